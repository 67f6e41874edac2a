using System.Globalization;
using System.Text.RegularExpressions;
using SkiaSharp;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>Reads QR codes with ZXing, which is not what writes them.</summary>
internal static partial class QrReader
{
    public static string ReadPng(byte[] png)
    {
        using var picture = SKBitmap.Decode(png);
        return Read(picture);
    }

    /// <summary>Reads a code that is drawn as horizontal bars, each of them M x y h width.</summary>
    public static string ReadSvg(string svg)
    {
        var size = int.Parse(ViewBox().Match(svg).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        using var picture = new SKBitmap(4 * size, 4 * size);
        using var canvas = new SKCanvas(picture);
        using var ink = new SKPaint { Color = SKColors.Black };
        canvas.Clear(SKColors.White);
        foreach (Match bar in Bar().Matches(svg[svg.LastIndexOf("<path", StringComparison.Ordinal)..]))
        {
            var (x, y, width) = (Number(bar, 1), Number(bar, 2), Number(bar, 3));
            canvas.DrawRect(4 * x, 4 * y, 4 * width, 4, ink);
        }

        return Read(picture);
    }

    private static int Number(Match bar, int group) => int.Parse(bar.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string Read(SKBitmap picture)
    {
        var grey = picture.Pixels.Select(pixel => pixel.Red).ToArray();
        var source = new RGBLuminanceSource(grey, picture.Width, picture.Height, RGBLuminanceSource.BitmapFormat.Gray8);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)))!.Text;
    }

    [GeneratedRegex("viewBox=\"0 0 ([0-9]+) ")]
    private static partial Regex ViewBox();

    [GeneratedRegex("M([0-9]+) ([0-9]+)h([0-9]+)v1h-[0-9]+z")]
    private static partial Regex Bar();
}

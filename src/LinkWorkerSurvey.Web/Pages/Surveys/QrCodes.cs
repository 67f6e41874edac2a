using System.Text;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Web.Security;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>
/// Serves the QR code of a link in use, as SVG and PNG. The files are named by the link's slug, which has only safe characters.
/// </summary>
internal static class QrCodes
{
    // The pixels of a module (the smallest square). A code of 45 modules, with its margin, has 1,080 pixels: 9 cm in print at 300 dpi.
    private const int PixelsPerModule = 24;

    public static void MapQrCodes(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/surveys/{window}/share/{file}", AnswerAsync).Require(Permission.ManageWindows);

    private static async Task<IResult> AnswerAsync(
        string window, string file, HttpRequest request, SurveyDbContext db, CancellationToken cancel)
    {
        var (slug, format) = (Path.GetFileNameWithoutExtension(file), Path.GetExtension(file));
        if (format is not (".svg" or ".png")
            || !await db.SurveyLinks.AnyAsync(l => l.Slug == slug && l.Window.Slug == window && l.RetiredAt == null, cancel))
            return TypedResults.NotFound();
        using var code = QRCodeGenerator.GenerateQrCode(LinkAddress.Of(request, slug), QRCodeGenerator.ECCLevel.M);
        return format == ".svg"
            ? TypedResults.File(Svg(code), "image/svg+xml; charset=utf-8", $"qr-code-{file}")
            : TypedResults.File(new PngByteQRCode(code).GetGraphic(PixelsPerModule), "image/png", $"qr-code-{file}");
    }

    // One path: squares drawn one by one show seams between them. The matrix includes the margin of 4 modules.
    private static byte[] Svg(QRCodeData code)
    {
        var rows = code.ModuleMatrix;
        var size = rows.Count;
        var svg = new StringBuilder($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{PixelsPerModule * size}\" ")
            .Append($"height=\"{PixelsPerModule * size}\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">")
            .Append($"<path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path d=\"");
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var from = x;
                while (x < size && rows[y][x])
                    x++;
                if (x > from)
                    svg.Append($"M{from} {y}h{x - from}v1h-{x - from}z");
            }
        }

        return Encoding.UTF8.GetBytes(svg.Append("\"/></svg>").ToString());
    }
}

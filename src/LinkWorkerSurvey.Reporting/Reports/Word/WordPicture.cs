using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using LinkWorkerSurvey.Reporting.Charts;
using Chart = LinkWorkerSurvey.Reporting.Charts.Drawing;
using Drawing = DocumentFormat.OpenXml.Wordprocessing.Drawing;
using FrameProperties = DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties;
using NonVisual = DocumentFormat.OpenXml.Drawing.Pictures;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>Places charts as pictures that are as wide as the text, with the words for people who cannot see them.</summary>
internal static class WordPicture
{
    private const string PictureSchema = "http://schemas.openxmlformats.org/drawingml/2006/picture";

    public static Run Of(WordFile file, Chart chart, uint number)
    {
        const long Width = WordPage.Width * WordPage.EmuInTwip;
        var height = Width * chart.Height / chart.Width;
        var picture = new NonVisual.Picture(
            new NonVisual.NonVisualPictureProperties(
                new NonVisual.NonVisualDrawingProperties { Id = number, Name = $"Figure {number}", Description = chart.Description },
                new NonVisual.NonVisualPictureDrawingProperties(new PictureLocks { NoChangeAspect = true })),
            new NonVisual.BlipFill(
                new Blip { Embed = file.Picture(PngWriter.Write(chart)) },
                new Stretch(new FillRectangle())),
            new NonVisual.ShapeProperties(
                new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = Width, Cy = height }),
                new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle }));
        return new Run(new Drawing(new Inline(
            new Extent { Cx = Width, Cy = height },
            new EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new DocProperties { Id = number, Name = $"Figure {number}", Title = chart.Title, Description = chart.Description },
            new FrameProperties(new GraphicFrameLocks { NoChangeAspect = true }),
            new Graphic(new GraphicData(picture) { Uri = PictureSchema }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        }));
    }
}

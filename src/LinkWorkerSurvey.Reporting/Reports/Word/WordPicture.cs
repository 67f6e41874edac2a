using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
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

    /// <summary>Returns a run with a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="picture">The key of its picture in the document.</param>
    /// <param name="number">Another number for each picture that is shown.</param>
    public static Run Of(Chart chart, string picture, uint number)
    {
        const long Width = WordPage.Width * WordPage.EmuInTwip;
        var height = Width * chart.Height / chart.Width;
        var placed = new NonVisual.Picture(
            new NonVisual.NonVisualPictureProperties(
                new NonVisual.NonVisualDrawingProperties { Id = number, Name = $"Chart {number}", Description = chart.Description },
                new NonVisual.NonVisualPictureDrawingProperties(new PictureLocks { NoChangeAspect = true })),
            new NonVisual.BlipFill(
                new Blip { Embed = picture },
                new Stretch(new FillRectangle())),
            new NonVisual.ShapeProperties(
                new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = Width, Cy = height }),
                new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle }));
        return new Run(new Drawing(new Inline(
            new Extent { Cx = Width, Cy = height },
            new EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new DocProperties { Id = number, Name = $"Chart {number}", Title = chart.Title, Description = chart.Description },
            new FrameProperties(new GraphicFrameLocks { NoChangeAspect = true }),
            new Graphic(new GraphicData(placed) { Uri = PictureSchema }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        }));
    }
}

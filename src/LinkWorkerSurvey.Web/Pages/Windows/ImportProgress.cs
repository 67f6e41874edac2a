using System.Threading.Channels;

namespace LinkWorkerSurvey.Web.Pages.Windows;

/// <summary>
/// How far an import has come, told to the script that asked; and the work stops where it would tell somebody who has left.
/// </summary>
internal sealed class ImportProgress(ChannelWriter<ImportLine> lines, CancellationToken left)
{
    public IProgress<int> Reading { get; } = new Told(lines, rows => new ImportLine(ImportWords.Reading, ImportWords.Read(rows)), left);

    public IProgress<int> Storing(int all) =>
        new Told(lines, stored => new ImportLine(ImportWords.Storing, ImportWords.Written(stored, all), (double)stored / all), left);

    // At once and in order; the framework's own progress says it on other threads.
    private sealed class Told(ChannelWriter<ImportLine> lines, Func<int, ImportLine> line, CancellationToken left) : IProgress<int>
    {
        public void Report(int value)
        {
            left.ThrowIfCancellationRequested();
            lines.TryWrite(line(value));
        }
    }
}

using System.Threading.Channels;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>
/// Reports the progress of an import to the script that requested it. If the client has disconnected, the next report cancels the import.
/// </summary>
internal sealed class ImportProgress(ChannelWriter<ImportLine> lines, CancellationToken left)
{
    public IProgress<int> Reading { get; } = new Told(lines, rows => new ImportLine(ImportText.Reading, ImportText.Read(rows)), left);

    public IProgress<int> Storing(int all) =>
        new Told(lines, stored => new ImportLine(ImportText.Storing, ImportText.Written(stored, all), (double)stored / all), left);

    // Reports synchronously and in order; Progress<T> would report on other threads.
    private sealed class Told(ChannelWriter<ImportLine> lines, Func<int, ImportLine> line, CancellationToken left) : IProgress<int>
    {
        public void Report(int value)
        {
            left.ThrowIfCancellationRequested();
            lines.TryWrite(line(value));
        }
    }
}

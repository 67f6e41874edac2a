using System.Globalization;

namespace LinkWorkerSurvey.Benchmarks;

/// <summary>Reads the processor time counted by the kernel, in seconds.</summary>
internal static class ProcessorTime
{
    // The unit of /proc on every Linux that .NET supports.
    private const double TicksPerSecond = 100;

    public static double Of(int process) => Read(process) is { } stat ? stat.Own / TicksPerSecond : 0;

    /// <summary>Returns the time of a process and its children, including ended ones for which it has waited.</summary>
    public static double OfFamily(int parent) =>
        ((Read(parent) is { } own ? own.Own + own.EndedChildren : 0) + Children(parent).Sum(child => child.Stat.Own)) / TicksPerSecond;

    /// <summary>Returns the resident memory of a process and its children, in MB.</summary>
    public static double MemoryOfFamily(int parent) => Memory(parent) + Children(parent).Sum(child =>
    {
        try
        {
            return Memory(child.Id);
        }
        catch (Exception ended) when (ended is IOException or InvalidOperationException)
        {
            return 0;
        }
    });

    /// <summary>Returns the resident memory of a process, in MB.</summary>
    public static double Memory(int process) => Status(process, "VmRSS:");

    /// <summary>Returns the highest resident memory of a process so far, in MB.</summary>
    public static double PeakMemory(int process) => Status(process, "VmHWM:");

    private static double Status(int process, string name) =>
        double.Parse(
            File.ReadLines($"/proc/{process}/status")
                .First(l => l.StartsWith(name, StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
            CultureInfo.InvariantCulture) / 1024;

    private static IEnumerable<(int Id, Stat Stat)> Children(int parent) =>
        from folder in Directory.EnumerateDirectories("/proc")
        let id = int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var process) ? process : 0
        let stat = id > 0 ? Read(id) : null
        where stat is not null && stat.Value.Parent == parent
        select (id, stat.Value);

    private static Stat? Read(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");

            // The name, in brackets, may contain spaces, so the fields are counted after it.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            long Field(int number) => long.Parse(fields[number], CultureInfo.InvariantCulture);
            return new Stat((int)Field(1), Field(11) + Field(12), Field(13) + Field(14));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private readonly record struct Stat(int Parent, long Own, long EndedChildren);
}

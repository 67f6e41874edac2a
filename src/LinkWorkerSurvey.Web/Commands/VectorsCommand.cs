using System.CommandLine;
using LinkWorkerSurvey.Suggestions.Vectors;
using LinkWorkerSurvey.Web.Hosting;

namespace LinkWorkerSurvey.Web.Commands;

/// <summary>
/// Defines the hidden command that <see cref="VectorProcess"/> starts: it reads texts from standard input and writes their vectors to
/// standard output. It writes nothing else anywhere, not even about an error: a message could hold a part of a text.
/// </summary>
internal static class VectorsCommand
{
    public static Command Make()
    {
        var command = new Command(VectorProcess.Command, "Makes sentence vectors for another process of this program.") { Hidden = true };
        command.SetAction(_ =>
        {
            try
            {
                using var input = Console.OpenStandardInput();
                using var output = Console.OpenStandardOutput();
                VectorProtocol.Serve(input, output, Load);
                return 0;
            }
            catch (Exception)
            {
                return 1;
            }
        });
        return command;
    }

    /// <summary>Loads the model; returns null if it or its library is not there.</summary>
    public static SentenceModel? Load()
    {
        try
        {
            return LoadModel();
        }
        catch (Exception exception)
            when (exception is IOException or DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            return null;
        }
    }

    // A method of its own, so that a missing assembly is an exception inside the other.
    private static SentenceModel LoadModel() => SentenceModel.Load();
}

using System.Security.Cryptography;
using LinkWorkerSurvey.Core.Secrets;
using LinkWorkerSurvey.Web.Failures;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>
/// Finds the survey secret, which encrypts pending submissions and is never stored in the database. It is in Survey:Secret, in the file
/// Survey:SecretFile or, in development, in a file created on first use.
/// </summary>
internal static class SurveySecret
{
    /// <exception cref="StartException">No secret is set, or the secret is not the base64 of at least 32 bytes.</exception>
    public static byte[] Find(IConfiguration settings, IHostEnvironment environment)
    {
        if (settings["Survey:Secret"] is { Length: > 0 } given)
            return Read(given, "Survey__Secret");
        if (settings["Survey:SecretFile"] is { Length: > 0 } file)
            return File.Exists(file)
                ? Read(File.ReadAllText(file), file)
                : throw new StartException($"The survey secret's file {file} is not there.");
        if (environment.IsDevelopment())
            return FindOrMake(Path.Combine(SurveyDatabase.DataFolder(settings, environment), "secret"));
        throw new StartException(
            "No survey secret is set: give 32 random bytes in base 64 in Survey__Secret, or their file in Survey__SecretFile ('openssl "
                + "rand -base64 32' makes them).");
    }

    private static byte[] FindOrMake(string file)
    {
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var writer = new StreamWriter(file, options);
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretKeys.SecretLength)));
        }

        return Read(File.ReadAllText(file), file);
    }

    private static byte[] Read(string text, string from)
    {
        try
        {
            if (Convert.FromBase64String(text.Trim()) is { Length: >= SecretKeys.SecretLength } secret)
                return secret;
        }
        catch (FormatException)
        {
            // The exception below reports this too.
        }

        throw new StartException(
            $"The survey secret in {from} is not {SecretKeys.SecretLength} bytes or more in base 64 ('openssl rand -base64 32' makes them)."
        );
    }
}

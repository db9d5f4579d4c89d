using System.IO;

namespace OutlookProfile.Cli.Packaging;

/// <summary>The scripts of installer/deploy, which are part of this program.</summary>
internal static class EmbeddedScript
{
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedScript).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"The script {name} is no resource of this program.");
        using var reader = new StreamReader(stream);
        // A checkout on Windows may have changed the line ends.
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}

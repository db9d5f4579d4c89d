using System;
using System.Collections.Generic;
using System.IO;
using OutlookProfile.Cli.Files;
using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Commands;

/// <summary>A configuration as a command takes it: a file, or standard input.</summary>
internal static class ConfigurationInput
{
    /// <summary>The name that means standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>What messages call standard input.</summary>
    private static string StandardInputName => Terminal.Say($"standard input");

    /// <summary>The checked configuration.</summary>
    /// <exception cref="ConfigurationException">With every mistake.</exception>
    /// <param name="policies">What holds where the file says nothing.</param>
    public static ProfileConfiguration Read(string path, IEnumerable<PropertyOverride>? policies = null) =>
        ConfigurationReader.Read(ReadText(path), NameOf(path), policies: policies);

    /// <param name="largest">In bytes.</param>
    /// <exception cref="ConfigurationException">It cannot be read, is too large, or is no text.</exception>
    public static string ReadText(string path, int largest = ConfigurationFile.LargestSize)
    {
        if (path == StandardInput)
        {
            using var input = Console.OpenStandardInput();
            return ConfigurationFile.Decode(ReadUpTo(input, largest + 1), StandardInputName, largest);
        }

        // A pipe that the shell has opened has a name here, and an end.
        return path.StartsWith("/dev/fd/", StringComparison.Ordinal)
            ? ConfigurationFile.Read(path, largest)
            : InputFile.Open(path, largest, file => ConfigurationFile.Read(file, largest));
    }

    public static string NameOf(string path) => path == StandardInput ? StandardInputName : path;

    private static byte[] ReadUpTo(Stream input, int most)
    {
        var content = new byte[most];
        return content[..input.ReadAtLeast(content, most, throwOnEndOfStream: false)];
    }
}

using System;
using OutlookProfile.Cli.Files;

namespace OutlookProfile.Cli.Packaging;

/// <summary>A picture of an application, as Intune and Configuration Manager take it.</summary>
internal sealed record Logo(string Path, byte[] Content, string MimeType)
{
    /// <summary>In bytes; what a catalogue shows is 250 x 250 points at most.</summary>
    private const int Largest = 1024 * 1024;

    public string FileName => "logo" + (MimeType == "image/png" ? ".png" : ".jpg");

    /// <exception cref="UsageException">It is no PNG and no JPEG file.</exception>
    public static Logo Read(string path)
    {
        var content = InputFile.ReadBytes(path, Largest);
        return new Logo(path, content, content.AsSpan() switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
            [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
            _ => throw new UsageException(path, $"this is no picture, expected a PNG or JPEG file"),
        });
    }
}

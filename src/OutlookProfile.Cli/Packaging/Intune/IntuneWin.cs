using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace OutlookProfile.Cli.Packaging.Intune;

/// <summary>
/// The .intunewin container of an Intune Win32 app: a zip with Detection.xml and the encrypted zip of the files to install
/// from. Memory stays flat; the two intermediate files lie in a folder that the caller removes.
/// </summary>
internal static class IntuneWin
{
    private const string ContentTypes =
        """<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="intunewin" ContentType="application/octet-stream" /><Default Extension="xml" ContentType="text/xml" /></Types>""";

    /// <param name="files">Paths; the first is the setup file.</param>
    public static void Write(string path, IReadOnlyList<string> files, MsiInformation msi, InstallContext context, ContentKeys keys, string workFolder)
    {
        using var archive = Temporary(workFolder);
        ContentArchive.Write(archive, files);
        archive.Position = 0;
        var digest = SHA256.HashData(archive);

        archive.Position = 0;
        using var encrypted = Temporary(workFolder);
        var mac = ContentEncryption.Encrypt(archive, encrypted, keys);

        using var detection = new MemoryStream();
        DetectionXml.Write(detection, Path.GetFileName(files[0]), new EncryptedContent(archive.Length, keys, mac, digest), msi, context);

        using var output = File.Create(path);
        using var container = new ZipArchive(output, ZipArchiveMode.Create);
        Add(container, "[Content_Types].xml", new MemoryStream(Encoding.UTF8.GetBytes(ContentTypes)), CompressionLevel.Optimal);
        // What is encrypted does not get smaller.
        Add(container, "IntuneWinPackage/Contents/" + DetectionXml.ContentName, encrypted, CompressionLevel.NoCompression);
        Add(container, "IntuneWinPackage/Metadata/Detection.xml", detection, CompressionLevel.Optimal);
    }

    private static void Add(ZipArchive container, string name, Stream content, CompressionLevel level)
    {
        content.Position = 0;
        ContentArchive.Add(container, name, content, level);
    }

    private static FileStream Temporary(string folder) =>
        new(Path.Combine(folder, Guid.NewGuid().ToString("N")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16, FileOptions.DeleteOnClose);
}

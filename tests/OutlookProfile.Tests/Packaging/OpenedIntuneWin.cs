using System;
using System.IO;
using System.Text;
using System.Xml.Linq;

namespace OutlookProfile.Tests.Packaging;

/// <summary>
/// An .intunewin taken apart with unzip and openssl by the steps that Intune's documentation and its uploaders describe;
/// nothing here is shared with the writer.
/// </summary>
internal sealed class OpenedIntuneWin
{
    private const int MacLength = 32;
    private const int VectorLength = 16;
    private readonly TemporaryFolder folder;
    private readonly string authenticated;

    public OpenedIntuneWin(string container, TemporaryFolder folder)
    {
        this.folder = folder;
        EntryNames = Encoding.UTF8.GetString(ToolProcess.Run("unzip", "-Z1", container)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        DetectionText = Encoding.UTF8.GetString(ToolProcess.Run("unzip", "-p", container, "IntuneWinPackage/Metadata/Detection.xml"));
        Detection = XDocument.Parse(DetectionText).Root!;

        var content = ToolProcess.Run("unzip", "-p", container, "IntuneWinPackage/Contents/IntunePackage.intunewin");
        Mac = content[..MacLength];
        Vector = content[MacLength..(MacLength + VectorLength)];
        authenticated = folder.Write("authenticated", content[MacLength..]);
        var encrypted = folder.Write("encrypted", content[(MacLength + VectorLength)..]);

        Archive = folder.File("archive.zip");
        ToolProcess.Run("openssl", "enc", "-d", "-aes-256-cbc", "-K", Hex("EncryptionKey"), "-iv", Hex("InitializationVector"), "-in", encrypted, "-out", Archive);
        ArchiveLength = new FileInfo(Archive).Length;
    }

    public string[] EntryNames { get; }

    public string DetectionText { get; }

    public XElement Detection { get; }

    /// <summary>As they stand before the encrypted content.</summary>
    public byte[] Mac { get; }

    public byte[] Vector { get; }

    /// <summary>The decrypted zip.</summary>
    public string Archive { get; }

    public long ArchiveLength { get; }

    public byte[] ComputeMac() => ToolProcess.Run("openssl", "dgst", "-sha256", "-mac", "HMAC", "-macopt", "hexkey:" + Hex("MacKey"), "-binary", authenticated);

    public byte[] ComputeDigest() => ToolProcess.Run("openssl", "dgst", "-sha256", "-binary", Archive);

    /// <returns>The folder with the files to install from.</returns>
    public string Extract()
    {
        var target = folder.File("extracted");
        ToolProcess.Run("unzip", "-q", Archive, "-d", target);
        return target;
    }

    public byte[] EncryptionBytes(string element) => Convert.FromBase64String(Detection.Element("EncryptionInfo")!.Element(element)!.Value);

    private string Hex(string element) => Convert.ToHexString(EncryptionBytes(element));
}

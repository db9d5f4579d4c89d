using System;
using System.IO;
using System.Text;
using System.Xml;

namespace OutlookProfile.Cli.Packaging.Intune;

/// <summary>What Detection.xml says of the encrypted content.</summary>
/// <param name="Size">Of the archive before encryption, in bytes.</param>
/// <param name="Mac">HMAC-SHA256 over vector and encrypted archive.</param>
/// <param name="Digest">SHA-256 of the archive before encryption.</param>
internal sealed record EncryptedContent(long Size, ContentKeys Keys, byte[] Mac, byte[] Digest);

/// <summary>
/// Detection.xml, which Intune reads first. Elements in the order in which Microsoft's tool writes them, since uploaders
/// deserialize them in sequence.
/// </summary>
internal static class DetectionXml
{
    public const string ContentName = "IntunePackage.intunewin";

    // The version of Microsoft's tool whose output this is.
    private const string ToolVersion = "1.8.6.0";

    public static void Write(Stream output, string setupFile, EncryptedContent content, MsiInformation msi, InstallContext context)
    {
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\r\n", Encoding = new UTF8Encoding(false) };
        using var xml = XmlWriter.Create(output, settings);
        xml.WriteStartElement("ApplicationInfo");
        xml.WriteAttributeString("xmlns", "xsd", null, "http://www.w3.org/2001/XMLSchema");
        xml.WriteAttributeString("xmlns", "xsi", null, "http://www.w3.org/2001/XMLSchema-instance");
        xml.WriteAttributeString("ToolVersion", ToolVersion);
        xml.WriteElementString("Name", msi.ProductName);
        xml.WriteElementString("UnencryptedContentSize", XmlConvert.ToString(content.Size));
        xml.WriteElementString("FileName", ContentName);
        xml.WriteElementString("SetupFile", setupFile);
        WriteEncryption(xml, content);
        WriteMsi(xml, msi, context);
        xml.WriteEndElement();
    }

    private static void WriteEncryption(XmlWriter xml, EncryptedContent content)
    {
        xml.WriteStartElement("EncryptionInfo");
        xml.WriteElementString("EncryptionKey", Convert.ToBase64String(content.Keys.EncryptionKey));
        xml.WriteElementString("MacKey", Convert.ToBase64String(content.Keys.MacKey));
        xml.WriteElementString("InitializationVector", Convert.ToBase64String(content.Keys.InitializationVector));
        xml.WriteElementString("Mac", Convert.ToBase64String(content.Mac));
        xml.WriteElementString("ProfileIdentifier", "ProfileVersion1");
        xml.WriteElementString("FileDigest", Convert.ToBase64String(content.Digest));
        xml.WriteElementString("FileDigestAlgorithm", "SHA256");
        xml.WriteEndElement();
    }

    private static void WriteMsi(XmlWriter xml, MsiInformation msi, InstallContext context)
    {
        xml.WriteStartElement("MsiInfo");
        xml.WriteElementString("MsiProductCode", msi.ProductCode);
        xml.WriteElementString("MsiProductVersion", msi.ProductVersion);
        xml.WriteElementString("MsiPackageCode", msi.PackageCode);
        xml.WriteElementString("MsiUpgradeCode", msi.UpgradeCode);
        xml.WriteElementString("MsiExecutionContext", context.ToString());
        WriteFlag(xml, "MsiRequiresLogon", false);
        WriteFlag(xml, "MsiRequiresReboot", msi.RequiresReboot);
        WriteFlag(xml, "MsiIsMachineInstall", context == InstallContext.System);
        WriteFlag(xml, "MsiIsUserInstall", context == InstallContext.User);
        WriteFlag(xml, "MsiIncludesServices", msi.IncludesServices);
        WriteFlag(xml, "MsiIncludesODBCDataSource", msi.IncludesOdbcDataSource);
        WriteFlag(xml, "MsiContainsSystemRegistryKeys", msi.WritesLocalMachine || (msi.WritesUserOrMachine && context == InstallContext.System));
        WriteFlag(xml, "MsiContainsSystemFolders", msi.ContainsSystemFolders);
        xml.WriteElementString("MsiPublisher", msi.Publisher);
        xml.WriteEndElement();
    }

    private static void WriteFlag(XmlWriter xml, string name, bool value) => xml.WriteElementString(name, XmlConvert.ToString(value));
}

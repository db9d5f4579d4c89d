using System.IO;
using System.Security.Cryptography;

namespace OutlookProfile.Cli.Packaging.Intune;

/// <summary>
/// The content of an .intunewin: HMAC-SHA256 of all that follows it, initialization vector, AES-256-CBC with PKCS#7
/// padding (Encryptor.cs of svrooij/ContentPrep, which uploads to Intune).
/// </summary>
internal static class ContentEncryption
{
    /// <summary>Encrypts in pieces, whatever the size.</summary>
    /// <param name="output">Empty; is read back for the HMAC.</param>
    /// <returns>The HMAC, 32 bytes.</returns>
    public static byte[] Encrypt(Stream plain, Stream output, ContentKeys keys)
    {
        output.Write(new byte[HMACSHA256.HashSizeInBytes]);
        output.Write(keys.InitializationVector);
        using (var aes = Aes.Create())
        using (var encryptor = aes.CreateEncryptor(keys.EncryptionKey, keys.InitializationVector))
        using (var stream = new CryptoStream(output, encryptor, CryptoStreamMode.Write, leaveOpen: true))
        {
            plain.CopyTo(stream);
        }

        output.Position = HMACSHA256.HashSizeInBytes;
        var mac = HMACSHA256.HashData(keys.MacKey, output);
        output.Position = 0;
        output.Write(mac);
        return mac;
    }
}

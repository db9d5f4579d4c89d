using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using OutlookProfile.Cli.Files;

namespace OutlookProfile.Cli.Packaging.Intune;

/// <summary>
/// What the content of an .intunewin is encrypted with. The container carries it along in Detection.xml: it protects the
/// upload, not the content.
/// </summary>
public sealed class ContentKeys
{
    /// <summary>In bytes.</summary>
    private const int LargestFile = 4096;

    private ContentKeys(byte[] encryptionKey, byte[] macKey, byte[] initializationVector)
    {
        EncryptionKey = encryptionKey;
        MacKey = macKey;
        InitializationVector = initializationVector;
    }

    /// <summary>AES-256: 32 bytes.</summary>
    public byte[] EncryptionKey { get; }

    /// <summary>HMAC-SHA256: 32 bytes.</summary>
    public byte[] MacKey { get; }

    /// <summary>CBC: 16 bytes.</summary>
    public byte[] InitializationVector { get; }

    public static ContentKeys Random() =>
        new(RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(16));

    /// <summary>Three lines, in any order: the name of the key, "=", its bytes in hexadecimal.</summary>
    /// <exception cref="UsageException">A line is none of these, or a key is missing. No message repeats a key.</exception>
    public static ContentKeys Read(string path)
    {
        var keys = new Dictionary<string, byte[]?>(StringComparer.Ordinal)
        {
            [nameof(EncryptionKey)] = null,
            [nameof(MacKey)] = null,
            [nameof(InitializationVector)] = null,
        };
        var number = 0;
        foreach (var line in InputFile.Open(path, LargestFile, File.ReadAllLines))
        {
            number++;
            if (line.Trim().Length > 0)
            {
                ReadLine(line, $"{path}({number})", keys);
            }
        }

        return new(
            Required(path, keys, nameof(EncryptionKey)),
            Required(path, keys, nameof(MacKey)),
            Required(path, keys, nameof(InitializationVector)));
    }

    private static void ReadLine(string line, string place, Dictionary<string, byte[]?> keys)
    {
        var separator = line.IndexOf('=');
        var name = separator < 0 ? "" : line[..separator].Trim();
        if (!keys.TryGetValue(name, out var earlier))
        {
            throw new UsageException(place, $"expected one of {string.Join(", ", keys.Keys)}, then = and hexadecimal digits");
        }

        if (earlier is not null)
        {
            throw new UsageException(place, $"{name} is given twice");
        }

        keys[name] = ReadHexadecimal(line[(separator + 1)..].Trim(), Length(name), $"{place}: {name}");
    }

    private static byte[] ReadHexadecimal(string text, int length, string place)
    {
        var bytes = new byte[length];
        return text.Length == 2 * length && Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done
            ? bytes
            : throw new UsageException((Text)$"{place} must be {2 * length} hexadecimal digits");
    }

    private static byte[] Required(string path, Dictionary<string, byte[]?> keys, string name) =>
        keys[name] ?? throw new UsageException(path, $"{name} is missing; expected {2 * Length(name)} hexadecimal digits");

    private static int Length(string name) => name == nameof(InitializationVector) ? 16 : 32;
}

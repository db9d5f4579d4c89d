using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace OutlookProfile.Cli.Transforms;

/// <summary>A transform that was made for one site of a fleet. There may be many of them: each holds no more than it must.</summary>
internal sealed class SiteTransform(string site, string folder, byte[] content)
{
    public const string Extension = ".mst";

    private readonly byte[] hash = SHA256.HashData(content);

    public string Site { get; } = site;

    public string Path => System.IO.Path.Combine(folder, FileName);

    /// <summary>Of the file, in hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(hash);

    private string FileName => FileNameOf(Site);

    public static string FileNameOf(string site) => site + Extension;

    /// <summary>For a spreadsheet or a script: site, file, SHA-256 and the command line of an installation for all users. RFC 4180, UTF-8 with the mark by which Excel knows it.</summary>
    public static void WriteSummary(Stream output, IEnumerable<SiteTransform> transforms, string msi)
    {
        using var text = new StreamWriter(output, Encoding.UTF8, leaveOpen: true) { NewLine = "\r\n" };
        text.WriteLine("site,file,sha256,command");
        foreach (var transform in transforms)
        {
            var file = transform.FileName;
            var command = $"msiexec /i \"{System.IO.Path.GetFileName(msi)}\" TRANSFORMS=\"{file}\" ALLUSERS=1 /qn /norestart";
            text.WriteLine(string.Join(',', new[] { transform.Site, file, transform.Sha256, command }.Select(Quote)));
        }
    }

    private static string Quote(string field) => field.IndexOfAny(['"', ',']) < 0 ? field : $"\"{field.Replace("\"", "\"\"")}\"";
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using OutlookProfile.Bench.Measuring;
using OutlookProfile.Capture;

namespace OutlookProfile.Bench.Figures;

/// <summary>Reading registration files that are meant to be slow, against decoding their text.</summary>
internal sealed class CaptureBenchmark : IBenchmark
{
    private const string Header = "Windows Registry Editor Version 5.00\r\n\r\n";

    public string Name => "capture";

    public string? Obstacle => null;

    public IEnumerable<Figure> Measure()
    {
        yield return Measure("capture-wide", "a registration file of 200000 values in one key", Wide());
        yield return Measure("capture-deep", "5 MB of keys 500 deep", Deep());
    }

    private static Figure Measure(string name, string subject, byte[] file)
    {
        var held = 0L;
        var samples = PairedRuns.Time(
            5,
            () =>
            {
                var before = GC.GetTotalMemory(forceFullCollection: true);
                var hive = RegFileHive.Load(file, name);
                held = GC.GetTotalMemory(forceFullCollection: true) - before;
                GC.KeepAlive(hive);
            },
            () => Encoding.Unicode.GetString(file).Split('\n'));
        return samples.Named(name, subject, "splitting its text into lines", "ms", 1.6, note: string.Create(CultureInfo.InvariantCulture, $"{held / 1024 / 1024} MB held"));
    }

    private static byte[] Wide()
    {
        var text = new StringBuilder(Header).Append(@"[HKEY_CURRENT_USER\Software\Wide]").Append("\r\n");
        for (var value = 0; value < 200_000; value++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\"{value:x8}\"=dword:{value:x8}\r\n");
        }

        return [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text.ToString())];
    }

    private static byte[] Deep()
    {
        var text = new StringBuilder(Header);
        for (var key = 0; text.Length < 2_500_000; key++)
        {
            text.Append(CultureInfo.InvariantCulture, $@"[HKEY_CURRENT_USER\{key}").Insert(text.Length, @"\a", 500).Append("]\r\n");
        }

        return [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text.ToString())];
    }
}

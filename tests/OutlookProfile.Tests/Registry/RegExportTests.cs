using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Tests.Registry;

/// <summary>The system's own exporter is the judge of our registration files.</summary>
[TestClass]
[TestCategory("Windows")]
[OSCondition(OperatingSystems.Windows)]
public sealed class RegExportTests
{
    private readonly string key = @"Software\OutlookProfileTests\" + Guid.NewGuid().ToString("N");

    private readonly WindowsRegistry registry = WindowsRegistry.ForCurrentUser();

    [TestCleanup]
    public void RemoveKey() => registry.DeleteKey(key);

    [TestMethod]
    public async Task Write_GivesTheBytesOfRegExport()
    {
        registry.SetValue(key, RegistryValue.String("", "default"));
        registry.SetValue(key, RegistryValue.String("A \"quoted\" name", "C:\\x"));
        registry.SetValue(key, RegistryValue.DWord("B", 0xABCDEF));
        registry.SetValue(key, RegistryValue.ExpandString("C", "%USERNAME%"));
        registry.SetValue(key, new RegistryValue("D", RegistryValueType.None, []));
        registry.SetValue(key, new RegistryValue("E", (RegistryValueType)4000, [1, 2]));
        registry.SetValue(key, new RegistryValue("G", RegistryValueType.MultiString, Encoding.Unicode.GetBytes("a\0b\0\0")));
        for (var length = 20; length < 30; length++)
        {
            registry.SetValue(key, RegistryValue.Binary("H" + length, new byte[length]));
        }

        registry.SetValue(key, RegistryValue.Binary("I", new byte[200]));

        var file = Path.GetTempFileName();
        try
        {
            using (var export = Process.Start("reg", ["export", @"HKCU\" + key, file, "/y"]))
            {
                await export.WaitForExitAsync();
                Assert.AreEqual(0, export.ExitCode);
            }

            var expected = await File.ReadAllBytesAsync(file);
            var actual = RegFileWriter.Encode(RegFileWriter.Write(RegFileWriter.FromRegistry(registry, "HKEY_CURRENT_USER", key)));
            Assert.AreEqual(Encoding.Unicode.GetString(expected), Encoding.Unicode.GetString(actual));
        }
        finally
        {
            File.Delete(file);
        }
    }
}

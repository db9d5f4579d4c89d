using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Installer.Tests.Harness;

/// <summary>A profile of Outlook 2010 as an outside reader finds it in the registry.</summary>
internal sealed class Profile
{
    public const string Root = Snapshot.User + @"\Software\Microsoft\Windows NT\CurrentVersion\Windows Messaging Subsystem\Profiles";

    private const string MasterSection = "9207f3e0a3b11019908b08002b2a56c2";
    private const string GlobalSection = "0a0d020000000000c000000000000046";

    private readonly RegistryExport registry;
    private readonly string name;

    private Profile(RegistryExport registry, string name)
    {
        this.registry = registry;
        this.name = name;
    }

    public static Profile Read(TestMachine machine, string name = "Corporate Mail") => new(machine.ExportRegistry(Root), name);

    /// <summary>The name in DefaultProfile, in the export's notation.</summary>
    public string? Default => registry[Root, "DefaultProfile"];

    /// <summary>A value of the Exchange account's section, in the export's notation.</summary>
    public string? Account(string value) => registry[AccountKey, value];

    /// <summary>A value of the profile's global section, in the export's notation.</summary>
    public string? Global(string value) => registry[$@"{Root}\{name}\{GlobalSection}", value];

    /// <summary>The services in the master section, as bytes of their identifiers.</summary>
    public int ServiceCount => Bytes(registry[$@"{Root}\{name}\{MasterSection}", "01023d0e"]).Length / 16;

    /// <summary>The text of a PT_UNICODE value of the account.</summary>
    public string AccountText(string value) => System.Text.Encoding.Unicode.GetString(Bytes(Account(value))).TrimEnd('\0');

    /// <summary>The number of a PT_LONG value of the account, which MAPI keeps as four bytes.</summary>
    public uint AccountNumber(string value) => System.BitConverter.ToUInt32(Bytes(Account(value)));

    /// <summary>Found through PR_EMSMDB_SECTION_UID of the global section.</summary>
    private string AccountKey => $@"{Root}\{name}\{System.Convert.ToHexStringLower(Bytes(Global("01023d15")))}";

    private static byte[] Bytes(string? exported)
    {
        Assert.IsNotNull(exported, "The value is not there.");
        Assert.StartsWith("hex:", exported);
        return System.Convert.FromHexString(exported["hex:".Length..].Replace(",", ""));
    }
}

namespace Installer.Tests.Harness;

/// <summary>A profile of the configured name that was there before us, with values of every kind, also such as no program ought to write.</summary>
internal static class HandMadeProfile
{
    private const string Key = Profile.Root + @"\Corporate Mail";

    public static void PutOnto(TestMachine machine) => machine.ImportRegistry($"""
        Windows Registry Editor Version 5.00

        [{Profile.Root}]
        "DefaultProfile"="Old Mail"

        [{Key}]

        [{Key}\9207f3e0a3b11019908b08002b2a56c2]
        "01023d0e"=hex:
        "001f3001"=hex:4f,00,6c,00,64,00,00,00

        [{Key}\Something else]
        "Number"=dword:0000002a
        "Text"="Gr\u00fc\u00dfe"
        "Odd"=hex(fa0):01,02,03
        "Nothing"=hex(0):
        "Half a text"=hex(1):41,00,42

        """.Replace("\\u00fc", "\u00fc").Replace("\\u00df", "\u00df"));

    public static void RemoveFrom(TestMachine machine) => machine.ImportRegistry($"""
        Windows Registry Editor Version 5.00

        [-{Key}]

        """);
}

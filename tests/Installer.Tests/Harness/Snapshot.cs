namespace Installer.Tests.Harness;

/// <summary>The user's whole registry but for what Windows Installer and Wine keep there for themselves.</summary>
internal static class Snapshot
{
    public const string User = "HKEY_CURRENT_USER";

    public static string Take(TestMachine machine) =>
        machine.ExportRegistry(User).Without(User + @"\Software\Microsoft\Installer", User + @"\Software\Wine").ToString();
}

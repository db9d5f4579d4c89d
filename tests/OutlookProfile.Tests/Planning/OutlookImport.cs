using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Planning;

/// <summary>Outlook's part of profile.by import: the profile is there, the default, with a section of its own making; ImportPRF is used up.</summary>
internal static class OutlookImport
{
    public static readonly ProfileConfiguration Configuration = TestData.Acme with { Profile = TestData.Acme.Profile with { By = ProfileMaker.Import } };

    /// <param name="registry">The hive of jdoe.</param>
    public static void Run(IRegistry registry, OutlookVersion version)
    {
        registry.DeleteValue($@"Software\Microsoft\Office\{version.Number()}\Outlook\Setup", "ImportPRF");

        // Which values an account of 2010 and later gets of a .prf, the registry plan knows: PrfTests hold the two together.
        var somebody = TestData.Jane with { Name = "Outlook" };
        var made = UserMachine.With(TestData.Acme with { Mailbox = new("jdoe", "jdoe@acme.com") }, version, somebody);
        foreach (var (name, value) in made.Values(OutlookRelease.Of(version).ProfilesKey))
        {
            registry.SetValue(RegistryPath.Parent(RegistryPath.Join(OutlookRelease.Of(version).ProfilesKey, name)), value);
        }

        registry.SetValue(OutlookRelease.Of(version).DefaultProfileKey, RegistryValue.String("DefaultProfile", "Corporate Mail"));
    }
}

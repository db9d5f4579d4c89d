using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Installer.Tests.Harness;

/// <summary>A silent installation in the making, for the current user unless said otherwise. Reads as a sentence.</summary>
internal sealed class Installation
{
    private readonly TestMachine machine;
    private readonly List<string> transforms = [];
    private readonly List<string> properties = [];
    private string package;
    private string allUsers = "\"\"";

    private Installation(TestMachine machine)
    {
        this.machine = machine;
        package = machine.Place("OutlookProfile.msi", File.ReadAllBytes(Repository.Package));
    }

    public static Installation On(TestMachine machine) => new(machine);

    /// <summary>Another package than the shipped one.</summary>
    public Installation Of(byte[] otherPackage, string name = "other.msi")
    {
        package = machine.Place(name, otherPackage);
        return this;
    }

    public Installation WithTransform(byte[] transform)
    {
        transforms.Add(machine.Place($"site{transforms.Count + 1}.mst", transform));
        return this;
    }

    public Installation WithConfigurationFile(string json) => With("CONFIGFILE", machine.Place("site.json", json));

    public Installation With(string property, string value)
    {
        properties.Add($"{property}=\"{value}\"");
        return this;
    }

    public Installation ForAllUsers()
    {
        allUsers = "1";
        return this;
    }

    public MsiexecResult Install() => machine.Msiexec($"/i \"{package}\" {Arguments()}");

    /// <summary>Transforms have to be named again for Wine, which forgets them; Windows applies its own copies anyway.</summary>
    public MsiexecResult Uninstall() => machine.Msiexec($"/x \"{package}\" {Arguments()}");

    /// <summary>ALLUSERS comes last: Wine takes "" followed by more for an escaped quote.</summary>
    private string Arguments() =>
        string.Join(' ', properties
            .Concat(transforms.Count == 0 ? [] : [$"TRANSFORMS=\"{string.Join(';', transforms)}\""])
            .Append($"ALLUSERS={allUsers}"));
}

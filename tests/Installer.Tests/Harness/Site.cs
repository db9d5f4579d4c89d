using System.IO;
using System.Text;
using WindowsInstaller.Database;
using WindowsInstaller.Transforms;

namespace Installer.Tests.Harness;

/// <summary>Transforms of sites.</summary>
internal static class Site
{
    /// <summary>The worked example.</summary>
    public static byte[] Acme => Transform(File.ReadAllText(Repository.PathOf("config/acme.json")));

    /// <summary>The transform that gives the shipped package this configuration, right or wrong.</summary>
    public static byte[] Transform(string json) =>
        TransformBuilder.Edit(
            InstallerDatabase.Open(Repository.Package),
            package => package.Tables["Binary"].Rows.Find(row => (string?)row[0] == "ProfileConfiguration")![1] = Encoding.UTF8.GetBytes(json)).ToBytes();
}

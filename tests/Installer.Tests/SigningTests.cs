using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Database;

namespace Installer.Tests;

/// <summary>`build.sh sign` with a certificate made for the test, judged by osslsigncode.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "signtool signs there, with a certificate that Windows trusts; runs on Linux")]
public sealed class SigningTests
{
    private static string folder = "";

    private static string Package => Path.Combine(folder, "OutlookProfile.msi");

    [ClassInitialize]
    public static void SignCopies(TestContext context)
    {
        folder = Directory.CreateTempSubdirectory("signed-").FullName;
        Run("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout key.pem -out certificate.pem -subj '/CN=Test' "
            + "-addext extendedKeyUsage=codeSigning -addext keyUsage=digitalSignature");
        File.WriteAllText(Path.Combine(folder, "password"), "correct horse");
        Run("openssl pkcs12 -export -in certificate.pem -inkey key.pem -out certificate.p12 -passout file:password");
        Run($"dotnet build '{Repository.PathOf("installer/Installer.wixproj")}' -c Release --no-restore --nologo -p:Signed=true -p:Artifacts='{folder}/'", Identity);
    }

    [ClassCleanup]
    public static void RemoveCopies() => Directory.Delete(folder, recursive: true);

    private static Dictionary<string, string> Identity => new()
    {
        ["SIGN_PKCS12"] = Path.Combine(folder, "certificate.p12"),
        ["SIGN_PASSWORD_FILE"] = Path.Combine(folder, "password"),
    };

    [TestMethod]
    public void Package_IsSigned() => ExpectSigned(Package);

    /// <summary>Before it is packed: signing what a package carries afterwards would be too late.</summary>
    [TestMethod]
    public void ActionDll_IsSigned_InsideThePackage()
    {
        var binary = InstallerDatabase.Open(Package).Tables["Binary"].Rows.Single(row => row[0] is "Actions");
        File.WriteAllBytes(Path.Combine(folder, "actions.dll"), (byte[])binary[1]!);

        ExpectSigned("actions.dll");
    }

    [TestMethod]
    public void Tool_IsSigned_InsideThePackage()
    {
        File.WriteAllBytes(Path.Combine(folder, "cab1.cab"), InstallerDatabase.Open(Package).Streams["cab1.cab"]);
        Run("gcab --extract cab1.cab");

        ExpectSigned("ToolExe");
    }

    [TestMethod]
    public void Transform_LeavesTheSignatureIntact()
    {
        Run($"'{Repository.Tool}' transform --msi OutlookProfile.msi --config '{Repository.PathOf("config/acme.json")}' --output acme.mst");

        ExpectSigned(Package);
        Run("cp OutlookProfile.msi changed.msi && msibuild changed.msi -q \"INSERT INTO Property (Property, Value) VALUES ('A', '1')\"");
        Assert.AreNotEqual(0, Verify("changed.msi").ExitCode, "a changed package is no longer what was signed");
    }

    [TestMethod]
    public void SignedPackage_Installs()
    {
        using var machine = TestMachine.Create();
        var installation = Installation.On(machine).Of(File.ReadAllBytes(Package)).WithTransform(Site.Acme);

        Expect.Installed(installation.Install());
        Expect.Uninstalled(installation.Uninstall());
    }

    [TestMethod]
    public void WrongPassword_IsReported_AndLeavesTheFile()
    {
        File.WriteAllBytes(Path.Combine(folder, "tool.exe"), [1]);
        File.WriteAllText(Path.Combine(folder, "wrong"), "wrong");

        var result = Try($"'{Repository.PathOf("installer/signing/sign.sh")}' tool.exe", new(Identity) { ["SIGN_PASSWORD_FILE"] = Path.Combine(folder, "wrong") });

        Assert.AreEqual(1, result.ExitCode);
        Assert.Contains("sign.sh: tool.exe is not signed: ", result.Output);
        CollectionAssert.AreEqual(new byte[] { 1 }, File.ReadAllBytes(Path.Combine(folder, "tool.exe")));
    }

    [TestMethod]
    public void NoCertificate_IsReported()
    {
        var result = Try($"'{Repository.PathOf("installer/signing/sign.sh")}' tool.exe", []);

        Assert.AreEqual("sign.sh: no certificate: set SIGN_PKCS12, or SIGN_PKCS11_MODULE, SIGN_KEY and SIGN_CERTIFICATE for a token", result.Output.Trim());
    }

    private static void ExpectSigned(string file)
    {
        var result = Verify(file);
        Assert.AreEqual(0, result.ExitCode, result.Output);
        Assert.Contains("Number of verified signatures: 1", result.Output);
    }

    private static ProcessResult Verify(string file) => Try($"osslsigncode verify -CAfile certificate.pem -in '{file}'", []);

    private static void Run(string command, Dictionary<string, string>? environment = null)
    {
        var result = Try(command, environment ?? []);
        Assert.AreEqual(0, result.ExitCode, $"{command}: {result.Output}");
    }

    private static ProcessResult Try(string command, Dictionary<string, string> environment) =>
        ProcessRunner.Run($"cd '{folder}' && {{ {command}; }}", Path.Combine(folder, Guid.NewGuid().ToString("N") + ".output"), environment);
}

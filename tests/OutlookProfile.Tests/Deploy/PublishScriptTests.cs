using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Tests.Cli;
using OutlookProfile.Tests.Packaging;

namespace OutlookProfile.Tests.Deploy;

/// <summary>The Intune upload script, run from a package against Graph as it is documented.</summary>
[TestClass]
public sealed class PublishScriptTests
{
    private const string Group = "3f0b4c55-9b64-4b3d-8e7f-1a017a5d0e54";

    private readonly WorkFolder folder = new();
    private readonly PowerShellHost host = new();
    private readonly GraphStandIn graph = new();

    [TestInitialize]
    public void MakePackage()
    {
        File.WriteAllBytes(folder.PathTo("logo.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]);
        ProgramRun.OutputOf(
            "package", "intune", "--msi", folder.WritePackage(), "--output", folder.PathTo("out"), "--logo", folder.PathTo("logo.png"),
            "--information-url", "https://helpdesk.acme.com/outlook", "--publisher", "Acme IT", "--notes", "Asked for by Oslo");
        host.SetVariable("standIn", graph);
        host.Define(PowerShellJson.Cmdlets + "\n" + GraphStandIn.Cmdlets);
    }

    [TestCleanup]
    public void Dispose()
    {
        host.Dispose();
        folder.Dispose();
    }

    [TestMethod]
    public void Description_IsWhatGraphPublishes_WithEverythingThatWasSaid()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(folder.PathTo("out/intune.json")));
        GraphSchema.AssertValid(json.RootElement, "win32LobApp");
        var app = json.RootElement;
        Assert.AreEqual(("Acme IT", "https://helpdesk.acme.com/outlook", "Asked for by Oslo", "x64,arm64"),
            (app.GetProperty("publisher").GetString(), app.GetProperty("informationUrl").GetString(), app.GetProperty("notes").GetString(), app.GetProperty("allowedArchitectures").GetString()));
        CollectionAssert.AreEqual(File.ReadAllBytes(folder.PathTo("logo.png")), app.GetProperty("largeIcon").GetProperty("value").GetBytesFromBase64());
    }

    [TestMethod]
    public void Script_UploadsCommitsAndAssigns_InTheDocumentedOrder()
    {
        var output = Run($"-GroupId {Group}");
        const string versions = "/app-1/microsoft.graph.win32LobApp/contentVersions";
        CollectionAssert.AreEqual(
            new[]
            {
                "POST ", $"POST {versions}", $"POST {versions}/1/files", $"GET {versions}/1/files/file-1", $"GET {versions}/1/files/file-1",
                $"POST {versions}/1/files/file-1/commit", $"GET {versions}/1/files/file-1", $"GET {versions}/1/files/file-1", "PATCH /app-1", "POST /app-1/assign",
            },
            graph.Requests);
        StringAssert.EndsWith(output.Single(), ": app-1");
        using var container = ZipFile.OpenRead(folder.PathTo("out/base.intunewin"));
        using var content = new MemoryStream();
        container.GetEntry("IntuneWinPackage/Contents/IntunePackage.intunewin")!.Open().CopyTo(content);
        CollectionAssert.AreEqual(content.ToArray(), graph.Uploaded);
        Assert.AreEqual("ProfileVersion1", graph.Committed!.Value.GetProperty("profileIdentifier").GetString());
    }

    [TestMethod]
    [DataRow("POST /app-1/microsoft.graph.win32LobApp/contentVersions")]
    [DataRow("POST /app-1/microsoft.graph.win32LobApp/contentVersions/1/files/file-1/commit")]
    [DataRow("POST /app-1/assign")]
    public void Script_DeletesTheApplication_WhenAStepFails(string failing)
    {
        graph.Failing = failing;
        StringAssert.Contains(Assert.Throws<RuntimeException>(() => Run($"-GroupId {Group}")).Message, "Graph says no.");
        Assert.AreEqual("DELETE /app-1", graph.Requests[^1]);
    }

    [TestMethod]
    public void Script_SendsNothing_WhenAskedWhatIf()
    {
        Run($"-GroupId {Group} -WhatIf");
        Assert.IsEmpty(graph.Requests);
        Assert.IsNull(graph.Uploaded);
    }

    [TestMethod]
    public void Script_RefusesAGroup_ThatIsNoObjectId()
    {
        StringAssert.Contains(Assert.Throws<RuntimeException>(() => Run("-GroupId 'Oslo laptops'")).Message, "GroupId");
        Assert.IsEmpty(graph.Requests);
    }

    private string[] Run(string arguments) => [.. host.Invoke($"& '{folder.PathTo("out/Publish-OutlookProfile.ps1")}' -Path '{folder.PathTo("out")}' {arguments}")];
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace OutlookProfile.Tests.Deploy;

/// <summary>Intune as Microsoft Graph shows it, and the storage behind it: takes the documented requests in their order, and nothing else.</summary>
public sealed class GraphStandIn
{
    public const string Cmdlets =
        """
        function global:Invoke-MgGraphRequest {
            param([Parameter(Mandatory)] [ValidateSet('GET', 'POST', 'PATCH', 'DELETE')] [string] $Method, [Parameter(Mandatory)] [string] $Uri,
                  [object] $Body, [string] $ContentType, [ValidateSet('HashTable', 'PSObject', 'Json')] [string] $OutputType)
            $global:standIn.Request($Method, $Uri, [string] $Body)
        }
        function global:Invoke-RestMethod {
            param([Parameter(Mandatory)] [ValidateSet('Put')] [string] $Method, [Parameter(Mandatory)] [string] $Uri, [object] $Body, [hashtable] $Headers, [string] $ContentType)
            $global:standIn.Put($Uri, $Body)
        }
        function global:Start-Sleep([int] $Seconds) { }
        function global:Write-Progress([string] $Activity, [int] $PercentComplete) { }
        function global:Add-Type([string] $AssemblyName) { }
        """;

    private const string Root = "https://graph.microsoft.com/v1.0/deviceAppManagement/mobileApps";
    private const string File = Root + "/app-1/microsoft.graph.win32LobApp/contentVersions/1/files/file-1";
    private const string Storage = "https://storage.example/container?sig=x";

    private readonly Dictionary<string, byte[]> blocks = [];
    private int polls;

    public List<string> Requests { get; } = [];

    /// <summary>The request that fails, as "METHOD path's end".</summary>
    public string? Failing { get; set; }

    /// <summary>What the storage has put together.</summary>
    public byte[]? Uploaded { get; private set; }

    public JsonElement? Committed { get; private set; }

    public object? Request(string method, string uri, string body)
    {
        var request = $"{method} {uri.Replace(Root, "", StringComparison.Ordinal)}";
        Requests.Add(request);
        if (request == Failing)
        {
            throw new InvalidOperationException("Graph says no.");
        }

        return (method, uri) switch
        {
            ("POST", Root) => Answer("app-1", Checked(body, "win32LobApp")),
            ("POST", Root + "/app-1/microsoft.graph.win32LobApp/contentVersions") => Answer("1", body == "{}"),
            ("POST", Root + "/app-1/microsoft.graph.win32LobApp/contentVersions/1/files") => Answer("file-1", Checked(body, "mobileAppContentFile")),
            ("GET", File) => Poll(),
            ("POST", File + "/commit") => Commit(body),
            ("PATCH", Root + "/app-1") => Answer("app-1", Checked(body, "win32LobApp")),
            ("POST", Root + "/app-1/assign") => Answer("", JsonDocument.Parse(body).RootElement.GetProperty("mobileAppAssignments").EnumerateArray().All(assignment => Checked(assignment.GetRawText(), "mobileAppAssignment"))),
            ("DELETE", Root + "/app-1") => null,
            _ => throw new InvalidOperationException($"{request} is no request that Graph documents."),
        };
    }

    /// <summary>"Put Block" and "Put Block List" of Azure Storage.</summary>
    public void Put(string uri, object body)
    {
        body = body is PSObject wrapped ? wrapped.BaseObject : body;
        var query = uri[(Storage.Length + 1)..];
        if (body is byte[] content)
        {
            StringAssert.StartsWith(query, "comp=block&blockid=");
            blocks[Uri.UnescapeDataString(query["comp=block&blockid=".Length..])] = [.. content];
            return;
        }

        Assert.AreEqual("comp=blocklist", query);
        var order = System.Xml.Linq.XDocument.Parse((string)body).Root!.Elements("Latest").Select(block => block.Value);
        Uploaded = [.. order.SelectMany(id => blocks[id])];
    }

    private PSObject Poll()
    {
        // The first answer of each step is that it is not done yet.
        var step = Committed is null ? "azureStorageUriRequest" : "commitFile";
        var answer = new PSObject();
        answer.Properties.Add(new PSNoteProperty("uploadState", step + (polls++ % 2 == 0 ? "Pending" : "Success")));
        answer.Properties.Add(new PSNoteProperty("azureStorageUri", Storage));
        return answer;
    }

    private PSObject Commit(string body)
    {
        Assert.IsNotNull(Uploaded, "nothing was uploaded before the commit");
        Committed = JsonDocument.Parse(body).RootElement.GetProperty("fileEncryptionInfo");
        GraphSchema.AssertValid(Committed.Value, "fileEncryptionInfo");
        return new PSObject();
    }

    private static PSObject Answer(string id, bool valid)
    {
        Assert.IsTrue(valid);
        var answer = new PSObject();
        answer.Properties.Add(new PSNoteProperty("id", id));
        return answer;
    }

    private static bool Checked(string body, string type)
    {
        GraphSchema.AssertValid(JsonDocument.Parse(body).RootElement, type);
        return true;
    }
}

using System.Collections.Generic;
using System.IO;
using System.Text;
using OutlookProfile.CustomActions.Actions;
using OutlookProfile.CustomActions.Sessions;

namespace Installer.Tests.Actions;

/// <summary>An installation that only remembers.</summary>
internal sealed class FakeSession : IImmediateSession, IDeferredSession
{
    public Dictionary<string, string> Properties { get; } = [];

    public Dictionary<string, byte[]> Binaries { get; } = [];

    /// <summary>The rows of the UIText table.</summary>
    public Dictionary<string, string> Texts { get; } = [];

    public List<string> Lines { get; } = [];

    public List<string> Errors { get; } = [];

    public FakeSession WithConfiguration(string json)
    {
        Binaries["ProfileConfiguration"] = Encoding.UTF8.GetBytes(json);
        return this;
    }

    public FakeSession With(string property, string value)
    {
        Properties[property] = value;
        return this;
    }

    public string GetProperty(string name) => Properties.GetValueOrDefault(name, "");

    public void SetProperty(string name, string value) => Properties[name] = value;

    public byte[] ReadBinary(string name) => Binaries.TryGetValue(name, out var content) ? content : throw new ActionException($"no Binary row '{name}'");

    /// <summary>A package without its files, as an administrative installation makes it.</summary>
    public byte[]? ReadPackageStream(string name) => null;

    public string ReadText(string key) => Texts.GetValueOrDefault(key, "");

    public void DoAction(string name) => Lines.Add($"DoAction {name}");

    public ActionData ReadActionData() => ActionData.Parse(GetProperty("CustomActionData"));

    public void Log(string text) => Lines.Add(text);

    public void ShowError(string text) => Errors.Add(text);

    public void ShowProgress(string text) => Lines.Add(text);
}

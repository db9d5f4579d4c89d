using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
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

    /// <summary>What was asked of Windows Installer, by name: each is a call to another process.</summary>
    public List<string> Calls { get; } = [];

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

    public string GetProperty(string name)
    {
        Calls.Add(nameof(GetProperty));
        return Properties.GetValueOrDefault(name, "");
    }

    public void SetProperty(string name, string value)
    {
        Calls.Add(nameof(SetProperty));
        Properties[name] = value;
    }

    /// <summary>Knows names of properties with OR between them, and no more of them than a Condition column holds.</summary>
    public bool Evaluate(string condition)
    {
        Calls.Add(nameof(Evaluate));
        return condition.Length <= 255 && Regex.IsMatch(condition, "^[A-Z]+( OR [A-Z]+)*$")
            ? condition.Split(" OR ").Any(name => Properties.GetValueOrDefault(name, "").Length > 0)
            : throw new InvalidOperationException(condition);
    }

    public byte[] ReadBinary(string name)
    {
        Calls.Add(nameof(ReadBinary));
        return Binaries.TryGetValue(name, out var content) ? content : throw new ActionException($"no Binary row '{name}'");
    }

    /// <summary>A package without its files, as an administrative installation makes it.</summary>
    public byte[]? ReadPackageStream(string name)
    {
        Calls.Add(nameof(ReadPackageStream));
        return null;
    }

    public string ReadText(string key)
    {
        Calls.Add(nameof(ReadText));
        return Texts.GetValueOrDefault(key, "");
    }

    public void DoAction(string name)
    {
        Calls.Add(nameof(DoAction));
        Lines.Add($"DoAction {name}");
    }

    public ActionData ReadActionData()
    {
        Calls.Add(nameof(ReadActionData));
        return ActionData.Parse(Properties.GetValueOrDefault("CustomActionData", ""));
    }

    public void Log(string text)
    {
        Calls.Add(nameof(Log));
        Lines.Add(text);
    }

    public void ShowError(string text)
    {
        Calls.Add(nameof(ShowError));
        Errors.Add(text);
    }

    public void ShowProgress(string text)
    {
        Calls.Add(nameof(ShowProgress));
        Lines.Add(text);
    }
}

using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Configuration;
using WindowsInstaller.Transforms;

namespace OutlookProfile.Cli.Transforms;

/// <summary>What a transform changes in its package, for people: cell by cell, and setting by setting for the configuration.</summary>
internal static class TransformDescription
{
    private static readonly Text Nothing = $"(nothing)";

    public static IEnumerable<Text> Lines(Transform transform, BasePackage package)
    {
        var lines = transform.View(package.Database);
        return lines.Count == 0 ? [$"changes nothing"] : lines.SelectMany(line => Describe(line, package));
    }

    private static IEnumerable<Text> Describe(TransformViewRow line, BasePackage package)
    {
        var place = line.Row is null ? line.Table : $"{line.Table} {OneLine.Escape(line.Row.Replace('\t', ','))}";
        yield return line.Column switch
        {
            TransformViewRow.Insert => $"{place}: new row",
            TransformViewRow.Delete => $"{place}: row deleted",
            TransformViewRow.Create => $"{place}: new table",
            TransformViewRow.Drop => $"{place}: table deleted",
            _ when line.Row is null => $"{place}: new column {line.Column} {line.Data as string}",
            _ => $"{place}: {line.Column}: {Show(line.Current)} -> {Show(line.Data)}",
        };
        if (BasePackage.IsConfiguration(line))
        {
            foreach (var change in ConfigurationChanges((byte[])line.Data!, package))
            {
                yield return $"  {change}";
            }
        }
    }

    private static IEnumerable<Text> ConfigurationChanges(byte[] content, BasePackage package)
    {
        Dictionary<string, string> before, after;
        try
        {
            before = ReadSettings(package.Configuration, Terminal.Say($"the package"));
            after = ReadSettings(content, Terminal.Say($"the transform"));
        }
        catch (ConfigurationException exception)
        {
            return exception.Mistakes.Select(mistake => mistake.Text).Prepend((Text)$"one of the two configurations is not valid, so that an installation would stop:");
        }

        return before.Keys.Union(after.Keys)
            .Select(path => (Path: path, Old: Value(before, path), New: Value(after, path)))
            .Where(setting => !setting.Old.Equals(setting.New))
            .Select(setting => (Text)$"{setting.Path}: {setting.Old} -> {setting.New}");
    }

    /// <summary>Every setting with its value in words, defaults too; none where no site is configured.</summary>
    private static Dictionary<string, string> ReadSettings(byte[] content, string name)
    {
        var json = ConfigurationFile.Decode(content, name);
        return NoConfiguration.Is(json) ? [] : ConfigurationValues.Of(ConfigurationReader.Read(json, name));
    }

    private static Text Value(Dictionary<string, string> settings, string path) => settings.TryGetValue(path, out var value) ? Text.Verbatim(value) : Nothing;

    private static Text Show(object? cell) => cell switch
    {
        null => Nothing,
        byte[] bytes => (Text)$"{bytes.Length} bytes",
        string text => $"\"{OneLine.Escape(text)}\"",
        _ => Text.Verbatim(cell.ToString()!),
    };
}

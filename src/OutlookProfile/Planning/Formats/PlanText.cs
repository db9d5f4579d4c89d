using System.Text;
using OutlookProfile.Changes;

namespace OutlookProfile.Planning.Formats;

/// <summary>The plan for people: key by key, each value with its MAPI name, its meaning and the reason for it.</summary>
public static class PlanText
{
    private const string Root = @"HKEY_CURRENT_USER\";

    /// <param name="language">The reader's.</param>
    public static string Write(ProfilePlan plan, Language language)
    {
        var text = new StringBuilder();
        text.Append(((Text)$"Profile \"{plan.ProfileName}\": {plan.Changes.Count} changes").In(language)).Append('\n');
        foreach (var note in plan.Notes)
        {
            text.Append($"  {note.In(language)}\n");
        }

        var lastKey = "";
        foreach (var change in plan.Changes)
        {
            var key = KeyOf(change);
            if (key != lastKey)
            {
                text.Append($"\n{key}\n");
                lastKey = key;
            }

            text.Append($"  {Describe(change).In(language)}\n      {change.Reason.In(language)}\n");
        }

        return text.ToString();
    }

    private static string KeyOf(PlannedChange change) => change switch
    {
        SetValue set => Root + set.Key,
        DeleteValue delete => Root + delete.Key,
        DeleteTree delete => Root + delete.Key,
        WriteFile file => file.Path,
        _ => throw new System.ArgumentOutOfRangeException(nameof(change)),
    };

    private static Text Describe(PlannedChange change) => change switch
    {
        SetValue set => $"{ValueText.Name(set.Value)} = {ValueText.Content(set.Value)}",
        DeleteValue delete => $"delete the value {delete.Name}",
        DeleteTree => $"delete the key and everything below it",
        WriteFile file => $"write the file, {file.Content.Length} bytes",
        _ => throw new System.ArgumentOutOfRangeException(nameof(change)),
    };
}

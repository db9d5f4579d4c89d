namespace OutlookProfile.Configuration;

/// <summary>
/// One mistake, in one line: where (file and position, or the property it came from), which setting, what was found and what is expected.
/// </summary>
/// <param name="Place">For example "acme.json(12,5)" or "property PROXY".</param>
/// <param name="Path">The setting's path such as "http.proxy"; empty for the file as a whole.</param>
/// <param name="Problem">What was found and what is expected instead.</param>
public sealed record ConfigurationMistake(Place Place, string Path, Text Problem)
{
    public Text Text => Path.Length == 0 ? (Text)$"{Place.Text}: {Problem}" : $"{Place.Text}: {Path}: {Problem}";

    public override string ToString() => Text.ToString();
}

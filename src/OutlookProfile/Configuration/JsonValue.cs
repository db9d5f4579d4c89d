using System.Collections.Generic;

namespace OutlookProfile.Configuration;

/// <summary>The value of a setting as it stands in the file.</summary>
/// <param name="content">bool, string, or a list of <see cref="JsonValue"/>; null for whatever no setting takes: a number, null, an object.</param>
/// <param name="written">The first token as it is written there, shortened for a message.</param>
internal sealed class JsonValue(object? content, string written, Place place)
{
    public bool? Boolean => content as bool?;

    public string? Text => content as string;

    public IReadOnlyList<JsonValue>? List => content as IReadOnlyList<JsonValue>;

    public string Written => written;

    public Place Place => place;
}

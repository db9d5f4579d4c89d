using System;

namespace OutlookProfile.Cli.Packaging;

/// <summary>What a catalogue shows of an application beside what the MSI itself says. All of it may be missing.</summary>
/// <param name="Publisher">In the place of the MSI's manufacturer.</param>
internal sealed record ApplicationDetails(Logo? Logo, string? InformationUrl, string? Publisher, string? Notes)
{
    public static ApplicationDetails None { get; } = new(null, null, null, null);

    /// <exception cref="UsageException">It is no address of a web page.</exception>
    public static string CheckedUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"
            ? url.AbsoluteUri
            : throw new UsageException($"--information-url: found \"{Configuration.OneLine.Shorten(text, 60)}\", expected the address of a web page such as https://helpdesk.acme.com/outlook");
}

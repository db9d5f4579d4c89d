using System.Linq;
using OutlookProfile.Connectivity.Findings;

namespace OutlookProfile.Connectivity.Tls;

/// <summary>A certificate's names in a sentence: some carry hundreds.</summary>
internal static class NameList
{
    private const int Most = 10;

    public static Text Of(CertificateNames names) => names.All.Count switch
    {
        0 => $"no name at all",
        <= Most => Text.Verbatim(string.Join(", ", names.All.Select(Foreign.Text))),
        var count => $"{string.Join(", ", names.All.Take(Most).Select(Foreign.Text))} and {count - Most} more",
    };
}

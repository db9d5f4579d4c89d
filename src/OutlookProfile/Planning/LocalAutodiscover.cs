using System.Text;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>
/// Makes Outlook take the connection from a file: a local Autodiscover response, PreferLocalXML and the value named like the
/// mail domain that points to the file (KB 2612922). Only where it is asked for: for this mail domain the file is all that
/// Outlook gets to know, so that whatever is not in it is missing (free/busy, out-of-office, the offline address book).
/// </summary>
internal static class LocalAutodiscover
{
    public static void Write(PlanBuilder plan, ProfileConfiguration configuration, OutlookRelease release, TargetUser user)
    {
        if (!configuration.Autodiscover.Local || !release.ReadsLocalAutodiscover)
        {
            return;
        }

        var smtpAddress = user.ExpandAddress(configuration.Mailbox.SmtpAddress);
        var domain = smtpAddress.Substring(smtpAddress.IndexOf('@') + 1);

        // The domain was checked to be a host name: it cannot leave the folder.
        var path = $@"{user.FilesFolder}\{ProductFolders.Autodiscover}\{domain}.xml";
        plan.WriteFile(path, Encoding.UTF8.GetBytes(AutodiscoverResponse.Write(configuration, user)), $"the local Autodiscover response: server, proxy, SSL, principal and authentication");
        plan.Set(release.AutodiscoverKey, RegistryValue.String(domain, path), $"where the Autodiscover response for {domain} is");
        plan.Set(release.AutodiscoverKey, RegistryValue.DWord("PreferLocalXML", 1), $"take the local response before asking the network");
        var urls = configuration.Autodiscover;
        if (urls.EwsUrl is null || urls.OofUrl is null || urls.OabUrl is null)
        {
            plan.Notes.Add($"autodiscover.local: {release.Version.ProductName()} learns about {domain} from the local file only. Without autodiscover.ewsUrl, oofUrl and oabUrl in it there may be no free/busy times, no out-of-office assistant and no offline address book.");
        }
    }
}

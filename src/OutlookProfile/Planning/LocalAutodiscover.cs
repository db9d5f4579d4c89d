using System.Text;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>
/// Makes Outlook 2013 and later take the connection from a file: a local Autodiscover response, PreferLocalXML and the
/// value named like the mail domain that points to the file (KB 2612922).
/// </summary>
internal static class LocalAutodiscover
{
    public static void Write(PlanBuilder plan, ProfileConfiguration configuration, OutlookRelease release, TargetUser user, string smtpAddress)
    {
        var domain = smtpAddress.Substring(smtpAddress.IndexOf('@') + 1);
        var key = release.PreferencesKey + @"\AutoDiscover";

        // The domain was checked to be a host name: it cannot leave the folder.
        var path = $@"{user.AutodiscoverFolder}\{domain}.xml";
        plan.WriteFile(path, Encoding.UTF8.GetBytes(AutodiscoverResponse.Write(configuration)), "the local Autodiscover response: server, proxy, SSL, principal and authentication");
        plan.Set(key, RegistryValue.String(domain, path), $"where the Autodiscover response for {domain} is");
        plan.Set(key, RegistryValue.DWord("PreferLocalXML", 1), "take the local response before asking the network");
    }
}

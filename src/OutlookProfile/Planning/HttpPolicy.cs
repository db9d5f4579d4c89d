using System.Collections.Generic;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>
/// Outlook Anywhere as policies below Software\Policies\Microsoft\Office\VERSION\Outlook\RPC. Microsoft's template for 16.0
/// (outlk16.admx) says of each that it beats Autodiscover's answer, which makes this the route for 2016 and later. The template
/// of KB 961112 has the same four for the versions before; their value names are inferred from it.
/// </summary>
internal static class HttpPolicy
{
    public static IEnumerable<PolicyValue> Values(HttpSettings http, OutlookRelease release)
    {
        var key = release.RpcPolicyKey;
        Text Explain(Text reason) => release.TakesHttpFromPolicy ? reason : $"{reason} (value name inferred for this version)";
        if (http.Enabled)
        {
            yield return new(key, RegistryValue.ExpandString("ProxyServerName", http.Proxy), Explain($"Use this URL to connect to my proxy server for Exchange"));
            if (http.MutualAuthentication)
            {
                yield return new(key, RegistryValue.ExpandString("ProxyServerPrincipalName", http.Principal), Explain($"Only connect to proxy servers that have this principal name in their certificate"));
            }

            yield return new(key, RegistryValue.DWord("ProxyAuthenticationService", (uint)http.Authentication), Explain($"Proxy authentication setting: 1 basic, 2 NTLM, 16 negotiate"));
        }

        var reason = http.Enabled
            ? (Text)$"RPC/HTTP connection flags, the bits of PR_ROH_FLAGS: 1 HTTP, 2 SSL only, 4 principal name, 8 HTTP first on fast, 32 on slow networks"
            : $"no connection by HTTP";
        yield return new(key, RegistryValue.DWord("ProxyServerFlags", (uint)ExchangeAccountSettings.RohFlagsOf(http)), Explain(reason));
    }
}

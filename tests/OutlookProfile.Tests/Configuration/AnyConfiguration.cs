using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;

namespace OutlookProfile.Tests.Configuration;

/// <summary>Any valid configuration, for property tests.</summary>
internal static class AnyConfiguration
{
    private const string HostLetters = "abcxyzABCXYZ0189";
    private const string NameLetters = "aZ09 _-.,;:/\"'!?*<>|&%()[]{}=+~#äß日本\u0301";

    public static Gen<string> Host { get; } =
        from labels in Label(HostLetters + "-").ListOf().Resize(4)
        from last in Label("abcXYZ")
        select string.Join(".", labels.Append(last));

    private static readonly Gen<bool> Boolean = ArbMap.Default.GeneratorFor<bool>();

    private static readonly Gen<string> Placeholder = Gen.Elements("%USERNAME%", "%UserDomain%", "%USERDNSDOMAIN%", "%COMPUTERNAME%", "%MAIL%", "%%");

    private static readonly Gen<string> Proxy =
        from host in Host
        from port in Gen.OneOf(Gen.Constant(""), Gen.Choose(1, 65535).Select(number => ":" + number))
        select host + port;

    private static readonly Gen<string> Principal =
        from wildcard in Gen.Elements("", "*.")
        from host in Host
        select "msstd:" + wildcard + host;

    private static readonly Gen<string> ProfileName =
        from length in Gen.Choose(1, TextRules.LongestProfileName)
        from letters in Gen.Elements(NameLetters.ToCharArray()).ArrayOf(length)
        let name = new string(letters).Trim()
        select name.Length == 0 ? "x" : name;

    private static readonly Gen<string> User =
        from parts in Gen.OneOf(Placeholder, Gen.Elements("jane", "o'neil", "ACME\\jane", "/o=ACME/cn=jane", "Jane Doe", "日本")).NonEmptyListOf().Resize(3)
        select string.Concat(parts);

    private static readonly Gen<string> Address = Gen.OneOf(
        Gen.Constant("%MAIL%"),
        Gen.Constant("%mail%"),
        from local in Gen.Elements("%USERNAME%", "jane.doe", "o'neil+x", "%USERDOMAIN%-%USERNAME%", "50%%off", "jürgen")
        from domain in Gen.OneOf(Host.Where(host => host.Length <= 200), Gen.Elements("%USERDNSDOMAIN%", "mail.%USERDNSDOMAIN%"))
        select $"{local}@{domain}");

    private static readonly Gen<VersionSelection> Versions = Gen.OneOf(
        Gen.Constant(VersionSelection.Auto),
        Gen.SubListOf<OutlookVersion>(OutlookVersions.All).Where(list => list.Count > 0).Select(list => VersionSelection.Of(list)));

    private static readonly Gen<HttpSettings> Http =
        from enabled in Boolean
        from proxy in Proxy
        from security in Gen.Elements<(bool Ssl, bool Mutual)>((true, true), (true, false), (false, false))
        from principal in Principal
        from fast in Boolean
        from slow in Boolean
        from authentication in Any<HttpAuthentication>()
        from disableMapiHttp in Boolean
        select new HttpSettings(enabled, proxy, security.Ssl, security.Mutual, principal, new FirstSettings(fast, slow), authentication, disableMapiHttp);

    private static readonly Gen<ProfileSettings> Profile =
        from name in ProfileName
        from makeDefault in Boolean
        from ifExists in Any<IfExists>()
        from prompt in Gen.Elements<bool?>(null, true, false)
        select new ProfileSettings(name, makeDefault, ifExists, prompt);

    private static readonly Gen<OutlookSettings> Outlook =
        from versions in Versions
        from ifNotFound in Gen.Elements(OutlookVersions.All.Select(version => (OutlookVersion?)version).Append(null).ToArray())
        from ifRunning in Any<IfRunning>()
        select new OutlookSettings(versions, ifNotFound, ifRunning);

    public static Gen<ProfileConfiguration> Generator { get; } =
        from outlook in Outlook
        from profile in Profile
        from user in User
        from address in Address
        from fqdn in Host
        from cached in Boolean
        from download in Any<Download>()
        from encryption in Boolean
        from http in Http
        from onFailure in Any<OnUserFailure>()
        select new ProfileConfiguration(
            outlook,
            profile,
            new MailboxSettings(user, address),
            new ServerSettings(fqdn),
            new CachedModeSettings(cached, download),
            encryption,
            http,
            new UsersSettings(onFailure));

    private static Gen<T> Any<T>()
        where T : struct, Enum => Gen.Elements(Enum.GetValues<T>());

    /// <summary>A label of a host name: no hyphen at the ends, no digits only.</summary>
    private static Gen<string> Label(string letters) =>
        from length in Gen.Choose(0, 20)
        from inner in Gen.Elements(letters.ToCharArray()).ArrayOf(length)
        from ends in Gen.Elements(("a", "b"), ("", "z"))
        select ends.Item1.Length == 0 ? ends.Item2 : ends.Item1 + new string(inner) + ends.Item2;
}

using System.Collections.Generic;
using System.Collections.Immutable;
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
    private const string NameLetters = "aZ09 _äß日本\u0301";

    public static Gen<string> Host { get; } =
        from labels in Label(HostLetters + "-").ListOf().Resize(4)
        from last in Label("abcXYZ")
        select string.Join(".", labels.Append(last));

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

    /// <summary>What a property may say, for each rule of a text. A setting with a rule of its own has a line here.</summary>
    private static readonly Dictionary<Setting, Gen<string>> Texts = new()
    {
        [Settings.ProfileName] = ProfileName,
        [Settings.MailboxUser] = User,
        [Settings.SmtpAddress] = Address,
        [Settings.ServerFqdn] = Gen.OneOf(
            from host in Host from domain in Label("abcXYZ") select $"{host}.{domain}",
            from mailbox in Gen.Elements("2a4b6c8d-0e1f-4a2b-8c3d-4e5f60718293", "%MAILBOXGUID%") from host in Host select $"{mailbox}@{host}"),
        [Settings.HttpProxy] = Proxy,
        [Settings.Principal] = Principal,
    };

    /// <summary>Every setting there is, as a property spells it: a new one is among them by itself.</summary>
    public static Gen<ImmutableDictionary<Setting, string>> Spellings { get; } = Settings.All.Aggregate(
        Gen.Constant(ImmutableDictionary<Setting, string>.Empty),
        (all, setting) => from given in all from text in TextOf(setting) select given.Add(setting, text));

    public static Gen<ProfileConfiguration> Generator { get; } = Spellings.Select(Read);

    public static ProfileConfiguration Read(ImmutableDictionary<Setting, string> spellings) =>
        ConfigurationReader.Read("{}", "any.json", Possible(spellings).Select(text => new PropertyOverride(text.Key.Property, text.Value)));

    /// <summary>As a property spells it; empty for a setting that may be left out.</summary>
    private static Gen<string> TextOf(Setting setting) => setting switch
    {
        Setting<bool> => Gen.Elements("true", "false"),
        Setting<bool?> => Gen.Elements("true", "false", ""),
        Setting<string> when Texts.TryGetValue(setting, out var texts) => texts,
        Setting<string> => from host in Host from path in Gen.Elements("", "/EWS/Exchange.asmx", "/OAB/a-b/?c=%20") select $"https://{host}{path}",
        Setting<AutodiscoverSources> => Gen.SubListOf<string>(AutodiscoverSourcesType.WordsOf((AutodiscoverSources)0x7F)).Select(list => string.Join(",", list)),
        Setting<VersionSelection> => Gen.OneOf(
            Gen.Constant(VersionSelection.AutoText),
            Gen.SubListOf<string>(OutlookVersions.Numbers).Where(list => list.Count > 0).Select(list => string.Join(",", list))),
        _ => Gen.Elements(setting.Values.Split(", ")),
    };

    private static IEnumerable<KeyValuePair<Setting, string>> Possible(ImmutableDictionary<Setting, string> texts) =>
        (texts[Settings.SslOnly] == "false" ? texts.SetItem(Settings.MutualAuthentication, "false") : texts).Where(text => text.Value.Length > 0);

    /// <summary>A label of a host name: no hyphen at the ends, no digits only.</summary>
    private static Gen<string> Label(string letters) =>
        from length in Gen.Choose(0, 20)
        from inner in Gen.Elements(letters.ToCharArray()).ArrayOf(length)
        from ends in Gen.Elements(("a", "b"), ("", "z"))
        select ends.Item1.Length == 0 ? ends.Item2 : ends.Item1 + new string(inner) + ends.Item2;
}

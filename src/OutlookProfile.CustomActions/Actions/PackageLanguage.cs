using System.Globalization;
using OutlookProfile.Configuration;
using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Actions;

/// <summary>
/// The language in which the actions speak to people: that of the package, as its dialogs do. The log stays English, whoever installs: it
/// is what the support and the documentation read.
/// </summary>
internal static class PackageLanguage
{
    public const string Key = nameof(Language);

    private const string Property = "ProductLanguage";

    /// <summary>Of an immediate action: the package's property, a LANGID ("ProductLanguage property").</summary>
    public static Language Of(IImmediateSession session) => OfLangId(session.GetProperty(Property));

    /// <summary>Of a deferred action: what the immediate one has handed over.</summary>
    public static Language Of(IDeferredSession session)
    {
        try
        {
            var data = session.ReadActionData();
            return data.Has(Key) ? Choose(data[Key]) : Language.English;
        }
        catch (ActionException)
        {
            // The action itself will say so.
            return Language.English;
        }
    }

    public static Language Of(ISession session) => session switch
    {
        IImmediateSession immediate => Of(immediate),
        IDeferredSession deferred => Of(deferred),
        _ => Language.English,
    };

    /// <summary>By the primary language, the lower ten bits (winnt.h, PRIMARYLANGID).</summary>
    private static Language OfLangId(string text) => Choose(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (id & 0x3FF) switch
    {
        0x07 => "de",
        0x0C => "fr",
        0x11 => "ja",
        _ => "en",
    } : "en");

    public static Language Choose(string tag) => Language.Choose([tag], typeof(ConfigurationReader).Assembly, typeof(PackageLanguage).Assembly);
}

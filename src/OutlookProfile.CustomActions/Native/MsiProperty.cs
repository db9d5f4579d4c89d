namespace OutlookProfile.CustomActions.Native;

/// <summary>Reads properties of a session.</summary>
internal static class MsiProperty
{
    /// <summary>The value of a property, "" when it has none.</summary>
    public static string Get(uint session, string name) =>
        MsiText.Read((char[] buffer, ref uint length) => Msi.MsiGetPropertyW(session, name, buffer, ref length), $"Reading the property {name}");
}

namespace OutlookProfile.CustomActions.Native;

/// <summary>Reads properties of a session.</summary>
internal static class MsiProperty
{
    /// <summary>The value of a property, "" when it has none.</summary>
    public static string Get(uint session, string name)
    {
        // The length counts the terminator on the way in, and leaves it out on the way out (MsiGetProperty).
        var value = new char[1];
        var length = 1u;
        var result = Msi.MsiGetPropertyW(session, name, value, ref length);
        if (result == Msi.MoreData)
        {
            length++;
            value = new char[length];
            result = Msi.MsiGetPropertyW(session, name, value, ref length);
        }

        MsiException.ThrowIfFailed(result, $"Reading the property {name}");
        return new string(value, 0, (int)length);
    }
}

namespace OutlookProfile.CustomActions.Native;

/// <summary>Reads texts that msi.dll copies into a buffer of ours.</summary>
internal static class MsiText
{
    /// <param name="length">In characters. Counts the terminator on the way in, and leaves it out on the way out (MsiGetProperty).</param>
    public delegate uint Reader(char[] buffer, ref uint length);

    /// <summary>Room for all but the longest texts: asking for the length first would be a second call to the process of Windows Installer.</summary>
    private const int Usual = 4096;

    public static string Read(Reader reader, string operation)
    {
        var buffer = new char[Usual];
        var length = (uint)buffer.Length;
        var result = reader(buffer, ref length);
        if (result == Msi.MoreData)
        {
            length++;
            buffer = new char[length];
            result = reader(buffer, ref length);
        }

        MsiException.ThrowIfFailed(result, operation);
        return new string(buffer, 0, (int)length);
    }
}

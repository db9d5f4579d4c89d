namespace OutlookProfile.Configuration;

/// <summary>The rules of <see cref="TextRules"/> as regular expressions of JSON Schema (ECMA 262), as far as one can say them. A test holds the two together.</summary>
internal static class TextPatterns
{
    public const string ProfileName = $"^{NameLetter}([{NameLetters} ]*{NameLetter})?$";

    public const string MailboxUser = @"^[^\s\u0000-\u001f\u007f-\u009f]([^\u0000-\u001f\u007f-\u009f\u2028\u2029]*[^\s\u0000-\u001f\u007f-\u009f])?$";

    public const string SmtpAddress = $@"^(%[Mm][Aa][Ii][Ll]%|[^\s@<>()\[\],;:\\""\u0000-\u001f\u007f-\u009f]+@(?!{Device}(\.|$))[A-Za-z0-9.%-]+)$";

    public const string ServerName = $"^(?=([^@]*@)?[^@]{{1,255}}$)(({Label}\\.)+|({Guid}|%[Mm][Aa][Ii][Ll][Bb][Oo][Xx][Gg][Uu][Ii][Dd]%)@({Label}\\.)*)(?![0-9]+$){Label}$";

    public const string Proxy =
        $@"^(?=[^:]{{1,255}}(:|$))({Label}\.)*(?![0-9]+(:|$)){Label}(:{Port})?$";

    public const string Url =
        $@"^https://(?=[^:/]{{1,255}}([:/]|$))({Label}\.)*(?![0-9]+([:/]|$)){Label}(:{Port})?(/[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*)?$";

    public const string Principal = $@"^msstd:(\*\.)?(?=.{{1,255}}$)({Label}\.)*(?![0-9]+$){Label}$";

    private const string Device = "([Cc][Oo][Nn]|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]|([Cc][Oo][Mm]|[Ll][Pp][Tt])[1-9])";

    private const string Port = "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";

    private const string Guid = "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";

    /// <summary>The ranges of letters, digits and marks below U+10000, rounded.</summary>
    private const string NameLetters = @"A-Za-z0-9_\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u2c00-\u2dff\u3005\u3040-\ud7ff\uf900-\ufdff\ufe70-\ufefc\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc";

    private const string NameLetter = $"[{NameLetters}]";

    private const string Label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
}

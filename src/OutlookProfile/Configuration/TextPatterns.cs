namespace OutlookProfile.Configuration;

/// <summary>The rules of <see cref="TextRules"/> as regular expressions of JSON Schema (ECMA 262), as far as one can say them. A test holds the two together.</summary>
internal static class TextPatterns
{
    public const string ProfileName = @"^[^\s\\\u0000-\u001f\u007f-\u009f]([^\\\u0000-\u001f\u007f-\u009f\u2028\u2029]*[^\s\\\u0000-\u001f\u007f-\u009f])?$";

    public const string MailboxUser = @"^[^\s\u0000-\u001f\u007f-\u009f]([^\u0000-\u001f\u007f-\u009f\u2028\u2029]*[^\s\u0000-\u001f\u007f-\u009f])?$";

    public const string SmtpAddress = $@"^(%[Mm][Aa][Ii][Ll]%|[^\s@<>()\[\],;:\\""\u0000-\u001f\u007f-\u009f]+@(?!{Device}(\.|$))[A-Za-z0-9.%-]+)$";

    public const string ServerName = $"^({Label}\\.)+(?![0-9]+$){Label}$";

    public const string Proxy =
        $@"^(?=[^:]{{1,255}}(:|$))({Label}\.)*(?![0-9]+(:|$)){Label}(:([1-9][0-9]{{0,3}}|[1-5][0-9]{{4}}|6[0-4][0-9]{{3}}|65[0-4][0-9]{{2}}|655[0-2][0-9]|6553[0-5]))?$";

    public const string Principal = $@"^msstd:(\*\.)?(?=.{{1,255}}$)({Label}\.)*(?![0-9]+$){Label}$";

    private const string Device = "([Cc][Oo][Nn]|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]|([Cc][Oo][Mm]|[Ll][Pp][Tt])[1-9])";

    private const string Label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
}

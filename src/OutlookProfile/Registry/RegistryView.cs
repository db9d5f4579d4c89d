namespace OutlookProfile.Registry;

/// <summary>Which of the two trees of HKEY_LOCAL_MACHINE\SOFTWARE a 64-bit Windows shows (KEY_WOW64_64KEY, KEY_WOW64_32KEY).</summary>
public enum RegistryView
{
    Bits64,
    Bits32,
}

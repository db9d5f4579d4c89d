namespace OutlookProfile.Registry;

/// <summary>
/// The registry's own type numbers (winnt.h, REG_*). Any other number may occur too: it is kept as it is, never guessed at.
/// </summary>
public enum RegistryValueType : uint
{
    None = 0,
    String = 1,
    ExpandString = 2,
    Binary = 3,
    DWord = 4,
    MultiString = 7,
    QWord = 11,
}

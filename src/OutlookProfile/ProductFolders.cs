namespace OutlookProfile;

/// <summary>Names of this product's folders below AppData\Local, ProgramData and the installation folder.</summary>
public static class ProductFolders
{
    public const string Name = "OutlookProfile";

    /// <summary>A folder for each user's files, in an installation for all users.</summary>
    public const string Users = "Users";

    /// <summary>Local Autodiscover responses.</summary>
    public const string Autodiscover = "Autodiscover";

    /// <summary>.prf files for Outlook to import.</summary>
    public const string Import = "Import";
}

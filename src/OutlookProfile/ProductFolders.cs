namespace OutlookProfile;

/// <summary>Names of this product's folders below AppData\Local, ProgramData and the installation folder.</summary>
public static class ProductFolders
{
    public const string Name = "OutlookProfile";
    public const string Autodiscover = "Autodiscover";
}

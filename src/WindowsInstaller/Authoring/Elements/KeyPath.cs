namespace WindowsInstaller.Authoring.Elements;

/// <summary>
/// The key path of a component: the child marked as such, else the first child that can be one, else the component's folder.
/// </summary>
/// <param name="isFolder">The component itself is marked: its folder is the key path.</param>
internal sealed class KeyPath(bool isFolder)
{
    private bool decided = isFolder;

    /// <summary>The File or Registry row; null for the folder.</summary>
    public string? Id { get; private set; }

    public bool IsRegistry { get; private set; }

    public bool Conflict { get; private set; }

    /// <param name="marked">KeyPath="yes" or "no", null when not authored.</param>
    public void Offer(string id, bool? marked, bool isRegistry)
    {
        Conflict |= decided && marked == true;
        if (marked == true || (marked is null && !decided && Id is null))
        {
            Id = id;
            IsRegistry = isRegistry;
            decided |= marked == true;
        }
    }
}

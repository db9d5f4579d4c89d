namespace WindowsInstaller.Cabinets;

/// <summary>How the content of a cabinet is packed.</summary>
public enum CabinetCompression
{
    /// <summary>As it is.</summary>
    None,

    /// <summary>Deflate, each 32 KB by itself.</summary>
    MsZip,

    /// <summary>LZX, a fifth smaller: what every tool makes when asked for the best.</summary>
    Lzx,
}

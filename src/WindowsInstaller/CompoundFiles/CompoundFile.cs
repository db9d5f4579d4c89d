namespace WindowsInstaller.CompoundFiles;

/// <summary>
/// The Compound File Binary format (MS-CFB), the container of .msi and .mst files. Reads version 3 (512-byte sectors) and
/// version 4 (4096-byte sectors); writes version 3 without time stamps, so that the same storage gives the same bytes.
/// </summary>
public static class CompoundFile
{
    /// <returns>The root storage.</returns>
    /// <exception cref="CompoundFileException">The bytes are no compound file, or a damaged one.</exception>
    public static CompoundStorage Read(byte[] file) => new CompoundFileReader(file).ReadRoot();

    /// <exception cref="CompoundFileException">A name cannot be stored, or the streams take more than 1 GB.</exception>
    public static byte[] Write(CompoundStorage root) => new CompoundFileWriter(root).Write();
}

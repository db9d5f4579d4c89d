namespace WindowsInstaller.Transforms;

/// <summary>
/// The word in front of every record of a transform's table streams (Wine table.c table_load_transform). Bit 0 set: a whole
/// row, the number of its cells in the high byte. Clear: key cells and those whose bit is set; with no bit set, the row is deleted.
/// </summary>
internal static class TransformRecord
{
    internal const int Size = 2;
    internal const int Delete = 0;

    /// <summary>Bit 0 is taken, and there are only 16.</summary>
    internal const int LastUpdatableColumn = 15;

    private const int InsertFlag = 1;

    internal static int Insert(int cells) => InsertFlag | cells << 8;

    internal static bool IsInsert(int mask) => (mask & InsertFlag) != 0;

    internal static int InsertedCells(int mask) => mask >> 8;

    internal static int Update(int column) => 1 << column;

    internal static bool IsUpdated(int mask, int column) => column <= LastUpdatableColumn && (mask & 1 << column) != 0;
}

using System;

namespace WindowsInstaller.Transforms;

/// <summary>Errors of applying a transform that are to be ignored: low word of the character count (MSITRANSFORM_ERROR_* in msiquery.h).</summary>
[Flags]
public enum TransformErrors
{
    None = 0,
    AddExistingRow = 0x01,
    DeleteMissingRow = 0x02,
    AddExistingTable = 0x04,
    DeleteMissingTable = 0x08,
    UpdateMissingRow = 0x10,
    ChangeCodePage = 0x20,

    /// <summary>What the transforms in patches made by Microsoft's tools ignore.</summary>
    Usual = AddExistingRow | DeleteMissingRow | AddExistingTable | UpdateMissingRow,
}

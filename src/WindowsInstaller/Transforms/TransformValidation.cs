using System;

namespace WindowsInstaller.Transforms;

/// <summary>
/// What of a package must agree with the transform's base before Windows Installer applies it: high word of the character
/// count (MSITRANSFORM_VALIDATE_* in msiquery.h).
/// </summary>
[Flags]
public enum TransformValidation
{
    None = 0,
    Language = 0x0001,
    Product = 0x0002,
    Platform = 0x0004,
    MajorVersion = 0x0008,
    MinorVersion = 0x0010,
    UpdateVersion = 0x0020,
    NewLessBaseVersion = 0x0040,
    NewLessEqualBaseVersion = 0x0080,
    NewEqualBaseVersion = 0x0100,
    NewGreaterEqualBaseVersion = 0x0200,
    NewGreaterBaseVersion = 0x0400,

    /// <summary>Any version of the product.</summary>
    UpgradeCode = 0x0800,
}

using System;

namespace OutlookProfile.Connectivity.Rpc;

/// <summary>Flags of an RTS PDU (MS-RPCH 2.2.3.3).</summary>
[Flags]
internal enum RtsFlags : ushort
{
    None = 0,
    Ping = 1,
    OtherCommand = 2,
    RecycleChannel = 4,
    InChannel = 8,
    OutChannel = 0x10,
    EndOfFile = 0x20,
    Echo = 0x40,
}

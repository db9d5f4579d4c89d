namespace OutlookProfile.Connectivity.Rpc;

/// <summary>PTYPE of a connection-oriented PDU (C706 12.6.4; MS-RPCH 2.2.3.2 for RTS).</summary>
internal enum PduType : byte
{
    Request = 0,
    Response = 2,
    Fault = 3,
    Bind = 11,
    BindAck = 12,
    BindNak = 13,
    AlterContext = 14,
    AlterContextResponse = 15,
    Auth3 = 16,
    Rts = 20,
}

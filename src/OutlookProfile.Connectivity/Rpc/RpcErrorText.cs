using System;
using System.Globalization;

namespace OutlookProfile.Connectivity.Rpc;

/// <summary>The RPC proxy's own errors, which it writes into the status line as "RPC Error: 6ba" (MS-RPCH 2.1.2.1.3).</summary>
internal static class RpcErrorText
{
    private const string Mark = "RPC Error: ";

    /// <summary>The Win32 code in a status line; null when it is no error of an RPC proxy.</summary>
    public static uint? CodeIn(string reason)
    {
        var at = reason.IndexOf(Mark, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var digits = reason[(at + Mark.Length)..].Split(',', ' ')[0];
        return uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? code : null;
    }

    /// <summary>winerror.h</summary>
    public static (Text Meaning, Text Action) Explain(uint code) => code switch
    {
        0x6ba => (
            $"0x6ba (RPC_S_SERVER_UNAVAILABLE): it may not or cannot connect to that Exchange server and port",
            $"See on the server whether the Exchange services run, and whether the RPC proxy's ValidPorts names that server with ports 6001, 6002 and 6004."),
        5 => ($"0x5 (ERROR_ACCESS_DENIED): the user may not use it", $"Give the user access to Outlook Anywhere (Get-CasMailbox, MAPIBlockOutlookRpcHttp)."),
        0x6bb => ($"0x6bb (RPC_S_SERVER_TOO_BUSY): it is overloaded", $"Try again later; look at the server's load."),
        0x6bf => ($"0x6bf (RPC_S_CALL_FAILED_DNE): the call was not carried out", $"Try again; look into the server's event log."),
        0x6c0 => ($"0x6c0 (RPC_S_PROTOCOL_ERROR): it takes the request for wrong", $"Look for a device in between that changes requests."),
        _ => ($"RPC code 0x{code:x}", $"Look the code up in winerror.h, and into the server's event log."),
    };
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Rpc;
using OutlookProfile.Connectivity.Tests.Servers;

namespace OutlookProfile.Connectivity.Tests.Situations;

/// <summary>Servers that break the rules: one clear line each, in bounded time and memory.</summary>
internal static class BadInputSituations
{
    private const string Area = "Bad input";

    public static IEnumerable<Situation> All =>
    [
        new(Area, "The answer is no HTTP", Answer("SSH-2.0-OpenSSH_9.2\n\n\n"), FindingKinds.RpcMalformed) { Says = ["SSH-2.0-OpenSSH_9.2"] },
        new(Area, "The answer steers the terminal", Answer("\u001b[2J\u0007 cleared\n\n"), FindingKinds.RpcMalformed) { Says = ["\\u001b[2J"] },
        new(Area, "The status is no number", Answer("HTTP/1.1 OK fine\n\n"), FindingKinds.RpcMalformed),
        new(Area, "The headers have 64 KB and more", Endless("HTTP/1.1 200 OK\r\nX-Filler: ", "aaaaaaaaaaaaaaaa"), FindingKinds.RpcMalformed) { Says = ["larger than 64 KB"] },
        new(Area, "The body has no end", Endless("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", "<p>and so on</p>"), FindingKinds.RpcPortal),
        new(Area, "Chunks without end", Endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "10\r\n0123456789abcdef\r\n"), FindingKinds.RpcPortal),
        new(Area, "A chunk whose length is none", Answer("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nxyz\n"), FindingKinds.RpcMalformed) { Says = ["instead of its length"] },
        new(Area, "100 Continue without end", Endless("", "HTTP/1.1 100 Continue\r\n\r\n"), FindingKinds.RpcMalformed) { Says = ["interim answers come without end"] },
        new(Area, "Headers that trickle", Trickle, FindingKinds.RpcSilent),
        new(Area, "The connection ends in the headers", Answer("HTTP/1.1 401 Unauth"), FindingKinds.RpcMalformed),
        new(Area, "The body is shorter than it says", Answer("HTTP/1.1 200 OK\nContent-Length: 5000\n\nshort"), FindingKinds.RpcPortal),
        new(Area, "The length is no number", Answer("HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=x\nContent-Length: many\n\n"), FindingKinds.RpcScheme),
        new(Area, "A thousand challenges", Answer("HTTP/1.1 401 Unauthorized\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"WWW-Authenticate: Scheme{i}\n")) + "Content-Length: 0\n\n"), FindingKinds.RpcSchemeMissing),
        new(Area, "The NTLM challenge is no Base64", BadChallenge("NTLM !!!"), FindingKinds.RpcMalformed) { Says = ["no Base64"] },
        new(Area, "The NTLM challenge is noise", BadChallenge("NTLM AAAA"), FindingKinds.RpcMalformed) { Says = ["the NTLM challenge is malformed"] },
        new(Area, "Noise instead of a PDU", BadPdu([.. "HTTP/1.1 400 Bad Request"u8]), FindingKinds.RpcPdu) { Says = ["is no header of a PDU"] },
        new(Area, "A PDU shorter than its header", BadPdu([5, 0, 20, 3, 0x10, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0]), FindingKinds.RpcPdu) { Says = ["4 bytes, fewer than its header"] },
        new(Area, "An RTS PDU with an unknown command", BadPdu(Rts(0x77)), FindingKinds.RpcPdu) { Says = ["119 is not known"] },
        new(Area, "An RTS PDU with padding of 4 GB", BadPdu(Rts((uint)RtsCommandType.Padding, 0xFFFFFFF0)), FindingKinds.RpcPdu) { Says = ["cut off"] },
        new(Area, "An RTS PDU that is not expected", BadPdu(new RtsPdu(RtsFlags.RecycleChannel, []).Encode().Bytes), FindingKinds.RpcPdu) { Says = ["CONN/A3 expected"] },
        new(Area, "A bind_ack that is cut off", BadBind(bind => Pdu.Create(PduType.BindAck, [0, 0, 0, 0, 0, 0, 0, 0, 200, 0], bind.CallId)), FindingKinds.RpcPdu) { Says = ["a bind_ack is cut off"] },
        new(Area, "Everything is silent, and the time is short", AllSilent, FindingKinds.TimeUp, FindingKinds.DnsNoAnswer),
    ];

    private static Func<Scene, Task> Answer(string answer) => scene =>
    {
        scene.Serve(ScriptedServer.Answering(Lab.Mail, answer));
        return Task.CompletedTask;
    };

    private static Func<Scene, Task> Endless(string begin, string again) => scene =>
    {
        var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(again, 500)));
        scene.Serve(new ScriptedServer(Lab.Mail, async (stream, cancellation) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(begin), cancellation);
            while (true)
            {
                await stream.WriteAsync(block, cancellation);
            }
        }));
        return Task.CompletedTask;
    };

    private static Task Trickle(Scene scene)
    {
        scene.Timeout = TimeSpan.FromSeconds(6);
        scene.Serve(new ScriptedServer(Lab.Mail, async (stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nX-Slow: "u8.ToArray(), cancellation);
            while (true)
            {
                await Task.Delay(50, cancellation);
                await stream.WriteAsync("a"u8.ToArray(), cancellation);
            }
        }));
        return Task.CompletedTask;
    }

    /// <summary>Offers NTLM properly to a visitor, and answers its first message with this.</summary>
    private static Func<Scene, Task> BadChallenge(string challenge) => scene =>
    {
        scene.LogOn("ntlm");
        return scene.ServeMailAsync(context => WebServer.Offering(context.Request.Headers.Authorization.Count > 0 ? challenge : "NTLM")(context));
    };

    private static Func<Scene, Task> BadPdu(byte[] bytes) => scene =>
    {
        scene.ServeRpc(new RpcProxyOptions { InsteadOfA3 = bytes });
        scene.LogOn();
        return Task.CompletedTask;
    };

    private static Func<Scene, Task> BadBind(Func<Pdu, Pdu> answer) => scene =>
    {
        scene.ServeRpc(new RpcProxyOptions { Bind = (bind, _) => answer(bind) });
        scene.LogOn();
        return Task.CompletedTask;
    };

    /// <summary>An RTS PDU with one command, of whatever kind.</summary>
    private static byte[] Rts(uint command, uint argument = 0) =>
        Pdu.Create(PduType.Rts, [0, 0, 1, 0, .. BitConverter.GetBytes(command), .. BitConverter.GetBytes(argument)]).Bytes;

    private static Task AllSilent(Scene scene)
    {
        scene.Timeout = TimeSpan.FromSeconds(2);
        scene.Names = new SilentNames();
        return Task.CompletedTask;
    }

    /// <summary>A resolver that cannot even be cancelled, as the system's may be.</summary>
    private sealed class SilentNames : Network.INames
    {
        public async Task<Network.AddressAnswer> AddressesAsync(string host, CancellationToken cancellation)
        {
            await Task.Delay(TimeSpan.FromSeconds(1.9), CancellationToken.None);
            return new Network.AddressAnswer(Network.NameStatus.NoAnswer, [], [], [], "");
        }

        public Task<Network.ServiceAnswer> ServicesAsync(string name, CancellationToken cancellation) =>
            Task.Delay(-1, CancellationToken.None).ContinueWith(_ => new Network.ServiceAnswer(Network.NameStatus.NoAnswer, [], ""));
    }
}

using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Connectivity.Rpc;

namespace OutlookProfile.Connectivity.Tests.Rpc;

/// <summary>PDUs byte by byte: those of a client equal what impacket sends, those of a server what it takes.</summary>
[TestClass]
public sealed class PduTests
{
    private static readonly Guid Connection = Cookie(0x11);
    private static readonly Guid OutChannel = Cookie(0x22);
    private static readonly Guid InChannel = Cookie(0x33);
    private static readonly Guid Group = Cookie(0x44);

    [TestMethod]
    public void ConnA1_HasTheBytesOfTheProtocol() => Assert.AreEqual(
        "05001403100000004C000000000000000000040006000000010000000300000011111111111111111111111111111111"
        + "03000000222222222222222222222222222222220000000000000400",
        Convert.ToHexString(RtsMessages.ConnA1(Connection, OutChannel, 262144).Bytes));

    [TestMethod]
    public void ConnB1_HasTheBytesOfTheProtocol() => Assert.AreEqual(
        "05001403100000006800000000000000000006000600000001000000030000001111111111111111111111111111111103000000"
        + "33333333333333333333333333333333040000000000004005000000E09304000C00000044444444444444444444444444444444",
        Convert.ToHexString(RtsMessages.ConnB1(Connection, InChannel, 0x40000000, 300000, Group).Bytes));

    [TestMethod]
    public void Bind_HasTheBytesOfTheProtocol() => Assert.AreEqual(
        "05000B03100000004800000001000000B810B810000000000100000000000100"
        + "00DBF1A447CA6710B31F00DD010662DA00005100045D888AEB1CC9119FE808002B10486002000000",
        Convert.ToHexString(BindPdu.Create(RpcInterface.Emsmdb).Bytes));

    [TestMethod]
    public void ConnA3_IsKnown_AmongOthers()
    {
        Assert.IsTrue(Decode("05001403100000001C000000000000000000010002000000C0D40100").IsConnA3());
        Assert.IsFalse(Decode("0500140310000000140000000000000001000000").IsConnA3());
    }

    [TestMethod]
    public void ConnC2_IsKnown_AmongOthers() =>
        Assert.IsTrue(Decode("05001403100000002C00000000000000000003000600000001000000000000000000010002000000C0D40100").IsConnC2());

    [TestMethod]
    public void Echo_IsKnown_AmongOthers()
    {
        Assert.IsTrue(RtsMessages.IsEcho(Convert.FromHexString("0500140310000000140000000000000040000000")));
        Assert.IsFalse(RtsMessages.IsEcho(Convert.FromHexString("0500140310000000140000000000000001000000")));
        Assert.IsFalse(RtsMessages.IsEcho([]));
    }

    [TestMethod]
    public void BindAck_GivesItsResults()
    {
        var acknowledgement = Pdu.Parse(Convert.FromHexString("05000C03100000003C00000001000000B810B8103412000005003630303100000100000000000000045D888AEB1CC9119FE808002B10486002000000"));

        CollectionAssert.AreEqual(new[] { ((ushort)0, (ushort)0) }, BindPdu.Results(acknowledgement).ToArray());
    }

    [TestMethod]
    public void Rts_ReadsBackEveryCommand()
    {
        var written = new RtsPdu(RtsFlags.OtherCommand,
        [
            RtsCommand.Of(RtsCommandType.ReceiveWindowSize, 1),
            new RtsCommand(RtsCommandType.FlowControlAck, new byte[24]),
            RtsCommand.Of(RtsCommandType.Cookie, Connection),
            new RtsCommand(RtsCommandType.Empty, []),
            new RtsCommand(RtsCommandType.Padding, [3, 0, 0, 0, 9, 9, 9]),
            new RtsCommand(RtsCommandType.ClientAddress, [0, 0, 0, 0, .. new byte[16]]),
            new RtsCommand(RtsCommandType.ClientAddress, [1, 0, 0, 0, .. new byte[28]]),
            RtsCommand.Of(RtsCommandType.PingTrafficSentNotify, 5),
        ]);

        var read = RtsPdu.Decode(written.Encode());

        Assert.AreEqual(written.Flags, read.Flags);
        CollectionAssert.AreEqual(written.Shape.ToArray(), read.Shape.ToArray());
        CollectionAssert.AreEqual(written.Encode().Bytes, read.Encode().Bytes);
    }

    /// <summary>Whatever arrives: a PDU, or the one exception that is reported.</summary>
    [TestMethod]
    public async Task Read_AnswersOrSaysWhy_ForAnyBytes()
    {
        var random = new Random(20261125);
        byte[][] seeds =
        [
            RtsMessages.ConnB1(Connection, InChannel, 1, 2, Group).Bytes,
            BindPdu.Create(RpcInterface.Emsmdb).Bytes,
            Convert.FromHexString("05000C03100000003C00000001000000B810B8103412000005003630303100000100000000000000045D888AEB1CC9119FE808002B10486002000000"),
        ];
        var read = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var bytes = (byte[])seeds[i % seeds.Length].Clone();
            for (var change = random.Next(4); change >= 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                var pdu = (await Pdu.ReadAsync(new MemoryStream(bytes, 0, random.Next(bytes.Length + 1)), CancellationToken.None))!;
                _ = pdu is null || (pdu.Type == PduType.Rts ? RtsPdu.Decode(pdu).Commands.Count : BindPdu.Results(pdu).Count) >= 0 && BindPdu.Refusal(pdu) is null or > 0;
                read++;
            }
            catch (PduException)
            {
                // As it should be.
            }
        }

        Assert.IsTrue(read > 1000);
    }

    [TestMethod]
    [DataRow("RPC Error: 6ba", 0x6bau)]
    [DataRow("RPC Error: 5, EEInfo: AAAA", 5u)]
    [DataRow("rpc error: 6C0", 0x6c0u)]
    public void RpcError_IsReadFromTheStatusLine(string reason, uint code) => Assert.AreEqual(code, RpcErrorText.CodeIn(reason));

    [TestMethod]
    [DataRow("Service Unavailable")]
    [DataRow("RPC Error: ")]
    [DataRow("RPC Error: xyz")]
    public void RpcError_IsNone_WhenTheStatusLineHasNone(string reason) => Assert.IsNull(RpcErrorText.CodeIn(reason));

    [TestMethod]
    public void RpcError_IsNamedByItsCode_WhenItIsNotOneOfTheUsual() => Assert.AreEqual("RPC code 0x6d9", RpcErrorText.Explain(0x6d9).Meaning.ToString());

    private static Guid Cookie(byte value) => new([.. Enumerable.Repeat(value, 16)]);

    private static RtsPdu Decode(string hex) => RtsPdu.Decode(Pdu.Parse(Convert.FromHexString(hex)));
}

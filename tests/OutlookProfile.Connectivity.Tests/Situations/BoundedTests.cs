using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Connectivity.Tests.Servers;

namespace OutlookProfile.Connectivity.Tests.Situations;

/// <summary>However much a server sends, a check takes little of it.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class BoundedTests(TestContext context)
{
    /// <summary>In bytes: four requests of at most 256 KB, and what lies in the buffers of both systems.</summary>
    private const long Most = 32 * 1024 * 1024;

    [TestMethod]
    [DataRow("HTTP/1.1 200 OK\r\n\r\n", "body")]
    [DataRow("HTTP/1.1 200 OK\r\nContent-Length: 9000000000000000000\r\n\r\n", "body of 9 EB")]
    [DataRow("HTTP/1.1 200 OK\r\nX-Filler: ", "header")]
    [DataRow("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n", "chunk of 9 EB")]
    [DataRow("", "status line")]
    public async Task Check_TakesLittle_OfAnAnswerWithoutEnd(string begin, string what)
    {
        var block = new byte[16 * 1024];
        Array.Fill(block, (byte)'a');
        long sent = 0;
        await using var scene = new Scene();
        scene.Serve(new ScriptedServer(Lab.Mail, async (stream, cancellation) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(begin), cancellation);
            while (true)
            {
                await stream.WriteAsync(block, cancellation);
                Interlocked.Add(ref sent, block.Length);
            }
        }));

        var report = await scene.CheckAsync();

        Assert.IsFalse(report.Passed);
        Assert.IsTrue(sent < Most, $"{sent} bytes of the {what} were taken.");
        Assert.IsTrue(report.Elapsed < scene.Timeout);
        Proof.Report(context, $"check: a {what} without end costs {Interlocked.Read(ref sent) / 1024} KB in all and {report.Elapsed.TotalSeconds:0.0} s");
    }
}

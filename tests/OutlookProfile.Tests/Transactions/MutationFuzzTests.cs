using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;
using OutlookProfile.Transactions;

namespace OutlookProfile.Tests.Transactions;

/// <summary>Files that somebody has tampered with: a typed error or a right answer, never a crash, a hang or a great allocation.</summary>
[TestClass]
public sealed class MutationFuzzTests
{
    /// <summary>Objects, lists and copies around each byte read; the smallest entry of a few bytes becomes a record of some dozen.</summary>
    private const int AllocationPerByte = 64;

    private const int AllocationBase = 128 * 1024;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void Journals_AreRefusedOrRestored_WhateverIsInThem()
    {
        var corpus = Scenarios.All.Select(Journal).ToArray();
        Fuzz("journals", corpus, "OPJRNL", (bytes, _) => JournalReader.Read(bytes, "fuzz"), (bytes, random) =>
        {
            var scenario = Scenarios.All[random.Next(Scenarios.All.Count)];
            var world = scenario.Prepare();
            world.Store.Replace("00112233445566778899aabbccddeeff.user.journal", bytes);
            world.Recover();
            Assert.IsEmpty(world.Store.List().Where(name => name.EndsWith(".journal", StringComparison.Ordinal)));
        });
    }

    [TestMethod]
    public void UndoRecords_AreRefusedOrUndone_WhateverIsInThem()
    {
        var corpus = Scenarios.All.Select(scenario => Finished(scenario).Store.Read("user.undo")).OfType<byte[]>().ToArray();
        Fuzz("undo records", corpus, "OPUNDO", (bytes, _) => UndoRecord.Decode(bytes, "fuzz"), (bytes, random) =>
        {
            var world = Finished(Scenarios.All[random.Next(Scenarios.All.Count)]);
            world.Store.Replace("user.undo", bytes);
            var before = world.State;
            try
            {
                world.Uninstall();
            }
            catch (TransactionException)
            {
                Assert.AreEqual(before, world.State);
            }
        });
    }

    [TestMethod]
    public void RegistrationFiles_AreRefusedOrRead_WhateverIsInThem()
    {
        var random = new Random(FuzzCases.Seed);
        var corpus = Scenarios.All
            .Select(scenario => RegFileWriter.Write(RegFileWriter.FromRegistry(Finished(scenario).Registry, "HKEY_CURRENT_USER", "")))
            .SelectMany(text => new[] { RegFileWriter.Encode(text), Encoding.UTF8.GetBytes(text) })
            .ToArray();
        int read = 0, refused = 0;
        for (var i = 0; i < FuzzCases.Count; i++)
        {
            var bytes = Mutate(random, corpus[random.Next(corpus.Length)], corpus);
            try
            {
                var keys = Measured(bytes.Length, i, () => RegFileReader.Read(bytes, "fuzz.reg"));
                RegFileReader.LoadInto(new MemoryRegistry(), "HKEY_CURRENT_USER", keys);
                read++;
            }
            catch (RegFileException)
            {
                refused++;
            }
            catch (ArgumentException error) when (error.Message.Contains("does not lie below", StringComparison.Ordinal))
            {
                refused++;
            }
        }

        Report("registration files", read, refused);
    }

    private static byte[] Journal(Scenario scenario)
    {
        var world = scenario.Prepare();
        byte[] last = [];
        var faults = new FaultInjector
        {
            After = write =>
            {
                if (write.Kind == "journal" && world.Store.Read(write.Target) is { } bytes && !JournalReader.Read(bytes, "x").Closed)
                {
                    last = bytes;
                }
            },
        };
        scenario.Run(world, faults);
        return last;
    }

    private static World Finished(Scenario scenario)
    {
        var world = scenario.Prepare();
        scenario.Run(world, new FaultInjector());
        return world;
    }

    private static byte[] Mutate(Random random, byte[] original, byte[][] corpus)
    {
        var bytes = new List<byte>(original);
        for (var rounds = random.Next(1, 5); rounds > 0 && bytes.Count > 0; rounds--)
        {
            var at = random.Next(bytes.Count);
            var length = random.Next(1, Math.Min(40, bytes.Count - at) + 1);
            switch (random.Next(8))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 3:
                    bytes.RemoveRange(at, length);
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 5:
                    for (var i = at; i < Math.Min(at + 4, bytes.Count); i++)
                    {
                        bytes[i] = random.Next(2) == 0 ? (byte)0xFF : (byte)0x7F;
                    }

                    break;
                case 6:
                    for (var i = at; i < at + length; i++)
                    {
                        bytes[i] = 0;
                    }

                    break;
                default:
                    var other = corpus[random.Next(corpus.Length)];
                    var from = random.Next(other.Length);
                    bytes.InsertRange(at, other.AsSpan(from, random.Next(Math.Min(60, other.Length - from))).ToArray());
                    break;
            }
        }

        return [.. bytes];
    }

    private static T Measured<T>(int length, int number, Func<T> read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            return read();
        }
        finally
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.IsLessThan(AllocationBase + (long)AllocationPerByte * length, allocated, $"case {number} of seed {FuzzCases.Seed}: {length} bytes read");
        }
    }

    /// <summary>Half of the cases break the file, the other half its content behind checksums that are right.</summary>
    private void Fuzz(string what, byte[][] corpus, string kind, Func<byte[], Random, object> read, Action<byte[], Random> use)
    {
        var random = new Random(FuzzCases.Seed);
        var payloads = corpus.SelectMany(FrameBuilder.Payloads).ToArray();
        int accepted = 0, refused = 0;
        for (var i = 0; i < FuzzCases.Count; i++)
        {
            var original = corpus[random.Next(corpus.Length)];
            byte[] bytes;
            if (i % 2 == 0)
            {
                bytes = Mutate(random, original, corpus);
            }
            else
            {
                var frames = FrameBuilder.Payloads(original);
                var broken = random.Next(frames.Count);
                frames[broken] = Mutate(random, frames[broken], payloads);
                bytes = FrameBuilder.Build(kind, Guid.Empty, frames);
            }

            try
            {
                Measured(bytes.Length, i, () => read(bytes, random));
            }
            catch (JournalException)
            {
                refused++;
                continue;
            }

            accepted++;
            try
            {
                use(bytes, random);
            }
            catch (Exception error) when (error is not AssertFailedException)
            {
                throw new AssertFailedException($"case {i} of seed {FuzzCases.Seed}: {error}", error);
            }
        }

        Assert.IsGreaterThan(FuzzCases.Count / 100, accepted);
        Report(what, accepted, refused);
    }

    private void Report(string what, int accepted, int refused) =>
        Proof.Report(TestContext, $"fuzz, {what}: {accepted + refused} cases of seed {FuzzCases.Seed}, {accepted} accepted, {refused} refused by a typed error, 0 crashes");
}

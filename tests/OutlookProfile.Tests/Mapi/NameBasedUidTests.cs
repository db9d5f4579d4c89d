using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Mapi;

namespace OutlookProfile.Tests.MapiProperties;

[TestClass]
public class NameBasedUidTests
{
    [TestMethod]
    public void Uid_BeginsAsTheSha1OfNamespaceAndName_WhateverTheLength()
    {
        byte[] space = [0x2b, 0x8e, 0x0f, 0x5d, 0x96, 0x1c, 0x4a, 0x57, 0x8d, 0x27, 0x6b, 0x0a, 0x3e, 0x91, 0xc4, 0x72];

        // Past every border of SHA-1's padding: the message ends before, at and behind byte 56 and 64 of a block.
        for (var length = 0; length < 200; length++)
        {
            var name = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + i % 26)));
            var expected = SHA1.HashData([.. space, .. Encoding.UTF8.GetBytes(name)]).Take(MapiUid.Length).ToArray();
            expected[6] = (byte)(expected[6] & 0x0F | 0x50);
            expected[8] = (byte)(expected[8] & 0x3F | 0x80);

            CollectionAssert.AreEqual(expected, MapiUid.FromName(name).Bytes, $"{length} characters");
        }
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Planning;
using OutlookProfile.Users;
using OutlookProfile.Windows;

namespace OutlookProfile.Tests.Windows;

/// <summary>
/// The shipped questions through Windows' LDAP client to a directory server of somebody else's: OpenLDAP's slapd, with the people of
/// Directory/people.ldif. run-under-wine.sh starts it. The machine's own domain is
/// found and asked otherwise: with LDAP_AUTH_NEGOTIATE as the process's account, at which Wine 8's client itself crashes.
/// </summary>
[TestClass]
[TestCategory("Windows")]
[OSCondition(OperatingSystems.Windows)]
[DoNotParallelize]
public sealed class DirectorySessionTests
{
    private const string Host = "127.0.0.1";

    /// <summary>LDAP_AUTH_SIMPLE (winldap.h), without a name: anonymous.</summary>
    private const uint Simple = 0x80;

    /// <summary>One that there is not.</summary>
    private const uint NoMethod = 0xFFFF;

    private static readonly DirectoryAttribute[] Everything = [DirectoryAttribute.Mail, DirectoryAttribute.MailboxGuid, DirectoryAttribute.LegacyExchangeDN];

    private static readonly UserAccount Jane = Account(1001);

    [TestMethod]
    public void Mail_IsThatOfTheUserWithTheSid()
    {
        Assert.AreEqual("jane.doe@acme.com", Ask(Jane, DirectoryAttribute.Mail)[DirectoryAttribute.Mail]);
        Assert.AreEqual("somebody@acme.com", Ask(Account(10010), DirectoryAttribute.Mail)[DirectoryAttribute.Mail]);
    }

    [TestMethod]
    public void MailboxGuid_IsSpelledAsExchangeSpellsIt()
    {
        Assert.AreEqual("2a4b6c8d-0e1f-4a2b-8c3d-4e5f60718293", Ask(Jane, DirectoryAttribute.MailboxGuid)[DirectoryAttribute.MailboxGuid]);
        Assert.IsEmpty(Ask(Account(1003), DirectoryAttribute.MailboxGuid), "half a GUID is none");
    }

    [TestMethod]
    public void LegacyExchangeDN_KeepsLettersBeyondAscii() =>
        Assert.AreEqual(
            "/o=Acme/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=Doe, J\u00E4ne",
            Ask(Jane, DirectoryAttribute.LegacyExchangeDN)[DirectoryAttribute.LegacyExchangeDN]);

    /// <summary>As the server itself has logged it.</summary>
    [TestMethod]
    public void Everything_IsAskedForByOneSearch_AndNothingElseIs()
    {
        var log = Environment.GetEnvironmentVariable("DIRECTORY_LOG") ?? throw new AssertInconclusiveException("DIRECTORY_LOG names no log; tests/run-under-wine.sh does.");
        var before = Searches();

        Assert.HasCount(3, Ask(Jane, Everything));

        var searches = Searches()[before.Length..];
        CollectionAssert.AreEqual(new[] { "defaultNamingContext", "mail msExchMailboxGuid legacyExchangeDN" }, searches);

        string[] Searches()
        {
            using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd().Split('\n').Where(line => line.Contains(" SRCH attr=")).Select(line => line[(line.IndexOf(" SRCH attr=") + 11)..].Trim()).ToArray();
        }
    }

    [TestMethod]
    [DataRow(1002, DisplayName = "a user without the attributes")]
    [DataRow(1004, DisplayName = "one whom the process may not read")]
    [DataRow(9999, DisplayName = "nobody")]
    public void Everything_IsMissing_For(int number) => Assert.IsEmpty(Ask(Account(number), Everything));

    [TestMethod]
    public void Open_IsNull_WhenNoServerAnswers() => Assert.IsNull(DirectorySession.Open(Host, 1, Simple, Jane));

    [TestMethod]
    public void Open_NamesTheUserAndTheError_WhenTheLogonFails()
    {
        var refused = Assert.Throws<Exception>(() => DirectorySession.Open(Host, Port, NoMethod, Jane));

        Assert.IsTrue(refused is IOException or UnauthorizedAccessException, refused.ToString());
        StringAssert.StartsWith(refused.Message, "Asking the directory (LDAP error ");
        StringAssert.Contains(refused.Message, @"ACME\user1001 (S-1-5-21-1-2-3-1001)");
    }

    private static uint Port => Environment.GetEnvironmentVariable("DIRECTORY_PORT") is { Length: > 0 } port
        ? uint.Parse(port, CultureInfo.InvariantCulture)
        : throw new AssertInconclusiveException("DIRECTORY_PORT names no directory; tests/run-under-wine.sh starts one.");

    private static DirectorySession Open()
    {
        var directory = DirectorySession.Open(Host, Port, Simple, Jane);
        Assert.IsNotNull(directory);
        return directory;
    }

    private static IReadOnlyDictionary<DirectoryAttribute, string> Ask(UserAccount account, params DirectoryAttribute[] attributes)
    {
        using var directory = Open();
        return WindowsDirectory.Ask(directory, account, attributes);
    }

    private static UserAccount Account(int number) => new($"S-1-5-21-1-2-3-{number}", $"user{number}", "ACME");
}

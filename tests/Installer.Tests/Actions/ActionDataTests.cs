using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.CustomActions.Actions;

namespace Installer.Tests.Actions;

[TestClass]
public sealed class ActionDataTests
{
    [TestMethod]
    [DataRow("")]
    [DataRow("{ \"a\": [1, \"x]y\"] };;=[PROPERTY] \\ %TEMP%")]
    [DataRow("Grüße 日本 \U0001F600\r\n")]
    public void ActionData_ComesBack_WhateverItHolds(string value)
    {
        var data = new ActionData { ["One"] = value, ["Two"] = "2" };

        var read = ActionData.Parse(data.ToString());

        Assert.AreEqual(value, read["One"]);
        Assert.AreEqual("2", read["Two"]);
    }

    [TestMethod]
    public void ActionData_HoldsNothingThatTheInstallerWouldFormat()
    {
        var written = new ActionData { ["One"] = "[PROPERTY]{x};y" }.ToString();

        Assert.AreEqual(-1, written.IndexOfAny(['[', ']', '{', '}']));
        Assert.DoesNotContain(";", written);
    }

    [TestMethod]
    [DataRow("no pair")]
    [DataRow("=dmFsdWU=")]
    [DataRow("One=no base 64!")]
    public void ActionData_IsRejected_WhenItIsDamaged(string text)
    {
        var exception = Assert.ThrowsExactly<ActionException>(() => ActionData.Parse(text));

        Assert.Contains("is damaged", exception.Message);
    }

    [TestMethod]
    public void ActionData_NamesTheKey_WhenItWasNotHandedOver()
    {
        var exception = Assert.ThrowsExactly<ActionException>(() => ActionData.Parse("")["TransactionId"]);

        Assert.Contains("'TransactionId'", exception.Message);
    }
}

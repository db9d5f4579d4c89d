using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Registry;

/// <summary>What every implementation of IRegistry must do; one derived class per implementation and root.</summary>
public abstract class RegistryContractTests
{
    private string root = "";

    private IRegistry registry = null!;

    public static IEnumerable<object[]> RawValues =>
    [
        [RegistryValueType.None, Array.Empty<byte>()],
        [RegistryValueType.None, new byte[] { 1 }],
        [RegistryValueType.String, Array.Empty<byte>()],
        [RegistryValueType.String, Encoding.Unicode.GetBytes("text\0")],
        [RegistryValueType.String, Encoding.Unicode.GetBytes("unterminated")],
        [RegistryValueType.String, Encoding.Unicode.GetBytes("two\0texts\0\0\0")],
        [RegistryValueType.String, new byte[] { 0x41, 0, 0x42 }],
        [RegistryValueType.ExpandString, Encoding.Unicode.GetBytes("%TEMP%")],
        [RegistryValueType.Binary, Array.Empty<byte>()],
        [RegistryValueType.Binary, new byte[] { 0, 1, 2, 0xFE, 0xFF }],
        [RegistryValueType.DWord, new byte[] { 1, 2, 3, 4 }],
        [RegistryValueType.DWord, new byte[] { 1, 2 }],
        [RegistryValueType.MultiString, Encoding.Unicode.GetBytes("a\0b\0\0")],
        [RegistryValueType.MultiString, Encoding.Unicode.GetBytes("a")],
        [RegistryValueType.QWord, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }],
        [(RegistryValueType)4000, new byte[] { 7, 8, 9 }],
        [(RegistryValueType)0xFFFFFFFF, Array.Empty<byte>()],
    ];

    [TestInitialize]
    public void OpenRegistry()
    {
        registry = Open();
        root = @"Software\OutlookProfileTests\" + Guid.NewGuid().ToString("N");
    }

    [TestCleanup]
    public void RemoveKeys()
    {
        Remove(root);

        void Remove(string key)
        {
            foreach (var name in registry.GetSubKeyNames(key))
            {
                Remove(RegistryPath.Join(key, name));
            }

            registry.DeleteKey(key);
        }
    }

    [TestMethod]
    public void EveryRead_FindsNothing_WhenTheKeyDoesNotExist()
    {
        Assert.IsFalse(registry.KeyExists(root));
        Assert.IsEmpty(registry.GetSubKeyNames(root));
        Assert.IsEmpty(registry.GetValues(root));
        Assert.IsNull(registry.GetValue(root, "x"));
        Assert.IsNull(registry.GetSecurity(root));
    }

    [TestMethod]
    public void EveryDeletion_DoesNothing_WhenThereIsNothingToDelete()
    {
        registry.DeleteKey(root);
        registry.DeleteValue(root, "x");
        registry.CreateKey(root);
        registry.DeleteValue(root, "x");
        Assert.IsTrue(registry.KeyExists(root));
    }

    [TestMethod]
    public void CreateKey_CreatesTheKeysAbove()
    {
        registry.CreateKey(root + @"\a\b\c");
        Assert.IsTrue(registry.KeyExists(root + @"\A\B"));
        CollectionAssert.AreEqual(new[] { "c" }, registry.GetSubKeyNames(root + @"\a\b").ToArray());
    }

    [TestMethod]
    public void CreateKey_KeepsWhatIsThere_WhenTheKeyExists()
    {
        registry.SetValue(root + @"\Key", RegistryValue.DWord("n", 1));
        registry.CreateKey(root + @"\KEY");
        Assert.AreEqual(1u, registry.GetValue(root + @"\key", "n")?.AsDWord());
        CollectionAssert.AreEqual(new[] { "Key" }, registry.GetSubKeyNames(root).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(RawValues))]
    public void SetValue_KeepsTypeAndEveryByte(RegistryValueType type, byte[] data)
    {
        var value = new RegistryValue("Value", type, data);
        registry.SetValue(root, value);
        Assert.AreEqual(value, registry.GetValue(root, "Value"));
        CollectionAssert.AreEqual(new[] { value }, registry.GetValues(root).ToArray());
    }

    [TestMethod]
    public void SetValue_KeepsEveryByte_WhenTheDataIsLong()
    {
        var data = new byte[300_000];
        new Random(1).NextBytes(data);
        registry.SetValue(root, RegistryValue.DWord("short", 1));
        registry.SetValue(root, RegistryValue.Binary("long", data));
        Assert.AreEqual(RegistryValue.Binary("long", data), registry.GetValue(root, "long"));
        Assert.HasCount(2, registry.GetValues(root));
    }

    [TestMethod]
    public void SetValue_KeepsTheFirstSpellingOfTheName()
    {
        registry.SetValue(root, RegistryValue.DWord("Name", 1));
        registry.SetValue(root, RegistryValue.String("NAME", "x"));
        var value = registry.GetValues(root).Single();
        Assert.AreEqual("Name", value.Name);
        Assert.AreEqual("x", value.AsText());
    }

    [TestMethod]
    public void SetValue_SetsTheDefaultValue_WhenTheNameIsEmpty()
    {
        registry.SetValue(root, RegistryValue.String("", "default"));
        Assert.AreEqual("default", registry.GetValue(root, "")?.AsText());
        Assert.AreEqual("", registry.GetValues(root).Single().Name);
    }

    [TestMethod]
    public void Names_KeepEveryCharacter()
    {
        // An unpaired surrogate is a legal name, and what a lossy text conversion destroys first.
        var name = "\u65E5\u672C \u00E9 \uD800 /.\"";
        registry.SetValue(root + "\\" + name, RegistryValue.DWord(name + "\\x", 1));
        Assert.AreEqual(name, registry.GetSubKeyNames(root).Single());
        Assert.AreEqual(name + "\\x", registry.GetValues(root + "\\" + name).Single().Name);
    }

    [TestMethod]
    public void SetValue_IsRefused_WhenTheNameIsTooLong() =>
        Assert.ThrowsExactly<RegistryException>(() => registry.SetValue(root, RegistryValue.DWord(new string('n', 16384), 1)));

    [TestMethod]
    public void DeleteValue_LeavesTheOthers()
    {
        registry.SetValue(root, RegistryValue.DWord("a", 1));
        registry.SetValue(root, RegistryValue.DWord("b", 2));
        registry.DeleteValue(root, "A");
        Assert.AreEqual("b", registry.GetValues(root).Single().Name);
    }

    [TestMethod]
    public void DeleteKey_IsRefused_WhenThereAreSubKeys()
    {
        registry.CreateKey(root + @"\a\b");
        var error = Assert.ThrowsExactly<RegistryException>(() => registry.DeleteKey(root + @"\a"));
        Assert.AreEqual(RegistryException.KeyHasChildren, error.ErrorCode);
        Assert.Contains(root + @"\a", error.Message);
        Assert.IsTrue(registry.KeyExists(root + @"\a\b"));
    }

    [TestMethod]
    public void DeleteKey_RemovesTheKeyWithItsValues()
    {
        registry.SetValue(root + @"\a", RegistryValue.DWord("n", 1));
        registry.DeleteKey(root + @"\A");
        Assert.IsFalse(registry.KeyExists(root + @"\a"));
        Assert.IsTrue(registry.KeyExists(root));
    }

    [TestMethod]
    public void DeleteKey_IsRefused_WhenItIsTheRoot()
    {
        registry.CreateKey(root);
        Assert.ThrowsExactly<RegistryException>(() => registry.DeleteKey(""));
        Assert.IsTrue(registry.KeyExists(root));
    }

    [TestMethod]
    [DataRow(@"\Software")]
    [DataRow(@"Software\")]
    [DataRow(@"Software\\x")]
    [DataRow("Soft\0ware")]
    public void EveryMember_RefusesThePath_WhenItIsMalformed(string key)
    {
        Assert.ThrowsExactly<ArgumentException>(() => registry.KeyExists(key));
        Assert.ThrowsExactly<ArgumentException>(() => registry.CreateKey(key));
        Assert.ThrowsExactly<ArgumentException>(() => registry.SetValue(key, RegistryValue.DWord("n", 1)));
        Assert.ThrowsExactly<ArgumentException>(() => registry.DeleteKey(key));
    }

    [TestMethod]
    public void SetSecurity_KeepsEveryByte()
    {
        registry.CreateKey(root + @"\a");
        registry.CreateKey(root + @"\b");
        var original = registry.GetSecurity(root + @"\a")!;
        var open = TestDescriptor.WithEveryoneFullControl(original);
        CollectionAssert.AreNotEqual(original, open);

        registry.SetSecurity(root + @"\a", open);
        CollectionAssert.AreEqual(open, registry.GetSecurity(root + @"\a"));
        CollectionAssert.AreEqual(original, registry.GetSecurity(root + @"\b"));

        registry.SetSecurity(root + @"\a", original);
        CollectionAssert.AreEqual(original, registry.GetSecurity(root + @"\a"));
    }

    [TestMethod]
    public void SetSecurity_IsRefused_WhenTheKeyDoesNotExist()
    {
        var error = Assert.ThrowsExactly<RegistryException>(() => registry.SetSecurity(root, registry.GetSecurity("Software")!));
        Assert.AreEqual(RegistryException.FileNotFound, error.ErrorCode);
    }

    [TestMethod]
    public void MayChange_SaysYes_WhereNobodyIsKeptOut_AndMakesNothing()
    {
        Assert.IsTrue(registry.MayChange(root + @"\a\b"));
        Assert.IsFalse(registry.KeyExists(root));
        registry.CreateKey(root);
        Assert.IsTrue(registry.MayChange(root));
    }

    [TestMethod]
    public void Flush_KeepsEverything()
    {
        registry.SetValue(root, RegistryValue.DWord("n", 1));
        registry.Flush();
        Assert.AreEqual(1u, registry.GetValue(root, "n")?.AsDWord());
    }

    protected abstract IRegistry Open();
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Database;

namespace Installer.Tests.Wizard;

/// <summary>The pages for whoever has no mouse, reads with the ears, or sees little: order, tooltips, colours. Read from the rows, since no screen tells all of it.</summary>
[TestClass]
public sealed partial class PageLayoutTests
{
    /// <summary>WCAG 2.2, 1.4.3: the least contrast of a text with its ground.</summary>
    internal const double LeastContrast = 4.5;

    /// <summary>No colour has that much with both a white and a black ground and with the grey of Windows' dialogs.</summary>
    private const double LeastContrastOnEveryGround = 4;

    private const int White = 0xFFFFFF;

    private static readonly InstallerDatabase Package = PackageTexts.Package("en-us");

    private static IEnumerable<ControlRow> AllControls => Package.Rows("Control").Select(row => new ControlRow(row));

    public static IEnumerable<object[]> OwnDialogs => PackageTexts.OwnDialogs.Select(dialog => new object[] { dialog });

    /// <summary>The Tab key comes to everything that can be operated, once around, and to fields from the top down.</summary>
    [TestMethod]
    [DynamicData(nameof(OwnDialogs))]
    public void Tab_ComesToEveryControl_FromTheTopDown(string dialog)
    {
        string[] operated = ["PushButton", "Edit", "ComboBox", "CheckBox", "RadioButtonGroup"];
        string[] fields = ["Edit", "ComboBox", "CheckBox", "RadioButtonGroup"];
        var controls = AllControls.Where(control => control.Dialog == dialog).ToDictionary(control => control.Name);
        var first = (string)Package.Rows("Dialog").Single(row => Equals(row[0], dialog))[7]!;

        var order = new List<ControlRow>();
        for (var name = first; order.Count <= controls.Count; name = order[^1].Next ?? first)
        {
            order.Add(controls[name]);
            if ((order[^1].Next ?? first) == first)
            {
                break;
            }
        }

        CollectionAssert.AreEquivalent(
            controls.Values.Where(control => operated.Contains(control.Type)).Select(control => control.Name).ToArray(),
            order.Where(control => operated.Contains(control.Type)).Select(control => control.Name).ToArray());
        var tops = order.Where(control => fields.Contains(control.Type)).Select(control => control.Y).ToArray();
        CollectionAssert.AreEqual(tops.Order().ToArray(), tops);
    }

    /// <summary>Return and Esc: ICE20 asks for both, on every page.</summary>
    [TestMethod]
    [DynamicData(nameof(OwnDialogs))]
    public void ReturnAndEsc_AreButtonsOfThePage(string dialog)
    {
        var row = Package.Rows("Dialog").Single(row => Equals(row[0], dialog));
        var buttons = AllControls.Where(control => control.Dialog == dialog && control.Type == "PushButton").Select(control => control.Name).ToList();

        Assert.Contains((string)row[8]!, buttons, "Control_Default");
        Assert.Contains((string)row[9]!, buttons, "Control_Cancel");
    }

    [TestMethod]
    public void Fields_HaveATooltip() =>
        Assert.IsEmpty(AllControls
            .Where(control => PackageTexts.OwnDialogs.Contains(control.Dialog) && control.Type is "Edit" or "ComboBox" && !control.Help.EndsWith('|'))
            .Select(control => $"{control.Dialog}.{control.Name}"));

    /// <summary>
    /// Pictures are white whatever the theme, so what stands on one must be dark by itself. Everything else stands on the theme's ground, white
    /// or black, and has either the theme's colour ("TextStyle Table": an empty field is the default colour) or one that can be read on all.
    /// </summary>
    [TestMethod]
    public void Texts_CanBeRead_WhateverTheTheme()
    {
        // Of the stock dialogs, without a style: the one is not used here, the other says for a moment what Windows Installer is doing.
        string[] unreached = ["ExitDialog.OptionalText", "PrepareDlg.ActionText"];

        int[] grounds = [White, 0xF0F0F0, 0x000000];
        var controls = AllControls.ToList();
        var colours = Package.Rows("TextStyle").ToDictionary(row => (string)row[0]!, row => row[3] as int?);
        var unreadable = new List<string>();
        foreach (var text in controls.Where(control => control.Type == "Text" && !unreached.Contains($"{control.Dialog}.{control.Name}")))
        {
            var style = Style().Match(text.Text);
            var colour = style.Success ? colours[style.Groups[1].Value] : null;
            var isOnPicture = controls.Any(picture => picture.Dialog == text.Dialog && picture.Type == "Bitmap" && picture.Overlaps(text));
            var isReadable = isOnPicture
                ? colour is { } dark && Contrast.Of(dark, White) >= LeastContrast
                : colour is not { } any || grounds.All(ground => Contrast.Of(any, ground) >= LeastContrastOnEveryGround);
            if (!isReadable)
            {
                unreadable.Add($"{text.Dialog}.{text.Name}: {text.Text}");
            }
        }

        Assert.IsEmpty(unreadable, string.Join("\n", unreadable));
    }

    [GeneratedRegex(@"^\{\\(\w+)\}")]
    private static partial Regex Style();

    private sealed class ControlRow(object?[] row)
    {
        public string Dialog => (string)row[0]!;

        public string Name => (string)row[1]!;

        public string Type => (string)row[2]!;

        public int Y => (int)row[4]!;

        public string Text => (string?)row[9] ?? "";

        public string? Next => (string?)row[10];

        public string Help => (string?)row[11] ?? "";

        private int X => (int)row[3]!;

        private int Right => X + (int)row[5]!;

        private int Bottom => Y + (int)row[6]!;

        public bool Overlaps(ControlRow other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;
    }
}

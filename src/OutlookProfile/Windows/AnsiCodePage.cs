using System;
using System.Runtime.InteropServices;

namespace OutlookProfile.Windows;

/// <summary>This machine's ANSI code page (GetACP, winnls.h).</summary>
public static class AnsiCodePage
{
    private const uint Utf8 = 65001;
    private const uint ErrInvalidChars = 0x80;
    private const uint NoBestFitChars = 0x400;

    /// <summary>Whether the code page has each character of a text itself: not one that looks alike, and no question mark.</summary>
    public static bool Holds(string text)
    {
        var codePage = GetACP();
        if (text.Length == 0)
        {
            return true;
        }

        // For UTF-8, WideCharToMultiByte takes neither the flag nor the question whether a default character was used.
        if (codePage == Utf8)
        {
            return WideCharToMultiByte(codePage, ErrInvalidChars, text, text.Length, null, 0, IntPtr.Zero, IntPtr.Zero) > 0;
        }

        // The default character is used only where there is room to write it.
        var bytes = new byte[text.Length * 4];
        return WideCharToMultiByte(codePage, NoBestFitChars, text, text.Length, bytes, bytes.Length, IntPtr.Zero, out var replaced) > 0 && replaced == 0;
    }

    [DllImport("kernel32.dll", ExactSpelling = true)]
    private static extern uint GetACP();

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
    private static extern int WideCharToMultiByte(
        uint codePage, uint flags, string text, int length, [Out] byte[]? bytes, int size, IntPtr defaultCharacter, IntPtr usedDefault);

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
    private static extern int WideCharToMultiByte(
        uint codePage, uint flags, string text, int length, [Out] byte[]? bytes, int size, IntPtr defaultCharacter, out int usedDefault);
}

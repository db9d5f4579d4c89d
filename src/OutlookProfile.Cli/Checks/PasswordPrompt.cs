using System;
using System.IO;
using System.Net;
using System.Text;

namespace OutlookProfile.Cli.Checks;

/// <summary>A password from the keyboard, without echo, or from a pipe: never an argument, which other users of a machine can read.</summary>
internal static class PasswordPrompt
{
    private const int Longest = 1024;

    /// <param name="user">NAME, DOMAIN\NAME or NAME@DOMAIN.</param>
    /// <returns>Who to log on as; null when no password was given.</returns>
    /// <exception cref="UsageException">What came is no password.</exception>
    public static NetworkCredential? Read(string user, TextWriter error)
    {
        var password = Console.IsInputRedirected ? FromPipe(Console.In) : FromKeyboard(user, error);
        if (password.Length == 0)
        {
            error.Say($"No password was given: the check goes on without a log-on.");
            return null;
        }

        var backslash = user.IndexOf('\\');
        return backslash < 0
            ? new NetworkCredential(user, password)
            : new NetworkCredential(user[(backslash + 1)..], password, user[..backslash]);
    }

    /// <summary>The first line, without its end.</summary>
    private static string FromPipe(TextReader input)
    {
        var password = new StringBuilder();
        for (int character; (character = input.Read()) >= 0 && character is not ('\n' or '\r');)
        {
            password.Append(password.Length < Longest ? (char)character : throw new UsageException($"the password on standard input is longer than {Longest} characters"));
        }

        return password.ToString();
    }

    private static string FromKeyboard(string user, TextWriter error)
    {
        // Takes the terminal's echo off before anybody can type: else what is typed before the first key is read would show.
        _ = Console.KeyAvailable;
        error.Write(Terminal.Say($"Password for {user} (empty: no log-on): "));
        var password = new StringBuilder();
        for (ConsoleKeyInfo key; (key = Console.ReadKey(intercept: true)).Key != ConsoleKey.Enter;)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                password.Length = Math.Max(0, password.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar) && password.Length < Longest)
            {
                password.Append(key.KeyChar);
            }
        }

        error.WriteLine();
        return password.ToString();
    }
}

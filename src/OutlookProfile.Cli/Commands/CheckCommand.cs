using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Cli.Checks;
using OutlookProfile.Cli.Files;
using OutlookProfile.Cli.Usage;
using OutlookProfile.Configuration;
using OutlookProfile.Connectivity;
using OutlookProfile.Connectivity.Output;

namespace OutlookProfile.Cli.Commands;

/// <summary>check CONFIG: will this configuration reach the mailbox from here? Exit 0 without a failure, 1 with one.</summary>
internal static class CheckCommand
{
    private const int DefaultSeconds = 30;
    private const int MostSeconds = 600;
    private const int SigInt = 2;

    public static Command Create()
    {
        var file = new Argument<string>("CONFIG") { Description = Terminal.Say($"The configuration file.") };
        var user = new Option<string>("--user") { Description = Terminal.Say($"Log on as NAME, DOMAIN\\NAME or NAME@DOMAIN; the password is asked for, or read from a pipe."), HelpName = "NAME" };
        var email = new Option<string>("--email") { Description = Terminal.Say($"The mailbox's address; by default what the configuration says for the user."), HelpName = "ADDRESS" };
        var json = new Option<bool>("--json") { Description = Terminal.Say($"Print the findings for programs.") };
        var language = new Option<string>("--language") { Description = Terminal.Say($"Say the findings in this language, also with --json, which otherwise is English.") };
        language.AcceptOnlyFromAmong([Language.English.Tag, .. Language.Translated]);
        var timeout = new Option<int>("--timeout") { Description = Terminal.Say($"Seconds for everything together."), HelpName = "S", DefaultValueFactory = _ => DefaultSeconds };
        timeout.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds is < 1 or > MostSeconds))
            {
                result.AddError(Terminal.Say($"--timeout {token.Value}: expected 1 to {MostSeconds} seconds."));
            }
        });
        var save = new Option<string>("--save-autodiscover") { Description = Terminal.Say($"Keep Autodiscover's response for the user in a file; needs --user."), HelpName = "FILE" };
        var command = new Command("check", Terminal.Say($"Try whether a configuration reaches the mailbox from here: DNS, TCP, TLS, names, authentication, the RPC proxy. Changes nothing."))
        {
            file, user, email, json, language, timeout, save,
        };
        command.Validators.Add(result =>
        {
            if (result.Has(save) && !result.Has(user))
            {
                result.AddError(Terminal.Say($"--save-autodiscover needs --user: Autodiscover answers only to somebody who has logged on."));
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var source = parsed.GetRequiredValue(file);
            var configuration = ConfigurationInput.Read(source);
            var target = parsed.GetValue(save);
            if (target is not null)
            {
                // Before anything is asked: a check must not end without a place for what it was run for.
                OutputFile.Check(target, source);
            }

            var error = parsed.InvocationConfiguration.Error;
            var credential = parsed.GetValue(user) is { } name ? PasswordPrompt.Read(name, error) : null;
            var request = new CheckRequest(
                configuration,
                MailboxAddress.Of(configuration, parsed.GetValue(email), parsed.GetValue(user)),
                credential,
                TimeSpan.FromSeconds(parsed.GetValue(timeout)));
            var report = await RunAsync(request, error, cancellation);
            var said = parsed.GetValue(language) is { } tag ? UserLanguage.Of([tag]) : null;
            parsed.InvocationConfiguration.Output.Write(
                parsed.GetValue(json) ? ReportJson.Write(report, said ?? Language.English) : ReportText.Write(report, said ?? Terminal.Language));
            var isSaved = target is null || Save(report, target, source, error);
            return report.Passed && isSaved ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    /// <returns>False when there is nothing to save.</returns>
    private static bool Save(CheckReport report, string target, string source, TextWriter error)
    {
        if (report.AutodiscoverResponse is not { } response)
        {
            error.Say($"{target}: not written, because Autodiscover gave no settings.");
            return false;
        }

        OutputFile.Write(target, response, source);
        error.Say($"{target}: Autodiscover's response, {response.Length} bytes.");
        return true;
    }

    private static async Task<CheckReport> RunAsync(CheckRequest request, TextWriter error, CancellationToken cancellation)
    {
        using var progress = new CheckProgress(error);
        try
        {
            return await ConnectivityCheck.OnThisMachine().RunAsync(request, progress.Show, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw new InterruptedException(SigInt);
        }
    }
}

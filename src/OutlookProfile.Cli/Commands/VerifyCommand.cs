using System.CommandLine;
using OutlookProfile.Cli.Machine;
using OutlookProfile.Configuration;
using OutlookProfile.Installation;

namespace OutlookProfile.Cli.Commands;

/// <summary>
/// verify CONFIG|--state: drift detection as Intune and ConfigMgr want it. As configured: exit 0 and one line on standard
/// output. Otherwise: exit 1, each difference on standard error, nothing on standard output.
/// </summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var command = new Command("verify", Terminal.Say($"Compare the profile on this machine with the configuration. Changes nothing."));
        var target = new RunTarget(command, everyUser: $"Every user of this machine whose registry is loaded, as for those who are logged on");
        command.SetAction(parsed =>
        {
            var configuration = target.Configuration(parsed);
            return MachineRun.Do(parsed, target, (machine, log) =>
            {
                var verification = new ProfileVerification(machine);
                var differences = verification.FindDifferences(configuration);
                foreach (var difference in differences)
                {
                    log.Write(difference);
                }

                if (differences.Count > 0)
                {
                    return (EventId.Drifted, $"The profile \"{configuration.Profile.Name}\" is not as configured: {differences.Count} differences.", ExitCode.Failed);
                }

                Text text = configuration.Profile.By == ProfileMaker.Import && verification.WaitsForOutlook(configuration)
                    ? (Text)$"The profile \"{configuration.Profile.Name}\" waits for Outlook's next start, which imports it."
                    : $"The profile \"{configuration.Profile.Name}\" is as configured.";
                parsed.InvocationConfiguration.Output.Say(text);
                return (EventId.Verified, text, ExitCode.Done);
            });
        });
        return command;
    }
}

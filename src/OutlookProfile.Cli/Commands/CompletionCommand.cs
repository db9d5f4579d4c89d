using System.Collections.Generic;
using System.CommandLine;

namespace OutlookProfile.Cli.Commands;

/// <summary>
/// completion SHELL: the script that makes a shell complete the tool's commands, options and values. What to propose the tool itself says,
/// by System.CommandLine's [suggest:POSITION] directive, which dotnet-suggest uses as well.
/// </summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            # eval "$(outlookprofile completion bash)"
            _outlookprofile() {
              local line=${COMP_LINE:0:COMP_POINT}
              line=${line#*[[:space:]]}
              local IFS=$'\n'
              COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _outlookprofile outlookprofile

            """,
        ["zsh"] = """
            # eval "$(outlookprofile completion zsh)"
            _outlookprofile() {
              local line="${(j: :)words[2,CURRENT]}"
              local -a proposals=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
              compadd -a proposals || _files
            }
            compdef _outlookprofile outlookprofile

            """,
        ["powershell"] = """
            # outlookprofile completion powershell | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName outlookprofile -ScriptBlock {
                param($word, $ast, $position)
                $line = "$ast".PadRight($position - $ast.Extent.StartOffset).Substring($ast.CommandElements[0].Extent.Text.Length).TrimStart()
                & $ast.CommandElements[0].Extent.Text "[suggest:$($line.Length)]" $line 2>$null |
                    Where-Object { $_ -like "$word*" } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }

            """,
    };

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = Terminal.Say($"bash, zsh or powershell."), HelpName = "SHELL" };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", Terminal.Say($"Print the script by which a shell completes commands, options and values; its first line says how to use it.")) { shell };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(Scripts[parsed.GetRequiredValue(shell)].ReplaceLineEndings("\n"));
            return ExitCode.Done;
        });
        return command;
    }
}

<#
.SYNOPSIS
    Tells Intune or Configuration Manager whether the Outlook profile is there and configured as it should be.
.DESCRIPTION
    As configured: one line on standard output, exit code 0. Anything else: nothing on standard output, and the exit code
    by which the management system knows "not installed".
    `outlookprofile package` fills in the three values below; unfilled, the script compares with what was last written.
.NOTES
    To see the differences, run `outlookprofile verify --state` (as administrator with --all-users) at a prompt.
#>

# System: the profiles of all users. User: the profile of the user who runs this.
$Context = 'System'

# "Not installed" is 1 for Intune; for Configuration Manager it is 0 without any output, anything else is an error there.
$NotInstalled = 1

# The configuration to compare with, as JSON; empty for the one that was last written.
$Configuration = @'
'@

# Windows PowerShell takes a program's redirected standard error for errors of the script: they must not end it.
$ErrorActionPreference = 'Continue'

# ProgramW6432 is the 64-bit Program Files in a 32-bit process too.
$folder = if ($Context -eq 'System') { [string] $env:ProgramW6432 } else { [IO.Path]::Combine([string] $env:LOCALAPPDATA, 'Programs') }
$tool = [IO.Path]::Combine($folder, 'Outlook Profile', 'outlookprofile.exe')
if (-not [IO.File]::Exists($tool)) { exit $NotInstalled }

$file = $null
try {
    $arguments = @('verify')
    if ($Configuration) {
        $file = [IO.Path]::GetTempFileName()
        [IO.File]::WriteAllText($file, $Configuration)
        $arguments += $file
    }
    else {
        $arguments += '--state'
    }
    if ($Context -eq 'System') { $arguments += '--all-users' }

    $answer = & $tool $arguments 2>$null
    $exitCode = $LASTEXITCODE
}
finally {
    if ($file) { [IO.File]::Delete($file) }
}

if ($exitCode -ne 0) { exit $NotInstalled }
$answer
exit 0

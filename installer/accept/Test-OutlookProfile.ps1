<#
.SYNOPSIS
    Goes through the Windows checklist on this machine, with or without Outlook, and writes one report.
.DESCRIPTION
    Installs, repairs, upgrades, fails on purpose, kills and removes the package, for this user and (elevated) for all users, and compares the
    registry each time. Where Outlook is there it opens the profile and reads what Outlook made of it. Everything is removed again; a
    machine that has the product already is left alone. Asks before it begins and before anything a user would see.
    Exit code: 0 nothing failed, 1 something failed, 2 nothing was tried.
.PARAMETER Package
    OutlookProfile.msi.
.PARAMETER Tool
    outlookprofile.exe, the administrator's.
.PARAMETER Configuration
    The site to install; without it the worked example, whose server does not exist.
.PARAMETER Report
    The folder for report.html, report.json and the logs of msiexec.
.PARAMETER Yes
    Do not ask. Outlook is then not started.
.PARAMETER Machine
    What touches the machine, by name; for the tests, which run this script against stand-ins.
.EXAMPLE
    powershell -ExecutionPolicy Bypass -File Test-OutlookProfile.ps1 -Package OutlookProfile.msi -Tool outlookprofile.exe -Report acceptance
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)] [string] $Package,
    [Parameter(Mandatory = $true)] [string] $Tool,
    [string] $Configuration,
    [Parameter(Mandatory = $true)] [string] $Report,
    [switch] $Yes,
    [hashtable] $Machine
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$example = '{ "outlook": { "versions": ["14.0"] }, "profile": { "name": "Acceptance Test", "makeDefault": false },' +
    ' "mailbox": { "user": "acceptance", "smtpAddress": "acceptance@acme.com" }, "server": { "fqdn": "exchange.acme.com" } }'

# --- what touches the machine ---------------------------------------------------------------------------------------

# Windows Installer's objects have no type library that PowerShell finds members by.
function Invoke-Com($Object, [string] $Name, [object[]] $Arguments = @(), [string] $Kind = 'InvokeMethod') {
    [__ComObject].InvokeMember($Name, $Kind, $null, $Object, $Arguments)
}

function Open-Database([string] $Msi, [int] $Mode) {
    Invoke-Com (New-Object -ComObject WindowsInstaller.Installer) 'OpenDatabase' @($Msi, $Mode)
}

$windows = @{
    Ask        = { param($Question) (Read-Host "$Question [y/N]") -match '^[yY]' }
    Say        = { param($Line) Write-Host $Line }
    IsElevated = { ([Security.Principal.WindowsPrincipal] [Security.Principal.WindowsIdentity]::GetCurrent()).IsInRole(544) }
    Describe   = { @{ Computer = $env:COMPUTERNAME; User = "$env:USERDOMAIN\$env:USERNAME"; Windows = [Environment]::OSVersion.Version.ToString() } }
    # The exit code of a program; msiexec is a window program, so it is waited for.
    Run        = {
        param($Program, $Arguments)
        $process = Start-Process -FilePath $Program -ArgumentList $Arguments -Wait -PassThru -WindowStyle Hidden
        $process.ExitCode
    }
    Start      = { param($Program, $Arguments) $null = Start-Process -FilePath $Program -ArgumentList $Arguments -WindowStyle Hidden }
    # The key as reg.exe writes it; '' where there is none.
    Export     = {
        param($Key)
        $file = [IO.Path]::GetTempFileName()
        try {
            $process = Start-Process -FilePath reg.exe -ArgumentList "export `"$Key`" `"$file`" /y" -Wait -PassThru -WindowStyle Hidden
            if ($process.ExitCode -eq 0) { [IO.File]::ReadAllText($file) } else { '' }
        }
        finally { [IO.File]::Delete($file) }
    }
    RemoveKey  = { param($Key) $null = Start-Process -FilePath reg.exe -ArgumentList "delete `"$Key`" /f" -Wait -PassThru -WindowStyle Hidden }
    # Whether the product of this code is installed (INSTALLSTATE_DEFAULT).
    IsInstalled = {
        param($ProductCode)
        (Invoke-Com (New-Object -ComObject WindowsInstaller.Installer) 'ProductState' @($ProductCode) 'GetProperty') -eq 5
    }
    Property   = {
        param($Msi, $Name)
        $view = Invoke-Com (Open-Database $Msi 0) 'OpenView' @("SELECT ``Value`` FROM ``Property`` WHERE ``Property`` = '$Name'")
        Invoke-Com $view 'Execute'
        $record = Invoke-Com $view 'Fetch'
        if ($record) { Invoke-Com $record 'StringData' @(1) 'GetProperty' }
    }
    # Runs statements on a copy of a package, and gives it another package code.
    Change     = {
        param($Msi, $Copy, $Statements)
        [IO.File]::Copy($Msi, $Copy, $true)
        $database = Open-Database $Copy 1
        foreach ($statement in $Statements) {
            $view = Invoke-Com $database 'OpenView' @($statement)
            Invoke-Com $view 'Execute'
            Invoke-Com $view 'Close'
        }
        $summary = Invoke-Com $database 'SummaryInformation' @(1) 'GetProperty'
        Invoke-Com $summary 'Property' @(9, [Guid]::NewGuid().ToString('B').ToUpperInvariant()) 'SetProperty'
        Invoke-Com $summary 'Persist'
        Invoke-Com $database 'Commit'
        # The file stays open until the objects are gone.
        $view = $summary = $database = $null
        [GC]::Collect()
        [GC]::WaitForPendingFinalizers()
    }
    Kill       = { param($Name) Get-Process -Name $Name -ErrorAction SilentlyContinue | Stop-Process -Force }
    Sleep      = { param($Seconds) Start-Sleep -Seconds $Seconds }
    Signature  = { param($File) (Get-AuthenticodeSignature -FilePath $File).Status.ToString() }
    HasOutlook = { Test-Path 'Registry::HKEY_CLASSES_ROOT\Outlook.Application\CLSID' }
    OpenOutlook = {
        param($ProfileName)
        $outlook = New-Object -ComObject Outlook.Application
        try {
            $session = $outlook.Session
            # A new session with this profile; Outlook may ask for the password.
            $session.Logon($ProfileName, '', $false, $true)
            @{
                Version                = $outlook.Version
                Profile                = $session.CurrentProfileName
                ExchangeConnectionMode = [int] $session.ExchangeConnectionMode
                ExchangeServer         = $session.ExchangeMailboxServerName
                Accounts               = @($session.Accounts | ForEach-Object { "$($_.DisplayName) <$($_.SmtpAddress)>" })
                Stores                 = @($session.Stores | ForEach-Object { $_.DisplayName })
            }
        }
        finally { $outlook.Quit() }
    }
}
if ($null -eq $Machine) { $Machine = $windows }

# --- how a point is tried -------------------------------------------------------------------------------------------

$points = [Collections.ArrayList] @()

# Tries one point: what it does throws when it is not as expected, with the reason; @{ NotApplicable = 'why' } says that it cannot be tried here.
function Test-Point([string] $Id, [string] $Title, [scriptblock] $Try) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $point = @{ Id = $Id; Title = $Title; Result = 'passed'; Detail = '' }
    try {
        foreach ($answer in @(& $Try)) {
            if ($answer -is [hashtable] -and $answer.ContainsKey('NotApplicable')) {
                $point.Result = 'not applicable'
                $point.Detail = $answer.NotApplicable
            }
            elseif ($answer -is [string]) { $point.Detail = $answer }
        }
    }
    catch {
        $point.Result = 'failed'
        $point.Detail = $_.Exception.Message
    }
    $point.Seconds = [Math]::Round($watch.Elapsed.TotalSeconds, 1)
    $null = $points.Add($point)
    & $Machine.Say ("{0,-15} {1} {2}" -f $point.Result, $point.Title, $(if ($point.Detail) { "($($point.Detail))" }))
}

function Assert-Equal($Expected, $Actual, [string] $What) {
    if ($Expected -ne $Actual) { throw "${What}: expected $Expected, found $Actual" }
}

$script:logs = 0

# Runs msiexec silently and expects an exit code. The log's path is in $script:log.
function Invoke-Msiexec([string] $Arguments, [int] $Expected, [string] $What) {
    $script:logs++
    $script:log = [IO.Path]::Combine($Report, "msiexec-$($script:logs).log")
    Assert-Equal $Expected (& $Machine.Run 'msiexec.exe' "$Arguments /qn /norestart /l*v `"$($script:log)`"") "$What ($($script:log))"
}

function Assert-Log([string] $Text) {
    if (-not [IO.File]::ReadAllText($script:log).Contains($Text)) { throw "the log does not say '$Text' ($($script:log))" }
}

# Everything the product may write of this user, and what it must never write: SYSTEM's own.
function Get-Registry {
    $keys = 'HKCU\Software\Microsoft\Windows NT\CurrentVersion\Windows Messaging Subsystem', 'HKCU\Software\Microsoft\Office',
        'HKCU\Software\Policies\Microsoft\Office', 'HKCU\Software\Microsoft\Exchange', 'HKU\S-1-5-18\Software\Microsoft\Office',
        'HKU\S-1-5-18\Software\Microsoft\Windows NT\CurrentVersion\Windows Messaging Subsystem',
        'HKLM\SOFTWARE\Microsoft\Active Setup\Installed Components'
    ($keys | ForEach-Object { & $Machine.Export $_ }) -join "`n"
}

function Assert-Unchanged([string] $Before) {
    if ((Get-Registry) -cne $Before) { throw 'the registry is not what it was before' }
}

function Assert-Verified([string] $Scope) {
    Assert-Equal 0 (& $Machine.Run $Tool "verify `"$Configuration`" $Scope".TrimEnd()) 'outlookprofile verify'
}

# --- the points -----------------------------------------------------------------------------------------------------

# What of the checklist one context goes through: for this user, or for all.
function Test-Context([string] $Id, [string] $Name, [string] $Scope, [string] $VerifyScope) {
    $install = "/i `"$Package`" $Scope CONFIGFILE=`"$Configuration`""
    $remove = "/x `"$Package`""

    Test-Point "$Id.install" "${Name}: install, verify, remove" {
        $before = Get-Registry
        Invoke-Msiexec $install 0 'installation'
        Assert-Verified $VerifyScope
        Invoke-Msiexec $remove 0 'removal'
        Assert-Unchanged $before
    }

    Test-Point "$Id.transform" "${Name}: a transform made by the tool, kept for repair" {
        $before = Get-Registry
        $transform = [IO.Path]::Combine($Report, 'site.mst')
        Assert-Equal 0 (& $Machine.Run $Tool "transform --msi `"$Package`" --config `"$Configuration`" --output `"$transform`"") 'outlookprofile transform'
        Invoke-Msiexec "/i `"$Package`" $Scope TRANSFORMS=`"$transform`"" 0 'installation'
        Assert-Verified $VerifyScope
        & $Machine.RemoveKey "HKCU\Software\Microsoft\Windows NT\CurrentVersion\Windows Messaging Subsystem\Profiles\$profileName"
        Invoke-Msiexec "/fomus $productCode" 0 'repair'
        Assert-Verified $VerifyScope
        Invoke-Msiexec $remove 0 'removal'
        Assert-Unchanged $before
    }

    Test-Point "$Id.failure" "${Name}: an action that fails after the profile was written" {
        $before = Get-Registry
        Invoke-Msiexec "/i `"$failing`" $Scope CONFIGFILE=`"$Configuration`"" 1603 'installation'
        Assert-Log 'items were put back'
        Assert-Unchanged $before
    }

    Test-Point "$Id.rebuild" "${Name}: another build of the same version is refused, and takes over when told to" {
        $before = Get-Registry
        Invoke-Msiexec $install 0 'installation'
        Invoke-Msiexec "/i `"$rebuilt`" $Scope CONFIGFILE=`"$Configuration`"" 1638 'the other build'
        Invoke-Msiexec "/i `"$rebuilt`" CONFIGFILE=`"$Configuration`" REINSTALL=ALL REINSTALLMODE=vomus" 0 'the other build, reinstalling'
        Assert-Verified $VerifyScope
        Invoke-Msiexec "/x $productCode" 0 'removal'
        Assert-Unchanged $before
    }

    Test-Point "$Id.upgrade" "${Name}: upgrade, refused downgrade, removal" {
        $before = Get-Registry
        Invoke-Msiexec $install 0 'installation'
        Invoke-Msiexec "/i `"$newer`" $Scope CONFIGFILE=`"$Configuration`"" 0 'upgrade'
        Assert-Verified $VerifyScope
        if (& $Machine.IsInstalled $productCode) { throw 'the old version is still installed' }
        Invoke-Msiexec $install 1603 'downgrade'
        Assert-Verified $VerifyScope
        Invoke-Msiexec "/x `"$newer`"" 0 'removal'
        Assert-Unchanged $before
    }

    Test-Point "$Id.kill" "${Name}: Windows Installer is killed after the profile was written; the next run repairs it" {
        if (-not $elevated) { return @{ NotApplicable = 'only an administrator may end the service' } }
        $before = Get-Registry
        $log = [IO.Path]::Combine($Report, "killed-$Id.log")
        & $Machine.Start 'msiexec.exe' "/i `"$sleeping`" $Scope CONFIGFILE=`"$Configuration`" /qn /norestart /l*v `"$log`""
        & $Machine.Sleep 30
        & $Machine.Kill 'msiexec'
        & $Machine.Sleep 5
        if ((Get-Registry) -ceq $before) { throw 'nothing had been written when it was killed, so this proves nothing' }
        # Windows Installer takes the cut-off installation back, or the product does when it runs next: either will do.
        Invoke-Msiexec $install 0 'the next installation'
        Invoke-Msiexec $remove 0 'removal'
        Assert-Unchanged $before
    }
}

function Test-Package {
    Test-Point 'transform.missing' 'A missing transform stops the installation' {
        $before = Get-Registry
        Invoke-Msiexec "/i `"$Package`" MSIINSTALLPERUSER=1 TRANSFORMS=`"$([IO.Path]::Combine($Report, 'missing.mst'))`"" 1624 'installation'
        Assert-Unchanged $before
    }
    Test-Point 'transform.damaged' 'A damaged transform stops the installation' {
        $before = Get-Registry
        $damaged = [IO.Path]::Combine($Report, 'damaged.mst')
        [IO.File]::WriteAllText($damaged, 'This is no transform.')
        Invoke-Msiexec "/i `"$Package`" MSIINSTALLPERUSER=1 TRANSFORMS=`"$damaged`"" 1624 'installation'
        Assert-Unchanged $before
    }
    Test-Point 'rollback.disabled' 'Without rollback the installation is refused' {
        $before = Get-Registry
        Invoke-Msiexec "/i `"$Package`" MSIINSTALLPERUSER=1 DISABLEROLLBACK=1 CONFIGFILE=`"$Configuration`"" 1603 'installation'
        Assert-Log 'rollback is disabled'
        Assert-Unchanged $before
    }
    Test-Point 'signature' 'The package is signed by somebody whom Windows trusts' {
        $status = & $Machine.Signature $Package
        if ($status -eq 'NotSigned') { return @{ NotApplicable = 'the package is not signed' } }
        Assert-Equal 'Valid' $status 'signature'
    }
}

function Test-Outlook {
    Test-Point 'outlook' 'Outlook opens the profile' {
        if (-not (& $Machine.HasOutlook)) { return @{ NotApplicable = 'no Outlook on this machine' } }
        if ($Yes -or -not (& $Machine.Ask 'Start Outlook with the new profile? It may ask for a password, and is closed again.')) {
            return @{ NotApplicable = 'not asked to start Outlook' }
        }
        $before = Get-Registry
        Invoke-Msiexec "/i `"$Package`" MSIINSTALLPERUSER=1 CONFIGFILE=`"$Configuration`" OUTLOOKVERSIONS=auto" 0 'installation'
        try {
            $seen = & $Machine.OpenOutlook $profileName
            $detail = "Outlook $($seen.Version), mode $($seen.ExchangeConnectionMode), server $($seen.ExchangeServer), accounts $($seen.Accounts -join ', '), stores $($seen.Stores -join ', ')"
            Assert-Equal $profileName $seen.Profile 'profile'
            # OlExchangeConnectionMode: 0 is none; cached modes from 200, online from 100.
            if ($seen.ExchangeConnectionMode -eq 0) { throw "no Exchange account: $detail" }
            if (@($seen.Accounts).Count -ne 1) { throw "not one account: $detail" }
            $detail
        }
        finally { Invoke-Msiexec "/x `"$Package`"" 0 'removal' }
        # Outlook writes settings of its own, so only the profile has to be gone.
        if ((& $Machine.Export "HKCU\Software\Microsoft\Windows NT\CurrentVersion\Windows Messaging Subsystem\Profiles\$profileName") -ne '') {
            throw 'the profile is still there after the removal'
        }
    }
}

# --- the report -----------------------------------------------------------------------------------------------------

function ConvertTo-JsonString([string] $Text) {
    $escaped = $Text.Replace('\', '\\').Replace('"', '\"')
    '"' + [Text.RegularExpressions.Regex]::Replace($escaped, '[\x00-\x1f]', { param($match) '\u{0:x4}' -f [int] $match.Value[0] }) + '"'
}

function Get-ReportJson([hashtable] $Facts) {
    $lines = @($points | ForEach-Object {
        '    { "id": ' + (ConvertTo-JsonString $_.Id) + ', "title": ' + (ConvertTo-JsonString $_.Title) + ', "result": ' + (ConvertTo-JsonString $_.Result) +
        ', "detail": ' + (ConvertTo-JsonString $_.Detail) + ', "seconds": ' + $_.Seconds.ToString([Globalization.CultureInfo]::InvariantCulture) + ' }'
    })
    $head = @($Facts.Keys | ForEach-Object { '  ' + (ConvertTo-JsonString $_) + ': ' + (ConvertTo-JsonString "$($Facts[$_])") })
    [Array]::Sort($head, [StringComparer]::Ordinal)
    "{`r`n" + (($head + ("  `"points`": [`r`n" + ($lines -join ",`r`n") + "`r`n  ]")) -join ",`r`n") + "`r`n}`r`n"
}

function Get-ReportHtml([hashtable] $Facts) {
    $encode = { param($Text) [Net.WebUtility]::HtmlEncode("$Text") }
    $rows = @($points | ForEach-Object {
        "<tr class=`"$($_.Result.Replace(' ', '-'))`"><td>$(& $encode $_.Result)</td><td>$(& $encode $_.Title)</td><td>$(& $encode $_.Detail)</td><td>$(& $encode $_.Seconds)</td></tr>"
    })
    $head = @($Facts.Keys | ForEach-Object { "<tr><td>$(& $encode $_)</td><td>$(& $encode $Facts[$_])</td></tr>" })
    [Array]::Sort($head, [StringComparer]::Ordinal)
    @"
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Outlook Profile: acceptance</title>
<style>body { font-family: Segoe UI, sans-serif } td { padding: 2px 8px; vertical-align: top } .failed { background: #fdd } .passed { background: #dfd }</style>
</head><body><h1>Outlook Profile: acceptance</h1>
<table>$($head -join "`r`n")</table>
<table><tr><th>result</th><th>point</th><th>detail</th><th>seconds</th></tr>
$($rows -join "`r`n")
</table></body></html>
"@
}

# --- all of it ------------------------------------------------------------------------------------------------------

$Package = [IO.Path]::GetFullPath($Package)
$Tool = [IO.Path]::GetFullPath($Tool)
$Report = [IO.Path]::GetFullPath($Report)
$null = [IO.Directory]::CreateDirectory($Report)
if ($Configuration) { $Configuration = [IO.Path]::GetFullPath($Configuration) }
else {
    $Configuration = [IO.Path]::Combine($Report, 'site.json')
    [IO.File]::WriteAllText($Configuration, $example)
}

$found = [Text.RegularExpressions.Regex]::Match([IO.File]::ReadAllText($Configuration), '"profile"\s*:\s*\{[^}]*"name"\s*:\s*"([^"\\]*)"')
$profileName = if ($found.Success) { $found.Groups[1].Value } else { 'Corporate Mail' }
$elevated = & $Machine.IsElevated
$productCode = & $Machine.Property $Package 'ProductCode'
$version = & $Machine.Property $Package 'ProductVersion'

if (& $Machine.IsInstalled $productCode) {
    & $Machine.Say 'The product is installed on this machine already; remove it, or take another machine.'
    exit 2
}
if (-not $Yes -and -not (& $Machine.Ask "Install, fail, kill and remove $version on this machine several times (about 10 minutes)?")) { exit 2 }

# Copies of the package: one that fails after the profile was written, one that waits there, another build, and the next version.
$failing, $sleeping, $rebuilt, $newer = 'failing', 'sleeping', 'rebuilt', 'newer' | ForEach-Object { [IO.Path]::Combine($Report, "$_.msi") }
& $Machine.Change $Package $failing @(
    "INSERT INTO ``CustomAction`` (``Action``, ``Type``, ``Source``, ``Target``) VALUES ('FailAfterwards', 1025, 'Actions', 'WriteProfile')",
    "INSERT INTO ``InstallExecuteSequence`` (``Action``, ``Condition``, ``Sequence``) VALUES ('FailAfterwards', 'NOT REMOVE', 6599)")
# Type 1074: deferred, a program that a property names (msidbCustomActionTypeExe + Property + InScript).
& $Machine.Change $Package $sleeping @(
    "INSERT INTO ``Property`` (``Property``, ``Value``) VALUES ('SLEEP', 'ping.exe')",
    "INSERT INTO ``CustomAction`` (``Action``, ``Type``, ``Source``, ``Target``) VALUES ('SleepAfterwards', 1074, 'SLEEP', '-n 300 127.0.0.1')",
    "INSERT INTO ``InstallExecuteSequence`` (``Action``, ``Condition``, ``Sequence``) VALUES ('SleepAfterwards', 'NOT REMOVE', 6598)")
& $Machine.Change $Package $rebuilt @()
$parts = $version.Split('.')
$next = "$($parts[0]).$($parts[1]).$([int] $parts[2] + 1)"
$nextCode = [Guid]::NewGuid().ToString('B').ToUpperInvariant()
& $Machine.Change $Package $newer @(
    "UPDATE ``Property`` SET ``Value`` = '$next' WHERE ``Property`` = 'ProductVersion'",
    "UPDATE ``Property`` SET ``Value`` = '$nextCode' WHERE ``Property`` = 'ProductCode'",
    "DELETE FROM ``Upgrade``",
    "INSERT INTO ``Upgrade`` (``UpgradeCode``, ``VersionMin``, ``VersionMax``, ``Language``, ``Attributes``, ``ActionProperty``) VALUES ('{3903EE2A-7BD2-4203-B0FD-17CFE859576F}', '', '$next', '1033', 1, 'WIX_UPGRADE_DETECTED')",
    "INSERT INTO ``Upgrade`` (``UpgradeCode``, ``VersionMin``, ``VersionMax``, ``Language``, ``Attributes``, ``ActionProperty``) VALUES ('{3903EE2A-7BD2-4203-B0FD-17CFE859576F}', '$next', '', '1033', 2, 'WIX_DOWNGRADE_DETECTED')")

Test-Package
Test-Context 'user' 'For this user' 'MSIINSTALLPERUSER=1' ''
if ($elevated) { Test-Context 'all' 'For all users' 'ALLUSERS=1' '--all-users' }
else { Test-Point 'all' 'For all users' { @{ NotApplicable = 'needs an administrator: run it again elevated' } } }
Test-Outlook

$facts = & $Machine.Describe
$facts.Package = "$Package, version $version"
$facts.Elevated = $elevated
foreach ($result in 'passed', 'failed', 'not applicable') { $facts[$result] = @($points | Where-Object { $_.Result -eq $result }).Count }
[IO.File]::WriteAllText([IO.Path]::Combine($Report, 'report.json'), (Get-ReportJson $facts))
[IO.File]::WriteAllText([IO.Path]::Combine($Report, 'report.html'), (Get-ReportHtml $facts))
& $Machine.Say "$($facts['passed']) passed, $($facts['failed']) failed, $($facts['not applicable']) not applicable: $([IO.Path]::Combine($Report, 'report.html'))"
if ($facts['failed'] -gt 0) { exit 1 }
exit 0

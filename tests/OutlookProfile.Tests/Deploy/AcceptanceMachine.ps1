# Stands in for Windows in Test-OutlookProfile.ps1: a registry, one product, and msiexec's exit codes as Microsoft documents them.
# Dot-sourced, so that what it is told stays in $state. Fault names what is wrong with this machine: '' for nothing.
param([string] $Fault, [bool] $Elevated, [bool] $Outlook, [bool] $Answer)

$state = @{ Fault = $Fault; Elevated = $Elevated; Outlook = $Outlook; Answer = $Answer; Installed = ''; Profile = $false; Written = $false; Said = [Collections.ArrayList] @(); Ran = [Collections.ArrayList] @() }

$runMsiexec = {
    param($Arguments)
    $log = [Text.RegularExpressions.Regex]::Match($Arguments, '/l\*v "([^"]*)"').Groups[1].Value
    $write = { param($Text) [IO.File]::WriteAllText($log, $Text) }
    & $write 'log'
    if ($Arguments.StartsWith('/x')) {
        $state.Installed = ''
        $state.Profile = $false
        $state.Written = $state.Fault -eq 'removal leaves something'
        return 0
    }
    if ($Arguments.StartsWith('/f')) {
        $state.Profile = $state.Fault -ne 'repair forgets the transform'
        return 0
    }
    if ($Arguments -match 'missing\.mst|damaged\.mst') {
        if ($state.Fault -eq 'a damaged transform is ignored') { return 0 }
        return 1624
    }
    if ($Arguments.Contains('DISABLEROLLBACK')) { & $write 'rollback is disabled on this computer'; return 1603 }
    if ($Arguments.Contains('failing.msi')) {
        & $write '5 items were put back'
        $state.Written = $state.Fault -eq 'rollback leaves something'
        return 1603
    }
    $product = if ($Arguments.Contains('newer.msi')) { 'newer' } else { '{1}' }
    if ($state.Installed -eq 'newer' -and $product -eq '{1}') { return 1603 }
    if ($Arguments.Contains('rebuilt.msi') -and $state.Installed -eq '{1}' -and -not $Arguments.Contains('REINSTALL')) { return 1638 }
    $state.Installed = $product
    $state.Profile = $true
    0
}

$machine = @{
    State       = $state
    Ask         = { param($Question) $null = $state.Said.Add($Question); $state.Answer }
    Say         = { param($Line) $null = $state.Said.Add($Line) }
    IsElevated  = { $state.Elevated }
    Describe    = { @{ Computer = 'TEST <1>'; User = 'TEST\somebody'; Windows = '10.0.19045' } }
    Run         = {
        param($Program, $Arguments)
        $null = $state.Ran.Add("$([IO.Path]::GetFileName($Program)) $Arguments")
        if ($Program -eq 'msiexec.exe') { return & $runMsiexec $Arguments }
        if ($Arguments.StartsWith('verify') -and -not $state.Profile) { return 1 }
        0
    }
    Start       = { param($Program, $Arguments) $state.Profile = $true }
    Export      = { param($Key) if (-not $Key.Contains('Messaging Subsystem') -or $Key.Contains('S-1-5-18')) { '' } elseif ($state.Profile) { 'profile' } elseif ($state.Written) { 'something' } else { '' } }
    RemoveKey   = { param($Key) $state.Profile = $false }
    IsInstalled = { param($ProductCode) $state.Installed -eq $ProductCode -or ($state.Fault -eq 'installed already' -and $state.Ran.Count -eq 0) }
    Property    = { param($Msi, $Name) if ($Name -eq 'ProductCode') { '{1}' } else { '1.0.7' } }
    Change      = { param($Msi, $Copy, $Statements) $null = $state.Ran.Add("change $([IO.Path]::GetFileName($Copy)): $($Statements -join ' ; ')") }
    Kill        = { param($Name) $null = $state.Ran.Add("kill $Name") }
    Sleep       = { param($Seconds) }
    Signature   = { param($File) if ($state.Fault -eq 'signed by nobody we know') { 'NotTrusted' } else { 'NotSigned' } }
    HasOutlook  = { $state.Outlook }
    OpenOutlook = {
        param($ProfileName)
        $mode = if ($state.Fault -eq 'Outlook sees no Exchange') { 0 } else { 700 }
        @{ Version = '14.0'; Profile = $ProfileName; ExchangeConnectionMode = $mode; ExchangeServer = 'exchange.acme.com'; Accounts = @('a <a@acme.com>'); Stores = @('Mailbox - a') }
    }
}

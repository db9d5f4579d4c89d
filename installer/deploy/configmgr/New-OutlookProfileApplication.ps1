<#
.SYNOPSIS
    Creates the Configuration Manager applications for the Outlook profile and deploys them: one for each site's collection.
.DESCRIPTION
    Reads Applications.psd1, which `outlookprofile package configmgr` wrote beside this script. An application has one
    deployment type, for the system or for the user context: Configuration Manager takes the first type whose requirements
    are met, and a type for the system context meets them everywhere.
    When a step fails, the application it was for is removed again; applications finished before stay.
.PARAMETER SiteCode
    The Configuration Manager site, for example P01.
.PARAMETER ContentLocation
    The network path of the folder that `outlookprofile package configmgr` wrote, as the site server reads it.
.PARAMETER Collection
    Which transform goes to which collection: @{ oslo = 'Oslo laptops'; bergen = 'Bergen laptops' }, for oslo.mst and
    bergen.mst.
.PARAMETER Context
    System (the default): as SYSTEM, for all users of a machine. User: as the user, without administrator's rights.
.PARAMETER DistributionPointGroupName
    The distribution points that get the content. Without it the content is to be distributed in the console.
.PARAMETER DeployPurpose
    Required (the default) or Available.
.PARAMETER SupersedeExisting
    Each new application supersedes those of this product that are deployed to its collection, and uninstalls them: for a
    site's new configuration.
.EXAMPLE
    .\New-OutlookProfileApplication.ps1 -SiteCode P01 -ContentLocation \\files\packages\OutlookProfile `
        -Collection @{ oslo = 'Oslo laptops' } -DistributionPointGroupName 'All distribution points' -WhatIf
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [Parameter(Mandatory = $true)] [ValidatePattern('^[A-Za-z0-9]{3}$')] [string] $SiteCode,
    [Parameter(Mandatory = $true)] [ValidatePattern('^\\\\')] [string] $ContentLocation,
    [Parameter(Mandatory = $true)] [hashtable] $Collection,
    [ValidateSet('System', 'User')] [string] $Context = 'System',
    [string] $DistributionPointGroupName,
    [ValidateSet('Required', 'Available')] [string] $DeployPurpose = 'Required',
    [switch] $SupersedeExisting
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

function Find-Application([hashtable] $Package, [string] $Site) {
    $inContext = @($Package.Applications | Where-Object { $_.Context -eq $Context })
    $found = @($inContext | Where-Object { $_.Site -eq $Site })
    if ($found.Count -eq 0) {
        $known = @($inContext | ForEach-Object { $_.Site }) -join ', '
        throw "There is no transform '$Site' in this package. It has: $known."
    }
    $found[0]
}

function Get-Requirement([hashtable] $Application) {
    # 64-bit Windows 10 and later and Windows Server 2016 and later, and Windows 11 on ARM64, which runs x64 programs.
    $platforms = @(Get-CMConfigurationPlatform -Fast | Where-Object {
        $_.CI_UniqueID -match '^Windows/All_(x64_Windows_(10|11)_and_higher_Clients|ARM64_Windows_11_and_higher_Clients|x64_Windows_Server_(2016|2019|2022|2025).*)$' })
    if ($platforms.Count -gt 0) {
        Get-CMGlobalCondition -Name 'Operating System' | Where-Object { $_.PlatformType -eq 1 } |
            New-CMRequirementRuleOperatingSystemValue -RuleOperator OneOf -Platform $platforms
    }

    # Only where the configuration writes for the Outlook that is there: elsewhere the installation would fail.
    if ($Application.NeedsOutlook) {
        $name = 'Outlook is installed'
        $condition = Get-CMGlobalCondition -Name $name
        if (-not $condition) {
            $condition = New-CMGlobalConditionRegistryKey -Name $name -RegistryHive LocalMachine -Is64Bit $true `
                -KeyName 'SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\OUTLOOK.EXE' -Description 'Setup of Office registers OUTLOOK.EXE here.'
        }
        $condition | New-CMRequirementRuleExistential -Existential $true
    }
}

function Add-Supersedence([hashtable] $Application, [string] $CollectionName) {
    foreach ($deployment in @(Get-CMApplicationDeployment -CollectionName $CollectionName)) {
        if ($deployment.ApplicationName -notlike "$([WildcardPattern]::Escape($package.Name)) *" -or $deployment.ApplicationName -eq $Application.Name) { continue }
        $new = Get-CMDeploymentType -ApplicationName $Application.Name
        foreach ($old in @(Get-CMDeploymentType -ApplicationName $deployment.ApplicationName)) {
            $null = Add-CMDeploymentTypeSupersedence -SupersedingDeploymentType $new -SupersededDeploymentType $old -IsUninstall $true
        }
    }
}

function Add-DeploymentType([hashtable] $Application) {
    $type = @{
        ApplicationName      = $Application.Name
        DeploymentTypeName   = "$Context context"
        ContentLocation      = $ContentLocation.TrimEnd('\') + '\' + $Application.Content
        InstallCommand       = $Application.InstallCommand
        UninstallCommand     = $Application.UninstallCommand
        UninstallOption      = 'NoneRequired'
        ScriptLanguage       = 'PowerShell'
        # The text, not the path: on the site's drive a path would mean something else.
        ScriptText           = [IO.File]::ReadAllText([IO.Path]::Combine($PSScriptRoot, $Application.DetectionScript))
        UserInteractionMode  = 'Hidden'
        RebootBehavior       = 'BasedOnExitCode'
        EstimatedRuntimeMins = 5
        MaximumRuntimeMins   = 60
    }
    if ($Context -eq 'System') {
        $type.InstallationBehaviorType = 'InstallForSystem'
        $type.LogonRequirementType = 'WhetherOrNotUserLoggedOn'
    }
    else {
        $type.InstallationBehaviorType = 'InstallForUser'
    }
    $requirements = @(Get-Requirement $Application)
    if ($requirements.Count -gt 0) { $type.AddRequirement = $requirements }
    $null = Add-CMScriptDeploymentType @type
}

function Add-Deployment([hashtable] $Application, [string] $CollectionName) {
    $deployment = @{
        Name             = $Application.Name
        CollectionName   = $CollectionName
        DeployAction     = 'Install'
        DeployPurpose    = $DeployPurpose
        UserNotification = 'DisplaySoftwareCenterOnly'
    }
    if ($DistributionPointGroupName) {
        $deployment.DistributeContent = $true
        $deployment.DistributionPointGroupName = $DistributionPointGroupName
    }
    $null = New-CMApplicationDeployment @deployment
}

$package = Import-PowerShellDataFile -Path ([IO.Path]::Combine($PSScriptRoot, 'Applications.psd1'))
[string[]] $sites = $Collection.Keys
[Array]::Sort($sites)
$wanted = @($sites | ForEach-Object { @{ Application = (Find-Application $package $_); Collection = [string] $Collection[$_] } })

if (-not $env:SMS_ADMIN_UI_PATH) { throw 'The Configuration Manager console, whose cmdlets this script calls, is not installed on this machine.' }
Import-Module ([IO.Path]::Combine([IO.Path]::GetDirectoryName($env:SMS_ADMIN_UI_PATH), 'ConfigurationManager.psd1'))
Push-Location -Path "${SiteCode}:"
try {
    # What can be known beforehand is checked before the first application is made.
    foreach ($one in $wanted) {
        if (Get-CMApplication -Name $one.Application.Name -Fast) {
            throw "The application '$($one.Application.Name)' exists. Remove it, or make the package with a transform of another name."
        }
        if (-not (Get-CMCollection -Name $one.Collection)) {
            throw "There is no collection '$($one.Collection)' in site $SiteCode."
        }
    }

    foreach ($one in $wanted) {
        $name = $one.Application.Name
        if (-not $PSCmdlet.ShouldProcess($name, "Create and deploy to '$($one.Collection)'")) { continue }

        $application = @{ Name = $name; Publisher = $package.Publisher; SoftwareVersion = $package.Version; LocalizedName = $package.Name }
        if ($package.ContainsKey('Icon')) { $application.IconLocationFile = [IO.Path]::Combine($PSScriptRoot, $package.Icon) }
        $null = New-CMApplication @application
        try {
            Add-DeploymentType $one.Application
            if ($SupersedeExisting) { Add-Supersedence $one.Application $one.Collection }
            Add-Deployment $one.Application $one.Collection
        }
        catch {
            Remove-CMApplication -Name $name -Force
            throw
        }
        "$name -> $($one.Collection)"
    }
}
finally {
    Pop-Location
}

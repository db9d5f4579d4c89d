# Stand-ins for Configuration Manager's cmdlets: the documented parameters and their accepted values (Microsoft,
# ConfigurationManager module reference), a record of every call, and a site with the applications and collections that
# the test says. Anything else that is passed fails as it would with the real ones.
$global:calls = [System.Collections.ArrayList]::new()
$global:applications = @{}

function global:Add-Call([string] $Name, [hashtable] $Parameters) {
    $names = [string[]] $Parameters.Keys
    [Array]::Sort($names)
    $texts = foreach ($one in $names) { "-$one '$($Parameters[$one])'" }
    $null = $global:calls.Add((@($Name) + $texts) -join ' ')
    if ($Name -eq $global:failing) { throw "$Name failed." }
}

function global:Import-Module([string] $Name) { Add-Call 'Import-Module' $PSBoundParameters }
function global:Push-Location([string] $Path) { Add-Call 'Push-Location' $PSBoundParameters }
function global:Pop-Location { Add-Call 'Pop-Location' @{} }

# The real one reads a data file in the same way: a hashtable of constants, nothing is run.
function global:Import-PowerShellDataFile([string] $Path) {
    $errors = $null
    $tree = [System.Management.Automation.Language.Parser]::ParseFile($Path, [ref] $null, [ref] $errors)
    if ($errors) { throw "$Path does not parse: $errors" }
    $tree.Find({ $args[0] -is [System.Management.Automation.Language.HashtableAst] }, $false).SafeGetValue()
}

function global:Get-CMApplication {
    [CmdletBinding()] param([Parameter(Mandatory)] [string] $Name, [switch] $Fast)
    $global:applications[$Name]
}

function global:Get-CMCollection {
    [CmdletBinding()] param([Parameter(Mandatory)] [string] $Name)
    if ($global:collections -contains $Name) { $Name }
}

function global:New-CMApplication {
    [CmdletBinding()] param([Parameter(Mandatory)] [string] $Name, [string] $Publisher, [string] $SoftwareVersion, [string] $LocalizedName, [string] $Description, [string] $IconLocationFile)
    if ($IconLocationFile) { $PSBoundParameters['IconLocationFile'] = [IO.Path]::GetFileName($IconLocationFile) }
    Add-Call 'New-CMApplication' $PSBoundParameters
    $global:applications[$Name] = 'application'
}

function global:Add-CMScriptDeploymentType {
    [CmdletBinding()] param(
        [Parameter(Mandatory)] [string] $ApplicationName, [Parameter(Mandatory)] [string] $DeploymentTypeName, [Parameter(Mandatory)] [string] $InstallCommand,
        [string] $ContentLocation, [int] $EstimatedRuntimeMins, [int] $MaximumRuntimeMins, [string] $UninstallCommand,
        [Parameter(Mandatory)] [ValidateSet('PowerShell', 'VBScript', 'JavaScript')] [string] $ScriptLanguage, [string] $ScriptText,
        [ValidateSet('InstallForUser', 'InstallForSystem', 'InstallForSystemIfResourceIsDeviceOtherwiseInstallForUser')] [string] $InstallationBehaviorType,
        [ValidateSet('OnlyWhenUserLoggedOn', 'WhereOrNotUserLoggedOn', 'WhetherOrNotUserLoggedOn', 'OnlyWhenNoUserLoggedOn')] [string] $LogonRequirementType,
        [ValidateSet('BasedOnExitCode', 'NoAction', 'ForceReboot', 'ProgramReboot')] [string] $RebootBehavior,
        [ValidateSet('NoneRequired', 'SameAsInstall', 'Different')] [string] $UninstallOption,
        [ValidateSet('Normal', 'Minimized', 'Maximized', 'Hidden')] [string] $UserInteractionMode, [object[]] $AddRequirement)
    if ($InstallationBehaviorType -eq 'InstallForUser' -and $LogonRequirementType) { throw 'LogonRequirementType cannot be set with InstallForUser.' }
    $global:scriptText = $ScriptText
    $PSBoundParameters['ScriptText'] = '...'
    Add-Call 'Add-CMScriptDeploymentType' $PSBoundParameters
}

$global:globalConditions = @{ 'Operating System' = [pscustomobject] @{ Name = 'Operating System'; PlatformType = 1 } }
$global:platforms = @('Windows/All_x64_Windows_10_and_higher_Clients', 'Windows/All_x86_Windows_10_and_higher_Clients', 'Windows/All_ARM64_Windows_11_and_higher_Clients', 'Windows/All_x64_Windows_Server_2022_and_higher')
$global:deployed = @{}

function global:Get-CMConfigurationPlatform {
    [CmdletBinding()] param([string] $Name, [switch] $Fast)
    $global:platforms | ForEach-Object { [pscustomobject] @{ CI_UniqueID = $_ } }
}

function global:Get-CMGlobalCondition {
    [CmdletBinding()] param([string] $Name)
    $global:globalConditions[$Name]
}

function global:New-CMGlobalConditionRegistryKey {
    [CmdletBinding()] param(
        [Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory)] [string] $KeyName, [bool] $Is64Bit, [string] $Description,
        [ValidateSet('ClassesRoot', 'CurrentConfig', 'CurrentUser', 'LocalMachine', 'Users')] [string] $RegistryHive)
    Add-Call 'New-CMGlobalConditionRegistryKey' $PSBoundParameters
    $global:globalConditions[$Name] = [pscustomobject] @{ Name = $Name }
    $global:globalConditions[$Name]
}

function global:New-CMRequirementRuleOperatingSystemValue {
    [CmdletBinding()] param(
        [Parameter(Mandatory, ValueFromPipeline)] [object] $InputObject, [Parameter(Mandatory)] [ValidateSet('OneOf', 'NoneOf')] [string] $RuleOperator, [object[]] $Platform)
    process { "$($InputObject.Name) $RuleOperator $(@($Platform | ForEach-Object { $_.CI_UniqueID }) -join ' ')" }
}

function global:New-CMRequirementRuleExistential {
    [CmdletBinding()] param([Parameter(Mandatory, ValueFromPipeline)] [object] $InputObject, [Parameter(Mandatory)] [bool] $Existential)
    process { "$($InputObject.Name) $Existential" }
}

function global:Get-CMApplicationDeployment {
    [CmdletBinding()] param([string] $Name, [string] $CollectionName)
    $global:deployed[$CollectionName] | Where-Object { $_ } | ForEach-Object { [pscustomobject] @{ ApplicationName = $_ } }
}

function global:Get-CMDeploymentType {
    [CmdletBinding()] param([Parameter(Mandatory)] [string] $ApplicationName)
    "type of $ApplicationName"
}

function global:Add-CMDeploymentTypeSupersedence {
    [CmdletBinding()] param([Parameter(Mandatory)] [object] $SupersedingDeploymentType, [Parameter(Mandatory)] [object] $SupersededDeploymentType, [bool] $IsUninstall)
    Add-Call 'Add-CMDeploymentTypeSupersedence' $PSBoundParameters
}

function global:New-CMApplicationDeployment {
    [CmdletBinding()] param(
        [Parameter(Mandatory)] [string] $Name, [string] $CollectionName, [switch] $DistributeContent, [string] $DistributionPointGroupName,
        [ValidateSet('Install', 'Uninstall')] [string] $DeployAction, [ValidateSet('Available', 'Required')] [string] $DeployPurpose,
        [ValidateSet('DisplayAll', 'DisplaySoftwareCenterOnly', 'HideAll')] [string] $UserNotification)
    Add-Call 'New-CMApplicationDeployment' $PSBoundParameters
}

function global:Remove-CMApplication {
    [CmdletBinding()] param([Parameter(Mandatory)] [string] $Name, [switch] $Force)
    Add-Call 'Remove-CMApplication' $PSBoundParameters
    $global:applications.Remove($Name)
}

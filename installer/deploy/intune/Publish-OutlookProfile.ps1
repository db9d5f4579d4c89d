<#
.SYNOPSIS
    Uploads what `outlookprofile package intune` has made to Intune, as a Win32 app, and assigns it to groups.
.DESCRIPTION
    By Microsoft Graph (v1.0, deviceAppManagement/mobileApps), with the cmdlets of the module Microsoft.Graph.Authentication:
    Connect-MgGraph -Scopes DeviceManagementApps.ReadWrite.All, then this script. When a step fails, the application is
    deleted again. -WhatIf shows every request and sends none; it needs no connection.
.PARAMETER Path
    The folder that `outlookprofile package intune` wrote; by default that of this script.
.PARAMETER GroupId
    The groups (object ids) to assign the application to; without it, assign it in the portal.
.PARAMETER Intent
    required (the default) or available.
.EXAMPLE
    .\Publish-OutlookProfile.ps1 -WhatIf
.EXAMPLE
    Connect-MgGraph -Scopes DeviceManagementApps.ReadWrite.All
    .\Publish-OutlookProfile.ps1 -GroupId 3f0b4c55-9b64-4b3d-8e7f-1a017a5d0e54
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [string] $Path = $PSScriptRoot,
    [ValidatePattern('^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$')] [string[]] $GroupId = @(),
    [ValidateSet('required', 'available')] [string] $Intent = 'required'
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$graph = 'https://graph.microsoft.com/v1.0/deviceAppManagement/mobileApps'
$win32 = 'microsoft.graph.win32LobApp'
$blockSize = 6MB
$pollSeconds = 2
$mostPolls = 150

# A request to Graph. For the dry run: what would be sent.
function Send-Graph([string] $Method, [string] $Uri, [string] $Body) {
    if (-not $PSCmdlet.ShouldProcess("$Method $Uri", $(if ($Body) { $Body } else { 'no body' }))) { return $null }
    if ($Body) { Invoke-MgGraphRequest -Method $Method -Uri $Uri -Body $Body -ContentType 'application/json' -OutputType PSObject }
    else { Invoke-MgGraphRequest -Method $Method -Uri $Uri -OutputType PSObject }
}

# Waits until the service has done its part: $Step is azureStorageUriRequest, azureStorageUriRenewal or commitFile.
function Wait-File([string] $Uri, [string] $Step) {
    for ($i = 0; $i -lt $mostPolls; $i++) {
        $file = Send-Graph GET $Uri
        if ($file.uploadState -eq "${Step}Success") { return $file }
        if ($file.uploadState -ne "${Step}Pending") { throw "Intune could not take the content: $($file.uploadState)." }
        Start-Sleep -Seconds $pollSeconds
    }
    throw "Intune has not answered within $($mostPolls * $pollSeconds) seconds ($Step)."
}

# The encrypted content out of the container, as a stream that can be read from the start, and what it is encrypted with.
function Open-Container([string] $Container) {
    Add-Type -AssemblyName System.IO.Compression
    $zip = [IO.Compression.ZipArchive]::new([IO.File]::OpenRead($Container), [IO.Compression.ZipArchiveMode]::Read)
    try {
        $reader = [IO.StreamReader]::new($zip.GetEntry('IntuneWinPackage/Metadata/Detection.xml').Open())
        $detection = [xml] $reader.ReadToEnd()
        $reader.Dispose()
        $content = [IO.MemoryStream]::new()
        $entry = $zip.GetEntry('IntuneWinPackage/Contents/IntunePackage.intunewin').Open()
        $entry.CopyTo($content)
        $entry.Dispose()
    }
    finally { $zip.Dispose() }
    @{ Information = $detection.ApplicationInfo; Content = $content.ToArray() }
}

# Azure Storage: blocks, then their list ("Put Block", "Put Block List").
function Send-Content([byte[]] $Content, [string] $StorageUri) {
    $ids = @()
    for ($start = 0; $start -lt $Content.Length; $start += $blockSize) {
        $length = [Math]::Min($blockSize, $Content.Length - $start)
        $block = [byte[]]::new($length)
        [Array]::Copy($Content, $start, $block, 0, $length)
        $id = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes($ids.Count.ToString('0000')))
        $ids += $id
        Write-Progress -Activity 'Uploading' -PercentComplete (100 * $start / $Content.Length)
        $null = Invoke-RestMethod -Method Put -Uri "$StorageUri&comp=block&blockid=$([Uri]::EscapeDataString($id))" -Body $block `
            -Headers @{ 'x-ms-blob-type' = 'BlockBlob' } -ContentType 'application/octet-stream'
    }
    $list = '<?xml version="1.0" encoding="utf-8"?><BlockList>' + (-join ($ids | ForEach-Object { "<Latest>$_</Latest>" })) + '</BlockList>'
    $null = Invoke-RestMethod -Method Put -Uri "$StorageUri&comp=blocklist" -Body $list -ContentType 'application/xml'
}

function Get-Assignments {
    $assignments = @($GroupId | ForEach-Object {
        @{
            '@odata.type' = '#microsoft.graph.mobileAppAssignment'
            intent        = $Intent
            target        = @{ '@odata.type' = '#microsoft.graph.groupAssignmentTarget'; groupId = $_ }
            settings      = @{ '@odata.type' = '#microsoft.graph.win32LobAppAssignmentSettings'; notifications = 'showReboot'; deliveryOptimizationPriority = 'notConfigured' }
        }
    })
    ConvertTo-Json -Depth 5 -Compress @{ mobileAppAssignments = $assignments }
}

$body = [IO.File]::ReadAllText([IO.Path]::Combine($Path, 'intune.json'))
$description = ConvertFrom-Json $body
$container = Open-Container ([IO.Path]::Combine($Path, $description.fileName))
$encryption = $container.Information.EncryptionInfo
$file = ConvertTo-Json -Compress @{
    '@odata.type' = '#microsoft.graph.mobileAppContentFile'
    name          = $container.Information.FileName
    size          = [long] $container.Information.UnencryptedContentSize
    sizeEncrypted = [long] $container.Content.Length
}
$commit = ConvertTo-Json -Compress @{
    fileEncryptionInfo = @{
        '@odata.type'        = '#microsoft.graph.fileEncryptionInfo'
        encryptionKey        = $encryption.EncryptionKey
        initializationVector = $encryption.InitializationVector
        mac                  = $encryption.Mac
        macKey               = $encryption.MacKey
        profileIdentifier    = $encryption.ProfileIdentifier
        fileDigest           = $encryption.FileDigest
        fileDigestAlgorithm  = $encryption.FileDigestAlgorithm
    }
}
if ($WhatIfPreference) {
    # The keys protect the upload; a terminal's log is no place for them.
    $null = Send-Graph POST $graph $body
    $null = Send-Graph POST "$graph/{id}/$win32/contentVersions" '{}'
    $null = Send-Graph POST "$graph/{id}/$win32/contentVersions/{version}/files" $file
    $null = Send-Graph PUT '{azureStorageUri}' "$($container.Content.Length) bytes"
    $null = Send-Graph POST "$graph/{id}/$win32/contentVersions/{version}/files/{file}/commit" '{"fileEncryptionInfo":{...}}'
    $null = Send-Graph PATCH "$graph/{id}" "{`"@odata.type`":`"#$win32`",`"committedContentVersion`":`"{version}`"}"
    if ($GroupId.Count -gt 0) { $null = Send-Graph POST "$graph/{id}/assign" (Get-Assignments) }
    return
}

$app = Send-Graph POST $graph $body
if ($null -eq $app) { return }
try {
    $versions = "$graph/$($app.id)/$win32/contentVersions"
    $version = Send-Graph POST $versions '{}'
    $entry = Send-Graph POST "$versions/$($version.id)/files" $file
    $entryUri = "$versions/$($version.id)/files/$($entry.id)"
    Send-Content $container.Content (Wait-File $entryUri 'azureStorageUriRequest').azureStorageUri
    $null = Send-Graph POST "$entryUri/commit" $commit
    $null = Wait-File $entryUri 'commitFile'
    $null = Send-Graph PATCH "$graph/$($app.id)" "{`"@odata.type`":`"#$win32`",`"committedContentVersion`":`"$($version.id)`"}"
    if ($GroupId.Count -gt 0) { $null = Send-Graph POST "$graph/$($app.id)/assign" (Get-Assignments) }
}
catch {
    $null = Send-Graph DELETE "$graph/$($app.id)"
    throw
}
"$($description.displayName): $($app.id)"

@{
    Name         = 'Outlook Profile'
    Publisher    = 'Acme''s IT'
    Version      = '1.2.3'
    Applications = @(
        @{
            Site             = 'oslo'
            Context          = 'System'
            Name             = 'Outlook Profile 1.2.3 (oslo)'
            Content          = 'content'
            InstallCommand   = 'cmd /c start "" /wait msiexec /i "OutlookProfile.msi" TRANSFORMS="oslo.mst" ALLUSERS=1 /qn /norestart /l*v "%windir%\Temp\OutlookProfile-install.log"'
            UninstallCommand = 'cmd /c start "" /wait msiexec /x {11111111-1111-1111-1111-111111111111} /qn /norestart /l*v "%windir%\Temp\OutlookProfile-uninstall.log"'
            DetectionScript  = 'Detect-oslo-System.ps1'
            NeedsOutlook     = $true
        }
        @{
            Site             = 'oslo'
            Context          = 'User'
            Name             = 'Outlook Profile 1.2.3 (oslo, per user)'
            Content          = 'content'
            InstallCommand   = 'cmd /c start "" /wait msiexec /i "OutlookProfile.msi" TRANSFORMS="oslo.mst" ALLUSERS=2 MSIINSTALLPERUSER=1 /qn /norestart /l*v "%TEMP%\OutlookProfile-install.log"'
            UninstallCommand = 'cmd /c start "" /wait msiexec /x {11111111-1111-1111-1111-111111111111} /qn /norestart /l*v "%TEMP%\OutlookProfile-uninstall.log"'
            DetectionScript  = 'Detect-oslo-User.ps1'
            NeedsOutlook     = $true
        }
        @{
            Site             = 'bergen'
            Context          = 'System'
            Name             = 'Outlook Profile 1.2.3 (bergen)'
            Content          = 'content'
            InstallCommand   = 'cmd /c start "" /wait msiexec /i "OutlookProfile.msi" TRANSFORMS="bergen.mst" ALLUSERS=1 /qn /norestart /l*v "%windir%\Temp\OutlookProfile-install.log"'
            UninstallCommand = 'cmd /c start "" /wait msiexec /x {11111111-1111-1111-1111-111111111111} /qn /norestart /l*v "%windir%\Temp\OutlookProfile-uninstall.log"'
            DetectionScript  = 'Detect-bergen-System.ps1'
            NeedsOutlook     = $true
        }
        @{
            Site             = 'bergen'
            Context          = 'User'
            Name             = 'Outlook Profile 1.2.3 (bergen, per user)'
            Content          = 'content'
            InstallCommand   = 'cmd /c start "" /wait msiexec /i "OutlookProfile.msi" TRANSFORMS="bergen.mst" ALLUSERS=2 MSIINSTALLPERUSER=1 /qn /norestart /l*v "%TEMP%\OutlookProfile-install.log"'
            UninstallCommand = 'cmd /c start "" /wait msiexec /x {11111111-1111-1111-1111-111111111111} /qn /norestart /l*v "%TEMP%\OutlookProfile-uninstall.log"'
            DetectionScript  = 'Detect-bergen-User.ps1'
            NeedsOutlook     = $true
        }
    )
}

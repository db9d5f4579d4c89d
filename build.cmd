@echo off
rem Builds into artifacts\ with the WiX Toolset. Usage:
rem   build.cmd         build only; outside this folder it installs what the build lacks, by winget: the .NET SDK, the C++ build tools
rem   build.cmd test    build; then run every test (the end-to-end ones install the package for the current user, and remove it)
rem   build.cmd bench   build; then measure (docs\performance.md); installs and removes the package for the current user
rem   build.cmd demo    build; then install the package with config\acme.json for the current user, show, uninstall
rem   build.cmd sign    build; then sign copies into artifacts\signed, with the certificate that the environment names (docs\signing.md)
rem   build.cmd accept  build; then go through docs\windows-checklist.md on this machine, after asking
rem   build.cmd help    this text
rem Checks go by "if errorlevel", not "||": the tests run them in Wine's cmd, which takes || for &. After programs that may crash they compare
rem with 0: "if errorlevel 1" is false for a crash, whose exit code is negative.
setlocal
set "HERE=%~dp0"
if "%HERE:~0,2%"=="\\" (
  echo build.cmd: this folder is on a share, where neither cmd nor the native linker works. Copy it to a local disk. 1>&2
  exit /b 1
)
cd /d "%HERE%"
set "PATH=%ProgramFiles%\dotnet;%PATH%"
set "MSI=artifacts\OutlookProfile.msi"
set "TOOL=artifacts\outlookprofile\outlookprofile.exe"

if /i "%~1"=="bench" goto build
if not "%~2"=="" goto too_many
if /i "%~1"=="" goto build
if /i "%~1"=="test" goto build
if /i "%~1"=="demo" goto build
if /i "%~1"=="sign" goto build
if /i "%~1"=="accept" goto build
if /i "%~1"=="help" goto usage
if /i "%~1"=="--help" goto usage
if /i "%~1"=="-h" goto usage
if /i "%~1"=="/?" goto usage
call :say "%~1 is none of its words, which are test, bench, demo, sign, accept and help"
exit /b 2

:too_many
call :say "one word at most: test, bench, demo, sign, accept or help"
exit /b 2

:usage
echo Builds into artifacts\ with the WiX Toolset. Usage:
echo   build.cmd         build only; outside this folder it installs what the build lacks, by winget: the .NET SDK, the C++ build tools
echo   build.cmd test    build; then run every test (the end-to-end ones install the package for the current user, and remove it)
echo   build.cmd bench   build; then measure (docs\performance.md); installs and removes the package for the current user
echo   build.cmd demo    build; then install the package with config\acme.json for the current user, show, uninstall
echo   build.cmd sign    build; then sign copies into artifacts\signed, with the certificate that the environment names (docs\signing.md)
echo   build.cmd accept  build; then go through docs\windows-checklist.md on this machine, after asking
echo   build.cmd help    this text
exit /b 0

:build
call :need_dotnet
if errorlevel 1 exit /b 1
call :need_linker
if errorlevel 1 exit /b 1
echo Building Installer.sln, begun at %TIME%: about 5 minutes the first time
dotnet build Installer.sln -c Release -v minimal --nologo
if not "%errorlevel%"=="0" exit /b 1
"%TOOL%" transform --msi "%MSI%" --config config\acme.json --output artifacts\acme.mst >nul
if not "%errorlevel%"=="0" (
  call :say "%TOOL% could not make artifacts\acme.mst"
  exit /b 1
)
for %%F in ("%MSI%" artifacts\acme.mst "%TOOL%") do echo %%~zF bytes  %%~nxF
if /i "%~1"=="test" goto test
if /i "%~1"=="bench" goto bench
if /i "%~1"=="demo" goto demo
if /i "%~1"=="sign" goto sign
if /i "%~1"=="accept" goto accept
call :done
exit /b 0

:bench
call :need_closed_outlook bench
if errorlevel 1 exit /b 1
dotnet tests\OutlookProfile.Bench\bin\Release\net10.0\bench.dll %2 %3 %4 %5 %6 %7 %8 %9
exit /b %errorlevel%

:test
call :need_closed_outlook test
if errorlevel 1 exit /b 1
set "FAILED="
echo Testing, begun at %TIME%
for %%P in (WindowsInstaller.Tests OutlookProfile.Tests OutlookProfile.Connectivity.Tests Installer.Tests) do call :run_tests %%P
if not defined FAILED exit /b 0
call :say "failed:%FAILED%"
exit /b 1

:run_tests
dotnet test --project tests\%1 -c Release --no-build
if not "%errorlevel%"=="0" set "FAILED=%FAILED% %1"
exit /b 0

:demo
call :need_closed_outlook demo
if errorlevel 1 exit /b 1
echo Installing for %USERNAME%
start "" /wait msiexec /i "%CD%\%MSI%" "TRANSFORMS=%CD%\artifacts\acme.mst" MSIINSTALLPERUSER=1 /qn /norestart /l*v "%CD%\artifacts\demo.log"
if not "%errorlevel%"=="0" (
  call :say "msiexec ended with an error; see artifacts\demo.log"
  exit /b 1
)
"%TOOL%" capture "Corporate Mail" --outlook 14.0
echo Uninstalling
start "" /wait msiexec /x "%CD%\%MSI%" /qn /norestart
if not "%errorlevel%"=="0" (
  call :say "msiexec could not uninstall"
  exit /b 1
)
call :done
exit /b 0

:done
echo.
echo Done, at %TIME%. Made in artifacts\:
echo   OutlookProfile.msi                  the package
echo   acme.mst                            the transform from config\acme.json
echo   outlookprofile\outlookprofile.exe   the tool
echo Next, for your own server:
echo   set PATH=%%CD%%\artifacts\outlookprofile;%%PATH%%
echo   outlookprofile init site.json --server exchange.example.com
echo   outlookprofile plan site.json --outlook 2016
echo   outlookprofile transform --msi artifacts\OutlookProfile.msi --config site.json --output site.mst
exit /b 0

:sign
dotnet build installer\Installer.wixproj -c Release -p:Signed=true --no-restore -v minimal --nologo
exit /b %errorlevel%

:accept
call :need_closed_outlook accept
if errorlevel 1 exit /b 1
powershell.exe -NoProfile -ExecutionPolicy Bypass -File installer\accept\Test-OutlookProfile.ps1 -Package "%MSI%" -Tool "%TOOL%" -Report artifacts\acceptance
exit /b %errorlevel%

rem --- what this machine lacks: one clear line each -----------------------------------------------------------------

:need_dotnet
rem global.json says which SDKs will do; dotnet knows best whether one of them is there.
call :has_dotnet
if not errorlevel 1 exit /b 0
call :need_winget "the .NET SDK 10.0" "https://dotnet.microsoft.com/download/dotnet/10.0"
if errorlevel 1 exit /b 1
echo Installing the .NET SDK 10.0 ^(Windows asks for an administrator^)
winget install --exact --id Microsoft.DotNet.SDK.10 --silent --accept-package-agreements --accept-source-agreements
call :has_dotnet
if not errorlevel 1 exit /b 0
call :say "the .NET SDK 10.0 is not there: winget could not install it, or it is newer than this window. See https://dotnet.microsoft.com/download/dotnet/10.0"
exit /b 1

:has_dotnet
dotnet --version >nul 2>nul
exit /b %errorlevel%

:need_linker
rem The installed tool is compiled natively, which takes the C++ linker and the Windows SDK.
set "INSTALLER=%ProgramFiles(x86)%\Microsoft Visual Studio\Installer"
set "PATH=%PATH%;%INSTALLER%"
call :has_linker
if not errorlevel 1 goto need_windows_sdk
call :has_visual_studio
if not errorlevel 1 (
  call :say "Visual Studio or its Build Tools are there without C++. In the Visual Studio Installer choose Modify, Desktop development with C++, and run build.cmd again."
  exit /b 1
)
call :need_winget "a C++ linker (the Visual C++ build tools)" "https://aka.ms/vs/17/release/vs_BuildTools.exe (Desktop development with C++)"
if errorlevel 1 exit /b 1
echo Installing the Visual C++ build tools, about 7 GB ^(Windows asks for an administrator^)
winget install --exact --id Microsoft.VisualStudio.2022.BuildTools --silent --accept-package-agreements --accept-source-agreements --override "--quiet --wait --norestart --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended"
call :has_linker
if not errorlevel 1 goto need_windows_sdk
call :say "the Visual C++ build tools are not there. If their installer wants a restart, restart when it suits you, and run build.cmd again."
exit /b 1

:has_linker
if not exist "%INSTALLER%\vswhere.exe" exit /b 1
for /f "delims=" %%I in ('vswhere.exe -latest -products * -requires Microsoft.VisualStudio.Component.VC.Tools.x86.x64 -property installationPath') do exit /b 0
exit /b 1

:has_visual_studio
if not exist "%INSTALLER%\vswhere.exe" exit /b 1
for /f "delims=" %%I in ('vswhere.exe -latest -products * -property installationPath') do exit /b 0
exit /b 1

:need_windows_sdk
set "KITS="
for /f "tokens=2,*" %%I in ('reg query "HKLM\SOFTWARE\WOW6432Node\Microsoft\Microsoft SDKs\Windows\v10.0" /v InstallationFolder 2^>nul') do set "KITS=%%J"
for /f "delims=" %%L in ('dir /b "%KITS%Lib" 2^>nul') do if exist "%KITS%Lib\%%L\um\x64\kernel32.lib" exit /b 0
call :say "the Windows SDK is missing, without which the C++ linker has no kernel32.lib. Run: winget install --exact --id Microsoft.WindowsSDK.10.0.26100"
exit /b 1

rem need_winget WHAT WHERE_ELSE
:need_winget
for %%W in (winget.exe) do if not "%%~$PATH:W"=="" exit /b 0
call :say "%~1 is missing, and so is winget, which would install it. Get it from %~2"
exit /b 1

:need_closed_outlook
set "OPEN="
for /f "tokens=1" %%P in ('tasklist /nh /fi "imagename eq outlook.exe" 2^>nul') do if /i "%%P"=="outlook.exe" set "OPEN=yes"
if not defined OPEN exit /b 0
call :say "Outlook is open and would overwrite the profile. Close it, and run build.cmd %~1 again."
exit /b 1

:say
echo build.cmd: %~1 1>&2
exit /b 0

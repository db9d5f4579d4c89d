@echo off
rem Builds into artifacts\ with the WiX Toolset. Usage:
rem   build.cmd         build only; touches nothing outside this folder but the tools that it installs
rem   build.cmd test    build; then run every test (the end-to-end ones install the package for the current user)
rem   build.cmd demo    build; then install the package with config\acme.json for the current user, show, uninstall
setlocal
cd /d "%~dp0"
set "PATH=%ProgramFiles%\dotnet;%PATH%"
set "MSI=artifacts\OutlookProfile.msi"
set "TOOL=artifacts\outlookprofile\outlookprofile.exe"

if /i "%~1"=="" goto build
if /i "%~1"=="test" goto build
if /i "%~1"=="demo" goto build
echo usage: build.cmd [test ^| demo] 1>&2
exit /b 2

:build
call :need_dotnet || exit /b 1
call :need_linker || exit /b 1
dotnet build Installer.sln -c Release -v minimal --nologo || exit /b 1
"%TOOL%" transform --msi "%MSI%" --config config\acme.json --output artifacts\acme.mst || exit /b 1
for %%F in ("%MSI%" artifacts\acme.mst "%TOOL%") do echo %%~zF bytes  %%~nxF
if /i "%~1"=="test" goto test
if /i "%~1"=="demo" goto demo
exit /b 0

:test
for %%P in (WindowsInstaller.Tests OutlookProfile.Tests OutlookProfile.Connectivity.Tests Installer.Tests) do (
  dotnet test --project tests\%%P -c Release --no-build || exit /b 1
)
exit /b 0

:demo
echo Installing for %USERNAME%
start "" /wait msiexec /i "%CD%\%MSI%" "TRANSFORMS=%CD%\artifacts\acme.mst" MSIINSTALLPERUSER=1 /qn /l*v "%CD%\artifacts\demo.log"
if errorlevel 1 (
  echo msiexec ended with an error; see artifacts\demo.log 1>&2
  exit /b 1
)
"%TOOL%" capture "Corporate Mail" --outlook 14.0
echo Uninstalling
start "" /wait msiexec /x "%CD%\%MSI%" /qn
exit /b %errorlevel%

rem --- what a bare machine lacks -----------------------------------------------------------------------------------

:need_dotnet
dotnet --list-sdks 2>nul | findstr /b "10." >nul && exit /b 0
echo Installing the .NET SDK 10
winget install --exact --id Microsoft.DotNet.SDK.10 --silent --accept-package-agreements --accept-source-agreements
exit /b %errorlevel%

:need_linker
rem The installed tool is compiled natively, which takes the C++ linker and the Windows SDK.
set "VSWHERE=%ProgramFiles(x86)%\Microsoft Visual Studio\Installer\vswhere.exe"
if exist "%VSWHERE%" (
  for /f "delims=" %%I in ('"%VSWHERE%" -latest -products * -requires Microsoft.VisualStudio.Component.VC.Tools.x86.x64 -property installationPath') do exit /b 0
)
echo Installing the Visual C++ build tools
winget install --exact --id Microsoft.VisualStudio.2022.BuildTools --silent --accept-package-agreements --accept-source-agreements --override "--quiet --wait --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended"
exit /b %errorlevel%

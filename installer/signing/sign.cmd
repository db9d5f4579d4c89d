@echo off
rem Signs files in place (Authenticode, SHA-256) with signtool of the Windows SDK. Usage: sign.cmd FILE...
rem Whose certificate it is say environment variables; docs/signing.md explains them.
setlocal
for %%S in (signtool.exe) do set "SIGNTOOL=%%~$PATH:S"
if not defined SIGNTOOL for /f "delims=" %%V in ('dir /b /on "%ProgramFiles(x86)%\Windows Kits\10\bin\10.*" 2^>nul') do (
  if exist "%ProgramFiles(x86)%\Windows Kits\10\bin\%%V\x64\signtool.exe" set "SIGNTOOL=%ProgramFiles(x86)%\Windows Kits\10\bin\%%V\x64\signtool.exe"
)
if not defined SIGNTOOL (
  echo sign.cmd: signtool is missing; it comes with the Windows SDK 1>&2
  exit /b 1
)

rem A token's certificate is in the store of whoever is logged on, as any other, so the thumbprint names it too.
set "IDENTITY="
if defined SIGN_THUMBPRINT set IDENTITY=/sha1 %SIGN_THUMBPRINT%
if defined SIGN_PKCS12 set IDENTITY=/f "%SIGN_PKCS12%"
if not defined IDENTITY (
  echo sign.cmd: no certificate: set SIGN_THUMBPRINT, or SIGN_PKCS12 1>&2
  exit /b 1
)
rem signtool takes a password on its command line only: prefer the store.
if defined SIGN_PKCS12 if defined SIGN_PASSWORD_FILE for /f "usebackq delims=" %%P in ("%SIGN_PASSWORD_FILE%") do set IDENTITY=/f "%SIGN_PKCS12%" /p "%%P"
set "TIMESTAMP="
if defined SIGN_TIMESTAMP set TIMESTAMP=/tr %SIGN_TIMESTAMP% /td sha256

:next
if "%~1"=="" exit /b 0
"%SIGNTOOL%" sign /q %IDENTITY% /fd sha256 /d "Outlook Profile" %TIMESTAMP% "%~1"
if errorlevel 1 (
  echo sign.cmd: %~1 is not signed 1>&2
  exit /b 1
)
echo Signed %~1
shift
goto next

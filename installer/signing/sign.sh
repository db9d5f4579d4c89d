#!/usr/bin/env bash
# Signs Windows files in place (Authenticode, SHA-256) with osslsigncode. Usage: sign.sh FILE...
# Whose certificate it is say environment variables; docs/signing.md explains them.
set -euo pipefail

fail() {
  echo "sign.sh: $*" >&2
  exit 1
}

command -v osslsigncode >/dev/null || fail "osslsigncode is missing; install the package osslsigncode"
if [ -n "${SIGN_PKCS12:-}" ]; then
  [ -r "$SIGN_PKCS12" ] || fail "SIGN_PKCS12: $SIGN_PKCS12 cannot be read"
  identity=(-pkcs12 "$SIGN_PKCS12")
elif [ -n "${SIGN_PKCS11_MODULE:-}" ]; then
  identity=(-pkcs11module "$SIGN_PKCS11_MODULE"
    -key "${SIGN_KEY:?names the key on the token, as a pkcs11: URI}"
    -certs "${SIGN_CERTIFICATE:?names the file with the certificate and its chain, as PEM}")
elif [ -n "${SIGN_THUMBPRINT:-}" ]; then
  fail "SIGN_THUMBPRINT names a certificate in Windows' store; here set SIGN_PKCS12, or SIGN_PKCS11_MODULE for a token"
else
  fail "no certificate: set SIGN_PKCS12, or SIGN_PKCS11_MODULE, SIGN_KEY and SIGN_CERTIFICATE for a token"
fi

# From a file: a password on a command line is everybody's to read.
[ -z "${SIGN_PASSWORD_FILE:-}" ] || identity+=(-readpass "$SIGN_PASSWORD_FILE")
timestamp=()
[ -z "${SIGN_TIMESTAMP:-}" ] || timestamp=(-ts "$SIGN_TIMESTAMP")

for file in "$@"; do
  output=$(osslsigncode sign "${identity[@]}" -h sha256 -n "Outlook Profile" "${timestamp[@]}" -in "$file" -out "$file.signed" 2>&1) || {
    rm -f "$file.signed"
    fail "$file is not signed: $output"
  }
  mv "$file.signed" "$file"
  echo "Signed $file"
done

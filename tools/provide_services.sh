#!/usr/bin/env bash
# Installs Debian's Chromium and PostgreSQL for the tests, where they are missing and this user may install them.
set -euo pipefail
wanted=()
command -v chromium >/dev/null || wanted+=(chromium)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || wanted+=(postgresql)
[ ${#wanted[@]} -eq 0 ] && exit 0
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "Tests that need ${wanted[*]} will be left out: install them with your system's package manager." >&2
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
for try in 1 2 3; do
  if apt-get update -q && apt-get install -y -q --no-install-recommends "${wanted[@]}"; then
    exit 0
  fi
  sleep $((try * 5))
done
echo "Tests that need ${wanted[*]} will be left out: they could not be installed." >&2

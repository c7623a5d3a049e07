#!/usr/bin/env bash
# Installs what the judges need and is not there: Debian packages, and the two judges that are written in Java, which
# Maven fetches into .verify/. Run by "make verify"; needs root (or sudo) only when a package is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

declare -A package=(
  [java]=default-jre-headless [mvn]=maven [qpdf]=qpdf [pdftotext]=poppler-utils
  [soffice]=libreoffice-calc-nogui [shellcheck]=shellcheck
)
missing=()
for program in "${!package[@]}"; do
  command -v "$program" >/dev/null || missing+=("${package[$program]}")
done
if ((${#missing[@]})); then
  as_root=()
  if ((EUID != 0)); then as_root=(sudo); fi
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

for judge in verapdf html; do
  if [[ ! -e .verify/$judge/.complete ]]; then
    rm -rf ".verify/$judge"
    mvn -q -B -f verify/pom.xml -P "$judge" dependency:copy-dependencies "-DoutputDirectory=$PWD/.verify/$judge"
    touch ".verify/$judge/.complete"
  fi
done

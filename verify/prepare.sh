#!/usr/bin/env bash
# Makes ready for the judges: installs what they need and is not there (Debian packages, and what Maven, npm and pip fetch
# into .verify/), and builds the documents that they look at into .verify/output: those of data/, one of every type begun
# with "planverk ny", and one of a type laid out with "planverk ny dokumenttyp". Run by "make verify"; needs root (or
# sudo) only when a package is missing.
set -Eeuo pipefail # -E: what fails within a function is told too
# A judge that can not be fetched stops the whole of it, and says which: npm fails without a word.
trap 'echo "verify/prepare.sh, line $LINENO: failed: $BASH_COMMAND" >&2' ERR
cd "$(dirname "$0")/.."

declare -A package=(
  [javac]=default-jdk-headless [mvn]=maven [npm]=npm [qpdf]=qpdf [pdftotext]=poppler-utils
  [soffice]=libreoffice-calc-nogui [shellcheck]=shellcheck [python3]=python3-venv
  [node]=nodejs [chromium]="chromium fonts-liberation"
)
missing=()
for program in "${!package[@]}"; do
  command -v "$program" >/dev/null || read -ra missing <<<"${missing[*]} ${package[$program]}"
done
if ((${#missing[@]})); then
  as_root=()
  if ((EUID != 0)); then as_root=(sudo); fi
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# maven FOLDER POM: the libraries that a pom names, fetched anew when it has changed.
maven() {
  if ! cmp -s "$2" "$1/.complete"; then
    rm -rf "$1"
    mvn -q -B -f "$2" dependency:copy-dependencies "-DoutputDirectory=$PWD/$1"
    cp "$2" "$1/.complete"
  fi
}
verapdf=.verify/verapdf
maven "$verapdf" verify/pom.xml
# Readers of workbooks that are not ours, with the versions that their files say.
poi=.verify/poi
maven "$poi" verify/workbook/pom.xml

# locked FOLDER FROM: what FROM/package.json names, in the versions of the lock file beside it.
locked() {
  if ! cmp -s "$2/package-lock.json" "$1/.complete"; then
    rm -rf "$1"
    mkdir -p "$1"
    cp "$2/package.json" "$2/package-lock.json" "$1/"
    npm ci --silent --no-audit --no-fund --ignore-scripts --prefix "$1"
    cp "$2/package-lock.json" "$1/.complete"
  fi
}
exceljs=.verify/exceljs
locked "$exceljs" verify/workbook
# The Nu Html Checker (the one on Maven Central is of 2020 and does not know today's CSS), and what judges the pages in a
# browser.
npm=.verify/npm
locked "$npm" verify/browser
# The language server that editors use for YAML.
editor=.verify/editor
locked "$editor" verify/editor

# The schema of SARIF, as OASIS has published it: a Go module carries it as a string between two backquotes.
sarif=.verify/sarif
wanted="github.com/owenrumney/go-sarif/v3@v3.3.1"
if [[ $(cat "$sarif/.complete" 2>/dev/null) != "$wanted" ]]; then
  rm -rf "$sarif"
  mkdir -p "$sarif"
  (cd "$sarif" && printf 'module fetch\n' >go.mod && go mod download "$wanted")
  awk 'BEGIN { RS = "`" } NR == 2' "$(go env GOMODCACHE)/$wanted/pkg/report/v210/sarif/schema.go" >"$sarif/sarif-schema-2.1.0.json"
  echo "$wanted" >"$sarif/.complete"
fi

# A reader of calendars, one of workbooks, and a setter of text, that are not ours.
python=.verify/python
wanted="icalendar==7.3.0 python-dateutil==2.9.0.post0 openpyxl==3.1.5 et-xmlfile==2.0.0 uharfbuzz==0.57.0"
if [[ $(cat "$python/.complete" 2>/dev/null) != "$wanted" ]]; then
  rm -rf "$python"
  python3 -m venv "$python"
  read -ra packages <<<"$wanted"
  "$python/bin/pip" install -q --disable-pip-version-check "${packages[@]}"
  echo "$wanted" >"$python/.complete"
fi

rm -rf .verify/output .verify/arkiv .verify/ny .verify/typsnitt .verify/ekonomi
mkdir -p .verify/ny
go build -o .verify/planverk ./cmd/planverk
build() { # its findings are of interest only when it fails
  "$PWD/.verify/planverk" bygg "$1" --ut "${2:-.verify/output}" "${@:3}" >.verify/bygg.txt 2>&1 || { cat .verify/bygg.txt; exit 1; }
}
build data
build data .verify/arkiv --arkiv
begin() { # a document as a new user begins it
  (cd "$1" && "$OLDPWD/.verify/planverk" ny "${@:2}" >"$OLDPWD/.verify/ny.txt" 2>&1) || { cat .verify/ny.txt; exit 1; }
}
begin .verify/ny systemforvaltningsplan # the others are derived from it
for typ in $(.verify/planverk schema); do
  case $typ in systemforvaltningsplan | kommun) ;; *) begin .verify/ny "$typ" ;; esac
done
begin .verify/ny/data/exempelkommun dokumenttyp provtyp
begin .verify/ny/data/exempelkommun provtyp prov
build .verify/ny/data

# A municipality with fonts of its own, those of Go's.
cp -r data/timra .verify/typsnitt
ttf=$(go list -m -f '{{.Dir}}' golang.org/x/image)/font/gofont/ttfs
install -m 644 "$ttf"/Go-{Regular,Bold,Italic,Bold-Italic}.ttf .verify/typsnitt/utseende/
sed -i -e 's/^id: timra$/id: egna-typsnitt/' -e 's|^utseende:$|&\n  typsnitt: { normal: utseende/Go-Regular.ttf, fet: utseende/Go-Bold.ttf, kursiv: utseende/Go-Italic.ttf, fet kursiv: utseende/Go-Bold-Italic.ttf }|' .verify/typsnitt/kommun.yaml
build .verify/typsnitt

# A municipality with all that a budget may have: amounts in tkr with their öre, costs as negative figures, codes, other years,
# an index, periods, shares, an outcome and a forecast, and a follow-up of its other rows.
mkdir -p .verify/ekonomi/planer
cp .verify/ny/data/exempelkommun/kommun.yaml .verify/ekonomi/
cp .verify/ny/data/exempelkommun/planer/{arendesystemet,it-gemensam,uppfoljning}-*.yaml .verify/ekonomi/planer/
sed -i -e 's/^id: exempelkommun\b/id: ekonomi/' -e 's/enhet: kr /enhet: tkr /' -e 's/kostnader: positiva/kostnader: negativa/' .verify/ekonomi/kommun.yaml
sed -i -e "s/kostnad: 150 000 kr/kostnad: '150 100,49 kr'\n      utfall: '75 050,10 kr'\n      prognos: '150 100,30 kr'/" \
  -e "s/budget föregående år: 145 000 kr/budget föregående år: '145 000,35 kr'/" \
  -e 's/^  periodisering: kvartal/  fördelning: { kontoret: 60, it: 40 }\n&/' .verify/ekonomi/planer/arendesystemet-*.yaml
sed -i -e "s/utbildning: { utfall: 12 000 kr,/utbildning: { utfall: '12 000,75 kr',/" .verify/ekonomi/planer/uppfoljning-*.yaml
for has in 'enhet: tkr' 'kostnader: negativa' koddelar: 150.100,49 75.050,10 150.100,30 145.000,35 12.000,75 'fördelning: {' periodnycklar: index:; do
  grep -rq "$has" .verify/ekonomi || { echo "the examples no longer give .verify/ekonomi: $has" >&2; exit 1; }
done
build .verify/ekonomi

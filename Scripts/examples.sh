#!/usr/bin/env bash
# Builds the example programs, which are a package of their own, and runs each on samples.
set -euo pipefail
cd "$(dirname "$0")/.."

# Next to the products of the main package, so that `make clean` takes them away, too.
scratch=.build/examples
swift build --package-path Examples --scratch-path "$scratch"
run() {
  local program=$1
  shift
  "$scratch/debug/$program" "$@"
}
expect() {
  grep -qF -- "$1" <<<"$2" || { echo "expected “$1” in:"; echo "$2"; exit 1; }
}

text=$(run read-cell Samples/informe-limpio/entrada.xlsx A1)
echo "$text"
expect "text " "$text"
text=$(run read-cell Samples/informe-real-texto/no-hay.txt A1 || true)
echo "$text"
expect "the file could not be read: it does not exist." "$text"

text=$(run list-findings Samples/informe-real-texto/entrada.txt Samples/dibujar/entrada.json Samples/plantilla-llena/entrada.xls)
echo "$text"
expect "entrada.txt (cells, tsv)" "$text"
expect "entrada.json (one document)" "$text"
expect "entrada.xls (cells, xls)" "$text"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/informes"
for sample in informe-limpio dos-informes; do cp "Samples/$sample/entrada.xlsx" "$folder/informes/$sample.xlsx"; done
echo "no es un informe" >"$folder/informes/nota.txt"
text=$(run convert-folder "$folder/informes" "$folder/salida")
echo "$text"
expect "3 reports in" "$text"
[ "$(ls "$folder/salida")" = $'informes.csv\ninformes.ndjson\nplantilla.xlsx\nresumen.xlsx' ]
text=$(run list-findings "$folder/salida/informes.ndjson" "$folder/salida/informes.csv" "$folder/salida/plantilla.xlsx")
expect "informes.ndjson (a document a line)" "$text"
text=$(run read-cell "$folder/salida/resumen.xlsx" C2)
echo "$text"
expect "number " "$text"
echo "three examples built and run"

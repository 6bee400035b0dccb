#!/usr/bin/env bash
# The main job on a sample: the layout of a real report, with all its damage, to JSON, CSV and a sheet.
set -euo pipefail
cd "$(dirname "$0")/.."

sample=Samples/informe-real-texto/entrada.txt
tool=.build/release/mirsheet
mkdir -p demo

convert() {
  # Exit code 1 means: done, with findings that a person should see.
  "$tool" convert "$sample" --to "$1" -o "demo/informe.$1" --lang es "${@:2}" || [ $? -eq 1 ]
}

echo "Se convierte $sample: un informe real pegado como texto, con renglones recorridos y celdas que faltan."
echo
convert json
convert csv --quiet 2>/dev/null
convert xlsx --quiet 2>/dev/null
echo
echo "Listo. Los resultados están en la carpeta demo/:"
echo "  demo/informe.json   para otros programas"
echo "  demo/informe.csv    para análisis y datos abiertos"
echo "  demo/informe.xlsx   la hoja del municipio, lista para imprimir"
echo
echo "Para ver qué se reconoció y por qué:  $tool inspect $sample --lang es"

#!/usr/bin/env bash
# The documentation of the libraries, as pages for a web server, from what a debug build has made: no package is needed
# for it beyond the toolchain. A link that leads nowhere is an error.
set -euo pipefail
cd "$(dirname "$0")/.."

build=.build/debug
triple=$(swiftc -print-target-info | python3 -c 'import json, sys; print(json.load(sys.stdin)["target"]["unversionedTriple"])')
out=.build/documentation
# What the libraries' own C is known by.
maps=()
for map in "$build"/*.build/module.modulemap Sources/*/module.modulemap; do
  [ -f "$map" ] && maps+=(-Xcc "-fmodule-map-file=$map")
done
for target in SheetIO MIRSchema MIRSheets; do
  graphs=.build/symbol-graphs/$target
  rm -rf "$graphs" "$out/$target"
  mkdir -p "$graphs" "$out"
  swift symbolgraph-extract -module-name "$target" -target "$triple" -minimum-access-level public \
    -skip-synthesized-members -I "$build/Modules" "${maps[@]}" -output-dir "$graphs"
  # Members that a library adds to types of others are not part of its own pages.
  find "$graphs" -name "$target@*" -delete
  docc convert "Sources/$target/$target.docc" --additional-symbol-graph-dir "$graphs" --warnings-as-errors \
    --fallback-display-name "$target" --fallback-bundle-identifier "mirsheet.$target" --output-path "$out/$target"
  echo "$target: $out/$target"
done

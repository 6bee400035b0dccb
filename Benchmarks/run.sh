#!/usr/bin/env bash
# Times recognition against reading, and the whole job against a peer that only reads the cells, all in one run.
set -euo pipefail
cd "$(dirname "$0")"
python=../.venv/bin/python
work=.build/workload
swift build -c release --product phases
[ -f "$work/long.xlsx" ] || "$python" workload.py "$work"
echo "== small reports"
.build/release/phases 7 "$work"/small/*.xlsx
echo "== one long report"
.build/release/phases 5 "$work"/long.xlsx
echo "== whole process: mirsheet, file to JSON, against python-calamine, cells alone (seconds, in turn)"
for round in 1 2 3; do
  for what in small/*.xlsx long.xlsx; do
    files=("$work"/$what)
    start=$(date +%s.%N)
    ../.build/release/mirsheet convert "${files[@]}" --to ndjson --jobs 1 -q --fail-on never -o .build/out.ndjson
    middle=$(date +%s.%N)
    "$python" peer.py "${files[@]}"
    end=$(date +%s.%N)
    echo "  ${#files[@]} files: mirsheet $(bc <<<"$middle - $start"), peer $(bc <<<"$end - $middle")"
  done
done
echo "== templates: mirsheet against the same sheets from XlsxWriter (in turn)"
"$python" templates.py "$work/templates"
echo "== migration of archives"
"$python" migration.py "$work/archives"

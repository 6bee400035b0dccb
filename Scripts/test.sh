#!/usr/bin/env bash
# Runs all tests. What failed is repeated at the end, since hundreds of lines of other tests follow it.
set -uo pipefail
cd "$(dirname "$0")/.."

log=$(mktemp)
trap 'rm -f "$log"' EXIT
swift test "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
if [ "$status" -ne 0 ]; then
  echo
  echo "Failed (exit $status):"
  grep -E '^✘ .*(recorded an issue|failed after)|error:|Fatal error' "$log" \
    | grep -v '^✘ Suite' | cut -c1-300 | head -15
fi
exit "$status"

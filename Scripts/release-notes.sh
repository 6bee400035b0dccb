#!/usr/bin/env bash
# Prints what CHANGELOG.md says of one version, for an announcement: release-notes.sh 0.1.0, or without a version what has
# not been released yet.
set -euo pipefail
cd "$(dirname "$0")/.."

version=${1:-Unreleased}
notes=$(awk -v heading="## [$version]" '
  index($0, "## ") == 1 { inside = index($0, heading) == 1; next }
  inside' CHANGELOG.md | sed -e '/./,$!d')
[ -n "$notes" ] || {
  echo "CHANGELOG.md has no version $version; it has:" >&2
  sed -n 's/^## \[\(.*\)\].*/  \1/p' CHANGELOG.md >&2
  exit 1
}
echo "$notes"

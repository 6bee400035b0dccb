#!/usr/bin/env bash
# The day that pages and packages bear: that of the commit or, outside of git, of the last change to the changelog. With
# arguments, in the form of `date` that they ask for.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=
[ ! -e .git ] || seconds=$(git log -1 --format=%ct 2>/dev/null || true)
LC_ALL=C date -u -d "@${seconds:-$(stat -c %Y CHANGELOG.md)}" "${@:-+%F}"

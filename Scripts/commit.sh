#!/usr/bin/env bash
# The commit that a build here is of, with a plus sign where files have been changed since; nothing outside of git.
set -euo pipefail
cd "$(dirname "$0")/.."

[ -e .git ] && commit=$(git rev-parse --short=12 HEAD 2>/dev/null) || exit 0
[ -z "$(git status --porcelain --untracked-files=no)" ] || commit+=+
echo "$commit"

#!/usr/bin/env bash
# Checks the Debian package in .build/deb as people meet it: lintian; then on this machine, as root, install it, use the
# program, its manual and its completions in real shells, and purge it again, after which no file of it is left.
set -euo pipefail
cd "$(dirname "$0")/.."

package=$(ls "$PWD"/.build/deb/mirsheet_*.deb)
checks=0
failures=0
expect() { # NAME COMMAND…
  local name=$1 text
  shift
  checks=$((checks + 1))
  if ! text=$("$@" 2>&1); then
    failures=$((failures + 1))
    printf 'FAILED  %s\n%s\n' "$name" "$text" >&2
  fi
}
same() { [ "$1" = "$2" ] || { printf '%s\n' "expected: $1" "found:    $2"; return 1; }; }
as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

# Another mirsheet of this machine must not be taken for the one in the package.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
if dpkg-query -W -f '${db:Status-Status}' mirsheet 2>/dev/null | grep -qx installed; then
  echo "a package mirsheet is installed; this check would purge it" >&2
  exit 1
fi
scratch=$(mktemp -d)
installed=
finish() {
  rm -rf "$scratch"
  [ -z "$installed" ] || as_root dpkg --purge mirsheet >/dev/null
}
trap finish EXIT

nothing_said() {
  local text
  text=$("$@" 2>&1) || { echo "$text"; return 1; }
  [ -z "$text" ] || { echo "$text"; return 1; }
}
# lintian asks that root should not run it, since it unpacks what it is given; this package was made here.
root_too=
[ "$(id -u)" -ne 0 ] || root_too=--allow-root
expect "lintian has nothing to say" nothing_said lintian $root_too --fail-on error,warning "$package"

dpkg-deb -c "$package" | awk '$1 !~ /^d/ {sub(/^\./, "", $6); print $6}' | sort >"$scratch/files"
dpkg-deb -I "$package" control >"$scratch/control"
depends_on() { grep -E '^Depends: ' "$scratch/control" | grep -qE "(: |, )$1[ ,]" || { cat "$scratch/control"; return 1; }; }
for library in libc6 libxml2 libzip4 libdeflate0 libisal2 libxlsxwriter4 libsqlite3-0; do
  expect "it depends on $library" depends_on $library
done

# Small images of Debian are told to leave manuals out.
as_root dpkg --path-include='/usr/share/man/*' --path-include='/usr/share/doc/*' --install "$package" >"$scratch/log" 2>&1 || { cat "$scratch/log"; exit 1; }
installed=yes

no_swift() { ! ldd /usr/bin/mirsheet | grep -iE 'swift|Foundation|dispatch|not found'; }
expect "none of Swift's libraries is needed, none is missing" no_swift
expect "it says its version" same "$(sed -n 's/^Version: \(.*\)-[0-9]*$/\1/p' "$scratch/control")" \
  "$(mirsheet --version | head -n 1)"

mkdir "$scratch/vuelta"
cp Samples/informe-limpio/entrada.xlsx "$scratch/informe.xlsx"
converts() {
  cd "$scratch" &&
    mirsheet convert informe.xlsx --to csv -o ida.csv && [ -s ida.csv ] &&
    mirsheet convert informe.xlsx --to json -o informe.json &&
    mirsheet convert informe.json --to xlsx -o vuelta/informe.xlsx &&
    mirsheet convert vuelta/informe.xlsx --to csv -o vuelta.csv && cmp ida.csv vuelta.csv
}
expect "a sample goes to JSON, to a sheet and back" converts

# The manual: one page for each command, in both languages.
commands=$(mirsheet --help --lang en | sed -n '/^COMMANDS:/,/^$/s/^  \([a-z]*\) .*/\1/p')
expect "help lists commands" test "$(wc -w <<<"$commands")" -ge 7
options() { grep -oE -- '--[a-z]+(-[a-z]+)*' | sort -u; }
for page in mirsheet $(sed 's/^/mirsheet-/' <<<"$commands"); do
  command=${page#mirsheet}
  command=${command#-}
  for language in en es; do
    [ $language = en ] && folder=/usr/share/man || folder=/usr/share/man/$language
    file=$folder/man1/$page.1.gz
    expect "man finds $page" same "$file" "$(man -M "$folder" -w "$page" 2>&1)"
    zcat "$file" >"$scratch/$page.1"
    expect "mandoc has nothing to say of $page in $language" nothing_said mandoc -Tlint -Wwarning "$scratch/$page.1"
    expect "$page in $language has every option of the help" same \
      "$(mirsheet help $command --lang $language | options)" \
      "$(mandoc -Tutf8 -O width=500 "$scratch/$page.1" | col -b | options)"
  done
done
expect "man finds the page on its own path" test -n "$(env -u MANPATH man -w mirsheet)"

# Completion, in the shells themselves: what is typed, and what they make of it.
bash_completes() { # WORDS…, the last one to be completed
  bash --norc -c '
    . /usr/share/bash-completion/bash_completion
    _completion_loader mirsheet || [ $? -eq 124 ]
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_TYPE=9
    COMP_POINT=${#COMP_LINE}
    words=$(complete -p mirsheet) && [[ $words == *"-F _mirsheet "* ]] || exit 1
    _mirsheet mirsheet "${@: -1}" "${@: -2:1}"
    printf "%s\n" "${COMPREPLY[@]}"' bash "$@" | sed 's/ *$//'
}
fish_completes() { HOME=$scratch fish -c "complete -C '$*'" | cut -f 1; }
# zsh completes only in its line editor, so it gets a terminal and the keys; what is on the line then, it writes down.
zsh_completes() {
  rm -f typed
  HOME=$scratch TERM=xterm timeout 30 zsh -f -c '
    zmodload zsh/zpty
    zpty shell "zsh -f -i"
    zpty -w shell "autoload -Uz compinit; compinit -u -d $HOME/dump"
    zpty -w shell "show() { print -r -- \$BUFFER > $HOME/typing; mv $HOME/typing $HOME/typed }; zle -N show"
    zpty -w shell "bindkey \"^I\" complete-word; bindkey \"^G\" show; : > $HOME/ready"
    until [[ -e $HOME/ready ]]; do sleep 0.1; done
    sleep 0.2
    zpty -w -n shell "$1"$'"'"'\t\a'"'"'
    for i in {1..50}; do [[ -e $HOME/typed ]] && break; sleep 0.1; done
    zpty -d shell' zsh "$*"
  rm -f ready
  sed 's/ *$//' typed
}
cd "$scratch"
expect "bash completes a command" same convert "$(bash_completes mirsheet con)"
expect "fish completes a command" same convert "$(fish_completes mirsheet con)"
meaning() { HOME=$scratch LC_ALL='' LANG=$1 fish -c "complete -C 'mirsheet con'" | cut -f 2; }
expect "fish says in Spanish what it means" same "Convierte informes entre hoja, JSON y CSV." "$(meaning es_MX.UTF-8)"
expect "fish says in English what it means" same "Convert reports between sheet, JSON and CSV." "$(meaning en_US.UTF-8)"
expect "zsh completes a command" same "mirsheet convert" "$(zsh_completes mirsheet con)"
expect "bash completes a value" same ndjson "$(bash_completes mirsheet convert --to nd)"
expect "fish completes a value" same ndjson "$(fish_completes mirsheet convert --to nd)"
expect "bash completes a file" same vuelta.csv "$(bash_completes mirsheet convert vuelta.c)"
expect "fish completes a file" same vuelta.csv "$(fish_completes mirsheet convert vuelta.c)"
expect "zsh completes a file" same "mirsheet convert vuelta.csv" "$(zsh_completes mirsheet convert vuelta.c)"
cd - >/dev/null

as_root dpkg --purge mirsheet >/dev/null
installed=
left() { while read -r file; do [ ! -e "$file" ] || echo "$file"; done <"$scratch/files"; }
expect "the package had files" test -s "$scratch/files"
expect "nothing is left of it" same "" "$(left; find /usr /etc /var/lib/dpkg -name '*mirsheet*' \
  -not -path "$PWD/*" -not -path '/usr/local/*' 2>/dev/null)"

echo "$((checks - failures)) passed, $failures failed"
[ "$failures" -eq 0 ]

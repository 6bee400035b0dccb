#!/usr/bin/env bash
# Puts the built program, its manual pages and its completions below $DESTDIR$PREFIX, or with "uninstall" takes away
# what it puts there.
set -euo pipefail
cd "$(dirname "$0")/.."

tool=.build/release/mirsheet
root=${DESTDIR:-}${PREFIX:-/usr/local}
share=$root/share
# What packages put goes elsewhere than what people put by themselves.
[ "${PREFIX:-}" = /usr ] && zsh=vendor-completions || zsh=site-functions
completions=(
  "bash $share/bash-completion/completions/mirsheet"
  "zsh $share/zsh/$zsh/_mirsheet"
  "fish $share/fish/vendor_completions.d/mirsheet.fish"
)

if [ "${1:-}" = uninstall ]; then
  rm -f "$root/bin/mirsheet" "${completions[@]#* }"
  for folder in man man/es; do
    rm -f "$share/$folder/man1/mirsheet.1.gz" "$share/$folder/man1"/mirsheet-*.1.gz
  done
  exit
fi

install -d "$root/bin"
install -s -m 755 "$tool" "$root/bin/mirsheet"
# The symbols are gone by now, but not the notes on how the libraries inside were compiled.
strip --remove-section=.comment "$root/bin/mirsheet"

day=$(Scripts/release-day.sh)
for language in en es; do
  [ $language = en ] && folder=$share/man/man1 || folder=$share/man/$language/man1
  install -d "$folder"
  "$tool" manual --lang $language --date "$day" -o "$folder"
  gzip -9nf "$folder/mirsheet.1" "$folder"/mirsheet-*.1
  chmod 644 "$folder"/mirsheet*.1.gz
done

# The script of a shell in a language; it is read by a shell, never run, so it needs no line that says by what.
script() { "$tool" --lang "$2" --generate-completion-script "$1" | sed '1{/^#!/d}'; }

for entry in "${completions[@]}"; do
  read -r shell file <<<"$entry"
  install -d "$(dirname "$file")"
  # zsh and fish show what each word means, in the language that the program speaks in the same shell.
  case $shell in
    bash) script bash es ;;
    zsh)
      echo '#compdef mirsheet'
      echo 'if [[ ${LC_ALL:-${LC_MESSAGES:-$LANG}} == en* ]]; then'
      script zsh en | sed '/^#compdef/d'
      echo else
      script zsh es | sed '/^#compdef/d'
      echo fi
      ;;
    fish)
      echo 'set -l mirsheet_locale (for one in "$LC_ALL" "$LC_MESSAGES" "$LANG"; test -n "$one"; and echo $one; and break; end)'
      echo "if string match -q 'en*' -- \$mirsheet_locale"
      script fish en
      echo else
      script fish es
      echo end
      ;;
  esac >"$file"
  chmod 644 "$file"
done

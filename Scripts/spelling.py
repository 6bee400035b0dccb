#!/usr/bin/env python3
"""Checks the spelling of all pages, each in its language, with hunspell and the project's own words.

Code, links and what is between backquotes are left out. English pages may quote Spanish words; Spanish pages are Spanish.
A word that is right and unknown goes to spelling.es.txt or spelling.en.txt, next to this file.
"""

import os
import pathlib
import re
import subprocess
import sys

from links import FENCE, ROOT, pages

ENGLISH = re.compile(r"^(README\.en|ARCHITECTURE|CONTRIBUTING|CHANGELOG|docs/glossary|docs/decisions/.*)\.md$|^Sources/|^Examples/README\.md$")
# The words that people write in their sheets, as they write them.
UNCHECKED = {"docs/referencia/palabras.md"}
# Letters only: no raised figures, which are part of no word.
WORD = re.compile(r"[^\W\d_²³¹º]+(?:['’][^\W\d_²³¹º]+)?")
DICTIONARIES = {"es": "es_MX", "en": "en_GB,es_MX"}


def prose(text: str, is_printed: bool) -> str:
    """The page without what is not prose; lines stay lines. Of pages that the program prints, without the names of values."""
    if is_printed:
        text = re.sub(r"\((?:valores|values): [^)]*\)|\b[a-z-]+(?=: )|^(\| `\w+` )\| \w* \|", r"\1|", text, flags=re.M)
    text = FENCE.sub(lambda block: "\n" * block[0].count("\n"), text)
    # What a program writes between two marks is checked where it is written.
    text = re.sub(r"<!-- (?!fin).*?<!-- fin -->", lambda block: "\n" * block[0].count("\n"), text, flags=re.S)
    text = re.sub(r"``.+?``|`[^`\n]+`|\]\([^)\n]*\)|https?://\S+|&\w+;", " ", text, flags=re.S)
    # Names of files, keys and measures are no words.
    return re.sub(r"\S*[_/\\]\w\S*|\b[\w-]+\.(?:csv|md|py|toml|xlsx?)\b|\b\w*\d\w*\b", " ", text)


def unknown(words: set[str], language: str) -> set[str]:
    run = subprocess.run(["hunspell", "-l", "-i", "utf-8", "-d", DICTIONARIES[language]], input="\n".join(sorted(words)),
                         capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    if run.returncode or run.stderr:
        sys.exit(f"hunspell: {run.stderr.strip()}")
    own = (pathlib.Path(__file__).parent / f"spelling.{language}.txt").read_text().split("\n")
    return set(run.stdout.split("\n")) - set(own) - {""}


def main() -> int:
    wrong = 0
    for language in DICTIONARIES:
        places: dict[str, list[str]] = {}
        for page in pages():
            name = str(page.relative_to(ROOT))
            if name in UNCHECKED or bool(ENGLISH.match(name)) != (language == "en"):
                continue
            for number, line in enumerate(prose(page.read_text(), name.startswith("docs/referencia/")).split("\n"), 1):
                for word in WORD.findall(line):
                    word = re.sub("['’]s$", "", word)
                    if len(word) > 1:
                        places.setdefault(word, []).append(f"{name}:{number}")
        if len(places) < 500:
            sys.exit(f"only {len(places)} words in {language}: the pages were not found")
        for word in sorted(unknown(set(places), language)):
            wrong += 1
            print(f"{places[word][0]}: {word}" + (f" (+{len(places[word]) - 1})" if len(places[word]) > 1 else ""))
    print(f"{wrong} words are misspelt or unknown" if wrong else "all words are known")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

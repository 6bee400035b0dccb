#!/usr/bin/env python3
"""Checks the links of all pages: each leads to a file of the repository, and to a heading in it.

Also that the index of docs leads to every page of docs.
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FENCE = re.compile(r"^```.*?^```$", re.M | re.S)
LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(<?([^)\s>]+)>?\)")
HEADING = re.compile(r"^#{1,6} (.*)$", re.M)
# Pages that others list: the decisions have an index of their own.
INDEX = "docs/README.md"


def pages() -> list[pathlib.Path]:
    """The Markdown pages that are kept, or are about to be."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "*.md"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for name in sorted(set(listed.stdout.split("\n"))) if name and (path := ROOT / name).exists()]


def anchors(text: str) -> set[str]:
    """The names of a page's headings, as GitHub makes them: a repeated one gets a number."""
    found: dict[str, int] = {}
    for heading in HEADING.findall(FENCE.sub("", text)):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").strip().lower()
        name = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        count = found.setdefault(name, 0)
        found[name] += 1
        if count:
            found[f"{name}-{count}"] = 1
    return set(found)


def main() -> int:
    texts = {path: path.read_text() for path in pages()}
    wrong, links, reached = [], 0, set()
    for page, text in texts.items():
        for target in LINK.findall(FENCE.sub("", text)):
            if re.match(r"[a-z]+:", target):
                continue
            links += 1
            name, _, heading = target.partition("#")
            leads = (page.parent / name).resolve() if name else page
            place = f"{page.relative_to(ROOT)}: {target}"
            if not leads.exists() or ROOT not in [leads, *leads.parents]:
                wrong.append(f"{place}: there is no such file")
            elif heading and heading not in anchors(texts.get(leads) or leads.read_text()):
                wrong.append(f"{place}: there is no such heading")
            elif str(page.relative_to(ROOT)) == INDEX:
                reached.add(leads)
    index = ROOT / INDEX
    for page in texts:
        if page.is_relative_to(ROOT / "docs") and page != index and page not in reached and page.parent.name != "decisions":
            wrong.append(f"{INDEX} does not lead to {page.relative_to(ROOT)}")
    print("\n".join(wrong) if wrong else f"{links} links of {len(texts)} pages lead somewhere")
    return 1 if wrong or links < 100 else 0


if __name__ == "__main__":
    sys.exit(main())

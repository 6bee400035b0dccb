"""The pages for people, followed from their first line to their last: the same notation as ShownPage.swift reads.

UPDATE_GOLDEN=1 writes into the pages what was printed, and fails all the same.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from support import ROOT, SAMPLES, TOOL, check

PAGES = [ROOT / "README.md", ROOT / "README.en.md", ROOT / "docs/tutorial.md", *sorted(ROOT.glob("docs/como/*.md"))]
BLOCK = re.compile(r"^```([a-z]*)\n(.*?)^```$", re.M | re.S)
NAME = re.compile(r"`([\w.-]+\.\w+)`:\s*\Z")
# Followed where they are there; Scripts/setup.sh interop installs them.
PROGRAMS = ["duckdb", "python3", "Rscript", "sqlite3", "curl"]


def commands(block):
    """The commands of a session, each with what is shown below it."""
    result = []
    for line in block.splitlines():
        if line.startswith("$ "):
            result.append([line[2:], []])
        elif line.startswith("> ") and not result[-1][1]:
            result[-1][0] += "\n" + line[2:]
        else:
            result[-1][1].append(line)
    return result


def script(text):
    """The page as a shell script that prints a record separator behind what each command prints."""
    lines = ["exec 2>&1"]
    for match in BLOCK.finditer(text):
        named = NAME.search(text[:match.start()])
        if named:
            lines += [f"cat > '{named[1]}' <<'FIN DEL ARCHIVO'", match[2].rstrip("\n"), "FIN DEL ARCHIVO"]
        elif match[2].startswith("$ "):
            lines += [line for command, _ in commands(match[2]) for line in (command, r"printf '\036'")]
    return "\n".join(lines)


def like(shown, printed):
    return re.fullmatch(".*".join(map(re.escape, shown.split("…"))), printed, re.S) is not None


def agrees(shown, printed):
    """Whether lines are as shown: `…` stands for any text, and alone on a line for any lines."""
    if not shown:
        return not printed
    if shown[0] == "…":
        return any(agrees(shown[1:], printed[n:]) for n in range(1, len(printed) + 1))
    return bool(printed) and like(shown[0], printed[0]) and agrees(shown[1:], printed[1:])


def trimmed(lines):
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


def follow(page, folder):
    """What each command of the page prints, in a folder with the samples."""
    shutil.copytree(SAMPLES, folder / "Samples")
    (folder.parent / "mirsheet.toml").touch()
    # The program is told its language as a person's machine tells it; R would complain of a locale that is not installed.
    tools = folder.parent / "bin"
    tools.mkdir()
    (tools / "mirsheet").write_text(f'#!/bin/sh\nLANG={"en_US" if ".en." in page.name else "es_MX"}.UTF-8 exec "{TOOL}" "$@"\n')
    (tools / "mirsheet").chmod(0o755)
    path = os.pathsep.join([str(tools), str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {"PATH": path, "LANG": "C.UTF-8", "HOME": str(folder)}
    run = subprocess.run(["sh", "-c", script(page.read_text())], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                         stdout=subprocess.PIPE, timeout=300)
    return [trimmed(part.splitlines()) for part in run.stdout.decode().split("\036")[:-1]]


def rewritten(text, printed):
    """The page with what was printed where that is not what it shows."""
    answers = iter(printed)

    def block(match):
        if NAME.search(text[:match.start()]) or not match[2].startswith("$ "):
            return match[0]
        lines = []
        for command, shown in commands(match[2]):
            answer = next(answers)
            first, *more = command.split("\n")
            lines += [f"$ {first}", *(f"> {line}" for line in more)]
            lines += shown if agrees(trimmed(shown), answer) else answer
        return "```\n" + "\n".join(lines) + "\n```"

    return BLOCK.sub(block, text)


@check
def pages_do_what_they_show(folder):
    """Every command of the READMEs, the tutorial and the how-to pages prints what is shown below it."""
    missing = [program for program in PROGRAMS if not shutil.which(program, path=os.pathsep.join(
        [str(Path(sys.executable).parent), os.environ["PATH"]]))]
    assert not missing, f"missing: {missing}; Scripts/setup.sh interop installs them"
    wrong, count = [], 0
    for page in PAGES:
        text = page.read_text()
        place = folder / page.parent.name / page.stem / "trabajo"
        place.mkdir(parents=True)
        wanted = [pair for match in BLOCK.finditer(text) if match[2].startswith("$ ") for pair in commands(match[2])]
        printed = follow(page, place)
        assert len(printed) == len(wanted), f"{page.name} ended after {len(printed)} of {len(wanted)} commands"
        count += len(printed)
        bad = [(command, answer) for (command, shown), answer in zip(wanted, printed) if not agrees(trimmed(shown), answer)]
        wrong += [f"{page.name}: {command}\n" + "\n".join(answer) for command, answer in bad]
        if bad and os.environ.get("UPDATE_GOLDEN") == "1":
            page.write_text(rewritten(text, printed))
    assert not wrong, "\n\n".join(wrong)
    assert count > 60, count

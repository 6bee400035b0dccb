#!/usr/bin/env python3
"""Counts the instructions of a few fixed cases, and compares them with those of `instructions.json`.

    python instructions.py [--update]

Times depend on what else a machine does; instructions hardly do. Fails where a case takes more than the tolerance allows;
where it takes less, says so, and `--update` writes what is so now.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tool import ROOT, TOOL

HERE = Path(__file__).resolve().parent
SAMPLES = ROOT / "Samples"
COUNTS = HERE / "instructions.json"
# Other versions of the system's libraries and of the compiler differ by less.
TOLERANCE = 0.05


def cases(folder):
    """Each case by its name: the arguments of the tool."""
    copies = []
    for number in range(12):
        copies.append(folder / f"{number}.xlsx")
        shutil.copy(SAMPLES / "informe-limpio/entrada.xlsx", copies[-1])
    real = SAMPLES / "informe-real-excel/entrada.xlsx"
    table = folder / "informes.csv"
    convert = ["convert", "--jobs", "1", "-q", "--fail-on", "never"]
    subprocess.run([TOOL, *convert, *copies, "--to", "csv", "-o", table], check=True)
    return {
        "start": ["--version"],
        "one sound report to JSON": [*convert, copies[0], "--to", "json", "-o", folder / "a.json"],
        "twelve sound reports to NDJSON": [*convert, *copies, "--to", "ndjson", "-o", folder / "a.ndjson"],
        "the real report, .xlsx to JSON": [*convert, real, "--to", "json", "-o", folder / "b.json"],
        "a filled template, .xls to JSON": [*convert, SAMPLES / "plantilla-llena/entrada.xls", "--to", "json", "-o", folder / "c.json"],
        "a flat CSV to NDJSON": [*convert, table, "--to", "ndjson", "-o", folder / "d.ndjson"],
        "a report drawn": [*convert, SAMPLES / "dibujar/entrada.json", "--to", "xlsx", "-o", folder / "e.xlsx"],
        "the real report checked, as a page": ["check", "--no-config", "--fail-on", "never", "--format", "html", real, "-o", folder / "f.html"],
    }


def count(arguments, tool):
    """The instructions that a command takes, its libraries' among them (valgrind's callgrind)."""
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--main-stacksize=8388608", tool, *arguments],
        capture_output=True, text=True, env={**os.environ, "LANG": "es_MX.UTF-8", "LC_ALL": ""})
    found = re.search(r"Collected : (\d+)", run.stderr)
    assert run.returncode == 0 and found, run.stderr[-2000:]
    return int(found.group(1))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--update", action="store_true", help="write instructions.json")
    options = parser.parse_args()
    known = json.loads(COUNTS.read_text()) if COUNTS.exists() else {}
    found, slower = {}, []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        # callgrind does not understand the compiler's debugging information.
        tool = folder / "mirsheet"
        subprocess.run(["strip", "-g", "-o", tool, TOOL], check=True)
        for name, arguments in cases(folder).items():
            found[name] = count(list(map(str, arguments)), tool)
            before = known.get(name)
            change = f"{found[name] / before - 1:+.1%}" if before else "new"
            print(f"{found[name]:>15,}  {change:>7}  {name}", flush=True)
            if before and found[name] > before * (1 + TOLERANCE):
                slower.append(name)
            elif before and found[name] < before * (1 - TOLERANCE) and not options.update:
                print(f"{'':24}  fewer than before: write them down with --update")
    if options.update:
        COUNTS.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n")
        return
    missing = found.keys() - known.keys()
    passed = len(found) - len(slower) - len(missing)
    print(f"{passed} passed, {len(slower) + len(missing)} failed")
    if slower or missing:
        sys.exit("more instructions than before: " + ", ".join(slower) if slower else f"not written down: {', '.join(missing)}")


main()

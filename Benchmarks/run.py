#!/usr/bin/env python3
"""Times the program against what people would reach for instead, in turn, and writes the table of docs/velocidad.md.

    python run.py [--rounds N] [--only WORD] [--write]

A figure is the median, over the rounds, of the ratio of the two times of one round, with the least and the greatest:
times alone say nothing on a machine that does other things, too.
"""

import argparse
import hashlib
import math
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tool import ROOT, TOOL

HERE = Path(__file__).resolve().parent
WORK = HERE / ".build/workload"
PAGE = ROOT / "docs/velocidad.md"
# So many small reports, in each of the forms.
COUNT = 500
MARKS = ("<!-- tabla -->\n", "<!-- fin -->\n")


def ours(*arguments):
    """Seconds of the whole process, and the peak of its memory in MB."""
    return Run([TOOL, *arguments], inside=False)


def peer(name, *files):
    """Seconds inside, without the interpreter's start."""
    return Run([sys.executable, HERE / "peers.py", name, *files], inside=True)


class Run:
    def __init__(self, command, inside):
        self.command, self.inside = list(map(str, command)), inside

    def __call__(self):
        # Putting a file in the place of another waits for the disk, and people's first run does not do it.
        for old in WORK.glob("out.*"):
            old.unlink()
        start = time.perf_counter()
        process = subprocess.Popen(self.command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=WORK)
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        # Files of the workload may have findings, which is 1.
        assert os.waitstatus_to_exitcode(status) in (0, 1), self.command[:6]
        return (float(output.split()[-1]) if self.inside else seconds), usage.ru_maxrss / 1024


def batches(files):
    """LibreOffice converts some 250 files at a time, and says nothing of others."""
    return [files[start:start + 200] for start in range(0, len(files), 200)]


def workload():
    """The files that are timed: made once, those of other formats by LibreOffice."""
    # Files that another workload.py drew are drawn anew.
    drawn_by = (HERE / "workload.py").read_bytes() + str(COUNT).encode()
    done = WORK / ("done-" + hashlib.sha256(drawn_by).hexdigest()[:12])
    if not done.exists():
        shutil.rmtree(WORK, ignore_errors=True)
        subprocess.run([sys.executable, HERE / "workload.py", WORK, str(COUNT), "30000"], check=True)
        for form in ("xls", "ods"):
            for some in batches(sorted((WORK / "small").glob("*.xlsx"))):
                subprocess.run(["soffice", "--headless", "--convert-to", form, "--outdir", WORK / form, *some],
                               check=True, capture_output=True)
            assert len(list((WORK / form).iterdir())) == COUNT, form
        for name in ("small", "long"):
            source = sorted((WORK / "small").glob("*.xlsx")) if name == "small" else [WORK / "long.xlsx"]
            subprocess.run([TOOL, "convert", *source, "--to", "csv", "-o", WORK / f"{name}.csv", "-q", "--fail-on", "never"], check=True)
            subprocess.run([TOOL, "convert", *source[:50], "--to", "ndjson", "-o", WORK / f"{name}.ndjson", "-q", "--fail-on", "never"], check=True)
        subprocess.run([TOOL, "convert", WORK / "small.ndjson", "--to", "xlsx", "-o", WORK / "drawn.xlsx", "-q", "--fail-on", "never"], check=True)
        done.touch()


def convert(*files, to="ndjson"):
    return ours("convert", *files, "--to", to, "--jobs", "1", "-q", "--fail-on", "never", "-o", WORK / f"out.{to}")


def pairs():
    """What is compared: its name, our side, the other side, and what that one is called."""
    small = sorted((WORK / "small").glob("*.xlsx"))
    long = WORK / "long.xlsx"
    xls, ods = (sorted((WORK / form).glob("*." + form)) for form in ("xls", "ods"))
    check = ours("check", *small, "--jobs", "1", "--no-config", "--format", "jsonl", "--fail-on", "never", "-o", WORK / "out.jsonl")
    return [
        (f"{COUNT} informes `.xlsx` a JSON", convert(*small), peer("fastexcel", *small), "fastexcel, solo las celdas"),
        ("una hoja de 30 000 indicadores a JSON", convert(long), peer("fastexcel", long), "fastexcel, solo las celdas"),
        (f"{COUNT} informes `.xls` a JSON", convert(*xls), peer("calamine", *xls), "python-calamine, solo las celdas"),
        (f"{COUNT} informes `.ods` a JSON", convert(*ods), peer("calamine", *ods), "python-calamine, solo las celdas"),
        ("un CSV de 30 000 indicadores a JSON", convert(WORK / "long.csv"), peer("rows", WORK / "long.csv"), "`csv` de Python, solo los campos"),
        (f"{COUNT} informes `.xlsx` a CSV", convert(*small, to="csv"), convert(*small), "los mismos a JSON"),
        (f"{COUNT} informes revisados", check, convert(*small), "los mismos a JSON"),
        ("50 informes, de JSON a hojas", convert(WORK / "small.ndjson", to="xlsx"), peer("xlsxwriter", WORK / "drawn.xlsx"), "XlsxWriter, el mismo libro"),
        ("50 informes, de JSON a hojas", convert(WORK / "small.ndjson", to="xlsx"), peer("xlsxwriter-cells", WORK / "drawn.xlsx"), "XlsxWriter, solo las celdas"),
    ]


def recognition(rounds):
    """Recognising reports against reading their cells, both inside one process."""
    subprocess.run(["swift", "build", "-c", "release", "--product", "phases"], cwd=HERE, check=True, capture_output=True)
    for files in (sorted((WORK / "small").glob("*.xlsx")), [WORK / "long.xlsx"]):
        subprocess.run([HERE / ".build/release/phases", str(rounds), *files], check=True)


def reading(*files):
    """Seconds of one reading of the cells alone, without the start, and the peak of the process's memory in MB."""
    return Run([HERE / ".build/release/reading", "1", *files], inside=True)


def readings():
    """Reading the cells alone against the same of other programs."""
    subprocess.run(["swift", "build", "-c", "release", "--product", "reading"], cwd=HERE, check=True, capture_output=True)
    forms = [(f"las celdas de {COUNT} `.xlsx`", "small/*.xlsx", "fastexcel", "fastexcel"),
             ("las celdas de una hoja de 30 000 indicadores", "long.xlsx", "fastexcel", "fastexcel"),
             (f"las celdas de {COUNT} `.xls`", "xls/*.xls", "calamine", "python-calamine"),
             (f"las celdas de {COUNT} `.ods`", "ods/*.ods", "calamine", "python-calamine"),
             ("los campos de un CSV de 30 000 indicadores", "long.csv", "rows", "`csv` de Python")]
    for name, files, other, called in forms:
        files = sorted(WORK.glob(files))
        yield name, reading(*files), peer(other, *files), called


def templates(rounds):
    """Templates by one job, and the same books drawn by XlsxWriter, whose memory is that of this program."""
    from templates import measured
    return [((one, memory), (peer, math.nan)) for one, _, peer, memory in measured(WORK / "templates", rounds)]


def line(name, called, found):
    """A line of the table, of rounds of both sides: seconds and memory in MB of each."""
    ratios = [mine[0] / theirs[0] for mine, theirs in found]
    memory = [statistics.median(side[1] for side in sides) for sides in zip(*found)]
    shown = ["–" if math.isnan(peak) else f"{peak:.0f}" for peak in memory]
    text = (f"| {name} | {called} | {statistics.median(ratios):.2f} ({min(ratios):.2f} a {max(ratios):.2f}) "
            f"| {shown[0]} | {shown[1]} |")
    print(text, flush=True)
    return text


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="")
    parser.add_argument("--write", action="store_true", help="write the table of docs/velocidad.md")
    options = parser.parse_args()
    workload()
    compared = pairs() if options.only else [*readings(), *pairs()]
    lines = ["| | veces el tiempo de | mediana (de … a …) | memoria, MB | la del otro |", "|---|---|---|---|---|"]
    for name, one, other, called in compared:
        if options.only not in name:
            continue
        lines.append(line(name, called, [(one(), other()) for _ in range(options.rounds)]))
    if not options.only:
        lines.append(line("1 000 plantillas", "XlsxWriter, los mismos libros", templates(options.rounds)))
        recognition(options.rounds)
        subprocess.run([sys.executable, HERE / "migration.py", WORK / "migration"], check=True)
    if options.write:
        head, rest = PAGE.read_text().split(MARKS[0])
        tail = rest.split(MARKS[1])[1]
        PAGE.write_text(head + MARKS[0] + "\n".join(lines) + "\n" + MARKS[1] + tail)


if __name__ == "__main__":
    main()

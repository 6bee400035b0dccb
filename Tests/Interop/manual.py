"""The commands of docs/muchas-maquinas.md, run in their order."""

import json
import os
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import duckdb

from support import ROOT, SAMPLES, TOOL, check, mirsheet

PAGE = ROOT / "docs/muchas-maquinas.md"
BAD = {"roto.xlsx": b"PK\x03\x04 no zip", "nota.txt": b"no es un informe\n"}


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(), re.S)


def office(folder):
    """A folder as the page assumes it: a list, mirsheet in the way, and what it says of all files in one run."""
    archive = folder / "archivo"
    archive.mkdir()
    names = {}
    for sample in sorted(SAMPLES.glob("*/entrada.*")):
        names[f"{sample.parent.name}{sample.suffix}"] = sample.read_bytes()
    for copy in range(60):
        for name, content in [*names.items(), *BAD.items()]:
            (archive / f"{copy:02}-{name}").write_bytes(content)
    paths = sorted(archive.iterdir())
    (folder / "lista.txt").write_text("".join(f"{path}\n" for path in paths))
    run = mirsheet("convert", "--files-from", folder / "lista.txt", "--to", "ndjson", "--fail-on", "never", "-q", lang="es")
    return paths, run.stdout, run.stderr


def shell(folder, script, *, good=(0,), **environment):
    modules = ROOT / "Examples/spark"
    path = os.pathsep.join([str(TOOL.parent), str(Path(sys.executable).parent), os.environ["PATH"]])
    run = subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True, timeout=120,
                         env={**os.environ, "PATH": path, "PYTHONPATH": str(modules), "LANG": "es_MX.UTF-8",
                              "HOME": str(folder), "RAY_USAGE_STATS_ENABLED": "0", **environment})
    assert run.returncode in good, f"{script}\n{run.returncode}: {run.stderr[-2000:]}"
    return run


@check
def shells_give_what_one_machine_gives(folder):
    """The commands of the page for one process, GNU parallel and Slurm give the lines and reasons of one run, and repeating
    them makes only what is missing."""
    paths, lines, reasons = office(folder)
    contract, script, parallel, slurm = blocks("sh")
    shell(folder, contract, good=(65,))
    assert (folder / "parte.ndjson").read_bytes() == lines and (folder / "motivos.txt").read_bytes() == reasons
    (folder / "trozo.sh").write_text(script)
    shell(folder, parallel)
    assert (folder / "todo.ndjson").read_bytes() == lines
    parts = sorted((folder / "partes").glob("*.ndjson"))
    assert len(parts) == -(-len(paths) // 200) > 2
    assert b"".join(part.read_bytes() for part in sorted((folder / "partes").glob("*.motivos"))) == reasons
    jobs = (folder / "diario.txt").read_text().splitlines()[1:]
    assert len(jobs) == len(parts) and all(job.split("\t")[6] == "0" for job in jobs), jobs

    # Only what is missing is made again; a process that is killed leaves no part, and is tried again.
    before = parts[0].stat().st_mtime_ns
    parts[1].unlink()
    (folder / "bin").mkdir()
    (folder / "bin/mirsheet").write_text(
        f"#!/bin/sh\nmkdir muerto 2>/dev/null && {{ echo '{{\"a'; kill -KILL $$; }}\nexec {TOOL} \"$@\"\n")
    (folder / "bin/mirsheet").chmod(0o755)
    way = f"{folder}/bin{os.pathsep}{TOOL.parent}{os.pathsep}{os.environ['PATH']}"
    shell(folder, parallel, PATH=way)
    assert (folder / "muerto").exists()
    assert (folder / "todo.ndjson").read_bytes() == lines and parts[0].stat().st_mtime_ns == before

    shutil.rmtree(folder / "muerto")
    parts[2].unlink()
    died = shell(folder, slurm, good=(137,), PATH=way, SLURM_ARRAY_TASK_ID="2")
    left = {path.suffix for path in (folder / "partes").iterdir()}
    assert not parts[2].exists() and left == {"", ".ndjson", ".motivos"}, (left, died.stderr)
    shell(folder, slurm, PATH=way, SLURM_ARRAY_TASK_ID="2")
    assert b"".join(part.read_bytes() for part in parts) == lines


def answers(folder, names):
    """What `mirsheet_part` wrote: the documents in order, and the reasons by path."""
    entries = [json.loads(line) for part in sorted(folder.glob(names)) for line in part.read_text().splitlines()]
    return entries, [json.dumps(entry["document"]) for entry in entries if entry["document"]]


@check
def python_gives_what_one_machine_gives(folder):
    """The page's programs for Dask and Ray write for each path the document of one run, or the reason."""
    paths, lines, reasons = office(folder)
    wanted = [json.dumps(json.loads(line)) for line in lines.splitlines()]
    for program, names in zip(blocks("python"), ["dask/*.ndjson", "ray/*.ndjson"], strict=True):
        (folder / "programa.py").write_text(program)
        shell(folder, "python programa.py")
        entries, documents = answers(folder, names)
        assert [entry["path"] for entry in entries] == [str(path) for path in paths], names
        assert documents == wanted, names
        refused = [entry for entry in entries if entry["reason"]]
        assert not any(entry["document"] for entry in refused)
        assert "".join(f"error: {entry['reason']}\n" for entry in refused).encode() == reasons, names


@check
def duckdb_writes_parquet(folder):
    """The page's questions to DuckDB write Parquet with every document, every indicator and every row of the CSV, with
    codes as text and numbers digit by digit."""
    _, lines, _ = office(folder)
    (folder / "partes").mkdir()
    # In two files, as parts are.
    halves = lines.splitlines(keepends=True)
    (folder / "partes/p0.ndjson").write_bytes(b"".join(halves[:100]))
    (folder / "partes/p1.ndjson").write_bytes(b"".join(halves[100:]))
    shell(folder, "mirsheet convert --files-from lista.txt --to csv -o informes.csv --fail-on never", good=(65,))
    documents = [json.loads(line, parse_float=Decimal) for line in halves]
    indicators = [i for d in documents for r in d["reports"] for i in r["indicators"]]
    here = Path.cwd()
    os.chdir(folder)
    try:
        for question in blocks("sql"):
            duckdb.sql(question)

        def written(name, columns):
            return duckdb.sql(f"SELECT {columns} FROM '{name}.parquet'").fetchall()

        nested = written("documentos", "source.file, source.sha256, len(reports), len(unplaced)")
        assert sorted(map(repr, nested)) == sorted(repr(
            (d["source"]["file"], d["source"]["sha256"], len(d["reports"]), len(d["unplaced"]))) for d in documents)
        keys = ["level", "number", "name"]
        rows = written("indicadores", "level, number, name, programmed.cumulative")
        assert sorted(map(repr, [(*row[:3], float(row[3] or 0)) for row in rows])) == sorted(repr(
            (*[i[key] for key in keys], float(i["programmed"]["cumulative"] or 0))) for i in indicators)
        rows = written("informes", "level, number, name, programmed_cumulative, achieved_q1, baseline_value")
        numbers = [(*[i[key] for key in keys], i["programmed"]["cumulative"], i["achieved"]["q1"], i["baseline"]["value"])
                   for i in indicators]

        def plain(row):
            return repr((*row[:3], *[None if n is None else Decimal(n).normalize() for n in row[3:]]))

        assert sorted(map(plain, rows)) == sorted(map(plain, numbers))
        assert any(row[1] and "." in row[1] for row in rows)
    finally:
        os.chdir(here)

"""The job of Examples/spark on a cluster of two workers that die: its Parquet, read by DuckDB, against one machine."""

import json
import os
import subprocess
import sys
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import duckdb

import archive
import support
from support import ROOT, SAMPLES, TOOL, check, mirsheet

JOB = ROOT / "Examples/spark"
MORTAL = ROOT / "Tests/Interop/mortal.py"
QUICK = "-XX:TieredStopAtLevel=1"
CONVERT = ["--to", "ndjson", "--jobs", "1", "--fail-on", "never", "--quiet"]


def files(folder):
    """Good files of several formats, and everything that is not one document in a file that can be read."""
    folder.mkdir()
    for number in range(36):
        suffix = [".xlsx", ".xls", ".txt"][number % 3]
        rows, _ = archive.report(2020 + number % 4, number % 4 + 1, 500 + number, number)
        archive.write(rows, folder / f"unidad {number}" / f"informe{suffix}")
    paths = sorted(folder.rglob("*.*")) + support.samples()

    def add(name, content):
        path = folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        # Among the good ones, not behind them.
        paths.insert(len(paths) * 13 % 41, path)

    drawn = (SAMPLES / "dibujar/entrada.json").read_text()
    add("roto.xlsx", b"PK\x03\x04 no zip")
    add("nota.txt", "no es un informe\n")
    add("clave.json", '{"schemaVersion": "1.1", "reports": [], "informes": 1}')
    add("veneno.json", drawn)
    add("enorme.json", drawn.replace('"value": 6.35', '"value": 1234567890.1234567890123456789'))
    add("dos.ndjson", 2 * (json.dumps(json.loads(drawn), ensure_ascii=False) + "\n"))
    add(os.fsdecode(b"a\xf1o.xlsx"), (SAMPLES / "informe-limpio/entrada.xlsx").read_bytes())
    paths.insert(20, folder / "no hay.xlsx")
    return paths


def by_one_machine(paths):
    """What mirsheet says of each file alone: its documents, and why there is none; one run over all says the same."""
    alone = {}
    for path in paths:
        run = mirsheet("convert", *CONVERT, path, lang="es")
        alone[path] = (run.stdout.splitlines(), run.stderr.decode().removeprefix("error: ").rstrip("\n"))
    together = mirsheet("convert", *CONVERT, "--files-from", "-", input=b"\n".join(map(os.fsencode, paths)), lang="es")
    lines = [line for lines, _ in alone.values() for line in lines]
    assert together.stdout.splitlines() == lines, "one run over all files differs from runs over each"
    return alone


def submit(paths, output, tool, master="local-cluster[2,1,1024]", **environment):
    """Runs the job as people do; the list has the line ends of Windows, and two of its files twice."""
    listed = output.with_suffix(".txt")
    listed.write_bytes(b"".join(os.fsencode(path) + b"\r\n" for path in [*paths, *paths[:2]]))
    modules = [str(JOB / name) for name in ("mirsheet_worker.py", "mirsheet_schema.py")]
    return subprocess.run(
        [Path(sys.executable).with_name("spark-submit"), "--master", master, "--driver-memory", "512m",
         # Short-lived machines: compiling well takes longer than running.
         "--driver-java-options", QUICK, "--conf", f"spark.executor.extraJavaOptions={QUICK}",
         "--conf", "spark.ui.enabled=false", "--conf", "spark.sql.shuffle.partitions=1", "--py-files", ",".join(modules),
         JOB / "job.py", listed, output, "--mirsheet", tool, "--files-per-task", "8"],
        capture_output=True, text=True, timeout=240, cwd=output.parent,
        env={**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", **environment})


def rows(output):
    """The rows of a Parquet by their path, as DuckDB reads them."""
    found = duckdb.sql(f"SELECT * FROM '{output}/*.parquet'")
    result = defaultdict(list)
    for row in found.fetchall():
        row = dict(zip(found.columns, row))
        result[row.pop("path")].append(row)
    return result


def same(found, wanted, path=""):
    """Equal values where a key that a document leaves out is null in its row; numbers are equal digit by digit."""
    if isinstance(wanted, dict):
        assert wanted.keys() <= found.keys(), f"{path}: no {wanted.keys() - found.keys()}"
        for key, value in found.items():
            same(value, wanted.get(key), f"{path}/{key}")
    elif isinstance(wanted, list):
        assert len(found) == len(wanted), f"{path}: {len(found)} entries, wanted {len(wanted)}"
        for index, pair in enumerate(zip(found, wanted)):
            same(*pair, f"{path}/{index}")
    else:
        assert found == wanted and isinstance(found, str) == isinstance(wanted, str), f"{path}: {found!r}, not {wanted!r}"


@check
def spark_gives_what_one_machine_gives(folder):
    """A cluster whose processes and executors are killed writes, for each file, the documents that one machine writes, or
    the reason that it says, and loses none."""
    paths = files(folder / "archivo")
    memory = folder / "muertes"
    memory.mkdir()
    run = submit(paths, folder / "parquet", MORTAL, MORTAL=str(memory))
    assert run.returncode == 0, run.stderr[-3000:]
    # It happened: a process in the middle, an executor, and the file that kills whoever reads it.
    assert (memory / "process").exists() and (memory / "executor").exists()
    assert "Lost executor" in run.stderr, run.stderr[-3000:]
    sizes = [int(line) for line in (memory / "runs").read_text().split()]
    # A process for eight files; one for each only where that failed: in the tasks of the three deaths, and of the file with
    # two documents. The file that kills is tried twice.
    assert set(sizes) == {8, len(paths) % 8, 1} and 2 * 8 < sizes.count(1) <= 4 * 8 + 1, sizes

    alone = by_one_machine(paths)
    found = rows(folder / "parquet")
    assert found.keys() == {os.fsencode(path).decode("utf-8", "backslashreplace") for path in paths}
    refused = 0
    for path, (lines, reason) in alone.items():
        entries = found[os.fsencode(path).decode("utf-8", "backslashreplace")]
        own = {"veneno.json": "el proceso terminó con la señal 9; se intentó dos veces.",
               "enorme.json": "el número 1234567890.1234567890123456789 no cabe en decimal(38,18)"}.get(path.name)
        if own or reason:
            (entry,) = entries
            assert entry.pop("reason") == (own or reason), path
            assert not any(entry.values()), path
            refused += 1
            continue
        assert len(entries) == len(lines), path
        for entry, line in zip(entries, lines):
            assert entry.pop("reason") is None
            same(entry, json.loads(line, parse_float=Decimal), str(path))
    assert refused == 6, refused
    documents = sum(len(lines) for lines, _ in alone.values()) - 2
    assert f"{len(paths)} archivos: {documents} documentos, {refused} con el motivo" in run.stdout, run.stdout


@check
def files_that_never_end_cost_no_others(folder):
    """A file whose process is silent for too long gets a reason; the others of its list, their documents; a tool that does
    not understand what it is asked is an error, not a list of reasons."""
    sys.path.insert(0, str(JOB))
    from mirsheet_worker import WorkerFailed, convert_all

    paths = [str(path) for path in support.samples()]
    slow = str(folder / "eterno.xlsx")
    Path(slow).write_bytes(Path(paths[0]).read_bytes())
    tool = folder / "mirsheet"
    tool.write_text(f"#!/bin/sh\ncase \"$*\" in *-from*) exec sleep 60;; *eterno*) exec sleep 60;; esac\nexec {TOOL} \"$@\"\n")
    tool.chmod(0o755)
    answers = convert_all([paths[0], slow, *paths[1:]], tool=str(tool), patience=5)
    assert [path for path, _, _ in answers] == [paths[0], slow, *paths[1:]]
    assert [reason for _, _, reason in answers if reason] == ["el proceso no respondió en 5 s; se intentó dos veces."]
    wanted = mirsheet("convert", *CONVERT, *paths, lang="es").stdout.decode().splitlines()
    assert [document for _, document, _ in answers if document] == wanted
    tool.write_text(f"#!/bin/sh\nshift\nexec {TOOL} convert --no-such-option \"$@\"\n")
    try:
        convert_all(paths, tool=str(tool))
    except WorkerFailed as failure:
        assert "64" in str(failure), failure
    else:
        raise AssertionError("nothing was raised")

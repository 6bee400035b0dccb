"""Archives taken over by `migrate`: the database is read by Python's sqlite3, the data package by frictionless."""

import csv
import fcntl
import json
import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import openpyxl
import xlrd

import archive
from support import ROOT, TOOL, check, mirsheet

TABLES = ["contents", "files", "reports", "documents", "plan_entries", "signatures", "notes", "series", "indicators",
          "changes", "indicator_values", "report_origins", "findings", "unplaced", "outputs"]
TIMES = {"seconds", "changed"}


def migrate(*arguments, codes=(0, 1)):
    run = mirsheet("migrate", *arguments)
    assert run.returncode in codes, f"exit {run.returncode}: {run.stderr.decode()}"
    return run


def tables(folder):
    """Everything in the database but times."""
    database = sqlite3.connect(folder / "mirsheet.sqlite")
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    result = {}
    for table in TABLES:
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[1] not in TIMES]
        result[table] = database.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {', '.join(columns)}").fetchall()
    database.close()
    return result


def files(folder):
    """Everything next to the database, also what should not be there."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name not in ("mirsheet.sqlite", ".mirsheet.lock")}


def expect_truth(out, truth, outcomes):
    """Every file has its outcome with a reason, and the database, the view, the CSV and the JSON say what is true."""
    database = sqlite3.connect(out / "mirsheet.sqlite")
    found = dict(database.execute("SELECT location, outcome FROM file_places"))
    wrong = [(path, found.get(path), outcomes.get(path)) for path in found.keys() | outcomes.keys()
             if path not in found or path not in outcomes or found[path] != outcomes[path] and found[path] not in outcomes[path]]
    assert not wrong, wrong[:5]
    assert not database.execute("SELECT path FROM files WHERE outcome <> 'read' AND (reason_es IS NULL OR reason_en IS NULL)").fetchall()
    chosen = {}
    query = """SELECT r.fiscal_year, r.quarter, r.responsible_unit_code, r.program_code, i.level, i.number, v.measure, v.period, v.value
               FROM indicator_values v JOIN indicators i ON i.id = v.indicator_id JOIN reports r ON r.id = i.report_id
               WHERE r.status = 'chosen'"""
    for year, quarter, unit, program, level, number, measure, period, value in database.execute(query):
        label = f"{level} {number}" if number else level
        chosen.setdefault((year, quarter, unit, program), {}).setdefault(label, {})[measure, period] = value
    assert set(chosen) == set(truth)
    for key, rows in truth.items():
        assert len(chosen[key]) == len(rows), key
        for label, goals, reached, total in rows:
            values = chosen[key][label]
            wanted = {("programmed", "cumulative"): sum(goals), ("achieved", "cumulative"): total, ("variation", "cumulative"): sum(goals) - total}
            for index in range(4):
                wanted["programmed", f"q{index + 1}"] = goals[index]
                wanted["variation", f"q{index + 1}"] = goals[index] - (reached[index] or 0)
                if reached[index] is not None:
                    wanted["achieved", f"q{index + 1}"] = reached[index]
            assert values == wanted, (key, label, values, wanted)
    lost = database.execute("SELECT count(*) FROM value_origins WHERE path IS NULL OR cell = '' OR raw IS NULL").fetchone()
    values = database.execute("SELECT count(*) FROM indicator_values").fetchone()
    assert lost == (0,) and values == database.execute("SELECT count(*) FROM value_origins").fetchone()
    versions = database.execute("""SELECT r.reason_es FROM reports r JOIN files f ON f.content_id = r.content_id
                                   WHERE r.status = 'version' AND f.path LIKE '%borrador%'""").fetchall()
    assert versions and all("no es borrador" in reason for (reason,) in versions), versions[:3]
    # The view says what the CSV says.
    view = database.execute("SELECT * FROM flat")
    names, flat = [part[0] for part in view.description], view.fetchall()
    with (out / "informes.csv").open(newline="") as file:
        heading, *rows = csv.reader(file)
    assert names == heading and len(flat) == len(rows)
    for row, line in zip(flat, rows):
        assert ["" if value is None else str(value) for value in row] == line, (row, line)
    for year, quarter, unit, program in truth:
        name, = (out / str(year) / f"T{quarter}").glob(f"{unit}_{program}_*.json")
        report, = json.loads(name.read_text())["reports"]
        assert (report["fiscalYear"], report["quarter"]) == (year, quarter)
    database.close()


# Where the file of an origin is on this machine.
PLACE = "JOIN file_places p ON p.archive_id = o.archive_id AND p.path = o.path"


def expect_origins(out, most):
    """The cells that the database names hold the text that it says, as openpyxl and xlrd see them."""
    database = sqlite3.connect(out / "mirsheet.sqlite")
    files = [path for path, in database.execute(f"SELECT DISTINCT p.location FROM value_origins o {PLACE} ORDER BY 1") if "!/" not in path]
    looked = 0
    for path in [path for path in files if path.endswith((".xlsx", ".xls"))][:most]:
        if path.endswith(".xlsx"):
            book = openpyxl.load_workbook(path)
            value = lambda sheet, cell: book[sheet][cell].value
        else:
            book = xlrd.open_workbook(path)
            value = lambda sheet, cell: book.sheet_by_name(sheet).cell_value(*reversed([number - 1 for number in place(cell)]))
        for sheet, cell, raw in database.execute(f"SELECT o.sheet, o.cell, o.raw FROM value_origins o {PLACE} WHERE p.location = ?", (path,)):
            assert float(value(sheet, cell)) == float(raw), (path, sheet, cell, raw)
            looked += 1
    assert looked > 100 * most, looked
    database.close()


def place(cell):
    """Column and row of a cell, from 1."""
    return openpyxl.utils.cell.range_boundaries(cell)[:2]


@check
def an_archive_is_taken_over(folder):
    """Of 2,000 files in all formats every one has an outcome, the table equals the truth, and every number leads to its cell."""
    truth, outcomes = archive.make(folder / "archivo", years=range(2019, 2025), units=8, programs=8, by_office=8, hostile_files=True)
    assert len(outcomes) > 2000
    sources = [path for path in (folder / "archivo").rglob("*") if not path.is_symlink()]
    before = {path: path.stat().st_mtime_ns for path in sources}
    out = folder / "salida"
    migrate(folder / "archivo", "-o", out, "--timeout", "30")
    assert before == {path: path.stat().st_mtime_ns for path in sources}
    expect_truth(out, truth, outcomes)
    expect_origins(out, 40)
    # An indicator is followed through all quarters.
    database = sqlite3.connect(out / "mirsheet.sqlite")
    series = database.execute("SELECT DISTINCT reports FROM series WHERE responsible_unit = '502'").fetchall()
    assert series == [(24,)], series
    wanted = sum(len(rows) for key, rows in truth.items() if key[0] == 2019 and key[1] == 1)
    assert database.execute("SELECT count(*) FROM series").fetchone() == (wanted,)
    renamed = sum(len(rows) for key, rows in truth.items() if key[:3] == (2021, 1, "503"))
    assert database.execute("SELECT kind, count(*) FROM changes GROUP BY kind").fetchall() == [("renamed", renamed)]
    run = subprocess.run([Path(os.sys.executable).with_name("frictionless"), "validate", "datapackage.json"], cwd=out, capture_output=True)
    assert run.returncode == 0, run.stdout.decode()
    # The questions of the manual have answers, wherever the archive has any.
    questions = re.findall(r"```sql\n(.*?)```", (ROOT / "docs/base-de-datos.md").read_text(), re.S)
    assert len(questions) >= 9
    for question in questions:
        # Every report of the archive is sound and every cell has its place, but in harmed files.
        assert database.execute(question).fetchall(), question
        # Values of different indicators are never added up.
        assert not re.search(r"(sum|avg|total)\((v\.|a\.|p\.)?(value|achieved|programmed|variation)", question), question
    counted = next(question for question in questions if "AS con_valor\nFROM reports" in question)
    fourth = sum(len(rows) for key, rows in truth.items() if key[1] == 4)
    assert sum(row[4] for row in database.execute(counted)) == fourth, counted
    progress = next(question for question in questions if "AS avance" in question)
    for row in database.execute(progress):
        # To one decimal; of two that are equally near either will do.
        assert abs(row[10] - 100.0 * float(row[9]) / float(row[8])) < 0.0501, row
    # What is published of a file is what `convert` makes of it.
    for path, output in random.Random(3).sample(database.execute(
            "SELECT (SELECT p.location FROM files f JOIN file_places p USING (archive_id, path) WHERE f.content_id = r.content_id ORDER BY f.name_rank, f.path LIMIT 1), output FROM reports r WHERE status = 'chosen'").fetchall(), 20):
        if "!/" not in path:
            alone = mirsheet("convert", path, "--to", "json", "--fail-on", "never", lang="es").stdout
            assert alone == (out / output).read_bytes(), path
    families = migrate(folder / "archivo", "-o", out, "--families", "-q").stdout.decode().split("\n")
    assert families[0].startswith("files\t") and len(families) >= 3, families


@check
def the_result_is_that_of_the_archive(folder):
    """Files that are added, changed, renamed, replaced by stealth or taken away leave what a fresh run would leave."""
    source, out = folder / "archivo", folder / "salida"
    archive.make(source, years=range(2019, 2021), units=2)
    sheets = sorted(source.glob("20*/*/*/*corregido.xls*"))

    def replace_by_stealth():
        text = min((source / "2020").rglob("*corregido.txt"))
        times = text.stat()
        text.write_text(text.read_text().replace("Porcentaje de la obra 0", "Porcentaje de la obra 9"))
        os.utime(text, ns=(times.st_atime_ns, times.st_mtime_ns))

    steps = [lambda: None, lambda: sheets[0].unlink(), lambda: shutil.copy(sheets[1], sheets[2]),
             lambda: sheets[3].rename(sheets[3].with_name("otro nombre" + sheets[3].suffix)), replace_by_stealth,
             lambda: shutil.rmtree(source / "2019/T3"), lambda: (source / "2020").rename(source / "veinte"),
             lambda: shutil.copy(source / "Varios/ventas.xlsx", next(source.glob("veinte/*/*/Copia*")))]
    for number, step in enumerate(steps):
        step()
        migrate(source, "-o", out, "-q")
        migrate(source, "-o", folder / f"nueva {number}", "-q")
        wanted = tables(folder / f"nueva {number}")
        for table, rows in tables(out).items():
            assert rows == wanted[table], (number, table)
        assert files(out) == files(folder / f"nueva {number}"), number
    gone = sqlite3.connect(out / "mirsheet.sqlite").execute("SELECT count(DISTINCT run_id), count(*) FROM gone_files").fetchone()
    assert gone[0] == 4 and gone[1] > 10, gone


@check
def interruptions_leave_no_trace(folder):
    """A run that is killed again and again ends in the same database and files, whatever the number of jobs."""
    archive.make(folder / "archivo", years=range(2019, 2021))
    start = time.monotonic()
    migrate(folder / "archivo", "-o", folder / "entera", "-q", "--jobs", "1")
    seconds = time.monotonic() - start
    wanted, wanted_files = tables(folder / "entera"), files(folder / "entera")
    chance = random.Random(1)
    for moment in range(12):
        run = subprocess.Popen([TOOL, "migrate", folder / "archivo", "-o", folder / "cortada", "-q", "--jobs", str(moment % 3 + 1)])
        time.sleep(chance.uniform(0.02, seconds * 0.9))
        run.send_signal(signal.SIGKILL)
        run.wait()
        ledger = folder / "cortada/mirsheet.sqlite"
        if ledger.exists():
            database = sqlite3.connect(ledger)
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)], moment
            database.close()
    migrate(folder / "archivo", "-o", folder / "cortada", "-q")
    found = tables(folder / "cortada")
    for table in TABLES:
        assert found[table] == wanted[table], table
    assert files(folder / "cortada") == wanted_files
    # A second run reads nothing and changes nothing.
    before = {path: path.stat().st_mtime_ns for path in (folder / "cortada").rglob("T*/*.json")}
    migrate(folder / "archivo", "-o", folder / "cortada", "-q")
    assert tables(folder / "cortada") == wanted
    assert before == {path: path.stat().st_mtime_ns for path in (folder / "cortada").rglob("T*/*.json")}
    read, = sqlite3.connect(folder / "cortada/mirsheet.sqlite").execute("SELECT read FROM runs ORDER BY id DESC LIMIT 1").fetchone()
    assert read == 0


@check
def migrations_refuse_clearly(folder):
    """Output inside the archive, two runs at once, a newer ledger, no archive, a folder without permission are clear errors."""
    archive.make(folder / "archivo", years=range(2019, 2020), units=1)
    out = folder / "salida"
    migrate(folder / "archivo", "-o", out, "-q")
    assert b"inside the archive" in migrate(folder / "archivo", "-o", folder / "archivo/salida", codes=[64]).stderr
    assert not (folder / "archivo/salida").exists()
    migrate(folder / "nada", "-o", out, codes=[66])
    before = files(out)
    plan = migrate(folder / "archivo", "-o", out, "--dry-run").stdout.decode()
    assert "[refused]" in plan and "2019 T1: 2 reports" in plan and files(out) == before, plan
    # A preference decides between versions.
    versions = "SELECT count(*) FROM reports r JOIN files f ON f.content_id = r.content_id WHERE r.status = 'chosen' AND f.path LIKE '%borrador%'"
    assert sqlite3.connect(out / "mirsheet.sqlite").execute(versions).fetchone() == (0,)
    migrate(folder / "archivo", "-o", out, "-q", "--prefer", "*borrador*")
    assert sqlite3.connect(out / "mirsheet.sqlite").execute(versions).fetchone()[0] > 0
    with (out / ".mirsheet.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert b"another migration" in migrate(folder / "archivo", "-o", out, codes=[73]).stderr
    database = sqlite3.connect(out / "mirsheet.sqlite")
    database.execute("PRAGMA user_version = 99")
    database.commit()
    database.close()
    ledger = (out / "mirsheet.sqlite").read_bytes()
    assert b"newer version" in migrate(folder / "archivo", "-o", out, codes=[73]).stderr
    assert (out / "mirsheet.sqlite").read_bytes() == ledger
    (folder / "archivo-falso").write_text("x")
    migrate(folder / "archivo", "-o", folder / "archivo-falso/salida", codes=[73])


def workers(run):
    """The worker processes of a run."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if (entry / "stat").read_text().rsplit(")", 1)[1].split()[1] == str(run.pid):
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


@check
def a_file_that_crashes_or_hangs_is_an_entry(folder):
    """A worker that dies or hangs costs one file, which is reported with its reason and read the next time."""
    archive.make(folder / "archivo", years=range(2019, 2022), units=6, programs=4)
    out = folder / "salida"
    migrate(folder / "archivo", "-o", folder / "entera", "-q")
    run = subprocess.Popen([TOOL, "migrate", folder / "archivo", "-o", out, "-q", "--jobs", "2", "--timeout", "2"], stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 20
    while not workers(run) and time.monotonic() < deadline:
        time.sleep(0.005)
    time.sleep(0.05)
    found = workers(run)
    os.kill(found[0], signal.SIGKILL)
    if len(found) > 1:
        os.kill(found[1], signal.SIGSTOP)
    assert run.wait(timeout=60) == 1
    database = sqlite3.connect(out / "mirsheet.sqlite")
    failed = database.execute("SELECT outcome, reason_es FROM contents WHERE outcome NOT IN ('read', 'refused', 'unreadable')").fetchall()
    database.close()
    assert {outcome for outcome, _ in failed} <= {"crashed", "timed-out"} and 1 <= len(failed) <= 2, failed
    migrate(folder / "archivo", "-o", out, "-q", "--only-failed")
    assert tables(out) == tables(folder / "entera")
    assert files(out) == files(folder / "entera")


@check
def a_full_disk_is_told(folder):
    """Where there is no room the run ends with a clear error and an undamaged database, and the next one goes on."""
    archive.make(folder / "archivo", years=range(2019, 2021))
    migrate(folder / "archivo", "-o", folder / "entera", "-q")
    whole = (folder / "entera/mirsheet.sqlite").stat().st_size

    def no_room(limit):
        def prepare():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        return prepare

    for limit in (whole // 8, whole // 2, whole - 10_000):
        run = subprocess.run([TOOL, "migrate", folder / "archivo", "-o", folder / "corta", "-q", "--lang", "en"],
                             capture_output=True, preexec_fn=no_room(limit), timeout=60)
        assert run.returncode == 73 and run.stderr.startswith(b"error: "), (limit, run.returncode, run.stderr)
        database = sqlite3.connect(folder / "corta/mirsheet.sqlite")
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        database.close()
    migrate(folder / "archivo", "-o", folder / "corta", "-q")
    assert tables(folder / "corta") == tables(folder / "entera") and files(folder / "corta") == files(folder / "entera")

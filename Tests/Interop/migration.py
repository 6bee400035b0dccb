"""Archives taken over by `migrate`: the database is read by Python's sqlite3, the data package by frictionless."""

import csv
import fcntl
import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import archive
from support import TOOL, check, mirsheet

TABLES = ["contents", "files", "reports", "plan_entries", "signatures", "notes", "series", "indicators", "changes",
          "indicator_values", "origins", "findings", "unplaced"]


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
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[1] != "seconds"]
        result[table] = database.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1, 2, 3").fetchall()
    database.close()
    return result


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file() and path.suffix in (".json", ".csv", ".html")}


@check
def an_archive_is_taken_over(folder):
    """Every file of an archive has an outcome, the table equals the truth, and no number lacks its origin."""
    truth, outcomes = archive.make(folder / "archivo")
    before = {path: path.stat().st_mtime_ns for path in (folder / "archivo").rglob("*") if not path.is_symlink()}
    out = folder / "salida"
    migrate(folder / "archivo", "-o", out)
    assert before == {path: path.stat().st_mtime_ns for path in (folder / "archivo").rglob("*") if not path.is_symlink()}
    database = sqlite3.connect(out / "mirsheet.sqlite")
    found = dict(database.execute("SELECT path, outcome FROM files"))
    assert found == outcomes, [(k, found.get(k), outcomes.get(k)) for k in found.keys() | outcomes.keys() if found.get(k) != outcomes.get(k)][:5]
    assert not database.execute("SELECT path FROM files WHERE outcome <> 'read' AND reason_es IS NULL").fetchall()
    chosen = {}
    query = """SELECT r.fiscal_year, r.quarter, r.responsible_unit_code, r.program_code, i.level, i.number, v.measure, v.period, v.value
               FROM indicator_values v JOIN indicators i ON i.id = v.indicator_id JOIN reports r ON r.id = i.report_id
               WHERE r.status = 'chosen'"""
    for year, quarter, unit, program, level, number, measure, period, value in database.execute(query):
        label = f"{level} {number}" if number else level
        chosen.setdefault((year, quarter, unit, program), {}).setdefault(label, {})[measure, period] = value
    assert set(chosen) == set(truth)
    for key, rows in truth.items():
        for label, goals, reached, total in rows:
            values = chosen[key][label]
            for index in range(4):
                assert values["programmed", f"q{index + 1}"] == goals[index], (key, label)
                assert values.get(("achieved", f"q{index + 1}")) == reached[index], (key, label, index)
                assert values["variation", f"q{index + 1}"] == goals[index] - (reached[index] or 0)
            assert values["achieved", "cumulative"] == total
    lost = database.execute("SELECT count(*) FROM value_origins WHERE path IS NULL OR cell = '' OR raw IS NULL").fetchone()
    values = database.execute("SELECT count(*) FROM indicator_values").fetchone()
    assert lost == (0,) and values == database.execute("SELECT count(*) FROM value_origins").fetchone()
    versions = database.execute("SELECT reason_es FROM reports WHERE status = 'version'").fetchall()
    assert versions and all("más reciente" in reason for (reason,) in versions), versions
    # A row of the view for each row of the CSV.
    flat = database.execute("SELECT * FROM flat").fetchall()
    with (out / "informes.csv").open(newline="") as file:
        rows = list(csv.reader(file))
    assert len(flat) == len(rows) - 1 and [d[0] for d in database.execute("SELECT * FROM flat LIMIT 1").description] == rows[0]
    for year, quarter, unit, program in truth:
        name, = (out / str(year) / f"T{quarter}").glob(f"{unit}_{program}_*.json")
        report, = json.loads(name.read_text())["reports"]
        assert (report["fiscalYear"], report["quarter"]) == (year, quarter)
    # An indicator is followed through all quarters.
    series = database.execute("SELECT reports FROM series WHERE responsible_unit = '502'").fetchall()
    assert set(series) == {(12,)} and len(series) == 10, series
    run = subprocess.run([Path(os.sys.executable).with_name("frictionless"), "validate", "datapackage.json"], cwd=out, capture_output=True)
    assert run.returncode == 0, run.stdout.decode()
    families = migrate(folder / "archivo", "-o", out, "--families", "-q").stdout.decode().split("\n")
    assert len(families) >= 4 and families[0].startswith("files\t"), families


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
    """A worker that dies or hangs costs one file, which is told with its reason and read the next time."""
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
    failed = database.execute("SELECT outcome, reason_es FROM contents WHERE outcome NOT IN ('read', 'refused')").fetchall()
    database.close()
    assert {outcome for outcome, _ in failed} <= {"crashed", "timed-out"} and 1 <= len(failed) <= 2, failed
    migrate(folder / "archivo", "-o", out, "-q", "--only-failed", codes=[0])
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

"""The pages of Examples for other programs: their commands and programs are run as they are printed."""

import csv
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import duckdb
import yaml

from support import ROOT, SAMPLES, TOOL, check, mirsheet

EXAMPLES = ROOT / "Examples"
BIN = Path(sys.executable).parent
PATH = os.pathsep.join([str(TOOL.parent), str(BIN), os.environ["PATH"]])


def blocks(example, language=""):
    return re.findall(rf"```{language}\n(.*?)```", (EXAMPLES / example / "README.md").read_text(), re.S)


def run(command, folder, good=0, **environment):
    made = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120,
                          env={**os.environ, "PATH": PATH, "LANG": "es_MX.UTF-8", **environment})
    assert made.returncode == good, f"{command}\n{made.returncode}: {made.stdout[-1500:]}{made.stderr[-1500:]}"
    return made


def office(folder):
    """The folders that the pages take for granted, one code with a zero in front; and the truth of them by another way."""
    (folder / "2024").mkdir()
    for sample in ("dos-informes", "informe-limpio", "informe-real-excel"):
        shutil.copy(SAMPLES / sample / "entrada.xlsx", folder / f"2024/{sample}.xlsx")
    drawn = json.loads((SAMPLES / "dibujar/entrada.json").read_text())
    drawn["reports"][0]["program"]["code"] = "0310"
    drawn["reports"][0]["indicators"][-1]["number"] = "2.10"
    (folder / "cero.json").write_text(json.dumps(drawn))
    assert mirsheet("convert", "cero.json", "--to", "xlsx", "-o", "2024/cero.xlsx", folder=folder).returncode == 0
    shutil.copytree(folder / "2024", folder / "archivo")


def truth(folder):
    documents = [json.loads(line, parse_float=Decimal) for line in (folder / "informes.ndjson").read_text().splitlines()]
    pairs = [(report, indicator) for document in documents for report in document["reports"]
             for indicator in report["indicators"]]
    assert any(report["program"]["code"] == "0310" for report, _ in pairs)
    return pairs


def table(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def close(found, wanted):
    """Rows of texts and numbers, in any order; programs write numbers in their own way."""
    def plain(row):
        return tuple("" if value in (None, "") else value if isinstance(value, str) and not isinstance(value, Number)
                     else f"{float(value):.9g}" for value in row)
    assert sorted(map(plain, found)) == sorted(map(plain, wanted)), sorted(map(plain, found))[:5]


class Number(str):
    """A text that is compared as a number."""


def progress(pairs):
    return [(*map(Number, (report["fiscalYear"], report["quarter"])), report["program"]["code"], indicator["number"],
             Number(indicator["achieved"]["cumulative"] / indicator["programmed"]["cumulative"]))
            for report, indicator in pairs
            if indicator["level"] == "Componente" and indicator["programmed"]["cumulative"]
            and indicator["achieved"]["cumulative"] is not None]


def progress_rows(path):
    return [(Number(row["fiscal_year"]), Number(row["quarter"]), row["program_code"], row["number"], Number(row["avance"]))
            for row in table(path) if row["avance"] not in ("", "inf")]


def convert_as_printed(example, folder):
    office(folder)
    for line in blocks(example)[0].splitlines():
        run(["bash", "-c", f"{line} --fail-on never" if " convert " in line else f"{line} || [ $? -eq 1 ]"], folder)
    return truth(folder)


def migrated(folder):
    base = sqlite3.connect(f"file:{folder}/migrado/mirsheet.sqlite?mode=ro", uri=True)
    return base.execute("SELECT program_code, number, achieved_cumulative FROM flat").fetchall()


@check
def pandas_reads_every_form(folder):
    """The programs of the page on pandas read CSV, JSON and the database, with codes as they were written."""
    pairs = convert_as_printed("pandas", folder)
    programs = blocks("pandas", "python")
    assert len(programs) == 3
    for program in programs:
        run([sys.executable, "-W", "error", "-c", program], folder)
    wanted = progress(pairs)
    assert len(wanted) > 5
    close(progress_rows(folder / "avance.csv"), wanted)
    counts = {row["program.code"]: row for row in table(folder / "cuantos.csv")}
    for code in {report["program"]["code"] for report, _ in pairs}:
        count = sum(report["program"]["code"] == code and i["level"] == "Actividad" for report, i in pairs)
        assert float(counts[code]["Actividad"] or 0) == count, code
    found = [(row["program_code"], row["number"], Number(row["achieved_cumulative"]) if row["achieved_cumulative"] else None)
             for row in table(folder / "migrados.csv")]
    close(found, migrated(folder))
    assert any(row[0] == "0310" for row in found) and any(row[1] == "2.10" for row in found)


@check
def duckdb_reads_every_form(folder):
    """The questions of the page on DuckDB read CSV, JSON and the database, with codes as they were written."""
    pairs = convert_as_printed("duckdb", folder)
    from_csv, from_json, attached = blocks("duckdb", "sql")
    here = Path.cwd()
    os.chdir(folder)
    try:
        base = duckdb.connect()
        base.execute(from_csv)
        base.execute(from_json)
        # The extension comes from the internet, which a machine may not have; what can be checked without it is checked.
        try:
            base.execute("LOAD sqlite")
        except duckdb.Error:
            print("     the extension sqlite of DuckDB is not here: what the page asks of it was not run")
        else:
            for question in attached.strip().split(";\n")[1:3]:
                base.execute(question)
            found = base.execute(attached.strip().split(";\n")[3]).fetchall()
            assert dict(found) == dict(base.execute("SELECT program_code, count(*) FROM 'informes.csv' GROUP BY 1").fetchall())
    finally:
        os.chdir(here)
    close(progress_rows(folder / "avance.csv"), progress(pairs))
    fields = json.loads((folder / "datapackage.json").read_text())["resources"][0]["schema"]["fields"]
    assert set(re.findall(r"'(\w+)': 'VARCHAR'", from_csv)) == {
        field["name"] for field in fields if re.search(r"_code$|^number$", field["name"])}
    rows = table(folder / "cuantos.csv")
    assert sum(int(row["cuantos"]) for row in rows) == len(pairs)
    assert sum(int(row["con_dato"]) for row in rows) == sum(i["achieved"]["cumulative"] is not None for _, i in pairs)
    run([sys.executable, "-W", "error", "-c", blocks("duckdb", "python")[0]], folder)
    codes = [row[0] for row in migrated(folder)]
    assert {row["program_code"]: int(row["cuantos"]) for row in table(folder / "migrados.csv")} == {
        code: codes.count(code) for code in codes}


@check
def frictionless_finds_what_was_changed(folder):
    """The commands of the page on Frictionless find the CSV valid, and find the value that was changed by hand."""
    office(folder)
    good, changed = blocks("frictionless", "sh")
    convert, validate = good.splitlines()
    run(["bash", "-c", f"{convert} --fail-on never && {validate}"], folder)
    found = run(["bash", "-c", changed], folder, good=1)
    text = " ".join(re.sub(r"[│┃|\n]+", " ", found.stdout).split())
    assert '"dos"' in text and "quarter" in text and "byte count" in text.lower(), found.stdout


def repository(folder, *samples):
    """A repository of git that has these samples as its workbooks."""
    home = {"HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", "PRE_COMMIT_HOME": str(folder / "hooks")}
    (folder / ".gitconfig").write_text("[user]\nname = Unidad\nemail = unidad@municipio.example\n[init]\ndefaultBranch = main\n")
    place = folder / "informes"
    place.mkdir()
    run(["git", "init", "-q"], place, **home)
    for name, sample in samples:
        shutil.copy(SAMPLES / sample, place / name)
    run(["git", "add", "."], place, **home)
    return place, home


@check
def workflow_checks_the_workbooks_of_a_repository(folder):
    """The workflow is one by GitHub's own schema; its steps, run in bash, annotate what is wrong and write SARIF of it."""
    path = EXAMPLES / "github/revisar-informes.yml"
    run([BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", path], folder)
    job = yaml.safe_load(path.read_text())["jobs"]["revisar"]
    steps = {step.get("name"): step for step in job["steps"]}
    assert job["defaults"]["run"]["shell"] == "bash"
    run(["bash", "-n", "-c", steps["Instalar mirsheet"]["run"]], folder)

    def step(name, place, home, good=0):
        return run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", steps[name]["run"]], place, good, **home)

    cases = [
        ([("año 2024.xlsx", "informe-limpio/entrada.xlsx")], "1", 0),
        ([("informe.xlsx", "informe-limpio/entrada.xlsx"), ("llena.xls", "plantilla-llena/entrada.xls")], "2", 1),
        ([("leame.txt", "dibujar/README.md")], "0", None)]
    for number, (samples, count, code) in enumerate(cases):
        scratch = folder / str(number)
        scratch.mkdir()
        place, home = repository(scratch, *samples)
        home = {**home, "RUNNER_TEMP": str(scratch), "GITHUB_OUTPUT": str(scratch / "outputs")}
        step("Buscar los libros", place, home)
        assert (scratch / "outputs").read_text() == f"cuantos={count}\n"
        if code is None:
            continue
        annotations = step("Revisar", place, home, code).stdout
        assert ("::error file=llena.xls,line=20,col=19," in annotations) == (code == 1), annotations
        step("Escribir SARIF", place, home)
        results = json.loads((place / "mirsheet.sarif").read_text())["runs"][0]["results"]
        assert any(result["level"] == "error" for result in results) == (code == 1)
    # One that cannot be read stops the check, and is in the SARIF all the same.
    (place / "roto.xlsx").write_bytes(b"PK\x03\x04 no zip")
    run(["git", "add", "."], place, **home)
    step("Buscar los libros", place, home)
    step("Revisar", place, home, 65)
    step("Escribir SARIF", place, home)
    assert "roto.xlsx" in (place / "mirsheet.sarif").read_text()


@check
def hook_refuses_a_commit(folder):
    """The hook for pre-commit, set up as its page says, lets a good workbook in and refuses a commit of one with an error."""
    hooks = folder / "mirsheet"
    hooks.mkdir()
    place, home = repository(folder, ("informe.xlsx", "informe-limpio/entrada.xlsx"))
    run([BIN / "pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml"], folder, **home)
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
    run(["bash", "-c", "git init -q && git add . && git commit -qm ganchos && git tag v0.1.0"], hooks, **home)
    setting = blocks("pre-commit", "yaml")[0].replace("https://…/mirsheet", str(hooks))
    (place / ".pre-commit-config.yaml").write_text(setting)
    run([BIN / "pre-commit", "validate-config", ".pre-commit-config.yaml"], place, **home)
    run([BIN / "pre-commit", "install"], place, **home)
    run(["git", "add", "."], place, **home)
    assert "informes trimestrales" in run(["git", "commit", "-qm", "bueno"], place, **home).stderr
    shutil.copy(SAMPLES / "plantilla-llena/entrada.xls", place / "Con Error.XLS")
    run(["git", "add", "."], place, **home)
    refused = run(["git", "commit", "-qm", "malo"], place, good=1, **home)
    assert "number-unreadable" in refused.stderr and "celda S20" in refused.stderr, refused.stderr
    assert run(["git", "log", "--format=%s"], place, **home).stdout == "bueno\n"

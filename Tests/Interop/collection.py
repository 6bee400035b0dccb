"""The labelled collection, drawn by openpyxl, xlwt and LibreOffice: every family in every format gives the same truth."""

import csv
import json
import subprocess

import openpyxl
import xlwt
from openpyxl.utils.cell import range_boundaries

from support import ROOT, check, convert, expect_same, office_many

CARD = ROOT / ".build/release/scorecard"
CASES = 2


def collection(folder):
    """The grids and their truth, as the scorecard writes them."""
    run = subprocess.run([str(CARD), "--cases", str(CASES), "--write", str(folder)], capture_output=True)
    assert run.returncode == 0, run.stderr.decode()
    for path in sorted(folder.glob("*.grid.json")):
        grid = json.loads(path.read_text())
        truth = json.loads(path.with_name(path.name.replace(".grid.", ".truth.")).read_text())["reports"]
        yield path.name.removesuffix(".grid.json"), grid, truth


def by_openpyxl(grid, path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in grid["sheets"]:
        page = book.create_sheet(sheet["name"])
        page.sheet_state = {"veryhidden": "veryHidden"}.get(sheet["state"], sheet["state"])
        for cell in sheet["cells"]:
            place = page.cell(cell["row"] + 1, cell["column"] + 1)
            # A formula that openpyxl writes has no stored result; LibreOffice computes it on the way.
            place.value = cell["text"] if "text" in cell else cell["number"]
            if "format" in cell:
                place.number_format = cell["format"]
        for merge in sheet["merges"]:
            left, top, right, bottom = range_boundaries(merge)
            if all(type(page.cell(y, x)).__name__ != "MergedCell" for y in range(top, bottom + 1) for x in range(left, right + 1)):
                page.merge_cells(merge)
    book.save(path)
    return path


def by_xlwt(grid, path):
    book = xlwt.Workbook(encoding="utf-8")
    percent = xlwt.easyxf(num_format_str="0.00%")
    plain = xlwt.XFStyle()
    for sheet in grid["sheets"]:
        page = book.add_sheet(sheet["name"])
        page.visibility = {"visible": 0, "hidden": 1, "veryhidden": 2}[sheet["state"]]
        for cell in sheet["cells"]:
            value = cell["text"] if "text" in cell else cell["number"]
            page.write(cell["row"], cell["column"], value, percent if "format" in cell else plain)
    book.save(str(path))
    return path


def by_text(grid, path):
    """The first sheet with records, as it would be pasted; `None` where the sheet's name says the period."""
    sheets = [sheet for sheet in grid["sheets"] if sheet["state"] == "visible" and len(sheet["cells"]) > 60]
    if len(sheets) != 1 or grid["family"] in ("quarter-elsewhere", "several-at-once"):
        return None
    rows = {}
    for cell in sheets[0]["cells"]:
        rows.setdefault(cell["row"], {})[cell["column"]] = cell["shown"]
    with open(path, "w", newline="", encoding="utf-8") as file:
        lines = csv.writer(file, delimiter="\t")
        for row in range(max(rows) + 1):
            line = rows.get(row, {})
            lines.writerow([line.get(column, "") for column in range(max(line, default=-1) + 1)])
    return path


def label(indicator):
    return " ".join(filter(None, (indicator["level"], indicator["number"])))


def judge(name, grid, truth, path):
    """Undamaged records are right field by field; damaged ones are right or reported."""
    document = convert(path)
    found = document["reports"]
    assert len(found) == len(truth), f"{path.name}: {len(found)} reports, wanted {len(truth)}"
    told = [f for f in document["findings"] if f["severity"] != "info"]
    assert told or not grid["mustWarn"], f"{path.name}: nothing was told"
    for report, wanted in zip(found, truth):
        assert len(report["indicators"]) == len(wanted["indicators"]), f"{path.name}: {len(report['indicators'])} records"
        for indicator, right in zip(report["indicators"], wanted["indicators"]):
            columns = {f["field"] for f in told if "field" in f and "indicator" not in f}
            if indicator == right:
                continue
            named = any(f.get("indicator") in (label(indicator), label(right)) for f in told)
            if named:
                continue
            for key in right:
                if indicator[key] != right[key]:
                    assert key in columns, f"{path.name}: {label(right)} {key}: found {indicator[key]!r}, wanted {right[key]!r}"
        for key in wanted:
            if key not in ("indicators", "notes") and not any(f.get("field", "").startswith(key) for f in told):
                expect_same(report[key], wanted[key], f"{path.name}/{key}")


@check
def collection_by_openpyxl(folder):
    """openpyxl: every family of the labelled collection as .xlsx gives the truth, or reports the damage."""
    for name, grid, truth in collection(folder):
        judge(name, grid, truth, by_openpyxl(grid, folder / f"{name}.xlsx"))


@check
def collection_by_xlwt(folder):
    """xlwt: every family of the labelled collection as .xls gives the truth, or reports the damage."""
    for name, grid, truth in collection(folder):
        judge(name, grid, truth, by_xlwt(grid, folder / f"{name}.xls"))


@check
def collection_as_text(folder):
    """csv: every family of the labelled collection that fits a text gives the truth, or reports the damage."""
    drawn = 0
    for name, grid, truth in collection(folder):
        path = by_text(grid, folder / f"{name}.txt")
        if path:
            drawn += 1
            judge(name, grid, truth, path)
    assert drawn > 60, drawn


@check
def collection_by_office(folder):
    """LibreOffice: every family of the labelled collection as .ods and .xls gives the truth, or reports the damage."""
    cases = list(collection(folder))
    drawn = [by_openpyxl(grid, folder / f"{name}.xlsx") for name, grid, _ in cases]
    for form in ("ods", "xls"):
        for (name, grid, truth), path in zip(cases, office_many(drawn, form, folder)):
            judge(name, grid, truth, path)

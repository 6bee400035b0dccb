"""An archive as offices keep them: nested folders, formats, copies, drafts, zip archives, other things, damage."""

import os
import random
import shutil
import zipfile
from pathlib import Path

import openpyxl
import xlsxwriter
import xlwt

import hostile
from support import office_many

LEVELS = ["Fin", "Propósito"] + [f"{level} {number}" for component in range(1, 5) for level, number in
          [("Componente", component)] + [("Actividad", f"{component}.{activity}") for activity in range(1, 5)]]
QUARTERS = ["1er", "2do", "3er", "4to"]


def report(year, quarter, unit, program, draft=False, rows_count=None):
    """Rows of a report as a grid, and its truth; numbers and texts follow from unit and programme."""
    chance = random.Random(f"{unit}-{program}")
    count = rows_count or chance.randint(5, 14)
    rows = [["Informe Trimestral %d" % year], [], ["Unidad Responsable:", "", f"{unit} - Dirección {unit}"],
            ["Programa Presupuestario:", "", f"{program} - Programa {program} de la dirección {unit}"],
            ["Trimestre que se reporta:", "", f"{QUARTERS[quarter - 1]}. Trimestre {year}"], []]
    groups = ["Nivel", "Nombre", "Unidad de Medida", "Tipo", "Dimensión", "Frecuencia de Medición", "Sentido Esperado"]
    rows.append(groups + ["Valores Programados"] + [""] * 4 + ["Valores Alcanzados"] + [""] * 4 + ["Variación"])
    names = ["1er. Trim.", "2do. Trim.", "3er. Trim.", "4to. Trim.", "Acumulado"]
    rows.append([""] * 7 + names * 3)
    values = []
    for index, level in enumerate(LEVELS[:count]):
        goals = [chance.randint(0, 40) for _ in range(4)]
        reached = [max(0, goal - (index + quarter + year) % 3) for goal in goals[:quarter]] + [None] * (4 - quarter)
        if draft:
            reached[quarter - 1] = (reached[quarter - 1] or 0) + 1
        total = sum(value or 0 for value in reached)
        variation = [goal - (value or 0) for goal, value in zip(goals, reached)]
        # One unit words its indicators otherwise from 2021 on.
        worded = "terminada " if unit == 503 and year >= 2021 else ""
        rows.append([level, f"Porcentaje de la obra {index} {worded}del programa {program}", "Porcentaje", "De gestión", "Eficacia",
                     "Trimestral", "Ascendente", *goals, sum(goals), *reached, total, *variation, sum(goals) - total])
        values.append((level, goals, reached, total))
    return rows, values


def cells(rows):
    return [(y, x, value) for y, row in enumerate(rows) for x, value in enumerate(row) if value not in ("", None)]


def write(rows, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".xls":
        book = xlwt.Workbook()
        sheet = book.add_sheet("Hoja1")
        for y, x, value in cells(rows):
            sheet.write(y, x, value)
        book.save(str(path))
    elif path.suffix == ".txt":
        path.write_text("\n".join("\t".join("" if v is None else str(v) for v in row) for row in rows) + "\n")
    elif len(str(path)) % 2:
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("Hoja1")
            for y, x, value in cells(rows):
                sheet.write(y, x, value)
    else:
        book = openpyxl.Workbook()
        book.active.title = "Hoja1"
        for y, x, value in cells(rows):
            book.active.cell(y + 1, x + 1).value = value
        book.save(path)
    return path


def write_by_office(sheets, stage):
    """Writes workbooks that LibreOffice saved: a list of rows and paths whose suffix says the format."""
    shutil.rmtree(stage, ignore_errors=True)
    for suffix in sorted({path.suffix for _, path in sheets}):
        drawn = {write(rows, stage / suffix[1:] / f"{number:04}.xlsx"): path
                 for number, (rows, path) in enumerate(sheets) if path.suffix == suffix}
        for source, saved in zip(drawn, office_many(list(drawn), suffix[1:], stage)):
            drawn[source].parent.mkdir(parents=True, exist_ok=True)
            shutil.move(saved, drawn[source])


def make(folder, years=range(2019, 2022), units=3, programs=2, by_office=6, hostile_files=False):
    """The archive, and what is to come of it: {(year, quarter, unit, program): values}, outcomes by path.

    Every `by_office`-th report is saved by LibreOffice, as .ods or .xls in turn.
    """
    truth, outcomes, dated, saved = {}, {}, [], []
    for year in years:
        for quarter in range(1, 5):
            for unit in range(501, 501 + units):
                for program in range(1, programs + 1):
                    rows, values = report(year, quarter, unit, program)
                    truth[year, quarter, str(unit), str(program)] = values
                    number = len(truth)
                    suffix = [".xlsx", ".xls", ".txt"][(year + quarter + unit) % 3]
                    isSaved = number % by_office == 0
                    if isSaved:
                        suffix = [".ods", ".xls"][number // by_office % 2]
                    path = folder / str(year) / f"T{quarter}" / f"UR {unit}" / f"INFORME FINAL ({program}) corregido{suffix}"
                    if isSaved:
                        saved.append((rows, path))
                    else:
                        write(rows, path)
                    isCopied, hasDraft = (quarter + unit + program) % 5 == 0, (quarter + unit + program) % 7 == 0
                    dated.append((path, isCopied, (year, quarter, unit, program) if hasDraft else None))
    write_by_office(saved, folder.parent / "guardar")
    clock = 1_600_000_000

    def keep(path, outcome, age=0):
        nonlocal clock
        clock += 60
        os.utime(path, (clock - age, clock - age), follow_symlinks=False)
        outcomes[str(path)] = outcome

    for path, isCopied, draft in dated:
        keep(path, "read")
        if isCopied:
            copy = path.with_name("Copia de " + path.name)
            shutil.copy(path, copy)
            keep(copy, "copy")
        if draft:
            keep(write(report(*draft, draft=True)[0], path.with_name(f"borrador {draft[3]}.xlsx")), "read", age=10_000_000)
    other = folder / "Varios"
    other.mkdir()
    (other / "foto.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (other / "acta.pdf").write_bytes(b"%PDF-1.4\n")
    write([["Producto", "Precio", "Ventas"], ["Lápiz", 3, 40], ["Pluma", 8, 12]], other / "ventas.xlsx")
    for name in ("foto.png", "acta.pdf", "ventas.xlsx"):
        keep(other / name, "refused")
    (other / "roto.xlsx").write_bytes(next(folder.glob("*/T1/*/*.xlsx")).read_bytes()[:900])
    (other / "vacío.xls").write_bytes(b"")
    for name in ("roto.xlsx", "vacío.xls"):
        keep(other / name, "unreadable")
    (other / "~$abierto.xlsx").write_bytes(b"\x05Ana" + bytes(50))
    (other / ".oculto.xlsx").write_bytes(b"x")
    os.symlink(next(folder.glob("*/T1/*/*.xlsx")), other / "enlace.xlsx")
    for name in ("~$abierto.xlsx", ".oculto.xlsx", "enlace.xlsx"):
        keep(other / name, "skipped")
    rows, values = report(2018, 4, 501, 1)
    inner = write(rows, folder.parent / "suelto" / "informe.xlsx")
    nested = folder.parent / "suelto" / "2017.zip"
    rows, truth[2017, 4, "501", "1"] = report(2017, 4, 501, 1)
    with zipfile.ZipFile(nested, "w") as archive:
        archive.write(write(rows, folder.parent / "suelto" / "otro.xls"), "INFORME.xls")
    with zipfile.ZipFile(other / "2018.zip", "w") as archive:
        archive.write(inner, "2018/T4/informe.xlsx")
        archive.writestr("2018/leame.txt", "nada")
        archive.write(nested, "2017.zip")
    keep(other / "2018.zip", "container")
    outcomes[f"{other / '2018.zip'}!/2018/T4/informe.xlsx"] = "read"
    outcomes[f"{other / '2018.zip'}!/2018/leame.txt"] = "refused"
    outcomes[f"{other / '2018.zip'}!/2017.zip"] = "container"
    outcomes[f"{other / '2018.zip'}!/2017.zip!/INFORME.xls"] = "read"
    truth[2018, 4, "501", "1"] = values
    if hostile_files:
        # Copies of a final report: of a draft's, one with a better name would be the file that stands for all.
        final = {form: min(folder.glob(f"*/T1/*/INFORME FINAL*.{form}")) for form in ("xlsx", "xls")}
        outcomes.update(hostile.make(folder / "Hostiles", final["xlsx"], final["xls"]))
    return truth, outcomes

"""An archive as offices keep them: nested folders, formats, copies, drafts, zip archives, other things, damage."""

import os
import random
import shutil
import zipfile
from pathlib import Path

import openpyxl
import xlwt




def report(year, quarter, unit, program, seed, draft=False):
    """Rows of a report as a grid; numbers and texts follow from the seed."""
    chance = random.Random(f"{unit}-{program}")
    rows = [["Informe Trimestral %d" % year], [], ["Unidad Responsable:", "", f"{unit} - Dirección {unit}"],
            ["Programa Presupuestario:", "", f"{program} - Programa {program} de la dirección {unit}"],
            ["Trimestre que se reporta:", "", f"{['1er', '2do', '3er', '4to'][quarter - 1]}. Trimestre {year}"], []]
    groups = ["Nivel", "Nombre", "Unidad de Medida", "Tipo", "Dimensión", "Frecuencia de Medición", "Sentido Esperado"]
    rows.append(groups + ["Valores Programados"] + [""] * 4 + ["Valores Alcanzados"] + [""] * 4 + ["Variación"])
    names = ["1er. Trim.", "2do. Trim.", "3er. Trim.", "4to. Trim.", "Acumulado"]
    rows.append([""] * 7 + names * 3)
    values = []
    for index, level in enumerate(["Fin", "Propósito", "Componente 1", "Actividad 1.1", "Actividad 1.2"]):
        goals = [chance.randint(0, 40) for _ in range(4)]
        reached = [max(0, goal - (index + quarter + year) % 3) for goal in goals[:quarter]] + [None] * (4 - quarter)
        if draft:
            reached[quarter - 1] = (reached[quarter - 1] or 0) + 1
        total = sum(value or 0 for value in reached)
        variation = [goal - (value or 0) for goal, value in zip(goals, reached)]
        rows.append([level, f"Porcentaje de la obra {index} del programa {program}", "Porcentaje", "De gestión", "Eficacia",
                     "Trimestral", "Ascendente", *goals, sum(goals), *reached, total, *variation, sum(goals) - total])
        values.append((level, goals, reached, total))
    return rows, values


def write(rows, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".xls":
        book = xlwt.Workbook()
        sheet = book.add_sheet("Hoja1")
        for y, row in enumerate(rows):
            for x, value in enumerate(row):
                if value not in ("", None):
                    sheet.write(y, x, value)
        book.save(str(path))
    elif path.suffix == ".txt":
        path.write_text("\n".join("\t".join("" if v is None else str(v) for v in row) for row in rows) + "\n")
    else:
        book = openpyxl.Workbook()
        for y, row in enumerate(rows, 1):
            for x, value in enumerate(row, 1):
                if value not in ("", None):
                    book.active.cell(y, x).value = value
        book.save(path)
    return path


def make(folder, years=range(2019, 2022), units=3, programs=2):
    """The archive, and what is to come of it: {(year, quarter, unit, program): values}, outcomes by path."""
    truth, outcomes = {}, {}
    clock = 1_600_000_000

    def keep(path, outcome, age=0):
        nonlocal clock
        clock += 60
        os.utime(path, (clock - age, clock - age), follow_symlinks=False)
        outcomes[str(path)] = outcome

    for year in years:
        for quarter in range(1, 5):
            for unit in range(501, 501 + units):
                for program in range(1, programs + 1):
                    rows, values = report(year, quarter, unit, program, 0)
                    truth[year, quarter, str(unit), str(program)] = values
                    suffix = [".xlsx", ".xls", ".txt"][(year + quarter + unit) % 3]
                    name = f"INFORME FINAL ({program}) corregido{suffix}"
                    path = write(rows, folder / str(year) / f"T{quarter}" / f"UR {unit}" / name)
                    keep(path, "read")
                    if (quarter + unit + program) % 5 == 0:
                        copy = path.with_name("Copia de " + path.name)
                        shutil.copy(path, copy)
                        outcomes[str(path)], outcomes[str(copy)] = "copy", "read"
                        keep(copy, "read")
                        outcomes[str(path)] = "copy"
                    if (quarter + unit + program) % 7 == 0:
                        draft = write(report(year, quarter, unit, program, 0, draft=True)[0], path.with_name(f"borrador {program}.xlsx"))
                        keep(draft, "read", age=10_000_000)
    other = folder / "Varios"
    other.mkdir()
    (other / "foto.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (other / "acta.pdf").write_bytes(b"%PDF-1.4\n")
    (other / "roto.xlsx").write_bytes(next(folder.glob("*/T1/*/*.xlsx")).read_bytes()[:900])
    (other / "vacío.xls").write_bytes(b"")
    write([["Producto", "Precio", "Ventas"], ["Lápiz", 3, 40], ["Pluma", 8, 12]], other / "ventas.xlsx")
    for name in ("foto.png", "acta.pdf", "roto.xlsx", "vacío.xls", "ventas.xlsx"):
        keep(other / name, "refused")
    (other / "~$abierto.xlsx").write_bytes(b"\x05Ana" + bytes(50))
    (other / ".oculto.xlsx").write_bytes(b"x")
    os.symlink(next(folder.glob("*/T1/*/*.xlsx")), other / "enlace.xlsx")
    for name in ("~$abierto.xlsx", ".oculto.xlsx", "enlace.xlsx"):
        keep(other / name, "skipped")
    rows, values = report(2018, 4, 501, 1, 0)
    inner = write(rows, folder.parent / "suelto" / "informe.xlsx")
    with zipfile.ZipFile(other / "2018.zip", "w") as archive:
        archive.write(inner, "2018/T4/informe.xlsx")
        archive.writestr("2018/leame.txt", "nada")
    outcomes[f"{other / '2018.zip'}!/2018/T4/informe.xlsx"] = "read"
    outcomes[f"{other / '2018.zip'}!/2018/leame.txt"] = "refused"
    truth[2018, 4, "501", "1"] = values
    return truth, outcomes

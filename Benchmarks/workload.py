"""Draws the files that are timed: many small reports, and one very long one.

    python workload.py FOLDER [SMALL] [INDICATORS]
"""

import random
import sys
from pathlib import Path

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

PERIODS = ["1er. Trim.", "2do. Trim.", "3er. Trim.", "4to. Trim.", "Acumulado"]
TEXTS = ["Nivel", "Nombre", "Definición", "Método de Cálculo", "Unidad de Medida", "Tipo", "Dimensión",
         "Frecuencia de Medición", "Sentido Esperado"]
THINGS = ["luminarias", "inspecciones", "talleres de lectura", "metros de tubería", "expedientes de obra", "visitas"]


def record(rng, level, quarter):
    """What a row says; where the sheet has a formula, nothing."""
    thing = rng.choice(THINGS)
    goals = [rng.randint(0, 25) for _ in range(4)]
    done = [rng.randint(goal - goal // 4, goal) if i < quarter else None for i, goal in enumerate(goals)]
    texts = [level, f"Porcentaje de {thing} atendidas", f"Mide el avance de {thing} que el área programa cada año en el municipio",
             f"({thing.capitalize()} atendidas / {thing.capitalize()} programadas) * 100", "Porcentaje", "De gestión",
             "Eficacia", "Trimestral", "Ascendente", rng.randint(0, 100), 2023]
    return texts, goals, done, f"Oficio número DP/{rng.randint(1, 999)}/2024 del archivo"


def levels(count):
    found = ["Fin", "Propósito"]
    component = 0
    while len(found) < count:
        component += 1
        found += [f"Componente {component}"] + [f"Actividad {component}.{i}" for i in range(1, 4)]
    return found[:count]


class Sheet:
    """A sheet as the municipality draws it: the header block and the heading again on every page, sums and differences as
    formulas, borders around all cells of the table."""

    RECORDS = 4

    def __init__(self, book):
        self.sheet = book.add_worksheet("Informe")
        self.head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center"})
        self.cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        self.row = 0

    def report(self, rng, number, quarter, count):
        who = [("Unidad Responsable:", f"{100 + number} - Dirección de Planeación"),
               ("Programa Presupuestario:", f"{number} - Servicios municipales"),
               ("Trimestre que se reporta:", f"{['1er', '2do', '3er', '4to'][quarter - 1]}. Trimestre 2024"),
               ("Eje:", "1. Bienestar"), ("Objetivo:", "1.1 Mejorar los servicios")]
        self.sheet.write(self.row, 0, "Informe Trimestral 2024")
        self.row += 2
        found = levels(count)
        for start in range(0, count, self.RECORDS):
            for label, value in who:
                self.sheet.write(self.row, 0, label)
                self.sheet.write(self.row, 1, value)
                self.row += 1
            self.row += 1
            self.heading()
            for level in found[start:start + self.RECORDS]:
                self.record(*record(rng, level, quarter))
            self.row += 1

    def heading(self):
        top = self.row
        for column, text in enumerate(TEXTS):
            self.sheet.merge_range(top, column, top + 2, column, text, self.head)
        self.sheet.merge_range(top, 9, top + 1, 10, "Línea Base", self.head)
        self.sheet.write(top + 2, 9, "Valor", self.head)
        self.sheet.write(top + 2, 10, "Año", self.head)
        for group, text in enumerate(["Valores Programados", "Valores Alcanzados", "Variación *"]):
            first = 11 + 5 * group
            self.sheet.merge_range(top, first, top, first + 4, text, self.head)
            for place, period in enumerate(PERIODS):
                self.sheet.merge_range(top + 1, first + place, top + 2, first + place, period, self.head)
        self.sheet.merge_range(top, 26, top + 2, 26, "Medios de Verificación", self.head)
        self.row += 3

    def record(self, texts, goals, done, means):
        sums = [sum(goals), sum(value or 0 for value in done)]
        self.sheet.write_row(self.row, 0, texts, self.cell)
        for place in range(4):
            self.sheet.write_number(self.row, 11 + place, goals[place], self.cell)
            self.sheet.write(self.row, 16 + place, done[place], self.cell)
        for first, value in zip((11, 16), sums):
            span = f"{xl_rowcol_to_cell(self.row, first)}:{xl_rowcol_to_cell(self.row, first + 3)}"
            self.sheet.write_formula(self.row, first + 4, f"=SUM({span})", self.cell, value)
        for place, (goal, reached) in enumerate(zip(goals + sums[:1], done + sums[1:])):
            one, other = (xl_rowcol_to_cell(self.row, first + place) for first in (11, 16))
            self.sheet.write_formula(self.row, 21 + place, f"={one}-{other}", self.cell, goal - (reached or 0))
        self.sheet.write(self.row, 26, means, self.cell)
        self.row += 1


def draw(path, rng, count):
    """One report, or as many below each other as there are indicators, as a municipality puts its programmes together."""
    book = xlsxwriter.Workbook(str(path))
    sheet = Sheet(book)
    quarter = rng.randint(1, 4)
    number = rng.randint(1, 90)
    while count > 0:
        some = min(count, rng.randint(9, 33)) if count > 100 else count
        sheet.report(rng, number, quarter, some)
        number += 1
        count -= some
    for column, (role, name) in enumerate([("Elaboró", "Lic. Ana Ruiz Luna"), ("Vo. Bo.", "Ing. Luis Cruz Paz")]):
        sheet.sheet.write(sheet.row + 1, 1 + 3 * column, role)
        sheet.sheet.write(sheet.row + 2, 1 + 3 * column, name)
    book.close()


folder = Path(sys.argv[1])
small = int(sys.argv[2]) if len(sys.argv) > 2 else 200
long = int(sys.argv[3]) if len(sys.argv) > 3 else 5000
(folder / "small").mkdir(parents=True, exist_ok=True)
rng = random.Random(7)
for number in range(small):
    draw(folder / "small" / f"{number:04}.xlsx", rng, rng.randint(9, 33))
draw(folder / "long.xlsx", rng, long)

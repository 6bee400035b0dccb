"""Draws the files that are timed: many small reports, and one very long one.

    python workload.py FOLDER [SMALL] [INDICATORS]
"""

import random
import sys
from pathlib import Path

import xlsxwriter

PERIODS = ["1er. Trim.", "2do. Trim.", "3er. Trim.", "4to. Trim.", "Acumulado"]
TEXTS = ["Nivel", "Nombre", "Definición", "Método de Cálculo", "Unidad de Medida", "Tipo", "Dimensión",
         "Frecuencia de Medición", "Sentido Esperado"]
THINGS = ["luminarias", "inspecciones", "talleres de lectura", "metros de tubería", "expedientes de obra", "visitas"]


def record(rng, level, quarter):
    thing = rng.choice(THINGS)
    goals = [rng.randint(0, 40) for _ in range(4)]
    done = [rng.randint(0, goal) if i < quarter else None for i, goal in enumerate(goals)]
    goals.append(sum(goals))
    done.append(sum(value or 0 for value in done))
    variation = [goal - (value or 0) for goal, value in zip(goals, done)]
    texts = [level, f"Porcentaje de {thing} atendidas", f"Mide el avance de {thing} que el área programa cada año en el municipio",
             f"({thing.capitalize()} atendidas / {thing.capitalize()} programadas) * 100", "Porcentaje", "De gestión",
             "Eficacia", "Trimestral", "Ascendente"]
    return texts + [rng.randint(0, 100), 2023] + goals + done + variation + [f"Oficio número DP/{rng.randint(1, 999)}/2024 del archivo"]


def draw(path, rng, count):
    book = xlsxwriter.Workbook(str(path), {"constant_memory": count > 1000})
    sheet = book.add_worksheet("Informe")
    quarter = rng.randint(1, 4)
    rows = [["Informe Trimestral 2024"], [], ["Unidad Responsable:", f"{rng.randint(100, 900)} - Dirección de Planeación"],
            ["Programa Presupuestario:", f"{rng.randint(1, 90)} - Servicios municipales"],
            ["Trimestre que se reporta:", f"{['1er', '2do', '3er', '4to'][quarter - 1]}. Trimestre 2024"],
            ["Vinculación con el Plan Municipal de Desarrollo 2022 - 2024"], ["Eje:", "1. Bienestar"], ["Objetivo:", "1.1 Mejorar los servicios"], []]
    groups = [name for group in ("Valores Programados", "Valores Alcanzados", "Variación *") for name in [group] + [None] * 4]
    rows.append(["Datos del Indicador"] + [None] * 10 + groups + ["Medios de Verificación"])
    rows.append(TEXTS + ["Línea Base", None] + PERIODS * 3)
    rows.append([None] * 9 + ["Valor", "Año"])
    levels = ["Fin", "Propósito"]
    component = 0
    while len(levels) < count:
        component += 1
        levels += [f"Componente {component}"] + [f"Actividad {component}.{i}" for i in range(1, 4)]
    rows += [record(rng, level, quarter) for level in levels[:count]]
    rows += [[], [], [None, "Elaboró", None, None, "Vo. Bo."], [None, "Lic. Ana Ruiz Luna", None, None, "Ing. Luis Cruz Paz"]]
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            if value is not None:
                sheet.write(y, x, value)
    book.close()


folder = Path(sys.argv[1])
small = int(sys.argv[2]) if len(sys.argv) > 2 else 200
long = int(sys.argv[3]) if len(sys.argv) > 3 else 5000
(folder / "small").mkdir(parents=True, exist_ok=True)
rng = random.Random(7)
for number in range(small):
    draw(folder / "small" / f"{number:04}.xlsx", rng, rng.randint(9, 33))
draw(folder / "long.xlsx", rng, long)

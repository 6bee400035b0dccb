"""How a person fills a template in: openpyxl types into the cells that are unlocked and nowhere else."""

import random
from decimal import Decimal

import openpyxl
from openpyxl.cell.cell import MergedCell

QUARTERS = ["q1", "q2", "q3", "q4"]
TEXTS = ["narrativeSummary", "name", "definition", "calculationMethod", "unitOfMeasure", "type", "dimension",
         "frequency", "expectedDirection"]
TITLES = {
    "Resumen Narrativo": "narrativeSummary", "Nombre": "name", "Definición": "definition",
    "Método de Cálculo": "calculationMethod", "Unidad de Medida": "unitOfMeasure", "Tipo": "type",
    "Dimensión": "dimension", "Frecuencia de Medición": "frequency", "Sentido Esperado": "expectedDirection",
    "Medios de Verificación": "meansOfVerification", "Supuestos": "assumptions"}
GROUPS = {"Valores Programados": "programmed", "Valores Alcanzados": "achieved", "Variación": "variation"}


class Form:
    """A template opened by openpyxl: where its heading and its rows are, what each column is."""

    def __init__(self, path):
        self.book = openpyxl.load_workbook(path)
        self.sheet = self.book["Informe"]
        self.top = next(row for row in range(1, 60) if self.sheet.cell(row, 1).value == "Nivel")
        self.first = self.top + 3
        self.rows = []
        row = self.first
        while str(self.sheet.cell(row, 1).value).split(" ")[0] in ("Fin", "Propósito", "Componente", "Actividad"):
            self.rows.append(row)
            row += 1
        self.columns = self._columns()

    def _spanned(self, row, column):
        for merge in self.sheet.merged_cells.ranges:
            if merge.min_row <= row <= merge.max_row and merge.min_col <= column <= merge.max_col:
                return self.sheet.cell(merge.min_row, merge.min_col).value
        return self.sheet.cell(row, column).value

    def _columns(self):
        columns = {}
        order = [*QUARTERS, "cumulative"]
        seen = {}
        for column in range(2, self.sheet.max_column + 1):
            group = self._spanned(self.top, column)
            leaf = self._spanned(self.top + 2, column)
            if group in GROUPS:
                place = seen.setdefault(group, 0)
                seen[group] += 1
                columns[column] = (GROUPS[group], order[place])
            elif leaf in ("Valor", "Año"):
                columns[column] = ("baseline", {"Valor": "value", "Año": "year"}[leaf])
            else:
                columns[column] = (TITLES[leaf],)
        return columns

    def column(self, *field):
        return next(column for column, known in self.columns.items() if known == field)

    def open_cells(self):
        """The cells that a person may fill in and that are blank: row by row."""
        for row in self.sheet.iter_rows(min_row=self.first):
            for cell in row:
                if not isinstance(cell, MergedCell) and not cell.protection.locked and cell.value is None:
                    yield cell

    def validation(self, cell):
        return next((rule for rule in self.sheet.data_validations.dataValidation if cell.coordinate in rule.sqref), None)

    def listed(self, rule):
        """The values of a list, as Excel finds them by the name that the rule gives."""
        sheet, area = self.book.defined_names[rule.formula1].attr_text.split("!")
        return [cell.value for row in self.book[sheet][area] for cell in row]

    def values(self):
        """What is in the rows now, as indicators; formulas are left out."""
        result = []
        for row in self.rows:
            level, _, number = self.sheet.cell(row, 1).value.partition(" ")
            values = {"level": level, "number": number or None}
            for column, field in self.columns.items():
                value = self.sheet.cell(row, column).value
                if isinstance(value, str) and value.startswith("="):
                    continue
                put(values, field, value)
            result.append(values)
        return result


def put(values, field, value):
    if len(field) == 1:
        values[field[0]] = value
    else:
        values.setdefault(field[0], {})[field[1]] = value


def fill(path, target, seed, quarter):
    """Types something plausible into every open cell; gives what should come back."""
    chance = random.Random(seed)
    form = Form(path)
    for cell in list(form.open_cells()):
        if cell.row not in form.rows:
            cell.value = f"Mtra. Persona {cell.coordinate}"
            continue
        rule = form.validation(cell)
        if rule is None or rule.type is None:
            words = ["Porcentaje", "de", "obras", "supervisadas", cell.coordinate, "(a / b) * 100"]
            cell.value = " ".join(words[:chance.randint(2, 6)])
            if chance.random() < 0.2:
                cell.value += "\nsegundo renglón"
        elif rule.type == "list":
            cell.value = chance.choice(form.listed(rule))
        elif rule.type == "whole":
            cell.value = 2000 + chance.randint(0, 24)
        else:
            assert rule.type == "decimal", rule.type
            cell.value = chance.choice([0, 1, 5, 12.5, 20, 33.3, 100, 0.1, 1234.56])
    form.book.save(target)
    return expected(form.values(), quarter)


def number(value):
    return None if value is None else Decimal(repr(value))


def expected(rows, quarter):
    """The rows as typed plus the arithmetic: sums of quarters, programmed less achieved."""
    result = []
    for typed in rows:
        record = {"level": typed["level"], "number": typed["number"]}
        for field in TEXTS:
            text = typed.get(field)
            # A line break is a space outside the long texts.
            record[field] = text if field in ("definition", "calculationMethod", "narrativeSummary") or not text else " ".join(text.split())
        # A template has no cells for what only some offices' sheets say.
        record["accumulation"] = None
        record["baseline"] = {"value": number(typed["baseline"]["value"]), "year": typed["baseline"]["year"]}
        for measure in ("programmed", "achieved"):
            values = {period: number(typed[measure].get(period)) for period in QUARTERS}
            known = [value for value in values.values() if value is not None]
            values["cumulative"] = sum(known) if known else None
            if typed[measure].get("cumulative") is not None:
                values["cumulative"] = number(typed[measure]["cumulative"])
            record[measure] = values
            if measure == "programmed":
                record["adjusted"] = None
        record["variation"] = {
            period: None if goal is None else goal - (record["achieved"][period] or 0)
            for period, goal in record["programmed"].items()}
        record["justification"] = None
        record["meansOfVerification"] = typed.get("meansOfVerification")
        record["assumptions"] = typed.get("assumptions")
        result.append(record)
    return result


def plain(indicators):
    """Indicators of a document with exact numbers, to be compared."""
    def value(item):
        if isinstance(item, dict):
            return {key: value(part) for key, part in item.items()}
        return Decimal(str(item)).normalize() if isinstance(item, (int, float, Decimal)) and not isinstance(item, bool) else item
    return [value(indicator) for indicator in indicators]

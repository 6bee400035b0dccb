"""What people would reach for instead, doing only the first step of the job: reading every cell, or only writing cells.

    python peers.py NAME FILE...

Prints the seconds inside, without the interpreter's start.
"""

import csv
import sys
import time


def fastexcel(path):
    import fastexcel
    book = fastexcel.read_excel(path)
    return sum(book.load_sheet(name, header_row=None).height for name in book.sheet_names)


def calamine(path):
    from python_calamine import CalamineWorkbook
    book = CalamineWorkbook.from_path(path)
    return sum(len(row) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return sum(len(row) for row in csv.reader(file))


def xlsxwriter_cells(path):
    """Draws the cells that a workbook has, with borders, and nothing else."""
    import xlsxwriter
    from python_calamine import CalamineWorkbook
    source = CalamineWorkbook.from_path(path)
    sheets = [(name, source.get_sheet_by_name(name).to_python()) for name in source.sheet_names]
    start = time.perf_counter()
    book = xlsxwriter.Workbook(path + ".peer")
    border = book.add_format({"border": 1, "text_wrap": True})
    for name, cells in sheets:
        sheet = book.add_worksheet(name)
        for y, row in enumerate(cells):
            for x, value in enumerate(row):
                if value != "":
                    sheet.write(y, x, value, border)
    book.close()
    return time.perf_counter() - start


def xlsxwriter(path):
    """Draws the same workbook: values, formulas, styles, merged cells, sizes, what may be typed, pages."""
    import same_sheets
    drawing = same_sheets.model(path)
    start = time.perf_counter()
    same_sheets.draw(drawing, path + ".peer")
    return time.perf_counter() - start


if __name__ == "__main__":
    name, files = sys.argv[1], sys.argv[2:]
    work = {"fastexcel": fastexcel, "calamine": calamine, "rows": rows, "xlsxwriter": xlsxwriter,
            "xlsxwriter-cells": xlsxwriter_cells}[name]
    work_time = 0.0
    start = time.perf_counter()
    for file in files:
        # Where something has to be made ready first, the function itself says how long its own part took.
        found = work(file)
        work_time += found if isinstance(found, float) else 0.0
    print(work_time or time.perf_counter() - start)

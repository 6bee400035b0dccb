"""Times 1,000 templates against the same sheets from XlsxWriter, in turn, and reports the tool's memory by their number."""

import csv
import os
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.cell.cell import MergedCell

TOOL = Path(__file__).resolve().parent.parent / ".build/release/mirsheet"
HEADING = ["responsible_unit_code", "responsible_unit_name", "program_code", "program_name", "plan_alignment_plan",
           "plan_alignment_axes_name", "plan_alignment_objectives_text"]


def programmes(count, path):
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADING)
        for i in range(count):
            writer.writerow([
                100 + i // 10, f"Dirección {i // 10} del Municipio", i + 1, f"Programa {i} para la zona metropolitana",
                "Plan Municipal de Desarrollo 2022 - 2024",
                "3. Gobierno Abierto, Moderno y Eficaz 10. Gobernanza Metropolitana",
                "3.2 Ejercer con eficacia los recursos públicos 10.1 Contribuir al orden de la zona metropolitana"])


def by_tool(count, folder, jobs):
    """Seconds, and the peak of the memory in MB."""
    source = folder / f"{count}.csv"
    programmes(count, source)
    start = time.monotonic()
    run = subprocess.Popen(
        [TOOL, "template", "--programs", source, "--year", "2025", "--quarter", "2", "-o", folder / f"tool-{count}",
         "-q", "--force", "--jobs", str(jobs)], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(run.pid, 0)
    assert status == 0, status
    return time.monotonic() - start, usage.ru_maxrss / 1024


def style(cell):
    """The properties of a cell's style as XlsxWriter calls them."""
    font, place, border = cell.font, cell.alignment, cell.border
    found = {"font_name": font.name, "font_size": font.sz}
    if font.b:
        found["bold"] = True
    if place.horizontal:
        found["align"] = place.horizontal
    if place.vertical:
        found["valign"] = {"center": "vcenter"}.get(place.vertical, place.vertical)
    if place.wrap_text:
        found["text_wrap"] = True
    if place.shrink_to_fit:
        found["shrink"] = True
    if border.left and border.left.style:
        found["border"] = 1
    elif border.top and border.top.style:
        found["top"] = 1
    if cell.fill.fill_type:
        found["bg_color"] = "#" + cell.fill.fgColor.rgb[2:]
    if not cell.protection.locked:
        found["locked"] = False
    return found


def model(path):
    """A template as a list of XlsxWriter's calls, so that the peer has nothing to work out."""
    book = openpyxl.load_workbook(path)
    styles, sheets = {}, []
    for sheet in book:
        merges = {(m.min_row, m.min_col): m for m in sheet.merged_cells.ranges}
        cells = []
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, MergedCell) or (cell.value is None and not cell.has_style):
                    continue
                look = style(cell)
                key = tuple(sorted(look.items()))
                styles[key] = look
                merge = merges.get((cell.row, cell.column))
                end = (merge.max_row - 1, merge.max_col - 1) if merge else None
                cells.append((cell.row - 1, cell.column - 1, cell.value, key, end))
        rules = []
        for rule in sheet.data_validations.dataValidation:
            kind = {"list": "list", "decimal": "decimal", "whole": "integer", None: "any"}[rule.type]
            options = {"validate": kind, "input_title": rule.promptTitle, "input_message": rule.prompt}
            if kind == "list":
                options["source"] = "=" + rule.formula1
            elif kind != "any":
                options |= {"criteria": "between", "minimum": float(rule.formula1), "maximum": float(rule.formula2)}
            if kind != "any":
                options |= {"error_title": rule.errorTitle, "error_message": rule.error}
            rules.append((str(rule.sqref), options))
        sheets.append({
            "name": sheet.title, "hidden": sheet.sheet_state != "visible", "cells": cells, "rules": rules,
            "widths": [(name, d.width) for name, d in sheet.column_dimensions.items()],
            "heights": [(row - 1, d.height) for row, d in sheet.row_dimensions.items() if d.height],
            "protected": sheet.protection.sheet, "panes": sheet.freeze_panes, "titles": sheet.print_title_rows})
    return sheets, styles, [(name, value.attr_text) for name, value in book.defined_names.items()]


def by_peer(drawing, path, number):
    sheets, styles, names = drawing
    book = xlsxwriter.Workbook(path)
    looks = {key: book.add_format(dict(look)) for key, look in styles.items()}
    book.set_properties({"title": "Informe Trimestral", "subject": f"Programa {number}"})
    book.set_custom_property("mirsheet-plantilla", "1.0")
    for sheet in sheets:
        page = book.add_worksheet(sheet["name"])
        if sheet["hidden"]:
            page.hide()
        for name, width in sheet["widths"]:
            page.set_column(f"{name}:{name}", width)
        for row, height in sheet["heights"]:
            page.set_row(row, height)
        for row, column, value, key, end in sheet["cells"]:
            if end:
                page.merge_range(row, column, *end, "", looks[key])
            if value is None:
                page.write_blank(row, column, None, looks[key])
            elif isinstance(value, str) and value.startswith("="):
                page.write_formula(row, column, value, looks[key], "")
            elif isinstance(value, str):
                page.write_string(row, column, value.replace("Programa 0", f"Programa {number}"), looks[key])
            else:
                page.write_number(row, column, value, looks[key])
        for area, options in sheet["rules"]:
            page.data_validation(area, options)
        if sheet["protected"]:
            page.protect("", {"format_rows": True, "format_columns": True})
        if sheet["panes"]:
            page.freeze_panes(sheet["panes"])
        if sheet["titles"]:
            first, last = sheet["titles"].replace("$", "").split(":")
            page.repeat_rows(int(first) - 1, int(last) - 1)
        page.set_landscape()
        page.set_paper(5)
        page.fit_to_pages(1, 0)
        page.set_footer("&C&8Página &P de &N")
    for name, formula in names:
        book.define_name(name, "=" + formula)
    book.close()


def main(folder, rounds=3, count=1000, sample=50):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    memory = {number: by_tool(number, folder, 1)[1] for number in (10, 100, count)}
    first = next((folder / "tool-10").glob("2025-T2_100_1_*.xlsx"))
    drawing = model(first)
    for _ in range(rounds):
        one, _ = by_tool(count, folder, 1)
        all_, _ = by_tool(count, folder, os.cpu_count())
        # The peer's share is as good measured on some as on all.
        start = time.monotonic()
        for number in range(sample):
            by_peer(drawing, folder / "peer.xlsx", number)
        peer = (time.monotonic() - start) / sample * count
        print(f"  {count} templates: mirsheet {all_:.2f} s ({one:.2f} s by one job), "
              f"XlsxWriter {peer:.2f} s, {peer / all_:.1f} times ({peer / one:.1f} by one job)", flush=True)
    print("  peak memory: " + ", ".join(f"{number} templates {peak:.0f} MB" for number, peak in memory.items()))


if __name__ == "__main__":
    main(sys.argv[1])

"""A workbook as a list of XlsxWriter's calls, so that a peer that draws it has nothing to work out."""

import openpyxl
import xlsxwriter
from openpyxl.cell.cell import MergedCell


def style(cell):
    """The properties of a cell's style as XlsxWriter calls them."""
    font, place, border = cell.font, cell.alignment, cell.border
    found = {"font_name": font.name, "font_size": font.sz}
    if font.b:
        found["bold"] = True
    if font.color is not None and font.color.type == "rgb":
        found["font_color"] = "#" + font.color.rgb[2:]
    if place.horizontal:
        found["align"] = place.horizontal
    if place.vertical:
        found["valign"] = {"center": "vcenter", "justify": "vjustify"}.get(place.vertical, place.vertical)
    if place.indent:
        found["indent"] = int(place.indent)
    if place.wrap_text:
        found["text_wrap"] = True
    if place.shrink_to_fit:
        found["shrink"] = True
    for side in ("left", "right", "top", "bottom"):
        if getattr(border, side) and getattr(border, side).style:
            found[side] = 1
    if cell.fill.fill_type:
        found["bg_color"] = "#" + cell.fill.fgColor.rgb[2:]
    if cell.number_format != "General":
        found["num_format"] = cell.number_format
    if not cell.protection.locked:
        found["locked"] = False
    return found


def rule(validation):
    kind = {"list": "list", "decimal": "decimal", "whole": "integer", None: "any"}[validation.type]
    options = {"validate": kind, "input_title": validation.promptTitle, "input_message": validation.prompt}
    if kind == "list":
        options["source"] = "=" + validation.formula1
    elif kind != "any":
        options |= {"criteria": "between", "minimum": float(validation.formula1), "maximum": float(validation.formula2)}
    if validation.error:
        options |= {"error_title": validation.errorTitle, "error_message": validation.error}
    return str(validation.sqref), options


def colour(rule):
    """What a formula gives to cells."""
    found, look = {}, rule.dxf
    if look.font and look.font.color:
        found["font_color"] = "#" + look.font.color.rgb[2:]
    if look.fill:
        found["bg_color"] = "#" + look.fill.bgColor.rgb[2:]
    if look.numFmt:
        found["num_format"] = look.numFmt.formatCode
    return tuple(sorted(found.items()))


def footer(sheet):
    parts = [(code, getattr(sheet.oddFooter, side)) for code, side in (("&L", "left"), ("&C", "center"), ("&R", "right"))]
    return "".join(f"{code}{part.text}" for code, part in parts if part and part.text)


def model(path):
    book = openpyxl.load_workbook(path)
    results = openpyxl.load_workbook(path, data_only=True)
    styles, sheets = {}, []
    for sheet in book:
        merges = {(m.min_row, m.min_col): m for m in sheet.merged_cells.ranges}
        shown = results[sheet.title]
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
                result = shown[cell.coordinate].value if isinstance(cell.value, str) and cell.value[:1] == "=" else None
                cells.append((cell.row - 1, cell.column - 1, cell.value, key, end, result))
        coloured = [(str(area.sqref), rule.formula[0], colour(rule))
                    for area in sheet.conditional_formatting for rule in area.rules]
        styles |= {key: dict(key) for _, _, key in coloured}
        margins = sheet.page_margins
        sheets.append({
            "name": sheet.title, "hidden": sheet.sheet_state != "visible", "cells": cells, "coloured": coloured,
            "rules": [rule(validation) for validation in sheet.data_validations.dataValidation],
            # XlsxWriter adds the padding of five pixels that stored widths have.
            "widths": [(name, (d.width * 7 - 5) / 7) for name, d in sheet.column_dimensions.items()],
            "heights": [(row - 1, d.height) for row, d in sheet.row_dimensions.items() if d.height],
            "protected": sheet.protection.sheet, "panes": sheet.freeze_panes, "rows": sheet.print_title_rows,
            "columns": sheet.print_title_cols, "paper": int(sheet.page_setup.paperSize or 0),
            "across": sheet.page_setup.pageOrder == "overThenDown", "footer": footer(sheet),
            "margins": (margins.left, margins.right, margins.top, margins.bottom),
            "breaks": ([b.id for b in sheet.row_breaks.brk], [b.id for b in sheet.col_breaks.brk])})
    return sheets, styles, [(name, value.attr_text) for name, value in book.defined_names.items()]


def draw(drawing, path, changed=lambda text: text, properties=None):
    """Draws the workbook; its texts may be changed on the way."""
    sheets, styles, names = drawing
    book = xlsxwriter.Workbook(path)
    looks = {key: book.add_format(dict(look)) for key, look in styles.items()}
    book.set_properties(properties or {"title": "Informe Trimestral"})
    book.set_custom_property("mirsheet", "1.1")
    for sheet in sheets:
        page = book.add_worksheet(sheet["name"])
        if sheet["hidden"]:
            page.hide()
        for name, width in sheet["widths"]:
            page.set_column(f"{name}:{name}", width)
        for row, height in sheet["heights"]:
            page.set_row(row, height)
        for row, column, value, key, end, result in sheet["cells"]:
            if end:
                page.merge_range(row, column, *end, "", looks[key])
            if value is None:
                page.write_blank(row, column, None, looks[key])
            elif isinstance(value, str) and value.startswith("="):
                page.write_formula(row, column, value, looks[key], "" if result is None else result)
            elif isinstance(value, str):
                page.write_string(row, column, changed(value), looks[key])
            else:
                page.write_number(row, column, value, looks[key])
        for area, options in sheet["rules"]:
            page.data_validation(area, options)
        for area, formula, key in sheet["coloured"]:
            page.conditional_format(area, {"type": "formula", "criteria": "=" + formula, "format": looks[key],
                                           "stop_if_true": True})
        if sheet["protected"]:
            page.protect("", {"format_rows": True, "format_columns": True})
        if sheet["panes"]:
            page.freeze_panes(sheet["panes"])
        if sheet["rows"]:
            first, last = sheet["rows"].replace("$", "").split(":")
            page.repeat_rows(int(first) - 1, int(last) - 1)
        if sheet["columns"]:
            page.repeat_columns(sheet["columns"].replace("$", ""))
        page.set_landscape()
        page.set_paper(sheet["paper"])
        page.set_margins(*sheet["margins"])
        page.center_horizontally()
        if sheet["across"]:
            page.print_across()
        else:
            page.fit_to_pages(1, 0)
        page.set_footer(sheet["footer"])
        page.set_h_pagebreaks(sheet["breaks"][0])
        page.set_v_pagebreaks(sheet["breaks"][1])
    for name, formula in names:
        book.define_name(name, "=" + formula)
    book.close()

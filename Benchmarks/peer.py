"""Reads every cell of workbooks with python-calamine, and does nothing with them."""

import sys

from python_calamine import CalamineWorkbook

cells = 0
for path in sys.argv[1:]:
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        cells += sum(value != "" for row in book.get_sheet_by_name(name).to_python() for value in row)
print(cells, file=sys.stderr)

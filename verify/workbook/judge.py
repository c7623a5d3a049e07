"""Prints every cell of a workbook that holds anything, as openpyxl reads it: sheet, place, kind and stored value,
a cell a line, as JSON. Formulas give the value that was stored with them."""

import datetime
import json
import sys

from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel

for sheet in load_workbook(sys.argv[1], data_only=True):
    for row in sheet.iter_rows():
        for cell in row:
            kind, value = cell.data_type, cell.value
            if value is None or value == "":
                continue
            if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
                kind, value = "n", to_excel(value)
            elif kind in ("s", "inlineStr", "str"):
                kind = "s"
            print(json.dumps([sheet.title, cell.coordinate, kind, value]))

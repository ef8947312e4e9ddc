"""The bill as a spreadsheet. Texts are written as text: nothing from the plan can become a formula or a link."""

from __future__ import annotations

import io
from datetime import datetime

from diorama_planner.exporters.bill_rows import sections, total_text
from diorama_planner.takeoff.bill import Bill

_COLUMNS = ("Item", "Measured", "Need", "With waste", "On hand", "Buy", "Price", "Cost", "How it was worked out")
_WIDTHS = (38, 16, 16, 22, 12, 16, 12, 12, 90)
_MADE = datetime(2000, 1, 1)  # fixed, so that equal bills give equal files


def bill_xlsx(bill: Bill, comma: bool = False) -> bytes:
    """Write the bill as an .xlsx file."""
    import xlsxwriter

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": bill.project, "created": _MADE})
        bold, head = book.add_format({"bold": True}), book.add_format({"bold": True, "bottom": 1})
        sheet = book.add_worksheet("Bill")
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.write_string(0, 0, f"{bill.project}, 1:{bill.scale:g}", bold)
        for column, title in enumerate(_COLUMNS):
            sheet.write_string(2, column, title, head)
        sheet.freeze_panes(3, 1)
        line = 3
        for section in sections(bill, comma):
            sheet.write_string(line, 0, section.title, bold)
            line += 1
            for row in section.rows:
                for column, cell in enumerate((*row.cells, row.detail)):
                    sheet.write_string(line, column, cell)
                line += 1
        sheet.write_string(line + 1, 0, total_text(bill, comma), bold)
        sheet.write_number(line + 1, 7, float(bill.total), bold)
        for number, note in enumerate(bill.notes, line + 2):
            sheet.write_string(number, 0, str(note))
    return stream.getvalue()

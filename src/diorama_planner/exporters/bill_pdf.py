"""The bill as PDF pages."""

from __future__ import annotations

from diorama_planner.exporters.bill_pages import bill_sheets
from diorama_planner.exporters.pdf_pages import pdf_bytes
from diorama_planner.takeoff.bill import Bill


def bill_pdf(bill: Bill, paper: str = "A4", comma: bool = False) -> bytes:
    """Write the bill as a PDF file on "A4" or "Letter"."""
    return pdf_bytes(bill_sheets(bill, paper, comma), f"{bill.project}: bill of materials", lambda _: None)

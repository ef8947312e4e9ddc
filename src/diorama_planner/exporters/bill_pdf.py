"""The bill as PDF pages."""

from __future__ import annotations

from diorama_planner.exporters.bill_job import BillJob
from diorama_planner.exporters.bill_pages import bill_sheets
from diorama_planner.exporters.pdf_pages import pdf_bytes


def bill_pdf(job: BillJob) -> bytes:
    """Write the bill as a PDF file on the chosen paper."""
    return pdf_bytes(bill_sheets(job), f"{job.bill.project}: bill of materials", job.assets)

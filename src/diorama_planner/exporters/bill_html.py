"""The bill as one web page without scripts or anything from elsewhere; every text is escaped."""

from __future__ import annotations

from diorama_planner.core.resources import asset_text
from diorama_planner.core.scale import Scale
from diorama_planner.exporters.bill_rows import HEADINGS, sections, total_text
from diorama_planner.takeoff.bill import Bill


def bill_html(bill: Bill, comma: bool = False) -> str:
    """Write the bill as an HTML page."""
    from jinja2 import Environment

    template = Environment(autoescape=True).from_string(asset_text("pages", "bill.html"))
    return template.render(
        bill=bill,
        scale=Scale(bill.scale),
        headings=HEADINGS,
        sections=sections(bill, comma),
        total=total_text(bill, comma),
    )

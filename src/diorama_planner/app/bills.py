"""The bill in every format that it can be written in. A format is rendered whole before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from diorama_planner.takeoff.bill import Bill, Remark

if TYPE_CHECKING:
    from diorama_planner.app.session import Session


def _table(bill: Bill, paper: str, comma: bool) -> bytes:
    from diorama_planner.exporters.bill_text import bill_table

    return bill_table(bill, comma).encode()


def _text(bill: Bill, paper: str, comma: bool) -> bytes:
    from diorama_planner.exporters.bill_text import bill_shopping_text

    return bill_shopping_text(bill, comma).encode()


def _json(bill: Bill, paper: str, comma: bool) -> bytes:
    from diorama_planner.exporters.bill_json import bill_json

    return bill_json(bill).encode()


def _csv(bill: Bill, paper: str, comma: bool) -> bytes:
    from diorama_planner.exporters.bill_csv import bill_csv

    return bill_csv(bill).encode()


def _xlsx(bill: Bill, paper: str, comma: bool) -> bytes:
    from diorama_planner.exporters.bill_xlsx import bill_xlsx

    return bill_xlsx(bill, comma)


def _html(bill: Bill, paper: str, comma: bool) -> bytes:
    from diorama_planner.exporters.bill_html import bill_html

    return bill_html(bill, comma).encode()


def _pdf(bill: Bill, paper: str, comma: bool) -> bytes:
    from diorama_planner.exporters.bill_pdf import bill_pdf

    return bill_pdf(bill, paper, comma)


_RENDER: Mapping[str, Callable[[Bill, str, bool], bytes]] = {
    "table": _table,
    "text": _text,
    "json": _json,
    "csv": _csv,
    "xlsx": _xlsx,
    "html": _html,
    "pdf": _pdf,
}

BILL_FORMATS = tuple(_RENDER)
BINARY_FORMATS = frozenset({"xlsx", "pdf"})


def with_remarks(session: Session) -> Bill:
    """Give the bill of a session together with the builder's notes on items, in the order of the plan."""
    from diorama_planner.app.drawing_job import item_name

    noted = sorted((item for item in session.document.items() if item.note), key=lambda item: (item.order, item.id))
    remarks = tuple(Remark(item.id, item_name(session, item), item.note) for item in noted)
    return replace(session.bill(), remarks=remarks)


def render_bill(bill: Bill, format_tag: str, paper: str = "A4", *, decimal_comma: bool = False) -> bytes:
    """Write a bill in a format, on `paper` ("A4" or "Letter") where it has pages.

    What people read is written with a decimal comma if wanted; CSV and JSON, for programs, never.
    """
    return _RENDER[format_tag](bill, paper, decimal_comma)

"""The bill in every format that it can be written in. A format is rendered whole before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from diorama_planner.core.errors import UsageError
from diorama_planner.exporters.bill_job import PAPERS, BillChoices, BillJob
from diorama_planner.exporters.options import read_options
from diorama_planner.model.record import Layer, RecordId
from diorama_planner.takeoff.bill_rows import Bill, Remark

if TYPE_CHECKING:
    from diorama_planner.app.preferences import Preferences
    from diorama_planner.app.session import Session
    from diorama_planner.exporters.contract import DrawingJob


def _table(job: BillJob) -> bytes:
    from diorama_planner.exporters.bill_text import bill_table

    return bill_table(job).encode()


def _text(job: BillJob) -> bytes:
    from diorama_planner.exporters.bill_text import bill_shopping_text

    return bill_shopping_text(job).encode()


def _json(job: BillJob) -> bytes:
    from diorama_planner.exporters.bill_json import bill_json

    return bill_json(job.bill).encode()


def _csv(job: BillJob) -> bytes:
    from diorama_planner.exporters.bill_csv import bill_csv

    return bill_csv(job.bill).encode()


def _xlsx(job: BillJob) -> bytes:
    from diorama_planner.exporters.bill_xlsx import bill_xlsx

    return bill_xlsx(job)


def _html(job: BillJob) -> bytes:
    from diorama_planner.exporters.bill_html import bill_html

    return bill_html(job).encode()


def _pdf(job: BillJob) -> bytes:
    from diorama_planner.exporters.bill_pdf import bill_pdf

    return bill_pdf(job)


_RENDER: Mapping[str, Callable[[BillJob], bytes]] = {
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
_DRAWN = frozenset({"html", "pdf"})
PICTURE_PX = 1100
"""The longer side of the picture of the plan: about 350 dots per inch on paper."""


def with_remarks(session: Session) -> Bill:
    """Give the bill of a session together with the builder's notes on items, in the order of the plan."""
    from diorama_planner.app.drawing_job import item_name

    noted = sorted((item for item in session.document.items() if item.note), key=lambda item: (item.order, item.id))
    remarks = tuple(Remark(item.id, item_name(session, item), item.note) for item in noted)
    return replace(session.bill(), remarks=remarks)


def bill_choices(preferences: Preferences, words: Mapping[str, str]) -> BillChoices:
    """Read choices from texts by name; paper and numbers are those of the preferences where nothing is said of them.

    Raises:
        UsageError: a choice or a value that is not known.
    """
    usual = {"page": preferences.paper} if preferences.paper in PAPERS else {}
    choices = read_options(BillChoices, {**usual, **words})
    return choices if choices.numbers else replace(choices, numbers=usual_numbers(preferences))


def usual_numbers(preferences: Preferences) -> str:
    """How numbers are written by the preferences, by example."""
    return "1234,5" if preferences.decimal_comma else "1234.5"


def kept_choices(preferences: Preferences) -> BillChoices:
    """The choices that were made last in the window; the usual ones if those cannot be read any more."""
    try:
        return bill_choices(preferences, preferences.bill)
    except UsageError:
        return bill_choices(preferences, {})


def bill_job(session: Session, choices: BillChoices, format_tag: str = "pdf", date: str = "") -> BillJob:
    """Put together what a bill of this plan is printed from; what only pages show is made for these."""
    from diorama_planner.app.drawing_job import drawing_job
    from diorama_planner.app.purchase.bench_card import bench_card
    from diorama_planner.app.sawing.cut_sheets import all_cuttings
    from diorama_planner.kinds.swatches import swatch
    from diorama_planner.takeoff.weights import weigh

    bill = with_remarks(session)
    known = session.catalogue.goods
    used = [row.material for row in bill.rows]
    plan = drawing_job(session) if format_tag in _DRAWN else None
    return BillJob(
        bill,
        choices,
        plan=plan,
        picture=None if plan is None else cache(lambda: _picture(plan)),
        date=date,
        looks={name: swatch(known[name], session.scale) for name in used if name in known},
        layers=_layer_names(session),
        items=_item_names(session),
        cards=() if plan is None else tuple(card for card in [bench_card(session, bill)] if card is not None),
        cuttings=cache(lambda: all_cuttings(session)),
        weight=weigh(bill),
    )


def _picture(plan: DrawingJob) -> bytes:
    """Paint the plan small, once for all pages and formats."""
    from diorama_planner.exporters.png import PngOptions, produce

    xmin, ymin, xmax, ymax = plan.bounds
    share = min(1.0, (xmax - xmin) / max(ymax - ymin, 1e-9))
    return produce(plan, PngOptions(width=max(1, round(PICTURE_PX * share)), margin=0.0, background="none"))


def _item_names(session: Session) -> dict[RecordId, str]:
    """The name of each item; those that are called alike are counted together."""
    from diorama_planner.app.drawing_job import item_name

    return {item.id: item_name(session, item) for item in session.document.items()}


def _layer_names(session: Session) -> dict[RecordId, str]:
    """The name of the layer of each item that is on one."""
    records = session.document.records
    named = ((item.id, records.get(item.layer)) for item in session.document.items())
    return {item_id: layer.name for item_id, layer in named if isinstance(layer, Layer)}


def render_bill(job: BillJob, format_tag: str) -> bytes:
    """Write a bill in a format, as was chosen; CSV and JSON, for programs, are always whole and with points."""
    return _RENDER[format_tag](job)

"""The bill as one web page without scripts or anything from elsewhere; all texts are escaped."""

from __future__ import annotations

import base64

from diorama_planner.core.resources import asset_text
from diorama_planner.core.units import format_size
from diorama_planner.exporters.bill_job import COLUMNS, BillJob
from diorama_planner.exporters.bill_view import bill_view, shopping_lines

_CODE_MM = 42.0


def bill_html(job: BillJob) -> str:
    """Write the bill as an HTML page."""
    from jinja2 import Environment

    view, choices = bill_view(job), job.choices
    comma = choices.figures().comma
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["say"] = lambda message: message.written(decimal_comma=comma)
    environment.filters["size"] = lambda sizes: format_size(sizes, decimal_comma=comma)
    return environment.from_string(asset_text("pages", "bill.html")).render(
        view=view,
        headings=[COLUMNS[name] for name in view.columns],
        picture=_picture(job),
        code=_code(list(shopping_lines(view, brief=True))) if choices.code and view.buying else "",
        code_mm=_CODE_MM,
        chart=choices.chart,
        cards=job.cards if choices.card else (),
        cuttings=job.cuttings() if choices.cuts else (),
        sums=choices.sums,
    )


def _picture(job: BillJob) -> str:
    """The plan as the address of a picture that lies in the page itself; empty without a plan."""
    if job.picture is None or not job.choices.picture:
        return ""
    return f"data:image/png;base64,{base64.b64encode(job.picture()).decode()}"


def _code(lines: list[str]) -> str:
    """The shopping list as the outline of a code, for a drawing of `_CODE_MM` a side with y downwards."""
    from diorama_planner.exporters.qr import code_of, fitting_lines

    path = code_of(fitting_lines(lines)).path((0.0, 0.0), _CODE_MM)
    return "".join(
        "M" + "L".join(f"{x:.3f} {_CODE_MM - y:.3f}" for x, y in square.points) + "Z" for square in path.subpaths
    )

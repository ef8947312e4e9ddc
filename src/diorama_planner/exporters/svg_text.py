"""The words of SVG: numbers, attributes, elements, colours, paths; safe for any text that a user typed.

Millimetres throughout; whoever calls has already turned y down.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from diorama_planner.drawing.colours import rgba
from diorama_planner.drawing.primitives import Colour, Path, Pen, Point

HAIRLINE_MM = 0.1
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


def number(value: float) -> str:
    """Write a number with at most four decimals and no minus before zero."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def clean(text: str) -> str:
    """Drop characters that no XML file may hold, and turn line breaks and tabs into blanks."""
    return _FORBIDDEN.sub("", re.sub(r"[\t\r\n]", " ", text))


def element(name: str, attributes: dict[str, str], inside: str = "") -> str:
    """Write an element; `inside` is markup already."""
    said = "".join(f" {key}={quoteattr(clean(value))}" for key, value in attributes.items())
    return f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>"


def text_inside(text: str) -> str:
    """Write text as the inside of an element."""
    return escape(clean(text))


def slug(text: str) -> str:
    """Make a part of an id of a name."""
    return _NOT_IN_ID.sub("-", text.lower()).strip("-")


def colour(name: str, value: Colour) -> dict[str, str]:
    """Give the attributes of a fill or stroke colour, opacity apart since old readers know no `#rrggbbaa`."""
    alpha = rgba(value)[3]
    return {name: value[:7]} | ({f"{name}-opacity": number(alpha / 255)} if alpha < 255 else {})


def path_data(path: Path) -> str:
    """Write a path, y turned down."""
    runs = (_points(run.points) + ("z" if run.closed else "") for run in path.subpaths if run.points)
    return "".join(f"M{run}" for run in runs)


def _points(points: Iterable[Point]) -> str:
    return "L".join(f"{number(x)} {number(-y)}" for x, y in points)


def pen_attributes(pen: Pen | None) -> dict[str, str]:
    """Give the attributes of a stroke."""
    if pen is None:
        return {}
    ends = ("round", "round") if pen.round else ("butt", "miter")
    said = colour("stroke", pen.colour) | {"stroke-width": number(pen.width_mm or HAIRLINE_MM)}
    said |= {"stroke-linecap": ends[0], "stroke-linejoin": ends[1]}
    if pen.dashes_mm:
        said |= {"stroke-dasharray": " ".join(map(number, pen.dashes_mm)), "stroke-linecap": "butt"}
    return said

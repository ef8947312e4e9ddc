"""Reading a table of placements: `thing,x_mm,y_mm,rotation_deg[,z_mm,layer,label]`, all rows or none."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path

from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.core.errors import BadFileError, PlannerError
from diorama_planner.core.messages import msg
from diorama_planner.core.units import parse_length, parse_number
from diorama_planner.kinds.thing import Thing

REQUIRED = ("thing", "x_mm", "y_mm", "rotation_deg")
OPTIONAL = ("z_mm", "layer", "label")
LARGEST_BYTES = 32 * 2**20


def read_placements(path: Path, catalogue: Catalogue) -> list[Thing]:
    """Read placements; nothing is placed unless every row is good.

    Raises:
        BadFileError: naming the row (the header is row 1) and what is wrong in it.
    """
    try:
        data = path.read_bytes()
        text = data[:LARGEST_BYTES].decode("utf-8-sig")
    except OSError as error:
        raise BadFileError(msg("cannot read {name}: {reason}", name=path.name, reason=error.strerror)) from None
    except UnicodeDecodeError:
        raise BadFileError(msg("{name} is not UTF-8 text", name=path.name), msg("save it as CSV UTF-8")) from None
    if not text.strip() or "\0" in text:
        what = "contains NUL characters" if text.strip() else "is empty"
        raise BadFileError(msg("{name} {what}", name=path.name, what=what), msg("expected a table of placements"))
    delimiter = ";" if text.splitlines()[0].count(";") > text.splitlines()[0].count(",") else ","
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter, strict=True)
    columns = reader.fieldnames or []
    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        raise BadFileError(
            msg("{name} has no column {column}", name=path.name, column=missing[0]),
            msg("columns: {columns}", columns=",".join((*REQUIRED, *OPTIONAL))),
        )
    found = []
    try:
        for number, row in enumerate(reader, 2):
            found.append(_thing(row, f"{path.name} row {number}", catalogue))
    except csv.Error as error:
        raise BadFileError(msg("{reason}", reason=error), where=f"{path.name} row {reader.line_num}") from None
    return found


def _thing(row: Mapping[str, str | None], where: str, catalogue: Catalogue) -> Thing:
    try:
        if None in row:
            raise BadFileError(msg("there are more cells than columns"), msg("put cells with a comma in quotes"))
        if not _cell(row, "thing"):
            raise BadFileError(msg("{name} is empty", name="thing"))
        entry = catalogue.thing(_cell(row, "thing"))
        if not entry.placeable:
            text = msg("{id} cannot be placed: {why}", id=entry.id, why=entry.refusal)
            raise BadFileError(text)
        return Thing(
            thing=entry.id,
            at_mm=(_length(row, "x_mm"), _length(row, "y_mm")),
            rotation_deg=_number(row, "rotation_deg", parse_number),
            z_mm=_length(row, "z_mm") if _cell(row, "z_mm") else 0.0,
            layer=_cell(row, "layer"),
            label=_cell(row, "label"),
        )
    except PlannerError as error:
        place = f"{where}, {error.where}" if error.where in {*REQUIRED, *OPTIONAL} else where
        raise BadFileError(error.message, error.hint, where=place) from None


def _cell(row: Mapping[str, str | None], name: str) -> str:
    return (row.get(name) or "").strip()


def _length(row: Mapping[str, str | None], name: str) -> float:
    return _number(row, name, lambda text: parse_length(text).mm)


def _number(row: Mapping[str, str | None], name: str, read: Callable[[str], float]) -> float:
    text = _cell(row, name)
    if not text:
        raise BadFileError(msg("{name} is empty", name=name))
    try:
        return read(text)
    except PlannerError as error:
        raise BadFileError(error.message, error.hint, where=name) from None

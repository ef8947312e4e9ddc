"""Reading a table of placements: `thing,x_mm,y_mm,rotation_deg[,z_mm,layer,label]`, all rows or none."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from diorama_planner.app.tables import delimiter_of, table_text
from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.core.errors import BadFileError, PlannerError
from diorama_planner.core.messages import msg
from diorama_planner.core.units import parse_length, parse_number
from diorama_planner.kinds.thing import Thing

REQUIRED = ("thing", "x_mm", "y_mm", "rotation_deg")
OPTIONAL = ("z_mm", "layer", "label")


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """One row of a table: its number (the header is row 1), its cells, and the thing or what is wrong."""

    number: int
    cells: Mapping[str, str]
    thing: Thing | None = None
    problem: BadFileError | None = None


def read_placements(path: Path, catalogue: Catalogue) -> list[Thing]:
    """Read placements; nothing is placed unless every row is good.

    Raises:
        BadFileError: naming the row and what is wrong in it.
    """
    found = []
    for row in placement_rows(path, catalogue):
        if row.problem is not None:
            raise row.problem
        if row.thing is not None:
            found.append(row.thing)
    return found


def placement_rows(path: Path, catalogue: Catalogue) -> Iterator[PlacementRow]:
    """Read a table of placements row by row; what is wrong with a row is told with it.

    Raises:
        BadFileError: it is no table of placements at all.
    """
    text = table_text(path, "a table of placements")
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter_of(text), strict=True)
    columns = reader.fieldnames or []
    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        raise BadFileError(
            msg("{name} has no column {column}", name=path.name, column=missing[0]),
            msg("columns: {columns}", columns=",".join((*REQUIRED, *OPTIONAL))),
        )
    try:
        for number, row in enumerate(reader, 2):
            yield _row(number, row, f"{path.name} row {number}", catalogue)
    except csv.Error as error:
        raise BadFileError(msg("{reason}", reason=error), where=f"{path.name} row {reader.line_num}") from None


def _row(number: int, row: Mapping[str, str | None], where: str, catalogue: Catalogue) -> PlacementRow:
    cells = {name: _cell(row, name) for name in (*REQUIRED, *OPTIONAL)}
    try:
        return PlacementRow(number, cells, _thing(row, where, catalogue))
    except BadFileError as problem:
        return PlacementRow(number, cells, problem=problem)


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
            source=entry.usual_source,
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

"""The shipped tables, each parsed when first asked for.

`ShippedTables` knows which file holds which rows and how vehicles, props and names become things. Whose entry
wins over a shipped one is settled in `catalogue`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.reference_rows import Confidence
from diorama_planner.catalogue.table import read_table
from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.core.errors import BadFileError
from diorama_planner.core.messages import msg

if TYPE_CHECKING:
    from diorama_planner.catalogue.build_ups import CatalogueBuildUp

ValueT = TypeVar("ValueT")
RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class VehicleRow:
    """A row of `vehicles.csv`; lengths in mm, real size."""

    id: str
    name: str
    category: str
    year: int | None
    length_mm: float
    width_mm: float
    height_mm: float
    wheelbase_mm: float | None
    length_kind: str
    width_kind: str
    notes: str
    from_year: int | None
    to_year: int | None
    country: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class PropRow:
    """A row of `props.csv`; lengths in mm, real size. Only a row with a refusal may lack some of them."""

    id: str
    name: str
    category: str
    shape: Literal["rect", "circle", "ellipse", "polygon", "strip", "level", "pitch"]
    length_mm: float | None
    width_mm: float | None
    height_mm: float | None
    notes: str
    front: str
    ground_length_mm: float | None
    ground_width_mm: float | None
    mount: str
    mount_height_mm: float | None
    from_year: int | None
    to_year: int | None
    region: tuple[str, ...]
    refusal: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class NameRow:
    """A row of `nicknames.csv`: what people call a thing or material, and a short name for lists."""

    id: str
    short_name: str
    nicknames: tuple[str, ...]
    source: str
    confidence: Confidence


_NO_NAMES = NameRow("", "", (), "", "low")


def vehicle_thing(row: VehicleRow, names: NameRow = _NO_NAMES) -> CatalogueThing:
    """Make the thing of a row of `vehicles.csv`."""
    return CatalogueThing(
        id=row.id,
        name=row.name,
        category=row.category,
        real_mm=(row.length_mm, row.width_mm, row.height_mm),
        family="vehicle",
        front="+x",
        wheelbase_mm=row.wheelbase_mm,
        year=row.year,
        from_year=row.from_year,
        to_year=row.to_year,
        country=row.country,
        length_kind=row.length_kind,
        width_kind=row.width_kind,
        notes=row.notes,
        source=row.source,
        confidence=row.confidence,
        short_name=names.short_name,
        nicknames=names.nicknames,
    )


def prop_thing(row: PropRow, names: NameRow = _NO_NAMES) -> CatalogueThing:
    """Make the thing of a row of `props.csv`.

    Raises:
        BadFileError: the row has no refusal and lacks a number that placing it needs.
    """
    if not row.refusal:
        for column in ("length_mm", "width_mm", "height_mm", "mount_height_mm"):
            if getattr(row, column) is None:
                raise BadFileError(
                    msg("row {row}: {column} is empty where a number is needed", row=row.id, column=column),
                    msg("mend that cell of the table"),
                    where="props.csv",
                )
    ground = None
    if row.ground_length_mm is not None and row.ground_width_mm is not None:
        ground = (row.ground_length_mm, row.ground_width_mm)
    return CatalogueThing(
        id=row.id,
        name=row.name,
        category=row.category,
        real_mm=(row.length_mm or 0.0, row.width_mm or 0.0, row.height_mm or 0.0),
        family="prop",
        shape=row.shape,
        front=row.front,
        ground_mm=ground,
        mount=row.mount or "floor",
        mount_height_mm=row.mount_height_mm or 0.0,
        from_year=row.from_year,
        to_year=row.to_year,
        region=row.region,
        notes=row.notes,
        source=row.source,
        confidence=row.confidence,
        refusal=row.refusal,
        short_name=names.short_name,
        nicknames=names.nicknames,
    )


class ShippedTables:
    """The CSV files of one folder as typed rows, read when first asked for and then kept."""

    __slots__ = ("_folder", "_kept")

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: dict[str, Any] = {}

    def _keep(self, key: str, build: Callable[[], ValueT]) -> ValueT:
        if key not in self._kept:
            self._kept[key] = build()
        return cast(ValueT, self._kept[key])

    def rows(self, file: str, row_type: type[RowT]) -> tuple[RowT, ...]:
        """Give the rows of a table, as in `rows("bases.csv", Base)`. Errors as `table.read_table`."""
        return self._keep(file, lambda: read_table(self._folder / file, row_type))

    def rows_by_id(self, file: str, row_type: type[RowT]) -> dict[str, RowT]:
        """Give the rows of a table that has a column `id`, by that. Errors as `table.read_table`."""
        return self._keep(f"{file} by id", lambda: {cast(Any, row).id: row for row in self.rows(file, row_type)})

    def names(self) -> dict[str, NameRow]:
        """Give the names people use, by id of thing or material."""
        return self._keep("names", lambda: {row.id: row for row in self.rows("nicknames.csv", NameRow)})

    def vehicles(self) -> dict[str, CatalogueThing]:
        """Give the vehicles by id, in the order of the table."""
        return self._keep("vehicles", self._read_vehicles)

    def props(self) -> dict[str, CatalogueThing]:
        """Give the props by id, in the order of the table, reference figures too."""
        return self._keep("props", self._read_props)

    def materials(self) -> dict[str, Material]:
        """Give the materials by id, in the order of the table."""
        return self._keep("materials", self._read_materials)

    def build_ups(self) -> dict[str, CatalogueBuildUp]:
        """Give the named build-ups by id, in the order of the file."""
        from diorama_planner.catalogue.build_ups import read_shipped  # not before a surface is finished

        return self._keep("build_ups", lambda: read_shipped(self._folder / "build_ups.json"))

    def _read_vehicles(self) -> dict[str, CatalogueThing]:
        names = self.names()
        rows = read_table(self._folder / "vehicles.csv", VehicleRow)
        return {row.id: vehicle_thing(row, names.get(row.id, _NO_NAMES)) for row in rows}

    def _read_props(self) -> dict[str, CatalogueThing]:
        names = self.names()
        rows = read_table(self._folder / "props.csv", PropRow)
        return {row.id: prop_thing(row, names.get(row.id, _NO_NAMES)) for row in rows}

    def _read_materials(self) -> dict[str, Material]:
        names = self.names()
        found = {row.id: row for row in read_table(self._folder / "materials.csv", Material)}
        for key in found.keys() & names.keys():
            named = names[key]
            found[key] = replace(found[key], short_name=named.short_name, nicknames=named.nicknames)
        return found

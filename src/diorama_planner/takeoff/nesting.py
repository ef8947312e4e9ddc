"""Parts to be cut, the sheets that they are cut from, and how they lie on them.

Only words: `nesting_raster` lays parts out, `nesting_cuts` lays rectangles out for straight cuts, `squeezing` makes a
layout denser. A sheet has its own millimetres: x along its length from its left edge, y up from its lower one; grain
runs along x.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from diorama_planner.core.errors import RecordError
from diorama_planner.core.messages import Message, msg
from diorama_planner.geometry.points import Point
from diorama_planner.geometry.region import Region, difference, intersection, rect_region, transform

Grain: TypeAlias = Literal["any", "along", "fixed"]
"""How a part may be turned: at will, only end for end so that its x stays along the grain, or not at all."""

NEW = ""
"""The key of stock that is bought, sheet by sheet."""

_SAME_MM = 3
"""Decimals of a millimetre to which parts are told apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A flat part; `count` of them alike are wanted. Its outline lies anywhere and is turned about the origin.

    `key` is the same as long as the part is what it was: item, surface and number.
    """

    key: str
    name: str
    item: str
    material: str
    region: Region
    count: int = 1
    grain: Grain = "any"

    @property
    def area_mm2(self) -> float:
        """The area of all of them."""
        return self.region.area * self.count

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of the box round it as it is."""
        xmin, ymin, xmax, ymax = self.region.bounds
        return xmax - xmin, ymax - ymin


@dataclass(frozen=True, slots=True)
class Edges:
    """How much of a sheet cannot be used at each edge in mm: tongue and groove, crushed corners.

    Raises:
        RecordError: an edge below 0, or none at all.
    """

    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    top: float = 0.0

    def __post_init__(self) -> None:
        for edge in (self.left, self.right, self.bottom, self.top):
            if not 0.0 <= edge < math.inf:
                raise RecordError(
                    msg("an edge of a sheet cannot be {edge} mm wide", edge=f"{edge:g}"),
                    msg("give 0 where all of it can be used"),
                )

    @classmethod
    def all_round(cls, mm: float) -> Edges:
        """The same at every edge."""
        return cls(mm, mm, mm, mm)


@dataclass(frozen=True, eq=False)
class Stock:
    """Sheets alike that parts can be cut from; `count` None is as many as are wanted.

    `outline` is that of an irregular offcut within length and width; `blocked` is what of it cannot be used: holes,
    defects, what was already cut. `cost` of one, in any currency, decides which are taken first: what is there for
    nothing goes before what is bought.

    Raises:
        RecordError: a sheet without area.
    """

    key: str
    name: str
    length_mm: float
    width_mm: float
    edges: Edges = Edges()
    outline: Region | None = None
    blocked: Region | None = None
    count: int | None = None
    cost: float = 1.0

    def __post_init__(self) -> None:
        if not (0 < self.length_mm < math.inf and 0 < self.width_mm < math.inf):
            raise RecordError(msg("{name}: a sheet cannot be {size} large", name=self.name, size=self._size))

    @property
    def _size(self) -> str:
        return f"{self.length_mm:g} x {self.width_mm:g} mm"

    @cached_property
    def whole(self) -> Region:
        """What there is of it."""
        return self.outline or rect_region(0.0, 0.0, self.length_mm, self.width_mm)

    @cached_property
    def usable(self) -> Region:
        """Where parts may lie: within its edges, off what is blocked."""
        edges = self.edges
        right, top = self.length_mm - edges.right, self.width_mm - edges.top
        room = rect_region(edges.left, edges.bottom, right, top)
        if self.outline is not None:
            room = intersection(room, self.outline)
        return room if self.blocked is None else difference(room, self.blocked)

    @property
    def is_plain(self) -> bool:
        """Whether its usable part is a rectangle."""
        return self.outline is None and self.blocked is None


@dataclass(frozen=True, slots=True)
class Settings:
    """How parts are laid out.

    `gap_mm` is left free between parts, beside the `kerf_mm` that the cut itself takes (knife 0, hot wire about 1).
    `turns` is in how many positions of a full circle parts may lie (1, 2, 4, 8 ...); `straight_cuts` puts rectangles
    in rows that few cuts from edge to edge part; `cell_mm` is the raster's, None for what suits the sheet.

    Raises:
        RecordError: a gap or kerf below 0, no turn at all.
    """

    gap_mm: float = 2.0
    kerf_mm: float = 0.0
    turns: int = 16
    straight_cuts: bool = False
    cell_mm: float | None = None

    def __post_init__(self) -> None:
        for name in ("gap_mm", "kerf_mm"):
            if not 0.0 <= getattr(self, name) <= 1000.0:
                text = msg("{field} cannot be {value}", field=name, value=getattr(self, name))
                raise RecordError(text, msg("give millimetres from 0 to 1000"))
        if not 1 <= self.turns <= 360:
            text = msg("parts cannot be laid in {turns} positions", turns=self.turns)
            raise RecordError(text, msg("give a whole number from 1 to 360"))
        if self.cell_mm is not None and not 0.2 <= self.cell_mm <= 100.0:
            text = msg("a raster of {cell} mm is too fine or too coarse", cell=self.cell_mm)
            raise RecordError(text, msg("give millimetres from 0.2 to 100"))

    @property
    def spacing_mm(self) -> float:
        """How far parts lie from each other."""
        return self.gap_mm + self.kerf_mm

    def angles(self, grain: Grain) -> tuple[float, ...]:
        """The turns in degrees, counter-clockwise, that a part with a grain may be given."""
        if grain == "fixed" or self.turns == 1:
            return (0.0,)
        if grain == "along":
            return (0.0, 180.0)
        return tuple(360.0 * step / self.turns for step in range(self.turns))


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one part lies: on which sheet of the layout, turned about its origin, which is then carried to x, y.

    What is locked stays where it is when the rest is laid out anew.
    """

    part: str
    sheet: int
    x_mm: float
    y_mm: float
    turn_deg: float = 0.0
    locked: bool = False


@dataclass(frozen=True, slots=True)
class StraightCut:
    """A cut right through a sheet, or through what earlier cuts left of it; they are made in their order."""

    sheet: int
    start: Point
    end: Point

    @property
    def length_mm(self) -> float:
        """How long it is."""
        return math.dist(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """How many of a part found no room, and why; `pieces` is into how many straight cuts part it so that it fits."""

    part: str
    count: int
    why: Message
    pieces: int = 0


@dataclass(frozen=True)
class Layout:
    """Parts on sheets. `sheets` names the stock of each; nothing overlaps, and all of it was checked."""

    material: str
    settings: Settings
    sheets: tuple[Stock, ...] = ()
    placements: tuple[Placement, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    cuts: tuple[StraightCut, ...] = ()

    @property
    def new_sheets(self) -> int:
        """How many sheets have to be bought."""
        return sum(sheet.key == NEW for sheet in self.sheets)

    def on(self, sheet: int) -> list[Placement]:
        """What lies on one sheet."""
        return [placement for placement in self.placements if placement.sheet == sheet]


@dataclass(frozen=True)
class Begun:
    """Sheets with what lies on them already, and the parts that these are."""

    sheets: tuple[Stock, ...] = ()
    placements: tuple[Placement, ...] = ()
    parts: Mapping[str, Part] = field(default_factory=dict)

    def left_of(self, stocks: Iterable[Stock]) -> Counter[str]:
        """How many sheets of each stock are left where there are not as many as are wanted."""
        left = Counter({stock.key: stock.count for stock in stocks if stock.count is not None})
        left.subtract(Counter(stock.key for stock in self.sheets if stock.key in left))
        return left


def laid(part: Part, placement: Placement) -> Region:
    """Give the outline of a part where it lies on its sheet."""
    return transform(part.region, (placement.x_mm, placement.y_mm), placement.turn_deg)


def by_key(parts: Iterable[Part]) -> dict[str, Part]:
    """Give parts by their keys."""
    return {part.key: part for part in parts}


def use_pct(layout: Layout, parts: Mapping[str, Part], sheet: int | None = None) -> float:
    """Return what share of the sheets, or of one of them, became parts, in per cent."""
    chosen = layout.sheets if sheet is None else (layout.sheets[sheet],)
    there = math.fsum(stock.whole.area for stock in chosen)
    placements = layout.placements if sheet is None else layout.on(sheet)
    used = math.fsum(parts[placement.part].region.area for placement in placements)
    return 100.0 * used / there if there > 0 else 0.0


def counts_of(placements: Iterable[Placement]) -> Counter[str]:
    """Return how many of each part are placed."""
    return Counter(placement.part for placement in placements)


def fingerprint(parts: Sequence[Part]) -> str:
    """Return 32 hexadecimal digits that change when the outline, number or grain of a part does; order has no say."""
    lines = sorted(f"{part.key}|{part.count}|{part.grain}|{_written(part.region)}" for part in parts)
    return hashlib.blake2b("\n".join(lines).encode(), digest_size=16).hexdigest()


def _written(region: Region) -> str:
    """The outline from its own lower left corner: where on the plan a part lies has no say."""
    xmin, ymin, _, _ = region.bounds
    rings = [(ring - (xmin, ymin)).round(_SAME_MM) + 0.0 for ring in region.rings()]
    return ";".join(sorted(str(ring.tolist()) for ring in rings))

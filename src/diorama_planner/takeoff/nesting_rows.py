"""Parts laid out by their boxes, to the last millimetre: rectangles closely, or all in rows for straight cuts.

Six parts of 400 x 300 mm fill a sheet of 1200 x 600 mm only so; a raster always loses a little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from diorama_planner.geometry.nesting_grids import grown
from diorama_planner.geometry.nesting_shapes import widest_rectangle
from diorama_planner.geometry.packing import Heap, Rows, Rule, Size, Slit, by_size, slits_of
from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.region import difference, transform, union_all
from diorama_planner.takeoff.nesting import Begun, Part, Placement, Settings, Stock, StraightCut, laid

BOX_MM2 = 1e-3
CELL_MM = 3.0
"""How exactly the largest rectangle of an irregular sheet is found."""

Packer: TypeAlias = Heap | Rows
Order: TypeAlias = Callable[[Size], tuple[float, ...]]

ORDERS: tuple[Order, ...] = (
    lambda size: (size.width * size.height, max(size.width, size.height)),
    lambda size: (max(size.width, size.height), min(size.width, size.height)),
    lambda size: (min(size.width, size.height), max(size.width, size.height)),
)
"""What is placed first: large, long or thick rectangles."""

RULES: tuple[Rule, ...] = ("left", "snug")


@dataclass(eq=False)
class Room:
    """The rectangle of a sheet that boxes are packed into; `across` fills it in columns instead of rows."""

    box: Bounds
    packer: Packer
    across: bool

    def put(self, size: Size) -> tuple[float, float, bool] | None:
        """Give the lower left corner of a rectangle on the sheet, and whether it is turned; None without room."""
        spot = self.packer.put(Size(size.height, size.width, size.turnable) if self.across else size)
        if spot is None:
            return None
        x, y = (spot.y, spot.x) if self.across else (spot.x, spot.y)
        return self.box[0] + x, self.box[1] + y, spot.turned

    def cuts(self, sheet: int) -> Iterator[StraightCut]:
        """Give the cuts that part its rows, on the sheet."""
        if isinstance(self.packer, Rows):
            for slit in slits_of(self.packer):
                x1, y1, x2, y2 = Slit(slit.y1, slit.x1, slit.y2, slit.x2) if self.across else slit
                x, y = self.box[:2]
                yield StraightCut(sheet, (x + x1, y + y1), (x + x2, y + y2))


def is_box(part: Part) -> bool:
    """Whether a part is a rectangle that lies along its axes."""
    width, height = part.size_mm
    return abs(width * height - part.region.area) < BOX_MM2


@dataclass(frozen=True)
class BoxNest:
    """One way to pack boxes: in which order, and closely by a rule or, without one, in rows.

    `across` fills sheets in columns instead of rows; `upright` sets what begins a row on its shorter side.
    """

    settings: Settings
    order: Order
    rule: Rule | None = None
    across: bool = False
    upright: bool = False

    def lay_out(
        self, parts: Sequence[Part], stocks: Sequence[Stock], begun: Begun
    ) -> tuple[Begun, Counter[str], tuple[StraightCut, ...]]:
        """Lay parts out on sheets that were begun and then on others of the stocks.

        Returns:
            The sheets with all that lies on them, how many of each part found no place, and the cuts between rows.
        """
        sheets, placements = list(begun.sheets), list(begun.placements)
        rooms = [self._room(stock, number, begun) for number, stock in enumerate(sheets)]
        left = begun.left_of(stocks)
        missing: Counter[str] = Counter()
        turnable = 90.0 in self.settings.angles("any")
        units = [part for part in parts for _ in range(part.count)]
        sizes = [Size(*part.size_mm, turnable and part.grain == "any") for part in units]
        for place in by_size(sizes, self.order):
            part, size = units[place], sizes[place]
            found = self._spot(size, rooms, sheets, stocks, left)
            if found is None:
                missing[part.key] += 1
            else:
                placements.append(_placed(part, *found))
        cuts = [cut for number, room in enumerate(rooms) if room for cut in room.cuts(number)]
        return replace(begun, sheets=tuple(sheets), placements=tuple(placements)), missing, tuple(cuts)

    def _spot(
        self, size: Size, rooms: list[Room | None], sheets: list[Stock], stocks: Sequence[Stock], left: Counter[str]
    ) -> tuple[int, float, float, bool] | None:
        """Find room on what is there for nothing, begun or not, before anything is bought."""
        for bought in (False, True):
            for number, room in enumerate(rooms):
                if room and (sheets[number].cost > 0) is bought and (spot := room.put(size)) is not None:
                    return number, *spot
            for stock in stocks:
                if (stock.cost > 0) is not bought or (stock.count is not None and left[stock.key] <= 0):
                    continue
                room = self._room(stock, -1, Begun())
                if room and (spot := room.put(size)) is not None:
                    rooms.append(room)
                    sheets.append(stock)
                    left[stock.key] -= 1
                    return len(sheets) - 1, *spot
        return None

    def _room(self, stock: Stock, number: int, begun: Begun) -> Room | None:
        """The largest rectangle of a sheet in which nothing lies yet."""
        spacing, usable = self.settings.spacing_mm, stock.usable
        taken = [laid(begun.parts[one.part], one) for one in begun.placements if one.sheet == number]
        if taken:
            usable = difference(usable, union_all([grown(each, spacing) if spacing else each for each in taken]))
        box = widest_rectangle(usable, CELL_MM)
        if box is None:
            return None
        width, height = box[2] - box[0], box[3] - box[1]
        if self.across:
            width, height = height, width
        if self.rule is not None:
            return Room(box, Heap(width, height, spacing, self.rule), self.across)
        return Room(box, Rows(width, height, spacing, self.upright), self.across)


def _placed(part: Part, sheet: int, x: float, y: float, turned: bool) -> Placement:
    turn = 90.0 if turned else 0.0
    xmin, ymin, _, _ = transform(part.region, rotation_deg=turn).bounds
    return Placement(part.key, sheet, x - xmin, y - ymin, turn)

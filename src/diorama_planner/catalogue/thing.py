"""A thing of the catalogue: something that is placed as itself, with its real size.

One type for vehicles, props and the user's own things, whatever table or file they come from. How a thing is
drawn is in `symbols`; an item that stands on a plan is a record of `kinds`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from diorama_planner.core.errors import RecordError
from diorama_planner.core.messages import msg

Size = tuple[float, float, float]
Rings = tuple[tuple[tuple[float, float], ...], ...]
Tiers = tuple[tuple[float, Rings], ...]
Family = Literal["vehicle", "prop"]
Origin = Literal["shipped", "user", "project"]

LARGEST_MM = 1e6
MOST_OUTLINE_POINTS = 4000
_ROUNDING = 1.001
FACING_DEG = {"+x": 0.0, "+y": 90.0, "-x": 180.0, "-y": 270.0}
"""The direction of each side that may be a front, in degrees counter-clockwise from +x."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueThing:
    """A thing with its real size. All lengths are millimetres, real size, but `casting_mm` (on the bench).

    `real_mm` is length (along x), width (along y) and height; a painted marking is 0 high. `front` is the
    side that faces the viewer and is turned away from a wall: "-y", "+x" or "". `ground_mm` is the box
    round what touches the ground; it is None for vehicles, which stand on their tyres. A thing that is not
    `placeable` is a reference figure; `refusal` says why in words that follow "... cannot be placed:".
    `region` are the regions that it is clearly bound to; `country` is the maker's (vehicles). `picture` is
    the hash of an asset or empty. `colours` are (slot, "#rrggbb") pairs that differ from the symbol's own.
    `casting_mm` is the size of the model as measured. `mesh` is the hash of an asset with a body of its own or
    empty, and `outline_mm` the rings of its plan about the centre: outer ones counter-clockwise, the largest first,
    then holes clockwise. `tiers_mm` are such rings of what of it lies above a height.
    """

    id: str
    name: str
    category: str
    real_mm: Size
    family: Family = "prop"
    shape: str = "rect"
    front: str = ""
    ground_mm: tuple[float, float] | None = None
    mount: str = "floor"
    mount_height_mm: float = 0.0
    wheelbase_mm: float | None = None
    year: int | None = None
    from_year: int | None = None
    to_year: int | None = None
    region: tuple[str, ...] = ()
    country: str = ""
    length_kind: str = ""
    width_kind: str = ""
    notes: str = ""
    source: str = ""
    confidence: str = ""
    refusal: str = ""
    short_name: str = ""
    nicknames: tuple[str, ...] = ()
    origin: Origin = field(default="shipped", metadata={"kept": False})
    picture: str = ""
    colours: tuple[tuple[str, str], ...] = ()
    casting_mm: Size | None = None
    mesh: str = ""
    outline_mm: Rings = ()
    tiers_mm: Tiers = ()

    def __post_init__(self) -> None:
        for name in ("real_mm", "ground_mm", "casting_mm"):
            size = getattr(self, name)
            # the comparison is False for what is not a number
            if size is not None and not (min(size) >= 0 and max(size) <= LARGEST_MM and sum(size) >= 0):
                raise RecordError(msg("{thing}: {field} must be sizes from 0 to 1 km", thing=self.id, field=name))
        if self.placeable and 0.0 in self.real_mm[:2]:
            raise RecordError(msg("{thing}: length and width must be above 0", thing=self.id))
        rings = (*self.outline_mm, *(ring for _, tier in self.tiers_mm for ring in tier))
        heights = (0.0, *(height for height, _ in self.tiers_mm), self.real_mm[2])
        if not _fit(rings, self.real_mm) or any(low > high for low, high in pairwise(heights)):
            raise RecordError(msg("{thing}: its outline does not fit its size", thing=self.id))

    def __hash__(self) -> int:
        return hash(self.id)  # entries are keys of many caches, and ids tell them apart well enough

    @property
    def placeable(self) -> bool:
        """Whether it may stand on a plan."""
        return not self.refusal

    @property
    def usual_source(self) -> str:
        """How one is come by unless the user says else: what has a mesh of its own is printed."""
        return "print" if self.mesh else "buy"

    @property
    def label(self) -> str:
        """The short name where there is one: for the library and for lists."""
        return self.short_name or self.name


def _fit(rings: Rings, size: Size) -> bool:
    """Whether rings can be the plan of a thing of a size; comparisons are False for what is not a number."""
    if not all(len(ring) >= 3 for ring in rings) or sum(map(len, rings)) > MOST_OUTLINE_POINTS:
        return False
    across, along = size[0] / 2 * _ROUNDING, size[1] / 2 * _ROUNDING
    return all(abs(x) <= across and abs(y) <= along for ring in rings for x, y in ring)

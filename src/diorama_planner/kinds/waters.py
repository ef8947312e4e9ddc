"""What the ground answers: heights and areas, and how much water or resin stands where and what holds it.

Only the words; `terrain` works the answers out. Part of what a kind may ask (`contract`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region
from diorama_planner.model.record import Point, Points, RecordId
from diorama_planner.solids.prism import Prism

if TYPE_CHECKING:
    from diorama_planner.kinds.slices import Lamina
    from diorama_planner.solids.mesh import Mesh


@dataclass(frozen=True, slots=True)
class Water:
    """Water standing on the ground: mm3, mm2 of its surface, mm at its deepest point, and where that is."""

    volume_mm3: float = 0.0
    area_mm2: float = 0.0
    max_depth_mm: float = 0.0
    deepest_at: Point | None = None


@dataclass(frozen=True, slots=True)
class OpenEdge:
    """A stretch of a pour's border that nothing holds."""

    line: Points
    length_mm: float
    height_mm: float
    side: str
    """front, back, left, right of the base, or empty inside it."""


@dataclass(frozen=True, slots=True)
class LowestBank:
    """Where the least of a kerb or bank is left above a surface: its height over the floor, and what is left."""

    height_mm: float
    left_mm: float


@dataclass(frozen=True, slots=True)
class Unevenness:
    """Hollows of a surface that is nearly flat, made by noise.

    `share` of the area is wet, the deepest hollow is `depth_mm` deep, `size_mm` lies between one and the next;
    `origin` is a place that moves with the surface, and `seed` tells one surface from another.
    """

    share: float
    depth_mm: float
    size_mm: float
    origin: Point
    seed: int


class WaterOnGround(Protocol):
    """Heights and levels are in mm over the base top.

    Cells are connected that are wet, share an edge and lie in the region, and those connected to these. A hollow
    is all cells that are connected.
    """

    def flood(
        self, region: Region, level_mm: float, bodies: Sequence[Prism] = (), only_deepest: bool = False
    ) -> Water:
        """Water up to a level within a region, less the bodies in it; in the deepest hollow only, if told so."""

    def pools(self, region: Region, level_mm: float, bodies: Sequence[Prism] = ()) -> Sequence[Water]:
        """The same for each hollow by itself, the largest first."""

    def wet_region(self, region: Region, level_mm: float, only_deepest: bool = False) -> Region:
        """The part of a region that water up to a level covers."""

    def wetted_area(self, region: Region, level_mm: float) -> float:
        """Area in mm2, along slopes and up walls, of the ground that water up to a level wets within a region."""

    def level_wetting(self, region: Region, share: float) -> float:
        """The level that leaves so much of a region dry that `share` of it is wet."""

    def open_edges(
        self, region: Region, top_mm: float, held_by: Sequence[Prism], layer_mm: float | None = None
    ) -> Sequence[OpenEdge]:
        """Stretches of the border of a region where neither ground nor a body reaches `top_mm`.

        A film has a `layer_mm` instead: its surface stands so much over the ground that it lies on.
        """

    def lowest_bank(
        self, region: Region, top_mm: float, kerbs: Sequence[Prism], layer_mm: float | None = None
    ) -> LowestBank | None:
        """Where the least of the ground or of a kerb is left above a surface along the border of a region."""

    def unevenness(self, region: Region, hollows: Unevenness, lowered_mm: float = 0.0) -> Water:
        """What hollows hold, filled to their brim or less by `lowered_mm`."""

    def uneven_region(self, region: Region, hollows: Unevenness) -> Region:
        """The part of a region where hollows are wet."""


class Ground(WaterOnGround, Protocol):
    """The shape of the ground, heights in mm over the base top. It never changes: answers can be kept by it."""

    def __hash__(self) -> int:
        """One ground is itself alone."""

    def height_at(self, x: float, y: float) -> float:
        """Height at a point."""

    def heights(self, points: PointArray) -> PointArray:
        """Heights at points, a row each."""

    def lowest(self, region: Region) -> float:
        """Least height within a region."""

    def highest(self, region: Region) -> float:
        """Greatest height within a region."""

    def level_about(self, region: Region, margin_mm: float = 0.0) -> float | None:
        """The one height of all ground in the box of a region and so far about it; None where it differs."""

    def surface(self, region: Region) -> Mesh:
        """The ground of a region as a sheet: its faces upwards, cut at the border of the region."""

    def slope_area(self, region: Region) -> float:
        """Area in mm2 measured along the slope."""

    def body_volume(self, item_id: RecordId) -> float:
        """What a landform adds to the ground in mm3, or takes from it, on top of those before it."""

    def skin_volume(self, item_id: RecordId, skin_mm: float) -> float:
        """How much of what a landform adds is its uppermost `skin_mm`, in mm3."""

    def laminae(
        self, item_id: RecordId, thickness_mm: float, skin_mm: float = 0.0, inside: bool = False
    ) -> Sequence[Lamina]:
        """The slices that a landform adds to the stack of sheets of a thickness, cut to the ground less a skin."""

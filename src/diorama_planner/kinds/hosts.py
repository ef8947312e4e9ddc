"""What can be set into another item, and into what: walls and their openings, and a face of a wall as a plane.

Only their shape as data; the geometry is in `cuts` and `faces`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from diorama_planner.model.record import Curves, Points, RecordId


class Host(Protocol):
    """What an opening is set into."""

    @property
    def id(self) -> RecordId:
        """Its record."""

    @property
    def label(self) -> str:
        """What the user calls it."""

    @property
    def path_mm(self) -> Points:
        """Its centre-line."""

    @property
    def curves_mm(self) -> Curves:
        """Control points of the curved segments of the centre-line."""

    @property
    def thickness_mm(self) -> float:
        """Its thickness."""

    @property
    def height_mm(self) -> float:
        """Its height."""


class Cut(Protocol):
    """What is set into a host: a hole or a recess in its face."""

    @property
    def id(self) -> RecordId:
        """Its record."""

    @property
    def at_mm(self) -> float:
        """Its centre along the host's path."""

    @property
    def width_mm(self) -> float:
        """Width along the path."""

    @property
    def height_mm(self) -> float:
        """Height."""

    @property
    def sill_mm(self) -> float:
        """Height of its lower edge over the foot of the host."""

    @property
    def depth_mm(self) -> float | None:
        """How deep the recess is; None cuts through."""

    @property
    def side(self) -> str:
        """The face that a recess is cut into: front or back."""

    @property
    def shape(self) -> str:
        """rect, arch or round."""


@dataclass(frozen=True, slots=True)
class Face:
    """A face of a host as a plane: x from its left end as one looks at it, y up from its foot, in mm.

    Corners and curves of the path are unfolded along the centre-line. `leftward` tells that the path runs from
    right to left here, as it does on a front.
    """

    host: Host
    surface: str
    width_mm: float
    height_mm: float
    leftward: bool = False

    def across(self, along_mm: float) -> float:
        """Give x for a place along the path, and the place along the path for an x."""
        return self.width_mm - along_mm if self.leftward else along_mm

    @property
    def way(self) -> float:
        """1 where the path runs to the right, -1 where it runs to the left."""
        return -1.0 if self.leftward else 1.0

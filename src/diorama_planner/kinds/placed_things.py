"""A thing of the catalogue put somewhere in space, so that all that are alike can share one body.

That is the body of `symbols.solids`, in real millimetres about the middle of its plan. Which items are things, and
where they stand, is in `thing_stands`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.kinds.figures import Size


@dataclass(frozen=True, slots=True)
class PlacedThing:
    """A thing whose real sizes are multiplied by `factors`, turned about the vertical, put at a place in plan mm."""

    thing: CatalogueThing
    at_mm: tuple[float, float, float]
    rotation_deg: float
    factors: Size
    colours: Mapping[str, str] = field(default_factory=dict, hash=False)

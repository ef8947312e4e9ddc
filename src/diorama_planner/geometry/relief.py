"""What a landform does to the ground, as plain data: kinds make it, `terrain` composes it.

It stands here, below both, so that a kind can say it without knowing the heightfield.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from diorama_planner.core.messages import msg
from diorama_planner.geometry.points import GeometryError
from diorama_planner.geometry.region import Region


class Edge(StrEnum):
    """How a landform meets the ground around it."""

    CLIFF = "cliff"
    SLOPE = "slope"
    ROUND = "round"


class Operation(StrEnum):
    """What a landform does to the height that is there."""

    RAISE = "raise"
    CARVE = "carve"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Relief:
    """One landform: where, how high, how its edges fall. Reliefs apply by `order`, then by `record_id`.

    `height_mm` is added (raise), taken away whatever its sign (carve), or aimed at over the base top (level).
    `edge_width_mm` is how far inside the outline the full height is reached; at 0 every edge is a cliff.
    """

    record_id: str
    order: float
    region: Region
    height_mm: float
    edge: Edge = Edge.SLOPE
    edge_width_mm: float = 0.0
    operation: Operation = Operation.RAISE

    def __post_init__(self) -> None:
        if not math.isfinite(self.height_mm):
            raise GeometryError(msg("{record} has no usable height", record=self.record_id))
        if not (math.isfinite(self.edge_width_mm) and self.edge_width_mm >= 0):
            raise GeometryError(
                msg("{record} has no usable edge width", record=self.record_id), hint=msg("give 0 mm or more")
            )

    @property
    def is_cliff(self) -> bool:
        """Whether the edge is one step."""
        return self.edge is Edge.CLIFF or self.edge_width_mm == 0.0

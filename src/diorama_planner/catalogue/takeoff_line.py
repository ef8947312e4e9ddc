"""One quantity that one item needs of one material: what kinds hand to the take-off.

The sum that turns what was measured into what the material needs is in `coverage`; summing lines and rounding
to packs is in `takeoff`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from diorama_planner.core.errors import RecordError
from diorama_planner.core.messages import Message, msg

MeasuredUnit = Literal["mm3", "mm2", "mm", "each"]
NeedUnit = Literal["mm2", "ml", "g", "each", "mm"]


@dataclass(frozen=True, slots=True)
class TakeoffLine:
    """A need, before waste and packs.

    `item` is the id of the record, `surface` the name of its surface (or empty), `material` the id of the
    material. `measured` is what the geometry gave, before any rate; `amount` is in the material's own unit.
    `why` is the arithmetic in words. Lines of one `group` are shown together under that name.
    """

    item: str
    surface: str
    material: str
    measured: float
    measured_unit: MeasuredUnit
    amount: float
    unit: NeedUnit
    why: Message
    group: str = ""

    def __post_init__(self) -> None:
        if not (0 <= self.measured < math.inf and 0 <= self.amount < math.inf):  # false for what is not a number too
            raise RecordError(
                msg(
                    "item {item}: a need of {material} must be 0 or more",
                    item=self.item,
                    material=self.material,
                )
            )

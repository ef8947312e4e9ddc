"""One quantity that one item needs of one material: what kinds hand to the take-off.

The sum that turns what was measured into what the material needs is in `coverage`; summing lines and rounding
to packs is in `takeoff`.
"""

from __future__ import annotations

import math
from typing import Any, Literal, NamedTuple, Self, TypeAlias

from diorama_planner.core.errors import RecordError
from diorama_planner.core.messages import Later, Message, msg

MeasuredUnit = Literal["mm3", "mm2", "mm", "each"]
NeedUnit = Literal["mm2", "ml", "g", "each", "mm"]
Reason: TypeAlias = tuple[Any, ...]
"""A function that gives a message, and its arguments."""


_INF = math.inf
_made = tuple.__new__


class _Fields(NamedTuple):
    item: str
    surface: str
    material: str
    measured: float
    measured_unit: MeasuredUnit
    amount: float
    unit: NeedUnit
    reason: Message | Reason
    group: str = ""


class TakeoffLine(_Fields):
    """A need, before waste and packs. A tuple underneath, since a plan has tens of thousands of them.

    `item` is the id of the record, `surface` the name of its surface (or empty), `material` the id of the
    material. `measured` is what the geometry gave, before any rate; `amount` is in the material's own unit.
    `why` is the arithmetic in words. Lines of one `group` are shown together under that name.
    """

    __slots__ = ()

    def __new__(
        cls,
        item: str,
        surface: str,
        material: str,
        measured: float,
        measured_unit: MeasuredUnit,
        amount: float,
        unit: NeedUnit,
        why: Message | Reason,
        group: str = "",
    ) -> Self:
        """Make a line; `why` may be what puts the arithmetic into words, and of what, for when it is read.

        Raises:
            RecordError: an amount below 0, or that is not a finite number.
        """
        if not (0 <= measured < _INF and 0 <= amount < _INF):  # false for what is not a number too
            text = msg("item {item}: a need of {material} must be 0 or more", item=item, material=material)
            raise RecordError(text)
        return _made(cls, (item, surface, material, measured, measured_unit, amount, unit, why, group))

    @property
    def why(self) -> Message:
        """The arithmetic in words."""
        return self.reason if isinstance(self.reason, Message) else Later(*self.reason)

"""Walls that lamps behind them are seen through: foam and thin sheets let light pass unless they are painted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import counted, msg
from diorama_planner.core.units import format_length
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.shared import finish_on
from diorama_planner.model.record import Item

OPAQUE_MM: Mapping[str, float] = {"foam": 12.0, "styrene": 3.0, "board": 3.0}
"""From which thickness bare sheets of a category let no light of a small LED pass. Builder's practice, unsourced."""

BLACK = "fascia_cinema_black"
_FACES = ("front", "back")
_IN_SIGHT = frozenset({"post", "car", "sign"})


def leaks(item: Any, name: str, lamps: Sequence[Item], around: Around) -> list[Issue]:
    """Tell that lamps near a bare wall will be seen through it.

    Those on the wall itself shine away from it, and those of posts, cars and signs are seen anyway.
    """
    material = around.catalogue.material_map.get(item.material)
    behind = [
        lamp for lamp in lamps if getattr(lamp, "host", "") != item.id and getattr(lamp, "mount", "") not in _IN_SIGHT
    ]
    painted = any(finish_on(item, face) for face in _FACES)
    if not behind or painted or material is None or item.thickness_mm >= OPAQUE_MM.get(material.category, 0.0):
        return []
    text = counted(
        "A light is seen through {name}, {thickness} thick: paint its inside black, then white",
        "{count} lights are seen through {name}, {thickness} thick: paint its inside black, then white",
        len(behind),
        name=name,
        thickness=format_length(item.thickness_mm),
    )
    fix = Fix(msg("Paint its back black"), "set_finish", {"id": item.id, "surface": "back", "finish": BLACK})
    return [Issue("light-leaks", Severity.HINT, item.id, text, (fix,))]

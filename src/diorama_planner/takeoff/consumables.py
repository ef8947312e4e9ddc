"""Tools and consumables that materials call for: bought once, never by area, ticked when one has them.

Builder's practice; which glue suits which material is in the catalogue's compatibility table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from diorama_planner.core.messages import Message, msg


@dataclass(frozen=True, slots=True)
class Consumable:
    """A tool or consumable by its catalogue id, and why it is needed."""

    material: str
    why: Message


_NEEDED: tuple[tuple[str, tuple[str, ...], Message], ...] = (
    ("tool_knife", ("foam", "board", "styrene", "wood"), msg("cuts sheet parts")),
    ("foam_tack", ("foam",), msg("glues foam without attacking it")),
    ("pva_1l", ("board", "wood", "plaster"), msg("glues card and wood")),
    ("plastic_cement", ("styrene",), msg("welds styrene")),
    ("tool_grass_applicator", ("static_grass",), msg("makes the fibres stand")),
    ("static_layering_glue", ("static_grass",), msg("holds the fibres")),
    ("scenic_cement", ("turf", "ground", "ballast"), msg("fixes scatter and ballast")),
    ("tool_syringe", ("ballast",), msg("soaks ballast with diluted glue")),
    ("tool_mixing_cups", ("resin", "plaster"), msg("measures and mixes")),
    ("tool_soldering_iron", ("lighting",), msg("joins wires")),
    ("solder_05", ("lighting",), msg("joins wires")),
    ("tool_multimeter", ("lighting",), msg("measures before anything is glued")),
)


def consumables_for(categories: Iterable[str]) -> list[Consumable]:
    """List what the categories of materials on a bill call for, in the order of work."""
    used = set(categories)
    return [Consumable(material, why) for material, needed_by, why in _NEEDED if used & set(needed_by)]

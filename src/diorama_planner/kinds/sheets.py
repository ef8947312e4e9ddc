"""Parts cut from sheet: their line in the take-off, and the finding that nobody sells the thickness.

Sheet goods are bought by the area of their parts at stock thickness, never by volume.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Protocol

from diorama_planner.catalogue.coverage import has_rule, need_for_volume
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_length
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.shared import uncounted
from diorama_planner.model.record import Item, RecordId

if TYPE_CHECKING:
    from diorama_planner.catalogue.stock import StockAdvice

SAME_THICKNESS_MM = 0.05
NEAR_ENOUGH = 0.1
"""A laminate no further off than this share of the thickness needs no better one."""

_THINNER = ("board", "styrene", "wood")


def is_countable(material: Material) -> bool:
    """Whether the bill can tell how much of a material a part takes."""
    return material.is_sheet or has_rule(material, "mm3")


def plies(thickness_mm: float, material: Material) -> int:
    """How many sheets of a material make up a thickness, at least one."""
    stock = material.thickness_mm or thickness_mm
    return max(1, math.ceil(thickness_mm / stock - SAME_THICKNESS_MM / stock))


class Identified(Protocol):
    """What a line of the take-off is about."""

    @property
    def id(self) -> RecordId:
        """Its record."""


def part_line(
    item: Identified,
    surface: str,
    material: Material,
    area_mm2: float,
    thickness_mm: float,
    why: Message,
    *,
    hollow_mm3: float = 0.0,
) -> TakeoffLine:
    """Give the need of a flat part: sheet by area times plies, anything else by volume.

    `hollow_mm3` is cut off it or carved out of it: less of a body, but no smaller part.
    """
    volume = max(0.0, area_mm2 * thickness_mm - hollow_mm3)
    if material.is_sheet:
        count = plies(thickness_mm, material)
        note = msg("{why}; {count} plies", why=why, count=count) if count > 1 else why
        return TakeoffLine(item.id, surface, material.id, volume, "mm3", area_mm2 * count, "mm2", note)
    need = need_for_volume(material, volume)
    text = msg("{why} x {thickness}: {sum}", why=why, thickness=Shown(format_length, thickness_mm), sum=need.why)
    return TakeoffLine(item.id, surface, material.id, volume, "mm3", need.amount, need.unit, text)


def is_sold(thickness_mm: float, material: Material) -> bool:
    """Whether a thickness is that of the stock or a whole number of its sheets."""
    stock = material.thickness_mm
    if not material.is_sheet or stock is None:
        return True
    return abs(thickness_mm - plies(thickness_mm, material) * stock) <= SAME_THICKNESS_MM


def thickness_issues(
    item: Item, name: str, field: str, material: Material, thickness_mm: float, around: Around
) -> tuple[Issue, ...]:
    """Say that no sheet has the thickness drawn, and offer the nearest stock, resawing and laminating.

    Of what is no sheet, say if it cannot be counted.

    `field` is the field of the item that holds the thickness.
    """
    from diorama_planner.catalogue.stock import stock_advice

    if not material.is_sheet:
        return uncounted(item, name, material.id, "mm3", around)
    if is_sold(thickness_mm, material):
        return ()
    advice = stock_advice(around.catalogue, material, thickness_mm, around.region)
    wanted = format_length(thickness_mm)

    def fix(label: Message, sheet: Material, **fields: object) -> Fix:
        return Fix(label, "set_fields", {"id": item.id, "fields": {"material": sheet.id, **fields}})

    fixes = []
    if advice.exact:
        fixes.append(fix(msg("Use {sheet}", sheet=advice.exact.label), advice.exact))
    if advice.nearest:
        text = msg("Use stock of {stock}", stock=_thickness(advice.nearest))
        fixes.append(fix(text, advice.nearest, **{field: advice.nearest.thickness_mm}))
    if advice.resaw:
        text = msg("Resaw {stock} to {wanted}", stock=_thickness(advice.resaw), wanted=wanted)
        fixes.append(fix(text, advice.resaw, resawn=True))
    glued = _laminate(advice, thickness_mm, around)
    if glued:
        count, sheet = glued
        text = msg("Laminate {count} x {stock} ({sheet})", count=count, stock=_thickness(sheet), sheet=sheet.label)
        fixes.append(fix(text, sheet, **{field: count * (sheet.thickness_mm or 0.0)}))
    text = msg("{name}: {sheet} is not sold {wanted} thick", name=name, sheet=material.label, wanted=wanted)
    return (Issue("stock-thickness", Severity.WARNING, item.id, text, tuple(fixes)),)


def _laminate(advice: StockAdvice, thickness_mm: float, around: Around) -> tuple[int, Material] | None:
    """Give the sheets to glue up: of the same material if they come near enough, else of what is sold thinner."""
    from diorama_planner.catalogue.stock import stock_advice

    others = (stock_advice(around.catalogue, name, thickness_mm, around.region) for name in _THINNER)
    ways = [(each.plies, each.laminate) for each in (advice, *others) if each.laminate]

    def off(way: tuple[int, Material]) -> float:
        return max(NEAR_ENOUGH * thickness_mm, abs(way[0] * (way[1].thickness_mm or 0.0) - thickness_mm))

    return min(ways, key=off, default=None)  # the first of those that are near enough


def _thickness(material: Material) -> str:
    return format_length(material.thickness_mm or 0.0)

"""What paths, roads and railway tracks share: bands along a line, what they are paved with, kerbs, rails on sleepers.

A place across is told in mm to the left of the line, walking from its first point on.
"""

from __future__ import annotations

from collections.abc import Iterator

from diorama_planner.catalogue.coverage import has_rule, need_for_area, need_for_track
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.errors import RecordError
from diorama_planner.core.issues import Issue
from diorama_planner.core.messages import Shown, msg
from diorama_planner.core.units import format_area, format_length
from diorama_planner.drawing.primitives import Pen, Primitive, Stroke, Texture
from diorama_planner.geometry.offsets import offset_line
from diorama_planner.geometry.outline import polyline_length
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region, buffered_line_region
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.shared import check_curves, line_path, uncounted
from diorama_planner.kinds.sheets import is_countable, part_line
from diorama_planner.model.record import Curves, Item, Points, RecordId

KERB_COLOUR = "#c9c3b8"
STANDARD_GAUGE_MM = 1435.0

_LOOKS = {
    "ballast": ("ballast", "#8f8a84"),
    "ground": ("soil", "#9a805c"),
    "paint": ("asphalt", "#44474d"),
    "plaster": ("asphalt", "#5b5d60"),
    "foam": ("paving", "#9b978f"),
    "resin": ("wet", "#15181f"),
}
SLEEPERS = {"wood": "#4d3b2f", "concrete": "#c6c2b8"}
RAIL, RAIL_TOP = "#5c524c", "#a9adb2"


def check_way(line: Points, curves: Curves, refusal: str, record_id: RecordId) -> None:
    """Refuse a way that leads nowhere.

    Raises:
        RecordError: fewer than two different points, or curves that do not fit them.
    """
    if len(set(line)) < 2:
        raise RecordError(msg(refusal), where=record_id)
    check_curves(line, curves, record_id)


def band(line: PointArray, left_mm: float, right_mm: float) -> Region:
    """The strip between two places across; empty without width."""
    middle = (left_mm + right_mm) / 2
    return buffered_line_region(offset_line(line, middle) if middle else line, left_mm - right_mm)


def paving(material: Material | None, around: Around) -> Texture:
    """How a surface laid with a material looks."""
    texture, colour = _LOOKS.get(material.category if material else "", ("gravel", "#9a958c"))
    return Texture(texture, colour, around.scale)


def surface_line(
    item: Item, surface: str, material_id: str, strip: Region, line: PointArray, depth_mm: float, around: Around
) -> Iterator[TakeoffLine]:
    """Give what a surface needs: strips by the length of the way, ballast by its width too, the rest by its area."""
    material = around.catalogue.material_map.get(material_id)
    if material is None or not (material.form == "length" or has_rule(material, "mm2")):
        return
    if material.form == "length":
        yield length_line(item, surface, material, polyline_length(line))
        return
    if material.coverage_unit == "ml_per_m_track":
        length = polyline_length(line)
        need = need_for_track(material, length, scale=around.scale, width_mm=strip.area / length)
        why = msg("{length} of track: {sum}", length=Shown(format_length, length), sum=need.why)
        yield TakeoffLine(item.id, surface, material.id, length, "mm", need.amount, need.unit, why)
        return
    area = around.ground.slope_area(strip)
    if material.is_sheet:
        yield part_line(item, surface, material, area, depth_mm, msg("{area}", area=Shown(format_area, area)))
        return
    need = need_for_area(material, area, depth_mm=depth_mm, scale=around.scale)
    why = msg("{area}: {sum}", area=Shown(format_area, area), sum=need.why)
    yield TakeoffLine(item.id, surface, material.id, area, "mm2", need.amount, need.unit, why)


def length_line(item: Item, surface: str, material: Material, length_mm: float) -> TakeoffLine:
    """Give what a length needs of what is sold by the length."""
    why = msg("{length} along the middle", length=Shown(format_length, length_mm))
    return TakeoffLine(item.id, surface, material.id, length_mm, "mm", length_mm, "mm", why)


def kerb_line(
    item: Item, material_id: str, length_mm: float, size_mm: tuple[float, float], around: Around
) -> Iterator[TakeoffLine]:
    """Give what kerbs of a width and a height need: strip by the length, or parts cut from sheet."""
    material = around.catalogue.material_map.get(material_id)
    if material is None or length_mm <= 0:
        return
    if material.form == "length":
        yield length_line(item, "kerb", material, length_mm)
    elif is_countable(material):
        width, height = size_mm
        area = length_mm * width
        why = msg(
            "kerbs {length} x {width} = {area}",
            length=Shown(format_length, length_mm),
            width=Shown(format_length, width),
            area=Shown(format_area, area),
        )
        yield part_line(item, "kerb", material, area, height, why)


def uncounted_paving(item: Item, name: str, material_id: str, around: Around) -> tuple[Issue, ...]:
    """Say that nobody knows how far a surface's material goes."""
    material = around.catalogue.material_map.get(material_id)
    return () if material is None or material.form == "length" else uncounted(item, name, material_id, "mm2", around)


def uncounted_kerb(item: Item, name: str, material_id: str, around: Around) -> tuple[Issue, ...]:
    """Say that nobody knows how far a kerb's material goes."""
    material = around.catalogue.material_map.get(material_id)
    known = material is None or material.form == "length" or material.is_sheet
    return () if known else uncounted(item, name, material_id, "mm3", around)


def sleeper_mm(gauge_mm: float) -> tuple[float, float]:
    """Length (across the track) and width of a sleeper for a gauge, in the same measure.

    2600 x 250 mm under standard gauge (props table); narrower tracks in proportion.
    """
    return gauge_mm * 2600 / STANDARD_GAUGE_MM, gauge_mm * 250 / STANDARD_GAUGE_MM


def rails_on_sleepers(
    line: PointArray, gauge_mm: float, spacing_mm: float, sleepers: str = "wood"
) -> Iterator[Primitive]:
    """Draw track from above: sleepers of wood or concrete, and two rails with their bright tops."""
    across, along = sleeper_mm(gauge_mm)
    dashes = (along, max(spacing_mm - along, along / 4))
    yield Stroke(line_path(line), Pen(SLEEPERS[sleepers], across, dashes, round=False))
    foot, head = gauge_mm * 140 / STANDARD_GAUGE_MM, gauge_mm * 70 / STANDARD_GAUGE_MM
    for side in (1, -1):
        rail = line_path(offset_line(line, side * (gauge_mm + head) / 2))
        yield Stroke(rail, Pen(RAIL, foot, round=False))
        yield Stroke(rail, Pen(RAIL_TOP, head, round=False))

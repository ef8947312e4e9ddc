"""What is told of a neon sign, and what it is made of: findings with their fixes, remarks, materials, scribed lines.

Which technique can show it is weighed in `neon_fit`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from diorama_planner.catalogue.coverage import has_rule, need_for_area
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_length
from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.region import rect_region
from diorama_planner.kinds.contract import Around, Groove
from diorama_planner.kinds.electric_bill import lamp_lines
from diorama_planner.kinds.flat_parts import FlatPart, Shape, Shapes, flat_parts
from diorama_planner.kinds.hosts import Face
from diorama_planner.kinds.neon import Lines, Neon, box_of, electric, on_its_face, row_of
from diorama_planner.kinds.neon_fit import Measures, Verdict, light_of, measures, stroke_of, tube_of, verdicts
from diorama_planner.kinds.shared import item_name

MOST_FIXES = 3
TOUCH_MM = 1e-6
_SHEETS = ("sheet", "sheet_2")


def check(item: Neon, around: Around) -> list[Issue]:
    """A sign on no wall or beyond it, letters without shape, and a technique that cannot show it."""
    name = item_name(item, "Neon sign")
    found = on_its_face(item, around)
    if found is None:
        return [Issue("face-without-wall", Severity.ERROR, item.id, msg("{name} is on no wall", name=name))]
    face, lines = found
    issues = [*_beyond(item, name, face, lines), *_letters(item, name, lines)]
    if item.led and item.led not in around.catalogue.led_map:
        text = msg("{name}: no LED {led!r} in the catalogue", name=name, led=item.led)
        usual = Fix(msg("Take the usual one"), "set_fields", _fields(item, led=""))
        issues.append(Issue("unknown-led", Severity.ERROR, item.id, text, (usual,)))
    weighed = verdicts(item, around)
    own = next((each for each in weighed if each.technique.id == item.technique), None)
    if own is None or own.is_possible:
        return issues
    why = own.faults[0].text
    for fault in own.faults[1:]:
        why = msg("{one}; {other}", one=why, other=fault.text)
    text = msg("{name} cannot be made so. {technique}: {why}", name=name, technique=own.technique.name, why=why)
    fixes = tuple(_fixes(item, own, weighed))
    return [*issues, Issue("neon-technique", Severity.WARNING, item.id, text, fixes)]


def _letters(item: Neon, name: str, lines: Lines) -> Iterator[Issue]:
    if lines.missing:
        text = msg("{name}: no tube is drawn for {letters}", name=name, letters=" ".join(lines.missing))
        yield Issue("letters-without-shape", Severity.WARNING, item.id, text)
    elif not lines.tubes:
        yield Issue("letters-without-shape", Severity.WARNING, item.id, msg("{name} says nothing", name=name))


def _fixes(item: Neon, own: Verdict, weighed: tuple[Verdict, ...]) -> Iterator[Fix]:
    """Other techniques first, since they keep the sign as it is; then larger letters, or a possible stroke."""
    able = [each.technique for each in weighed if each.is_possible]
    for row in able[:MOST_FIXES]:
        yield Fix(msg("Take {technique}", technique=row.name), "set_fields", _fields(item, technique=row.id))
    if own.height_mm is not None:
        label = msg("Make the letters {height} high", height=_mm(own.height_mm))
        yield Fix(label, "set_fields", _fields(item, height_mm=own.height_mm))
    if item.stroke_mm is not None:
        yield Fix(msg("Let the technique choose the stroke"), "set_fields", _fields(item, stroke_mm=None))


def _beyond(item: Neon, name: str, face: Face, lines: Lines) -> Iterator[Issue]:
    """Leaving the wall at an end, above or below."""
    left, low, right, high = lines.box
    dx = _shift(left, right, face.width_mm)
    dy = _shift(low, high, face.height_mm)
    if max(abs(dx), abs(dy)) <= TOUCH_MM:
        return
    fixes: tuple[Fix, ...] = ()
    if lines.width_mm <= face.width_mm and lines.height_mm <= face.height_mm:
        moved = _fields(item, at_mm=item.at_mm + face.way * dx, up_mm=item.up_mm + dy)
        fixes = (Fix(msg("Move it into the wall"), "set_fields", moved),)
    text = msg("{name} reaches beyond its wall by {by}", name=name, by=_mm(max(abs(dx), abs(dy))))
    yield Issue("fixture-outside-wall", Severity.WARNING, item.id, text, fixes)


def _shift(low: float, high: float, room: float) -> float:
    """By what a stretch has to be moved to lie in 0 to `room`."""
    return max(-low, 0.0) if low < 0 else min(room - high, 0.0)


def remarks(item: Neon, around: Around) -> list[Message]:
    """Its size, what lights it, and how it is built."""
    found = measures(item)
    if found is None:
        return []
    row = row_of(item, around)
    built = [msg("{technique}: {notes}", technique=row.name, notes=row.notes)] if row.notes else []
    return [_size(found), _lit_by(item, found, around), *built]


def usual(item: Neon, around: Around) -> dict[str, Any]:
    """The stroke and the LED that its technique chooses."""
    row = row_of(item, around)
    return {"stroke_mm": stroke_of(replace(item, stroke_mm=None), row), "led": row.led}


def _size(found: Measures) -> Message:
    return msg(
        "{width} x {height}, {lit} of line in {count} strokes",
        width=_mm(found.width_mm), height=_mm(found.height_mm), lit=_mm(found.lit_mm), count=found.strokes,
    )  # fmt: skip


def _lit_by(item: Neon, found: Measures, around: Around) -> Message:
    """How many LEDs it takes, and how much of a tube."""
    row, light = row_of(item, around), light_of(item, around)
    led = around.catalogue.led_map.get(light.led) if light else None
    name, count = led.name if led else row.led, light.count if light else 0
    if row.lit_from == "edge":
        return msg("{count} x {led} along its edges", count=count, led=name)
    if row.lit_from == "behind":
        return msg("{count} x {led} behind it", count=count, led=name)
    tube = _mm(tube_of(row, found))
    if row.lit_from == "end":
        return msg("{tube} of fibre with its hidden ways, lit by {count} x {led}", tube=tube, count=count, led=name)
    return msg("{tube} of {led} with its hidden ways", tube=tube, led=name)


def takeoff(item: Neon, around: Around) -> list[TakeoffLine]:
    """Sheets by the size of the sign, paint by its strokes, fibre by its length, and what lights it."""
    placed, found = on_its_face(item, around), measures(item)
    if placed is None or found is None:
        return []
    row, materials = row_of(item, around), around.catalogue.material_map
    lines = [_sheet(item, field, getattr(row, field), box_of(placed[1])) for field in _SHEETS]
    needed = [line for line in lines if line is not None and line.material in materials]
    paint = materials.get(row.paint)
    if paint is not None and has_rule(paint, "mm2"):
        area = found.lit_mm * stroke_of(item, row)
        need = need_for_area(paint, area)
        needed.append(TakeoffLine(item.id, "paint", paint.id, area, "mm2", need.amount, need.unit, need.why))
    if row.tube in materials:
        tube = tube_of(row, found)
        why = msg("{lit} of line, {ways} strokes with their hidden ways", lit=_mm(found.lit_mm), ways=found.strokes)
        needed.append(TakeoffLine(item.id, "tube", row.tube, tube, "mm", tube, "mm", why))
    lamp = electric(item, around)
    return [*needed, *lamp_lines(lamp, around)] if lamp else needed


def _sheet(item: Neon, surface: str, material: str, box: Bounds) -> TakeoffLine | None:
    left, low, right, high = box
    area = (right - left) * (high - low)
    if not material or area <= 0:
        return None
    why = msg("{width} x {height}", width=_mm(right - left), height=_mm(high - low))
    return TakeoffLine(item.id, surface, material, area, "mm2", area, "mm2", why)


def parts(item: Neon, around: Around) -> tuple[FlatPart, ...]:
    """Its sheet, and the films of a mask."""
    placed = on_its_face(item, around)
    if placed is None:
        return ()
    left, low, right, high = box_of(placed[1])

    def sheet() -> Shape:
        return Shape((rect_region(0.0, 0.0, right - left, high - low),))

    shapes: Shapes = dict.fromkeys(_SHEETS, sheet)
    return tuple(flat_parts(takeoff(item, around), shapes, around))


def grooves(item: Neon, around: Around) -> tuple[Groove, ...]:
    """Its lines in the millimetres of its face: to be scribed or printed, or to bend the tube over."""
    placed = on_its_face(item, around)
    if placed is None or not placed[1].tubes:
        return ()
    row = row_of(item, around)
    return (Groove(placed[1].tubes, stroke_of(item, row), mask=row.lit_from == "behind"),)


def _fields(item: Neon, **fields: Any) -> dict[str, Any]:
    return {"id": item.id, "fields": fields}


def _mm(length: float) -> Shown:
    return Shown(format_length, round(length, 1))

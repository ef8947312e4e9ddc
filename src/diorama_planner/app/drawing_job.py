"""What an exporter of drawings is given of a session: the plan by layers, its bounds, footprints of a selection."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from diorama_planner.app.editing.face_session import FaceSession
from diorama_planner.app.sawing.foam_templates import foam_templates
from diorama_planner.app.session import Session
from diorama_planner.core.scale import Scale
from diorama_planner.core.units import format_length, format_size
from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.primitives import Fill, Path, Pen, Primitive, Solid, Stroke, Subpath, Text, polyline
from diorama_planner.exporters.contract import DrawingJob, NightJob
from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.region import Region
from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.shared import ROAD_LEVEL, region_path
from diorama_planner.kinds.thing import Thing, model_size
from diorama_planner.model.record import Item, Point, RecordId
from diorama_planner.terrain.ground_look import night_look
from diorama_planner.terrain.picture import ground_picture

if TYPE_CHECKING:
    from diorama_planner.exporters.shot_cards import Pictured, ShotCard
    from diorama_planner.exporters.space_job import SpaceJob
    from diorama_planner.exporters.wiring_job import WiringJob
    from diorama_planner.kinds.cards import Card
    from diorama_planner.takeoff.cutting_list import Cutting

_OUTLINE, _BASE_LINE, _INK = Pen("#23262d", 0.3), Pen("#5c6069", 0.25, (4.0, 2.0)), "#23262d"
_BORDER, _SCRIBED = Pen("#9a9da3", 0.2), Pen("#23262d", 0.15)
_PAPER = "#ffffff"
_NAME_MM = 2.2
_SMALLEST_MM = 0.9
_CROSS_MM = 1.2


def drawing_job(session: Session, selected: Sequence[RecordId] = (), date: str = "") -> DrawingJob:
    """Describe a plan, or a wall's face, for an exporter.

    Footprints are those of the selection, or of all that stands there.
    """
    chosen = [item for item_id in selected if isinstance(item := session.document.records.get(item_id), Item)]
    stands = _is_set_in if isinstance(session, FaceSession) else _stands
    standing = chosen or [item for item in _stacked(session) if stands(item)]
    footprints = tuple(_footprints(session, standing))
    around_base = session.scene.base if not chosen and not session.scene.base.is_empty else None
    width, depth, _ = session.base_size()
    return DrawingJob(
        name=session.title,
        layers=tuple(_layers(session, session.ground_drawing())),
        bounds=plan_bounds(session),
        scale_text=str(Scale(session.scale)),
        base_size=format_size((width, depth)),
        date=date,
        footprints=footprints,
        footprint_bounds=_bounds_of([session.scene.outline(item) for item in standing], around_base),
        engravings=tuple(_engravings(session)),
        templates=lambda: foam_templates(session, selected),
        bench_card=lambda: _bench_card(session),
        cuttings=lambda: _cuttings(session),
        night=lambda: _night(session),
        wiring=lambda: _wiring(session),
        space=lambda: _space(session, selected),
        shots=lambda how: _shots(session, how),
        assets=session.document.assets.get,
    )


def _cuttings(session: Session) -> Sequence[Cutting]:
    """What is cut for the whole plan, loaded when it is asked for."""
    from diorama_planner.app.sawing.cut_sheets import all_cuttings

    return () if isinstance(session, FaceSession) else all_cuttings(session)


def _shots(session: Session, how: Pictured) -> Sequence[ShotCard]:
    """The cameras of the plan; a wall's face has none."""
    from diorama_planner.app.photography.shot_list import shot_cards

    return () if isinstance(session, FaceSession) else shot_cards(session, how)


def _space(session: Session, selected: Sequence[RecordId]) -> SpaceJob | None:
    """The plan in space, or what is selected of it; a wall's face is flat."""
    from diorama_planner.app.space.space_job import space_job

    return None if isinstance(session, FaceSession) else space_job(session, selected)


def _night(session: Session) -> NightJob | None:
    """The lamps of the plan, all worked out; a wall's face has no night."""
    if isinstance(session, FaceSession):
        return None
    from diorama_planner.app.light.night import out_of_sight

    ground = ground_picture(session.ground.field, night_look(session.preferences.ground))
    layers = _layers(session, ground, out_of_sight(session.document.items()))
    return NightJob(session.derived.night.light(), tuple(primitive for _, layer in layers for primitive in layer))


def _bench_card(session: Session) -> Card | None:
    """The card of the whole plan; a wall's face has none of its own."""
    from diorama_planner.app.purchase.bench_card import bench_card

    return None if isinstance(session, FaceSession) else bench_card(session)


def _wiring(session: Session) -> WiringJob | None:
    """The wiring of the whole plan, wires led; a wall's face has none of its own."""
    from diorama_planner.app.light.wiring_papers import wiring_papers

    return None if isinstance(session, FaceSession) else wiring_papers(session)


def plan_bounds(session: Session) -> Bounds:
    """The box round the base, or round everything if there is none."""
    base = session.scene.base
    if not base.is_empty:
        return base.bounds
    return session.scene.boxes.extent() or (0.0, 0.0, 100.0, 100.0)


def _bounds_of(regions: Sequence[Region], base: Region | None) -> Bounds | None:
    boxes = [region.bounds for region in (*regions, *([base] if base else [])) if not region.is_empty]
    if not boxes:
        return None
    xmin, ymin, xmax, ymax = zip(*boxes, strict=True)
    return min(xmin), min(ymin), max(xmax), max(ymax)


def _stacked(session: Session) -> list[Item]:
    records = (session.document.records[item_id] for item_id in session.pictures.printed())
    return [record for record in records if isinstance(record, Item)]


def _layers(
    session: Session, ground: tuple[Primitive, ...], without: Collection[RecordId] = ()
) -> Iterator[tuple[str, tuple[Primitive, ...]]]:
    shaded = not ground
    for kind, items in groupby((item for item in _stacked(session) if item.id not in without), kind_of):
        if not shaded and kind.level > ROAD_LEVEL:
            shaded = True
            yield "Ground", ground
        yield kind.plural, tuple(primitive for item in items for primitive in session.draw(item.id))
    if not shaded:
        yield "Ground", ground


def _footprints(session: Session, items: Sequence[Item]) -> Iterator[Primitive]:
    base = session.scene.base
    if not base.is_empty:
        yield Stroke(region_path(base), _BASE_LINE)
    for item in items:
        region = session.scene.outline(item)
        if region.is_empty:
            continue
        yield Fill(region_path(region), Solid(_PAPER), _OUTLINE)
        yield from _cross(region.centroid)
        yield from _caption(item_name(session, item), _size(session, item), region)


def _engravings(session: Session) -> Iterator[Primitive]:
    """What is scribed, thin lines within the outline of what they are scribed into, and the base around it all.

    What hangs on a wall is scribed as it is on its face, and so not on the plan.
    """
    here = [item for item in _stacked(session) if _is_set_in(item) == isinstance(session, FaceSession)]
    around = (session.whole if isinstance(session, FaceSession) else session).around()
    scribed = [(item, kind_of(item).grooves(item, around)) for item in here]
    scribed = [(item, grooves) for item, grooves in scribed if grooves]
    if not scribed:
        return
    yield Stroke(region_path(session.scene.base), _BASE_LINE)
    for item, grooves in scribed:
        outline = region_path(session.scene.outline(item))
        yield Stroke(outline, _BORDER)
        for groove in grooves:
            runs = (Subpath(tuple(map(tuple, line.tolist())), closed=False) for line in groove.lines)
            if groove.mask:
                yield Fill(outline, Solid(_INK))
            yield Stroke(Path(tuple(runs)), Pen(_PAPER, groove.width_mm) if groove.mask else _SCRIBED)


def _is_set_in(item: Item) -> bool:
    """Whether it has a place of its own on the face of a wall: openings and what hangs, not patches."""
    return kind_of(item).placement is Placement.HOSTED


def _stands(item: Item) -> bool:
    """Whether it touches the ground in a place of its own: things and walls, not ground, texts or openings."""
    kind = kind_of(item)
    return kind.contact is not None and not kind.area_like


def _cross(at: Point) -> Iterator[Primitive]:
    x, y = at
    yield Stroke(polyline((x - _CROSS_MM, y), (x + _CROSS_MM, y)), _OUTLINE)
    yield Stroke(polyline((x, y - _CROSS_MM), (x, y + _CROSS_MM)), _OUTLINE)


def _size(session: Session, item: Item) -> str:
    """Length and width of a thing itself, else of the box round the footprint."""
    if isinstance(item, Thing):
        length, width, _ = model_size(item, session.scene.around)
    else:
        xmin, ymin, xmax, ymax = session.scene.outline(item).bounds
        length, width = xmax - xmin, ymax - ymin
    return f"{format_length(length)} x {format_length(width)}"


def _caption(name: str, size: str, region: Region) -> Iterator[Primitive]:
    """Name and size within the footprint as far as they fit, along its longer side."""
    xmin, ymin, xmax, ymax = region.bounds
    width, depth = xmax - xmin, ymax - ymin
    upright = depth > width
    along, across = max(width, depth) - 2.0, min(width, depth)
    x, y = region.centroid
    for text, side, share in ((name, 1, 1.0), (size, -1, 0.8)):
        height = min(_NAME_MM * share, along / max(1e-9, text_width(text, 1.0)), across / 5)
        if height < _SMALLEST_MM:
            continue
        shift = side * (_CROSS_MM + 0.6) - (height if side < 0 else 0.0)
        at = (x - shift, y) if upright else (x, y + shift)
        yield Text(text, at, height, _INK, rotation_deg=90.0 if upright else 0.0)


def item_name(session: Session, item: Item) -> str:
    """Name an item by its label, or by what it is."""
    entry = session.catalogue.thing_map.get(getattr(item, "thing", ""))
    return item.label or (entry.label if entry else kind_of(item).name)

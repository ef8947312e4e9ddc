"""The plan as tools see it (`tools.context.Context`), answered by a session and the zoom of the view."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, cast

from diorama_planner.app import verbs as app_verbs
from diorama_planner.app.editing.grouping import Groups
from diorama_planner.app.session import Session
from diorama_planner.core.units import format_angle, parse_quantity
from diorama_planner.geometry.outline import nearest_along
from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.region import Region
from diorama_planner.kinds.contract import Handle
from diorama_planner.kinds.hosts import Host
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.shared import line_points
from diorama_planner.model.document import Document
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, Points, RecordId, new_id
from diorama_planner.terrain.heightfield import Heightfield
from diorama_planner.tools.context import Chosen, HostSpot, Ties
from diorama_planner.tools.events import Snapped, SnappedMove
from diorama_planner.tools.frame import survey
from diorama_planner.tools.shapes import ALONG_FIELD, pulled
from diorama_planner.tools.tool import Tool
from diorama_planner.tools.toolbox import tool_of_things
from diorama_planner.ui.canvas.snapping import Snapping
from diorama_planner.ui.readings import Readings

PICK_PIXELS = 4.0
HOST_PIXELS = 24.0
_HOST_FIELDS = ("path_mm", "curves_mm", "thickness_mm")
"""What `kinds.contract.Host` asks of something that openings can be set into."""


class CanvasVerbs:
    """The verbs of `app` as tools name them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def move(self, draft: Draft, ids: Collection[RecordId], dx: float, dy: float, *, detached: bool = False) -> None:
        """Move items; walls that meet them follow with their ends, unless `detached`; lights let go."""
        from diorama_planner.app.editing import carrying

        if detached:
            app_verbs.move(draft, ids, dx, dy)
        else:
            carrying.move(draft, ids, dx, dy, self._session.scene)
        if any(getattr(draft.find(item_id), "host", "") for item_id in ids):
            from diorama_planner.app.light.mounting import refix

            refix(draft, ids, self._session.scene)

    def rotate(self, draft: Draft, ids: Collection[RecordId], angle_deg: float, about: Point | None = None) -> None:
        """Turn items counter-clockwise."""
        app_verbs.rotate(draft, ids, angle_deg, about)

    def stretch(
        self,
        draft: Draft,
        ids: Collection[RecordId],
        along_x: float,
        along_y: float,
        about: Point,
        *,
        detached: bool = False,
    ) -> None:
        """Stretch drawn items; walls that meet them follow with their ends, unless `detached`."""
        from diorama_planner.app.editing import carrying, reshaping

        if detached:
            reshaping.stretch(draft, ids, along_x, along_y, about)
        else:
            carrying.stretch(draft, ids, along_x, along_y, about, self._session.scene)

    def duplicate(self, draft: Draft, ids: Collection[RecordId], dx: float, dy: float) -> Sequence[RecordId]:
        """Copy items and give the ids of the copies."""
        return app_verbs.duplicate(draft, ids, dx, dy)

    def delete(self, draft: Draft, ids: Collection[RecordId]) -> None:
        """Remove items."""
        app_verbs.delete(draft, ids)

    def add_item(self, draft: Draft, item: Item) -> None:
        """Put a new item on the plan; raises `PlannerError` for what the catalogue does not have."""
        app_verbs.check_catalogue_ids([item], self._session.catalogue)
        if kind_of(item).electric is None:
            app_verbs.add_items(draft, [item])
            return
        from diorama_planner.app.light.new_lights import add_electric

        add_electric(draft, item, self._session.scene)

    def split_wall(self, draft: Draft, wall_id: RecordId, at: Point) -> Sequence[RecordId]:
        """Part a wall at a point and give the ids of both parts."""
        from diorama_planner.app.editing import wall_edits

        return wall_edits.split(draft, wall_id, at)

    def reshape(self, draft: Draft, item: Item, *, repair: bool = False) -> None:
        """Give an item the line, outline and holes of this state of it."""
        from diorama_planner.app.editing.shapes import reshape

        reshape(draft, item, repair=repair)


class CanvasContext:
    """Implements what tools ask; `mm_per_pixel` is the view's."""

    def __init__(self, session: Session, snapping: Snapping, mm_per_pixel: Callable[[], float]) -> None:
        self._session = session
        self._snapping = snapping
        self._mm_per_pixel = mm_per_pixel
        self.verbs = CanvasVerbs(session)
        self._groups: tuple[Document, Groups] | None = None
        self._chosen: tuple[Document, frozenset[RecordId], Chosen] | None = None

    @property
    def selection(self) -> frozenset[RecordId]:
        """What is selected."""
        return self._session.selection.ids

    @property
    def field(self) -> Heightfield:
        """The heights of the ground as it stands."""
        return self._session.ground.field

    @property
    def chosen(self) -> Chosen:
        """The selection as a whole; kept until the plan or the selection is another."""
        document, ids = self._session.document, self.selection
        kept = self._chosen
        if kept is None or kept[0] is not document or kept[1] is not ids:
            kept = self._chosen = (document, ids, survey(ids, self))
        return kept[2]

    @property
    def entered(self) -> RecordId:
        """The group that the user works inside; empty outside all, or if it is gone."""
        entered = self._session.selection.entered
        return entered if entered in self._session.document.records else ""

    @property
    def pivot(self) -> Point | None:
        """The point that the user has set for the selection to turn about."""
        return self._session.selection.pivot

    @property
    def mm_per_pixel(self) -> float:
        """How much of the plan one pixel of the screen shows."""
        return self._mm_per_pixel()

    @property
    def nudge_mm(self) -> tuple[float, float]:
        """How far an arrow key moves, alone and with Shift."""
        chosen = self._session.preferences
        return chosen.nudge_mm, chosen.nudge_big_mm

    def pick(self, point: Point) -> Sequence[RecordId]:
        """The items at a point, topmost first."""
        return self._session.pick(point, PICK_PIXELS * self.mm_per_pixel)

    def items_within(self, bounds: Bounds, touch: bool) -> Sequence[RecordId]:
        """The items that lie in a box, or touch it."""
        return self._session.items_within(bounds, touch=touch)

    def item(self, item_id: RecordId) -> Item | None:
        """Look an item up."""
        found = self._session.document.records.get(item_id)
        return found if isinstance(found, Item) else None

    def outline(self, item_id: RecordId) -> Region:
        """The area that an item covers."""
        return self._session.outline(item_id)

    def area_of(self, item: Item) -> Region:
        """The area that an item would cover that is not on the plan."""
        return self._session.scene.outline(item)

    def fixed(self, item: Item) -> Item:
        """A light in the hand on the lamp, the car or the machine that it is held over, or as it was."""
        from diorama_planner.app.light.mounting import fixed

        return fixed(item, self._session.scene)

    def bounds(self, item_id: RecordId) -> Bounds:
        """The box around that area."""
        boxes = self._session.scene.boxes
        return boxes.bounds(item_id) if item_id in boxes else self._session.outline(item_id).bounds

    def bounds_of(self, item_ids: Collection[RecordId]) -> Bounds | None:
        """The box around the boxes of many items."""
        return self._session.scene.boxes.around(item_ids)

    def neighbours(self, bounds: Bounds) -> Sequence[tuple[RecordId, Bounds]]:
        """The shown items whose boxes meet a box, with their boxes."""
        scene = self._session.scene
        near = (item for item in scene.items_near(bounds) if scene.is_shown(item))
        return [(item.id, scene.boxes.bounds(item.id)) for item in near]

    def handles(self, item_id: RecordId) -> Sequence[Handle]:
        """The grips of an item: those of its kind, and every point of its outline."""
        item = self.item(item_id)
        return () if item is None else kind_of(item).handles(item, self._session.around())

    def pulled(self, item: Item, handle: Handle, to: Point) -> Item:
        """An item, on the plan or in the hand, with one of its grips pulled to a point."""
        return pulled(item, handle, to, self._session.around())

    @property
    def groups(self) -> Groups:
        """Who belongs together, as the plan stands."""
        document = self._session.document
        if self._groups is None or self._groups[0] is not document:
            self._groups = (document, Groups.of(document))
        return self._groups[1]

    def group_of(self, item_id: RecordId) -> frozenset[RecordId]:
        """The item and those that are picked with it."""
        item = self.item(item_id)
        grouped = item is not None and item.group
        return self.groups.unit_of(item_id, self.entered) if grouped else frozenset({item_id})

    def group_over(self, item_id: RecordId) -> RecordId:
        """The group that an item is picked with; empty if it is alone."""
        return self.groups.group_of(item_id, self.entered)

    def members(self, group: RecordId) -> frozenset[RecordId]:
        """Every item in a group."""
        return self.groups.members(group)

    def group_round(self, group: RecordId) -> RecordId:
        """The group that holds a group; empty if none does."""
        return self.groups.around(group)

    def can_move(self, item_id: RecordId) -> bool:
        """Whether the user may move an item: neither it nor its layer locked, and not the base."""
        from diorama_planner.app.editing.choosing import can_move

        item = self.item(item_id)
        return item is not None and can_move(self._session.document, item)

    def snap(
        self,
        point: Point,
        ignoring: frozenset[RecordId] = frozenset(),
        start: Point | None = None,
        beside: Points = (),
    ) -> Snapped:
        """Where a point would be drawn to."""
        return self._snapping.snap(point, self.mm_per_pixel, ignoring, start, beside)

    def snap_moved(self, anchors: Points, box: Bounds, ignoring: frozenset[RecordId]) -> SnappedMove:
        """How much farther something under way is drawn."""
        return self._snapping.snap_moved(anchors, box, self.mm_per_pixel, ignoring)

    def host_at(self, point: Point, reach_mm: float = 0.0) -> HostSpot | None:
        """The nearest line within reach that can carry hosted items."""
        reach = max(HOST_PIXELS * self.mm_per_pixel, reach_mm)
        x, y = point
        near = self._session.items_within((x - reach, y - reach, x + reach, y + reach), touch=True)
        spots = [spot for item_id in near if (spot := self._spot_on(item_id, point)) is not None]
        return min(spots, key=lambda spot: spot[0])[1] if spots else None

    def _spot_on(self, item_id: RecordId, point: Point) -> tuple[float, HostSpot] | None:
        item = self.item(item_id)
        if item is None or not all(hasattr(item, field) for field in _HOST_FIELDS):
            return None
        host = cast(Host, item)
        line = _line(host)
        along, gap = nearest_along(line, point)
        return gap, HostSpot(host.id, along, line, host.thickness_mm)

    @property
    def ties(self) -> Ties:
        """Which walls meet, and what is set into them."""
        return self._session.scene

    def variants(self, tag: str) -> Sequence[Mapping[str, Any]]:
        """The sorts of newly drawn items of a kind to choose from."""
        from diorama_planner.app.defaults import variants_of

        return variants_of(tag, self._session)

    def host_spot(self, item: Item) -> HostSpot | None:
        """Where a hosted item sits."""
        host = self._session.around().host(item)
        return (
            None
            if host is None
            else HostSpot(host.id, float(getattr(item, ALONG_FIELD)), _line(host), host.thickness_mm)
        )

    def tool_of(self, thing_id: str) -> Tool:
        """The tool that puts a thing of the catalogue down here."""
        return tool_of_things(thing_id)

    def front_of(self, thing_id: str) -> tuple[str, float] | None:
        """The side that a thing faces unturned and its depth that way in mm; None if it has no front."""
        thing = self._session.catalogue.thing_map.get(thing_id)
        if thing is None or not thing.front:
            return None
        depth = thing.real_mm[0 if "x" in thing.front else 1]
        return thing.front, depth / self._session.scale

    def source_of(self, thing_id: str) -> str:
        """How a thing of the catalogue is come by unless the user says else."""
        thing = self._session.catalogue.thing_map.get(thing_id)
        return thing.usual_source if thing else "buy"

    def with_hosted(self, item_ids: frozenset[RecordId]) -> frozenset[RecordId]:
        """Widen ids by the items that are set into them or fixed to them, which go where they go."""
        return frozenset(self._session.scene.going_along(item_ids))

    def defaults(self, tag: str) -> Mapping[str, Any]:
        """The fields of a newly drawn item of a kind."""
        from diorama_planner.app.defaults import defaults_for

        return defaults_for(tag, self._session)

    def new_id(self) -> RecordId:
        """An id that is free."""
        return new_id()

    def parse_length(self, text: str) -> float:
        """Read a typed length as model millimetres; raises `LengthError`."""
        return Readings.of(self._session).read(text)

    def parse_angle(self, text: str) -> float:
        """Read a typed angle in degrees; raises `LengthError`."""
        return parse_quantity(text, "angle")

    def format_length(self, mm: float) -> str:
        """Write a length as the user reads lengths."""
        return Readings.of(self._session).write(mm)

    def format_real(self, mm: float) -> str:
        """Write the real length that a model length stands for."""
        return Readings.of(self._session).write(mm, "real")

    def format_area(self, mm2: float, *, real: bool = False) -> str:
        """Write an area of the model, or the real one that it stands for."""
        return Readings.of(self._session).area(mm2, "real" if real else "model")

    def format_angle(self, degrees: float) -> str:
        """Write an angle."""
        comma = self._session.preferences.decimal_comma
        return format_angle(degrees, precision=None if degrees == round(degrees) else 1, decimal_comma=comma)


ContextMaker = Callable[[Session, Snapping, Callable[[], float]], CanvasContext]
"""Makes the context of a canvas: of the plan, or of something else that is shown like it."""


def _line(host: Host) -> Points:
    """The centre-line of a host, its curves flattened."""
    return tuple((x, y) for x, y in line_points(host.path_mm, host.curves_mm).tolist())

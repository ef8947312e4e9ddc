"""A plan without windows for the tests of tools: a document, a scene, and a hand that feeds events."""

from dataclasses import replace

from diorama_planner.app.editing import carrying, reshaping
from diorama_planner.app.editing.carrying import put_followers
from diorama_planner.app.editing.grouping import Groups
from diorama_planner.app.scene import Scene
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.units import format_angle, format_area, format_length, parse_model_mm, parse_quantity
from diorama_planner.geometry.outline import nearest_along
from diorama_planner.geometry.region import contains_point, contains_region, overlaps, rect_region
from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.registry import KINDS, kind_of
from diorama_planner.model.document import Document
from diorama_planner.model.record import Item, Project
from diorama_planner.model.roles import Role, infos_with_role
from diorama_planner.model.store import Store
from diorama_planner.tools.context import HostSpot
from diorama_planner.tools.events import (
    NO_MODIFIERS,
    Cancel,
    Confirm,
    DoubleClick,
    Key,
    Modifiers,
    PointerDown,
    PointerMove,
    PointerUp,
    Snapped,
    SnappedMove,
    Typed,
)
from diorama_planner.tools.following import followers, joins
from diorama_planner.tools.frame import survey, turned_about
from diorama_planner.tools.runner import ToolRunner
from diorama_planner.tools.shapes import pulled
from diorama_planner.tools.toolbox import tool_for
from diorama_planner.tools.vectors import around

SHIFT, CTRL, ALT = Modifiers(shift=True), Modifiers(ctrl=True), Modifiers(alt=True)

DEFAULTS = {
    "wall": {"thickness_mm": 10.0, "height_mm": 60.0, "material": "xps_eu_10"},
    "landform": {"height_mm": 10.0},
    "pour": {"depth_mm": 2.0, "material": "epoxy_coating"},
    "opening": {"width_mm": 20.0, "height_mm": 30.0},
}

VARIANTS = {"opening": ({"filling": "window"}, {"filling": "door", "width_mm": 14.0}, {"filling": "arch"})}


def _points(value, move):
    if isinstance(value, tuple) and value and isinstance(value[0], float | int):
        return move(value)
    return tuple(_points(part, move) for part in value)


class PlainVerbs:
    """Verbs that move, turn, copy and delete by the roles of fields; what joins a wall follows."""

    def __init__(self, ties):
        self.ties = ties

    def move(self, draft, ids, dx, dy, *, detached=False):
        walls = [] if detached else [item for each in ids if joins(item := draft.get(each))]
        self._each(draft, ids, lambda p: (p[0] + dx, p[1] + dy), 0.0)
        put_followers(draft, walls, self.ties)

    def rotate(self, draft, ids, angle_deg, about=None):
        self._each(draft, ids, lambda p: turned_about(about, p, angle_deg), angle_deg)

    def _each(self, draft, ids, move, turn):
        for item_id in ids:
            item = draft.get(item_id)
            fields = {
                info.name: _points(getattr(item, info.name), move)
                for info in infos_with_role(type(item), Role.POINT, Role.POINTS)
                if info.name != "curves_mm"
            }
            fields |= {info.name: getattr(item, info.name) + turn for info in infos_with_role(type(item), Role.ANGLE)}
            draft.put(replace(item, **fields))

    def stretch(self, draft, ids, along_x, along_y, about, *, detached=False):
        if detached:
            reshaping.stretch(draft, ids, along_x, along_y, about)
        else:
            carrying.stretch(draft, ids, along_x, along_y, about, self.ties)

    def duplicate(self, draft, ids, dx, dy):
        made = []
        for item_id in ids:
            copy = replace(draft.get(item_id), id=f"{item_id}-copy", order=0.0)
            draft.add(copy)
            made.append(copy.id)
        self.move(draft, made, dx, dy, detached=True)
        return made

    def delete(self, draft, ids):
        for item_id in ids:
            draft.remove(item_id)

    def add_item(self, draft, item):
        draft.add(item)

    def split_wall(self, draft, wall_id, at):
        wall = draft.get(wall_id)
        draft.put(replace(wall, path_mm=(wall.path_mm[0], at)))
        draft.add(replace(wall, id=f"{wall_id}-2", path_mm=(at, wall.path_mm[-1])))
        return (wall_id, f"{wall_id}-2")

    def reshape(self, draft, item, *, repair=False):
        for follower in followers(draft.get(item.id), item, self.ties):
            draft.put(follower)
        draft.put(replace(item, outline_mm=item.outline_mm[:3]) if repair else item)


class Plan:
    """Implements the tools' context over a store; `grid_mm` 0 means no snapping."""

    def __init__(self, *items: Item, grid_mm: float = 0.0) -> None:
        self.store = Store(Document.of([Project(id="project", scale=64.0), *items]))
        self.scene = Scene(load_catalogue(), "EU")
        self.store.add_view(self.scene)
        self.selection = frozenset()
        self.mm_per_pixel = 0.5
        self.nudge_mm = (1.0, 10.0)
        self.verbs = PlainVerbs(self.scene)
        self.grid_mm = grid_mm
        self.locked = frozenset()
        self.entered = ""
        self.pivot = None
        self.count = 0

    @property
    def document(self):
        return self.store.document

    @property
    def field(self):
        return self.scene.ground.field

    def pick(self, point):
        items = sorted(self.document.items(), key=lambda item: (kind_of(item).level, item.order), reverse=True)
        return [item.id for item in items if contains_point(self.scene.outline(item), point)]

    def items_within(self, bounds, touch):
        box = rect_region(*bounds)
        test = (lambda r: overlaps(box, r)) if touch else (lambda r: contains_region(box, r))
        return sorted(item.id for item in self.document.items() if test(self.scene.outline(item)))

    def item(self, item_id):
        found = self.document.records.get(item_id)
        return found if isinstance(found, Item) else None

    def outline(self, item_id):
        return self.scene.outline(self.item(item_id))

    @property
    def chosen(self):
        return survey(self.selection, self)

    def bounds_of(self, item_ids):
        return around(self.bounds(item_id) for item_id in item_ids if self.item(item_id))

    def bounds(self, item_id):
        return self.outline(item_id).bounds

    def neighbours(self, bounds):
        return [(item_id, self.bounds(item_id)) for item_id in self.items_within(bounds, touch=True)]

    def handles(self, item_id):
        item = self.item(item_id)
        return kind_of(item).handles(item, self.scene.around)

    def pulled(self, item, handle, to):
        return pulled(item, handle, to, self.scene.around)

    @property
    def groups(self):
        return Groups.of(self.document)

    def group_of(self, item_id):
        return self.groups.unit_of(item_id, self.entered)

    def group_over(self, item_id):
        return self.groups.group_of(item_id, self.entered)

    def members(self, group):
        return self.groups.members(group)

    def group_round(self, group):
        return self.groups.around(group)

    def can_move(self, item_id):
        item = self.item(item_id)
        return item_id not in self.locked and kind_of(item).placement is not Placement.NONE

    def area_of(self, item):
        return self.scene.outline(item)

    def snap(self, point, ignoring=frozenset(), start=None, beside=()):
        self.asked = (point, ignoring, beside)
        if not self.grid_mm:
            return Snapped(point)
        x, y = (round(value / self.grid_mm) * self.grid_mm for value in point)
        return Snapped((x, y), "grid")

    def snap_moved(self, anchors, box, ignoring):
        self.boxed = box
        held = anchors[0]
        snap = self.snap(held, ignoring)
        if not snap.reason:
            return SnappedMove()
        return SnappedMove(snap.point[0] - held[0], snap.point[1] - held[1], snap)

    def fixed(self, item):
        return item

    def front_of(self, thing_id):
        thing = self.scene.catalogue.thing(thing_id)
        return (thing.front, thing.real_mm[1] / 64.0) if thing.front == "-y" else None

    def source_of(self, thing_id):
        return self.scene.catalogue.thing(thing_id).usual_source

    def host_at(self, point, reach_mm=0.0):
        spots = []
        for item in self.document.items():
            if item.kind == "wall":
                along, gap = nearest_along(item.path_mm, point)
                if gap <= max(10, reach_mm):
                    spots.append((gap, HostSpot(item.id, along, item.path_mm, item.thickness_mm)))
        return min(spots, key=lambda spot: spot[0], default=(0, None))[1]

    @property
    def ties(self):
        return self.scene

    def variants(self, tag):
        return VARIANTS.get(tag, ())

    def host_spot(self, item):
        return HostSpot(item.host, item.at_mm, self.item(item.host).path_mm)

    def defaults(self, tag):
        return DEFAULTS.get(tag, {})

    def new_id(self):
        self.count += 1
        return f"new-{self.count}"

    def parse_length(self, text):
        return parse_model_mm(text, 64.0)

    def parse_angle(self, text):
        return parse_quantity(text, "angle")

    def format_length(self, mm):
        return format_length(mm, precision=1)

    def format_real(self, mm):
        return format_length(mm * 64.0, "m", precision=2)

    def format_area(self, mm2, *, real=False):
        return format_area(mm2 * 64.0**2, "m2", precision=2) if real else format_area(mm2, precision=1)

    def format_angle(self, degrees):
        return format_angle(degrees, precision=1)


class Hand:
    """Feeds a tool as the canvas would: snaps, commits, selects, and remembers every step."""

    def __init__(self, plan: Plan, tag: str, thing_id: str = "") -> None:
        self.plan = plan
        self.steps = []
        self.runner = ToolRunner(tool_for(tag, thing_id), plan, self._react)

    def _react(self, step):
        self.steps.append(step)
        if step.edit:
            with self.plan.store.edit(step.edit.label, step.edit.merge_key) as draft:
                chosen = step.edit.apply(draft)
            if chosen is not None:
                self.plan.selection = frozenset(chosen)
        if step.enter is not None:
            self.plan.entered = step.enter
        if step.select is not None:
            self.plan.selection = step.select
        if step.pivot is not None:
            self.plan.pivot = step.pivot.at

    @property
    def last(self):
        return self.steps[-1]

    @property
    def preview(self):
        return self.runner.preview

    @property
    def edits(self):
        return [step.edit.label for step in self.steps if step.edit]

    def _at(self, event, x, y, modifiers):
        snap = Snapped((x, y)) if modifiers.free else self.plan.snap((x, y))
        return self.runner.feed(event((x, y), snap, modifiers))

    def down(self, x, y, modifiers=NO_MODIFIERS):
        return self._at(PointerDown, x, y, modifiers)

    def move(self, x, y, modifiers=NO_MODIFIERS):
        return self._at(PointerMove, x, y, modifiers)

    def up(self, x, y, modifiers=NO_MODIFIERS):
        return self._at(PointerUp, x, y, modifiers)

    def click(self, x, y, modifiers=NO_MODIFIERS):
        self.move(x, y, modifiers)
        self.down(x, y, modifiers)
        return self.up(x, y, modifiers)

    def double_click(self, x, y):
        self.click(x, y)
        self._at(DoubleClick, x, y, NO_MODIFIERS)
        return self.up(x, y)

    def drag(self, start, end, modifiers=NO_MODIFIERS):
        self.move(*start, modifiers)
        self.down(*start, modifiers)
        self.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, modifiers)
        self.move(*end, modifiers)
        return self.up(*end, modifiers)

    def type(self, text):
        for letter in text:
            self.runner.feed(Typed(letter))
        return self.last

    def key(self, name, modifiers=NO_MODIFIERS):
        return self.runner.feed(Key(name, modifiers))

    def enter(self):
        return self.runner.feed(Confirm())

    def escape(self):
        return self.runner.feed(Cancel())


def kinds_placed(placement):
    """The tags of the kinds that are placed in a way."""
    return [kind.tag for kind in KINDS.values() if kind.placement is placement]

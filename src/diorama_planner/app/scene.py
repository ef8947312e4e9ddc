"""What follows from the document for every item: outlines, boxes, bodies, contacts, and the ground.

The first of the derived views: it hears of a change before all others, works out which items it may affect
(`dirty`), and forgets what it knew of them. It answers what kinds may ask of their surroundings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple, TypeVar, cast

from diorama_planner.app.joining import Joining
from diorama_planner.app.surroundings import Surroundings, lit_anew
from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.entries import Entry, entry_from_dict, entry_to_dict
from diorama_planner.core.errors import PlannerError
from diorama_planner.geometry.boxes import BoxIndex
from diorama_planner.geometry.points import Bounds, grown_box
from diorama_planner.geometry.rasters import Grid, Window
from diorama_planner.geometry.region import Region, empty_region
from diorama_planner.geometry.relief import Relief
from diorama_planner.geometry.walls import TOUCH_MM
from diorama_planner.kinds.base import Base, carvable_depth, layers_depth
from diorama_planner.kinds.contract import LIT_MM, Reads
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.shared import catalogue_ids_of, finishes_of, sits_in_host
from diorama_planner.model.change import Change
from diorama_planner.model.document import Document
from diorama_planner.model.naming import names_in
from diorama_planner.model.record import (
    BASE_ID,
    PROJECT_ID,
    CatalogueEntry,
    Item,
    Layer,
    NamedBuildUp,
    Point,
    Record,
    RecordId,
)
from diorama_planner.model.roles import LIMIT_MM, Role
from diorama_planner.solids.prism import Prism
from diorama_planner.terrain.ground import Ground

T = TypeVar("T")

MANY = 1000
"""A change of more records, and of more than half the plan, is followed by working everything out anew."""

_FAR_MM = 2 * LIMIT_MM
_TOUCHING = frozenset({Reads.CONTACT, Reads.NEIGHBOURS})
_BESIDE = frozenset({Reads.NEIGHBOURS})
_WALLS = frozenset({Reads.WALLS})
_LIGHTS = frozenset({Reads.LIGHTS})


class _Places(NamedTuple):
    """The boxes of all items, and of the areas among them."""

    every: BoxIndex
    areas: BoxIndex


class _Left(NamedTuple):
    """What was known of the document before the last great change."""

    document: Document
    catalogue: Catalogue
    places: _Places | None
    outlines: dict[RecordId, Region]
    contacts: dict[RecordId, Region]
    solids: dict[RecordId, Sequence[Prism]]


class Scene:
    """The derived facts of one document, kept in step with it."""

    def __init__(self, catalogue: Catalogue, region: str) -> None:
        self.shared_catalogue = catalogue
        self.catalogue = catalogue
        self.region = region
        self.document = Document()
        self.scale = self.document.project.scale
        self.dirty: frozenset[RecordId] = frozenset()
        self.everything_dirty = True
        self.ground = Ground.of(empty_region())
        self.base = empty_region()
        self.base_depth_mm = self.base_layers_mm = self.base_clearance_mm = 0.0
        self._places: _Places | None = None
        self._joining = Joining()
        self._hosted: dict[RecordId, dict[RecordId, None]] = {}
        self._host_of: dict[RecordId, RecordId] = {}
        self._anchored: dict[RecordId, dict[RecordId, None]] = {}
        self._outlines: dict[RecordId, Region] = {}
        self._contacts: dict[RecordId, Region] = {}
        self._solids: dict[RecordId, Sequence[Prism]] = {}
        self._left: _Left | None = None
        self._noticed_mm = TOUCH_MM
        self.around = Surroundings(self)

    # -- following the document ---------------------------------------------------------------------------

    def rebuild(self, document: Document) -> None:
        """Work everything out anew."""
        self._left = None
        self.document = document
        self.scale = document.project.scale
        entries = list(_entries_of(document))
        self.catalogue = self.shared_catalogue.with_entries(entries) if entries else self.shared_catalogue
        self.everything_dirty = True
        self.dirty = frozenset(document.records)
        self._places, self._hosted, self._host_of, self._anchored = None, {}, {}, {}
        self._joining.forget()
        self._outlines, self._contacts, self._solids = {}, {}, {}
        self._read_base()
        items = list(document.items())
        for item in items:
            self._note_host(item)
        self.ground = Ground.of(self.base, self._reliefs())

    def apply(self, change: Change, document: Document) -> None:
        """Follow a change, and find out which items it may affect."""
        touched = [record for state in (change.before, change.after) for record in state.values() if record]
        whole = any(isinstance(record, CatalogueEntry) or record.id in {PROJECT_ID, BASE_ID} for record in touched)
        if whole or len(change.ids) > max(MANY, len(document.records) / 2):
            self._go_to(document)
            return
        self._ensure_places()  # of what was there before
        joined = self._joining.follow(change.ids, self.document, document)
        self.document = document
        self.everything_dirty = False
        items = [record for record in touched if isinstance(record, Item)]
        areas = self._bounds_of({*change.ids, *joined})
        for item_id in change.ids:
            self._drop_host(item_id)
        for item in items:
            if document.records.get(item.id) is item:
                self._note_host(item)
        moved = set(change.ids) | joined | self._relatives(items)
        moved |= self.anchored_to(moved)
        self._forget(moved)
        self._index([record for i in moved if isinstance(record := document.records.get(i), Item)])
        dirty = moved | self._items_of_layers(touched) | self._finished_with(touched)
        areas += self._bounds_of(moved)
        reads = _TOUCHING | _WALLS if self._are_walls(items, moved) else _TOUCHING
        reach = max(document.project.keep_clear_mm, self._noticed_mm)
        dirty |= self._readers([grown_box(area, reach) for area in areas], reads)
        if any(kind_of(item).gives_light for item in items):
            dirty |= self._readers([grown_box(area, LIT_MM) for area in areas], _LIGHTS)
        raised = {item.id for item in items if kind_of(item).area_like}
        if any(kind_of(item).relief for item in items):
            raised |= self._follow_ground()
        dirty |= raised | self._on_or_beside(raised) | (self._areas_in(areas) if raised else set())
        if any(kind_of(item).area_like for item in items):
            self._forget_bodies(dirty - moved)  # what stands on ground, paths and pours rises and falls with them
        self.dirty = frozenset(dirty | lit_anew(change, document))

    def _go_to(self, document: Document) -> None:
        """Work everything out anew but what is known of a document that was left and comes back by undoing."""
        left = self._left
        now = _Left(self.document, self.shared_catalogue, self._places, self._outlines, self._contacts, self._solids)
        self.rebuild(document)
        self._left = now
        if left is not None and left.catalogue is self.shared_catalogue and document.has_records_of(left.document):
            self._places, self._outlines = left.places, left.outlines
            self._contacts, self._solids = left.contacts, left.solids

    def _read_base(self) -> None:
        base = self.document.records.get(BASE_ID)
        self.base = self.outline(base) if isinstance(base, Base) else empty_region()
        self.base_depth_mm = carvable_depth(base) if isinstance(base, Base) else 0.0
        self.base_layers_mm = layers_depth(base) if isinstance(base, Base) else 0.0
        self.base_clearance_mm = base.clearance_mm if isinstance(base, Base) else 0.0

    def _note_host(self, item: Item) -> None:
        for anchor in getattr(item, "anchors", ()):
            self._anchored.setdefault(anchor.item, {})[item.id] = None
        if target := getattr(item, "target", ""):
            self._anchored.setdefault(target, {})[item.id] = None
        host = getattr(item, "host", None)
        if host:
            self._host_of[item.id] = host
            self._hosted.setdefault(host, {})[item.id] = None

    def _drop_host(self, item_id: RecordId) -> None:
        host = self._host_of.pop(item_id, None)
        if host:
            del self._hosted[host][item_id]

    def _relatives(self, items: Iterable[Item]) -> set[RecordId]:
        found: set[RecordId] = set()
        for item in items:
            found.update(self._hosted.get(item.id, ()))
            host = getattr(item, "host", None)
            if host:
                found.add(host)
                found.update(self._hosted.get(host, ()))
        return found & self.document.records.keys()

    def anchored_to(self, item_ids: Iterable[RecordId]) -> set[RecordId]:
        """The items with an end that holds on to one of these, as far as they are still there."""
        named = (name for item_id in item_ids for name in self._anchored.get(item_id, ()))
        return {name for name in named if name in self.document.records}

    def _items_of_layers(self, touched: Iterable[Record]) -> set[RecordId]:
        layers = {record.id for record in touched if isinstance(record, Layer)}
        return {item.id for item in self.document.items() if item.layer in layers} if layers else set()

    def _finished_with(self, touched: Iterable[Record]) -> set[RecordId]:
        """The items with a surface that is finished with one of the touched build-ups."""
        names = {record.id for record in touched if isinstance(record, NamedBuildUp)}
        if not names:
            return set()
        return {item.id for item in self.document.items() if names & set(finishes_of(item).values())}

    def _are_walls(self, items: Iterable[Item], moved: Iterable[RecordId]) -> bool:
        """Whether walls are among what has changed, or moves or is opened with it."""
        known = (record for item_id in moved if (record := self.document.records.get(item_id)) is not None)
        return any(isinstance(each, Item) and kind_of(each).run is not None for each in (*items, *known))

    def _on_or_beside(self, raised: Iterable[RecordId]) -> set[RecordId]:
        """What stands on items whose height may differ, and what lies beside those that stand there."""
        standing = self._readers(self._bounds_of(raised), _BESIDE)
        return standing | self._readers(self._bounds_of(standing), _BESIDE)

    def _areas_in(self, areas: Iterable[Bounds]) -> set[RecordId]:
        """The areas in boxes: what one is laid on may fight with it."""
        index = self._ensure_places().areas
        return {item_id for bounds in areas for item_id in index.query(bounds)}

    def _bounds_of(self, item_ids: Iterable[RecordId]) -> list[Bounds]:
        return [self.boxes.bounds(item_id) for item_id in item_ids if item_id in self.boxes]

    def _follow_ground(self) -> set[RecordId]:
        self.ground, windows = self.ground.update(self._reliefs())
        bounds = [_reach(self.ground.field.grid, window) for window in windows if not window.is_empty]
        return self._readers(bounds, frozenset({Reads.GROUND}))

    def _readers(self, areas: Iterable[Bounds], reads: frozenset[Reads]) -> set[RecordId]:
        found: set[RecordId] = set()
        for bounds in areas:
            for item_id in self.boxes.query(bounds):
                record = self.document.records.get(item_id)
                if isinstance(record, Item) and (kind_of(record).reads & reads or finishes_of(record)):
                    found.add(item_id)  # what stands against a finished surface hides some of it
        return found

    def _reliefs(self) -> list[Relief]:
        return [relief for item in self.document.items() if (relief := self._relief(item)) is not None]

    def _relief(self, item: Item) -> Relief | None:
        facet = kind_of(item).relief
        return facet(item, self.around) if facet and not self.outline(item).is_empty else None

    def _forget(self, item_ids: Iterable[RecordId]) -> None:
        self._forget_bodies(item_ids)
        places = self._ensure_places()
        for item_id in item_ids:
            self._outlines.pop(item_id, None)
            for index in places:
                if item_id in index and item_id not in self.document.records:
                    index.remove(item_id)

    def _forget_bodies(self, item_ids: Iterable[RecordId]) -> None:
        for item_id in item_ids:
            self._contacts.pop(item_id, None)
            self._solids.pop(item_id, None)

    def _index(self, items: Sequence[Item]) -> None:
        places = self._ensure_places()
        self._noticed_mm = max([self._noticed_mm, *(kind_of(item).notices_mm(item, self.around) for item in items)])
        for index, chosen in (
            (places.every, items),
            (places.areas, [item for item in items if kind_of(item).area_like]),
        ):
            regions = [(item.id, self.outline(item)) for item in chosen]
            found = [(item_id, region.bounds) for item_id, region in regions if not region.is_empty]
            for item_id, region in regions:
                if region.is_empty and item_id in index:
                    index.remove(item_id)
            index.set_many([item_id for item_id, _ in found], [bounds for _, bounds in found])

    def _ensure_places(self) -> _Places:
        if self._places is None:
            self._places = _Places(BoxIndex(), BoxIndex())
            self._index(list(self.document.items()))
        return self._places

    @property
    def boxes(self) -> BoxIndex:
        """The boxes of all items, worked out when they are first asked for: a first picture needs none."""
        return self._ensure_places().every

    # -- facts ---------------------------------------------------------------------------------------------

    def outline(self, item: Item) -> Region:
        """The plan area of an item; empty for one whose points make none, which `findings` tells."""
        return self._kept(self._outlines, item, self._drawn)

    def _drawn(self, item: Item) -> Region:
        try:
            return kind_of(item).outline(item, self.around)
        except PlannerError:
            return empty_region()

    def contact(self, item: Item) -> Region:
        """The ground that an item touches."""
        return self._kept(self._contacts, item, self._touched)

    def _touched(self, item: Item) -> Region:
        facet = kind_of(item).contact
        return empty_region() if facet is None else facet(item, self.around)

    def solids(self, item: Item) -> Sequence[Prism]:
        """The body of an item."""
        return self._kept(self._solids, item, lambda each: kind_of(each).solids(each, self.around))

    def _kept(self, store: dict[RecordId, T], item: Item, make: Callable[[Item], T]) -> T:
        if self.document.records.get(item.id) is not item:
            return make(item)  # a ghost under the user's hand: not on the plan, so nothing to keep
        found = store.get(item.id)
        if found is None:
            store[item.id] = found = make(item)
        return found

    def hosted(self, item_id: RecordId) -> list[Item]:
        """The items that are set into one, in order along it."""
        found = [item for item in self._with_host(item_id) if sits_in_host(item)]
        return sorted(found, key=lambda item: (getattr(item, "at_mm", 0.0), item.id))

    def fixed_to(self, item_id: RecordId) -> list[Item]:
        """The items that are fixed to one at places of their own, such as lights on a wall."""
        return [item for item in self._with_host(item_id) if not sits_in_host(item)]

    def going_along(self, item_ids: Iterable[RecordId]) -> set[RecordId]:
        """Items with all that is set into them or fixed to them, and to that in turn."""
        found, waiting = set[RecordId](), list(item_ids)
        while waiting:
            item_id = waiting.pop()
            if item_id not in found:
                found.add(item_id)
                waiting += self._hosted.get(item_id, ())
        return found

    def _with_host(self, item_id: RecordId) -> Iterator[Item]:
        return (cast(Item, self.document.records[hosted]) for hosted in self._hosted.get(item_id, ()))

    def joined(self, item: Item) -> list[Item]:
        """The items that an item meets as walls do."""
        return self._joining.joined(item, self.document)

    def is_shown(self, item: Item) -> bool:
        """Whether neither the item nor its layer is hidden."""
        layer = self.document.records.get(item.layer)
        return not item.hidden and not (isinstance(layer, Layer) and layer.hidden)

    def items_near(self, bounds: Bounds) -> list[Item]:
        """Items whose box meets a box."""
        return [cast(Item, self.document.records[item_id]) for item_id in self.boxes.query(bounds)]

    def areas_at(self, point: Point) -> list[Item]:
        """Paths, pours and other areas whose box holds a point."""
        areas = self._ensure_places().areas
        return [cast(Item, self.document.records[item_id]) for item_id in areas.at(point)]

    def entries_to_embed(self) -> list[CatalogueEntry]:
        """The user's own entries that the plan uses and does not carry yet."""
        carried = {record.entry.get("id") for record in self.document.every(CatalogueEntry)}
        found = []
        for name in sorted(self._used_entries() - carried):
            entry = self.catalogue.thing_map.get(name) or self.catalogue.material_map.get(name)
            if entry is not None and entry.origin == "user":
                family = "thing" if name in self.catalogue.thing_map else "material"
                slug = "".join(c if c.isalnum() else "-" for c in name.lower())[:50]
                found.append(CatalogueEntry(id=f"entry-{slug}", family=family, entry=entry_to_dict(entry)))
        return found

    def _used_entries(self) -> set[str]:
        ids = {name for item in self.document.items() for name in catalogue_ids_of(item)}
        own = self.document.every(NamedBuildUp)
        return ids | {name for build_up in own for name in names_in(build_up, Role.MATERIAL)}


def _entries_of(document: Document) -> Iterator[Entry]:
    """The catalogue entries that a plan carries; one that cannot be read is told by `findings`."""
    for record in document.every(CatalogueEntry):
        with suppress(PlannerError):
            yield entry_from_dict(dict(record.entry))


def _reach(grid: Grid, window: Window) -> Bounds:
    """The box of points whose heights follow from cells: between centres, and beside the base from its edge."""
    xmin, ymin, xmax, ymax = grid.bounds_of(window)
    return (
        xmin - grid.cell if window.column0 > 0 else -_FAR_MM,
        ymin - grid.cell if window.row0 > 0 else -_FAR_MM,
        xmax + grid.cell if window.column1 < grid.columns else _FAR_MM,
        ymax + grid.cell if window.row1 < grid.rows else _FAR_MM,
    )

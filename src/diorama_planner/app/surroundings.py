"""Answers what a kind may ask of its surroundings (`kinds.contract.Around`) from a scene."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, cast
from weakref import WeakValueDictionary

from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.core.errors import BadFileError
from diorama_planner.drawing.font_widths import text_width
from diorama_planner.geometry.points import boxes_meet, grown_box
from diorama_planner.geometry.region import Region, contains_point, distance, overlaps
from diorama_planner.kinds.anchors import Anchor, place_of
from diorama_planner.kinds.contract import LIT_MM, WireGroove
from diorama_planner.kinds.hosts import Cut, Host
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.waters import Ground
from diorama_planner.model.change import Change
from diorama_planner.model.document import Document
from diorama_planner.model.record import Circuit, Item, NamedBuildUp, Point, Record, RecordId
from diorama_planner.solids.prism import Prism

if TYPE_CHECKING:
    from diorama_planner.app.scene import Scene
    from diorama_planner.catalogue.build_ups import CatalogueBuildUp
    from diorama_planner.geometry.height_grid import HeightGrid


class Surroundings:
    """A view of a scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._grids: WeakValueDictionary[str, HeightGrid] = WeakValueDictionary()
        self._foreseen: Mapping[RecordId, tuple[Region, Region]] = {}
        self.wire_grooves: Mapping[RecordId, tuple[WireGroove, ...]] = {}

    @property
    def scale(self) -> float:
        """Denominator of the plan's scale."""
        return self._scene.scale

    @property
    def region(self) -> str:
        """Where the user buys."""
        return self._scene.region

    @property
    def catalogue(self) -> Catalogue:
        """Things and materials, with those of the project and of the user."""
        return self._scene.catalogue

    def finish(self, name: str) -> NamedBuildUp | CatalogueBuildUp | None:
        """The build-up of an id: the plan's own, else the catalogue's."""
        own = self._scene.document.records.get(name)
        return own if isinstance(own, NamedBuildUp) else self.catalogue.build_up_map.get(name)

    @property
    def ground(self) -> Ground:
        """The ground under the plan."""
        return self._scene.ground

    @property
    def base(self) -> Region:
        """The top of the base."""
        return self._scene.base

    @property
    def base_depth_mm(self) -> float:
        """How deep the base can be carved."""
        return self._scene.base_depth_mm

    @property
    def base_layers_mm(self) -> float:
        """How deep it can be carved before the board is reached."""
        return self._scene.base_layers_mm

    @property
    def base_clearance_mm(self) -> float:
        """How much room there is under the board."""
        return self._scene.base_clearance_mm

    @property
    def keep_clear_mm(self) -> float:
        """How much room the plan wants kept clear."""
        return self._scene.document.project.keep_clear_mm

    @property
    def reach_mm(self) -> float:
        """How far a hand reaches over the base."""
        return self._scene.document.project.reach_mm

    def is_lit(self, circuit: RecordId) -> bool:
        """Whether a circuit is switched on and hangs on a supply at last."""
        records = self._scene.document.records
        record, met = records.get(circuit), set[RecordId]()
        if not isinstance(record, Circuit) or not record.on:
            return False
        feed = record.feed
        while feed not in met and hasattr(records.get(feed), "feed"):
            met.add(feed)
            feed = str(getattr(records[feed], "feed", ""))
        return feed not in met and feed in records

    def host(self, item: Item) -> Host | None:
        """The item that this one is set into."""
        host = self._scene.document.records.get(getattr(item, "host", ""))
        return cast("Host", host) if hasattr(host, "path_mm") else None

    def joined(self, item: Item) -> Sequence[Host]:
        """The walls that this one meets."""
        return cast("Sequence[Host]", self._scene.joined(item))

    def hosted(self, item_id: RecordId) -> Sequence[Cut]:
        """The items that are set into this one; not what only hangs on it."""
        return [cast("Cut", item) for item in self._scene.hosted(item_id) if hasattr(item, "sill_mm")]

    def free(self, region: Region, item: Item) -> Region:
        """What others leave of a region of the ground."""
        from diorama_planner.geometry.remainders import less

        if region.is_empty:
            return region
        foreseen = self._foreseen.get(item.id)
        if foreseen is not None and foreseen[0] is region:
            return foreseen[1]
        near = self._scene.items_near(region.bounds)
        touching = (other for other in near if kind_of(other).contact is not None and other.id != item.id)
        return less(region, [self._scene.contact(other) for other in touching])

    @contextmanager
    def foreseeing(self, items: Sequence[Item]) -> Iterator[None]:
        """Know what others leave of the outlines of these while nothing changes: many are worked out together."""
        from diorama_planner.app.editing.free_ground import free_ground

        self._foreseen = free_ground(self._scene, items)
        try:
            yield
        finally:
            self._foreseen = {}

    def outline(self, item: Item) -> Region:
        """The plan area of an item."""
        return self._scene.outline(item)

    def body(self, item: Item) -> Sequence[Prism]:
        """The body of an item."""
        return self._scene.solids(item)

    def bodies(self, region: Region, item: Item, areas: bool = False) -> Sequence[tuple[Item, Sequence[Prism]]]:
        """The bodies of other items near a region; those of areas only if asked for."""
        if region.is_empty:
            return ()
        near = (other for other in self._scene.items_near(region.bounds) if other.id != item.id)
        return [(other, self._scene.solids(other)) for other in near if (areas or not kind_of(other).area_like)]

    def against(self, item: Item, within_mm: float) -> Sequence[Prism]:
        """The bodies about an item that are built there to stay."""
        box = grown_box(self.outline(item).bounds, within_mm)
        near = [other for other in self._scene.items_near(box) if other.id != item.id and _is_built(other)]
        return [
            prism for other in near for prism in self._scene.solids(other) if boxes_meet(prism.region.bounds, box)
        ]

    def left_over(self, item: Item) -> Region:
        """What later forms, walls, ways and pours leave of the outline of an item on the ground, for good."""
        from diorama_planner.geometry.remainders import less

        region, place = self.outline(item), _place_in_stack(item)
        if region.is_empty:
            return region
        over = (other for other in self._scene.items_near(region.bounds) if _place_in_stack(other) > place)
        return less(region, [self.outline(other) for other in over if _is_built(other) or kind_of(other).relief])

    def below(self, region: Region, item: Item) -> Sequence[tuple[Item, Sequence[Prism]]]:
        """The bodies of areas near a region that an item lies on."""
        if region.is_empty:
            return ()
        own = _place_in_stack(item)
        near = (other for other in self._scene.items_near(region.bounds) if _is_laid(other))
        return [(other, self._scene.solids(other)) for other in near if _place_in_stack(other) < own]

    def lights(self, region: Region) -> Sequence[Item]:
        """The items that shine near a region."""
        if region.is_empty:
            return ()
        near = self._scene.items_near(grown_box(region.bounds, LIT_MM))
        lit = [other for other in near if kind_of(other).gives_light]
        return [other for other in lit if distance(region, self._scene.outline(other)) < LIT_MM]

    def alike(self, region: Region, item: Item) -> Sequence[Item]:
        """Other items of the same kind near a region."""
        near = self._scene.items_near(region.bounds) if not region.is_empty else ()
        return [other for other in near if other.kind == item.kind and other.id != item.id]

    def surface_at(self, point: Point) -> float:
        """Height of what a thing stands on at a point: ground, path or cured pour."""
        ground = self._scene.ground.height_at(*point)
        height = ground
        for area in filter(_is_laid, self._scene.areas_at(point)):
            for prism in self._scene.solids(area):
                top = prism.top_mm if prism.layer_mm is None else ground + prism.layer_mm
                if top > height and contains_point(prism.region, point):
                    height = top
        return height

    def cut_for_wires(self, item_id: RecordId) -> Sequence[WireGroove]:
        """The grooves that the harness needs in an item, as far as wires have been led."""
        return self.wire_grooves.get(item_id, ())

    def hollows(self) -> Sequence[Prism]:
        """What is cut out of the base by all that is shown."""
        scene = self._scene
        found = ((facet, item) for item in scene.document.items() if (facet := kind_of(item).hollows))
        return [prism for facet, item in found if scene.is_shown(item) for prism in facet(item, self)]

    def sheets_under(self, region: Region) -> Sequence[float]:
        """How thick the sheets are from which the landforms under a region are cut."""
        near = self._scene.items_near(region.bounds) if not region.is_empty else ()
        stacks = (kind_of(other).stack(other, self) for other in near if overlaps(self.outline(other), region))
        return [stack.thickness_mm for stack in stacks if stack is not None and stack.parts]

    def place_of(self, anchor: Anchor) -> Point | None:
        """Where a place on an item is now; None if the item is gone."""
        item = self._scene.document.records.get(anchor.item)
        return place_of(anchor, item, self._scene.outline(item)) if isinstance(item, Item) else None

    def height_grid(self, asset: str) -> HeightGrid | None:
        """The grid of heights that the plan keeps under a name, read once as long as the ground is made of it."""
        from diorama_planner.geometry.height_grid import decode_heights

        grid = self._grids.get(asset)
        data = self._scene.document.assets.get(asset)
        if grid is None and data is not None:
            with suppress(BadFileError):
                grid = self._grids[asset] = decode_heights(data, asset)
        return grid

    def text_width(self, text: str, height_mm: float) -> float:
        """Width of a text whose capitals are `height_mm` high."""
        return text_width(text, height_mm)


def lit_anew(change: Change, document: Document) -> set[RecordId]:
    """The items of circuits, if a change is of what feeds them or switches them."""
    if all(_feeding(change.before.get(name)) == _feeding(change.after.get(name)) for name in change.ids):
        return set()
    return {item.id for item in document.items() if getattr(item, "circuit", "")}


def _feeding(record: Record | None) -> tuple[object, ...]:
    """What decides whether lights shine: what a circuit or a module hangs on, its switch, that a supply is there."""
    return getattr(record, "feed", None), getattr(record, "on", None), hasattr(record, "fuse_ma")


def _place_in_stack(item: Item) -> tuple[int, float, RecordId]:
    """What lies over what: by kind, then by order."""
    return kind_of(item).level, item.order, item.id


def _is_built(item: Item) -> bool:
    """Whether it stays where it is built, and so hides for good what it stands against."""
    return kind_of(item).run is not None or _is_laid(item)


def _is_laid(item: Item) -> bool:
    """Whether it lies on the ground as an area: a path, a pour."""
    return kind_of(item).area_like and kind_of(item).contact is not None

"""What lies on what in which order, and which of it fights: one issue for each pair of materials of an item.

Every kind says what it lays (`build_up`). Here is found out what is under that: of a patch its wall, of what lies on
the ground the covers, landforms and the base beneath it. The table of what fights is `catalogue.compatibility`;
what is done about it is in `cover_edits`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.compatibility import Clash, Verdict, check_order, is_porous, verdict_on
from diorama_planner.catalogue.material import Material
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import msg
from diorama_planner.geometry.region import Region, difference, overlap_area
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.shared import COVER_LEVEL, finishes_of
from diorama_planner.model.record import BASE_ID, Item

if TYPE_CHECKING:
    from diorama_planner.app.scene import Scene

LEAST_MM2 = 1.0
"""Areas that share less than this lie beside each other."""


class Fight(NamedTuple):
    """Two materials that do not get on, and where the upper one stands in the list of the item that lays it."""

    over: Material
    applied: Material
    place: int
    verdict: Verdict


def fights(item: Item, scene: Scene) -> list[Issue]:
    """Say what an item lays that does not get on with what is under it, each pair once."""
    own = _laid(item, scene)
    finished = _finished(item, scene)
    if not own:
        return finished
    found: dict[tuple[str, str], Issue] = {}
    for fight in (*_within(own, scene), *_beneath(item, own, scene)):
        found.setdefault((fight.over.id, fight.applied.id), _issue(item, fight, scene))
    return [*found.values(), *finished]


def _finished(item: Item, scene: Scene) -> list[Issue]:
    if not finishes_of(item):
        return []
    from diorama_planner.app.finish_order import finish_issues

    return list(finish_issues(item, scene))


@lru_cache(maxsize=1024)
def _clashes(order: tuple[Material, ...], catalogue: Catalogue) -> tuple[Clash, ...]:
    """Plans have few orders of materials, each of them many times."""
    return tuple(check_order(order, catalogue))


def _laid(item: Item, scene: Scene) -> list[Material]:
    """The materials that an item lays, the lowest first, as far as the catalogue has them."""
    known = scene.catalogue.material_map
    return [known[name] for name in kind_of(item).build_up(item, scene.around).materials if name in known]


def _topped(item: Item, scene: Scene, surface: str) -> list[Material]:
    """What an item lays, and what its surface is finished with: what something lies on there."""
    laid = _laid(item, scene)
    if not finishes_of(item):
        return laid
    from diorama_planner.app.finish_order import coats_on, under

    return [*under(item, surface, scene), *coats_on(item, surface, scene)] if surface else laid


def _upper(item: Item) -> str:
    """The surface of an area on which others lie."""
    return next((surface for surface in ("ground", "top") if surface in finishes_of(item)), "")


def _within(own: Sequence[Material], scene: Scene) -> Iterator[Fight]:
    for below, above, verdict in _clashes(tuple(own), scene.catalogue):
        yield Fight(own[below], own[above], above, verdict)


def _between(under: Sequence[Material], own: Sequence[Material], scene: Scene) -> list[Fight]:
    """What fights across the border of two lists, the one laid on the other."""
    count = len(under)
    clashes = _clashes((*under, *own), scene.catalogue)
    return [
        Fight(under[below], own[above - count], above - count, verdict)
        for below, above, verdict in clashes
        if below < count <= above
    ]


def _beneath(item: Item, own: Sequence[Material], scene: Scene) -> Iterator[Fight]:
    """What fights with what lies under an item: its host, or the ground."""
    around = scene.around
    host = scene.document.records.get(getattr(item, "host", ""))
    if isinstance(host, Item):
        yield from _between(_topped(host, scene, getattr(item, "surface", "")), own, scene)
        return
    if not kind_of(item).area_like or item.id == BASE_ID:
        return
    region = around.outline(item)
    if region.is_empty:
        return
    lower = ((under, _topped(under, scene, _upper(under))) for under in _lower(item, region, scene))
    layers = [(under, laid) for under, laid in lower if laid]
    if any(_between(laid, own, scene) for _, laid in layers):
        yield from _seen_from(region, layers, own, scene)


def _lower(item: Item, region: Region, scene: Scene) -> list[Item]:
    """The items under one, the highest first; what gives way to it is not there."""
    place = _height(item)
    takes_ground = kind_of(item).contact is not None
    found = []
    for other in scene.items_near(region.bounds):
        kind = kind_of(other)
        if not kind.area_like or _height(other) >= place:
            continue
        if takes_ground and kind.build_up(other, scene.around).gives_way:
            continue
        found.append(other)
    return sorted(found, key=_height, reverse=True)


def _height(item: Item) -> tuple[int, float, str]:
    return kind_of(item).level, item.order, item.id


def _seen_from(
    region: Region, layers: Sequence[tuple[Item, Sequence[Material]]], own: Sequence[Material], scene: Scene
) -> Iterator[Fight]:
    """What fights where the lower items are really met: what a closed one covers is out of reach."""
    open_to = region
    for lower, laid in layers:
        outline = scene.outline(lower)
        if overlap_area(open_to, outline) < LEAST_MM2:
            continue
        yield from _between(laid, own, scene)
        if not all(is_porous(material) for material in laid):
            open_to = difference(open_to, outline)
        if open_to.area < LEAST_MM2:
            return


def _issue(item: Item, fight: Fight, scene: Scene) -> Issue:
    verdict = fight.verdict
    text = msg(
        "{name}: {applied} over {over}: {reason}{advice}",
        name=item.label or kind_of(item).name,
        applied=fight.applied.label,
        over=fight.over.label,
        reason=verdict.reason,
        advice=f"; {verdict.advice}" if verdict.advice else "",
    )
    fixes = tuple(_fixes(item, fight, scene))
    if verdict.is_fatal:
        return Issue("materials-fight", Severity.WARNING, item.id, text, fixes)
    return Issue("materials-care", Severity.HINT, item.id, text, fixes)


def _fixes(item: Item, fight: Fight, scene: Scene) -> Iterator[Fix]:
    """Lay something between, as a layer of the item or as a cover under it; or take another material."""
    known = scene.catalogue.material_map
    between = known.get(fight.verdict.insert)
    if between is not None and _helps(between, fight, scene):
        yield from _between_fixes(item, fight, between, scene)
    instead = known.get(fight.verdict.instead)
    if instead is not None:
        args = {"id": item.id, "old": fight.applied.id, "new": instead.id}
        yield Fix(msg("Use {material} instead", material=instead.label), "replace_material", args)


def _between_fixes(item: Item, fight: Fight, between: Material, scene: Scene) -> Iterator[Fix]:
    """Lay a material between: as a layer of what is built up, as a pour's seal coat, or as a cover under it."""
    label = msg("Lay {material} between", material=between.label)
    if hasattr(item, "build_up"):
        yield Fix(label, "insert_layer", {"id": item.id, "place": fight.place, "material": between.id})
    elif hasattr(item, "sealer"):
        yield Fix(label, "set_fields", {"id": item.id, "fields": {"sealer": between.id}})
    elif fight.place == 0 and kind_of(item).area_like and kind_of(item).level > COVER_LEVEL:
        rings = [
            ([tuple(point) for point in outer.tolist()], [[tuple(p) for p in hole.tolist()] for hole in holes])
            for outer, holes in scene.outline(item).polygons()
        ]
        yield Fix(label, "lay_under", {"id": item.id, "rings": rings, "material": between.id})


def _helps(between: Material, fight: Fight, scene: Scene) -> bool:
    """Whether neither side of what goes between is fatal."""
    pairs = ((between, fight.over), (fight.applied, between))
    found = (verdict_on(applied, over, scene.catalogue) for applied, over in pairs)
    return not any(verdict is not None and verdict.is_fatal for verdict in found)

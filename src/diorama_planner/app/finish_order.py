"""Coats that fight: with what is under them on their surface, and with each other; build-ups that nobody knows.

The table of what fights is `catalogue.compatibility`, what lies under the ground's own layers `build_order`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diorama_planner.app.editing.finishes import Finish, surface_name
from diorama_planner.catalogue.compatibility import Verdict, check_order, verdict_on
from diorama_planner.catalogue.coverage import has_rule
from diorama_planner.catalogue.material import Material
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Message, msg
from diorama_planner.kinds.cover_layers import inserted
from diorama_planner.kinds.cover_sums import SPREAD
from diorama_planner.kinds.registry import called, kind_of
from diorama_planner.kinds.shared import finishes_of
from diorama_planner.model.record import BASE_ID, Coats, Item, NamedBuildUp

if TYPE_CHECKING:
    from diorama_planner.app.scene import Scene


def finish_issues(item: Item, scene: Scene) -> Iterator[Issue]:
    """Say what is wrong with the finishes of an item, the same of several surfaces once."""
    told: set[tuple[str, ...]] = set()
    for surface, name in finishes_of(item).items():
        finish = scene.around.finish(name)
        if finish is None:
            yield _unknown(item, surface, name)
            continue
        if (name,) not in told:
            told.add((name,))
            yield from _uncounted(item, finish, scene)
        for over, applied, issue in _fights(item, surface, finish, scene):
            if (name, over, applied) not in told:
                told.add((name, over, applied))
                yield issue


def _unknown(item: Item, surface: str, name: str) -> Issue:
    text = msg("{item}: there is no build-up {name!r}", item=called(item), name=name)
    fix = Fix(msg("Take it off"), "set_finish", {"id": item.id, "surface": surface, "finish": ""})
    return Issue("unknown-build-up", Severity.WARNING, item.id, text, (fix,))


def _uncounted(item: Item, finish: Finish, scene: Scene) -> Iterator[Issue]:
    """Coats of materials that are not known, or of which nobody knows how far they go."""
    known = scene.catalogue.material_map
    for name in dict.fromkeys(coat.material for coat in finish.coats):
        material = known.get(name)
        if material is None:
            text = msg("{item}, {finish}: no material {id!r} in the catalogue", **_named(item, finish), id=name)
            yield Issue("unknown-material", Severity.ERROR, item.id, text)
        elif not has_rule(material, "mm2"):
            text = msg(
                "{item}, {finish}: how far {sheet} goes is not known, so the bill leaves it out",
                **_named(item, finish),
                sheet=material.label,
            )
            yield Issue("no-coverage-rule", Severity.WARNING, item.id, text)


def _named(item: Item, finish: Finish) -> dict[str, str]:
    return {"item": called(item), "finish": finish.name}


def coats_on(item: Item, surface: str, scene: Scene) -> list[Material]:
    """Give the materials of the coats on a surface, the lowest first, as far as they are known."""
    finish = scene.around.finish(finishes_of(item).get(surface, ""))
    return _materials(finish.coats, scene) if finish is not None else []


def _materials(coats: Coats, scene: Scene) -> list[Material]:
    known = scene.catalogue.material_map
    return [known[coat.material] for coat in coats if coat.material in known]


def under(item: Item, surface: str, scene: Scene) -> list[Material]:
    """Give what a finish of a surface is laid on, the lowest first: what the item is built of there, or lies on."""
    known = scene.catalogue.material_map
    host = scene.document.records.get(getattr(item, "host", ""))
    if isinstance(host, Item):
        face = getattr(item, "surface", "")
        return [*under(host, face, scene), *coats_on(host, face, scene)]
    laid = kind_of(item).build_up(item, scene.around)
    names = laid.on_surface.get(surface, laid.materials)
    base = scene.document.records.get(BASE_ID)
    if not names and kind_of(item).area_like and isinstance(base, Item) and base is not item:
        return [*under(base, "top", scene), *coats_on(base, "top", scene)]
    return [known[name] for name in names if name in known]


def _fights(item: Item, surface: str, finish: Finish, scene: Scene) -> Iterator[tuple[str, str, Issue]]:
    """What fights on a surface, with the ids of the two materials."""
    for place, over, applied, verdict in _clashes(finish.coats, under(item, surface, scene), scene):
        text = _text(item, surface, applied, over, verdict)
        fixes = tuple(_fixes(item, finish, place, (over, applied), verdict, scene))
        if verdict.is_fatal:
            issue = Issue("materials-fight", Severity.WARNING, item.id, text, fixes)
        else:
            issue = Issue("materials-care", Severity.HINT, item.id, text, fixes)
        yield over.id, applied.id, issue


def _clashes(
    coats: Coats, beneath: Sequence[Material], scene: Scene
) -> Iterator[tuple[int, Material, Material, Verdict]]:
    """Give each coat that does not get on with what is under it: its place, what is under it, its material, why."""
    known = scene.catalogue.material_map
    places = [place for place, coat in enumerate(coats) if coat.material in known]
    order = [*beneath, *_materials(coats, scene)]
    for below, above, verdict in check_order(order, scene.catalogue):
        if above >= len(beneath):
            yield places[above - len(beneath)], order[below], order[above], verdict


def _text(item: Item, surface: str, applied: Material, over: Material, verdict: Verdict) -> Message:
    return msg(
        "{name}, {surface}: {applied} over {over}: {reason}{advice}",
        name=called(item),
        surface=str(surface_name(surface)).lower(),
        applied=applied.label,
        over=over.label,
        reason=verdict.reason,
        advice=f"; {verdict.advice}" if verdict.advice else "",
    )


def _fixes(
    item: Item, finish: Finish, place: int, pair: Sequence[Material], verdict: Verdict, scene: Scene
) -> Iterator[Fix]:
    """Lay something between, take another material, or change places with the coat under it, if that helps."""
    known = scene.catalogue.material_map
    over, applied = pair
    between = known.get(verdict.insert)
    if between is not None and _gets_on(between, over, scene) and _gets_on(applied, between, scene):
        coats = inserted(finish.coats, place, between.id)
        yield _changed(item, finish, msg("Lay {material} between", material=between.label), coats)
    instead = known.get(verdict.instead)
    if instead is not None:
        swapped = replace(finish.coats[place], material=instead.id)
        coats = (*finish.coats[:place], swapped, *finish.coats[place + 1 :])
        yield _changed(item, finish, msg("Use {material} instead", material=instead.label), coats)
    lower = finish.coats[place - 1] if place else None
    if lower is not None and lower.material == over.id and _gets_on(over, applied, scene):
        coats = (*finish.coats[: place - 1], finish.coats[place], lower, *finish.coats[place + 1 :])
        yield _changed(item, finish, msg("Lay {material} first", material=applied.label), coats)


def _changed(item: Item, finish: Finish, label: Message, coats: Coats) -> Fix:
    """Change the plan's own build-up; of the catalogue's the plan keeps a changed copy."""
    if isinstance(finish, NamedBuildUp):
        return Fix(label, "set_fields", {"id": finish.id, "fields": {"coats": coats}})
    copied = {"old": finish.id, "name": finish.name, "texture": finish.texture, "coats": coats}
    return Fix(label, "make_own", {"id": item.id, **copied})


def _gets_on(applied: Material, over: Material, scene: Scene) -> bool:
    verdict = verdict_on(applied, over, scene.catalogue)
    return verdict is None or not verdict.is_fatal


def coat_problems(coats: Coats, beneath: Sequence[Material], scene: Scene) -> dict[int, Message]:
    """Say of coats, by their places, what is wrong with them on what lies beneath; the worst of each only."""
    known = scene.catalogue.material_map
    found: dict[int, tuple[bool, Message]] = {}
    for place, over, _, verdict in _clashes(coats, beneath, scene):
        text = msg(
            "Over {over}: {reason}{advice}",
            over=over.label,
            reason=verdict.reason,
            advice=f"; {verdict.advice}" if verdict.advice else "",
        )
        if place not in found or (verdict.is_fatal and not found[place][0]):
            found[place] = verdict.is_fatal, text
    for place, coat in enumerate(coats):
        material = known.get(coat.material)
        if material is not None and not has_rule(material, "mm2"):
            found[place] = True, msg("How far it goes is not known, so the bill leaves it out")
        elif material is not None and material.category in SPREAD and coat.density > 1 and place not in found:
            found[place] = False, msg("More than all of the surface: counted as laid so thickly; or lay more coats")
    return {place: text for place, (_, text) in found.items()}

"""Finishes: what is laid on which surface of an item, and the build-ups that a plan keeps under names of its own.

Choosing and changing them, and carrying them from plan to plan as files, for window and command line alike. What they
take is worked out in `kinds.finish_sums`, what fights in `finish_order`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from diorama_planner.app.verbs import item_of
from diorama_planner.catalogue.build_ups import decode_build_ups, encode_build_ups
from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.takeoff_line import NeedUnit
from diorama_planner.catalogue.words import nearest
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.units import format_number
from diorama_planner.kinds.contract import Around, Surface
from diorama_planner.kinds.finish_sums import coat_lines
from diorama_planner.kinds.registry import called, kind_of
from diorama_planner.kinds.shared import can_be_finished, finish_on, finishes_of
from diorama_planner.model.document import Document
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import WHOLE, Coat, Coats, Item, NamedBuildUp, RecordId, new_id

if TYPE_CHECKING:
    from diorama_planner.catalogue.build_ups import CatalogueBuildUp

Finish: TypeAlias = "NamedBuildUp | CatalogueBuildUp"

SURFACE_NAMES: Mapping[str, Message] = {
    "front": msg("Front"),
    "back": msg("Back"),
    "top": msg("Top"),
    "end-a": msg("Start"),
    "end-b": msg("End"),
    "reveal": msg("Reveals"),
    "side": msg("Pavements"),
    "ground": msg("Ground"),
    "cut": msg("Cut faces"),
    "fascia": msg("Fascia"),
    "patch": msg("Patch"),
    "outside": msg("Outside"),
}
"""What the surfaces are called; those of a sort (`reveal/ID`) by what they have in common."""


@dataclass(frozen=True, slots=True)
class FinishRow:
    """One surface of an item, or all of a sort: its key in `finishes`, name and the id of what lies on it.

    `finish` is None where the surfaces that it stands for differ.
    """

    surface: str
    name: Message
    faces: tuple[Surface, ...]
    finish: RecordId | None

    @property
    def area_mm2(self) -> float:
        """The area of all of it."""
        return sum(face.area_mm2 for face in self.faces)


def surfaces_of(item: Item, around: Around) -> Sequence[Surface]:
    """Give the surfaces of an item; none of a kind that has no finishes."""
    return kind_of(item).surfaces(item, around) if can_be_finished(item) else ()


def finish_rows(item: Item, around: Around) -> list[FinishRow]:
    """Give the surfaces of an item as they are shown: reveals and pavements as one row each."""
    rows: dict[str, list[Surface]] = {}
    for surface in surfaces_of(item, around):
        rows.setdefault(surface.name.partition("/")[0], []).append(surface)
    found = []
    for key, group in rows.items():
        laid = {finish_on(item, surface.name) for surface in group}
        finish = laid.pop() if len(laid) == 1 else None
        found.append(FinishRow(key, surface_name(key), tuple(group), finish))
    return found


def surface_name(surface: str) -> Message:
    """Call a surface what people call it."""
    return SURFACE_NAMES.get(surface.partition("/")[0], Message(surface))


def choices(document: Document, catalogue: Catalogue) -> list[Finish]:
    """Give the build-ups that can be chosen: the plan's own by name, then those of the catalogue."""
    own = sorted(document.every(NamedBuildUp), key=lambda each: (each.name.casefold(), each.id))
    return [*own, *catalogue.build_up_map.values()]


def find_finish(text: str, document: Document, catalogue: Catalogue) -> Finish:
    """Look a build-up up by its id or its name.

    Raises:
        UsageError: there is none, with the nearest; or several of the plan have that name.
    """
    known = choices(document, catalogue)
    by_id = next((each for each in known if each.id == text), None)
    if by_id is not None:
        return by_id
    named = [each for each in known if each.name.casefold() == text.strip().casefold()]
    own = [each for each in named if isinstance(each, NamedBuildUp)]
    if len(own) > 1:
        ids = ", ".join(each.id for each in own)
        raise UsageError(msg("several build-ups are called {name!r}", name=text), msg("say which: {ids}", ids=ids))
    if named:
        return named[0]
    near = nearest(text, [name for each in known for name in (each.id, each.name)])
    hint = msg("did you mean {ids}?", ids=" or ".join(near)) if near else msg("list them with: build-ups list")
    raise UsageError(msg("there is no build-up {id!r}", id=text), hint)


def set_finish(draft: Draft, ids: Iterable[RecordId], surface: str, finish: RecordId) -> None:
    """Lay a build-up on a surface of items, or (empty) nothing; on all of a sort where none of them is named.

    Raises:
        UsageError: an item that has no finishes.
    """
    for item_id in ids:
        item = item_of(draft, item_id)
        if not can_be_finished(item):
            raise UsageError(msg("{name} has no surfaces to finish", name=called(item)), where=item_id)
        kept = {key: value for key, value in finishes_of(item).items() if not _is_same(key, surface)}
        draft.change(item_id, finishes={**kept, surface: finish} if finish else kept)


def _is_same(key: str, surface: str) -> bool:
    """Whether what is said of a surface is said anew: of itself, and of each of its sort."""
    return key == surface or key.partition("/")[0] == surface


def check_surface(item: Item, surface: str, around: Around) -> None:
    """Refuse a surface that an item does not have.

    Raises:
        UsageError: naming those that it has.
    """
    names = [each.name for each in surfaces_of(item, around)]
    known = dict.fromkeys([*names, *(name.partition("/")[0] for name in names)])
    if surface not in known:
        hint = msg("it has: {names}", names=", ".join(known)) if known else ""
        raise UsageError(msg("{name} has no surface {surface!r}", name=called(item), surface=surface), hint)


def keep(
    draft: Draft, name: str, coats: Coats, texture: str = "", note: str = "", record_id: RecordId | None = None
) -> RecordId:
    """Keep a build-up in the plan and give its id; with an id in the place of the one that has it.

    Raises:
        UsageError: no name, or no coats.
    """
    if not name.strip():
        raise UsageError(msg("a build-up needs a name"))
    if not coats:
        raise UsageError(msg("{name} has no coats", name=name), msg("add one, or take the finish off"))
    taken = {each.name.casefold() for each in draft.every(NamedBuildUp) if each.id != record_id}
    made = NamedBuildUp(
        id=record_id or new_id(), name=_free_name(name.strip(), taken), coats=coats, texture=texture, note=note
    )
    draft.put(made)
    return made.id


def _free_name(name: str, taken: Collection[str]) -> str:
    """Give a name that no other has: with a number, if need be."""
    if name.casefold() not in taken:
        return name
    return next(free for number in range(2, 10_000) if (free := f"{name} {number}").casefold() not in taken)


def make_own(draft: Draft, item_id: RecordId, old: RecordId, name: str, texture: str, coats: Coats) -> None:
    """Keep changed coats of a build-up in the plan, and lay them wherever an item has that build-up."""
    made = keep(draft, name, coats, texture)
    item = item_of(draft, item_id)
    draft.change(item_id, finishes={key: made if value == old else value for key, value in finishes_of(item).items()})


def laid_on(document: Document, finish: RecordId) -> list[tuple[Item, str]]:
    """Give the items and their surfaces on which a build-up lies."""
    return [(item, key) for item in document.items() for key, value in finishes_of(item).items() if value == finish]


def area_of(document: Document, finish: RecordId, around: Around) -> float:
    """How many mm2 of the plan a build-up lies on."""
    total = 0.0
    for item in {item.id: item for item, _ in laid_on(document, finish)}.values():
        surfaces = surfaces_of(item, around)
        total += sum(each.area_mm2 for each in surfaces if finish_on(item, each.name) == finish)
    return total


def build_ups_file(finishes: Sequence[Finish]) -> bytes:
    """Write build-ups as a file that another plan can read.

    Raises:
        UsageError: there are none.
    """
    if not finishes:
        raise UsageError(msg("there is no build-up to export"), msg("give the name of one, or keep one in the plan"))
    return encode_build_ups(finishes)


def import_build_ups(draft: Draft, data: bytes, catalogue: Catalogue, where: str = "") -> list[RecordId]:
    """Keep the build-ups of a file in the plan and give their ids; those that are there already are left as they are.

    Raises:
        BadFileError: the file is damaged or names a material that is not known; nothing is kept.
    """
    found = decode_build_ups(data, known=catalogue.material_map, where=where)
    return [_same(draft, each) or keep(draft, each.name, each.coats, each.texture, each.note) for each in found]


def _same(draft: Draft, wanted: CatalogueBuildUp) -> RecordId:
    alike = wanted.name, wanted.coats, wanted.texture
    return next((own.id for own in draft.every(NamedBuildUp) if (own.name, own.coats, own.texture) == alike), "")


def amounts(coats: Coats, area_mm2: float, around: Around) -> list[tuple[float, NeedUnit] | None]:
    """Give how much each coat takes of its material on so many mm2; None for what cannot be counted."""
    found = [next(iter(coat_lines("", "", area_mm2, (coat,), around)), None) for coat in coats]
    return [None if line is None else (line.amount, line.unit) for line in found]


FADE_NAMES: Mapping[str, Message] = {
    "even": msg("evenly"),
    "up": msg("fading upwards"),
    "down": msg("fading downwards"),
    "out": msg("fading outwards"),
}


def coat_words(coat: Coat, catalogue: Catalogue) -> str:
    """Describe a coat in a line: what, how often, how much of it, and whither it fades."""
    material = catalogue.material_map.get(coat.material)
    parts = [material.label if material is not None else coat.material]
    times = coat.coats or (material.coats if material is not None else None) or 1
    if times > 1:
        parts.append(str(msg("{count} coats", count=times)))
    if coat.density != 1.0:
        parts.append(f"{format_number(coat.density * 100)} %")
    if coat.share < WHOLE:
        parts.append(str(msg("{share} % of a mix", share=format_number(coat.share))))
    if coat.fade != "even":
        parts.append(str(FADE_NAMES[coat.fade]))
    return ", ".join(parts)

"""Items on the clipboard: what is copied in one plan can be pasted in another, in this window or the next.

A clip carries the items and all they need: hosted items, groups, names of layers, circuits of lights, catalogue
entries that are the user's own, pictures. Its scale travels too: real lengths are converted to the scale of the plan
they are pasted into. As plain text a clip is the JSON list that `add` reads. The mime type is known to `ui`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import msgspec

from diorama_planner.app import verbs
from diorama_planner.app.editing.grouping import Groups
from diorama_planner.core.errors import BadFileError
from diorama_planner.core.messages import msg
from diorama_planner.kinds.anchors import with_renamed_anchors
from diorama_planner.kinds.shared import catalogue_ids_of, sits_in_host
from diorama_planner.model import transforms
from diorama_planner.model.document import Document
from diorama_planner.model.draft import Draft
from diorama_planner.model.naming import names_in, with_references
from diorama_planner.model.record import (
    BASE_ID,
    CatalogueEntry,
    Circuit,
    Group,
    Item,
    Layer,
    NamedBuildUp,
    Point,
    RecordId,
    is_record_id,
    new_id,
)
from diorama_planner.model.roles import Role
from diorama_planner.project_io.codec import standard_codec
from diorama_planner.project_io.items_json import decode_items


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """What is on the clipboard. `layers` is id -> name, `groups` id -> (name, group round it)."""

    scale: float
    items: tuple[Item, ...]
    layers: Mapping[RecordId, str] = field(default_factory=dict)
    groups: Mapping[RecordId, tuple[str, RecordId]] = field(default_factory=dict)
    entries: tuple[CatalogueEntry, ...] = ()
    build_ups: tuple[NamedBuildUp, ...] = ()
    circuits: tuple[Circuit, ...] = ()
    assets: Mapping[str, bytes] = field(default_factory=dict)


class _Written(msgspec.Struct):
    """A clip as it lies on the clipboard."""

    scale: float
    items: msgspec.Raw
    layers: dict[str, str]
    groups: dict[str, tuple[str, str]]
    entries: list[dict[str, Any]]
    assets: dict[str, bytes]
    build_ups: list[dict[str, Any]] = []
    circuits: list[dict[str, Any]] = []


def clip_of(document: Document, ids: Iterable[RecordId], own_entries: Iterable[CatalogueEntry] = ()) -> Clip:
    """Take items, and what is hosted by them; the base is left out.

    `own_entries` are the user's entries that the plan uses without carrying them yet.
    """
    chosen = frozenset(ids) - {BASE_ID}
    items = [item for item in document.items() if item.id in chosen or getattr(item, "host", "") in chosen]
    items.sort(key=lambda item: (item.order, item.id))
    named = {reference for item in items for _, reference in item.references()}
    build_ups = tuple(build_up for build_up in document.every(NamedBuildUp) if build_up.id in named)
    used = {name for item in items for name in catalogue_ids_of(item)}
    used |= {name for build_up in build_ups for name in names_in(build_up, Role.MATERIAL)}
    entries = tuple(
        entry for entry in (*document.every(CatalogueEntry), *own_entries) if entry.entry.get("id") in used
    )
    known = Groups.of(document)
    groups = {group for item in items for group in known.chain(item.group)}
    written = items_text(items) + "".join(str(entry.entry) for entry in entries)
    return Clip(
        scale=document.project.scale,
        items=tuple(items),
        layers={layer.id: layer.name for layer in document.every(Layer) if layer.id in named},
        groups={group.id: (group.name, group.group) for group in document.every(Group) if group.id in groups},
        entries=entries,
        build_ups=build_ups,
        circuits=tuple(circuit for circuit in document.every(Circuit) if circuit.id in named),
        assets={name: data for name, data in document.assets.items() if name in written},
    )


def items_text(items: Iterable[Item]) -> str:
    """Write items alone, as `add` reads them."""
    codec = standard_codec()
    return f"[{','.join(codec.encode(item).decode() for item in items)}]"


def clip_bytes(clip: Clip) -> bytes:
    """Write a clip for the clipboard."""
    codec = standard_codec()
    return msgspec.json.encode(
        _Written(
            scale=clip.scale,
            items=msgspec.Raw(items_text(clip.items).encode()),
            layers=dict(clip.layers),
            groups=dict(clip.groups),
            entries=[msgspec.json.decode(codec.encode(entry)) for entry in clip.entries],
            build_ups=[msgspec.json.decode(codec.encode(build_up)) for build_up in clip.build_ups],
            circuits=[msgspec.json.decode(codec.encode(circuit)) for circuit in clip.circuits],
            assets=dict(clip.assets),
        )
    )


def read_clip(data: bytes) -> Clip:
    """Read what `clip_bytes` wrote.

    Raises:
        BadFileError: it is something else.
    """
    try:
        written = msgspec.json.decode(data, type=_Written)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadFileError(msg("the clipboard holds nothing that can be pasted here")) from error
    entries = [standard_codec().from_json(entry, "$.entries") for entry in written.entries]
    build_ups = [standard_codec().from_json(build_up, "$.build_ups") for build_up in written.build_ups]
    circuits = [standard_codec().from_json(circuit, "$.circuits") for circuit in written.circuits]
    return Clip(
        scale=written.scale,
        items=tuple(decode_items(bytes(written.items))),
        layers=written.layers,
        groups=written.groups,
        entries=tuple(entry for entry in entries if isinstance(entry, CatalogueEntry)),
        build_ups=tuple(build_up for build_up in build_ups if isinstance(build_up, NamedBuildUp)),
        circuits=tuple(circuit for circuit in circuits if isinstance(circuit, Circuit)),
        assets=written.assets,
    )


def read_text(text: str, scale: float) -> Clip:
    """Read items that were copied as text, from a file for `add` or a mail, in the scale of the plan.

    Raises:
        BadFileError: the text is no list of items.
    """
    if not text.lstrip().startswith("["):
        raise BadFileError(msg("the text on the clipboard is not a list of items"), msg("copy items of a plan first"))
    return Clip(scale=scale, items=tuple(decode_items(text.encode())))


def paste(draft: Draft, clip: Clip, at: Point | None = None) -> list[RecordId]:
    """Add copies of the items of a clip and give their ids; their common middle at a point, or where they were.

    What is hosted comes along only with its host, or if that is in the plan. Layers are found by their names,
    groups become new ones; lights stay in their circuit, which is made where the plan does not have it.
    """
    factor = clip.scale / draft.document.project.scale
    here = [item for item in clip.items if item.id != BASE_ID and _has_host(item, clip, draft)]
    _carry(draft, clip)
    names = {item.id: new_id() for item in here} | _groups_and_layers(draft, clip)
    for circuit in clip.circuits:
        if draft.find(circuit.id) is None:
            draft.put(with_references(circuit, partial(_here, draft, names)))
    for item in here:
        converted = item if factor == 1.0 else transforms.rescaled(item, factor)
        named = with_references(replace(converted, id=names[item.id], order=0.0), partial(_here, draft, names))
        draft.add(with_renamed_anchors(named, names))
    pasted = [names[item.id] for item in here]
    if pasted and at is not None:
        x, y = verbs.centre_of(draft, pasted)
        verbs.move(draft, pasted, at[0] - x, at[1] - y)
    return pasted


def _here(draft: Draft, names: Mapping[RecordId, RecordId], named: RecordId) -> RecordId:
    """What is named here by what was named there; nothing if the plan has no such record."""
    known = draft.find(named) is not None or not is_record_id(named)
    return names.get(named, named if known else "")


def _has_host(item: Item, clip: Clip, draft: Draft) -> bool:
    host = getattr(item, "host", "")
    return not sits_in_host(item) or any(other.id == host for other in clip.items) or draft.find(host) is not None


def _groups_and_layers(draft: Draft, clip: Clip) -> dict[RecordId, RecordId]:
    names = {layer: verbs.layer_named(draft, name) for layer, name in clip.layers.items()}
    names |= {group: new_id() for group in clip.groups}
    for group, (name, outer) in clip.groups.items():
        draft.add(Group(id=names[group], name=name, group=names.get(outer, "")))
    return names


def _carry(draft: Draft, clip: Clip) -> None:
    """Bring pictures along, and entries of the catalogue that the plan does not carry itself."""
    for data in clip.assets.values():
        draft.add_asset(data)
    carried = {entry.entry.get("id") for entry in draft.every(CatalogueEntry)}
    for entry in clip.entries:
        if entry.entry.get("id") not in carried:
            draft.put(entry)
    for build_up in clip.build_ups:
        if draft.find(build_up.id) is None:  # pasted where it was copied, the plan has it
            draft.put(build_up)

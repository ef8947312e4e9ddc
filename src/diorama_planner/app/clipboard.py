"""Items as text for the clipboard: a JSON list as `add` reads it, so that it can be pasted into files too.

The mime type is known to `ui`. Catalogue entries do not travel; both plans read the same catalogue.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from diorama_planner.app import verbs
from diorama_planner.model.document import Document
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import BASE_ID, Point, RecordId, new_id
from diorama_planner.project_io.codec import standard_codec
from diorama_planner.project_io.items_json import decode_items


def copy_items(document: Document, ids: Iterable[RecordId]) -> str:
    """Write items, and what is hosted by them, as JSON; the base is left out."""
    chosen = frozenset(ids) - {BASE_ID}
    items = [item for item in document.items() if item.id in chosen or getattr(item, "host", "") in chosen]
    items.sort(key=lambda item: (item.order, item.id))
    codec = standard_codec()
    return f"[{','.join(codec.encode(item).decode() for item in items)}]"


def paste_items(draft: Draft, text: str, at: Point) -> list[RecordId]:
    """Add copies of items that were written by `copy_items`, their common middle at a point; gives their ids.

    An opening comes along only with its wall, or if its wall is in the plan.

    Raises:
        BadFileError: the text is no list of items.
    """
    read = decode_items(text.encode())
    names = {item.id: new_id() for item in read if item.id != BASE_ID}
    pasted = []
    for item in read:
        host = getattr(item, "host", "")
        if item.id not in names or (host and host not in names and draft.find(host) is None):
            continue
        fields: dict[str, Any] = {
            name: names.get(reference, reference)
            for name, reference in item.references()
            if reference in names or draft.find(reference) is not None
        }
        lost = {name: "" for name, _ in item.references() if name not in fields}
        draft.add(replace(item, id=names[item.id], order=0.0, **{**lost, **fields}))
        pasted.append(names[item.id])
    if pasted:
        x, y = verbs.centre_of(draft, pasted)
        verbs.move(draft, pasted, at[0] - x, at[1] - y)
    return pasted

"""What converting a design to another scale would do, before it is done: lengths before and after.

The conversion itself is `verbs.rescale`; it is run on a draft that is then dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from diorama_planner.app import verbs
from diorama_planner.app.session import Session
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.scale import Scale
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import BASE_ID, Item
from diorama_planner.model.roles import FieldInfo, Role, infos_with_role

MOST_ROWS = 40
_SAME_MM = 1e-6


@dataclass(frozen=True, slots=True)
class LengthChange:
    """One length of one item: whose and which, and what it becomes, model mm."""

    item: str
    what: Message
    before_mm: float
    after_mm: float

    @property
    def stays(self) -> bool:
        """Whether the scale does not touch it."""
        return abs(self.after_mm - self.before_mm) < _SAME_MM


def preview_rescale(session: Session, to: Scale, base: str) -> tuple[LengthChange, ...]:
    """List the base first, then one item of every sort with its lengths; see `verbs.rescale` for `base`.

    Raises:
        RecordError: a length would grow beyond what a record can hold.
    """
    draft = Draft(session.document)
    verbs.rescale(draft, to.denominator, base=base)
    rows: list[LengthChange] = []
    seen: set[str] = set()
    for item in sorted(session.document.items(), key=lambda item: (item.id != BASE_ID, item.kind, item.order)):
        sort = item.thing if isinstance(item, Thing) else item.kind
        if sort in seen or len(rows) >= MOST_ROWS:
            continue
        seen.add(sort)
        rows += _thing_rows(session, item, to) if isinstance(item, Thing) else _field_rows(item, draft)
    return tuple(rows)


def _thing_rows(session: Session, item: Thing, to: Scale) -> Iterator[LengthChange]:
    entry = session.catalogue.thing_map.get(item.thing)
    own = item.casting_mm or item.size_mm
    name = item.label or (entry.label if entry else item.thing)
    if own is not None:
        what = msg("length as measured") if item.casting_mm else msg("length, own size")
        yield LengthChange(name, what, own[0], own[0])
    elif entry is not None:
        real = entry.real_mm[0]
        yield LengthChange(name, msg("length"), real / session.scale, to.to_model(real))


def _field_rows(item: Item, draft: Draft) -> Iterator[LengthChange]:
    after = draft.get(item.id)
    name = item.label or kind_of(item).name
    for info in infos_with_role(type(item), Role.REAL_LENGTH, Role.BENCH_LENGTH):
        old, new = getattr(item, info.name), getattr(after, info.name)
        if isinstance(old, int | float) and isinstance(new, int | float) and old and _matters(item, info):
            yield LengthChange(name, msg(info.spec.label.lower()), float(old), float(new))


def _matters(item: Item, info: FieldInfo) -> bool:
    return info.spec.shown and not (info.name == "corner_mm" and getattr(item, "shape", "") != "rounded")

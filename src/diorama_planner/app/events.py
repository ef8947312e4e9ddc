"""What a session tells its listeners."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from diorama_planner.model.change import Change
from diorama_planner.model.record import RecordId


class EventKind(StrEnum):
    """What happened."""

    CHANGE = "change"
    DOCUMENT = "document"  # another document: everything anew
    SELECTION = "selection"
    SAVED = "saved"
    PREFERENCES = "preferences"
    WORKSHOP = "workshop"  # shops, stash or learned rates of the user: the bill may be another
    WIRES = "wires"  # wires were laid in the background: routes, bill and issues may be others


@dataclass(frozen=True, slots=True)
class SessionEvent:
    """`dirty_ids` are the records that changed or may look or cost different, removed ones included."""

    kind: EventKind
    change: Change | None = None
    dirty_ids: frozenset[RecordId] = frozenset()

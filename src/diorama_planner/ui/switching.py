"""Circuits switched on and off by hand, wherever there is a switch for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diorama_planner.model.record import Circuit, RecordId
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.app.session import Session


def switch_circuit(session: Session, circuit: RecordId) -> None:
    """Switch a circuit on or off, as one step; one that is gone, and its switch in a moment, is left alone."""
    record = session.document.records.get(circuit)
    if not isinstance(record, Circuit):
        return
    label = tr("Switch {name} off", name=record.name) if record.on else tr("Switch {name} on", name=record.name)
    with session.edit(label) as draft:
        draft.change(circuit, on=not record.on)

"""The menus by which lights are put into circuits and circuits onto feeds: on the plan and in the circuits panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from diorama_planner.app.light import circuit_edits
from diorama_planner.app.light.circuit_edits import circuit_of, is_feed, is_light
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Circuit, RecordId
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

Attempt = Callable[[Callable[[], object]], object]
"""Does something, and tells what goes wrong."""


def circuit_choices(session: Session) -> list[tuple[RecordId, str]]:
    """The circuits of a plan with their names, in their order."""
    found = sorted(session.document.every(Circuit), key=lambda circuit: (circuit.order, circuit.id))
    return [(circuit.id, circuit.name) for circuit in found]


def feed_choices(session: Session, without: RecordId = "") -> list[tuple[RecordId, str]]:
    """What can feed circuits with its names, but for a record and all that is fed by it."""
    draft = Draft(session.document)
    feeds = session.electrics.electrics.feeds
    return [(feed.record, feed.name) for feed in feeds if without not in circuit_edits.above(draft, feed.record)]


def selected_lights(session: Session) -> list[RecordId]:
    """The lights among what is selected."""
    records = session.document.records
    return sorted(name for name in session.selection.ids if is_light(records.get(name)))


def add_circuit_choices(menu: QMenu, session: Session, attempt: Attempt, ids: Sequence[RecordId]) -> None:
    """Offer the circuits that lights can be put into, a new one, and none."""
    records = session.document.records
    now = {circuit_of(records[name]) for name in ids if name in records}

    def add(text: str, edit: Callable[[Draft], object], *, is_now: bool = False) -> None:
        action = menu.addAction(text)
        action.setCheckable(is_now)
        action.setChecked(is_now)
        action.triggered.connect(lambda: attempt(lambda: _commit(session, text, edit)))

    def join(circuit: RecordId) -> Callable[[Draft], object]:
        return lambda draft: circuit_edits.join(draft, ids, circuit)

    def make(feed: RecordId) -> Callable[[Draft], object]:
        return lambda draft: circuit_edits.make_circuit(draft, feed, ids)

    for circuit, name in circuit_choices(session):
        add(name, join(circuit), is_now=now == {circuit})
    menu.addSeparator()
    for feed, name in feed_choices(session):
        add(tr("New circuit on {name}", name=name), make(feed))
    if now != {""}:
        menu.addSeparator()
        add(tr("Disconnect"), join(""))


def add_feed_choices(menu: QMenu, session: Session, attempt: Attempt, record: RecordId) -> None:
    """Offer what can feed a circuit or a module."""
    now = str(getattr(session.document.records.get(record), "feed", ""))
    for feed, name in feed_choices(session, record):
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(feed == now)
        action.triggered.connect(
            lambda _=False, feed=feed, name=name: attempt(
                lambda: _commit(
                    session,
                    tr("Feed from {name}", name=name),
                    lambda draft: circuit_edits.set_feed(draft, record, feed),
                )
            )
        )


def connect_loose(session: Session, feed: RecordId) -> None:
    """Put all lights that are in no circuit into a new one on a feed.

    Raises:
        UsageError: there are none.
    """
    _commit(session, tr("Connect all lights"), lambda draft: circuit_edits.connect_loose(draft, feed))


def put_supply(session: Session) -> None:
    """Put a supply, and hang on it all that has none."""
    _commit(session, tr("Put a supply"), circuit_edits.put_supply)


def new_circuit(session: Session, feed: RecordId, ids: Sequence[RecordId] = ()) -> RecordId:
    """Make a circuit on a feed, of lights if any are given; gives its id."""
    with session.edit(tr("New circuit")) as draft:
        return circuit_edits.make_circuit(draft, feed, ids)


def supply_for(session: Session) -> RecordId:
    """What new circuits hang on: the selected feed, else the first supply, else whatever feeds; empty if nothing."""
    records = session.document.records
    chosen = sorted(name for name in session.selection.ids if is_feed(records.get(name)))
    if chosen:
        return chosen[0]
    feeds = sorted(session.electrics.electrics.feeds, key=lambda feed: feed.sort != "supply")
    return feeds[0].record if feeds else ""


def _commit(session: Session, label: str, edit: Callable[[Draft], object]) -> None:
    with session.edit(label) as draft:
        edit(draft)

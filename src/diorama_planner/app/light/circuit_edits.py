"""What can be done to circuits: make one, join lights to it, say what feeds what, connect all that hangs loose.

Plain functions on a draft, shared by window, command line and fixes. What follows from circuits is in `electrics`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import count

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Message, msg
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.registry import called, kind_of
from diorama_planner.kinds.supply import PLUG_MM, Supply
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import BASE_ID, Circuit, Item, Point, Record, RecordId, new_id
from diorama_planner.model.transforms import points_of

WIRE_COLOURS = ("#c9302c", "#d98a1f", "#d8c12f", "#3f8f4f", "#2f6fb3", "#7d4fa3", "#e4e2dc", "#8c5a32")
"""Of the plus wires of one circuit after the other, so that they can be told apart: colours that wire is sold in."""


BESIDE_BASE_MM = 10.0
"""How far beside the base a supply is put."""


def is_light(record: Record | None) -> bool:
    """Whether a record is something that shines in a circuit."""
    return hasattr(record, "circuit") and isinstance(record, Item) and kind_of(record).electric is not None


def is_feed(record: Record | None) -> bool:
    """Whether a record can feed circuits: a supply, a module, a junction, a bus."""
    is_electric = isinstance(record, Item) and kind_of(record).electric is not None
    return is_electric and (hasattr(record, "feed") or hasattr(record, "source"))


def lights(draft: Draft) -> list[Item]:
    """All lights, in their order."""
    return sorted((item for item in draft.every(Item) if is_light(item)), key=lambda item: (item.order, item.id))


def loose_lights(draft: Draft) -> list[Item]:
    """The lights that are in no circuit, in their order."""
    known = {circuit.id for circuit in draft.every(Circuit)}
    return [item for item in lights(draft) if circuit_of(item) not in known]


def circuit_of(light: Record) -> RecordId:
    """The circuit that a light is in; empty if none."""
    return str(getattr(light, "circuit", ""))


def make_circuit(draft: Draft, feed: RecordId = "", ids: Iterable[RecordId] = (), name: str = "") -> RecordId:
    """Make a circuit on a feed (or on none yet) and join lights to it; gives its id. It is called by a number.

    Raises:
        UsageError: the feed feeds nothing, or an item is no light.
    """
    _check_feed(draft, feed)
    others = list(draft.every(Circuit))
    names = {circuit.name for circuit in others}
    numbered = (str(msg("Circuit {number}", number=number)) for number in count(1))
    used = {circuit.colour_plus for circuit in others}
    made = Circuit(
        id=new_id(),
        name=name or next(each for each in numbered if each not in names),
        feed=feed,
        order=max((circuit.order for circuit in others), default=0.0) + 1.0,
        colour_plus=next((each for each in WIRE_COLOURS if each not in used), WIRE_COLOURS[0]),
    )
    draft.add(made)
    join(draft, ids, made.id)
    return made.id


def join(draft: Draft, ids: Iterable[RecordId], circuit: RecordId) -> None:
    """Put lights into a circuit, with an empty id into none.

    Raises:
        UsageError: there is no such circuit, or an item is no light.
    """
    if circuit and not isinstance(draft.get(circuit), Circuit):
        raise UsageError(msg("{id!r} is not a circuit", id=circuit))
    for name in ids:
        light = draft.get(name)
        if not is_light(light):
            raise UsageError(msg("{name} is not a light", name=_name(light)), where=name)
        draft.change(name, circuit=circuit)


def join_on_feed(draft: Draft, ids: Iterable[RecordId], feed: RecordId) -> RecordId:
    """Put lights into the one circuit of a feed; where it has none, or several, into a new one. Gives the circuit."""
    known = [circuit.id for circuit in draft.every(Circuit) if circuit.feed == feed]
    if len(known) != 1:
        return make_circuit(draft, feed, ids)
    join(draft, ids, known[0])
    return known[0]


def set_feed(draft: Draft, record: RecordId, feed: RecordId) -> None:
    """Say what feeds a circuit, a module, a junction or a bus; an empty id: nothing.

    Raises:
        UsageError: it needs no feed, the feed feeds nothing, or would at last be fed by itself.
    """
    fed = draft.get(record)
    if not hasattr(fed, "feed"):
        raise UsageError(msg("{name} is not fed by anything", name=_name(fed)), where=record)
    _check_feed(draft, feed)
    if record in above(draft, feed):
        raise UsageError(
            msg("{feed} is fed by {name} itself", feed=_name(draft.get(feed)), name=_name(fed)),
            msg("current has to come from a supply at last"),
            where=record,
        )
    draft.change(record, feed=feed)


def put_supply(draft: Draft, record: RecordId = "") -> RecordId:
    """Put the usual supply under the base, or beside it where that lies flat, and hang on it all that has none.

    A `record` that is fed is hung on it whatever it hangs on. Gives the id of the supply.
    """
    known = {record.id for record in draft.every(Record)}
    base = draft.find(BASE_ID)
    room = base.clearance_mm if isinstance(base, Base) else 0.0
    lit = [point for light in lights(draft) for point in points_of(light)] or [(0.0, 0.0)]
    middle = (sum(x for x, _ in lit) / len(lit), sum(y for _, y in lit) / len(lit))
    length, _, height = PLUG_MM
    fits = room > height
    supply = Supply(id=new_id(), at_mm=middle if fits else (-BESIDE_BASE_MM - length / 2, middle[1]), under_base=fits)
    draft.add(supply)
    for fed in list(draft.every(Record)):
        if hasattr(fed, "feed") and (fed.id == record or fed.feed not in known):
            draft.change(fed.id, feed=supply.id)
    if loose_lights(draft):
        connect_loose(draft, supply.id)
    return supply.id


def hang_under(draft: Draft, supply: RecordId, feet: int, clearance_mm: float) -> None:
    """Hang a supply under the base, and lift that so high."""
    draft.change(supply, under_base=True)
    draft.change(BASE_ID, feet=feet, clearance_mm=clearance_mm)


def above(draft: Draft, feed: RecordId) -> list[RecordId]:
    """A feed, what feeds it, and so on up to a supply, to nothing, or to one that came before."""
    found: list[RecordId] = []
    while feed and feed not in found and draft.find(feed) is not None:
        found.append(feed)
        feed = str(getattr(draft.get(feed), "feed", ""))
    return found


def connect_loose(draft: Draft, feed: RecordId) -> RecordId:
    """Put all lights that are in no circuit into a new one on a feed; gives its id.

    Raises:
        UsageError: no light is loose, or the feed feeds nothing.
    """
    loose = loose_lights(draft)
    if not loose:
        raise UsageError(msg("every light is in a circuit already"))
    return make_circuit(draft, feed, [light.id for light in loose])


def connect_nearest(draft: Draft, light: RecordId) -> RecordId:
    """Put a light into the circuit of the nearest light that has one; gives the circuit.

    Raises:
        UsageError: there is no circuit with a light.
    """
    known = {circuit.id for circuit in draft.every(Circuit)}
    lit = [other for other in lights(draft) if circuit_of(other) in known and other.id != light]
    found = circuit_of(_nearest(draft, light, lit, msg("no light is in a circuit yet")))
    join(draft, [light], found)
    return found


def connect_to_supply(draft: Draft, light: RecordId) -> RecordId:
    """Put a light into a new circuit on the nearest supply; gives the circuit.

    Raises:
        UsageError: there is no supply.
    """
    supplies = [item for item in draft.every(Item) if is_feed(item) and hasattr(item, "source")]
    return make_circuit(draft, _nearest(draft, light, supplies, msg("there is no supply on the plan")).id, [light])


def _nearest(draft: Draft, light: RecordId, others: Sequence[Item], none: Message) -> Item:
    if not others:
        raise UsageError(none)
    place = _place(draft.get(light))
    return min(others, key=lambda other: (math.dist(place, _place(other)), other.id))


def _place(record: Record) -> Point:
    points = list(points_of(record)) if isinstance(record, Item) else []
    return points[0] if points else (0.0, 0.0)


def _check_feed(draft: Draft, feed: RecordId) -> None:
    if feed and isinstance(draft.get(feed), Circuit):
        text = msg("{name} is a circuit: only lights are in it, nothing hangs on it", name=_name(draft.get(feed)))
        raise UsageError(text, msg("take a supply or a module"))
    if feed and not is_feed(draft.get(feed)):
        raise UsageError(msg("{name} feeds nothing", name=_name(draft.get(feed))), msg("take a supply or a module"))


def _name(record: Record) -> str:
    return called(record) if isinstance(record, Item) else str(getattr(record, "name", record.id))

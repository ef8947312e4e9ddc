"""Something electric put on the plan by hand: what it is connected to at first. What it is fixed to: `mounting`.

A light goes into the circuit of the nearest light, or a new one on the nearest supply; a module hangs on the nearest
supply; a wire connects what it joins. All of it can be changed after.
"""

from __future__ import annotations

import math

from diorama_planner.app.light import circuit_edits
from diorama_planner.app.light.circuit_edits import is_feed, is_light
from diorama_planner.app.light.mounting import fixed
from diorama_planner.app.scene import Scene
from diorama_planner.app.verbs import add_items, item_of
from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Circuit, Item
from diorama_planner.model.roles import Role, infos_with_role
from diorama_planner.model.transforms import points_of
from diorama_planner.tools.wires import END_FIELD, START_FIELD, via_of


def add_electric(draft: Draft, item: Item, scene: Scene) -> None:
    """Add an item of a circuit to a plan, connected to what is nearest; a strip also fixed to what it runs along.

    A light for one place was fixed by the hand that held it, or is free on purpose.

    Raises:
        UsageError: as `add_items`.
    """
    if kind_of(item).placement is Placement.JOINING:
        _join(draft, item)
        return
    placed = item if infos_with_role(type(item), Role.POINT) else fixed(item, scene)
    add_items(draft, [placed])
    if is_light(placed) and not circuit_edits.circuit_of(placed):
        _connect(draft, placed)
    elif is_feed(placed) and getattr(placed, "feed", None) == "":
        _feed(draft, placed)


def _connect(draft: Draft, light: Item) -> None:
    """Join the circuit of the nearest light, or make one on the nearest supply; without either it stays loose."""
    known = {circuit.id for circuit in draft.every(Circuit)}
    if any(circuit_edits.circuit_of(other) in known for other in circuit_edits.lights(draft)):
        circuit_edits.connect_nearest(draft, light.id)
    elif any(_is_source(other) for other in draft.every(Item)):
        circuit_edits.connect_to_supply(draft, light.id)


def _feed(draft: Draft, module: Item) -> None:
    """Hang a module on the nearest supply, if there is one."""
    sources = [other for other in draft.every(Item) if _is_source(other)]
    start = next(points_of(module), (0.0, 0.0))
    near = min(sources, key=lambda other: (math.dist(start, next(points_of(other))), other.id), default=None)
    if near is not None:
        circuit_edits.set_feed(draft, module.id, near.id)


def _join(draft: Draft, wire: Item) -> None:
    """Connect what a drawn wire joins; its record is kept for its way, and where it connects what has feeds already.

    A light goes into the circuit of what it is joined to, a module hangs on it; the wire between two that are
    connected otherwise is a joint, of which the findings tell.
    """
    ends = [item_of(draft, str(getattr(wire, name))) for name in (START_FIELD, END_FIELD)]
    connected = _connected(draft, *ends) or _connected(draft, *reversed(ends))
    if via_of(wire) or not connected:
        add_items(draft, [wire])


def _connected(draft: Draft, one: Item, other: Item) -> bool:
    """Let one be fed by the other, if it is fed by nothing yet; whether that could be."""
    if is_light(one) and not circuit_edits.circuit_of(one):
        circuit = circuit_edits.circuit_of(other) if is_light(other) else ""
        if circuit:
            circuit_edits.join(draft, [one.id], circuit)
        elif is_feed(other):
            circuit_edits.join_on_feed(draft, [one.id], other.id)
        return bool(circuit) or is_feed(other)
    is_open = is_feed(one) and getattr(one, "feed", None) == "" and is_feed(other)
    if not is_open or one.id in circuit_edits.above(draft, other.id):
        return False
    circuit_edits.set_feed(draft, one.id, other.id)
    return True


def _is_source(item: Item) -> bool:
    return is_feed(item) and not hasattr(item, "feed")

"""What exporters are given of the plan in space: the bodies of all that is shown, or of what is selected."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from diorama_planner.app.session import Session
from diorama_planner.app.space.thing_bodies import thing_body
from diorama_planner.exporters.space_job import Matrix, SpaceJob, StandingBody
from diorama_planner.kinds.placed_things import PlacedThing
from diorama_planner.kinds.registry import called
from diorama_planner.model.record import Item, RecordId


def space_job(session: Session, selected: Sequence[RecordId] = ()) -> SpaceJob:
    """Give the bodies of a plan, things that are alike as one at many places."""
    bodies, document = session.derived.bodies, session.document
    bodies.follow_wires(() if session.derived.electrics.is_empty else session.derived.wiring.harness.grooves)
    found: list[StandingBody] = []
    alike: dict[object, tuple[PlacedThing, list[Matrix]]] = {}
    chosen = [(item_id, bodies.of(item_id)) for item_id in selected] if selected else list(bodies.every())
    for item_id, body in chosen:
        item = document.get(item_id)
        if body.parts and isinstance(item, Item):
            found.append(StandingBody(called(item), tuple(body.parts), (np.eye(4),)))
        for placed in body.things:
            key = (placed.thing.id, placed.pose, tuple(sorted(placed.colours.items())))
            alike.setdefault(key, (placed, []))[1].append(placed.matrix())
    for placed, places in alike.values():
        parts = thing_body(placed.thing, document.assets, placed.colours, placed.pose)
        found.append(StandingBody(placed.thing.label, parts, tuple(places)))
    return SpaceJob(tuple(found))

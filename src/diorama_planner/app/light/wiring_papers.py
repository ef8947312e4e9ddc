"""What the papers of wiring are made from, put together of a session: circuits, harness, part numbers, places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from diorama_planner.app.drawing_job import item_name, plan_bounds
from diorama_planner.circuits.part_numbers import part_numbers
from diorama_planner.core.messages import msg
from diorama_planner.exporters.wiring_job import Hub, WiringJob
from diorama_planner.geometry.region import contains_point
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.shared import region_path
from diorama_planner.model.record import BASE_ID, Item

if TYPE_CHECKING:
    from diorama_planner.app.session import Session


def wiring_papers(session: Session) -> WiringJob | None:
    """Describe the wiring of a plan for its papers, wires led now; None where nothing is electric."""
    from diorama_planner.app.light.wiring_job import route_now

    if session.electrics.is_empty:
        return None
    electrics, plan, harness = session.electrics.electrics, session.electrics.plan, route_now(session)
    items = sorted(session.document.items(), key=lambda item: (item.order, item.id))
    names = {item.id: item_name(session, item) for item in items}
    return WiringJob(
        electrics=electrics,
        plan=plan,
        harness=harness,
        numbers=part_numbers(electrics, plan, harness, [item.id for item in items]),
        wires={wire.id: wire for wire in session.catalogue.wires()},
        names=names | {BASE_ID: str(msg("the base"))},
        hubs=tuple(_hubs(session)),
        base=region_path(session.scene.base),
        bounds=plan_bounds(session),
    )


def _hubs(session: Session) -> Iterator[Hub]:
    """Give what feeds and what hands on, as it lies on the plan."""
    for feed in session.electrics.electrics.feeds:
        item = session.document.records.get(feed.record)
        region = session.scene.outline(item) if isinstance(item, Item) else None
        if not isinstance(item, Item) or region is None or region.is_empty:
            continue
        terminals = tuple(kind_of(item).terminals(item, session.scene.around))
        at = region.centroid
        if terminals and not contains_point(region, at):
            at = terminals[0].at_mm
        under_base = bool(getattr(item, "under_base", False))
        yield Hub(item.id, region_path(region), at, under_base, terminals)

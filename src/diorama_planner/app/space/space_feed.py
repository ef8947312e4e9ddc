"""What the view in space is told of a session: only what has changed since it last asked, Qt-free.

Bodies are those of `app.space.bodies`; things that are alike carry the same body, so that it is put on the card once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from diorama_planner.app.events import EventKind, SessionEvent
from diorama_planner.app.session import Session
from diorama_planner.app.space.bodies import NO_BODY, ItemBody
from diorama_planner.app.space.thing_bodies import thing_body
from diorama_planner.app.space.wire_bodies import WireBodies
from diorama_planner.circuits.harness import Harness
from diorama_planner.kinds.placed_things import PlacedThing
from diorama_planner.model.record import RecordId
from diorama_planner.solids.parts import Body
from diorama_planner.solids.staging import Bounds3, LitLamp, SpaceChange, Staged, Standing, staged_bounds

NO_WIRES = Harness()

SHINE_STEP = 0.05
"""Shares of brightness are told in such steps: the eye sees no finer ones, and each is a look of its own."""


class SpaceFeed:
    """Follows a session until `stop`. `take` gives what is new, with work proportional to that."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shown: dict[RecordId, ItemBody] = {}
        self._boxes: dict[RecordId, Bounds3] = {}
        self._lamps: Mapping[RecordId, tuple[LitLamp, ...]] = {}
        self._shine: Mapping[RecordId, float] = {}
        self._wires: Mapping[RecordId, Body] = {}
        self._wire_bodies = WireBodies()
        self._doubted: set[RecordId] = set()
        self._is_anew = True
        session.subscribe(self._hear)

    def stop(self) -> None:
        """Follow the session no more."""
        self._session.unsubscribe(self._hear)

    def _hear(self, event: SessionEvent) -> None:
        if event.kind is EventKind.DOCUMENT:
            self._is_anew = True
        elif event.kind is EventKind.CHANGE:
            self._doubted |= event.dirty_ids | self._session.derived.bodies.doubted

    @property
    def failed(self) -> Mapping[RecordId, str]:
        """Items that cannot be shown in space, each by what is wrong with it."""
        return self._session.derived.bodies.failed

    def everything(self) -> SpaceChange:
        """Give all that is to be shown, as at first: whoever showed it has lost it."""
        self._is_anew = True
        return self.take()

    def take(self) -> SpaceChange:
        """Give all that has changed since this was last asked; everything at first and for another plan."""
        is_anew, self._is_anew = self._is_anew, False
        if is_anew:
            self._shown, self._boxes, self._lamps, self._wires, self._shine = {}, {}, {}, {}, {}
            self._doubted = {item.id for item in self._session.document.items()}
        harness = self._harness()
        self._doubted |= self._session.derived.bodies.follow_wires(harness.grooves)
        removed, bodies = self._changed(self._doubted)
        self._doubted = set()
        removed |= self._led(harness, bodies)
        lamps = self._lamps_changed(is_anew)
        return SpaceChange(
            self._session.scale, self.bounds, frozenset(removed), bodies, lamps, is_anew, self._shine_changed(is_anew)
        )

    def _harness(self) -> Harness:
        derived = self._session.derived
        return NO_WIRES if derived.electrics.is_empty else derived.wiring.harness

    def _led(self, harness: Harness, bodies: dict[RecordId, Staged]) -> set[RecordId]:
        """Add the wires of circuits that lie otherwise than before; tell those that have none any more."""
        before = self._wires
        self._wires = self._wire_bodies.of(harness, self._session.catalogue.wires)
        for circuit, body in self._wires.items():
            if before.get(circuit) is not body:
                bodies[circuit] = Staged(body)
        return set(before.keys() - self._wires.keys())

    def _lamps_changed(self, is_anew: bool) -> Mapping[RecordId, tuple[LitLamp, ...]] | None:
        """All lamps if one of them shines otherwise than before, be it by its circuit."""
        charge = self._session.preferences.night_charge
        before, self._lamps = self._lamps, self._session.derived.night.lamps(charge)
        return self._lamps if is_anew or self._lamps != before else None

    def _shine_changed(self, is_anew: bool) -> Mapping[RecordId, float] | None:
        """How bright all are that circuits light, if one of them is otherwise than before.

        A thing is as bright as the brightest lamp that it carries: its own screen or sign is what that lights.
        """
        before, self._shine = self._shine, self._shine_now()
        return self._shine if is_anew or self._shine != before else None

    def _shine_now(self) -> dict[RecordId, float]:
        records, found = self._session.document.records, dict[RecordId, float]()
        for lamp_id, row in self._lamps.items():
            share = round(max(lamp.share for lamp in row) / SHINE_STEP) * SHINE_STEP
            for lit in {lamp_id, getattr(records[lamp_id], "host", "")} - {""}:
                found[lit] = max(share, found.get(lit, 0.0))
        return found

    def _changed(self, ids: Iterable[RecordId]) -> tuple[set[RecordId], dict[RecordId, Staged]]:
        removed, bodies = set[RecordId](), dict[RecordId, Staged]()
        for item_id in ids:
            body = self._session.derived.bodies.of(item_id)
            before = self._shown.get(item_id, NO_BODY)
            if body is before:
                continue
            if not (body.parts or body.things):
                if self._shown.pop(item_id, None) is not None:
                    self._boxes.pop(item_id, None)
                    removed.add(item_id)
                continue
            self._shown[item_id] = body
            bodies[item_id] = staged = self._staged(body)
            box = staged_bounds(staged)
            if box is not None:
                self._boxes[item_id] = box
        return removed, bodies

    def _staged(self, body: ItemBody) -> Staged:
        return Staged(body.parts, tuple(map(self._standing, body.things)))

    def _standing(self, placed: PlacedThing) -> Standing:
        body = thing_body(placed.thing, self._session.document.assets, placed.colours, placed.pose)
        alike = tuple((id(part.mesh), part.finish, part.colour, part.texture) for part in body)  # it keeps the meshes
        return Standing(alike, body, placed.matrix())

    @property
    def bounds(self) -> Bounds3:
        """The box of all that is shown; that of the base if that is nothing."""
        if not self._boxes:
            wide, deep, thick = self._session.base_size()
            return (0.0, 0.0, -thick), (wide, deep, 0.0)
        lows, highs = zip(*self._boxes.values(), strict=True)
        (x, y, z), (far_x, far_y, top) = map(min, zip(*lows, strict=True)), map(max, zip(*highs, strict=True))
        return (x, y, z), (far_x, far_y, top)

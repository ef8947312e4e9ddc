"""All that is worked out from the document: scene, ledger, findings, pictures, rooms, in the order of following.

Apart from `session`, which makes it when it is first asked for: a start page needs none of the geometry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from diorama_planner.app.findings import Findings, Told
from diorama_planner.app.pictures import Pictures
from diorama_planner.app.quantities import Lines, Quantities
from diorama_planner.app.scene import Scene
from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.core.messages import Message, msg
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.change import Change
from diorama_planner.model.document import Document
from diorama_planner.model.record import RecordId

if TYPE_CHECKING:
    from diorama_planner.app.editing.rooms import Rooms
    from diorama_planner.app.jobs import Jobs
    from diorama_planner.app.light.electrics import PlanElectrics
    from diorama_planner.app.light.night import Night
    from diorama_planner.app.light.wiring_job import Wiring
    from diorama_planner.app.photography.sightings import Sightings
    from diorama_planner.app.purchase.lit_lines import LitLines
    from diorama_planner.app.sawing.bar_parts import BarParts
    from diorama_planner.app.sawing.cut_parts import CutParts
    from diorama_planner.app.space.bodies import Bodies


_NO_LINES: Lines = {}
_NOTHING_TOLD: Told = {}


class View(Protocol):
    """What is worked out from the scene item by item."""

    def touch(self, ids: Iterable[RecordId]) -> None:
        """Work these out anew when next asked."""

    def rebuild(self) -> None:
        """Work all out anew when next asked."""


class Derived:
    """The views of one document. After any edits `apply` has led to what `rebuild` gives."""

    def __init__(self, catalogue: Catalogue, region: str) -> None:
        self.scene = Scene(catalogue, region)
        self.quantities = Quantities(self.scene, [self._lit_lines], self._said_of_bill)
        told = (lambda: self.electrics.findings, self._said_of_wires, self._said_of_cameras)
        self.findings = Findings(self.scene, lambda: self.cut_parts, told)
        self.pictures = Pictures(self.scene)
        self.on_wires: Callable[[], None] = lambda: None
        """Called when wires that were laid in the background have come to lie."""
        self.wire_jobs: Callable[[], Jobs | None] = lambda: None
        """Gives what lays them there; None: they are laid when they are asked for."""
        self._looked_for: tuple[Document | None, bool] = (None, False)
        """Whether there are cameras in a document: most plans have none, and none is looked through then."""
        self._views: list[View] = [self.quantities, self.findings, self.pictures]

    @cached_property
    def rooms(self) -> Rooms:
        """What walls enclose; followed from the first time that it is asked for."""
        from diorama_planner.app.editing.rooms import Rooms

        found = Rooms(self.scene)
        self._views.append(found)
        return found

    @cached_property
    def cut_parts(self) -> CutParts:
        """The flat parts; followed from the first time that they are asked for."""
        from diorama_planner.app.sawing.cut_parts import CutParts

        found = CutParts(self.scene)
        self._views.append(found)
        return found

    @cached_property
    def bar_parts(self) -> BarParts:
        """The straight parts; followed from the first time that they are asked for."""
        from diorama_planner.app.sawing.bar_parts import BarParts

        found = BarParts(self.scene)
        self._views.append(found)
        return found

    @cached_property
    def electrics(self) -> PlanElectrics:
        """Lights and circuits; followed from the first time that they are asked for."""
        from diorama_planner.app.light.electrics import PlanElectrics

        found = PlanElectrics(self.scene)
        self._views.append(found)
        return found

    @cached_property
    def wiring(self) -> Wiring:
        """The wires between them; laid when they are first asked for."""
        from diorama_planner.app.light.wiring_job import Wiring

        found = Wiring(self.scene, self.electrics, self._hear_of_wires, self._give_jobs)
        self._views.append(found)
        return found

    def _hear_of_wires(self) -> None:
        self.on_wires()

    def _give_jobs(self) -> Jobs | None:
        return self.wire_jobs()

    def _said_of_wires(self) -> Told:
        return _NOTHING_TOLD if self.electrics.is_empty else self.wiring.findings

    @cached_property
    def lit_lines(self) -> LitLines:
        """What lights take beside what each takes by itself."""
        from diorama_planner.app.purchase.lit_lines import LitLines

        return LitLines(self.electrics, lambda: self.wiring.harness)

    def _lit_lines(self) -> Lines:
        return _NO_LINES if self.electrics.is_empty else self.lit_lines.lines()

    @cached_property
    def sightings(self) -> Sightings:
        """What cameras see; followed from the first time that it is asked for."""
        from diorama_planner.app.photography.sightings import Sightings

        found = Sightings(self.scene)
        self._views.append(found)
        return found

    def _said_of_cameras(self) -> Told:
        document = self.scene.document
        if self._looked_for[0] is not document:
            self._looked_for = document, any(kind_of(item).sees is not None for item in document.items())
        return self.sightings.findings if self._looked_for[1] else _NOTHING_TOLD

    def _said_of_bill(self) -> tuple[Message, ...]:
        is_laid = self.electrics.is_empty or not self.wiring.busy
        return () if is_laid else (msg("Wires are being laid anew: those of before are counted"),)

    @cached_property
    def night(self) -> Night:
        """What lamps light; followed from the first time that it is asked for."""
        from diorama_planner.app.light.night import Night

        found = Night(self.scene, lambda: self.electrics)
        self._views.append(found)
        return found

    @cached_property
    def bodies(self) -> Bodies:
        """What the plan looks like in space; followed from the first time that it is asked for."""
        from diorama_planner.app.space.bodies import Bodies

        found = Bodies(self.scene)
        self._views.append(found)
        return found

    def apply(self, change: Change, document: Document) -> None:
        """Follow a change."""
        self.scene.apply(change, document)
        if self.scene.everything_dirty:
            self.start_anew()
        else:
            for view in self._views:
                view.touch(self.scene.dirty)

    def rebuild(self, document: Document) -> None:
        """Turn to another document."""
        self.scene.rebuild(document)
        self.start_anew()

    def start_anew(self) -> None:
        """Forget what was worked out from the scene."""
        for view in self._views:
            view.rebuild()

"""The harness of the plan, laid when it is asked for, or in the background where that would hold up the hand.

Without `jobs` the answer is always that of the plan as it stands. With them it is the last one that is known, and
whoever asks is told when the next is there; what was laid for a plan that has moved on is dropped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from diorama_planner.app.light.wire_rooms import WireRooms
from diorama_planner.circuits.gauges import FeedLine, sold_gauges
from diorama_planner.circuits.harness import Harness, Leg, Polyline
from diorama_planner.circuits.laying import HarnessMaker, Question
from diorama_planner.circuits.legs import legs_of
from diorama_planner.core.errors import PlannerError
from diorama_planner.model.record import Circuit, Item, RecordId

if TYPE_CHECKING:
    from diorama_planner.app.findings import Told
    from diorama_planner.app.jobs import Job, Jobs
    from diorama_planner.app.light.electrics import PlanElectrics
    from diorama_planner.app.scene import Scene
    from diorama_planner.app.session import Session
    from diorama_planner.circuits.elements import Plan
    from diorama_planner.core.issues import Issue

_HOLDS = frozenset({"supply", "buck"})
"""The sorts of feeds that hold their voltage: what is lost before them does not add up with what is lost behind."""


class Wiring:
    """Follows a scene: `touch` says that something changed, the next question finds out whether wires are others."""

    def __init__(
        self,
        scene: Scene,
        electrics: PlanElectrics,
        heard: Callable[[], None],
        jobs: Callable[[], Jobs | None] = lambda: None,
    ) -> None:
        """Follow a scene.

        Args:
            scene: the plan.
            electrics: its lights and circuits.
            heard: called when wires that were laid in the background lie.
            jobs: gives what lays them there; None: they are laid when they are asked for.
        """
        self._scene = scene
        self._electrics = electrics
        self._heard = heard
        self._jobs = jobs
        self._rooms = WireRooms(scene)
        self._maker = HarnessMaker()
        self._asked = Question()
        self._harness = Harness()
        self._findings: Told = {}
        self._stale = True
        self._job: Job[Harness] | None = None
        self._waited_for: Question | None = None
        """What is being laid in the background."""

    def rebuild(self) -> None:
        """Look at everything again when next asked."""
        self._rooms.rebuild()
        self._stale = True

    def touch(self, ids: Iterable[RecordId]) -> None:
        """Look at these again when next asked."""
        self._rooms.touch(ids)
        self._stale = True

    @property
    def harness(self) -> Harness:
        """The wires of the plan as it stands; with `jobs` the last that are known, while others are laid."""
        self._follow()
        return self._harness

    @property
    def findings(self) -> Told:
        """What is to be said of wires, by record; the same object until something else is."""
        self._follow()
        return self._findings

    @property
    def busy(self) -> bool:
        """Whether the harness is being laid anew."""
        return self._waited_for is not None

    def now(self) -> Harness:
        """The wires of the plan as it stands, whatever it takes."""
        if self._job is not None:
            self._job.cancel()
            self._job = self._waited_for = None
            if (jobs := self._jobs()) is not None:
                jobs.wait()
        question = self._question()
        if question != self._asked:
            self._take(question, self._maker.harness(question))
        self._stale = False
        return self._harness

    def pulled(self, wires: Iterable[Item]) -> list[tuple[Leg, Polyline]]:
        """How wires would lie that are led by hand, before the hand lets go; nothing while others are being laid."""
        if self.busy:
            return []
        laid = [found for wire in wires if (found := self._rooms.laid_by(wire)) is not None]
        return list(self._maker.pulled(self._asked, laid))

    # -- asking ------------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        if not (self._stale or self.busy):
            return
        jobs = self._jobs()
        if jobs is None:
            self.now()
        elif not self.busy:
            self._look(jobs)

    def _look(self, jobs: Jobs) -> None:
        """Have wires laid if they may lie elsewhere than the last ones."""
        self._stale = False
        question = self._question()
        if question != self._asked:
            self._begin(jobs, question)

    def _begin(self, jobs: Jobs, question: Question) -> None:
        maker = self._maker

        def work(job: Job[Harness]) -> Harness:
            return maker.harness(question, job.report)

        def done(harness: Harness) -> None:
            if self._waited_for is not question:
                return  # they have been laid at once meanwhile
            self._job = self._waited_for = None
            if self._stale and self._question() != question:
                self._follow()  # the plan has moved on: these are dropped
            else:
                self._take(question, harness)
                self._heard()

        def failed(error: PlannerError) -> None:
            self._job = self._waited_for = None
            raise error

        self._waited_for = question
        self._job = jobs.start(self._scene.document, work, done, failed)

    def _take(self, question: Question, harness: Harness) -> None:
        self._asked = question
        if harness == self._harness:
            return
        self._harness = harness
        told: dict[RecordId, list[Issue]] = defaultdict(list)
        for issue in harness.findings:
            told[issue.record_id].append(issue)
        findings = {name: tuple(issues) for name, issues in told.items()}
        if findings != self._findings:
            self._findings = findings

    # -- what is asked -------------------------------------------------------------------------------------------

    def _question(self) -> Question:
        if self._electrics.is_empty:
            return Question()
        electrics, plan, rooms = self._electrics.electrics, self._electrics.plan, self._rooms
        laid, endings = rooms.laid(), rooms.endings()
        circuits = {each.id: each for each in self._scene.document.every(Circuit)}
        legs = legs_of(
            electrics,
            plan,
            {name: tuple(ending.terminal for ending in ends) for name, ends in endings.items()},
            {name: (each.colour_plus, each.colour_minus) for name, each in circuits.items()},
            laid,
        )
        return Question(
            rooms.ways(),
            legs,
            endings,
            {wire.record: wire for wire in laid},
            tuple(
                FeedLine(feed.record, feed.parent, _volt(plan, feed.record), feed.sort in _HOLDS)
                for feed in electrics.feeds
            ),
            sold_gauges(self._scene.catalogue.wires()),
            {**rooms.names(), **{name: each.name for name, each in circuits.items()}},
            self._scene.document.revision,
        )


def _volt(plan: Plan, feed: RecordId) -> float:
    found = plan.feeds.get(feed)
    return found.volt.fresh if found else 0.0


def route_now(session: Session) -> Harness:
    """The wires of a plan as it stands: for what is printed, exported and told on the command line."""
    return session.wiring.now()

"""The circuits of a plan as a tree: supplies, what hangs on them, circuits, lights; and what hangs loose.

What a line is called and whom it stands for is said here; what the lights do is in `Plan`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from diorama_planner.circuits.elements import Circuit, Electrics, Feed, Lamp
from diorama_planner.model.record import RecordId

LineKind = Literal["feed", "circuit", "lamp", "loose"]


@dataclass(eq=False, slots=True)
class Line:
    """A line of the tree. `id` is that of its record, empty for the heading of what hangs loose."""

    kind: LineKind
    id: RecordId
    parent: Line | None
    row: int
    of: Feed | Circuit | Lamp | None = None
    below: list[Line] = field(default_factory=list)

    @property
    def key(self) -> tuple[LineKind, RecordId]:
        """What it is known by after the plan has changed."""
        return self.kind, self.id

    def every(self) -> Iterator[Line]:
        """Itself and all lines below it."""
        yield self
        for line in self.below:
            yield from line.every()

    def items(self) -> frozenset[RecordId]:
        """The items on the plan that it stands for: a circuit for its lights, a feed for itself."""
        if self.kind in {"feed", "lamp"}:
            return frozenset((self.id,))
        return frozenset(line.id for line in self.below)


class CircuitTree:
    """The tree of one state of a plan."""

    def __init__(self, electrics: Electrics) -> None:
        self.electrics = electrics
        self._fed: dict[RecordId, list[Feed]] = defaultdict(list)
        self._circuits: dict[RecordId, list[Circuit]] = defaultdict(list)
        known = {feed.record for feed in electrics.feeds}
        for feed in electrics.feeds:
            self._fed[feed.parent if feed.parent in known else ""].append(feed)
        for circuit in electrics.circuits:
            self._circuits[circuit.feed if circuit.feed in known else ""].append(circuit)
        self.roots: list[Line] = []
        self._placed: set[RecordId] = set()
        for feed in sorted(self._fed[""], key=lambda feed: feed.sort != "supply"):
            self._add_feed(None, feed)
        for feed in electrics.feeds:  # those that feed each other in a ring hang on nothing
            if feed.record not in self._placed:
                self._add_feed(None, feed)
        for circuit in self._circuits[""]:
            self._add_circuit(None, circuit)
        if electrics.loose:
            heading = self._add(None, "loose", "")
            for lamp in electrics.loose:
                self._add(heading, "lamp", lamp.record, lamp)
        self._lines = {line.id: line for root in self.roots for line in root.every() if line.id}

    def find(self, record: RecordId) -> Line | None:
        """The line of a record."""
        return self._lines.get(record)

    def take(self, other: CircuitTree) -> bool:
        """Take over what another tree says if it has the same lines; says whether it has."""
        mine, theirs = list(self.lines()), list(other.lines())
        if [_place(line) for line in mine] != [_place(line) for line in theirs]:
            return False
        for line, new in zip(mine, theirs, strict=True):
            line.of = new.of
        self.electrics = other.electrics
        return True

    def lines(self) -> Iterator[Line]:
        """All lines from above to below."""
        for root in self.roots:
            yield from root.every()

    def _add(
        self, parent: Line | None, kind: LineKind, record: RecordId, of: Feed | Circuit | Lamp | None = None
    ) -> Line:
        likes = self.roots if parent is None else parent.below
        line = Line(kind, record, parent, len(likes), of)
        likes.append(line)
        return line

    def _add_feed(self, parent: Line | None, feed: Feed) -> None:
        self._placed.add(feed.record)
        line = self._add(parent, "feed", feed.record, feed)
        for circuit in self._circuits[feed.record]:
            self._add_circuit(line, circuit)
        for each in self._fed[feed.record]:
            if each.record not in self._placed:
                self._add_feed(line, each)

    def _add_circuit(self, parent: Line | None, circuit: Circuit) -> None:
        line = self._add(parent, "circuit", circuit.record, circuit)
        for lamp in circuit.lamps:
            self._add(line, "lamp", lamp.record, lamp)


def _place(line: Line) -> tuple[object, ...]:
    return (*line.key, line.parent.key if line.parent is not None else None)

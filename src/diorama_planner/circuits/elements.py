"""The values that circuits are spoken of in: what hangs on what, and what follows from it.

`Electrics` is the question: lamps in circuits, circuits on feeds, feeds on one another up to a supply. `Plan` is the
answer of `circuits.planning`: branches with their resistors, currents and brightness, load and life of what feeds
them, and findings. Sums are elsewhere; so are wires and the places where things lie (`circuits.harness`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from diorama_planner.catalogue.electrical_parts import fuse_rating
from diorama_planner.catalogue.electrical_rows import Led, PowerSource, ResistorPackage
from diorama_planner.catalogue.terminal import FeedSort
from diorama_planner.core.issues import Issue
from diorama_planner.formulas.led import Series
from diorama_planner.model.record import RecordId

Wiring: TypeAlias = Literal["parallel", "series"]

Strain: TypeAlias = Literal["none", "overdrawn", "out"]
"""Whether a feed can give what is taken: it can; only for a moment, so that nobody knows how bright it is and for how
long; not at all: its voltage breaks down or its fuse blows, and all is dark."""


HALF_AS_BRIGHT, AS_GOOD_AS_DARK = 0.5, 0.1
"""Of the brightness that is wanted, or that there was when fresh: a light half as bright is seen to fade, one at a
tenth is as good as out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lamp:
    """What shines: one or `count` LEDs of a row, or a strip as long as its line.

    Attributes:
        record: the item.
        name: what the user calls it.
        led: its row; None if the catalogue has no such id (`led_id`).
        ma: wanted current of one LED; None takes the hobby current of the row.
        count: LEDs alike in it, each with a resistor of its own where circuits are parallel.
        length_mm: of a strip, EL wire or fibre; None for what comes by the piece.
    """

    record: RecordId
    name: str
    led: Led | None
    led_id: str = ""
    ma: float | None = None
    count: int = 1
    length_mm: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What circuits hang on: a supply, or what hangs on a supply and hands its current on.

    Attributes:
        record: the item.
        name: what the user calls it.
        sort: what it is; `supply` alone has a `source`, `buck` alone an `out_v`.
        parent: the feed that it hangs on; empty for a supply, and for what nobody has connected yet.
        source: row of the supply; None if the catalogue has no such id (`source_id`).
        out_v: what a buck converter is set to.
        own_ma: what a module takes for itself.
        max_ma: what a buck converter or module can give; None: not said.
        fuse_ma: fuse of a supply; None: has none.
        switch: a supply that is switched on and off by a switch in its plus wire.
        level_pct: to how much of their current an effect dims its lights.
        pwm: dims by switching fast instead of lowering the current: bands on phone video.
        lead_ohm: resistance of the wire from the parent, there and back; 0 counts it as nothing.
    """

    record: RecordId
    name: str
    sort: FeedSort
    parent: RecordId = ""
    source: PowerSource | None = None
    source_id: str = ""
    out_v: float = 0.0
    own_ma: float = 0.0
    max_ma: float | None = None
    fuse_ma: float | None = None
    switch: bool = False
    level_pct: float = 100.0
    pwm: bool = False
    lead_ohm: float = 0.0

    @property
    def rated_fuse_ma(self) -> float | None:
        """The fuse that is bought for it: of the next rating that is sold, not above what was asked for."""
        return None if self.fuse_ma is None else float(fuse_rating(self.fuse_ma))


@dataclass(frozen=True, slots=True, kw_only=True)
class Circuit:
    """Lamps that are wired together on one feed, in the order in which they follow each other.

    `per_string` is how many LEDs of a series circuit are in one string; None: as many as the supply bears.
    `on` says whether it is switched on for the night view; load is counted as if all were.
    """

    record: RecordId
    name: str
    feed: RecordId
    lamps: tuple[Lamp, ...] = ()
    wiring: Wiring = "parallel"
    series: Series = "E24"
    per_string: int | None = None
    on: bool = True


@dataclass(frozen=True, slots=True)
class Joint:
    """A wire of the user's own between two feeds, plus to plus and minus to minus."""

    record: RecordId
    start: RecordId
    end: RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class Electrics:
    """All that is electric in a plan. `loose` are lamps in no circuit."""

    feeds: tuple[Feed, ...] = ()
    circuits: tuple[Circuit, ...] = ()
    loose: tuple[Lamp, ...] = ()
    joints: tuple[Joint, ...] = ()


@dataclass(frozen=True, slots=True)
class OverLife:
    """A figure over the life of a supply: fresh, half used, and at the end of its practical life.

    For a supply that does not run down these are its highest, its nominal and its lowest voltage.
    """

    fresh: float
    half: float
    end: float

    @property
    def highest(self) -> float:
        """The largest of the three: what a converter draws grows as its supply runs down."""
        return max(self.fresh, self.half, self.end)


@dataclass(frozen=True, slots=True)
class SizedResistor:
    """A resistor of a branch.

    Attributes:
        wanted_ohm: what would give the wanted current at the highest voltage.
        ohm: the next standard value up.
        mw: heat in it at the highest voltage.
        package: the smallest chip that bears twice that heat; None: none does.
        axial: the smallest one with wires that bears it; None: none does.
    """

    wanted_ohm: float
    ohm: float
    mw: float
    package: ResistorPackage | None
    axial: ResistorPackage | None

    @property
    def bought(self) -> ResistorPackage | None:
        """The one that is bought: with wires, as hobbyists solder it into a lead; else a chip."""
        return self.axial or self.package


@dataclass(frozen=True, slots=True)
class Branch:
    """LEDs in series between plus and minus of a feed, with what limits their current.

    Attributes:
        lamps: record of each LED from plus to minus; one that stands for several LEDs comes as often.
        resistor: the one to add; None where there is none to add: built in, straight to the supply, or no headroom.
        built_in_ohm: what is on the lead already; None: nothing.
        times: how many branches just like this one are side by side (LEDs of one lamp, groups of a strip).
        wanted_ma: the current it is made for.
        forward_v: what its LEDs drop together at that current.
        highest_ma: the current of one at the highest voltage that the supply can give.
        ma: the current of one over the life of the supply; where an effect dims by PWM, the mean.
    """

    lamps: tuple[RecordId, ...]
    resistor: SizedResistor | None
    built_in_ohm: float | None
    times: int
    wanted_ma: float
    forward_v: float
    highest_ma: float
    ma: OverLife

    @property
    def told_ohm(self) -> float:
        """What is built in, to two digits: nobody measures it closer."""
        return float(f"{self.built_in_ohm or 0.0:.2g}")


@dataclass(frozen=True, slots=True)
class CircuitPlan:
    """What a circuit does.

    Attributes:
        volt: voltage across it over the life of its supply.
        load_ma: all its branches together.
        brightness: by record of a lamp, its current over the wanted one, the mean of its LEDs (1 is as bright as
            wanted; the light of an LED follows its current closely below its rating); none where its feed gives out.
        dims_from_pct: per cent of the battery used when the first lamp falls to half of what it was when fresh; None:
            never within its practical life, or not a battery.
        goes_out_from_pct: the same for when the first lamp is as good as dark.
        highest_v: the highest voltage that it may get, for which its resistors are sized.
        strain: the hardest of what it hangs on, up to the supply; how bright it is can be told only of "none".
        overdriven: lamps that may get more than they bear and burn out, however bright they are till then.
    """

    circuit: Circuit
    branches: tuple[Branch, ...]
    volt: OverLife
    load_ma: OverLife
    brightness: Mapping[RecordId, OverLife]
    dims_from_pct: float | None
    goes_out_from_pct: float | None
    highest_v: float = 0.0
    strain: Strain = "none"
    overdriven: frozenset[RecordId] = frozenset()


@dataclass(frozen=True, slots=True)
class FeedPlan:
    """What a feed bears.

    Attributes:
        volt: voltage at it over the life of its supply; zero where no supply is above it.
        load_ma: what it gives to all that hangs on it; what it takes for itself is in the load of what it hangs on.
        limit_ma: what it can give for long; None: not said.
        hours: how long a battery gives good light with all lights on: until the first of them is half as bright as
            when fresh, or its practical life ends; None for what is no battery, bears no load, cannot bear its load,
            or lights nothing.
        supply: the supply above it (a supply: itself); empty where none is.
        hours_in_all: how long until the first light has gone out, or the practical life ends.
        strain: whether it can give what is taken from it.
        lights_nothing: a supply whose voltage is too low for every lamp on it.
    """

    feed: Feed
    volt: OverLife
    load_ma: OverLife
    limit_ma: float | None
    hours: float | None
    supply: RecordId
    hours_in_all: float | None = None
    strain: Strain = "none"
    lights_nothing: bool = False

    @property
    def margin_pct(self) -> float | None:
        """How much of its limit is left over at the largest load; negative if it is overloaded, None: no limit."""
        if not self.limit_ma:
            return None
        return 100.0 * (1.0 - self.load_ma.highest / self.limit_ma)


@dataclass(frozen=True, slots=True)
class Plan:
    """All answers: circuits and feeds by their records, and what is to be said about them."""

    circuits: Mapping[RecordId, CircuitPlan] = field(default_factory=dict)
    feeds: Mapping[RecordId, FeedPlan] = field(default_factory=dict)
    findings: tuple[Issue, ...] = ()

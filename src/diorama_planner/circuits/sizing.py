"""Which branches a circuit has, and the resistor of each: how many LEDs go in series, what value, what package.

Resistors are sized at the highest voltage that the supply can give; what then flows at that and at other voltages is
worked out in `circuits.currents`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from diorama_planner.catalogue.electrical_parts import pieces
from diorama_planner.catalogue.electrical_rows import ResistorPackage
from diorama_planner.circuits.diodes import MA_PER_A, Part
from diorama_planner.circuits.elements import Circuit, Lamp, SizedResistor
from diorama_planner.formulas.led import Series, standard_resistor
from diorama_planner.model.record import RecordId

POWER_MARGIN = 2.0
"""How much more a resistor has to bear than it gets; hobby rule, calculatorlib.com: at least twice."""

RESISTOR_SHARE = 0.1
"""Of the lowest voltage, what a series string has to leave to its resistor: with less its current is not held, and
parts from another bag outshine each other. Builder's practice, unsourced; gives three whites on 12 V, not four."""

SMALLEST_OHM = 1e-3
LARGEST_OHM = 1e9


@dataclass(frozen=True, slots=True)
class Arm:
    """A branch before its current is known.

    Attributes:
        lamps: one for each LED in series, from plus to minus.
        parts: what each of them is.
        times: how many such branches are side by side.
        wanted_ma: the current it is made for.
        forward_v: what its diodes drop at that.
        wanted_ohm: what would limit it to that at the highest voltage; None where no resistor is to be added.
        ohm: the resistor that is added: the next standard value up; None: no resistor.
    """

    lamps: tuple[Lamp, ...]
    parts: tuple[Part, ...]
    times: int
    wanted_ma: float
    forward_v: float
    wanted_ohm: float | None
    ohm: float | None

    @property
    def records(self) -> tuple[RecordId, ...]:
        """The record of each of its LEDs."""
        return tuple(lamp.record for lamp in self.lamps)

    @property
    def needs_resistor(self) -> bool:
        """Whether nothing on its LEDs limits their current."""
        return self.parts[0].needs_resistor

    @property
    def own_ohm(self) -> float | None:
        """What is on its LEDs already; None: nothing."""
        return None if self.needs_resistor else sum(part.ohm or 0.0 for part in self.parts)


def wanted_ma(lamp: Lamp, part: Part) -> float:
    """The current at which a lamp is as bright as wanted; one with its own resistor takes what it takes."""
    return lamp.ma if lamp.ma and lamp.ma > 0.0 and part.needs_resistor else part.nominal_ma


def arms_of(circuit: Circuit, parts: Mapping[str, Part], highest_v: float, lowest_v: float) -> list[Arm]:
    """Give the branches of a circuit in the order of its lamps; lamps whose part is not known are left out.

    Args:
        circuit: what is wired.
        parts: what the rows are, by `led_id`.
        highest_v: the highest voltage across it, for which resistors are sized.
        lowest_v: the voltage at the end of the supply's life, which says how many go in series.
    """
    known = [(lamp, parts[lamp.led.id]) for lamp in circuit.lamps if lamp.led and lamp.led.id in parts]
    sized: dict[tuple[float, float], tuple[float, float] | None] = {}
    found = []
    for chain, times in _chains(circuit, known, lowest_v):
        lamps, members = zip(*chain, strict=True)
        wanted = min(wanted_ma(lamp, part) for lamp, part in chain)
        forward = sum(part.forward_v(wanted) for part in members)
        resistor = None
        if members[0].needs_resistor:
            key = (round(forward, 9), wanted)
            if key not in sized:
                sized[key] = _resistance(highest_v - forward, wanted, circuit.series)
            resistor = sized[key]
        ohms = resistor or (None, None)
        found.append(Arm(lamps, members, times, wanted, forward, *ohms))
    return found


def by_power(packages: Iterable[ResistorPackage]) -> list[ResistorPackage]:
    """Put packages in order, what bears least and is smallest first."""
    return sorted(packages, key=lambda package: (package.power_rating_w, package.length_mm))


def sized_resistor(arm: Arm, highest_ma: float, packages: Sequence[ResistorPackage]) -> SizedResistor | None:
    """Give the resistor of a branch through which at most so much flows, with what bears twice its heat.

    Args:
        arm: the branch.
        highest_ma: the most that flows through it.
        packages: what there is to choose from, as `by_power` puts them.
    """
    if arm.ohm is None or arm.wanted_ohm is None:
        return None
    mw = highest_ma**2 * arm.ohm / MA_PER_A
    bearing = [package for package in packages if package.power_rating_w * MA_PER_A >= POWER_MARGIN * mw]
    chip = next((package for package in bearing if package.mount == "SMD"), None)
    axial = next((package for package in bearing if package.mount != "SMD"), None)
    return SizedResistor(arm.wanted_ohm, arm.ohm, mw, chip, axial)


def _chains(
    circuit: Circuit, known: Sequence[tuple[Lamp, Part]], lowest_v: float
) -> Iterator[tuple[list[tuple[Lamp, Part]], int]]:
    """What is in series, and how often side by side.

    What has its own resistor or hangs straight on the supply never goes into a string.
    """
    waiting: list[tuple[Lamp, Part]] = []
    for lamp, part in known:
        count = pieces(lamp.led, lamp.count, lamp.length_mm) if lamp.led else 1
        if circuit.wiring == "parallel" or not part.needs_resistor:
            yield [(lamp, part)], count
            continue
        for _ in range(count):
            if waiting and not _fits([*waiting, (lamp, part)], circuit.per_string, lowest_v):
                yield waiting, 1
                waiting = []
            waiting.append((lamp, part))
    if waiting:
        yield waiting, 1


def _fits(chain: Sequence[tuple[Lamp, Part]], per_string: int | None, lowest_v: float) -> bool:
    """Whether so many go in one string: as many as the user says, else by typical voltage with room to spare."""
    if per_string is not None:
        return len(chain) <= max(1, per_string)
    return sum(typical_v(lamp, part) for lamp, part in chain) <= (1.0 - RESISTOR_SHARE) * lowest_v


def typical_v(lamp: Lamp, part: Part) -> float:
    """What a maker says that a lamp drops, V, which is more than at the currents of models."""
    usual = part.forward_v(wanted_ma(lamp, part))
    return max(usual, lamp.led.vf_typ_v or 0.0) if lamp.led else usual


def _resistance(headroom_v: float, ma: float, series: Series) -> tuple[float, float] | None:
    """What limits a current, and the next standard value up; None if no voltage is left for it."""
    if not headroom_v > 0.0:
        return None
    ohm = min(max(headroom_v / ma * MA_PER_A, SMALLEST_OHM), LARGEST_OHM)
    return ohm, standard_resistor(ohm, series)

"""Circuits as a SPICE netlist, for ngspice, LTspice and others: to look at them once more, or to go on from them."""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.circuits.netlist import MOMENTS, netlist
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.exporters.contract import DrawingJob, Exporter
from diorama_planner.exporters.options import option
from diorama_planner.exporters.wiring_job import wiring_of


@dataclass(frozen=True, slots=True)
class SpiceOptions:
    """At which voltages of the supplies."""

    at: str = option("fresh", f"voltages of the supplies: {', '.join(MOMENTS)}")


def produce(job: DrawingJob, options: SpiceOptions) -> bytes:
    """Give the netlist in ASCII.

    Raises:
        UsageError: nothing is electric on the plan, or there is no such moment.
    """
    moment = next((name for name in MOMENTS if name == options.at), None)
    if moment is None:
        known = ", ".join(MOMENTS)
        raise UsageError(msg("unknown moment {at!r}", at=options.at), msg("there are: {known}", known=known))
    wiring = wiring_of(job)
    return netlist(wiring.electrics, wiring.plan, wiring.numbers, title=job.name, at=moment).encode("ascii")


EXPORTER = Exporter("spice", msg("Circuits (SPICE netlist)"), ".cir", produce, SpiceOptions)

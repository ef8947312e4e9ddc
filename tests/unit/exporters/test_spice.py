"""The netlist of a plan: the parts of its chart in the words of SPICE. What flows in it is asked in unit/circuits."""

import pytest
from wiring_samples import wiring_job

from diorama_planner.core.errors import UsageError
from diorama_planner.exporters.contract import DrawingJob
from diorama_planner.exporters.spice import SpiceOptions, produce

JOB = DrawingJob("Neon alley", (), (0.0, 0.0, 300.0, 240.0), wiring=wiring_job)


def test_parts_have_the_numbers_of_the_chart() -> None:
    lines = produce(JOB, SpiceOptions()).decode("ascii").splitlines()
    assert lines[0] == "* Neon alley: supplies fresh"
    assert "VPS1 ps1 0 DC 5.25" in lines
    assert "R1 d1_1 d1_2 510" in lines
    assert "D11 d9_4 0 smd0603_warm" in lines  # the last of three in series
    assert lines[-1] == ".end"
    assert len([line for line in lines if line.startswith(("D", "R"))]) == 11 + 9


def test_supplies_at_other_moments() -> None:
    assert b"VPS2 ps2 0 DC 11.4" in produce(JOB, SpiceOptions(at="end"))
    with pytest.raises(UsageError, match="yesterday"):
        produce(JOB, SpiceOptions(at="yesterday"))
    with pytest.raises(UsageError):
        produce(DrawingJob("", (), (0.0, 0.0, 1.0, 1.0)), SpiceOptions())

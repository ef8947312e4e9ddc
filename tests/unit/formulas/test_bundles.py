"""How thick bundles of wires are, and which drill lets them through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.formulas.wiring import bundle_mm, drill_mm


@pytest.mark.parametrize(
    ("wires", "bundle", "drill"),
    [
        ([], 0.0, 1.0),
        ([0.55], 0.55, 1.5),
        ([0.55] * 2, 1.1, 2.0),
        ([1.0] * 7, 3.0, 3.5),
        ([0.5] * 3 + [2.4], 3.08, 4.0),
        ([2.4, 1.2, 0.1], 3.6, 5.0),
    ],
)
def test_known_bundles(wires, bundle, drill):
    """One wire, two side by side, seven in a ring round one; a thick one beside thin ones; the two thickest."""
    assert bundle_mm(wires) == pytest.approx(bundle, abs=0.02)
    assert drill_mm(bundle) == drill


@given(st.lists(st.sampled_from((0.55, 1.2, 2.4)), min_size=1, max_size=60))
def test_a_bundle_holds_its_wires_and_grows_with_each(wires):
    assert bundle_mm(wires) ** 2 >= sum(each**2 for each in wires) - 1e-9
    assert bundle_mm([*wires, max(wires)]) >= bundle_mm(wires) - 1e-9

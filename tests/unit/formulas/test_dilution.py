"""Thinning by parts: known answers, and that product and thinner make up the mix."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.core.errors import UsageError
from diorama_planner.formulas.dilution import product_in_mix, thinner_for

AMOUNTS = st.floats(0.0, 1e6)
PARTS = st.floats(0.1, 100.0)


def test_known_answers():
    assert thinner_for(15.0, 3.0, 1.0) == pytest.approx(5.0)
    assert thinner_for(100.0, 100.0, 70.0) == pytest.approx(70.0)  # pottery plaster, by weight
    assert product_in_mix(20.0, 1.0, 1.0) == pytest.approx(10.0)
    assert thinner_for(9.0, 1.0, 0.0) == 0.0


@given(AMOUNTS, PARTS, st.floats(0.0, 100.0))
def test_product_and_thinner_make_up_the_mix(mix, parts, thinner_parts):
    product = product_in_mix(mix, parts, thinner_parts)
    assert product + thinner_for(product, parts, thinner_parts) == pytest.approx(mix)


@pytest.mark.parametrize("sum_of", [thinner_for, product_in_mix])
@pytest.mark.parametrize(
    "given_parts", [(-1.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, -1.0), (float("nan"), 1.0, 1.0)]
)
def test_impossible_parts_are_refused(sum_of, given_parts):
    with pytest.raises(UsageError):
        sum_of(*given_parts)

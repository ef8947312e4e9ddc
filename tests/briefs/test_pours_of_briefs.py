"""How the pours of the briefs are made: dams, what is left of the kerb, layers that sum, marks on the plan."""

import pytest

from diorama_planner.app.session import Session
from diorama_planner.kinds.cards import card_text
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.pour_plan import PourPlan, pour_plan
from diorama_planner.kinds.registry import kind_of


def planned(session: Session, item_id: str) -> PourPlan:
    item = session.document.get(item_id)
    assert isinstance(item, Pour)
    found = pour_plan(item, session.around())
    assert found is not None
    return found


def test_the_wet_road_of_the_neon_alley(neon: Session) -> None:
    plan = planned(neon, "wet-road")
    assert plan.volume_mm3 == pytest.approx(23_200)
    (dam,) = plan.dams
    assert (dam.side, dam.length_mm, dam.height_mm) == ("front", pytest.approx(100), pytest.approx(1.0))
    assert plan.kerb is not None
    assert (plan.kerb.height_mm, plan.kerb.left_mm) == (pytest.approx(2.3), pytest.approx(1.3))
    assert round(plan.kerb.left_mm * neon.scale) == 83
    (layer,) = plan.layers
    assert layer.mix is not None
    assert layer.mix.parts_ml == pytest.approx((13.34, 13.34))  # 1:1, with 15 % waste
    assert layer.mix.parts_g is None


def test_the_card_of_the_neon_alley_says_it_in_words(neon: Session) -> None:
    item = neon.document.get("wet-road")
    assert isinstance(item, Pour)
    card = kind_of(item).card(item, neon.around())
    assert card is not None
    text = card_text(card)
    assert "23.2 ml" in text
    assert "1.3 mm of 2.3 mm is left: 83 mm in reality" in text
    assert "Dam, front" in text
    assert "100 mm long, 1 mm high" in text
    assert "dam 100 mm × 1 mm" in [str(mark.text) for mark in kind_of(item).marks(item, neon.around())]


def test_the_pond_of_the_country_halt(halt: Session) -> None:
    plan = planned(halt, "pond")
    assert plan.water.max_depth_mm == pytest.approx(11)
    assert len(plan.layers) == 4  # ceil(11 / 3.2)
    assert sum(layer.volume_mm3 for layer in plan.layers) == pytest.approx(plan.water.volume_mm3)
    assert (plan.dams, plan.pools) == ((), ())
    assert plan.water.deepest_at is not None
    assert halt.ground.height_at(*plan.water.deepest_at) == pytest.approx(-14)
    assert [step.hours for step in plan.steps] == [0, 0, 24, 48, 72, 96, 120]

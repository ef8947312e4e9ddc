"""Parts to be cut are what the bill counts: the same area of every sheet material, for every kind and every plan."""

from collections import defaultdict

import pytest
from samples import CATALOGUE, PLANS, SAMPLES, made_of

from diorama_planner.app.session import Session
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.roles import Role, infos_with_role

SHEETS = ("foamcore_a3", "grass_mat_ws", "balsa_eu_2", "brick_sheet_ho", "xps_eu_20")


def cut_and_billed(session):
    """Area in mm2 by item, surface and material: of the parts, and of the lines of the take-off."""
    cut, billed = defaultdict(float), defaultdict(float)
    for item in session.document.items():
        kind, around = kind_of(item), session.around()
        for line in kind.takeoff(item, around):
            material = session.catalogue.material_map.get(line.material)
            if material is not None and material.is_sheet and line.unit == "mm2" and line.amount > 0:
                billed[item.id, line.surface, line.material] += line.amount
        for part in kind.parts(item, around):
            cut[item.id, part.surface, part.material] += part.region.area * part.count
    return dict(cut), dict(billed)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_parts_of_a_plan_are_its_bill(path):
    session = Session(catalogue=CATALOGUE)
    session.open(path)
    cut, billed = cut_and_billed(session)
    assert cut == pytest.approx(billed)


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("sample", SAMPLES, ids=[sample.name for sample in SAMPLES])
def test_the_parts_of_an_item_are_its_bill(sample, sheet):
    item = made_of(sample.item, sheet)
    cut, billed = cut_and_billed(sample.session(item))
    assert cut == pytest.approx(billed)
    if infos_with_role(type(item), Role.MATERIAL):  # the sheets of a neon sign follow from its technique
        assert all(material == sheet or owner != item.id for owner, _, material in cut)

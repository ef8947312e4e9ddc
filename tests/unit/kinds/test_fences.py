"""Fences: modules add up along every stretch, what is cut is bought once, and gates are left open."""

from itertools import pairwise

import pytest

from diorama_planner.app.session import Session
from diorama_planner.core.errors import RecordError
from diorama_planner.drawing.primitives import Instance
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.fence import FENCES, GATE, HEDGES, Fence, pieces
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project
from diorama_planner.model.transforms import mirrored, rescaled

BASE = Base(id=BASE_ID, width_mm=400, depth_mm=300)
LINE = ((20.0, 100.0), (270.0, 100.0))


def fence(**fields):
    return Fence(**{"id": "fence", "line_mm": LINE, "module_mm": 40.0, **fields})


def plan(*items):
    return Session(Document.of([Project(id=PROJECT_ID, scale=64.0), BASE, *items]))


def lengths(item):
    laid = pieces(item, plan(item).around())
    return [[round(piece.end_mm - piece.start_mm, 6) for piece in stretch] for stretch in laid]


def counted(item):
    return {row.thing: row.count for row in plan(item).bill().things}


@pytest.mark.parametrize(
    ("fit", "laid", "count"),
    [
        ("both ends", [5, 40, 40, 40, 40, 40, 40, 5], 7),
        ("last", [40, 40, 40, 40, 40, 40, 10], 7),
        ("stretch", [pytest.approx(250 / 6)] * 6, 6),
    ],
)
def test_what_is_left_over_goes_where_it_is_wanted(fit, laid, count):
    assert lengths(fence(fit=fit)) == [laid]
    assert counted(fence(fit=fit)) == {"rail_fence": count}


@pytest.mark.parametrize("fit", ["both ends", "last", "stretch"])
@pytest.mark.parametrize("module", [7.0, 40.0, 83.3333333, 125.0, 250.0, 900.0])
def test_modules_fill_the_line_without_gaps(fit, module):
    item = fence(fit=fit, module_mm=module)
    (laid,) = pieces(item, plan(item).around())
    assert laid[0].start_mm == 0
    assert laid[-1].end_mm == pytest.approx(250)
    assert all(one.end_mm == pytest.approx(other.start_mm) for one, other in pairwise(laid))


def test_modules_begin_anew_at_corners():
    item = fence(line_mm=((0, 0), (100, 0), (100, 80)), fit="last")
    assert lengths(item) == [[40, 40, 20], [40, 40]]
    assert counted(item) == {"rail_fence": 5}


def test_a_gate_is_left_open_and_counted():
    item = fence(gate_mm=100.0)
    width = 1000 / 64
    ends = [(stretch[0].start_mm, stretch[-1].end_mm) for stretch in pieces(item, plan(item).around())]
    assert ends == [(0, pytest.approx(100 - width / 2)), (pytest.approx(100 + width / 2), 250)]
    assert counted(item) == {"rail_fence": 3 + 4, GATE: 1}
    bodies = plan(item).scene.solids(item)
    assert len(bodies) == 2
    assert not any(prism.region.bounds[0] < 120 < prism.region.bounds[2] for prism in bodies)


def test_a_gate_at_a_corner_opens_both_stretches():
    item = fence(line_mm=((0, 0), (100, 0), (100, 80)), gate_mm=100.0)
    assert [sum(stretch) for stretch in lengths(item)] == [
        pytest.approx(100 - 500 / 64),
        pytest.approx(80 - 500 / 64),
    ]


def test_a_gate_beyond_the_end_is_told_and_stands_at_the_end():
    session = plan(fence(gate_mm=400.0))
    (issue,) = session.issues()
    assert issue.code == "gate-beyond-fence"
    assert "250 mm" in str(issue.message)


@pytest.mark.parametrize("style", [*FENCES, *HEDGES])
def test_every_style_is_drawn_to_scale_along_the_line(style):
    item = Fence(id="fence", line_mm=LINE, style=style)
    session = plan(item)
    thing = session.catalogue.thing({**FENCES, **HEDGES}[style])
    drawn = session.draw("fence")
    assert all(isinstance(each, Instance) for each in drawn)
    assert [each.scale[1] for each in drawn] == pytest.approx([1 / 64] * len(drawn))
    _, low, _, high = session.outline("fence").bounds
    assert high - low == pytest.approx(thing.real_mm[1] / 64)
    assert session.scene.solids(item)[0].top_mm == pytest.approx(thing.real_mm[2] / 64)


def test_a_hedge_needs_foliage_on_top_and_sides_and_no_modules():
    session = plan(Fence(id="fence", line_mm=LINE, style="hedge"))
    (row,) = [row for row in session.bill().rows if row.material == "ws_clump"]
    assert row.measured == pytest.approx(250 * (900 + 2 * 1500) / 64)
    assert session.bill().things == ()


def test_sizes_can_be_typed():
    session = plan(fence(height_mm=25.0))
    assert session.scene.solids(session.document.records["fence"])[0].top_mm == 25
    hedge = plan(Fence(id="fence", line_mm=LINE, style="hedge", width_mm=9.0))
    _, low, _, high = hedge.outline("fence").bounds
    assert high - low == pytest.approx(9)


def test_the_front_changes_sides_in_a_mirror_and_turns_the_modules():
    item = fence(style="guard rail")
    back = mirrored(item, "up-down", 100.0)
    assert back.front == "left"
    turns = [{each.rotation_deg for each in plan(one).draw("fence")} for one in (item, back)]
    assert turns == [{0.0}, {180.0}]


def test_another_scale_keeps_what_is_usual():
    small = rescaled(fence(height_mm=20.0, module_mm=None), 64 / 87)
    assert small.height_mm == pytest.approx(20 * 64 / 87)
    assert small.module_mm is None


def test_own_modules_cost_nothing():
    (row,) = plan(fence(source="own")).bill().things
    assert (row.source, row.cost) == ("own", 0)


@pytest.mark.parametrize(
    "fields",
    [{"line_mm": ((0, 0), (0, 0))}, {"module_mm": 0.0}, {"style": "bars"}, {"gate_mm": -1.0}, {"height_mm": -2.0}],
    ids=str,
)
def test_what_is_no_fence_is_refused(fields):
    with pytest.raises(RecordError):
        fence(**fields)

"""Every number of the neon alley that is known, by session and by command line."""

import dataclasses

import pytest
from brief_plans import BRIEFS, Maker, run, run_json

from diorama_planner.app import verbs
from diorama_planner.app.advice.measures import compare_plan
from diorama_planner.app.session import Session
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.geometry.region import difference, intersection, polygon_region
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.thing import Thing, model_size
from diorama_planner.kinds.wall import net_area
from diorama_planner.model.record import BASE_ID, PROJECT_ID
from diorama_planner.terrain.laminae import count as sheets_for

PAVEMENTS = ("pavement-west", "pavement-east")


def lines_of(session: Session, item_id: str) -> list[TakeoffLine]:
    session.bill()
    return [
        line for total in session.quantities.ledger.totals().values() for line in total.lines if line.item == item_id
    ]


def size_of(session: Session, item_id: str) -> tuple[float, float, float]:
    item = session.document.get(item_id)
    assert isinstance(item, Thing)
    return model_size(item, session.around())


def test_the_plan_is_what_the_brief_says(maker: Maker) -> None:
    code, facts = run_json("info", maker.project(BRIEFS["neon-alley"]))
    assert code == 0
    kinds = {"ground_cover": 1, "label": 1, "landform": 2, "opening": 4, "pour": 1, "thing": 11, "wall": 3}
    schema = facts.pop("schema")
    assert isinstance(schema, int)
    assert facts == {
        "name": "neon-alley",
        "scale": "1:64",
        "base_mm": [200.0, 240.0, 9.0],
        "items": sum(kinds.values()),
        "kinds": kinds,
    }


def test_the_hero_car_has_its_size_on_the_base(neon: Session) -> None:
    assert [f"{side:.2f}" for side in size_of(neon, "hero")] == ["65.70", "25.39", "20.86"]


def test_the_advisor_says_what_the_road_is(neon: Session) -> None:
    neon.set_preferences(region="JP")
    said = [str(found.message) for found in compare_plan(neon)]
    assert "Rain-slicked asphalt is 6.4 m; an old lane is 1.8 to 2.7 m (28.12 to 42.19 mm here)" in said
    assert "Rain-slicked asphalt is 6.4 m; a road must be 4 m at least (62.5 mm here)" in said


def test_the_advisor_says_how_high_the_kerb_is(neon: Session) -> None:
    kerbs = [found.measure.real_mm for found in compare_plan(neon) if found.measure.quantity == "kerb height"]
    assert kerbs == pytest.approx([147.2, 147.2])


def test_the_kerb_left_after_the_pour_is_83_mm_in_reality(neon: Session) -> None:
    pavement = neon.ground.height_at(25, 100)
    wet = neon.around().surface_at((100, 100))
    assert pavement == pytest.approx(2.3)
    assert wet == pytest.approx(1.0)
    assert round((pavement - wet) * neon.scale) == 83


def test_the_wet_road_needs_23_2_ml(neon: Session, maker: Maker) -> None:
    (line,) = lines_of(neon, "wet-road")
    assert (line.measured, line.measured_unit) == (pytest.approx(23_200), "mm3")
    assert (line.amount, line.unit) == (pytest.approx(23.2), "ml")
    need = maker.lines("neon-alley")["epoxy_coating"]
    assert need["need"] == {"value": pytest.approx(23.2), "unit": "ml"}
    assert need["measured"] == {"value": pytest.approx(23_200), "unit": "mm3"}


def test_a_dam_is_needed_at_the_front_only(neon: Session) -> None:
    dams = [issue for issue in neon.issues() if issue.code == "needs-dam"]
    assert [dam.record_id for dam in dams] == ["wet-road"]
    fix = dams[0].fix
    assert fix is not None
    assert "front edge, 100 mm" in str(dams[0].message)
    assert fix.args["height_mm"] >= 1.0 - 1e-9
    xs, ys = zip(*fix.args["line"], strict=True)
    assert (min(xs), max(xs)) == (pytest.approx(50), pytest.approx(150))
    assert ys == pytest.approx((0.0,) * len(ys))


def test_the_dam_that_is_offered_holds_the_pour(neon: Session) -> None:
    (dam,) = [issue for issue in neon.issues() if issue.code == "needs-dam"]
    assert dam.fix is not None
    neon.apply_fix(dam.fix)
    assert "needs-dam" not in {issue.code for issue in neon.issues()}
    (line,) = lines_of(neon, "wet-road")
    assert line.amount == pytest.approx(23.2)


def test_a_film_of_1_mm_is_advised_against_and_still_counted(neon: Session) -> None:
    (hint,) = [issue for issue in neon.issues() if issue.code == "film-too-thin"]
    assert (hint.record_id, hint.severity) == ("wet-road", "hint")
    assert "3 mm" in str(hint.message)
    assert hint.fix is not None
    neon.apply_fix(hint.fix)
    assert "film-too-thin" not in {issue.code for issue in neon.issues()}


@pytest.mark.parametrize(
    ("wall", "material", "area", "volume"),
    [
        ("wall-east", "xps_eu_10", 28_227.54, 282_275.4),
        ("wall-west", "xps_eu_10", 20_305.86, 203_058.6),
        ("wall-north", "foamcore_a3", 19_360.0, 96_800.0),
    ],
)
def test_walls_are_cut_from_sheet_of_their_own_thickness(
    neon: Session, wall: str, material: str, area: float, volume: float
) -> None:
    (line,) = lines_of(neon, wall)
    assert (line.material, line.unit, line.measured_unit) == (material, "mm2", "mm3")
    assert line.amount == pytest.approx(area, abs=1e-6)
    assert line.measured == pytest.approx(volume, abs=1e-5)


def test_the_bill_sums_the_walls(maker: Maker) -> None:
    lines = maker.lines("neon-alley")
    assert lines["xps_eu_10"]["need"] == {"value": pytest.approx(48_533.4), "unit": "mm2"}
    assert lines["xps_eu_10"]["measured"] == {"value": pytest.approx(485_334.0), "unit": "mm3"}
    assert sorted(lines["xps_eu_10"]["items"]) == ["wall-east", "wall-west"]
    assert lines["foamcore_a3"]["need"] == {"value": pytest.approx(19_360.0), "unit": "mm2"}


def test_the_pavements_take_24_000_mm2_of_sheet(maker: Maker) -> None:
    line = maker.lines("neon-alley")["xps_eu_20"]
    assert line["need"] == {"value": pytest.approx(24_000), "unit": "mm2"}
    assert line["measured"] == {"value": pytest.approx(55_200), "unit": "mm3"}
    assert sorted(line["items"]) == sorted(PAVEMENTS)


def test_nobody_sells_foam_of_2_3_mm(neon: Session) -> None:
    found = {issue.record_id: issue for issue in neon.issues() if issue.code == "stock-thickness"}
    assert found.keys() == set(PAVEMENTS)
    for issue in found.values():
        nearest, resaw, laminate = (str(fix.label) for fix in issue.fixes)
        assert nearest == "Use stock of 3 mm"
        assert resaw == "Resaw 3 mm to 2.3 mm"
        assert laminate.startswith("Laminate 2 x ")


@pytest.mark.parametrize(("choice", "height"), [(0, 3.0), (1, 2.3), (2, 2.4)])
def test_each_way_out_of_a_thickness_nobody_sells_works(neon: Session, choice: int, height: float) -> None:
    before = dict(neon.document.records)
    issue = next(issue for issue in neon.issues() if issue.code == "stock-thickness")
    neon.apply_fix(issue.fixes[choice])
    assert issue.record_id not in {each.record_id for each in neon.issues() if each.code == "stock-thickness"}
    assert neon.ground.height_at(25 if issue.record_id == "pavement-west" else 175, 100) == pytest.approx(height)
    line = next(line for line in lines_of(neon, issue.record_id) if line.surface == "ground")
    material = neon.catalogue.material(line.material)
    assert material.thickness_mm is not None
    assert line.amount == pytest.approx(12_000 * sheets_for(height, material.thickness_mm))
    neon.undo()
    assert neon.document.records == before


def test_moss_grows_but_not_under_the_machines_and_the_bin(neon: Session) -> None:
    (line,) = lines_of(neon, "moss-drift")
    drawn = polygon_region([(14, 20), (34, 20), (34, 200), (14, 200)])
    standing = ("vending-1", "vending-2", "bin")
    left = drawn
    for item_id in standing:
        item = neon.document.get(item_id)
        assert isinstance(item, Thing)
        assert intersection(neon.scene.contact(item), drawn).area > 0
        left = difference(left, neon.scene.contact(item))
    assert drawn.area * 0.6 == pytest.approx(2_160)
    assert line.measured == pytest.approx(left.area * 0.6)
    with neon.edit("Clear the pavement") as draft:
        verbs.delete(draft, standing)
    (line,) = lines_of(neon, "moss-drift")
    assert line.measured == pytest.approx(2_160)


def test_nothing_overlaps_and_the_tyres_are_a_stack(neon: Session) -> None:
    assert "collision" not in {issue.code for issue in neon.issues()}
    below, above = (neon.scene.solids(neon.document.get(name))[0] for name in ("tyre-1", "tyre-2"))
    assert below.top_mm - below.bottom_mm == pytest.approx(185 / 64)
    assert above.bottom_mm - below.bottom_mm == pytest.approx(2.9)
    assert above.bottom_mm >= below.top_mm
    with neon.edit("Lower the tyre") as draft:
        verbs.set_fields(draft, "tyre-2", {"z_mm": 1.0})
    assert {issue.record_id for issue in neon.issues() if issue.code == "collision"} == {"tyre-1"}


def test_a_car_driven_into_a_drum_is_told(neon: Session) -> None:
    with neon.edit("Park badly") as draft:
        verbs.set_fields(draft, "hero", {"at_mm": (170.0, 66.0)})
    told = {issue.record_id for issue in neon.issues() if issue.code == "collision"}
    assert told & {"hero", "drum-1", "drum-2"}


def test_check_lists_what_is_wrong_and_fails(maker: Maker) -> None:
    code, rows = maker.check("neon-alley")
    assert code == 1
    assert [(row["code"], row["severity"], row["record"]) for row in rows] == [
        ("needs-dam", "warning", "wet-road"),
        ("stock-thickness", "warning", "pavement-east"),
        ("stock-thickness", "warning", "pavement-west"),
        ("film-too-thin", "hint", "wet-road"),
        ("materials-care", "hint", "wet-road"),
    ]
    assert all(set(row) == {"code", "severity", "record", "message", "fix"} for row in rows)
    *fixes, sealed = [row["fix"] for row in rows]
    assert fixes == ["Add a dam", "Use stock of 3 mm", "Use stock of 3 mm", "Make it puddles"]
    assert sealed.startswith("Lay Sealer coat")


def test_things_are_on_the_bill_with_their_count(maker: Maker) -> None:
    bill = maker.bill("neon-alley")
    counts = {row["thing"]: row["count"] for row in bill["things"]}
    assert counts["toyota_ae86_trueno"] == 1
    assert counts["oil_drum"] == counts["vending_jp"] == counts["tyre_185_60_14"] == 2
    assert sum(counts.values()) == 11
    assert (bill["schema"], bill["project"], bill["scale"]) == (1, "neon-alley", "1:64")


# -- rescaling ----------------------------------------------------------------------------------------------


def rescale_with_a_casting(neon: Session) -> dict[str, object]:
    with neon.edit("Measure the drum") as draft:
        verbs.set_fields(draft, "drum-1", {"size_mm": (9.0, 9.0, 14.0)})
    before = dict(neon.document.records)
    with neon.edit("Rescale") as draft:
        verbs.rescale(draft, 87.0)
    return before


def test_rescaled_to_1_87_the_car_is_48_33_mm_long(neon: Session) -> None:
    rescale_with_a_casting(neon)
    assert f"{size_of(neon, 'hero')[0]:.2f}" == "48.33"
    assert neon.document.project.scale == 87.0


def test_rescaling_keeps_what_lies_on_the_bench(neon: Session) -> None:
    before = rescale_with_a_casting(neon)
    for name, field in (
        *((wall, "thickness_mm") for wall in ("wall-west", "wall-east", "wall-north")),
        ("drum-1", "size_mm"),
        (BASE_ID, "thickness_mm"),
        ("wet-road", "depth_mm"),
        ("sign", "height_mm"),
    ):
        assert getattr(neon.document.get(name), field) == getattr(before[name], field), (name, field)
    assert size_of(neon, "drum-1") == (9.0, 9.0, 14.0)


def test_rescaling_multiplies_what_stands_for_real_sizes(neon: Session) -> None:
    before = rescale_with_a_casting(neon)
    factor = 64 / 87
    assert neon.base_size() == pytest.approx((200 * factor, 240 * factor, 9.0))
    hero, old = neon.document.get("hero"), before["hero"]
    assert isinstance(hero, Thing)
    assert isinstance(old, Thing)
    assert hero.at_mm == pytest.approx(tuple(part * factor for part in old.at_mm))
    wall = neon.document.get("wall-east")
    assert wall.height_mm == pytest.approx(120 * factor)
    area = net_area(wall, neon.around())
    assert area == pytest.approx(28_227.54 * factor**2)


def test_undo_brings_every_record_back_exactly(neon: Session) -> None:
    before = rescale_with_a_casting(neon)
    neon.undo()
    assert neon.document.records == before
    for record_id, record in before.items():
        found = neon.document.records[record_id]
        assert all(getattr(found, f.name) == getattr(record, f.name) for f in dataclasses.fields(found))
    assert neon.document.project.scale == 64.0


def test_the_base_can_be_kept(neon: Session) -> None:
    base = neon.document.get(BASE_ID)
    with neon.edit("Rescale") as draft:
        verbs.rescale(draft, 87.0, base="keep")
    assert neon.document.get(BASE_ID) is base


@pytest.mark.parametrize(
    ("choice", "base"), [("scale", [200 * 64 / 87, 240 * 64 / 87, 9.0]), ("keep", [200, 240, 9])]
)
def test_rescale_by_command(maker: Maker, tmp_path, choice: str, base: list[float]) -> None:
    source = maker.project(BRIEFS["neon-alley"])
    untouched = source.read_bytes()
    out = tmp_path / "smaller.diorama"
    assert run("rescale", source, "--to", "1:87", "--base", choice, "-o", out)[0] == 0
    assert source.read_bytes() == untouched
    code, facts = run_json("info", out)
    assert (code, facts["scale"]) == (0, "1:87")
    assert facts["base_mm"] == pytest.approx(base)
    session = Session()
    session.open(out)
    assert f"{size_of(session, 'hero')[0]:.2f}" == "48.33"
    assert kind_of(session.document.get("hero")).tag == "thing"
    assert session.document.get(PROJECT_ID)

"""Light on the bill of a plan: what items take, and that any edits lead to the bill of a fresh start."""

from dataclasses import replace

import pytest

from diorama_planner.app import verbs
from diorama_planner.app.light import circuit_edits
from diorama_planner.app.purchase.bill_edits import put_prices, with_price
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.circuits.harness import cut_list
from diorama_planner.core.errors import BadFileError
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.buck import Buck
from diorama_planner.kinds.bus import Bus
from diorama_planner.kinds.effect import Effect
from diorama_planner.kinds.junction import Junction
from diorama_planner.kinds.light import Light
from diorama_planner.kinds.light_strip import LightStrip
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.supply import Supply
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, Circuit, Project
from diorama_planner.project_io.items_json import decode_items

CATALOGUE = load_catalogue()
AT = (100.0, 100.0)
LINE = ((20.0, 20.0), (140.0, 20.0))
BASE = Base(id=BASE_ID, width_mm=300.0, depth_mm=200.0, feet=4, clearance_mm=25.0)


def session_of(*records):
    return Session(Document.of([Project(name="Lit"), BASE, *records]), catalogue=CATALOGUE)


def lit_rows(session):
    return {row.material: row for row in session.bill().rows if row.category == "lighting"}


@pytest.mark.parametrize(
    ("item", "taken"),
    [
        (Light(at_mm=AT, led="smd0603_warm", count=3), {"smd0603_warm": 3.0}),
        (Light(at_mm=AT, led="nothing_like_it"), {}),
        (Light(at_mm=AT, led="strip_5050_12v", count=2), {"strip_5050_12v": 100.0}),  # two groups cut off
        (LightStrip(line_mm=LINE, led="strip_3528_12v"), {"led_strip_5m": 100.0}),  # two whole groups of 50 mm
        (LightStrip(line_mm=LINE, led="el_wire_2_3"), {"el_wire_2_3": 120.0, "el_inverter": 1.0}),
        (Supply(at_mm=AT, source="aa3", switch=False), {"aa3": 1.0, "aa1": 3.0}),
        (Supply(at_mm=AT, source="aa3_sw", switch=True), {"aa3_sw": 1.0, "aa1": 3.0}),  # has a switch of its own
        (
            Supply(at_mm=AT, source="usb2", fuse_ma=450.0),
            {"usb_lead": 1.0, "slide_switch": 1.0, "fuse_400": 1.0, "fuse_holder": 1.0},
        ),
        (Supply(at_mm=AT, source="dc12_2a"), {"dc12_2a": 1.0, "dc_jack": 1.0, "rocker_switch": 1.0}),
        (
            Supply(at_mm=AT, source="dc12_2a", fuse_ma=800.0),  # no more than that can flow
            {"dc12_2a": 1.0, "dc_jack": 1.0, "slide_switch": 1.0, "fuse_800": 1.0, "fuse_holder": 1.0},
        ),
        (Supply(at_mm=AT, source="nothing_like_it", switch=False), {}),
        (Junction(at_mm=AT, sort="terminal_strip"), {"terminal_strip": 1.0}),
        (Junction(at_mm=AT), {}),
        (Buck(at_mm=AT), {"buck_converter": 1.0}),
        (Effect(at_mm=AT, sort="welding"), {"effect_welding": 1.0}),
        (Bus(line_mm=LINE, width_mm=5.0), {"copper_tape_5": 240.0}),
        (Bus(line_mm=LINE, width_mm=6.0), {"copper_tape_10": 240.0}),
    ],
)
def test_what_an_item_takes(item, taken):
    rows = lit_rows(session_of(replace(item, id="it")))
    assert {material: row.need for material, row in rows.items()} == pytest.approx(taken)
    assert all(row.items == ("it",) for row in rows.values())


def lit_session():
    lights = (Light(id=f"l{n}", at_mm=(60.0 + 40 * n, 60.0 + 20 * n), circuit="windows") for n in range(4))
    return session_of(
        Supply(id="box", source="aa4", at_mm=(40.0, 160.0), under_base=True),
        Supply(id="usb", source="usb2", at_mm=(260.0, 160.0), under_base=True),
        Junction(id="tray", at_mm=(150.0, 160.0), feed="box", under_base=True),
        Circuit(id="windows", name="Windows", feed="tray"),
        Pour(id="pool", outline_mm=((40.0, 40.0), (120.0, 40.0), (120.0, 120.0), (40.0, 120.0)), depth_mm=2.0),
        *lights,
    )


@pytest.mark.parametrize(("count", "packs", "told"), [(9, 1, False), (10, 2, True), (11, 2, False)])
def test_a_pack_that_is_only_to_spare_is_told_as_such(count, packs, told):
    row = lit_rows(session_of(Light(id="it", at_mm=AT, led="led5_red_std", count=count)))["led5_red_std"]
    assert (row.packs, any("to spare" in str(note) for note in row.notes)) == (packs, told)


EDITS = (
    lambda draft: verbs.delete(draft, ["pool"]),
    lambda draft: draft.change(BASE_ID, thickness_mm=15.0, feet=0),
    lambda draft: verbs.move(draft, ["l1", "tray"], 7.0, -3.0),
    lambda draft: verbs.set_fields(draft, "l2", {"led": "led3_red", "count": 3}),
    lambda draft: draft.change("windows", series="E96", colour_plus="#2760b5"),
    lambda draft: circuit_edits.make_circuit(draft, "usb", ["l3"]),
    lambda draft: verbs.set_fields(draft, "box", {"source": "dc12_1a"}),
    lambda draft: draft.change("windows", wiring="series"),
    lambda draft: verbs.duplicate(draft, ["l0"], 20.0, 0.0),
    lambda draft: verbs.delete(draft, ["l1"]),
    lambda draft: verbs.delete(draft, ["box"]),
    lambda draft: draft.remove("windows"),
)


def test_any_edits_lead_to_the_bill_of_a_fresh_start_and_wires_are_those_of_the_cut_list():
    session = lit_session()
    for act in [*EDITS, *[None] * len(EDITS)]:
        if act is None:
            session.undo()
        else:
            with session.edit("test") as draft:
                act(draft)
        rows, fresh = lit_rows(session), lit_rows(Session(session.document, catalogue=CATALOGUE))
        assert rows == fresh
        assert {item for row in rows.values() for item in row.items} <= session.document.records.keys()
        harness = session.wiring.now()
        bought = sum(row.need for name, row in rows.items() if name.startswith("awg_"))
        assert bought == pytest.approx(sum(cut.total_mm for cut in cut_list(harness)))
        assert bought == pytest.approx(sum(run.route_mm + run.slack_mm for run in harness.runs))


def test_another_light_is_another_row_only_where_it_takes_something():
    session = lit_session()
    before = lit_rows(session)
    session.quantities.ledger.resummed = 0
    with session.edit("One more") as draft:
        draft.add(Light(id="more", at_mm=(250.0, 60.0), led="led5_red_std", circuit="windows"))
    after = lit_rows(session)
    assert after["led5_red_std"].items == ("more",)
    assert {name for name, row in after.items() if "more" in row.items} == {
        *("led5_red_std", "awg_30_red", "awg_30_black", "heat_shrink_1_5"),
        *(name for name in after if name.startswith("rax_") and name not in before),
    }
    assert all(after[name] is before[name] for name in ("aa4", "aa1", "slide_switch", "pre0603_warm_bare"))


def test_parts_of_light_have_prices_and_shops_like_all_else():
    session = lit_session()
    (resistor,) = (name for name in lit_rows(session) if name.startswith("rax_"))
    put_prices(session, "Price", with_price(session.document.prices, resistor, "0.90"))
    assert str(lit_rows(session)[resistor].cost) == "0.90"
    assert CATALOGUE.pack_unit(resistor) == "piece"


def test_a_list_of_items_alone_has_no_circuits():
    with pytest.raises(BadFileError, match="circuit is not an item of the plan"):
        decode_items(b'[{"kind": "circuit", "name": "c"}]')

"""The papers of wiring: one number for one part on all of them, figures as worked out by hand, the underside true."""

import csv
import io
import re
from dataclasses import replace
from math import fsum

import pytest
from export_samples import plan
from pypdf import PdfReader
from wiring_samples import DEPTH, HUBS, LIGHTS, ORDER, WIDTH, electrics, harness, lamp, run, wiring_job
from wiring_samples import plan as answers

from diorama_planner.circuits.harness import Groove, Way
from diorama_planner.circuits.part_numbers import part_numbers
from diorama_planner.core.errors import UsageError
from diorama_planner.drawing.primitives import Text
from diorama_planner.exporters import harness_csv, underside, wiring, wiring_text
from diorama_planner.exporters.harness_csv import HarnessCsvOptions
from diorama_planner.exporters.holes import hole_listing
from diorama_planner.exporters.underside import underside_sheets
from diorama_planner.exporters.wire_labels import label_sheets
from diorama_planner.exporters.wiring import WiringBookOptions, papers_of, wiring_sheets
from diorama_planner.exporters.wiring_chart import chart_sheets
from diorama_planner.exporters.wiring_job import WiringOptions, WiringWords
from diorama_planner.exporters.wiring_text import WiringTextOptions

POINTS_PER_MM = 72 / 25.4
OPTIONS = WiringOptions()


def job(**more):
    return plan(wiring=lambda: replace(wiring_job(), **more))


def words_of(sheets):
    return [mark.text for sheet in sheets for mark in (*sheet.plan, *sheet.marks) if isinstance(mark, Text)]


def text_of(**more):
    return wiring_text.produce(job(**more), WiringTextOptions()).decode()


# -- numbers --------------------------------------------------------------------------------------------------


def test_each_part_has_a_number_of_its_own():
    numbers = wiring_job().numbers
    assert [numbers.of(record) for record in ORDER] == [
        *("PS1", "PS2", "J1", "D1", "D2", "D3", "D4", "D5-D8", "D9", "D10", "D11"),
    ]
    resistors = [name for branch in numbers.branches.values() for name in branch.resistors]
    assert sorted(resistors) == [f"R{number}" for number in range(1, 10)]
    for names in (numbers.wires, numbers.connectors):
        assert len(set(names.values())) == len(names)
    assert [each.number for each in numbers.holes.values()] == [f"H{number}" for number in range(1, 9)]


def test_what_is_new_renames_nothing():
    before = wiring_job().numbers
    of = electrics()
    more = replace(of.circuits[0], lamps=(replace(lamp("lamp"), record="new"), *of.circuits[0].lamps))
    grown = replace(of, circuits=(more, *of.circuits[1:]))
    wires = harness()
    new = replace(run("strip", "lamp", "+", "amber"), leg=replace(wires.runs[2].leg, end=replace(
        wires.runs[2].leg.end, record="new")))  # fmt: skip
    after = part_numbers(grown, answers(of), replace(wires, runs=(new, *wires.runs)), (*ORDER, "new"))
    assert after.of("new") == "D12"
    assert after.wire(new) == f"W{len(wires.runs) + 1}"
    assert before.wires.items() <= after.wires.items()
    assert before.lamps.items() <= after.lamps.items()


# -- lists ----------------------------------------------------------------------------------------------------


def test_wires_are_listed_with_their_lengths_and_the_cut_list_adds_up():
    rows = list(csv.DictReader(io.StringIO(harness_csv.produce(job(), HarnessCsvOptions()).decode("utf-8-sig"))))
    assert [row["wire"] for row in rows] == [f"W{number}" for number in range(1, 15)]
    assert all(float(row["route_mm"]) + float(row["slack_mm"]) == float(row["cut_mm"]) for row in rows)
    fifth = rows[4]
    assert (fifth["from"], fifth["to"], fifth["with"], fifth["colour"]) == ("J1 +", "D2 +", "R2, X1", "red")
    assert fifth["through"] == "under the base, H2, inside Workshop lamp behind the shutter"
    said = text_of()
    for colour in ("red", "black", "yellow"):
        together = fsum(float(row["cut_mm"]) for row in rows if row["colour"] == colour)
        assert re.search(rf"{colour}, AWG 30 .* {together:.0f} mm\n", said)
    assert "nothing leads there" in said


def test_holes_are_measured_from_the_corner_seen_from_both_sides():
    assert re.search(r"H1 +60.0 mm +50.0 mm +240.0 mm +Ø 1.5 mm +18.0 mm +W3, W4", text_of())
    assert re.search(r"H8 +Back wall +210.0 mm +200.0 mm +30.0 mm +Ø 1.0 mm +6.0 mm", text_of())


def test_the_test_plan_expects_what_was_worked_out_by_hand():
    """470 ohm at 5.25 V and 4.75 V, an LED of 2.7 V give or take 0.2 V: 1.85 to 2.75 V, which is 3.9 to 5.9 mA."""
    said = re.sub(" +", " ", text_of())
    for step in (
        "Sort out R3, R4: 470 ohm resistance of each 446.5 to 493.5 ohm",
        "PS1 with S1 on: red probe on plus voltage, PS1 + to − 4.65 to 5.35 V",
        "R3 + D3 on J1: lights voltage over R3 1.85 to 2.75 V (3.9 to 5.9 mA)",
        "Neon alley, minus: W8, W10, W12 continuity, end to end beeps",
        "Windows: connect it to PS2, switch on: D9-D11 lit current in its plus wire at PS2 3 to 5.6 mA",
        "Everything on PS2 switched on current in plus of PS2 3 to 5.6 mA",
    ):
        assert step in said, step


def test_a_decimal_comma_is_written_where_it_is_asked_for():
    assert "4,65 to 5,35 V" in wiring_text.produce(job(), WiringTextOptions(comma=True)).decode()


# -- pages ----------------------------------------------------------------------------------------------------


def test_the_chart_names_every_part_and_keeps_on_its_pages():
    sheets = chart_sheets(job(), OPTIONS)
    said = set(words_of(sheets))
    numbers = wiring_job().numbers
    named = {*numbers.wires.values(), *(numbers.of(record) for record in ORDER), "S1", "F1", "R1", "R5-R8", "R9"}
    assert named <= said
    assert all(
        0 < mark.at[0] * sheet.factor < 297 for sheet in sheets for mark in sheet.plan if isinstance(mark, Text)
    )


def test_a_circuit_that_is_wider_than_a_page_goes_on_in_the_next_row():
    of, many = electrics(), answers(electrics())
    lights = tuple(replace(lamp("lamp"), record=f"l{number}") for number in range(40))
    circuit = replace(of.circuits[0], lamps=lights)
    branch = many.circuits["amber"].branches[0]
    branches = tuple(replace(branch, lamps=(each.record,)) for each in lights)
    of = replace(of, circuits=(circuit,))
    many = replace(many, circuits={"amber": replace(many.circuits["amber"], circuit=circuit, branches=branches)})
    numbers = part_numbers(of, many, harness(), [each.record for each in lights])
    said = words_of(chart_sheets(job(electrics=of, plan=many, numbers=numbers), OPTIONS))
    assert {f"D{number}" for number in range(1, 41)} <= set(said)
    assert said.count("J1 +") == said.count("Amber lights, continued") > 3


def test_the_chart_says_what_is_off_and_what_nothing_feeds():
    base = electrics()
    first, *others = base.circuits
    of = replace(base, circuits=(replace(first, on=False), *(replace(each, feed="") for each in others)))
    said = words_of(chart_sheets(job(electrics=of), OPTIONS))
    assert sum("switched off in the plan" in text for text in said) == 1
    assert said.count("no feed +") == len(others)


def test_every_wire_has_two_flags_with_two_halves():
    said = words_of(label_sheets(job(), OPTIONS))
    assert all(said.count(f"W{number}") == 4 for number in range(1, 15))


def test_the_underside_is_mirrored_and_as_large_as_the_base(qapp):
    """Holes of the PDF, found by the arms drawn across them, lie where a mirror puts those of the plan."""
    page = PdfReader(io.BytesIO(underside.EXPORTER.produce(job(), WiringOptions("A3")))).pages[0]
    lines = lines_mm(page)
    left = min(start[0] for start, end in lines if abs(end[0] - start[0]) == pytest.approx(WIDTH, abs=0.02))
    front = min(start[1] for start, end in lines if abs(end[1] - start[1]) == pytest.approx(DEPTH, abs=0.02))
    arms = [(start, end) for start, end in lines if end[0] - start[0] == pytest.approx(1.5 + 2 * 3.0, abs=0.02)]
    drilled = sorted(((a[0] + b[0]) / 2 - left, a[1] - front) for a, b in arms)
    expected = sorted((WIDTH - x, y) for name, (_, _, (x, y)) in LIGHTS.items() if name not in {"two", "sign"})
    assert len(drilled) == len(expected)
    for found, wanted in zip(drilled, expected, strict=True):
        assert found == pytest.approx(wanted, abs=0.05)
    said = page.extract_text()
    assert "MIRRORED" in said
    assert "H1 Ø 1.5" in re.sub(" +", " ", said)


def lines_mm(page):
    """All straight lines of a page that are level or upright, from their lower left end, in mm of paper."""
    found, pen = [], []

    def visit(operator, operands, matrix, _text_matrix):
        if operator in (b"m", b"l"):
            x, y = (float(value) for value in operands)
            a, b, c, d, e, f = matrix
            point = ((a * x + c * y + e) / POINTS_PER_MM, (b * x + d * y + f) / POINTS_PER_MM)
            if operator == b"l":
                found.append(tuple(sorted((pen[-1], point))))
            pen.append(point)

    page.extract_text(visitor_operand_before=visit)
    return found


def test_hubs_are_named_where_they_hang():
    (sheet,) = underside_sheets(job(), WiringOptions("A3"))
    at = {mark.text: mark.at for mark in sheet.plan if isinstance(mark, Text)}
    for record, number in (("supply", "PS1"), ("strip", "J1")):
        assert at[number][0] == pytest.approx(WIDTH - HUBS[record][0])


def test_all_papers_are_bound_into_one(qapp):
    reader = PdfReader(io.BytesIO(wiring.EXPORTER.produce(job(), WiringBookOptions())))
    said = "\n".join(page.extract_text() for page in reader.pages)
    for title in ("Wiring chart", "Test plan", "Harness and cut list", "Holes to drill", "MIRRORED", "Wire labels"):
        assert title in said
    assert len(reader.pages) == wiring.EXPORTER.pages(job(), WiringBookOptions())


def test_papers_are_chosen():
    sheets = wiring_sheets(job(), WiringBookOptions(papers="holes, wire_labels"))
    assert [sheet.number for sheet in sheets] == [1, 2]
    for papers, said in (("", "no paper is chosen"), ("holes,chart", "unknown paper 'chart'")):
        with pytest.raises(UsageError, match=said):
            wiring_sheets(job(), WiringBookOptions(papers=papers))


def test_grooves_are_on_paper_where_no_hole_is_drilled():
    groove = Groove("wall", Way.GROOVE, (((20.0, 200.0, 0.0), (120.0, 200.0, 0.0)),), 2.5)
    cut = replace(wiring_job(), harness=replace(harness(), holes=(), grooves=(groove,)))
    assert "holes" in papers_of(cut)
    grooves = hole_listing(WiringWords(cut)).parts[-1]
    assert grooves.lines[0].cells == ("Back wall", "20, 200, 0", "120, 200, 0", "100.0 mm", "2.5 mm")
    assert "holes" not in papers_of(replace(cut, harness=replace(cut.harness, grooves=())))


def test_a_plan_without_anything_electric_is_refused():
    with pytest.raises(UsageError, match="nothing electric"):
        chart_sheets(plan(), OPTIONS)

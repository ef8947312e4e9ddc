"""What was chosen for a bill: groups whose sums are the whole, columns, prices or none, numbers as by example."""

import csv
import io
import json
import math
import re

import openpyxl
import pytest
from bill_samples import bill, job
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.app.bills import render_bill
from diorama_planner.app.preferences import Preferences
from diorama_planner.core.errors import UsageError
from diorama_planner.core.figures import NUMBERS, Numbers
from diorama_planner.exporters.bill_job import COLUMNS, GROUPINGS, BillChoices
from diorama_planner.exporters.bill_rows import group_title
from diorama_planner.exporters.bill_view import bill_view
from diorama_planner.exporters.options import read_options, words_by_name, written_options
from diorama_planner.formulas.resin import with_waste


def needs(group):
    """What the view says is needed of each material, summed over its groups."""
    sums = {}
    for section in bill_view(job(group=group)).sections:
        for row in section.rows if section.of == "materials" else ():
            sums.setdefault(row.id, []).append(row.cells["need"].value)
    return {material: math.fsum(parts) for material, parts in sums.items()}


# -- groups -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("group", GROUPINGS)
def test_groups_in_all_hold_what_the_bill_holds(group):
    assert needs(group) == pytest.approx({row.material: row.need for row in bill().rows})


def test_layers_share_a_material_by_their_items():
    sections = {section.title: section for section in bill_view(job(group="layer")).sections}
    (foam,) = [row for row in sections["Shed"].rows if row.id == "xps_eu_10"]
    assert foam.text("need") == "100 cm²"
    assert foam.cells["with_waste"].value == pytest.approx(with_waste(10_000.0, 15.0))
    assert {row.id for row in sections["Walls"].rows} == {"xps_eu_10", "epoxy_coating"}
    titles = [section.title for section in bill_view(job(group="layer")).sections if section.of == "materials"]
    assert titles == ["Shed", "Walls", "On no layer"]


def test_categories_are_those_of_the_library_and_their_costs_add_up_to_the_total():
    view = bill_view(job())
    assert [section.title for section in view.sections][:2] == [group_title("foam"), group_title("resin")]
    assert sum(share.cost for share in view.shares) == bill().total
    assert math.fsum(share.share for share in view.shares) == pytest.approx(1.0)
    assert [share.cost for share in view.shares] == sorted((share.cost for share in view.shares), reverse=True)


# -- columns and prices -------------------------------------------------------------------------------------


def test_only_chosen_columns_that_say_something_are_shown():
    assert bill_view(job(columns="cost, need")).columns == ("need", "cost")
    assert "on_hand" not in bill_view(job()).columns
    assert "on_hand" in bill_view(job(bill(on_hand={"xps_eu_10": 500.0}))).columns
    assert bill_view(job(columns="")).columns == ()
    every = bill_view(job(bill(on_hand={"xps_eu_10": 500.0}), columns=",".join(COLUMNS)))
    assert every.columns == tuple(COLUMNS)
    (grass,) = [row for part in every.sections for row in part.rows if row.id == "static_grass_2mm"]
    assert grass.text("rate") == "80 g/m²"
    assert grass.text("range") == "3.6 g to 18.4 g"  # 40 to 205 g/m2 on 0.09 m2


@pytest.mark.parametrize("tag", ["table", "text", "html"])
def test_without_prices_no_money_is_written(tag):
    text = render_bill(job(prices=False, picture=False), tag).decode()
    assert not re.search(r"\$|Total|without price", text)
    assert "XPS" in text


def test_choices_that_are_not_known_are_named():
    for words, said in (
        ({"columns": "need, colour"}, "colour"),
        ({"group": "weight"}, "weight"),
        ({"page": "A3"}, "A3"),
        ({"numbers": "1'234.5"}, "1'234"),
        ({"prices": "perhaps"}, "not yes or no"),
    ):
        with pytest.raises(UsageError, match=re.escape(said)):
            read_options(BillChoices, words)


def test_kept_choices_come_back_and_bad_ones_do_no_harm():
    from diorama_planner.app.bills import bill_choices, kept_choices

    chosen = BillChoices(group="layer", prices=False, columns="need", numbers="1.234,5")
    assert bill_choices(Preferences(), written_options(chosen)) == chosen
    assert kept_choices(Preferences(bill=written_options(chosen))) == chosen
    assert kept_choices(Preferences(bill={"group": "moon"})) == bill_choices(Preferences(), {})
    assert bill_choices(Preferences(decimal_comma=True, paper="Letter"), {}).numbers == "1234,5"
    assert bill_choices(Preferences(paper="Letter"), {}).page == "Letter"
    assert bill_choices(Preferences(paper="A1"), {}).page == "A4"
    with pytest.raises(UsageError, match="key=value"):
        words_by_name(["prices"])


# -- numbers ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("example", NUMBERS)
def test_numbers_are_written_as_their_example(example):
    numbers = NUMBERS[example]
    plain = "1234,5" if numbers.comma else "1234.5"
    assert numbers.spaced(plain).replace("\u202f", " ") == example


@given(st.integers(0, 10**12), st.integers(0, 10**6))
def test_setting_thousands_apart_changes_no_figure(whole, decimals):
    text = f"{whole}.{decimals} g"
    spaced = Numbers(thousands=" ").spaced(text)
    assert spaced.replace(" ", "") == text.replace(" ", "")
    assert not re.search(r"(?<!\.)\b[0-9]{4,}\.", spaced)


def test_thousands_are_set_apart_in_figures_and_never_in_names():
    view = bill_view(job(bill(project="Route 1234"), numbers="1.234,5"))
    (board,) = [row for part in view.sections for row in part.rows if row.id == "mdf_eu_9"]
    assert board.text("cost") == "1.234,50 $"
    assert board.name == "MDF 2440 x 1220 x 9 mm"
    assert view.title == "Route 1234"


# -- all formats say the same -------------------------------------------------------------------------------


def test_every_format_agrees_on_what_is_bought_and_what_it_costs():
    made = bill()
    whole = float(made.total)
    lines = {row.material: row.packs for row in made.rows}
    found = json.loads(render_bill(job(made), "json"))
    assert {line["material"]: sum(pack["count"] for pack in line["buy"]) for line in found["lines"]} == lines
    assert found["total_cost"] == pytest.approx(whole)
    rows = list(csv.DictReader(io.StringIO(render_bill(job(made), "csv").decode().removeprefix("\ufeff"))))
    assert {row["id"]: int(row["packs"]) for row in rows if row["section"] == "material"} == lines
    assert sum(float(row["cost"]) for row in rows if row["cost"]) == pytest.approx(whole)
    book = openpyxl.load_workbook(io.BytesIO(render_bill(job(made), "xlsx")))
    to_buy = [[cell.value for cell in row] for row in book["To buy"].iter_rows(min_row=4)]
    assert sum(row[5] for row in to_buy[:-1] if row[5] is not None) == pytest.approx(whole)
    assert to_buy[-1][5] == pytest.approx(whole)
    total = bill_view(job(made)).total
    for tag in ("table", "text", "html"):
        assert total in render_bill(job(made, picture=False), tag).decode()
    listed = render_bill(job(made), "text").decode()
    assert all(f"  {row.name}" in listed for row in made.rows if row.packs)


@given(st.text(min_size=1, max_size=30), st.sampled_from("=+-@\t\r"))
def test_names_of_any_sort_are_only_text(name, start):
    made = bill(project=start + name)
    book = openpyxl.load_workbook(io.BytesIO(render_bill(job(made), "xlsx")))
    assert {cell.data_type for sheet in book for row in sheet for cell in row if cell.value is not None} <= {"s", "n"}

"""What was chosen for a bill: groups whose sums are the whole, columns, prices or none, numbers as by example."""

import csv
import io
import json
import math
import re
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from bill_samples import CATALOGUE, LINES, bill, job
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.app.preferences import Preferences
from diorama_planner.app.purchase.bills import render_bill
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.errors import UsageError
from diorama_planner.core.figures import NUMBERS, Numbers
from diorama_planner.core.messages import msg
from diorama_planner.exporters.bill_job import COLUMNS, GROUPINGS, BillChoices
from diorama_planner.exporters.bill_rows import group_title
from diorama_planner.exporters.bill_view import bill_view
from diorama_planner.exporters.options import read_options, words_by_name, written_options
from diorama_planner.formulas.resin import with_waste
from diorama_planner.model.record import PRICES_ID, PriceList
from diorama_planner.takeoff.bill import PlacedThing, make_bill
from diorama_planner.takeoff.bill_rows import Purchase, Supply
from diorama_planner.takeoff.ledger import Ledger


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
    from diorama_planner.app.purchase.bills import bill_choices, kept_choices

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


# -- shops and shelf ----------------------------------------------------------------------------------------


def shopped():
    """The bill as it is bought in two shops, with shipping, a car on the shelf, foam of another brand."""
    ledger = Ledger()
    for line in LINES:
        ledger.put(line[0], [TakeoffLine(*line, msg("worked out"))])
    cars = [PlacedThing(f"car-{number}", "toyota_ae86_trueno", "buy") for number in range(3)]
    supply = Supply(
        stash={"epoxy_coating": 10.0, "thing:toyota_ae86_trueno": 1.0},
        purchases={
            "xps_eu_10": (Purchase(1.0, "sheet", 1, Decimal("8.00"), "Foam & Co"),),
            "static_grass_2mm": (
                Purchase(100.0, "g", 1, Decimal("4.00"), "Foam & Co", "Grassland 2 mm"),
                Purchase(20.0, "g", 2, Decimal("1.50"), "=Corner shop"),
            ),
        },
        shipping=Decimal("4.90"),
    )
    prices = PriceList(id=PRICES_ID, prices={"mdf_eu_9": "20.00", "thing:toyota_ae86_trueno": "12.00"})
    return make_bill("Yard", 64.0, ledger.totals(), cars, prices, CATALOGUE, supply)


def test_what_is_bought_stands_under_its_shop_and_what_is_there_under_the_shelf():
    groups = {group.title: group.lines for group in bill_view(job(shopped())).buying}
    assert [line.name for line in groups["Foam & Co"]] == [
        "XPS sheet EU 1250 x 600 x 10 mm",
        "Static grass 2 mm, pack 100 g (Grassland 2 mm)",
    ]
    assert [(line.amount, line.cost) for line in groups["=Corner shop"]] == [("2 x 20 g", Decimal("3.00"))]
    assert [(line.name, line.amount) for line in groups["Things to buy"]] == [("Sprinter Trueno AE86", "2")]
    shelf = {line.amount for line in groups["From the shelf"]}
    assert shelf == {"10 ml", "1"}
    assert all(line.have for line in groups["From the shelf"])
    listed = render_bill(job(shopped()), "text").decode()
    assert "Foam & Co:" in listed
    assert "shelf" not in listed


@pytest.mark.parametrize("make", ["Liquitex", "XPS"])
def test_a_make_never_takes_the_place_of_what_is_bought(make):
    made = shopped()
    rows = [replace(row, purchases=tuple(replace(each, brand=make) for each in row.purchases)) for row in made.rows]
    lines = [line for group in bill_view(job(replace(made, rows=tuple(rows)))).buying for line in group.lines]
    for row in rows:
        if any(each.count for each in row.purchases):
            (line, *_) = (each for each in lines if each.name.startswith(row.name) and not each.have)
            assert line.name.casefold().count(make.casefold()) == 1


def test_csv_has_the_price_of_a_pack_wherever_it_has_the_cost_of_packs_of_one_price():
    text = render_bill(job(shopped()), "csv").decode().removeprefix("\ufeff")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text)) if row["section"] == "material"}
    assert (rows["xps_eu_10"]["price"], rows["xps_eu_10"]["cost"]) == ("8.00", "8.00")
    assert (rows["static_grass_2mm"]["price"], rows["static_grass_2mm"]["cost"]) == ("", "7.00")
    assert rows["mdf_eu_9"]["price"] == "20.00"


def test_two_packs_at_two_prices_have_no_price_of_a_pack():
    (grass,) = [
        row for part in bill_view(job(shopped())).sections for row in part.rows if row.id == "static_grass_2mm"
    ]
    assert grass.text("buy") == "1 x 100 g + 2 x 20 g"
    assert grass.text("price") == ""
    assert grass.text("cost") == "$7.00"


def test_shipping_is_in_every_sum():
    made = shopped()
    assert sum(share.cost for share in bill_view(job(made)).shares) == made.total
    rows = list(csv.DictReader(io.StringIO(render_bill(job(made), "csv").decode().removeprefix("\ufeff"))))
    assert sum(Decimal(row["cost"]) for row in rows if row["cost"]) == made.total
    book = openpyxl.load_workbook(io.BytesIO(render_bill(job(made), "xlsx")))
    costs = [row[5].value for row in book["To buy"].iter_rows(min_row=4)]
    assert sum(cost for cost in costs[:-1] if cost) == pytest.approx(costs[-1])
    assert json.loads(render_bill(job(made), "json"))["shipping"] == 4.9


def test_by_shop_a_material_of_two_shops_stands_under_both():
    titles = [part.title for part in bill_view(job(shopped(), group="shop")).sections if part.of == "materials"]
    assert titles == ["Foam & Co", "Foam & Co + =Corner shop", "Wherever it is sold"]


@pytest.mark.parametrize("group", GROUPINGS)
def test_how_it_was_worked_out_is_told_however_rows_are_grouped(group):
    sums = dict(bill_view(job(group=group)).sums)
    assert all("Need" in sums[row.name] for row in bill().rows)

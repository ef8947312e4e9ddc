"""`shops`, `stash` and `basket`: everything that the window can do to the workshop, without one."""

import json
import re

import pytest

from diorama_planner.cli.main import main


@pytest.fixture
def lawn(tmp_path):
    """A plan with 100 g of grass to buy, in euros, and one drum."""
    path = tmp_path / "lawn.diorama"
    assert main(["new", str(path), "--scale", "1:64", "--base", "1200x1200 mm", "--name", "Lawn"]) == 0
    items = [
        {"kind": "ground_cover", "id": "grass", "outline_mm": [[0, 0], [1000, 0], [1000, 1000], [0, 1000]],
         "material": "static_grass_2mm"},
        {"kind": "thing", "thing": "oil_drum", "at_mm": [1100, 1100]},
    ]  # fmt: skip
    table = tmp_path / "items.json"
    table.write_text(json.dumps(items))
    assert main(["add", str(path), str(table)]) == 0
    return path


@pytest.fixture
def told(capsys):
    def run(*words, code=0):
        capsys.readouterr()
        assert main([str(word) for word in words]) == code
        out, err = capsys.readouterr()
        return err if code else out

    return run


@pytest.fixture
def shop(told, tmp_path):
    told("shops", "set", "Craft corner", "--currency", "usd", "--shipping", "4.90", "--free-from", "50")
    prices = tmp_path / "prices.csv"
    prices.write_text("id,pack,price\nstatic_grass_2mm,20 g,1.00\nthing:oil_drum,1,2.50\npva_1l,,-3\n")
    return prices


def test_a_shop_is_made_changed_and_forgotten(told):
    assert "no shops yet" in told("shops", "list")
    assert told("shops", "set", "Craft corner", "--currency", "eur", "--shipping", "4,90").startswith("Craft corner")
    told("shops", "set", "craft corner", "--free-from", "50", "--vat", "added", "--vat-pct", "19 %", "--use", "no")
    [record] = json.loads(told("shops", "list", "--json"))
    assert record == {
        "id": record["id"], "name": "Craft corner", "currency": "EUR", "shipping": 4.9, "free_from": 50.0,
        "vat": "added", "vat_pct": 19.0, "delivery": "", "used": False, "updated": "", "offers": 0,
    }  # fmt: skip
    line = told("shops", "list")
    assert "shipping 4.90 EUR; free from 50, plus 19 % VAT; not used" in line
    told("shops", "set", record["id"], "--free-from", "none", "--name", "Corner")
    assert "free from" not in told("shops", "list")
    assert told("shops", "remove", "Corner") == "Corner is forgotten\n"
    assert json.loads(told("shops", "list", "--json")) == []


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["shops", "remove", "Nowhere"], "no shop called Nowhere"),
        (["shops", "set", "A", "--shipping", "-3"], "not a price"),
        (["shops", "set", "A", "--currency", "QQQ"], "QQQ"),
        (["shops", "set", "A", "--vat-pct", "much"], "no rate of VAT"),
        (["shops", "set", "A", "--vat-pct", "300"], "VAT cannot be 300"),
        (["shops", "set", " "], "a shop needs a name"),
        (["shops", "rate", "EUR", "USD", "0"], "no rate of exchange"),
        (["shops", "rate", "EUR", "USD", "much"], "no rate of exchange"),
        (["shops", "import", "Nowhere", "x.csv"], "no shop called"),
        (["stash", "add", "no_such", "2"], "unknown thing or material"),
        (["stash", "add", "pva_1l", "much"], "much"),
        (["stash", "add", "oil_drum", "1.5"], "a pack cannot hold"),
        (["stash", "take", "pva_1l", "2"], "there is no PVA white glue 1 l in the stash"),
        (["stash", "add", "pva_1l", "0"], "0 of pva_1l is nothing to put there (write how much it is"),
        (["stash", "add", "oil_drum", "0"], "a pack cannot hold"),
        (["stash", "undo"], "nothing to undo"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(told, words, reason):
    line = told(*words, code=2)
    assert reason in line
    assert line.count("\n") == 1


def test_a_price_list_is_shown_before_it_is_taken_over(told, shop, lawn):
    shown = told("shops", "import", "Craft corner", shop)
    assert "2 recognised, 0 unknown, 1 bad" in shown
    assert "row 4: the price -3 is below 0" in shown
    assert json.loads(told("shops", "list", "--json"))[0]["offers"] == 0
    assert "2 prices are taken over" in told("shops", "import", "Craft corner", shop, "--write")
    found = json.loads(told("shops", "import", "Craft corner", shop, "--json"))
    assert (found["recognised"], found["bad"][0]["row"], found["written"]) == (2, 4, False)
    assert json.loads(told("shops", "list", "--json"))[0]["offers"] == 2


def test_columns_and_names_can_be_said(told, shop, tmp_path):
    prices = tmp_path / "odd.csv"
    prices.write_text("Was;Netto;Brutto\nStatic gras 2mm;1,00;1,19\n")
    shown = told("shops", "import", "Craft corner", prices, "--column", "name=1", "--column", "price=3")
    assert "0 recognised, 1 unknown" in shown
    assert "static_grass_2mm" in shown
    words = ["--column", "name=1", "--column", "price=3", "--as", "Static gras 2mm=static_grass_2mm", "--write"]
    assert "1 price is taken over" in told("shops", "import", "Craft corner", prices, *words)
    for wrong in ("price", "prices=1", "price=0", "price=x"):
        told("shops", "import", "Craft corner", prices, "--column", wrong, code=2)
    assert "write --column price=3" in told("shops", "import", "Craft corner", prices, "--column", "price", code=2)
    assert "no column" in told("shops", "import", "Craft corner", prices, code=3)


def test_a_basket_says_what_to_buy_where(told, shop, lawn):
    told("shops", "import", "Craft corner", shop, "--write")
    found = json.loads(told("basket", lawn, "--json"))
    usual, order = found["orders"]
    assert [(line["for"], line["cost"], line["typical"]) for line in usual["lines"]] == [("pva_1l", 9.0, True)]
    assert (order["name"], order["goods"], order["shipping"], order["missing_for_free"]) == (
        "Craft corner", 7.5, 4.9, 42.5
    )  # fmt: skip
    lines = {line["for"]: line for line in order["lines"]}
    assert (lines["static_grass_2mm"]["count"], lines["static_grass_2mm"]["pack_unit"]) == (5, "g")
    assert (found["total"], found["proved"], found["gap_pct"], found["schema"]) == (21.4, True, 0.0, 1)
    assert "static_layering_glue" in found["not_offered"]
    text = told("basket", lawn)
    assert text.startswith("In no price list, at typical prices: $9.00\n  1 x 1000 ml  PVA white glue 1 l  $9.00")
    assert "Craft corner: $12.40\n  5 x 20 g  Static grass 2 mm" in text
    assert "shipping  $4.90; free with $42.50 more" in text
    bill = json.loads(told("bom", lawn, "--format", "json"))
    assert bill["without_price"] == len(found["not_offered"])
    assert text.endswith(f"Total $21.40 + {bill['without_price']} without price; nothing is cheaper\n")
    assert bill["total_cost"] == found["total"]
    [grass] = [line for line in bill["lines"] if line["material"] == "static_grass_2mm"]
    assert grass["buy"][0]["count"] == 5
    assert "4.90 USD for shipping are counted" in bill["notes"]
    told("basket", lawn, "--seconds", "-1", code=2)


def test_a_basket_without_shops_says_that_nobody_has_it(told, lawn):
    text = told("basket", lawn)
    assert "No shop has, and no price is known of:" in text
    assert re.search(r"\nTotal \$9\.00 \+ [1-9] without price; nothing is cheaper\n$", text)


def test_a_rate_of_exchange_lets_a_foreign_shop_take_part(told, shop, lawn):
    told("shops", "import", "Craft corner", shop, "--write")
    told("shops", "set", "Craft corner", "--currency", "EUR")
    assert "Craft corner is left out" in told("basket", lawn)
    assert told("shops", "rate", "eur", "usd", "1,10") == "1 EUR = 1.10 USD\n"
    assert "as you entered" in told("basket", lawn)
    told("shops", "rate", "eur", "usd", "none")
    assert "Craft corner is left out" in told("basket", lawn)


def test_rates_of_exchange_are_listed_with_the_shops(told):
    told("shops", "rate", "eur", "usd", "1.08")
    assert "1 EUR = 1.08 USD" in told("shops", "list")


def test_things_come_and_go(told, lawn):
    assert "nothing lies there" in told("stash", "list")
    assert told("stash", "add", "static_grass_2mm", "150 g", "--place", "drawer") == "static_grass_2mm: 150 g\n"
    assert told("stash", "add", "pva_1l", "2") == "pva_1l: 2000 ml\n"
    assert told("stash", "take", "pva_1l", "0.5 l", "--note", "spilt") == "pva_1l: 1500 ml\n"
    assert told("stash", "add", "oil_drum", "3") == "thing:oil_drum: 3 pieces\n"
    assert "static_grass_2mm: 150 g; drawer" in told("stash", "list")
    holdings = json.loads(told("stash", "list", "--json"))
    assert {each["key"]: each["amount"] for each in holdings} == {
        "pva_1l": 1500, "static_grass_2mm": 150, "thing:oil_drum": 3
    }  # fmt: skip
    bill = json.loads(told("bom", lawn, "--format", "json"))
    assert next(line["on_hand"] for line in bill["lines"] if line["material"] == "static_grass_2mm") == 150
    assert "used: pva_1l -500 ml (spilt)" in told("stash", "journal")
    assert told("stash", "undo").startswith("taken back: ")
    assert json.loads(told("stash", "journal", "--json"))[0]["kind"] == "used"


def test_what_a_plan_buys_and_uses(told, lawn):
    shown = told("stash", "bought", lawn)
    assert "Static grass 2 mm" in shown
    assert "nothing has changed yet" in shown
    assert json.loads(told("stash", "list", "--json")) == []
    told("stash", "bought", lawn, "--write")
    assert "static_grass_2mm: 100 g" in told("stash", "list")
    words = ["--really", "static_grass_2mm=150 g", "--write", "--json"]
    found = json.loads(told("stash", "used", lawn, *words))
    assert found["written"]
    bill = json.loads(told("bom", lawn, "--format", "json"))
    grass = next(line for line in bill["lines"] if line["material"] == "static_grass_2mm")
    assert grass["with_waste"]["value"] == pytest.approx(150)
    [rate] = json.loads(told("stash", "rates", "--json"))
    assert (rate["material"], rate["unit"], rate["builds"]) == ("static_grass_2mm", "g_per_m2", 1)
    assert "120 g_per_m2 from 1 of your builds" in told("stash", "rates")
    assert "catalogue's rate again" in told("stash", "forget", "static_grass_2mm")
    assert "nothing is learned of" in told("stash", "forget", "static_grass_2mm", code=2)
    assert "nothing is learned yet" in told("stash", "rates")
    told("stash", "used", lawn, "--really", "static_grass_2mm", code=2)
    told("stash", "used", lawn, "--really", "pva_5050=3", code=2)


def test_what_was_really_used_is_taken_and_taken_back_with_its_rate(told, lawn):
    told("stash", "add", "static_grass_2mm", "160 g")
    used = told("stash", "used", lawn, "--really", "static_grass_2mm=150 g", "--write")
    assert "Static grass 2 mm, pack 100 g: 150 g\n" in used
    assert told("stash", "list") == "static_grass_2mm: 10 g\n"
    assert "used: static_grass_2mm -150 g, rate of static_grass_2mm learned" in told("stash", "journal")
    shown = told("stash", "used", lawn, "--really", "static_grass_2mm=140 g")
    assert "Static grass 2 mm, pack 100 g: 140 g (only 10 g there)" in shown
    assert "rate of static_grass_2mm learned" in told("stash", "undo")
    assert told("stash", "list") == "static_grass_2mm: 160 g\n"
    assert "nothing is learned yet" in told("stash", "rates")


@pytest.mark.parametrize("word", ["static_grass_2mm=abc", "static_grass_2mm", "static_grass_2mm="])
def test_how_much_was_really_used_is_told_how_to_say(told, lawn, word):
    line = told("stash", "used", lawn, "--really", word, code=2)
    assert "write what it took in all, as" in line
    assert line.startswith(f"diorama-planner: {word}")


def test_what_no_shop_has_comes_into_the_stash_only_if_asked_for(told, shop, lawn):
    told("shops", "import", "Craft corner", shop, "--write")
    shown = told("stash", "bought", lawn, "--write")
    assert "No shop has these in its price list; --all puts them there too:\n" in shown
    assert "  PVA white glue 1 l: 1000 ml\n" in shown
    there = "static_grass_2mm: 100 g\nthing:oil_drum: 1 piece\n"
    assert told("stash", "list") == there
    found = json.loads(told("stash", "bought", lawn, "--json"))
    assert "pva_1l" in {each["key"] for each in found["elsewhere"]}
    told("stash", "bought", lawn, "--all", "--write")
    assert "pva_1l: 1000 ml" in told("stash", "list")


def test_counted_things_are_named_as_one_or_several(told, shop, lawn):
    assert told("stash", "add", "oil_drum", "1") == "thing:oil_drum: 1 piece\n"
    assert told("stash", "add", "foamcore_a3", "6") == "foamcore_a3: 6 sheets\n"
    assert "foamcore_a3 +6 sheets" in told("stash", "journal")
    assert "there are only 6 sheets of" in told("stash", "take", "foamcore_a3", "7", code=2)
    told("stash", "take", "oil_drum", "1")
    shop.write_text("id,pack,price\nthing:oil_drum,4,2.50\nstatic_grass_2mm,100 g,1\n")
    told("shops", "import", "Craft corner", shop, "--write")
    assert "  1 x 4 pieces  " in told("basket", lawn)
    shop.write_text("id,pack,price\nthing:oil_drum,1,2.50\nstatic_grass_2mm,100 g,1\n")
    told("shops", "import", "Craft corner", shop, "--write")
    assert "  1 piece  " in told("basket", lawn)


def test_a_workshop_that_cannot_be_read_is_told(capsys, home):
    folder = home / "data" / "diorama-planner" / "catalogue"
    folder.mkdir(parents=True)
    (folder / "workshop.json").write_text("{")
    assert main(["stash", "list"]) == 0
    out, err = capsys.readouterr()
    assert "nothing lies there" in out
    assert "workshop.json.bad" in err


def test_a_price_of_what_is_not_on_the_bill_is_kept_and_told(lawn, capsys):
    assert main(["prices", str(lawn), "foamcore_a3", "--price", "2.40"]) == 0
    told = capsys.readouterr()
    assert "is not on the bill" in told.err
    assert "own prices: foamcore_a3 2.40" in told.out
    assert main(["prices", str(lawn), "static_grass_2mm", "--price", "4.20"]) == 0
    assert capsys.readouterr().err == ""


def test_what_a_plan_says_of_its_own_prices(told, lawn):
    assert told("prices", lawn) == "currency: USD\n"
    told("prices", lawn, "static_grass_2mm", "--price", "4.20", "--on-hand", "30 g", "--brand", "this")
    told("prices", lawn, "static_layering_glue", "--have", "yes", "--currency", "eur")
    told("prices", lawn, "oil_drum", "--price", "1,50")
    found = json.loads(told("prices", lawn, "--json"))
    assert found == {
        "currency": "EUR",
        "prices": {"static_grass_2mm": "4.20", "thing:oil_drum": "1.50"},
        "on_hand": {"static_grass_2mm": 30.0},
        "have": ["static_layering_glue"],
        "brands": ["static_grass_2mm"],
    }
    bill = json.loads(told("bom", lawn, "--format", "json"))
    grass = next(line for line in bill["lines"] if line["material"] == "static_grass_2mm")
    assert (grass["on_hand"], grass["on_hand_from"], grass["buy"][0]["price"]) == (30, "plan", 4.2)
    told("prices", lawn, "static_grass_2mm", "--price", "none", "--on-hand", "none", "--brand", "any")
    text = told("prices", lawn, "static_layering_glue", "--have", "no")
    assert text == "currency: EUR\nown prices: thing:oil_drum 1.50\n"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--price", "3"], "of what?"),
        (["pva_1l", "--price", "-3"], "not a price"),
        (["pva_1l", "--on-hand", "much"], "much"),
        (["oil_drum", "--on-hand", "3"], "stash"),
        (["no_such", "--price", "3"], "no_such"),
        (["--currency", "QQQ"], "QQQ"),
    ],
)
def test_what_is_no_price_of_a_plan_is_refused(told, lawn, words, reason):
    assert reason in told("prices", lawn, *words, code=2)

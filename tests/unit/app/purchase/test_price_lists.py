"""Price lists as shops give them, and as they get broken on the way."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from diorama_planner.app.purchase.price_cells import has_decimal_comma, read_pack, read_pieces, read_price
from diorama_planner.app.purchase.price_lists import guess_columns, import_price_list, read_price_list, suggestions
from diorama_planner.app.purchase.workshop import Workshop
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.errors import BadFileError, UsageError
from diorama_planner.takeoff.shops import Offer, Shop

CATALOGUE = load_catalogue()
SHOP = Shop(id="corner", name="Craft corner", currency="EUR")
DAY = date(2026, 5, 1)


@pytest.fixture
def read(tmp_path: Path):
    def reader(text, shop=SHOP, encoding="utf-8", **more):
        path = tmp_path / "list.csv"
        path.write_bytes(text.encode(encoding))
        return read_price_list(path, CATALOGUE, shop, **more)

    return reader


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("id,pack,price,name\npva_1l,500 ml,4.50,Glue\n", "utf-8"),
        ("id,pack,price,name\r\npva_1l,500,4.50,Glue\r\n\r\n", "utf-8"),
        ("\ufeffid;Inhalt;Preis;Bezeichnung\npva_1l;0,5 l;4,50 €;Glue\n", "utf-8"),
        ("Artikel;Preis (EUR);Menge;Einheit;ID\nGlue;4,50;500;ml;pva_1l\n", "cp1252"),
        ("ID\tHarga\tIsi\tNama\npva_1l\t€ 4.50\t2 x 250 ml\tGlue\n", "utf-8"),
        ('Price EUR,"Product name",Material,Pack size\n"4,50",Glue,pva_1l,"500 ml"\n', "utf-8"),
        ("Material\tPrice\tPack\tProduct\npva_1l\t4.50\t50 cl\tGlue\n", "utf-16"),
    ],
    ids=["commas", "windows", "german", "older", "tabs", "quotes", "unicode text"],
)
def test_lists_come_in_many_dresses(read, text, encoding):
    [offer] = read(text, encoding=encoding).offers
    assert (offer.key, offer.pack_size, offer.price, offer.name) == ("pva_1l", 500.0, Decimal("4.50"), "Glue")


def test_umlauts_of_older_programs_are_read(read):
    preview = read("Bezeichnung;Preis\nPVA white glue 1 l;4,50\nGrüner Rasen;3,00\n", encoding="cp1252")
    assert preview.unknown[0].name == "Grüner Rasen"


def test_a_thousand_bad_rows_leave_nine_thousand(read):
    dice = random.Random(5)
    ids = [material.id for material in CATALOGUE.materials()]
    bad = [
        ("{id}", "", "-3.00"),
        ("{id}", "0", "3.00"),
        ("{id}", "", ""),
        ("{id}", "", "nan"),
        ("{id}", "", "$3.00"),
        ("{id}", "", "=1+1"),
        ("{id}", "5 furlongs", "3.00"),
        ("no_such_{id}", "", "3.00"),
        ("", "", "3.00"),
        ("{id}", "", "1e99"),
    ]
    rows = [(dice.choice(ids), "", f"{dice.uniform(0.1, 99):.2f}") for _ in range(9000)]
    rows += [tuple(cell.format(id=dice.choice(ids)) for cell in bad[number % len(bad)]) for number in range(1000)]
    dice.shuffle(rows)
    preview = read("id,pack,price\n" + "".join(",".join(row) + "\n" for row in rows))
    assert (len(preview.rows), len(preview.offers)) == (10_000, 9_000)
    assert (len(preview.bad), len(preview.unknown)) == (900, 100)
    reasons = preview.reasons()
    assert sum(count for _, count, _ in reasons) == 1000
    assert len(reasons) >= 7
    assert all(str(row.problem) and row.number > 1 for _, _, row in reasons)
    assert [count for _, count, _ in reasons] == sorted((count for _, count, _ in reasons), reverse=True)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("pva_1l,,-4", "the price -4 is below 0"),
        ("pva_1l,,", "the price is blank"),
        ("pva_1l,,free", "'free' is not a price"),
        ("pva_1l,,nan", "'nan' is not a price"),
        ("pva_1l,,inf", "'inf' is not a price"),
        ("pva_1l,,USD 3", "its price is in USD, the list is in EUR"),
        ("pva_1l,,£3", "its price is in GBP, the list is in EUR"),
        ("pva_1l,,99999999999", "out of all bounds"),
        ("pva_1l,0,4", "a pack cannot hold 0"),
        ("pva_1l,0 ml,4", "a pack cannot hold 0 ml"),
        ("pva_1l,-5 ml,4", "-5 ml"),
        ("pva_1l,much,4", "much is no amount of what is sold by ml"),
        ("xps_eu_20,600 x 300 mm,4", "a sheet of another size is another material"),
        ("thing:oil_drum,half,4", "a pack cannot hold half"),
        (",,4", "does not say what is sold"),
    ],
)
def test_what_is_wrong_with_a_row_is_said(read, cells, reason):
    [row] = read(f"id,pack,price\n{cells}\n").rows
    assert row.offer is None
    assert reason in str(row.problem)


def test_a_column_of_currencies_is_heeded(read):
    preview = read("id,price,currency\npva_1l,3,EUR\nca_20g,3,usd\nfoam_tack,3,\n")
    assert [offer.key for offer in preview.offers] == ["pva_1l", "foam_tack"]
    assert "in USD" in str(preview.bad[0].problem)


def test_names_that_look_like_formulas_are_names(read):
    names = ["=HYPERLINK(1)", "+Glue", "-Glue", "@Glue"]
    text = "id,price,name\n" + "".join(f"pva_1l,3,{name}\n" for name in names)
    assert [offer.name for offer in read(text).offers] == names


def test_rows_are_recognised_by_name_and_things_too(read):
    preview = read("name,price\nPVA WHITE GLUE 1 L,3\noil_drum,1\nUnicorn glitter,2\n")
    assert [offer.key for offer in preview.offers] == ["pva_1l", "thing:oil_drum"]
    [row] = preview.unknown
    assert (row.number, row.name, str(row.problem)) == (4, "Unicorn glitter", "not recognised: Unicorn glitter")


def test_what_the_user_says_is_remembered_by_the_next_list(read, tmp_path):
    text = "name,sku,price\nWeissleim 1000,A-7,3\nSuper grass,,4\n"
    preview = read(text)
    assert len(preview.unknown) == 2
    preview = read(text, chosen={"A-7": "pva_1l", "Super grass": "static_grass_2mm"})
    assert [offer.key for offer in preview.offers] == ["pva_1l", "static_grass_2mm"]
    workshop = Workshop(tmp_path)
    shop = import_price_list(workshop, SHOP, preview, DAY)
    assert (workshop.shops["corner"], shop.updated) == (shop, "2026-05-01")
    later = read("name,sku,price\nWeissleim NEW,A-7,3.30\nsuper GRASS,,4.40\n", shop=shop)
    assert [(offer.key, offer.price) for offer in later.offers] == [
        ("pva_1l", Decimal("3.30")), ("static_grass_2mm", Decimal("4.40"))
    ]  # fmt: skip


def test_a_choice_that_is_nothing_leaves_the_row_unknown(read):
    assert len(read("name,price\nX,3\n", chosen={"X": "no_such"}).unknown) == 1


def test_suggestions_are_made_for_what_is_not_recognised(read):
    [row] = read("name,price\nstatic gras 2mm,3\n").unknown
    assert "static_grass_2mm" in suggestions(row, CATALOGUE)
    [drum] = read("name,price\noil drums,3\n").unknown
    assert "thing:oil_drum" in suggestions(drum, CATALOGUE)


@pytest.mark.parametrize(
    "name", ["Unbekanntes Ding", "=HYPERLINK(1)", "Gift card", "Weissleim 1000", "Book: how to build"]
)
def test_of_what_is_like_nothing_nothing_is_suggested(read, name):
    [row] = read(f"name,price\n{name},3\n").unknown
    assert suggestions(row, CATALOGUE) == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("XPS Platte 10mm", "xps_eu_10"), ("craft knive", "tool_knife"), ("Noch Grasfasern 2,5", "noch_20"),
        ("Liquitex matt varnish 236", "matte_varnish"), ("PVA glue 1 l bottle", "pva_1l"),
    ],
)  # fmt: skip
def test_what_is_written_otherwise_is_still_suggested(read, name, key):
    [row] = read(f'name,price\n"{name}",3\n').unknown
    assert suggestions(row, CATALOGUE)[0] == key


def test_an_earlier_list_stays_if_nothing_is_recognised(read, tmp_path):
    workshop = Workshop(tmp_path)
    shop = replace(SHOP, offers=(Offer(key="pva_1l", pack_size=1000, price=Decimal(3)),))
    workshop.put_shop(shop)
    with pytest.raises(UsageError, match=r"earlier one stays .*a column called id"):
        import_price_list(workshop, shop, read("name,price\nX,3\n"), DAY)
    assert workshop.shops["corner"] == shop


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("  \n\n", "is empty"),
        ("a,b\n1,2\n", "no column that is called price"),
        ("price,pack\n1,2\n", "no column that is called name, id or number"),
        ("name,price\n\0,3\n", "NUL"),
        ("name,price\n" + "x" * 200_000 + ",3\n", "row 2: its cells cannot be told apart"),
    ],
)
def test_what_is_no_price_list_is_refused(read, text, words):
    with pytest.raises(BadFileError, match=words):
        read(text)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(BadFileError, match="cannot read"):
        read_price_list(tmp_path / "none.csv", CATALOGUE, SHOP)


def test_columns_can_be_named_by_hand_with_headings_or_without(read):
    for text in ("what,how much\npva_1l,3\n", "pva_1l,3\n"):
        mapping = {"id": 0, "price": 1}
        preview = read(text, mapping=mapping)
        assert [offer.key for offer in preview.offers] == ["pva_1l"]
    assert read("id,Price,net price\npva_1l,3,2\n", mapping={"id": 0, "price": 2}).offers[0].price == 2


def test_headings_are_guessed_by_the_one_that_fits_best():
    found = guess_columns(["Unit price (EUR)", "Price", "Art.-Nr.", "Produkt", "", "Währung"])
    assert found == {"price": 1, "sku": 2, "name": 3, "unit": 0, "currency": 5}
    assert guess_columns([]) == {}


@pytest.mark.parametrize(
    ("text", "currency", "comma", "price"),
    [
        ("4.50", "EUR", False, "4.50"),
        ("4,50", "EUR", False, "4.50"),
        ("1.234,56 €", "EUR", True, "1234.56"),
        ("€1,234.56", "EUR", False, "1234.56"),
        ("1.234", "EUR", True, "1234"),
        ("1.234", "EUR", False, "1.234"),
        ("1,234", "EUR", False, "1234"),
        ("1 234,50", "EUR", True, "1234.50"),
        ("1'234.50", "CHF", False, "1234.50"),
        ("CHF 12.-0", "CHF", False, None),
        ("1.234.567,89", "EUR", True, "1234567.89"),
        ("Rp 15.000", "IDR", False, "15000"),
        ("IDR 1.500.000", "IDR", False, "1500000"),
        ("¥1,200", "JPY", False, "1200"),
        ("A$3", "AUD", False, "3"),
        ("$3", "AUD", False, "3"),
        ("$3", "USD", False, "3"),
        ("+3", "USD", False, "3"),
        (".99", "USD", False, "0.99"),
        ("C$3", "USD", False, None),
        ("3 - 5", "USD", False, None),
    ],
)
def test_prices_are_read_as_the_world_writes_them(text, currency, comma, price):
    if price is None:
        with pytest.raises(UsageError):
            read_price(text, currency, decimal_comma=comma)
    else:
        assert read_price(text, currency, decimal_comma=comma) == Decimal(price)


def test_a_decimal_comma_is_seen_in_the_column():
    assert has_decimal_comma(["12", "1.200", "4,50 €"])
    assert not has_decimal_comma(["1,200", "4.50", ""])


@pytest.mark.parametrize(
    ("text", "unit", "material", "size"),
    [
        ("", "", "pva_1l", 1000),
        ("0.5 l", "", "pva_1l", 500),
        ("16 fl oz", "", "pva_1l", pytest.approx(473.18, abs=0.01)),
        ("3 x 250 ml", "", "pva_1l", 750),
        ("2 packs", "", "pva_1l", 2000),
        ("0.5", "kg", "static_grass_2mm", 500),
        ("4 oz", "", "static_grass_2mm", pytest.approx(113.4, abs=0.01)),
        ("3", "", "xps_eu_20", 3),
        ("2 sheets", "", "xps_eu_20", 2),
        ("1250 x 600 mm", "", "xps_eu_20", 1),
        ("2", "m", "stripwood_2x2", 2),
        ("500 mm", "", "stripwood_2x2", 0.5),
        ("50 pcs", "", "tool_gloves", 50),
    ],
)
def test_packs_are_read_in_the_unit_of_the_material(text, unit, material, size):
    assert read_pack(text, unit, CATALOGUE.material(material)) == size


def test_things_come_by_the_piece():
    assert [read_pieces(text) for text in ("", "1", "12 pcs", "3 pieces")] == [1, 1, 12, 3]
    for wrong in ("0", "-1", "1.5", "few", "2 ml"):
        with pytest.raises(UsageError):
            read_pieces(wrong)


@pytest.mark.parametrize("pack", ["9" * 5000, "9" * 5000 + " x 5 ml", "3 x " * 3000 + "5 ml", "(" * 3000 + "5 ml"])
def test_packs_of_endless_figures_are_refused(pack):
    with pytest.raises(UsageError, match="too long"):
        read_pack(pack, "", CATALOGUE.material("epoxy_coating"))
    with pytest.raises(UsageError, match="too long"):
        read_pieces(pack)

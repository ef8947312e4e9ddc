"""The bill in every format: the same figures, and nothing from a plan that runs, links or breaks out."""

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser

import openpyxl
import pytest

from diorama_planner.app.purchase.bills import BILL_FORMATS, BINARY_FORMATS
from diorama_planner.app.purchase.bills import render_bill as render_job
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.messages import msg
from diorama_planner.exporters.bill_csv import COLUMNS, safe_cell
from diorama_planner.exporters.bill_job import BillChoices, BillJob
from diorama_planner.exporters.bill_pages import bill_sheets
from diorama_planner.exporters.bill_view import bill_view, shopping_lines
from diorama_planner.model.record import PRICES_ID, PriceList
from diorama_planner.takeoff.bill import make_bill
from diorama_planner.takeoff.bill_rows import Bill
from diorama_planner.takeoff.ledger import Ledger, PlacedThing

EVIL = '=HYPERLINK("http://evil.example","x")<script>alert(1)</script>&\u202e'


def make(project: str = "Alley", lines: int = 1, **prices: object) -> Bill:
    ledger = Ledger()
    ledger.put(
        "road", [TakeoffLine("road", "top", "epoxy_coating", 23_200.0, "mm3", 23.2, "ml", msg("{why}", why=project))]
    )
    for number in range(lines):
        name = f"wall-{number}"
        ledger.put(name, [TakeoffLine(name, "front", "xps_eu_10", 1000.0, "mm3", 100.0, "mm2", msg("a wall"))])
    things = [PlacedThing("hero", "toyota_ae86_trueno", "own"), PlacedThing("evil", EVIL, "buy")]
    price_list = PriceList(id=PRICES_ID, **prices)
    return make_bill(project, 64.0, ledger.totals(), things, price_list, load_catalogue())


def job_of(bill: Bill, **chosen: object) -> BillJob:
    return BillJob(bill, BillChoices(**chosen))


def render_bill(bill: Bill, tag: str, **chosen: object) -> bytes:
    return render_job(job_of(bill, **chosen), tag)


def total_text(bill: Bill, **chosen: object) -> str:
    return bill_view(job_of(bill, **chosen)).total


@pytest.fixture
def bill() -> Bill:
    return make()


# -- JSON: the contract that scripts rely on ----------------------------------------------------------------


def test_json_is_what_the_contract_says(bill: Bill) -> None:
    found = json.loads(render_bill(bill, "json"))
    assert set(found) >= {"schema", "project", "scale", "currency", "lines", "things", "total_cost", "without_price"}
    assert (found["schema"], found["project"], found["scale"], found["currency"]) == (1, "Alley", "1:64", "USD")
    lines = {line["material"]: line for line in found["lines"]}
    assert set(lines) == {"epoxy_coating", "xps_eu_10"}
    for line in lines.values():
        assert set(line) >= {
            *("material", "name", "category", "measured", "need", "waste_pct", "with_waste"),
            *("on_hand", "buy", "cost", "items", "arithmetic"),
        }
        assert all(set(line[key]) >= {"value", "unit"} for key in ("measured", "need", "with_waste"))
        assert all(set(pack) >= {"pack_size", "pack_unit", "count", "price"} for pack in line["buy"])
    resin = lines["epoxy_coating"]
    assert resin["measured"] == {"value": 23200.0, "unit": "mm3"}
    assert (resin["need"]["value"], resin["need"]["unit"]) == (23.2, "ml")
    assert resin["with_waste"] == {"value": pytest.approx(26.68), "unit": "ml"}
    assert (resin["waste_pct"], resin["on_hand"], resin["items"]) == (15.0, 0.0, ["road"])
    (pack,) = resin["buy"]
    assert pack.items() >= {"pack_size": 1893.0, "pack_unit": "ml", "count": 1, "price": resin["cost"]}.items()
    assert isinstance(resin["cost"], float)
    assert lines["xps_eu_10"]["buy"][0]["price"] is None
    assert lines["xps_eu_10"]["cost"] is None
    assert isinstance(resin["arithmetic"], str)
    things = {row["thing"]: row for row in found["things"]}
    assert set(things["toyota_ae86_trueno"]) >= {"thing", "count", "source", "price"}
    assert (things["toyota_ae86_trueno"]["count"], things["toyota_ae86_trueno"]["source"]) == (1, "own")
    assert things["toyota_ae86_trueno"]["price"] is None
    assert found["total_cost"] == float(bill.total)
    assert found["without_price"] == bill.without_price > 0


def test_json_is_strict_and_the_same_each_time(bill: Bill) -> None:
    data = render_bill(bill, "json")
    assert data == render_bill(make(), "json")
    json.loads(data, parse_constant=pytest.fail)


# -- CSV ----------------------------------------------------------------------------------------------------


def test_csv_has_a_row_for_every_line_thing_and_tool(bill: Bill) -> None:
    text = render_bill(bill, "csv").decode()
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["section"] for row in rows] == ["material"] * 2 + ["thing"] * 2 + ["tool"] * len(bill.tools)
    resin = next(row for row in rows if row["id"] == "epoxy_coating")
    assert (float(resin["need"]), resin["unit"], float(resin["with_waste"])) == (23.2, "ml", 26.68)
    assert (resin["packs"], resin["items"], resin["currency"]) == ("1", "road", "USD")
    foam = next(row for row in rows if row["id"] == "xps_eu_10")
    assert (foam["price"], foam["cost"]) == ("", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_runs_as_a_formula(start: str) -> None:
    assert safe_cell(f"{start}1+1") == f"'{start}1+1"
    assert safe_cell("1+1") == "1+1"


def test_csv_of_an_evil_plan_is_harmless() -> None:
    text = render_bill(make(EVIL), "csv").decode().removeprefix("\ufeff")
    for row in csv.reader(io.StringIO(text)):
        assert len(row) == len(COLUMNS)
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@"))


# -- XLSX ---------------------------------------------------------------------------------------------------


def test_xlsx_reads_back_without_formulas_or_links() -> None:
    data = render_bill(make(EVIL), "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.hyperlink is None for cell in cells)
    texts = {cell.value for cell in cells}
    assert EVIL in texts
    assert any("Total" in str(text) for text in texts)
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert not [name for name in names if "external" in name.lower() or "vba" in name.lower()]


def table(book: openpyxl.Workbook, name: str) -> list[dict[str, object]]:
    """The rows of a sheet by the headings in its third row."""
    rows = [[cell.value for cell in row] for row in book[name].iter_rows()]
    return [dict(zip(rows[2], row, strict=True)) for row in rows[3:]]


def test_xlsx_has_real_numbers_beside_their_units(bill: Bill) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_bill(bill, "xlsx")))
    assert book.sheetnames == ["To buy", "Lines", "Things"]
    assert book["To buy"]["A1"].value == "Alley, Scale 1:64"
    resin = next(row for row in table(book, "Lines") if row["Item"] == bill.rows[1].name)
    assert (resin["Need"], resin["Need unit"]) == (23.2, "ml")
    assert resin["With waste"] == pytest.approx(26.68)
    assert resin["Cost (USD)"] == pytest.approx(float(bill.rows[1].cost))
    assert "A 13.3 ml, B 13.3 ml" in resin["How it was worked out"]
    total = table(book, "To buy")[-1]
    assert (total["Where"], total["Cost (USD)"]) == ("Total", pytest.approx(float(bill.total)))
    assert sum(row["Count"] for row in table(book, "Things")) == 2


def test_xlsx_without_prices_has_no_money() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_bill(make(), "xlsx", prices=False)))
    heads = {cell.value for sheet in book for cell in sheet[3]}
    assert not [head for head in heads if head and "USD" in head]


# -- HTML ---------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    """What a browser sees: tags, and the text between them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_escapes_every_text() -> None:
    html = render_bill(make(EVIL), "html").decode()
    page = Page()
    page.feed(html)
    assert "script" not in page.tags
    assert EVIL in page.text
    assert not [value for name, value in page.attributes if name in {"src", "href"} or name.startswith("on")]
    assert not re.search(r"url\(|@import|https?:(?!//evil)", html)
    assert "<script>" not in html


def test_html_shows_all_rows(bill: Bill) -> None:
    page = Page()
    page.feed(render_bill(bill, "html").decode())
    view = bill_view(job_of(bill))
    for section in view.sections:
        assert section.title in page.text
        for row in section.rows:
            assert all(text in page.text for text in (row.name, row.detail, *map(row.text, view.columns)))
    assert view.total in page.text


# -- text and pages -----------------------------------------------------------------------------------------


def test_the_table_lines_up(bill: Bill) -> None:
    lines = render_bill(bill, "table").decode().splitlines()
    assert lines[0] == "Alley  1:64"
    head = next(line for line in lines if line.startswith("Item"))
    end = head.index("Need") + len("Need")
    for row in bill.rows:
        line = next(line for line in lines if line.startswith(row.name))
        assert line[:end].rstrip() == line[:end]  # the column ends where its heading ends
        assert line[end : end + 1] in {" ", ""}
    assert lines[-1] == total_text(bill)
    assert "RESIN AND WATER" in lines


def test_the_shopping_list_leaves_out_what_need_not_be_bought(bill: Bill) -> None:
    text = render_bill(make(have=("tool_knife",)), "text").decode()
    assert "- 1 sheet  " in text
    assert "(A 13.3 ml, B 13.3 ml)" in text
    assert "Trueno" not in text  # on the shelf
    knife = load_catalogue().material("tool_knife").label
    assert knife not in text
    assert knife in "\n".join(shopping_lines(bill_view(job_of(bill))))
    full = list(shopping_lines(bill_view(job_of(make(on_hand={"epoxy_coating": 500.0})))))
    assert not [line for line in full if "poxy" in line]


def test_a_currency_of_elsewhere_is_written_by_its_code() -> None:
    crowns = make(currency="SEK", prices={"xps_eu_10": "95"})
    assert total_text(crowns).startswith("Total SEK 95.00 + ")
    for tag in BILL_FORMATS:
        if tag not in BINARY_FORMATS:
            assert b"SEK" in render_bill(crowns, tag) or tag == "json"


def test_every_figure_has_a_comma_where_one_is_wanted_and_none_where_programs_read() -> None:
    bill = make(currency="EUR", prices={"xps_eu_10": "9.40"}, on_hand={"epoxy_coating": 2.5})
    for row in (row for section in bill_view(job_of(bill, numbers="1234,5")).sections for row in section.rows):
        figures = " ".join(cell.text for cell in row.cells.values())
        assert not re.search(r"[0-9]\.[0-9]", f"{figures} {row.detail.split('Rate')[0]}")  # names are left alone
    for tag in ("table", "text", "html"):
        assert "9.4" in render_bill(bill, tag).decode()
        assert "9,40 €" in render_bill(bill, tag, numbers="1234,5").decode()
    for tag in ("json", "csv"):
        assert render_bill(bill, tag) == render_bill(bill, tag, numbers="1.234,5", group="none", prices=False)


def test_that_prices_are_in_dollars_is_said_where_they_are_left_out() -> None:
    assert not make().notes
    abroad = make(currency="EUR")
    (note,) = abroad.notes
    assert "USD" in str(note)
    assert "EUR" in str(note)
    for tag in ("table", "text", "html", "json"):
        assert "in USD" in render_bill(abroad, tag).decode()
    first = " ".join(mark.text for mark in bill_sheets(job_of(abroad))[0].marks if hasattr(mark, "text"))
    assert "in USD" in first
    everything = {key.material: "1" for key in (*abroad.rows, *abroad.tools)}
    assert not make(currency="EUR", prices=everything).notes


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_pages_keep_their_margins(paper: str) -> None:
    sheets = bill_sheets(job_of(make("A very long name " * 12, lines=60), page=paper))
    width, height = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}[paper]
    assert [sheet.number for sheet in sheets] == list(range(1, len(sheets) + 1))
    for sheet in sheets:
        assert sheet.page_mm == (width, height)
        for mark in sheet.marks:
            for x, y in [mark.at] if hasattr(mark, "at") else [p for run in mark.path.subpaths for p in run.points]:
                assert 14.9 <= x <= width - 14.9
                assert 10 <= y <= height - 14.9


def test_every_format_of_an_empty_bill() -> None:
    empty = make_bill("", 64.0, {}, [], PriceList(id=PRICES_ID), load_catalogue())
    for tag in BILL_FORMATS:
        if tag != "pdf":
            assert render_bill(empty, tag)
    assert len(bill_sheets(job_of(empty))) == 1


def test_pdf_is_a_pdf(bill: Bill, qapp: object) -> None:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(render_bill(bill, "pdf", page="Letter")))
    assert len(reader.pages) == len(bill_sheets(job_of(bill, page="Letter")))
    assert float(reader.pages[0].mediabox.width) == pytest.approx(612, abs=1)
    text = "".join(page.extract_text() for page in reader.pages)
    assert "Alley" in text
    assert "26.68 ml" in text or "26.7 ml" in text

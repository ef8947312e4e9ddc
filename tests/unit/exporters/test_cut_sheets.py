"""Cut sheets on paper and as files: every part and bar is there, in its size, with its number."""

import io
import xml.etree.ElementTree as ET

import pytest
from cutting_samples import PARTS, bar_cutting, sheet_cutting
from export_samples import plan
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from diorama_planner.core.errors import UsageError
from diorama_planner.core.figures import Numbers
from diorama_planner.drawing.paper import paper_size
from diorama_planner.drawing.primitives import Fill, Stroke, Text
from diorama_planner.exporters import cut_sheets, cut_svg
from diorama_planner.exporters.cut_pages import cut_pages, put_cuttings
from diorama_planner.exporters.cut_sheets import CutSheetOptions
from diorama_planner.exporters.cut_svg import CutSvgOptions
from diorama_planner.exporters.page_flow import PageFlow
from diorama_planner.takeoff.cut_drawing import Frame, sheet_drawing

SVG = "{http://www.w3.org/2000/svg}"
LABEL = "{http://www.inkscape.org/namespaces/inkscape}label"


def job(**more):
    return plan(cuttings=lambda: [sheet_cutting(**more), bar_cutting()])


def words_of(pages):
    return " ".join(mark.text for page in pages for mark in page.marks if isinstance(mark, Text))


def test_paper_says_what_is_cut_from_what() -> None:
    said = words_of(cut_pages([sheet_cutting(), bar_cutting()], "Quay"))
    for text in (
        "1 to buy · 1 from the stash",
        "cut 1 mm wide",
        "Sheet 1  ·  1250 × 600 mm",
        "from the stash: shelf by the door",
        "Quay wall front",
        "380 × 200 mm",
        "Not laid out: 1 × Roof is 1300 × 700 mm",
        "5 bars (1 from the stash)",
        "proved: no plan needs fewer bars",
        "Kerb 1/2",
        "Not cut: 1 × Mast is 1500 mm",
    ):
        assert text in said, text
    assert "this is a new one" not in said


def test_a_stale_layout_is_told() -> None:
    assert "this is a new one" in words_of(cut_pages([sheet_cutting(is_stale=True)], "Quay"))


def test_figures_are_written_as_chosen() -> None:
    assert "Quay" in words_of(cut_pages([bar_cutting()], "Quay", figures=Numbers(comma=True)))


@pytest.mark.parametrize(("paper", "size"), [("A4", (210, 297)), ("Letter", (215.9, 279.4))])
@pytest.mark.usefixtures("qapp")
def test_the_pdf_is_of_the_paper_that_was_asked_for(paper, size) -> None:
    data = cut_sheets.produce(job(), CutSheetOptions(page=paper))
    pages = PdfReader(io.BytesIO(data)).pages
    assert len(pages) == cut_sheets.count(job(), CutSheetOptions(page=paper))
    assert [float(side) / 72 * 25.4 for side in pages[0].mediabox[2:]] == pytest.approx(size, abs=0.2)
    assert "Quay wall front" in " ".join(page.extract_text() for page in pages)


def test_a_material_can_be_chosen_and_an_unknown_one_is_refused() -> None:
    assert [each.material.id for each in cut_sheets.cuttings_of(job(), "stripwood_2x2")] == ["stripwood_2x2"]
    with pytest.raises(UsageError, match="xps_eu_20, stripwood_2x2"):
        cut_sheets.cuttings_of(job(), "oak")
    with pytest.raises(UsageError, match="nothing is cut"):
        cut_sheets.cuttings_of(plan(cuttings=list), "")


def test_svg_is_in_millimetres_with_layers_for_cutters() -> None:
    root = ET.fromstring(cut_svg.produce(job(), CutSvgOptions(sheet=1)))
    assert root.get("width") == "1250mm"
    assert root.get("height") == "600mm"
    layers = {group.get(LABEL).split(": ")[1]: group for group in root.iter(f"{SVG}g") if group.get(LABEL)}
    assert list(layers) == ["Sheet", "Cuts", "Straight cuts", "Names"]
    assert len(list(layers["Cuts"].iter(f"{SVG}path"))) == 3


def test_all_sheets_stand_below_each_other_in_one_svg() -> None:
    root = ET.fromstring(cut_svg.produce(job(), CutSvgOptions(gap=20.0)))
    assert root.get("height") == "870mm"
    with pytest.raises(UsageError, match="no sheet 3"):
        cut_svg.produce(job(), CutSvgOptions(sheet=3))
    with pytest.raises(UsageError, match="nothing is cut from sheets"):
        cut_svg.produce(plan(cuttings=lambda: [bar_cutting()]), CutSvgOptions())


def test_a_drawn_sheet_has_every_part_in_its_place_and_size() -> None:
    cutting = sheet_cutting()
    drawn = list(sheet_drawing(cutting, 0, Frame((10.0, 20.0), 0.1)))
    outlines = [mark for mark in drawn if isinstance(mark, Fill) and mark.pen is not None]
    assert len(outlines) == 3
    xs = [x for mark in outlines for sub in mark.path.subpaths for x, _ in sub.points]
    assert min(xs) == pytest.approx(10.0)
    assert max(xs) == pytest.approx(10.0 + 0.1 * (500 + 260))
    texts = [mark.text for mark in drawn if isinstance(mark, Text)]
    assert any(text.startswith("left over") for text in texts)
    assert sum(isinstance(mark, Stroke) and mark.pen.colour == "#c2185b" for mark in drawn) == 1


def test_parts_are_numbered_from_the_largest() -> None:
    cutting = sheet_cutting()
    assert cutting.numbers == {"front": 1, "slice": 2, "pier": 3}
    rows = cutting.rows()
    assert [(row.number, row.count, row.places) for row in rows] == [(1, 2, (1,)), (2, 1, (1,)), (3, 3, (2,))]
    assert rows[0].size_mm == (380.0, 200.0)
    area = sum(PARTS[row].region.area * count for row, count in (("front", 2), ("slice", 1), ("pier", 3)))
    assert cutting.use == pytest.approx(area / (1250 * 600 + 400 * 250))


# -- what belongs together stays on a page ------------------------------------------------------------------


def marks_of(page):
    return [mark.text for mark in page.marks if isinstance(mark, Text)]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 240), st.sampled_from(["A4", "Letter"]), st.booleans())
def test_headings_stand_with_their_sheets_and_lists_with_what_they_list(used_mm, paper, is_bar):
    flow = PageFlow(paper_size(paper))
    flow.down(used_mm)
    cutting = bar_cutting() if is_bar else sheet_cutting()
    put_cuttings(flow, [cutting], Numbers())
    pages = [marks_of(page) for page in flow.sheets("Quay")]
    first = "Bar 1" if is_bar else "Sheet 1"
    label = cutting.material.label.split(",")[0].split()[0]
    (heading,) = (number for number, page in enumerate(pages) if any(text.startswith(label) for text in page))
    (caption,) = (number for number, page in enumerate(pages) if any(text.startswith(first) for text in page))
    assert heading == caption
    last_above = max(
        number for number, page in enumerate(pages) if any(f"{first[:-2]}" in text and "·" in text for text in page)
    )
    (listed, *more) = (number for number, page in enumerate(pages) if "No." in page)
    assert listed == last_above
    assert not more

import io

import numpy as np
import pytest
from export_samples import FOOTPRINTS, plan
from pypdf import PdfReader

from diorama_planner.core.errors import UsageError
from diorama_planner.exporters import footprints, pdf
from diorama_planner.exporters.contract import NightJob
from diorama_planner.exporters.footprints import FootprintOptions
from diorama_planner.exporters.pdf import PdfOptions
from diorama_planner.geometry.lighting import Nightlight
from diorama_planner.geometry.rasters import Grid

pytestmark = pytest.mark.usefixtures("qapp")

POINTS_PER_MM = 72 / 25.4


def read(data):
    return PdfReader(io.BytesIO(data))


def level_lines_mm(page):
    """Lengths of all level straight lines of a page, in millimetres of paper."""
    found, pen = [], []

    def visit(operator, operands, matrix, _text_matrix):
        if operator in (b"m", b"l"):
            x, y = (float(value) for value in operands)
            a, b, c, d, e, f = matrix
            point = (a * x + c * y + e, b * x + d * y + f)
            if operator == b"l" and abs(pen[-1][1] - point[1]) < 1e-3:
                found.append(abs(point[0] - pen[-1][0]) / POINTS_PER_MM)
            pen.append(point)

    page.extract_text(visitor_operand_before=visit)
    return found


def pictures_of(page):
    """Width and height in pixels of what is embedded."""
    found = (each.get_object() for each in page["/Resources"].get("/XObject", {}).values())
    return [(each["/Width"], each["/Height"]) for each in found if each["/Subtype"] == "/Image"]


def size_mm(page):
    return float(page.mediabox.width) / POINTS_PER_MM, float(page.mediabox.height) / POINTS_PER_MM


@pytest.mark.parametrize(("page", "size"), [("A4", (210, 297)), ("letter", (215.9, 279.4)), ("A3", (297, 420))])
def test_the_plan_is_one_page_of_the_paper_asked_for(page, size):
    reader = read(pdf.produce(plan(), PdfOptions(page)))
    assert len(reader.pages) == 1
    assert size_mm(reader.pages[0]) == pytest.approx(size, abs=0.2)


def test_a_wide_plan_lies_across():
    reader = read(pdf.produce(plan(bounds=(0, 0, 240, 100)), PdfOptions()))
    assert size_mm(reader.pages[0]) == pytest.approx((297, 210), abs=0.2)


def test_texts_are_texts():
    reader = read(pdf.produce(plan(), PdfOptions()))
    text = reader.pages[0].extract_text()
    for said in (
        "Neon alley",
        "Scale 1:64 · Base 200 × 240 mm",
        "Printed 1:1.25 on A4",
        'Midnight <&> "1:64"',
        "100 mm",
    ):
        assert said in text


def test_a_night_lies_on_the_page_as_one_picture():
    grid = Grid(0.0, 0.0, 10.0, 20, 24)
    dark = np.zeros((3, 24, 20), dtype=np.float32)
    lamps = NightJob(Nightlight(grid, dark, dark, (), 10.0), ())
    day, night = (read(pdf.produce(plan(night=lambda: lamps), PdfOptions(night=pct))).pages[0] for pct in (0, 90))
    assert (2000, 2400) not in pictures_of(day)
    assert pictures_of(night) == [(2000, 2400)]
    assert "Printed 1:1.25 on A4" in night.extract_text()


def test_title_and_creator_but_no_author():
    metadata = read(pdf.produce(plan(), PdfOptions())).metadata
    assert metadata.title == "Neon alley"
    assert metadata.creator == "Diorama Planner"
    assert not metadata.author


def test_the_bar_of_100_mm_is_100_mm():
    for data in (pdf.produce(plan(), PdfOptions()), footprints.EXPORTER.produce(plan(), FootprintOptions())):
        for page in read(data).pages:
            assert any(length == pytest.approx(100, abs=0.05) for length in level_lines_mm(page))


def test_the_plan_is_printed_at_the_scale_that_it_states():
    # a pink line of 29 mm on the plan, printed 1:1.25
    lengths = level_lines_mm(read(pdf.produce(plan(), PdfOptions())).pages[0])
    assert any(length == pytest.approx(29 / 1.25, abs=0.05) for length in lengths)


def test_footprints_are_at_their_own_size_on_as_many_pages_as_it_takes():
    reader = read(footprints.EXPORTER.produce(plan(), FootprintOptions("A3")))
    assert len(reader.pages) == 1
    assert any(length == pytest.approx(200, abs=0.05) for length in level_lines_mm(reader.pages[0]))
    reader = read(footprints.EXPORTER.produce(plan(), FootprintOptions("A4")))
    assert len(reader.pages) == 2
    assert "Page 2 of 2" in reader.pages[1].extract_text()
    assert "AE86" in reader.pages[0].extract_text() + reader.pages[1].extract_text()


def test_footprints_that_fit_the_printable_page_take_one_page():
    job = plan(footprint_bounds=(0, 0, 400, 574))
    assert len(read(footprints.EXPORTER.produce(job, FootprintOptions("A2"))).pages) == 1


def test_nothing_to_print_and_far_too_much_to_print_are_refused():
    with pytest.raises(UsageError, match="no footprints"):
        footprints.EXPORTER.produce(plan(footprints=()), FootprintOptions())
    with pytest.raises(UsageError, match="pages"):
        footprints.EXPORTER.produce(
            plan(footprints=FOOTPRINTS, footprint_bounds=(0, 0, 9000, 9000)), FootprintOptions()
        )


@pytest.mark.parametrize("page", ["A99", "", "napkin"])
def test_unknown_paper_is_refused(page):
    with pytest.raises(UsageError, match="unknown paper"):
        pdf.produce(plan(), PdfOptions(page))

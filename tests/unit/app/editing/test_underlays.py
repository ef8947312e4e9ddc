"""Underlays: what a pixel is worth, what is laid, and that nobody has to buy it."""

from dataclasses import replace

import pytest

from diorama_planner.app.drawing_job import drawing_job
from diorama_planner.app.editing.underlays import (
    Laid,
    lay,
    lay_anew,
    of_sheet,
    pixel_mm_of,
    pixel_of_dpi,
    pixel_of_line,
)
from diorama_planner.app.session import Session
from diorama_planner.core.errors import PlannerError, RecordError
from diorama_planner.drawing.primitives import Faded, Picture
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.underlay import Underlay
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Layer, Project

PICTURE = b"\x89PNG, or nearly"


@pytest.fixture
def session() -> Session:
    base = Base(id=BASE_ID, width_mm=300, depth_mm=200, order=-1)
    return Session(Document.of([Project(id=PROJECT_ID, scale=64), base, Layer(id="ink", name="Ink")]))


def laid_in(session: Session, **fields) -> Underlay:
    with session.edit("Lay") as draft:
        item_id = lay(draft, PICTURE, Laid(pixels=(400, 200), pixel_mm=0.5, **fields), (100, 80), "Photo")
    item = session.document.get(item_id)
    assert isinstance(item, Underlay)
    return item


def test_a_line_of_known_length_says_what_a_pixel_is() -> None:
    assert pixel_of_line((10, 10), (70, 90), 250.0) == pytest.approx(2.5)  # 100 px are 250 mm


def test_a_length_on_the_sheet_goes_by_the_scale_of_the_drawing() -> None:
    assert of_sheet(100, 64, 64) == 100  # drawn at the plan's own scale
    assert of_sheet(50, 64, 100) == pytest.approx(78.125)  # 5 m of a 1:100 drawing


def test_a_scan_of_known_resolution_has_pixels_of_known_size() -> None:
    assert pixel_of_dpi(254, 64, 64) == pytest.approx(0.1)
    assert pixel_of_dpi(300, 87, 48) == pytest.approx(25.4 / 300 * 48 / 87)


@pytest.mark.parametrize("length", [0.0, -5.0, float("nan"), float("inf")])
def test_a_length_that_is_none_is_refused(length: float) -> None:
    with pytest.raises(PlannerError, match="length must be more than zero"):
        pixel_of_line((0, 0), (100, 0), length)


def test_a_line_without_length_is_refused() -> None:
    with pytest.raises(PlannerError, match="the line has no length"):
        pixel_of_line((5, 5), (5, 5), 250.0)


@pytest.mark.parametrize("dpi", [0.0, -300.0, float("nan")])
def test_a_resolution_that_is_none_is_refused(dpi: float) -> None:
    with pytest.raises(PlannerError, match="resolution"):
        pixel_of_dpi(dpi, 64, 64)


def test_a_picture_is_laid_at_true_size_in_one_step(session: Session) -> None:
    item = laid_in(session, crop=(0.25, 0.0, 0.75, 1.0))
    assert (item.width_mm, item.height_mm) == (100, 100)  # half of 400 px by all of 200 px, half a millimetre each
    assert session.outline(item.id).bounds == pytest.approx((50, 30, 150, 130))
    assert session.document.assets[item.picture] == PICTURE
    assert pixel_mm_of(item, (400, 200)) == pytest.approx(0.5)
    session.undo()
    assert item.id not in session.document.records


def test_too_large_is_told_and_nothing_is_done(session: Session) -> None:
    before = session.document
    with pytest.raises(PlannerError, match="larger than any plan"), session.edit("Lay") as draft:
        lay(draft, PICTURE, Laid(pixels=(4000, 10), pixel_mm=1e4), (0, 0))
    assert session.document is before


def test_calibrating_anew_keeps_the_middle_and_the_pixels(session: Session) -> None:
    item = laid_in(session)
    with session.edit("Again") as draft:
        lay_anew(draft, item, None, Laid(pixels=(400, 200), pixel_mm=0.25, rotation_deg=90.0))
    again = session.document.get(item.id)
    assert (again.picture, again.at_mm, again.width_mm) == (item.picture, item.at_mm, 100)
    assert session.outline(item.id).bounds == pytest.approx((75, 30, 125, 130))


def test_an_underlay_follows_the_scale_of_what_was_drawn_over_it(session: Session) -> None:
    from diorama_planner.app.verbs import rescale

    item = laid_in(session)
    with session.edit("Scale") as draft:
        rescale(draft, 32.0)
    assert session.document.get(item.id).width_mm == 2 * item.width_mm


def test_it_lies_over_the_base_costs_nothing_and_is_printed_only_if_wanted(session: Session) -> None:
    before = session.bill()
    item = laid_in(session)
    assert session.stacking().index(item.id) == session.stacking().index(BASE_ID) + 1
    assert session.bill() == before
    assert not any(isinstance(each, Picture) for each in session.drawing())
    with session.edit("Print") as draft:
        draft.change(item.id, printed=True)
    assert any(isinstance(each, Picture) for each in session.drawing())
    assert "Underlays" in [name for name, _ in drawing_job(session).layers]


def test_a_layer_that_is_not_printed_stays_on_the_screen(session: Session) -> None:
    item = laid_in(session, printed=True)
    with session.edit("Layer") as draft:
        draft.change(item.id, layer="ink")
        draft.change("ink", printable=False)
    assert item.id in session.stacking()
    assert item.id not in session.pictures.printed()
    assert not any(isinstance(each, Picture) for each in session.drawing())


def test_a_faint_layer_fades_its_items(session: Session) -> None:
    item = laid_in(session)
    with session.edit("Layer") as draft:
        draft.change(item.id, layer="ink")
        draft.change("ink", opacity=0.4)
    (drawn,) = session.draw(item.id)
    assert isinstance(drawn, Faded)
    assert drawn.opacity == 0.4
    with session.edit("Layer") as draft:
        draft.change("ink", opacity=1.0)
    assert isinstance(session.draw(item.id)[0], Picture)


@pytest.mark.parametrize("crop", [(0.5, 0, 0.5, 1), (0, 0, 1.2, 1), (-0.1, 0, 1, 1), (0, 0.8, 1, 0.2)])
def test_a_crop_that_shows_nothing_is_refused(crop) -> None:
    good = Underlay(picture="0" * 32, at_mm=(0, 0), width_mm=10)
    with pytest.raises(RecordError, match="crop"):
        replace(good, crop=crop)


def test_assets_are_kept_without_a_step(session: Session) -> None:
    revision = session.document.revision
    session.store.keep_assets({"a" * 32: b"x"})
    assert session.document.assets["a" * 32] == b"x"
    assert (session.document.revision, session.can_undo) == (revision, False)
    kept = session.document
    session.store.keep_assets({"a" * 32: b"x"})
    assert session.document is kept

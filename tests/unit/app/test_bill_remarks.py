"""Notes on items go with the bill if they are wanted, in every form that people read."""

import pytest

from diorama_planner.app.purchase.bills import bill_job, render_bill, with_remarks
from diorama_planner.app.session import Session
from diorama_planner.drawing.primitives import Text
from diorama_planner.exporters.bill_job import BillChoices
from diorama_planner.exporters.bill_pages import bill_sheets
from diorama_planner.kinds.label import Label
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.document import Document
from diorama_planner.model.record import PROJECT_ID, Project


@pytest.fixture
def session() -> Session:
    return Session(
        Document.of(
            [
                Project(id=PROJECT_ID, name="Yard"),
                Thing(id="drum", thing="oil_drum", at_mm=(1, 1), order=2, note="Rust first,\nthen paint"),
                Label(id="sign", text="Bar", at_mm=(9, 9), order=1, label="Neon", note="Ask the owner"),
                Label(id="mute", text="Bar", at_mm=(9, 9), order=3),
            ]
        )
    )


def test_notes_are_listed_in_the_order_of_the_plan(session: Session) -> None:
    bill = with_remarks(session)
    assert [(remark.item, remark.text) for remark in bill.remarks] == [
        ("sign", "Ask the owner"),
        ("drum", "Rust first,\nthen paint"),
    ]
    assert bill.remarks[0].name == "Neon"
    assert bill.remarks[1].name != "oil_drum"  # as people call it


def test_unasked_they_stay_away(session: Session) -> None:
    assert session.bill().remarks == ()
    job = bill_job(session, BillChoices(picture=False))
    assert b"Ask the owner" not in render_bill(job, "html")


@pytest.mark.parametrize("form", ["table", "html"])
def test_every_form_for_people_has_them(session: Session, form: str) -> None:
    job = bill_job(session, BillChoices(picture=False, notes=True), form)
    text = render_bill(job, form).decode()
    assert "Ask the owner" in text
    assert "Rust first, then paint" in text


def test_on_paper_they_stand_below_without_columns_of_figures(session: Session) -> None:
    def words(*, notes: bool) -> list[str]:
        sheets = bill_sheets(bill_job(session, BillChoices(notes=notes)))
        return [each.text for sheet in sheets for each in sheet.marks if isinstance(each, Text)]

    plain, noted = words(notes=False), words(notes=True)
    assert "Ask the owner" in noted
    assert "Ask the owner" not in plain
    assert noted.count("Need") == plain.count("Need")

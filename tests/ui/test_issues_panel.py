"""Issues: the worst first, in words, with their remedies; a click selects the item."""

import pytest
from PySide6.QtCore import Qt

from diorama_planner.core.issues import Severity
from diorama_planner.ui.panels.issues import SHOWN, IssueCard, IssuesPanel


@pytest.fixture
def panel(session, qtbot):
    made = IssuesPanel(session)
    qtbot.addWidget(made)
    made.resize(292, 400)
    made.refresh()
    return made


def cards(panel):
    return [card for card in panel.findChildren(IssueCard) if not card.isHidden()]


def push_over_the_edge(session):
    with session.edit("move") as draft:
        draft.change("trueno", at_mm=(300.0, 40.0))


def test_a_plan_without_issues_says_so(panel, session):
    assert session.issues() == ()
    assert cards(panel) == []
    assert panel.note() == "Nothing to worry about."


def test_an_issue_is_told_in_words_with_its_severity(panel, session):
    push_over_the_edge(session)
    panel.refresh()
    texts = [card.accessibleName() for card in cards(panel)]
    assert any(text.startswith("Warning: ") and "edge of the base" in text for text in texts)


def test_the_worst_stand_first(panel, session):
    push_over_the_edge(session)
    with session.edit("unknown") as draft:
        draft.change("other", thing="no_such_thing")
    panel.refresh()
    order = [Severity.ERROR, Severity.WARNING, Severity.HINT]
    ranks = [order.index(card.issue.severity) for card in cards(panel)]
    assert ranks == sorted(ranks)
    assert ranks[0] == 0


def test_a_fix_is_done_by_its_button_and_can_be_undone(panel, session):
    with session.edit("move") as draft:
        draft.change("trueno", at_mm=(330.0, 40.0))
    panel.refresh()
    card = next(card for card in cards(panel) if card.issue.code == "off-base")
    card.fix_wanted.emit(card.issue.fix)
    assert session.document.records["trueno"].at_mm[0] <= 300
    assert session.undo_label == "Move it onto the base"
    panel.refresh()
    session.undo()
    assert session.document.records["trueno"].at_mm == (330.0, 40.0)


def test_enter_and_a_click_select_the_item(panel, session, qtbot):
    push_over_the_edge(session)
    panel.refresh()
    card = next(card for card in cards(panel) if card.issue.code == "off-base")
    with qtbot.waitSignal(panel.item_chosen):
        qtbot.keyClick(card, Qt.Key.Key_Return)
    assert session.selection.ids == {"trueno"}


def test_a_flood_of_issues_is_cut_with_a_word(panel, session):
    with session.edit("many") as draft:
        for number in range(SHOWN + 5):
            from diorama_planner.kinds.thing import Thing

            draft.add(Thing(thing="no_such_thing", at_mm=(float(number), 0.0)))
    panel.refresh()
    assert len(cards(panel)) == SHOWN
    assert panel.note().startswith("and ")


def test_issues_take_the_place_of_the_bill_and_give_it_back(window):
    parts = window.workspace
    parts.issues.large.click()
    assert not parts.bill.isVisible()
    parts.issues.large.click()
    assert parts.bill.isVisible()

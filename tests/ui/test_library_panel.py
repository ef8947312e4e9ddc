"""The library: groups by scale, search that knows nicknames, favourites, cards that never cut a name."""

import pytest
from PySide6.QtCore import Qt

from diorama_planner.catalogue.groups import categories_for_scale
from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.ui.panels.library import LibraryPanel
from diorama_planner.ui.panels.library_cards import GAP, name_layout
from diorama_planner.ui.panels.library_model import ENTRY_ROLE, THING_MIME, about, size_text
from diorama_planner.ui.panels.library_thumbnails import Thumbnails
from diorama_planner.ui.readings import Readings


@pytest.fixture
def library(session, qtbot):
    panel = LibraryPanel(session)
    qtbot.addWidget(panel)
    panel.resize(256, 600)
    panel.start()
    return panel


def shown(panel):
    model = panel.cards.model()
    return [model.index(row).data(ENTRY_ROLE) for row in range(model.rowCount())]


def search(panel, text):
    panel.search.setText(text)
    panel.search.entered.emit()
    return shown(panel)


def test_nothing_is_read_before_it_is_started(session, qtbot):
    panel = LibraryPanel(session)
    qtbot.addWidget(panel)
    assert shown(panel) == []


def test_it_begins_with_the_group_that_the_scale_is_for(library, session):
    assert {thing.category.split("_")[0] for thing in shown(library)} == {"car"}
    with session.edit("Rescale") as draft:
        draft.change("project", scale=12.0)
    assert categories_for_scale(12.0)[0].id == "furniture"
    assert {thing.category for thing in shown(library)} == {"furniture"}


@pytest.mark.parametrize("text", ["hachiroku", "AE86", "trueno", "hachirokku"])
def test_a_car_is_found_by_its_nicknames_and_despite_a_typing_error(library, text):
    assert "toyota_ae86_trueno" in [entry.id for entry in search(library, text)]


def test_materials_are_found_after_the_things(library):
    found = search(library, "grass")
    kinds = [isinstance(entry, CatalogueThing) for entry in found]
    assert kinds == sorted(kinds, reverse=True)
    assert not all(kinds)


def test_what_nobody_knows_can_be_created(library, qtbot):
    assert search(library, "zzzzqqqq") == []
    with qtbot.waitSignal(library.create_requested) as told:
        library.create_button().click()
    assert told.args == ["zzzzqqqq"]
    assert "No match" in library.create_button().text()


def test_enter_places_the_chosen_thing(library, qtbot):
    search(library, "AE86")
    with qtbot.waitSignal(library.place_requested) as told:
        qtbot.keyClick(library.cards, Qt.Key.Key_Return)
    assert told.args == [shown(library)[0].id]


def test_a_drag_carries_the_id_and_a_material_cannot_be_dragged(library):
    search(library, "AE86")
    model = library.cards.model()
    data = model.mimeData([model.index(0)])
    assert bytes(data.data(THING_MIME).data()).decode() == shown(library)[0].id
    search(library, "epoxy")
    last = model.index(model.rowCount() - 1)
    assert not isinstance(last.data(ENTRY_ROLE), CatalogueThing)
    assert not model.flags(last) & Qt.ItemFlag.ItemIsDragEnabled


def test_a_star_makes_a_favourite_that_has_its_own_group(library, session):
    library.toggle_favourite("nissan_r34_gtr")
    assert session.preferences.favourites == ("nissan_r34_gtr",)
    library.show_group("favourites")
    assert [thing.id for thing in shown(library)] == ["nissan_r34_gtr"]
    library.toggle_favourite("nissan_r34_gtr")
    assert shown(library) == []


def test_what_was_placed_last_comes_first(library, session):
    for thing in ("oil_drum", "bmw_2002tii", "oil_drum"):
        library.note_placed(thing)
    assert session.preferences.recent_things == ("oil_drum", "bmw_2002tii")


def test_sizes_are_those_on_the_bench(session):
    catalogue, readings = session.catalogue, Readings.of(session)
    assert size_text(catalogue.thing("toyota_ae86_trueno"), readings) == "65.7 × 25.4 mm"
    assert size_text(catalogue.thing("oil_drum"), readings).endswith("⌀")


def test_the_tooltip_tells_size_source_and_confidence(session):
    text = about(session.catalogue.thing("toyota_ae86_trueno"), Readings.of(session))
    for part in ("4.205 × 1.625 × 1.335 m", "65.7", "Hachiroku", "car-param.com", "high"):
        assert part in text


def test_no_name_is_ever_cut(session, app):
    width = 92.0
    for thing in session.catalogue.things():
        layout = name_layout(thing.label, width)
        drawn = sum(layout.lineAt(n).textLength() for n in range(layout.lineCount()))
        assert drawn == len(thing.label)
        assert max(layout.lineAt(n).naturalTextWidth() for n in range(layout.lineCount())) <= width + 0.5


def test_two_cards_stand_side_by_side_and_a_narrow_panel_still_shows_one(library):
    library.show()
    delegate = library.cards.itemDelegate()
    assert 2 * (delegate.card_width() + GAP) <= library.cards.viewport().width()
    index = library.cards.model().index(0)
    assert delegate.sizeHint(None, index).width() == delegate.card_width()


def test_thumbnails_are_painted_later_and_kept(session, qtbot, app):
    thumbnails = Thumbnails(84, 54)
    thing = session.catalogue.thing("oil_drum")
    assert thumbnails.pixmap(thing) is None
    with qtbot.waitSignal(thumbnails.ready):
        pass
    picture = thumbnails.pixmap(thing)
    assert (picture.width(), picture.height()) == (84, 54)
    assert picture.toImage().pixelColor(42, 27).alpha() > 0


def test_rows_speak_for_screen_readers(library):
    index = library.cards.model().index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Toyota Sprinter Trueno")
    assert library.search.accessibleName()
    assert library.cards.accessibleName()

"""The cutting table: what was chosen holds, what lies there fits the parts, what is left goes into the stash once."""

from dataclasses import replace
from datetime import date

import pytest

from diorama_planner.app.jobs import Job
from diorama_planner.app.purchase import stocktaking
from diorama_planner.app.sawing.cutting_table import Choices, CuttingTable
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.errors import UsageError
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.track import Track
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.record import BASE_ID, Nesting
from diorama_planner.takeoff.nesting import NEW, Placement, Settings
from diorama_planner.takeoff.stash import Holding, move

CATALOGUE = load_catalogue()
BOARD, RAIL = CATALOGUE.material("xps_eu_10"), CATALOGUE.material("flex_track_s")
TODAY = date(2026, 5, 1)


@pytest.fixture
def session() -> Session:
    session = Session(catalogue=CATALOGUE)
    with session.edit("plan") as draft:
        draft.put(Base(id=BASE_ID, width_mm=1000, depth_mm=600, thickness_mm=9, order=-1))
        draft.put(Wall(id="long", path_mm=((0, 0), (800, 0)), height_mm=100, thickness_mm=10, material=BOARD.id))
        draft.put(Wall(id="short", path_mm=((0, 200), (300, 200)), height_mm=80, thickness_mm=10, material=BOARD.id))
        draft.put(Track(id="track", line_mm=((0, 400), (1000, 400)), track=RAIL.id, ballast=""))
    return session


@pytest.fixture
def table(session: Session) -> CuttingTable:
    table = CuttingTable(session)
    lay_out(session, table)
    return table


def lay_out(session: Session, table: CuttingTable) -> None:
    table.put(table.work(BOARD)(Job(session.document)))


def test_nothing_lies_there_before_it_is_laid_out(session: Session) -> None:
    table = CuttingTable(session)
    assert BOARD in table.sheets()
    assert RAIL in table.bars()
    assert table.shown(BOARD) is None
    assert table.move(BOARD, 0, Placement("long", 0, 0.0, 0.0)) is not None


def test_what_no_longer_fits_the_parts_lies_there_no_longer(session: Session, table: CuttingTable) -> None:
    assert table.shown(BOARD) is not None
    with session.edit("longer") as draft:
        draft.put(replace(session.document.records["short"], path_mm=((0, 200), (400, 200))))
    assert table.shown(BOARD) is None
    session.undo()
    assert table.shown(BOARD) is not None


def test_sheets_are_as_they_were_chosen(session: Session, table: CuttingTable) -> None:
    table.choose(BOARD, Choices(Settings(gap_mm=5.0), size_mm=(900.0, 500.0), edge_mm=12.0))
    (stock,) = table.stocks(BOARD)
    assert (stock.length_mm, stock.width_mm, stock.edges.left) == (900.0, 500.0, 12.0)
    lay_out(session, table)
    shown = table.shown(BOARD)
    assert shown is not None
    assert shown.layout.settings.gap_mm == 5.0
    assert all(part.bounds[0] >= 12.0 - 1e-6 for part in [stock.usable])


def test_the_stash_is_used_or_left_alone(session: Session, table: CuttingTable) -> None:
    ring = ((0.0, 0.0), (850.0, 0.0), (850.0, 300.0), (0.0, 300.0))
    offcut = Holding(key=BOARD.id, form="offcut", outline_mm=ring, id="shelf")
    session.workshop.change_stash(lambda stash: move(stash, "bought", {"shelf": offcut}, day="2026-05-01"))
    assert [stock.key for stock in table.stocks(BOARD)] == ["shelf", NEW]
    lay_out(session, table)
    shown = table.shown(BOARD)
    assert shown is not None
    assert [stock.key for stock in shown.layout.sheets] == ["shelf"]
    table.choose(BOARD, replace(table.choices(BOARD), uses_stash=False))
    assert [stock.key for stock in table.stocks(BOARD)] == [NEW]


def test_what_is_kept_is_a_record_and_can_be_undone(session: Session, table: CuttingTable) -> None:
    table.keep(BOARD)
    assert [one.material for one in session.document.every(Nesting)] == [BOARD.id]
    shown = table.shown(BOARD)
    assert shown is not None
    assert shown.is_accepted
    again = CuttingTable(session).shown(BOARD)
    assert again is not None
    assert again.layout.placements == shown.layout.placements
    session.undo()
    table.refresh()
    shown = table.shown(BOARD)
    assert shown is not None
    assert not shown.is_accepted


def test_a_kept_layout_that_is_out_of_date_is_told(session: Session, table: CuttingTable) -> None:
    table.keep(BOARD)
    with session.edit("higher") as draft:
        draft.put(replace(session.document.records["long"], height_mm=120))
    lay_out(session, table)
    shown = table.shown(BOARD)
    assert shown is not None
    assert (shown.is_accepted, shown.is_stale) == (False, True)
    table.keep(BOARD)
    shown = table.shown(BOARD)
    assert shown is not None
    assert (shown.is_accepted, shown.is_stale) == (True, False)


def test_a_kept_layout_is_kept_again_when_its_parts_are_again_those_it_was_made_for(
    session: Session, table: CuttingTable
) -> None:
    table.keep(BOARD)
    with session.edit("shorter") as draft:
        draft.put(replace(session.document.records["short"], path_mm=((0, 200), (250, 200))))
    ring = ((0.0, 0.0), (850.0, 0.0), (850.0, 300.0), (0.0, 300.0))
    offcut = Holding(key=BOARD.id, form="offcut", outline_mm=ring, id="shelf")
    session.workshop.change_stash(lambda stash: move(stash, "bought", {"shelf": offcut}, day="2026-05-01"))
    lay_out(session, table)  # the window lays out at once what has changed
    session.undo()
    table.refresh()
    shown = table.shown(BOARD)
    assert shown is not None
    assert (shown.is_accepted, shown.is_stale) == (True, False)
    assert [stock.key for stock in shown.layout.sheets] == [NEW]


def test_a_part_by_hand_stays_when_the_rest_is_laid_out_anew(session: Session, table: CuttingTable) -> None:
    shown = table.shown(BOARD)
    assert shown is not None
    number = next(n for n, one in enumerate(shown.layout.placements) if one.part.startswith("short"))
    wanted = replace(shown.layout.placements[number], x_mm=850.0, y_mm=250.0, turn_deg=0.0)
    assert table.move(BOARD, number, wanted) is None
    assert table.turn(BOARD, number, 180.0) is None
    lay_out(session, table)
    after = table.shown(BOARD)
    assert after is not None
    assert [one.part for one in after.layout.placements if one.locked] == [wanted.part]


def test_rests_of_sheets_are_put_away(session: Session, table: CuttingTable) -> None:
    rests = table.rests(BOARD)
    assert rests
    assert table.put_away_on(BOARD) == ""
    table.put_away(BOARD, TODAY)
    assert table.put_away_on(BOARD) == "2026-05-01"
    shelf = session.workshop.stash.sheets(BOARD.id)
    assert len(shelf) == len(rests)
    assert all(each.thickness_mm == 10 for each in shelf)
    lay_out(session, table)  # the same parts in another way: they are cut
    with pytest.raises(UsageError, match="was put into the stash on 2026-05-01"):
        table.put_away(BOARD, TODAY)
    stocktaking.undo_last(session)
    assert table.put_away_on(BOARD) == ""
    table.put_away(BOARD, TODAY)
    assert len(session.workshop.stash.sheets(BOARD.id)) == len(rests)


def test_ends_of_bars_are_put_away_and_not_cut_again_for_the_same_pieces(
    session: Session, table: CuttingTable
) -> None:
    before = table.bar_cutting(RAIL)
    assert before.plan.bought.total() == 2
    table.put_away(RAIL, TODAY)
    assert [each.length_mm for each in session.workshop.stash.bars(RAIL.id)] == [828.0]
    assert table.put_away_on(RAIL)
    assert table.bar_cutting(RAIL) == before
    assert CuttingTable(session).bar_cutting(RAIL) == before  # as when the program is started again
    with pytest.raises(UsageError, match="put into the stash"):
        table.put_away(RAIL, TODAY)
    with session.edit("another") as draft:
        draft.put(Track(id="other", line_mm=((0, 500), (300, 500)), track=RAIL.id, ballast=""))
    assert not table.put_away_on(RAIL)
    assert table.bar_cutting(RAIL).plan.from_stash.total() == 1


def test_another_plan_begins_with_an_empty_table(session: Session, table: CuttingTable) -> None:
    table.choose(BOARD, Choices(Settings(gap_mm=9.0)))
    table.clear()
    assert table.choices(BOARD).settings.gap_mm == 2.0
    assert table.shown(BOARD) is None

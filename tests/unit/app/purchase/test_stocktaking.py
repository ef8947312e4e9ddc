"""What a plan brings to the stash and takes from it, and what is learned from what it really took."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lawn import DRUM, GRASS, offer, put, session_of, shop, stock

from diorama_planner.app.purchase import stocktaking
from diorama_planner.app.purchase.workshop import Workshop
from diorama_planner.app.sawing import cut_stock, cutting
from diorama_planner.app.session import Session
from diorama_planner.core.errors import UsageError
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import PROJECT_ID, Project
from diorama_planner.takeoff.stash import Holding

BOARD = "foamboard_a3_3"
DAY = date(2026, 5, 1)


def shelf_of(session):
    return {each.key: each.amount for each in session.workshop.stash.holdings.values()}


def test_what_was_bought_lies_on_the_shelf_and_is_not_bought_again():
    session = session_of()
    put(session, shop("A", offer("heki_20", 20, "1.00"), offer(DRUM, 1, "2.00")))
    amounts = stocktaking.purchases(session)
    assert {(each.key, each.amount, each.unit) for each in amounts} >= {("heki_20", 100, "g"), (DRUM, 3, "piece")}
    stocktaking.bought(session, amounts, DAY)
    shelf = shelf_of(session)
    assert (shelf["heki_20"], shelf[DRUM]) == (100, 3)
    drums = next(row for row in session.bill().things if row.thing == "oil_drum")
    assert (drums.on_hand, drums.purchases) == (3, ())
    last = session.workshop.stash.journal[-1]
    assert (last.kind, last.day, last.project) == ("bought", "2026-05-01", "Meadow")
    assert stocktaking.earlier(session, "bought") is last
    assert stocktaking.earlier(session, "used") is None
    assert stocktaking.undo_last(session) is last
    assert shelf_of(session) == {}
    with pytest.raises(UsageError, match="nothing to undo"):
        stocktaking.undo_last(session)


def test_some_lines_of_the_basket_are_bought_by_themselves():
    session = session_of()
    put(session, shop("A", offer(GRASS, 100, "9.00"), offer(DRUM, 1, "2.00")))
    [order] = session.buying.shopping().basket.orders
    stocktaking.bought(session, stocktaking.purchases(session, [order.lines[0]]), DAY)
    assert len(shelf_of(session)) == 1
    [order] = session.buying.shopping().basket.orders
    assert len(order.lines) == 1


def test_without_shops_the_packs_of_the_bill_are_bought():
    session = session_of(have=())
    keys = {each.key: each.amount for each in stocktaking.purchases(session)}
    assert keys[GRASS] == 100
    assert keys[DRUM] == 3
    assert keys["static_layering_glue"] == 250


def test_what_was_used_leaves_the_shelf_as_far_as_it_was_there():
    session = session_of()
    stock(session, Holding(key=GRASS, amount=160.0, pack_size=100.0), Holding(key=DRUM, amount=2.0))
    amounts = {each.key: each for each in stocktaking.usage(session)}
    grass, drums = amounts[GRASS], amounts[DRUM]
    assert (grass.amount, grass.held, grass.missing) == (pytest.approx(100), 160, 0)
    assert (drums.amount, drums.taken, drums.missing) == (3, 2, 1)
    stocktaking.used(session, amounts.values(), DAY)
    assert shelf_of(session) == {GRASS: pytest.approx(60)}
    assert session.workshop.stash.journal[-1].changes == {GRASS: pytest.approx(-100), DRUM: -2}
    stocktaking.undo_last(session)
    assert shelf_of(session) == {GRASS: 160, DRUM: 2}


def test_things_of_ones_own_are_used_and_those_that_are_built_are_not():
    session = session_of()
    with session.edit("Own") as draft:
        draft.change("d0", source="own")
        draft.change("d1", source="print")
    [drums] = [each for each in stocktaking.usage(session) if each.key == DRUM]
    assert drums.amount == 2


def test_sheets_that_were_laid_out_leave_and_their_offcuts_come_back():
    document = Document.of(
        [
            Project(id=PROJECT_ID, name="House"),
            Wall(id="w", path_mm=((0.0, 0.0), (400.0, 0.0)), thickness_mm=3, height_mm=200, material=BOARD),
        ]
    )
    session = Session(document)
    piece = Holding(
        key=BOARD, form="offcut", outline_mm=((0.0, 0.0), (410.0, 0.0), (410.0, 250.0), (0.0, 250.0)),
        id="piece", thickness_mm=3,
    )  # fmt: skip
    stock(session, piece, Holding(key=BOARD, amount=3.0))
    material = session.catalogue.material(BOARD)
    assert cutting.parts_of(session, material)
    layout = cutting.layout_for(session, material)
    with session.edit("Accept") as draft:
        cutting.accept(draft, session, layout)
    from_shelf = [stock.key for stock in layout.sheets]
    assert "piece" in from_shelf
    new = cutting.sheets_laid_out(session)[BOARD]
    row = next(row for row in session.bill().rows if row.material == BOARD)
    assert (row.counted_by, row.packs) == ("layout", 0)  # three whole sheets are more than it takes
    [amount] = stocktaking.usage(session)
    assert (amount.amount, amount.pieces) == (new, 1)
    stocktaking.used(session, [amount], DAY)
    stash = session.workshop.stash
    assert "piece" not in stash.holdings
    assert stash.amount(BOARD) == 3 - new
    rests = stash.sheets(BOARD)
    assert rests
    assert all((rest.form, rest.thickness_mm, rest.note) == ("offcut", 3.0, "House") for rest in rests)
    stocktaking.undo_last(session)
    assert session.workshop.stash.holdings["piece"] == piece


def house_of_two_walls(counts, lengths):
    """A plan whose walls are laid out on whole sheets and on pieces of them that lie on the shelf."""
    walls = [
        Wall(id=f"w{n}", path_mm=((0.0, 50.0 * n), (length, 50.0 * n)), thickness_mm=3, height_mm=90, material=BOARD)
        for n, length in enumerate(lengths)
    ]
    session = Session(Document.of([Project(id=PROJECT_ID, name="House"), *walls]))
    outline = ((0.0, 0.0), (250.0, 0.0), (250.0, 120.0), (0.0, 120.0))
    pieces, whole = counts
    if pieces:
        piece = Holding(key=BOARD, form="offcut", outline_mm=outline, amount=pieces, id="piece", thickness_mm=3)
        stock(session, piece)
    if whole:
        stock(session, Holding(key=BOARD, amount=whole))
    layout = cutting.layout_for(session, session.catalogue.material(BOARD))
    with session.edit("Accept") as draft:
        cutting.accept(draft, session, layout)
    return session


def put_away(session):
    layout = cutting.accepted_layout(session, BOARD)
    cut_stock.put_away(session, cut_stock.cutting_of_sheets(session, layout), DAY)


def use(session):
    stocktaking.used(session, stocktaking.usage(session), DAY)


def lying(session):
    """What lies on the shelf, whatever the ids of what came there."""
    return Counter(replace(each, id="") for each in session.workshop.stash.holdings.values())


@settings(max_examples=10, deadline=None)
@given(
    st.tuples(st.integers(0, 3).map(float), st.integers(0, 3).map(float)),
    st.lists(st.integers(60, 400).map(float), min_size=1, max_size=4),
)
def test_what_is_left_comes_into_the_stash_once_whichever_way_is_first(counts, lengths):
    cut_first, used_first, only_used = (house_of_two_walls(counts, lengths) for _ in range(3))
    before = cut_first.workshop.stash.holdings
    put_away(cut_first)
    between = cut_first.workshop.stash.holdings
    [amount] = stocktaking.usage(cut_first)
    assert (amount.pieces, amount.cut_on) == (0, "2026-05-01")
    use(cut_first)
    use(only_used)
    use(used_first)
    with pytest.raises(UsageError, match="was put into the stash on 2026-05-01"):
        put_away(used_first)
    assert lying(cut_first) == lying(used_first) == lying(only_used)
    while cut_first.workshop.stash.holdings != between:
        stocktaking.undo_last(cut_first)
    stocktaking.undo_last(cut_first)
    assert cut_first.workshop.stash.holdings == before
    assert not stocktaking.usage(cut_first)[0].cut_on
    put_away(cut_first)
    assert lying(cut_first) == Counter(replace(each, id="") for each in between.values())


def test_a_sheet_of_the_shelf_leaves_when_it_is_cut_and_the_journal_names_it():
    session = house_of_two_walls((0, 2), [300.0])
    put_away(session)
    assert session.workshop.stash.amount(BOARD) == 1
    movement = session.workshop.stash.journal[-1]
    assert movement.is_cutting
    gone, *put = map(str, cut_stock.told_of(session, movement, BOARD))
    name = session.catalogue.material(BOARD).label
    assert gone == f"1 sheet of {name} gone"
    assert put
    assert all(each.startswith("offcut ") and each.endswith(f" mm of {name} put away") for each in put)
    [amount] = stocktaking.usage(session)
    assert amount.amount == 0  # it is gone already
    use(session)
    assert session.workshop.stash.amount(BOARD) == 1


def test_a_sheet_that_was_bought_after_it_was_cut_leaves_with_what_was_used():
    session = house_of_two_walls((0, 0), [300.0])
    put_away(session)
    stock(session, Holding(key=BOARD, amount=1.0))
    [amount] = stocktaking.usage(session)
    assert (amount.amount, amount.taken) == (1.0, 1.0)


def test_without_a_kept_layout_whole_sheets_leave_and_that_is_said():
    session = house_of_two_walls((0, 2), [300.0])
    assert not stocktaking.usage(session)[0].by_area
    session.undo()
    [amount] = stocktaking.usage(session)
    assert (amount.amount, amount.by_area) == (1.0, True)
    layout = cutting.layout_for(session, session.catalogue.material(BOARD))
    cut_stock.put_away(session, cut_stock.cutting_of_sheets(session, layout), DAY)
    [amount] = stocktaking.usage(session)  # cut as it lay on the table, and gone with that
    assert (amount.amount, amount.by_area, amount.cut_on) == (0.0, False, "2026-05-01")


def test_parts_that_changed_or_belong_to_another_plan_are_cut_anew():
    session = house_of_two_walls((0, 2), [300.0])
    put_away(session)
    assert stocktaking.earlier(session, "used") is None  # nothing loose was taken
    with session.edit("Another name") as draft:
        draft.change(PROJECT_ID, name="Barn")
    assert not stocktaking.usage(session)[0].cut_on
    session.undo()
    assert stocktaking.usage(session)[0].cut_on
    with session.edit("Longer") as draft:
        draft.change("w0", path_mm=((0.0, 0.0), (310.0, 0.0)))
    assert not stocktaking.usage(session)[0].cut_on


def test_by_hand():
    session = session_of()
    holding = Holding(key="pva_1l", amount=500.0, place="shelf", id="glue")
    stocktaking.put_holding(session, holding, DAY, "found")
    stocktaking.take(session, "pva_1l", 100, DAY)
    with pytest.raises(UsageError, match="only 400"):
        stocktaking.take(session, "pva_1l", 401, DAY)
    assert [(each.kind, each.note, each.project) for each in session.workshop.stash.journal] == [
        ("corrected", "found", ""), ("used", "", "")
    ]  # fmt: skip
    stocktaking.remove_holding(session, "glue", DAY)
    assert shelf_of(session) == {}


def learn(session, material, really):
    """What the plan really took is used up, and teaches its rate."""
    build = stocktaking.taught(session, material, really, DAY)
    stocktaking.used(session, stocktaking.usage(session, {material: really}), DAY, [build])


def test_what_was_really_used_leaves_the_shelf_as_far_as_it_is_there():
    session = session_of()
    stock(session, Holding(key=GRASS, amount=160.0))
    learn(session, GRASS, 150.0)
    assert shelf_of(session) == {GRASS: pytest.approx(10)}
    [amount] = [each for each in stocktaking.usage(session, {GRASS: 30.0}) if each.key == GRASS]
    assert (amount.amount, amount.held, amount.missing) == (pytest.approx(30), pytest.approx(10), pytest.approx(20))
    learn(session, GRASS, 30.0)
    assert shelf_of(session) == {}


def test_what_was_really_used_of_another_make_is_taken_from_that_first():
    session = session_of(drums=0)
    stock(session, Holding(key="heki_20", amount=60.0), Holding(key=GRASS, amount=0.5))
    amounts = {each.key: each.amount for each in stocktaking.usage(session, {GRASS: 70.0})}
    assert amounts == {"heki_20": pytest.approx(60), GRASS: pytest.approx(10)}
    amounts = {each.key: each.amount for each in stocktaking.usage(session, {GRASS: 20.0})}
    assert amounts == {"heki_20": pytest.approx(20)}


@pytest.mark.parametrize("held", [0.0, 160.0])
def test_taking_back_what_was_used_takes_back_the_rate_that_it_taught(held):
    session = session_of()
    stock(session, Holding(key="pva_1l", amount=1.0))
    if held:
        stock(session, Holding(key=GRASS, amount=held))
    before = session.workshop.contents
    learn(session, GRASS, 150.0)
    learn(session, GRASS, 160.0)
    assert [len(each.learned) for each in session.workshop.stash.journal[-2:]] == [1, 1]
    stocktaking.undo_last(session)
    assert [build.used for build in session.workshop.contents.builds] == [150.0]
    stocktaking.undo_last(session)
    assert session.workshop.contents == before
    learn(session, GRASS, 150.0)
    stocktaking.forget_use(session, GRASS)
    stocktaking.undo_last(session)
    assert session.workshop.contents == before


def test_what_a_movement_taught_is_kept_in_the_file(tmp_path):
    session = session_of()
    learn(session, GRASS, 150.0)
    kept = Workshop(tmp_path)
    kept.change(lambda _: session.workshop.contents)
    assert Workshop(tmp_path).contents == session.workshop.contents
    assert Workshop(tmp_path).stash.journal[-1].learned == session.workshop.contents.builds


def test_what_no_shop_has_is_told_apart():
    session = session_of(have=("tool_grass_applicator",), currency="USD")
    assert not any(each.elsewhere for each in stocktaking.purchases(session))  # without shops all is
    put(session, shop("A", offer(GRASS, 100, "9.00"), currency="USD"))
    elsewhere = {each.key: each.elsewhere for each in stocktaking.purchases(session)}
    assert elsewhere == {GRASS: False, DRUM: True, "static_layering_glue": True}
    put(session, replace(session.workshop.shops["a"], used=False))
    assert not any(each.elsewhere for each in stocktaking.purchases(session))


def test_nothing_cannot_be_put_there():
    session = session_of()
    for amount in (0.0, -1.0):
        with pytest.raises(UsageError, match="nothing to put there"):
            stocktaking.put_loose(session, "pva_1l", amount, DAY)


def test_a_rate_is_learned_from_what_was_really_used_and_forgotten():
    session = session_of()
    learn(session, GRASS, 150.0)
    row = next(row for row in session.bill().rows if row.material == GRASS)
    assert row.with_waste == pytest.approx(150)
    assert row.rate.builds == 1
    for wrong in (0.0, -1.0, float("nan"), 1e9):
        with pytest.raises(UsageError):
            stocktaking.taught(session, GRASS, wrong, DAY)
    with pytest.raises(UsageError, match="not on the bill"):
        stocktaking.taught(session, "pva_1l", 3, DAY)
    stocktaking.forget_use(session, GRASS)
    row = next(row for row in session.bill().rows if row.material == GRASS)
    assert row.with_waste == pytest.approx(100)


def test_what_is_used_is_taken_from_the_make_that_is_there():
    session = session_of(drums=0)
    put(session, shop("A", offer("heki_20", 20, "1.00")))
    stocktaking.bought(session, stocktaking.purchases(session), DAY)
    assert session.buying.shopping().basket.orders == ()  # it is not bought twice
    stocktaking.used(session, stocktaking.usage(session), DAY)
    assert "heki_20" not in shelf_of(session)

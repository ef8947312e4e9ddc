"""The picture on the canvas follows the plan: after any edits it is the one that would be painted anew."""

import random

import numpy as np
import pytest
from canvas_hand import CanvasHand
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPainter

from diorama_planner.app import verbs
from diorama_planner.app.preferences import Preferences
from diorama_planner.app.session import Session
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.label import Label
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.scatter import MixPart, Scatter
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import Project
from diorama_planner.painting.images import from_image
from diorama_planner.tools.preview import Moved
from diorama_planner.ui.canvas.carried import in_pixels, mapped, turn_of
from diorama_planner.ui.canvas.film import Film
from diorama_planner.ui.canvas.plan_view import PlanView
from diorama_planner.ui.canvas.projector import CARRIED_FROM, Projector

THINGS = ("toyota_ae86_trueno", "oil_drum", "oak_50", "container_20")
SIZE = QSize(600, 450)


class PlainBoard:
    """A board of its own, on which nothing moves."""

    def __init__(self, session, scale):
        self.film = Film(self._paint)
        self.projector = Projector(session, self)
        self.film.show_part(scale, QPoint(0, -SIZE.height()), SIZE)

    def _paint(self, painter, parts, scale):
        for part in parts:
            painter.fillRect(part, "#2f6f63")
        self.projector.paint(painter, parts, scale, 1.0)

    def spoil(self, box=None):
        self.film.spoil(box)

    def refresh(self):
        pass

    def picture(self):
        self.film.mend()
        image = QImage(SIZE, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.translate(-self.film.area.topLeft())
        self.film.project(painter)
        self.projector.paint_over(painter)
        painter.end()
        return from_image(image)


def alike(one, other):
    """Whether two pictures are the same but for what Qt rounds otherwise where it is clipped."""
    away = np.abs(one - other)
    return away.max() < 0.06 and away.mean() < 1e-4


def mixed(count, dice):
    """Things, walls with openings, covers and labels that overlap; some of equal order."""
    items = []
    for number in range(count):
        at = dice.uniform(0, 400), dice.uniform(0, 300)
        name, order = f"i{number}", float(dice.randrange(5))
        if number % 5 == 0:
            items.append(Wall(id=name, path_mm=(at, (at[0] + 40, at[1] + dice.uniform(-20, 20))), order=order))
            items.append(Opening(id=f"{name}-1", host=name, at_mm=15, width_mm=10, height_mm=20, order=order))
        elif number % 5 == 1:
            ring = (at, (at[0] + 60, at[1]), (at[0] + 40, at[1] + 50))
            items.append(GroundCover(id=name, outline_mm=ring, order=order))
        elif number % 5 == 2 and number < 20:
            items.append(Label(id=name, text=f"Item {number}", at_mm=at, order=order))
        else:
            turn = dice.uniform(0, 360)
            items.append(Thing(id=name, thing=dice.choice(THINGS), at_mm=at, rotation_deg=turn, order=order))
    return items


def session_of(count, seed=3):
    base = Base(id="base", width_mm=400, depth_mm=300, order=-1.0)
    items = mixed(count, random.Random(seed))
    return Session(Document.of([Project(id="project"), base, *items]), preferences=Preferences(region="EU"))


def board_of(session, scale):
    board = PlainBoard(session, scale)
    board.projector.rebuild()
    session.subscribe(lambda event: board.projector.update(event.dirty_ids) if event.change else None)
    return board


def edit_somehow(session, dice):
    ids = sorted(item.id for item in session.document.items() if item.id != "base")
    chosen = dice.sample(ids, 2)
    with session.edit("Edit") as draft:
        match dice.randrange(6):
            case 0:
                verbs.move(draft, chosen, dice.uniform(-30, 30), dice.uniform(-30, 30))
            case 1:
                verbs.rotate(draft, chosen, dice.uniform(0, 360))
            case 2:
                verbs.delete(draft, chosen)
            case 3:
                verbs.duplicate(draft, chosen, 20.0, 10.0)
            case 4:
                verbs.reorder(draft, chosen, dice.choice(("front", "back")))
            case 5:
                draft.change(chosen[0], hidden=not draft.get(chosen[0]).hidden)


@pytest.mark.parametrize("scale", [0.4, 1.5, 4.0])
def test_after_any_edits_the_picture_is_that_of_a_new_board(app, scale):
    session, dice = session_of(60), random.Random(round(10 * scale))
    board = board_of(session, scale)
    for step in range(40):
        dice.choice([edit_somehow, edit_somehow, lambda session, _: session.undo()])(session, dice)
        if step % 8 == 7:
            assert alike(board.picture(), board_of(session, scale).picture())


def test_a_new_board_looks_like_paper(app):
    from diorama_planner.painting.look import Look
    from diorama_planner.painting.painter import paint

    session, scale = session_of(30), 1.5
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill("#2f6f63")
    painter = QPainter(image)
    painter.translate(0, SIZE.height())
    painter.scale(scale, -scale)
    paint(painter, session.drawing(), Look(scale))
    painter.end()
    away = np.abs(board_of(session, scale).picture() - from_image(image)).max(axis=0)
    assert away.mean() < 0.03


def test_moving_one_thing_paints_only_what_is_near(app):
    session = session_of(400)
    board = board_of(session, 1.5)
    board.picture()
    drawn, painted = board.projector.drawn, board.projector.painted
    assert painted > 300
    thing = next(item.id for item in session.document.items() if isinstance(item, Thing) and item.thing == "oil_drum")
    with session.edit("Move") as draft:
        verbs.move(draft, [thing], 3.0, 0.0)
    board.picture()
    assert board.projector.drawn - drawn < 25  # it, and what looks at its neighbours
    assert 0 < board.projector.painted - painted < 40


@pytest.mark.parametrize("scale", [0.4, 1.5, 4.0])
def test_plants_that_make_room_leave_the_picture_of_a_new_board(app, scale):
    area = ((10.0, 10.0), (390.0, 10.0), (390.0, 290.0), (10.0, 290.0))
    mix = (MixPart(thing="fern", weight=3.0), MixPart(thing="oak_50", weight=0.2), MixPart(thing="bush"))
    base = Base(id="base", width_mm=400, depth_mm=300, order=-1.0)
    plants = Scatter(id="plants", outline_mm=area, mix=mix, density=60.0, order=1.0)
    car = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(120.0, 90.0), order=2.0)
    session = Session(Document.of([Project(id="project"), base, plants, car]))
    board = board_of(session, scale)
    board.picture()
    for dx, dy in ((30.0, 12.5), (0.0, 0.5), (-120.0, 90.0), (500.0, 0.0), (-350.0, -50.0)):
        with session.edit("Move") as draft:
            verbs.move(draft, ["car"], dx, dy)
        assert alike(board.picture(), board_of(session, scale).picture())
    session.undo()
    assert alike(board.picture(), board_of(session, scale).picture())


def test_what_asks_neighbours_is_added_after_the_first_picture(app):
    base = Base(id="base", width_mm=400, depth_mm=300, order=-1.0)
    pools = []
    for number in range(3):
        left = 20.0 + 120.0 * number
        ring = ((left, 100.0), (left + 80.0, 100.0), (left + 80.0, 200.0), (left, 200.0))
        pools.append(Pour(id=f"pool-{number}", outline_mm=ring, depth_mm=3.0, mode="film", order=number))
    session = Session(Document.of([Project(id="project"), base, *pools]))
    board = PlainBoard(session, 1.5)
    board.projector.rebuild()
    first = board.picture()
    found = [name for _ in range(4) for name in session.pictures.unfinished(2)]
    assert sorted(found) == ["pool-0", "pool-1", "pool-2"]
    board.projector.finish(found)
    whole = board.picture()
    assert not alike(first, whole)
    again = PlainBoard(session, 1.5)
    again.projector.rebuild()
    assert session.pictures.unfinished(2) == []
    assert alike(again.picture(), whole)
    assert len(session.draw("pool-0")) > 1


@pytest.mark.parametrize("zoomed", [False, True])
def test_what_comes_back_by_undoing_is_not_drawn_again(app, zoomed):
    session, scale = session_of(60), 1.5
    board = PlainBoard(session, scale)
    board.projector.rebuild()
    before = board.picture()
    with session.edit("Wider") as draft:
        draft.change("base", width_mm=300.0)
    board.projector.rebuild()
    board.picture()
    drawn = board.projector.drawn
    session.undo()
    board.projector.rebuild()
    if zoomed:
        board.film.show_part(0.5, QPoint(0, -SIZE.height()), SIZE)
        board.picture()
        board.film.show_part(scale, QPoint(0, -SIZE.height()), SIZE)
    assert alike(board.picture(), before)
    assert board.projector.drawn == drawn


def test_what_was_edited_since_is_drawn_again(app):
    session = session_of(60)
    board = board_of(session, 1.5)
    for width in (300.0, 400.0):
        with session.edit("Base") as draft:
            draft.change("base", width_mm=width)
        board.projector.rebuild()
        edit_somehow(session, random.Random(int(width)))
    session.undo()
    session.undo()
    board.projector.rebuild()
    assert alike(board.picture(), board_of(session, 1.5).picture())


@pytest.mark.parametrize("count", [1, 5, CARRIED_FROM + 20])
@pytest.mark.parametrize("turn", [0.0, 90.0])
def test_what_is_lifted_is_seen_where_it_will_lie(app, count, turn):
    session, scale = session_of(CARRIED_FROM + 30), 1.0
    board = board_of(session, scale)
    before = board.picture()
    things = [item.id for item in session.document.items() if isinstance(item, Thing | Label)][:count]
    others = [item.id for item in session.document.items() if item.id not in things]
    ids = frozenset(things if count < CARRIED_FROM else [*things, *others][:count]) - {"base"}
    moved = Moved(ids, 13.0, -8.0, turn, (200.0, 150.0))
    board.projector.lift(ids, copies=False)
    for step in (Moved(ids, -40.0, 20.0, 5.0, (200.0, 150.0)), moved):
        board.projector.show_moved(step)
    shown = board.picture()
    assert np.abs(shown - before).max() > 0.1
    board.projector.drop()
    assert alike(board.picture(), before)
    with session.edit("Move") as draft:
        verbs.move(draft, ids, moved.dx, moved.dy)
        if turn:
            verbs.rotate(draft, ids, turn, (213.0, 142.0))
    away = np.abs(shown - board.picture()).max(axis=0)
    assert (away > 0.25).mean() < (0.01 if count < CARRIED_FROM else 0.06)  # many lie on top of all while they move


def test_copies_under_way_leave_the_originals(app):
    session = session_of(30)
    board = board_of(session, 1.0)
    thing = next(item for item in session.document.items() if isinstance(item, Thing))
    board.projector.lift([thing.id], copies=True)
    board.projector.show_moved(Moved(frozenset({thing.id}), 50.0, copies=True))
    box, ghost = board.projector.box_of(thing.id), board.projector.ghost_box()
    assert [edge - other for edge, other in zip(ghost, box, strict=True)] == pytest.approx([50, 0, 50, 0])


def test_a_ghost_lies_among_the_items_as_high_as_it_will(app):
    """A cover that is being reshaped stays under the things that stand on it."""
    ring = ((100.0, 100.0), (200.0, 100.0), (200.0, 200.0), (100.0, 200.0))
    cover = GroundCover(id="lawn", outline_mm=ring)
    car = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(150.0, 150.0), order=1.0)
    base = Base(id="base", width_mm=400, depth_mm=300, order=-1.0)
    session = Session(Document.of([Project(id="project"), base, cover, car]))
    board = board_of(session, 1.0)
    before = board.picture()
    board.projector.show_ghosts([cover])
    assert alike(board.picture(), before)


def test_moves_are_the_same_in_millimetres_and_in_pixels():
    turn = turn_of(Moved(frozenset(), 3.0, 4.0, 90.0, (10.0, 20.0)))
    assert mapped(turn, (10, 20, 12, 21)) == pytest.approx((12, 24, 13, 26))
    there = in_pixels(turn, 2.0).mapRect(QRect(20, -42, 4, 2))
    assert (there.left(), there.top(), there.width(), there.height()) == (24, -52, 2, 4)


def test_the_view_pans_by_copying_and_ends_as_if_painted_anew(app, qtbot):
    session = session_of(200)
    view = PlanView(session)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    hand = CanvasHand(view)
    hand.picture()
    projector = view.canvas.desk.projector
    painted = projector.painted
    for step in ((7, 0), (0, -5), (-30, 12)):
        view.canvas.pan(*step)
        hand.picture()
    assert projector.painted - painted < 100
    moved = hand.picture()
    view.canvas.spoil()
    assert alike(hand.picture(), moved)


def test_while_zooming_the_last_film_is_shown_scaled_and_then_a_sharp_one(app, qtbot):
    view = PlanView(session_of(50))
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    hand = CanvasHand(view)
    hand.picture()
    canvas, film = view.canvas, view.canvas.film
    film.whole_s = 1.0  # as if it had taken long
    before, painted = film.scale, canvas.desk.projector.painted
    with qtbot.waitSignal(canvas.sharpen):
        hand.wheel((200, 150))
        blurred = hand.picture()
        assert film.scale == before
        assert canvas.desk.projector.painted == painted
    sharp = hand.picture()
    assert film.scale == canvas.pixels_per_mm > before
    assert np.abs(blurred - sharp).mean() < 0.08

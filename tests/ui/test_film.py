"""The film: pixels of a part of the plan that are kept while the view moves, and mended where they are spoilt."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from diorama_planner.ui.canvas.film import MOST_PARTS, Film

pytestmark = pytest.mark.usefixtures("app")


class Chequers:
    """Paints squares that tell where they are, and notes what it was asked for."""

    def __init__(self):
        self.asked = []
        self.blot = QRect()

    def paint(self, painter, parts, scale):
        self.asked += [QRect(part) for part in parts]
        for part in parts:
            for x in range(part.left() // 10, part.right() // 10 + 1):
                for y in range(part.top() // 10, part.bottom() // 10 + 1):
                    colour = QColor.fromHsv((37 * x + 91 * y) % 360, 200, 200)
                    painter.fillRect(10 * x, 10 * y, 10, 10, colour)
        painter.fillRect(self.blot, QColor("black"))


@pytest.fixture
def chequers():
    return Chequers()


SIZE = QSize(100, 80)


def shown(film, chequers, corner, size=SIZE, scale=1.0):
    film.show_part(scale, corner, size)
    film.mend()
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.translate(-corner)
    film.project(painter)
    painter.end()
    return image


def test_what_is_seen_already_is_not_painted_again(chequers):
    film = Film(chequers.paint)
    shown(film, chequers, QPoint(0, 0))
    assert chequers.asked == [QRect(0, 0, 100, 80)]
    chequers.asked.clear()
    shown(film, chequers, QPoint(0, 0))
    assert chequers.asked == []
    shown(film, chequers, QPoint(7, 0))
    assert chequers.asked == [QRect(100, 0, 7, 80)]


@pytest.mark.parametrize("way", [[(3, 4), (-60, 20), (500, 0), (499, -1)], [(-1, -1), (0, 0), (90, 70)]])
def test_however_the_view_moved_the_film_is_as_if_painted_anew(chequers, way):
    film = Film(chequers.paint)
    shown(film, chequers, QPoint(0, 0))
    for x, y in way:
        assert shown(film, chequers, QPoint(x, y)) == shown(Film(chequers.paint), chequers, QPoint(x, y))


def test_a_view_that_grows_keeps_what_it_has(chequers):
    film = Film(chequers.paint)
    shown(film, chequers, QPoint(0, 0))
    chequers.asked.clear()
    larger = shown(film, chequers, QPoint(-10, 0), QSize(140, 90))
    assert sum(part.width() * part.height() for part in chequers.asked) == 140 * 90 - 100 * 80
    assert larger == shown(Film(chequers.paint), chequers, QPoint(-10, 0), QSize(140, 90))


def test_another_zoom_is_painted_anew(chequers):
    film = Film(chequers.paint)
    shown(film, chequers, QPoint(0, 0))
    chequers.asked.clear()
    shown(film, chequers, QPoint(0, 0), scale=1.5)
    assert chequers.asked == [QRect(0, 0, 100, 80)]
    assert film.scale == 1.5


def test_what_is_spoilt_and_no_more_is_painted_again(chequers):
    film = Film(chequers.paint)
    before = shown(film, chequers, QPoint(0, -40))
    chequers.asked.clear()
    chequers.blot = QRect(20, -15, 20, 10)
    film.spoil((20, 5, 40, 15))  # y up on the plan, down on the film
    after = shown(film, chequers, QPoint(0, -40))
    (part,) = chequers.asked
    assert QRect(20, -15, 20, 10).adjusted(-4, -4, 4, 4).contains(part)
    assert part.contains(chequers.blot)
    changed = {(x, y) for x in range(100) for y in range(80) if before.pixel(x, y) != after.pixel(x, y)}
    assert changed == {(x, y) for x in range(100) for y in range(80) if chequers.blot.contains(x, y - 40)}


def test_what_is_spoilt_moves_with_the_view_and_may_leave_it(chequers):
    film = Film(chequers.paint)
    shown(film, chequers, QPoint(0, 0))
    chequers.blot = QRect(80, 30, 10, 10)
    film.spoil((80, -40, 90, -30))
    film.show_part(1.0, QPoint(85, 5), QSize(100, 80))  # not painted yet when it moves on
    for corner in (QPoint(95, 5), QPoint(85, 5), QPoint(0, 0)):
        assert shown(film, chequers, corner) == shown(Film(chequers.paint), chequers, corner)
    assert film.spoil((1000, 0, 1010, 10)).isEmpty()
    assert film.spoil((10, 10, -10, -10)).isEmpty()


def test_many_spoilt_parts_are_painted_as_one(chequers):
    film = Film(chequers.paint)
    shown(film, chequers, QPoint(0, 0))
    chequers.asked.clear()
    for i in range(MOST_PARTS + 1):
        film.spoil((10 * (i % 5), -15 * (i // 5) - 1, 10 * (i % 5) + 0.1, -15 * (i // 5)))
    film.mend()
    assert len(chequers.asked) == 1


def test_a_view_without_extent_does_no_harm(chequers):
    film = Film(chequers.paint)
    film.show_part(1.0, QPoint(0, 0), QSize(0, 0))
    film.spoil()
    film.mend()
    assert chequers.asked == []


def test_boxes_beyond_what_qt_can_reckon_with_are_held(chequers):
    film = Film(chequers.paint)
    shown(film, chequers, QPoint(0, 0))
    assert film.spoil((-1e300, -1e300, 1e300, 1e300)) == film.area

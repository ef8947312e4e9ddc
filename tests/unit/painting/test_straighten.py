"""A chequered board seen from a side is a chequered board again."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF, QTransform

from diorama_planner.geometry.points import GeometryError
from diorama_planner.painting.picture_files import LONGEST_SIDE
from diorama_planner.painting.straighten import straightened

BOARD = (240, 160)
SEEN = ((90.0, 60.0), (420.0, 100.0), (470.0, 330.0), (40.0, 290.0))
RED, BLUE = QColor("#c02020"), QColor("#2020c0")


def board() -> QImage:
    """Three by two squares, red where column and row add up even."""
    image = QImage(*BOARD, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for column in range(3):
        for row in range(2):
            painter.fillRect(column * 80, row * 80, 80, 80, BLUE if (column + row) % 2 else RED)
    painter.end()
    return image


def photo() -> QImage:
    """The board as Qt, which knows nothing of our matrices, sees it from a side."""
    image = QImage(520, 380, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    width, height = BOARD
    flat = QPolygonF([QPointF(x, y) for x, y in ((0, 0), (width, 0), (width, height), (0, height))])
    view = QTransform.quadToQuad(flat, QPolygonF([QPointF(*corner) for corner in SEEN]))
    painter = QPainter(image)
    painter.setTransform(view)
    painter.drawImage(0, 0, board())
    painter.end()
    return image


def colour_at(image: QImage, x: float, y: float) -> str:
    colour = image.pixelColor(round(x), round(y))
    return "red" if colour.red() > 150 > colour.blue() else "blue" if colour.blue() > 150 > colour.red() else "other"


def test_squares_are_where_they_belong() -> None:
    image, where = straightened(photo(), SEEN, ratio=1.5)
    assert where.width() / where.height() == pytest.approx(1.5)
    assert (image.width(), image.height()) == (round(where.width()), round(where.height()))
    for column in range(3):
        for row in range(2):
            for fx, fy in ((0.12, 0.12), (0.5, 0.5), (0.88, 0.88)):
                x = (column + fx) / 3 * image.width()
                y = (row + fy) / 2 * image.height()
                assert colour_at(image, x, y) == ("blue" if (column + row) % 2 else "red"), (column, row, fx)


def test_what_lies_around_can_be_kept() -> None:
    image, where = straightened(photo(), SEEN, ratio=1.5, around=True)
    assert where.left() > 5
    assert where.top() > 5
    assert image.width() > where.width() + 10
    assert colour_at(image, where.left() + where.width() / 6, where.top() + where.height() / 4) == "red"
    assert image.pixelColor(round(where.center().x()), round(where.top() / 2)).name() == "#ffffff"
    assert image.pixelColor(0, image.height() - 1).alpha() == 0  # the photo did not reach there


def test_without_a_ratio_it_is_as_it_looks() -> None:
    _, where = straightened(photo(), SEEN)
    assert 1.3 < where.width() / where.height() < 1.9


def test_the_result_is_no_longer_than_a_picture_may_be() -> None:
    image, _ = straightened(photo(), SEEN, ratio=1e-2)
    assert image.height() == LONGEST_SIDE
    near_horizon = ((250.0, 50.0), (270.0, 50.0), (500.0, 370.0), (20.0, 370.0))
    wide, _ = straightened(photo(), near_horizon, around=True)
    assert max(wide.width(), wide.height()) <= LONGEST_SIDE


def test_corners_that_are_no_rectangle_are_refused() -> None:
    with pytest.raises(GeometryError, match="rectangle"):
        straightened(photo(), (SEEN[0], SEEN[1], SEEN[2], (330.0, 180.0)))


@pytest.mark.parametrize("order", [(1, 0, 2, 3), (2, 3, 0, 1), (3, 2, 1, 0), (0, 2, 1, 3)])
def test_corners_dragged_past_each_other_turn_nothing(order: tuple[int, ...]) -> None:
    shuffled = [SEEN[place] for place in order]
    assert straightened(photo(), shuffled, 1.5)[0] == straightened(photo(), SEEN, 1.5)[0]

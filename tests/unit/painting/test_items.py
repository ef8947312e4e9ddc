import pytest
from painting_samples import CAR, DRUM, box, disc
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsPixmapItem, QGraphicsSimpleTextItem

from diorama_planner.drawing.primitives import Fill, Instance, Pen, Picture, Solid, Stroke, Text, polyline
from diorama_planner.painting.items import SPRITE_PIXELS, ItemContext, is_sprite, items_for
from diorama_planner.painting.look import Look
from diorama_planner.painting.sprites import SpriteCache

pytestmark = pytest.mark.usefixtures("qapp")


def context(pixels_per_mm=2.0, ratio=1.0, visible=None):
    return ItemContext(Look(pixels_per_mm), SpriteCache(), ratio, visible)


def car(x=0.0, turn=0.0, **more):
    return Instance(CAR, (x, 0.0), turn, (1 / 64, 1 / 64), **more)


def test_a_small_instance_is_one_pixmap_item_at_its_place():
    (item,) = items_for([car(12)], context())
    assert isinstance(item, QGraphicsPixmapItem)
    assert (item.pos().x(), item.pos().y()) == (12, 0)


def test_small_things_that_look_alike_share_their_pixels():
    there = context(1.0)
    items = items_for([car(x) for x in range(50)], there)
    assert len({item.pixmap().cacheKey() for item in items}) == 1
    assert len(there.sprites) == 1
    items_for([car(0, colours={"body": "#00ff00"})], there)
    assert len(there.sprites) == 2


def test_sprites_of_ten_thousand_things_stay_few_and_small():
    there = context(1.0)
    items_for([car(i % 97, turn=i * 7.31) for i in range(10_000)], there)
    assert len(there.sprites) <= 360 / 1.5
    assert there.sprites.used_bytes < 8 << 20


def test_large_instances_are_few_paths():
    (item,) = items_for([car(5)], context(10.0))
    assert isinstance(item, QGraphicsPathItem)
    assert item.pos().x() == 5
    # two dark panes and two lines join: body, panes, lines
    assert len(item.childItems()) == 3


def test_the_limit_counts_logical_pixels():
    size_mm = 4200 / 64
    assert is_sprite(car(), context(0.99 * SPRITE_PIXELS / size_mm))
    assert not is_sprite(car(), context(1.01 * SPRITE_PIXELS / size_mm))
    assert is_sprite(car(), context(1.99 * SPRITE_PIXELS / size_mm, ratio=2))


def test_large_things_out_of_sight_are_coarse_sprites():
    there = context(20.0, visible=(-50, -50, 50, 50))
    near, far = items_for([car(0), car(500)], there)
    assert isinstance(near, QGraphicsPathItem)
    assert isinstance(far, QGraphicsPixmapItem)
    assert far.pixmap().width() < SPRITE_PIXELS * 1.6
    box_mm = far.sceneBoundingRect()
    assert box_mm.center().x() == pytest.approx(500, abs=2)
    assert box_mm.width() == pytest.approx(4200 / 64, rel=0.06)


@pytest.mark.parametrize("turn", [0, 90, 33])
@pytest.mark.parametrize("pixels_per_mm", [0.3, 0.9, 2.5])
def test_a_sprite_covers_what_its_thing_covers(turn, pixels_per_mm):
    from diorama_planner.drawing.instances import corners

    thing = car(40, turn)
    (item,) = items_for([thing], context(pixels_per_mm))
    xs, ys = zip(*corners(thing), strict=True)
    found, slack = item.sceneBoundingRect(), 3 / pixels_per_mm
    assert found.left() == pytest.approx(min(xs), abs=slack)
    assert found.right() == pytest.approx(max(xs), abs=slack)
    assert found.top() == pytest.approx(min(ys), abs=slack)
    assert found.bottom() == pytest.approx(max(ys), abs=slack)


def test_equal_paths_side_by_side_become_one_item():
    green = Solid("#00ff00")
    assert len(items_for([Fill(disc(10 * i, 0, 3), green) for i in range(20)], context())) == 1
    assert len(items_for([Fill(disc(2 * i, 0, 3), green) for i in range(3)], context())) == 3
    pen = Pen("#000000", 1)
    lines = [Stroke(polyline((0, i), (9, -i)), pen) for i in range(5)]
    assert len(items_for(lines, context())) == 1
    faint = [Stroke(polyline((0, i), (9, -i)), Pen("#00000080", 1)) for i in range(5)]
    assert len(items_for(faint, context())) == 5


def test_order_is_kept():
    red, green = Solid("#ff0000"), Solid("#00ff00")
    items = items_for(
        [
            Fill(box(0, 0, 1, 1), red),
            Fill(box(5, 0, 6, 1), green),
            Text("x", (0, 0), 1, "#000000"),
            Fill(box(8, 0, 9, 1), red),
        ],
        context(),
    )
    assert [type(item) for item in items] == [
        QGraphicsPathItem,
        QGraphicsPathItem,
        QGraphicsSimpleTextItem,
        QGraphicsPathItem,
    ]


def test_a_missing_picture_is_a_crossed_box():
    (item,) = items_for([Picture("nope", (10, 10), (4, 2))], context())
    assert isinstance(item, QGraphicsPathItem)
    assert item.sceneBoundingRect().width() == pytest.approx(4, abs=0.1)


def test_nothing_gives_nothing():
    assert items_for([], context()) == []


def test_a_symbol_without_extent_does_no_harm():
    from diorama_planner.drawing.primitives import Symbol

    empty = Symbol("nothing", (), (0, 0, 0, 0))
    assert len(items_for([Instance(empty, (1, 1), 30, (1, 1), {}, 1.0)], context())) == 1
    assert len(items_for([Instance(DRUM, (1, 1), 30, (0, 0))], context())) == 1

"""The free place nearest to a wanted one."""

from plans import drum, rect, session_with

from diorama_planner.app.editing.free_spots import free_spot
from diorama_planner.kinds.ground_cover import GroundCover

BOX = (145.0, 95.0, 155.0, 105.0)


def test_a_free_place_is_taken_as_it_is_also_on_a_cover():
    session = session_with(GroundCover(id="grass", outline_mm=rect(100, 50, 200, 150)))
    assert free_spot(session.scene, BOX) == (0.0, 0.0)


def test_beside_what_stands_there_and_near():
    session = session_with(drum("a", 150, 100))
    dx, dy = free_spot(session.scene, BOX)
    moved = (BOX[0] + dx, BOX[1] + dy, BOX[2] + dx, BOX[3] + dy)
    assert session.scene.boxes.query(moved) == ["base"]
    assert max(abs(dx), abs(dy)) <= 20


def test_many_in_a_row_lie_on_nobody():
    session = session_with(drum("d0", 150, 100))
    for number in range(1, 12):
        dx, dy = free_spot(session.scene, BOX)
        with session.edit("Put") as draft:
            draft.add(drum(f"d{number}", 150 + dx, 100 + dy))
    boxes = [session.scene.boxes.bounds(f"d{n}") for n in range(12)]
    assert len({tuple(box) for box in boxes}) == 12
    assert "collision" not in {issue.code for issue in session.issues()}


def test_it_stays_on_the_base():
    session = session_with(drum("a", 4, 4))
    dx, dy = free_spot(session.scene, (0.0, 0.0, 8.0, 8.0))
    assert dx >= 0
    assert dy >= 0


def test_where_nothing_is_free_it_stays():
    session = session_with(
        *(drum(f"d{x}-{y}", x * 9.0 + 5, y * 9.0 + 5) for x in range(4) for y in range(4)), base=(40.0, 40.0)
    )
    assert free_spot(session.scene, (15.0, 15.0, 25.0, 25.0)) == (0.0, 0.0)

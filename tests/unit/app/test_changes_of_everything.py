"""A change of most of the plan is followed by working it out anew, and undone the same way."""

from diorama_planner.app import verbs
from diorama_planner.app.scene import MANY
from diorama_planner.app.session import Session
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.label import Label
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project


def test_deleting_all_and_undoing_that_leaves_every_fact_as_it_was():
    labels = [Label(id=f"l{i}", text="x", at_mm=(float(i % 40), i / 40)) for i in range(MANY + 10)]
    base = Base(id=BASE_ID, width_mm=50, depth_mm=50)
    session = Session(Document.of([Project(id=PROJECT_ID), base, *labels]))
    drawn = session.drawing()
    found = sorted(session.pick((3.0, 3.0), 2.0))
    seen = []
    session.subscribe(
        lambda event: seen.append((event.kind.name, len(event.dirty_ids), session.scene.everything_dirty))
    )
    with session.edit("Delete") as draft:
        verbs.delete(draft, [label.id for label in labels])
    assert len(session.drawing()) < len(drawn) - MANY
    assert session.pick((3.0, 3.0), 2.0) == [BASE_ID]
    session.undo()
    assert session.drawing() == drawn
    assert sorted(session.pick((3.0, 3.0), 2.0)) == found
    assert [name for name, _, _ in seen] == ["CHANGE", "CHANGE"]
    assert all(count >= MANY + 10 and anew for _, count, anew in seen)


def test_a_change_of_less_than_half_forgets_only_what_it_touched():
    labels = [Label(id=f"l{i}", text="x", at_mm=(float(i % 40), i / 40)) for i in range(2 * MANY + 20)]
    session = Session(Document.of([Project(id=PROJECT_ID), Base(id=BASE_ID, width_mm=50, depth_mm=50), *labels]))
    kept = session.draw(labels[-1].id)
    with session.edit("Move") as draft:
        verbs.move(draft, [label.id for label in labels[: MANY // 2]], 1.0, 0.0)
    assert not session.scene.everything_dirty
    assert session.draw(labels[-1].id) is kept

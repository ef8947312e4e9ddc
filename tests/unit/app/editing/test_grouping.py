"""Groups within groups: who is picked together, from outside and from within, and the verbs that change it."""

import pytest
from plans import drum, session_with

from diorama_planner.app import verbs
from diorama_planner.app.editing.grouping import Groups, group, ungroup
from diorama_planner.core.errors import UsageError
from diorama_planner.model.record import Group


def grouped(*units):
    """A plan of drums a to e with groups made one after the other; gives their ids too."""
    session = session_with(*(drum(name, 20 + 30 * n, 30) for n, name in enumerate("abcde")))
    made = []
    for unit in units:
        with session.edit("Group") as draft:
            made.append(group(draft, unit))
    return session, made


def known(session):
    return Groups.of(session.document)


def test_a_group_is_picked_as_one_and_the_rest_alone():
    session, _ = grouped("ab")
    assert known(session).unit_of("a") == {"a", "b"}
    assert known(session).unit_of("c") == {"c"}


def test_groups_lie_in_groups_and_can_be_entered_one_by_one():
    session, (inner, outer) = grouped("ab", "abc")
    groups = known(session)
    assert groups.unit_of("a") == {"a", "b", "c"}
    assert groups.unit_of("a", outer) == {"a", "b"}
    assert groups.unit_of("c", outer) == {"c"}
    assert groups.unit_of("a", inner) == {"a"}
    assert groups.around(inner) == outer
    assert groups.holds(outer, "a")
    assert not groups.holds(inner, "c")


def test_ungrouping_dissolves_one_step():
    session, (inner, _) = grouped("ab", "abc")
    with session.edit("Ungroup") as draft:
        ungroup(draft, ["c"])
    assert known(session).unit_of("a") == {"a", "b"}
    assert known(session).unit_of("c") == {"c"}
    assert {record.id for record in session.document.every(Group)} == {inner}
    with session.edit("Ungroup") as draft:
        ungroup(draft, ["a", "b"])
    assert list(session.document.every(Group)) == []


def test_grouping_and_ungrouping_is_nothing_and_undo_restores():
    session, _ = grouped("ab")
    before = session.document.records
    with session.edit("Group") as draft:
        group(draft, "abc")
    with session.edit("Ungroup") as draft:
        ungroup(draft, "abc")
    assert session.document.records == before
    session.undo()
    session.undo()
    assert session.document.records == before


def test_inside_a_group_a_new_one_is_its_part():
    session, (outer,) = grouped("abc")
    with session.edit("Group") as draft:
        inner = group(draft, "ab", entered=outer)
    groups = known(session)
    assert groups.unit_of("a") == {"a", "b", "c"}
    assert groups.unit_of("a", outer) == {"a", "b"}
    assert groups.around(inner) == outer


@pytest.mark.parametrize("ids", ["", "a"])
def test_one_item_is_no_group(ids):
    session, _ = grouped()
    with pytest.raises(UsageError, match="nothing to group"), session.edit("Group") as draft:
        group(draft, ids)


def test_a_whole_group_alone_is_not_grouped_again():
    session, _ = grouped("ab")
    with pytest.raises(UsageError, match="nothing to group"), session.edit("Group") as draft:
        group(draft, "ab")


def test_ungrouping_what_is_in_no_group_says_so():
    session, _ = grouped("ab")
    with pytest.raises(UsageError, match="no group"), session.edit("Ungroup") as draft:
        ungroup(draft, "cd")


def test_a_copied_group_is_a_group_of_its_own():
    session, _ = grouped("ab", "abc")
    with session.edit("Duplicate") as draft:
        copies = verbs.duplicate(draft, "abc", 0, 50)
    groups = known(session)
    assert groups.unit_of("a") == {"a", "b", "c"}
    assert groups.unit_of(copies[0]) == set(copies)
    assert len(list(session.document.every(Group))) == 4


def test_a_copy_of_a_part_stays_in_the_group():
    session, _ = grouped("ab")
    with session.edit("Duplicate") as draft:
        (copy,) = verbs.duplicate(draft, "a", 0, 50)
    assert known(session).unit_of(copy) == {"a", "b", copy}


def test_deleting_all_of_a_group_takes_the_group_along():
    session, (_, outer) = grouped("ab", "abc")
    with session.edit("Delete") as draft:
        verbs.delete(draft, "ab")
    assert {record.id for record in session.document.every(Group)} == {outer}
    session.undo()
    assert known(session).unit_of("a") == {"a", "b", "c"}


def test_a_ring_of_groups_hangs_nobody():
    groups = Groups([drum("a", 1, 1, group="one")], [Group(id="one", group="two"), Group(id="two", group="one")])
    assert groups.unit_of("a") == {"a"}

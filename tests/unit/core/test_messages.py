"""Messages: figures are written when they are read, with a point or a comma, however deep they lie."""

from diorama_planner.core.messages import Later, Shown, counted, msg
from diorama_planner.core.units import format_length, format_number


def test_a_message_without_arguments_keeps_its_braces():
    assert str(msg("{as it stands}")) == "{as it stands}"


def test_figures_in_messages_in_messages_follow_the_comma():
    inner = msg("{size} wide", size=Shown(format_length, 2.5))
    outer = msg(
        "{parts}: {sum} of {plain}", parts=(inner, msg("and {n}", n=3)), sum=Shown(format_number, 0.5), plain=1.5
    )
    assert str(outer) == "2.5 mm wide; and 3: 0.5 of 1.5"
    assert outer.written(decimal_comma=True) == "2,5 mm wide; and 3: 0,5 of 1.5"


def test_a_translation_is_filled_in_its_place():
    assert msg("{n} walls", n=Shown(format_number, 1.5)).written("Mauern: {n}", decimal_comma=True) == "Mauern: 1,5"


def test_one_is_said_otherwise_than_several():
    said = [str(counted("{who}: 1 item", "{who}: {count} items", count, who="All")) for count in (0, 1, 2)]
    assert said == ["All: 0 items", "All: 1 item", "All: 2 items"]


def test_a_message_put_off_is_made_only_when_it_is_read():
    made = []

    def sizes(length, width):
        made.append((length, width))
        return msg("{length} x {width}", length=Shown(format_number, length), width=width)

    later = Later(sizes, 2.5, 3)
    inner = msg("about {size}", size=later)
    assert later == Later(sizes, 2.5, 3)
    assert made == []
    assert (str(later), later.id) == ("2.5 x 3", "{length} x {width}")
    assert inner.written(decimal_comma=True) == "about 2,5 x 3"
    assert later.written("{width} mal {length}", decimal_comma=True) == "3 mal 2,5"
    assert later == sizes(2.5, 3) == later
    assert later != Later(sizes, 2.5, 4)
    assert later != msg("2.5 x 3")

"""Cards as text and as pages: columns in line, nothing lost, everything on the paper."""

from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_length
from diorama_planner.drawing.primitives import Text
from diorama_planner.exporters.card_pages import card_sheets
from diorama_planner.kinds.cards import Card, CardPart, card_text

TABLE = CardPart(
    msg("Layers"),
    ((msg("1"), msg("2.5"), msg("0 h")), (msg("2-10"), msg("12.5"), msg("24 h"))),
    (msg("Layer"), msg("ml"), msg("At")),
)
NAMED = CardPart(msg("Volume"), ((msg("In all"), msg("12 ml")), (msg("A remark that takes the whole line"),)))
CARD = Card(msg("Pond"), (NAMED, TABLE))


def test_columns_stand_in_line() -> None:
    assert card_text(CARD).splitlines() == [
        "Pond",
        "====",
        "",
        "VOLUME",
        "In all  12 ml",
        "A remark that takes the whole line",
        "",
        "LAYERS",
        "Layer    ml    At",
        "1       2.5   0 h",
        "2-10   12.5  24 h",
    ]


def test_figures_are_written_as_they_are_wanted() -> None:
    card = Card(msg("Pond"), (CardPart(msg("Deep"), ((msg("{mm}", mm=Shown(format_length, 1.5)),),)),))

    def comma(message: Message) -> str:
        return message.written(decimal_comma=True)

    assert "1,5 mm" in card_text(card, comma)


def test_everything_is_on_the_paper() -> None:
    many = CardPart(msg("Schedule"), tuple((msg("{n} h", n=n), msg("Layer {n}", n=n)) for n in range(80)))
    sheets = card_sheets(Card(msg("Pond"), (NAMED, TABLE, many)), "Alley")
    assert len(sheets) > 1
    texts = [(mark.text, mark.at) for sheet in sheets for mark in sheet.marks if isinstance(mark, Text)]
    written = {text for text, _ in texts}
    assert {"Pond", "Alley", "In all", "12 ml", "24 h", "Layer 0", "Layer 79"} <= written
    width, height = sheets[0].page_mm
    assert all(0 < x < width and 0 < y < height for _, (x, y) in texts)

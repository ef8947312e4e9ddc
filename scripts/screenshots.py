"""Takes the pictures of the guide from the real window: every tool at work, in the light and the dark theme.

Run `make screenshots`. Each shot opens an example, moves a mouse and types as a user would, stops in the middle
of the gesture, and keeps what the window shows as `docs/guide/images/NAME-THEME.webp`. `ONLY` in the arguments
takes the shots whose names begin so. On a screen with OpenGL, or under xvfb-run, it takes those of the view in space.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bill_shots import BILL_SHOTS
from camera_shots import CAMERA_SHOTS
from canvas_hand import CTRL, CanvasHand  # the hand that the journeys in the tests use
from cutting_shots import CUTTING_SHOTS
from light_shots import LIGHT_SHOTS
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from space_shots import SPACE_SHOTS
from stage import Shot, Stage, picture, wait

from diorama_planner.app.editing.references import pin
from diorama_planner.app.preferences import Preferences, save_preferences
from diorama_planner.app.purchase.bench_card import bench_card
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import Guide
from diorama_planner.painting.picture_files import ReadPicture, encoded
from diorama_planner.painting.thumbnail import drawing_image
from diorama_planner.tools.frame import selection_frame
from diorama_planner.ui.application import make_application, open_window
from diorama_planner.ui.commands import faces
from diorama_planner.ui.dialogs.card import CardDialog
from diorama_planner.ui.dialogs.print_bill import PrintBillDialog
from diorama_planner.ui.dialogs.underlay import UnderlayDialog
from diorama_planner.ui.palette import CommandPalette
from diorama_planner.ui.texts import say
from diorama_planner.ui.theme import apply_theme, theme_for

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "guide" / "images"
SIZE = (1280, 800)
QUALITY = 82
SETTLE_MS = 900
"""Panels that follow in the background, and the sharp picture after a zoom, take this long."""


def _select(stage: Stage) -> None:
    stage.hold((215, 5), (150, 110))


def _move(stage: Stage) -> None:
    (car,) = [name for name in stage.of_kind("thing") if _thing(stage, name) == "toyota_ae86_trueno"]
    x, y = stage.window.session.document.records[car].at_mm
    stage.select(car)
    stage.hold((x, y), (x + 4, y + 12), (x + 8, y + 31))


def _thing(stage: Stage, item_id: str) -> str:
    return str(getattr(stage.window.session.document.records[item_id], "thing", ""))


def _wall(stage: Stage) -> None:
    stage.tool("wall")
    stage.points((230, 20), (230, 120), (300, 150))
    stage.hand.type("68")


def _copy(stage: Stage) -> None:
    drums = [name for name in stage.of_kind("thing") if _thing(stage, name) == "oil_drum"]
    stage.look(110, 20, 210, 120)
    x, y = stage.window.session.document.records[drums[0]].at_mm
    stage.select(drums[0])
    stage.hand.move((x, y), held=Qt.MouseButton.NoButton)
    stage.hand.press((x, y), CTRL)
    stage.hand.move((x - 12, y + 2), CTRL)
    stage.hand.move((x - 24, y), CTRL)


def _area(tag: str, *places: tuple[float, float]) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        stage.tool(tag)
        stage.points(*places)

    return act


def _face(stage: Stage) -> None:
    """The alley's side of the west terrace, dressed, with its sign under way."""
    panel = faces.panel_of(stage.window)
    panel.show_face("wall-west", "back")
    QTest.qWait(SETTLE_MS)
    hand = CanvasHand(panel.view)
    hand.move((60, 58), held=Qt.MouseButton.NoButton)
    hand.press((60, 58))
    hand.move((62, 62))
    hand.move((64, 65))


def _turn(stage: Stage) -> None:
    """The car being turned by its round grip."""
    (car,) = [name for name in stage.of_kind("thing") if _thing(stage, name) == "toyota_ae86_trueno"]
    stage.select(car)
    frame = selection_frame(stage.window.plan.canvas.desk.context)
    assert frame is not None
    x, y = frame.handle
    stage.hold((x, y), (x - 20, y + 4), (x - 45, y - 8))


def _array(stage: Stage) -> None:
    """A row of drums before it is made."""
    drums = [name for name in stage.of_kind("thing") if _thing(stage, name) == "drum_plastic_220"]
    stage.select(drums[0] if drums else stage.of_kind("thing")[0])
    stage.do("array-row")


def _nodes(stage: Stage) -> None:
    """The corner of a verge under way."""
    cover = stage.of_kind("ground_cover")[0]
    corner = max(stage.window.session.document.records[cover].outline_mm, key=sum)
    stage.select(cover)
    stage.do("edit-shape")
    stage.hold(corner, (corner[0] + 6, corner[1] + 4), (corner[0] + 14, corner[1] + 9))


def _room(stage: Stage) -> None:
    """Four walls that close into a room, its area shown."""
    stage.look(200, -40, 460, 240)
    stage.do("rooms")
    stage.tool("wall")
    stage.points((260, 20), (400, 20), (400, 120), (260, 120), (260, 20))
    stage.hand.click((260, 20))
    stage.window.plan.set_tool("select")


def _drawn(tag: str, *places: tuple[float, float]) -> Callable[[Stage], None]:
    """Draw a whole one and leave it selected."""

    def act(stage: Stage) -> None:
        _area(tag, *places, places[-1])(stage)
        stage.hand.key(Qt.Key.Key_Return)
        stage.select(stage.of_kind(tag)[-1])
        stage.window.plan.set_tool("select")

    return act


def _guide(stage: Stage) -> None:
    """A guide along the kerb, and the car drawn to it."""
    with stage.window.session.edit("Guide") as draft:
        draft.add(Guide(direction="vertical", at_mm=50.0))
        draft.add(Guide(direction="horizontal", at_mm=120.0))
    _move(stage)


def _palette(stage: Stage) -> None:
    """What answers to a word."""
    popup = CommandPalette(stage.window.actions_, stage.window)
    popup.open_over(stage.window)
    popup.search.setText("select")


def _history(stage: Stage) -> None:
    """Some steps, two of them taken back."""
    car = stage.of_kind("thing")[0]
    for label in ("Move a car", "Turn a car", "Add a drum", "Paint the wall"):
        with stage.window.session.edit(label) as draft:
            draft.change(car, note=label)
    stage.window.session.undo()
    stage.window.session.undo()
    stage.do("show-history")


def _overview(stage: Stage) -> None:
    stage.window.session.set_preferences(overview_shown=True)
    stage.look(60, 60, 180, 180)


def _paper(stage: Stage) -> QImage:
    """The plan itself on paper, as a sketch that somebody has scanned."""
    session = stage.window.session
    return drawing_image(session.drawing(), session.scene.base.bounds, (1200, 800), "#ffffff")


def _underlay(stage: Stage) -> None:
    """A sketch being measured by a line."""
    dialog = UnderlayDialog(stage.window.session, ReadPicture(_paper(stage)), "sketch", stage.window)
    dialog.setModal(True)
    dialog.show()
    dialog.stage.set_line([(586, 556), (795, 556)])
    dialog.known.set_values("real", [dialog.known.fields()[0].read("9 m")])


def _board(stage: Stage) -> None:
    """Photos beside the plan, the outline below the library, a note on the plan."""
    stage.do("reference-board")
    board = stage.window.workspace.board
    assert board is not None
    with stage.window.session.edit("Pin") as draft:
        for caption in ("The halt, 1931", "From the road"):
            pin(draft, encoded(_paper(stage)), None, caption)
        draft.change(stage.of_kind("thing")[0], note="Weather it before it is glued down")
    QTest.qWait(SETTLE_MS)
    board.arrange()
    stage.do("show-outline")
    stage.window.plan.fit()


def _engraving(stage: Stage) -> None:
    """A yard of cobbles before the house."""
    stage.look(270, 60, 460, 190)
    _drawn("engraving", (285, 125), (440, 130), (440, 165), (285, 160))(stage)


def _foam(stage: Stage) -> None:
    """A slice of the hill, and where it lies."""
    stage.select(stage.of_kind("landform")[0])
    stage.do("foam-stack")
    QTest.qWait(SETTLE_MS)
    stage.window.plan.fit()


def _slope(stage: Stage) -> None:
    stage.do("ground-slope")


def _card(stage: Stage) -> None:
    """What is mixed for the wet road."""
    window = stage.window
    stage.select(*stage.of_kind("pour"))
    item = window.session.document.records[stage.of_kind("pour")[0]]
    card = kind_of(item).card(item, window.session.around())
    _shown(CardDialog(card, say, {}, window))


def _print_bill(stage: Stage) -> None:
    """The bill before it is printed."""
    _shown(PrintBillDialog(stage.window.session, stage.window))
    QTest.qWait(SETTLE_MS)


def _bench_card(stage: Stage) -> None:
    """All that is mixed and thinned for a plan."""
    card = bench_card(stage.window.session)
    assert card is not None
    _shown(CardDialog(card, say, {}, stage.window))


def _shown(dialog: QDialog) -> None:
    dialog.setModal(True)
    dialog.show()


def _sculpture(stage: Stage) -> None:
    """A stroke under way."""
    stage.tool("sculpture")
    stage.hold((250, 120), (270, 110), (290, 112), (310, 118), (330, 110))


def _section(stage: Stage) -> None:
    """The ground along a line over hill, track and pond."""
    _area("section", (330, 395), (430, 20), (430, 20))(stage)
    stage.hand.key(Qt.Key.Key_Return)
    QTest.qWait(SETTLE_MS)
    stage.window.plan.fit()


def _window(stage: Stage) -> None:
    """The window as the front page shows it."""
    cars = [name for name in stage.of_kind("thing") if _thing(stage, name) == "toyota_ae86_trueno"]
    stage.select(*cars)


SHOTS: tuple[Shot, ...] = (
    Shot("window", "neon-alley", _window),
    Shot("select", "neon-alley", _select),
    Shot("move", "neon-alley", _move),
    Shot("copy", "neon-alley", _copy),
    Shot("wall", "neon-alley", _wall),
    Shot("opening", "neon-alley", _area("opening", (6, 200))),
    Shot("turn", "neon-alley", _turn),
    Shot("array", "neon-alley", _array),
    Shot("nodes", "neon-alley", _nodes),
    Shot("room", "neon-alley", _room),
    Shot("guide", "neon-alley", _guide),
    Shot("palette", "neon-alley", _palette),
    Shot("history", "neon-alley", _history),
    Shot("hill", "country-halt", _area("landform", (60, 30), (170, 25), (230, 90), (150, 150), (70, 110))),
    Shot("cover", "country-halt", _area("ground_cover", (60, 30), (170, 25), (230, 90), (150, 150), (70, 110))),
    Shot("scatter", "country-halt", _drawn("scatter", (40, 30), (210, 25), (230, 140), (60, 150))),
    Shot("pour", "country-halt", _area("pour", (330, 40), (420, 30), (450, 90), (380, 120), (320, 90))),
    Shot("path", "country-halt", _area("path", (40, 200), (180, 190), (300, 260), (480, 240))),
    Shot("road", "country-halt", _drawn("road", (-20, 310), (260, 300), (620, 320))),
    Shot("track", "country-halt", _drawn("track", (-20, 330), (260, 335), (620, 290))),
    Shot("fence", "country-halt", _drawn("fence", (30, 180), (250, 190), (260, 60))),
    Shot("ridge", "country-halt", _drawn("ridge", (240, 30), (300, 60), (290, 130), (350, 160))),
    Shot("ramp", "country-halt", _drawn("ramp", (250, 110), (330, 120), (420, 130))),
    Shot("spot-height", "country-halt", _drawn("spot_height", (330, 100))),
    Shot("sculpture", "country-halt", _sculpture),
    Shot("trough", "country-halt", _drawn("trough", (60, 380), (250, 330), (420, 380))),
    Shot("foam-stack", "country-halt", _foam),
    Shot("ground-slope", "country-halt", _slope),
    Shot("section", "country-halt", _section),
    Shot("card", "neon-alley", _card),
    Shot("print-bill", "country-halt", _print_bill),
    Shot("bench-card", "country-halt", _bench_card),
    Shot("engraving", "country-halt", _engraving),
    Shot("tyre-track", "country-halt", _drawn("tyre_track", (248, 0), (256, 90), (250, 160))),
    Shot("text", "neon-alley", _area("label", (60, 120))),
    Shot("measure", "neon-alley", _area("measure", (50, 60), (150, 60))),
    Shot("dimension", "neon-alley", _area("dimension", (50, 20), (150, 20), (100, -12))),
    Shot("wall-face", "neon-alley", _face),
    Shot("overview", "neon-alley", _overview),
    Shot("underlay", "country-halt", _underlay),
    Shot("reference-board", "country-halt", _board),
    *BILL_SHOTS,
    *CUTTING_SHOTS,
    *LIGHT_SHOTS,
    *CAMERA_SHOTS,
)


def take(shot: Shot, theme: str, folder: Path) -> Path:
    """Take one picture in a window of its own."""
    QSettings().clear()
    save_preferences(Preferences(region="EU", theme=theme), folder)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, theme_for(theme))
    window = open_window(ROOT / "assets" / "examples" / f"{shot.example}.diorama", folder, folder / "recovery")
    window.resize(*SIZE)
    wait(SETTLE_MS)
    window.plan.fit()
    shot.act(Stage(window, CanvasHand(window.plan)))
    wait(SETTLE_MS)
    TARGET.mkdir(parents=True, exist_ok=True)
    path = TARGET / f"{shot.name}-{theme}.webp"
    picture(window).save(str(path), "webp", QUALITY)
    window.session.file.start(window.session.document)
    window.close()
    window.deleteLater()
    return path


def main(only: str = "") -> None:
    """Take all pictures, or those whose names begin with a word."""
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        make_application(sys.argv[:1])
        for shot in SHOTS if QGuiApplication.platformName() == "offscreen" else SPACE_SHOTS:
            if shot.name.startswith(only):
                for theme in ("light", "dark"):
                    print(take(shot, theme, Path(folder)).relative_to(ROOT))


if __name__ == "__main__":
    main(*sys.argv[1:2])

import gc

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from diorama_planner.core.errors import MissingComponentError
from diorama_planner.core.resources import asset_path, asset_text
from diorama_planner.painting.icons import icon, icon_pixmap
from diorama_planner.painting.images import from_image

pytestmark = pytest.mark.usefixtures("qapp")

NAMES = sorted(path.stem for path in asset_path("icons").glob("*.svg"))


def _pixels(pixmap):
    return from_image(pixmap.toImage().convertToFormat(pixmap.toImage().Format.Format_ARGB32))


def test_there_are_as_many_icons_as_the_window_needs_and_their_licence_lies_by():
    assert len(NAMES) >= 110
    assert "ISC" in asset_text("icons", "LICENSE")
    assert "Open Font License" in asset_text("fonts", "LICENSE")


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_paints_in_the_colour_asked_for(name):
    image = icon_pixmap(name, "#ff0000", 24).toImage()
    solid = [image.pixelColor(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 200]
    assert solid
    assert all(colour.red() > 240 and colour.green() < 15 for colour in solid)


def test_ratio_gives_more_pixels_for_the_same_size():
    pixmap = icon_pixmap("car", "#000000", 20, 2.0)
    assert pixmap.width() == 40
    assert pixmap.deviceIndependentSize().width() == 20


def test_an_icon_is_sharp_at_any_size_survives_copies_and_fades_when_disabled():
    made = QIcon(icon("save", "#00ff00", "#0000ff"))
    gc.collect()
    for size in (16, 24, 64):
        assert made.pixmap(QSize(size, size), 1.0).width() == size
    size = QSize(32, 32)
    off, on = made.pixmap(size, 1.0), made.pixmap(size, 1.0, QIcon.Mode.Normal, QIcon.State.On)
    disabled = made.pixmap(size, 1.0, QIcon.Mode.Disabled)
    assert _pixels(off)[1].max() > 0.9
    assert _pixels(on)[2].max() > 0.9
    strongest = max(disabled.toImage().pixelColor(x, 8).alpha() for x in range(32))
    assert 0 < strongest < 140
    assert np.any(_pixels(on) != _pixels(off))


def test_an_icon_that_is_not_there_is_named():
    with pytest.raises(MissingComponentError, match="no-such-icon"):
        icon("no-such-icon", "#000000")

"""What this program is, of which version, under which licence, and on what it is built."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from diorama_planner import __version__
from diorama_planner.ui.dialogs.frame import PlannerDialog, close_button, heading
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.form import button, words

PARTS = (
    ("Qt and PySide6", "LGPL-3.0, GPL-3.0"),
    ("NumPy", "BSD-3-Clause"),
    ("Shapely", "BSD-3-Clause"),
    ("msgspec", "BSD-3-Clause"),
    ("manifold3d", "Apache-2.0"),
    ("contourpy", "BSD-3-Clause"),
    ("Jinja2", "BSD-3-Clause"),
    ("XlsxWriter", "BSD-2-Clause"),
    ("Inter, the typeface", "OFL-1.1"),
    ("Lucide icons", "ISC"),
)


def version_text() -> str:
    """Name the versions of the program and of what it runs on, to paste into a report."""
    return (
        f"Diorama Planner {__version__}\nPython {platform.python_version()}, Qt {qVersion()}\n"
        f"{platform.system()} {platform.release()}"
    )


class AboutDialog(PlannerDialog):
    """Version, licence, parts; the version can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        lead = tr("Lay a diorama out to scale, see what to buy, print what to cut.")
        super().__init__(tr("Diorama Planner"), lead, parent)
        self._version = words(version_text())
        self._version.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.body.addWidget(self._version)
        licence = tr("Free software under the GNU General Public License, version 3 or later, without warranty.")
        self.body.addWidget(words(licence, wrap=True))
        self.body.addSpacing(6)
        self.body.addWidget(heading(tr("Built on")))
        self.body.addWidget(words("\n".join(f"{name}  ·  {licence}" for name, licence in PARTS), "muted"))
        copy = button(tr("Copy the version"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(version_text()))
        self.add_aside(copy)
        close_button(self)
        self.setMinimumWidth(480)

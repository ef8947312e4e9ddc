"""Starting stays light: what is loaded until the window has been painted, counted and not timed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from house_files import ROOT

OWN_MODULES = 120
OWN_MODULES_WITH_PLAN = 350
TOO_HEAVY = {
    *("scipy", "networkx", "ezdxf", "fontTools", "trimesh", "jinja2", "xlsxwriter", "highspy", "av", "spyrrow"),
    *("manifold3d", "PySide6.QtMultimedia", "PySide6.QtQuick", "PySide6.QtPrintSupport"),
    *("PySide6.QtQml", "PySide6.QtQuick3D", "diorama_planner.rendering", "diorama_planner.ui.space"),
    *("PySide6.QtOpenGLWidgets", "PySide6.QtNetwork", "unittest", "multiprocessing", "asyncio"),
}

# Opens the window as `__main__` does and says what was loaded when its first paint event came.
PROBE = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from diorama_planner.ui.application import make_application, open_window

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not found:
            found.extend(sys.modules)
            app.quit()
        return False

found = []
app = make_application(["diorama-planner"])
window = open_window(Path(sys.argv[2]) if sys.argv[2:] else None, Path(sys.argv[1]), Path(sys.argv[1]))
watcher = FirstPaint()
window.installEventFilter(watcher)
app.exec()
print(json.dumps(found))
"""


def _loaded(folder: Path, *arguments: str) -> list[str]:
    command = [sys.executable, "-c", PROBE, str(folder), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize(
    ("plan", "most"),
    [((), OWN_MODULES), ((str(ROOT / "assets/examples/neon-alley.diorama"),), OWN_MODULES_WITH_PLAN)],
    ids=["start page", "plan"],
)
def test_little_is_loaded_before_the_first_paint(tmp_path: Path, plan: tuple[str, ...], most: int) -> None:
    loaded = _loaded(tmp_path, *plan)
    assert "PySide6.QtWidgets" in loaded
    assert sorted(TOO_HEAVY & set(loaded)) == []
    own = sorted(name for name in loaded if name.split(".")[0] == "diorama_planner")
    assert len(own) <= most, own


def test_the_command_line_needs_no_qt() -> None:
    code = "import sys\nfrom diorama_planner.cli.main import build_parser, main\nbuild_parser()\n"
    code += "main(['convert', '4205 mm', '--to', '1:64'])\nprint([m for m in sys.modules if 'PySide6' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=100, check=True)
    assert done.stdout.splitlines()[-1] == "[]"

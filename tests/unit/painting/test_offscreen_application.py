import os
import subprocess
import sys

CODE = """
from diorama_planner.painting.application import offscreen_application
app = offscreen_application()
assert offscreen_application() is app
from PySide6.QtGui import QFontDatabase, QGuiApplication
assert QGuiApplication.platformName() == "offscreen"
assert "Inter" in QFontDatabase.families()
print("painted")
"""


def test_it_needs_no_display():
    bare = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    done = subprocess.run([sys.executable, "-c", CODE], env=bare, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "painted", "")


def test_a_running_application_is_used(qapp):
    from diorama_planner.painting.application import offscreen_application

    assert offscreen_application() is qapp


def test_an_application_that_cannot_paint_is_refused():
    code = (
        "from PySide6.QtCore import QCoreApplication\n"
        "from diorama_planner.core.errors import UsageError\n"
        "from diorama_planner.painting.application import offscreen_application\n"
        "app = QCoreApplication([])\n"
        "try:\n    offscreen_application()\nexcept UsageError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "cannot paint" in done.stdout

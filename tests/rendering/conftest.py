"""What tests of the view in space need: a child process on a screen of its own, since tests themselves have none."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

LONGEST_S = 100
SHADERS = Path(tempfile.gettempdir()) / "diorama-planner-tests-shaders"
"""Compiled shaders outlive a run of the tests: the first one takes seconds to make them."""


@pytest.fixture(scope="session")
def on_screen():
    """Runs `probe_NAME.py` beside this file in a window under Xvfb and gives what its last line says as JSON."""
    pipe, said = os.pipe()
    command = ["Xvfb", "-displayfd", str(said), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, pass_fds=(said,)) as screen:
        try:
            os.close(said)
            with os.fdopen(pipe) as telling:
                display = f":{telling.readline().strip()}"
            yield lambda name, *arguments: _run(display, name, arguments)
        finally:
            screen.terminate()


def _run(display, name, arguments):
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("QT_", "WAYLAND"))}
    environment = {**plain, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "XDG_CACHE_HOME": str(SHADERS)}
    script = Path(__file__).with_name(f"probe_{name}.py")
    done = subprocess.run(
        [sys.executable, str(script), *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=LONGEST_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout.splitlines()[-1])

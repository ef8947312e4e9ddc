"""A reader that goes before all is written is no traceback, and no word that all is well."""

import os
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[3] / "assets" / "examples" / "neon-alley.diorama"


def test_check_into_a_closed_pipe_says_so_by_its_code():
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "diorama_planner", "check", str(EXAMPLE)]
    done = subprocess.run(
        command, stdout=writer, stderr=subprocess.PIPE, env={**os.environ, "PYTHONUNBUFFERED": "1"}, check=False
    )
    os.close(writer)
    assert done.returncode == 141
    assert done.stderr == b""

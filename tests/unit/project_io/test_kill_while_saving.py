"""A program killed while it saves over and over leaves a complete file (fault case F1)."""

import random
import subprocess
import sys
import time
from pathlib import Path

from project_io_fakes import CODEC

from diorama_planner.project_io.container import read_project
from diorama_planner.project_io.files import sweep_temporary_files

ROUNDS = 25
SAVE_FOREVER = """
import itertools, sys
from pathlib import Path
from project_io_fakes import CODEC, sample_document
from diorama_planner.project_io.container import save_project
for number in itertools.count(int(sys.argv[2])):
    save_project(sample_document(str(number), fences=40), Path(sys.argv[1]), codec=CODEC)
    print(number, flush=True)
"""


def test_killed_at_any_moment_the_file_is_whole(tmp_path):
    random.seed(25)
    plan = tmp_path / "plan.diorama"
    acknowledged = 0
    for _ in range(ROUNDS):
        with subprocess.Popen(
            [sys.executable, "-c", SAVE_FOREVER, str(plan), str(acknowledged + 1)],
            cwd=Path(__file__).parent,
            stdout=subprocess.PIPE,
            text=True,
        ) as child:
            first = child.stdout.readline()
            time.sleep(random.random() * 0.03)
            child.kill()
            told = [int(line) for line in (first + child.stdout.read()).splitlines() if line]
        acknowledged = max(told)
        opened = read_project(plan, codec=CODEC)
        assert not opened.problems
        # The one being saved may have got there without being reported.
        assert int(opened.document.project.name) in {acknowledged, acknowledged + 1}
        acknowledged = int(opened.document.project.name)
    sweep_temporary_files(tmp_path, now=time.time() + 100_000)
    assert not list(tmp_path.glob("*.dp-tmp"))
    backups = [path for path in tmp_path.iterdir() if path != plan]
    assert backups
    for backup in backups:
        assert not read_project(backup, codec=CODEC).problems

"""What holds for every test: no display, no home of the user's, no clock for hypothesis.

It stands before any import of Qt: the platform is chosen when the application is made, the folders when a module
first asks for them.
"""

import os
import random
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_HOME = Path(tempfile.mkdtemp(prefix="diorama-planner-tests-"))
_FOLDERS = {
    **{"HOME": ".", "USERPROFILE": "."},
    **{"XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state"},
    **{"XDG_RUNTIME_DIR": "runtime", "APPDATA": "roaming", "LOCALAPPDATA": "local"},
}
for _name, _folder in _FOLDERS.items():
    (_HOME / _folder).mkdir(mode=0o700, exist_ok=True)
    os.environ[_name] = str(_HOME / _folder)

# Two cores, many workers: how long an example takes says nothing about the program.
settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def application(qapp):
    """One Qt application serves all tests of a process: what paints first would make another one, without widgets."""
    return qapp


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Give records the same ids in every run of a test: where a scatter puts its ferns follows from its id."""
    from diorama_planner.model import record

    record.secrets = random.Random(item.nodeid)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    shutil.rmtree(_HOME, ignore_errors=True)

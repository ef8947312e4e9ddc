"""The three briefs as projects, made by the command line as a user makes them, and opened as sessions."""

from collections.abc import Iterator

import pytest
from brief_plans import BRIEFS, Maker

from diorama_planner.app.session import Session


@pytest.fixture(scope="session")
def maker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Maker]:
    folder = tmp_path_factory.mktemp("briefs")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            patch.setenv(name, str(folder / name))
        yield Maker(folder)


@pytest.fixture(autouse=True)
def _no_home(maker: Maker) -> None:
    """Every test of the briefs runs with empty folders for preferences and own things."""


def _opened(maker: Maker, name: str) -> Session:
    session = Session()
    assert list(session.open(maker.project(BRIEFS[name]))) == []
    return session


@pytest.fixture
def neon(maker: Maker) -> Session:
    return _opened(maker, "neon-alley")


@pytest.fixture
def halt(maker: Maker) -> Session:
    return _opened(maker, "country-halt")


@pytest.fixture
def dock(maker: Maker) -> Session:
    return _opened(maker, "dockside")

"""What the planner stands on: bounds in pyproject.toml, exact pins in requirements/, and the one known trap."""

import sys
import tomllib

import pytest
from house_files import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtCore import QPointF

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DEVELOPMENT = PROJECT["optional-dependencies"]["dev"]


def _pins(name: str) -> dict[str, str]:
    """Version by package. Fails on anything that is not a plain pin: an address, an option, a range."""
    found = {}
    for line in (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pin = Requirement(line)
            (specifier,) = pin.specifier
            assert pin.url is None, line
            assert specifier.operator == "==", line
            found[canonicalize_name(pin.name)] = specifier.version
    return found


@pytest.mark.parametrize(("name", "wanted"), [("runtime", PROJECT["dependencies"]), ("dev", DEVELOPMENT)])
def test_pins_keep_to_the_bounds(name: str, wanted: list[str]) -> None:
    pins = _pins(name)
    for text in wanted:
        bound = Requirement(text)
        assert pins[canonicalize_name(bound.name)] in bound.specifier, text


def test_development_runs_what_users_run() -> None:
    runtime, dev = _pins("runtime"), _pins("dev")
    assert runtime.items() <= dev.items()
    shared = _pins("build").keys() & dev.keys()
    assert {name: _pins("build")[name] for name in shared} == {name: dev[name] for name in shared}


def test_every_dependency_has_a_lower_bound() -> None:
    for text in PROJECT["dependencies"]:
        assert any(each.operator == ">=" for each in Requirement(text).specifier), text


def test_qt_stays_below_the_release_that_aborts() -> None:
    """See docs/decisions: 6.12.0 loses a reference to None on every void call under Python 3.11."""
    qt = next(Requirement(text) for text in PROJECT["dependencies"] if text.startswith("PySide6"))
    assert "6.12.0" not in qt.specifier
    assert "6.11.3" in qt.specifier
    assert Requirement(f"x{PROJECT['requires-python']}").specifier.contains("3.11.0")


def test_void_calls_lose_no_reference_to_none() -> None:
    point = QPointF()
    for calls in (64, 100_000):  # a Qt that loses one each time would not survive the second round
        before = sys.getrefcount(None)
        for _ in range(calls):
            point.setX(1.0)
        assert sys.getrefcount(None) > before - 32

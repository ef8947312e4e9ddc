"""Things to draw: a thing made by hand, and every placeable thing of the shipped catalogue."""

from dataclasses import dataclass, replace
from functools import cache

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.thing import CatalogueThing


@dataclass(frozen=True)
class Made:
    """A thing with no more than a symbol needs."""

    id: str = "made-thing"
    name: str = "Thing"
    category: str = "own"
    real_mm: tuple[float, float, float] = (1000.0, 500.0, 800.0)
    shape: str = "rect"
    front: str = ""
    ground_mm: tuple[float, float] | None = None
    wheelbase_mm: float | None = None
    colours: tuple[tuple[str, str], ...] = ()
    outline_mm: tuple[tuple[tuple[float, float], ...], ...] = ()
    tiers_mm: tuple[tuple[float, tuple[tuple[tuple[float, float], ...], ...]], ...] = ()

    def but(self, **changes) -> "Made":
        return replace(self, **changes)


@cache
def shipped() -> dict[str, CatalogueThing]:
    return {thing.id: thing for thing in load_catalogue().things() if thing.placeable}

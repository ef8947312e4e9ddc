"""The plan in space under software OpenGL: first picture, an edit, pictures while it moves, and 2,000 things."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.measuring import Figure, child, private_screen
from diorama_planner.core.resources import asset_path

FIRST_MS = 4000.0
"""From opening the panel to its first picture."""

MESHES, MEMORY_MB = 240, 600.0
"""Of two bodies in all their forms, however often they stand there; of software that draws them, above all."""
MOVING_TRIANGLES, TRIANGLES = 150_000, 1_500_000
"""Drawn of bodies that have 41 million."""

ALLEY, CROWD = "alley", "crowd"


def measure() -> Iterator[Figure]:
    """Open the neon alley at 1280 x 720 in a fresh process, then a plan of many trees and cars."""
    plan = str(asset_path("examples", "neon-alley.diorama"))
    with private_screen() as environment:
        child("view_frames", [ALLEY, plan], environment)  # compiles modules, as installing does, and fills caches
        first = child("view_frames", [ALLEY, plan], {**environment, "XDG_CACHE_HOME": environment["HOME"] + "/new"})
        yield Figure("first picture of the alley in space, nothing cached", first["first"], "ms", FIRST_MS)
        yield Figure("its surfaces finished, nothing cached", first["finished"], "ms")
        found = child("view_frames", [ALLEY, plan], environment)
        yield Figure("first picture of the alley in space", found["first"], "ms", FIRST_MS)
        yield Figure("its surfaces finished", found["finished"], "ms")
        yield Figure("meshes rebuilt by an edit of one item", found["edit rebuilt"], "", 1)
        yield Figure("that edit until it is seen", found["edit"], "ms")
        yield Figure("meshes rebuilt by an edit of a wall of two with one on it", found["wall rebuilt"], "", 3)
        yield Figure("that edit until it is seen", found["wall"], "ms")
        yield Figure("pictures per second with all effects", found["with"], "1/s")
        yield Figure("pictures per second without effects", found["without"], "1/s")
        yield Figure("pictures per second while it moves", found["moving"], "1/s")
        many = child("view_frames", [CROWD, plan], environment)
    yield Figure("2,000 trees and cars: meshes on the card", many["meshes"], "", MESHES)
    yield Figure("2,000 trees and cars: meshes rebuilt by an edit of one", many["rebuilt"], "", 1)
    yield Figure("2,000 trees and cars: first picture", many["ready"], "ms")
    yield Figure("2,000 trees and cars: memory over an empty view", many["memory"], "MB", MEMORY_MB)
    yield Figure("2,000 trees and cars: triangles while it moves", many["drawn"], "", MOVING_TRIANGLES)
    yield Figure("2,000 trees and cars: a picture while it moves", many["frame"], "ms")
    yield Figure("2,000 trees and cars: triangles at rest", many["whole drawn"], "", TRIANGLES)
    yield Figure("2,000 trees and cars: a picture at rest", many["whole"], "ms")

"""Pictures of the guide that show the plan in space, and the view through a lens. They need a screen with OpenGL."""

from __future__ import annotations

from stage import Shot, Stage, wait

DRAWN_MS = 30_000
"""By then surfaces are finished and all of a picture is drawn, also without a graphics card."""


def _space(stage: Stage) -> None:
    """Plan and space side by side at dusk, the car selected."""
    stage.do("split")
    stage.do("mood-dusk")
    stage.select("hero")
    wait(DRAWN_MS)


def _lens(stage: Stage) -> None:
    """The alley at night through the lens that sees its sign."""
    window = stage.window
    stage.select("shot-wide")
    stage.do("space")
    stage.do("mood-night")
    wait(DRAWN_MS)
    stage.do("look-through")
    assert window.workspace.space is not None
    assert window.workspace.space.lens is not None
    window.workspace.space.lens.put_key()
    window.workspace.space.lens.set_time(0.0)
    wait(DRAWN_MS)


SPACE_SHOTS = (
    Shot("space", "neon-alley", _space),
    Shot("lens", "neon-alley", _lens),
)

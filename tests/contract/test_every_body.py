"""The laws of bodies: whatever is on the plan, its meshes are sound, and those that say that they are closed are."""

import numpy as np
import pytest
from samples import SAMPLES, Sample

from diorama_planner.drawing.textures import TEXTURES
from diorama_planner.kinds.registry import kind_of
from diorama_planner.solids.mesh import is_watertight
from diorama_planner.solids.parts import FINISHES

FLAT = {
    "label",
    "dimension",
    "section",
    "underlay",
    "engraving",
    "trough",
    "wire",
    "camera",
    "sculpture",
    "spot_height",
}
"""Kinds that are seen on paper only, or in the ground."""


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_body_is_sound(sample: Sample) -> None:
    session = sample.session()
    item, kind = session.document.get(sample.item.id), kind_of(sample.item)
    parts, things = kind.shell(item, session.around()), kind.stands(item, session.around())
    assert not (sample.kind in FLAT and (parts or things))
    for part in parts:
        count = len(part.mesh.vertices)
        assert part.finish in FINISHES
        assert part.texture == "" or part.texture in TEXTURES
        assert len(part.colour) == 7
        assert np.isfinite(part.mesh.vertices).all()
        assert 0 <= part.mesh.triangles.min() <= part.mesh.triangles.max() < count
        assert not part.closed or is_watertight(part.mesh), part.finish
    for placed in things:
        assert np.isfinite(placed.matrix()).all()

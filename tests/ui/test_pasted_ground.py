"""What is seen of the ground after shaped items were pasted is what a plan opened with them shows."""

import numpy as np
from canvas_hand import CanvasHand
from small_plan import small_document

from diorama_planner.app.editing.clipboard import clip_of, paste
from diorama_planner.app.session import Session
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.landform import Landform
from diorama_planner.model.document import Document
from diorama_planner.model.record import Project
from diorama_planner.ui.canvas.plan_view import PlanView

PAVEMENT = Landform(
    id="pavement",
    outline_mm=((10.0, 5.0), (50.0, 5.0), (50.0, 170.0), (10.0, 170.0)),
    height_mm=2.3,
    edge="cliff",
)


def shown(session, qtbot):
    view = PlanView(session)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    view.fit()
    return CanvasHand(view)


def test_pasted_pavements_leave_no_ridges_on_bare_ground(app, qtbot):
    source = Session(small_document())
    with source.edit("Lay") as draft:
        draft.add(PAVEMENT)
    clip = clip_of(source.document, [item.id for item in source.document.items() if not isinstance(item, Base)])
    base = Base(id="base", width_mm=300.0, depth_mm=300.0)
    target = Session(Document.of([Project(id="project", scale=87.0), base]))
    hand = shown(target, qtbot)
    hand.picture()
    with target.edit("Paste") as draft:
        paste(draft, clip, (150.0, 150.0))
    anew = shown(Session(target.document), qtbot)
    seen, expected = hand.picture(), anew.picture()
    assert np.abs(seen - expected).max() <= 2.0  # of 255: sprites lie to a fraction of a pixel

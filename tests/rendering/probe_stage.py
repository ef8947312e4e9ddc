"""What the view in space does with a plan and its changes; prints it as JSON."""

import dataclasses
import json
import sys

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from diorama_planner.app import verbs
from diorama_planner.app.session import Session
from diorama_planner.app.space.space_feed import SpaceFeed
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.patch import Patch
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project
from diorama_planner.optics.projection import project
from diorama_planner.rendering import fineness
from diorama_planner.rendering.darkroom import pixels_of
from diorama_planner.rendering.moods import DUSK
from diorama_planner.rendering.space_view import LENS

PATCH = Patch(id="patch", host="back", outline_mm=((20.0, 20.0), (60.0, 20.0), (60.0, 45.0), (20.0, 45.0)), order=9.0)


def plan():
    return Session(
        Document.of(
            [
                Project(id=PROJECT_ID),
                Base(id=BASE_ID, width_mm=200, depth_mm=160, order=-1),
                Wall(id="back", path_mm=((5, 150), (195, 150)), height_mm=60.0, order=1.0),
                Thing(id="drum", thing="oil_drum", at_mm=(60.0, 60.0), order=2.0),
            ]
        )
    )


def settle(view):
    """Wait until something has been drawn. Not by QTest, which holds Python back from the thread that draws."""
    seen = []
    view.shown.connect(lambda: seen.append(True))
    while not seen:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


class Stage:
    def __init__(self):
        from diorama_planner.rendering.space_view import SpaceView

        self.session = plan()
        self.feed = SpaceFeed(self.session)
        self.faults = []
        self.view = SpaceView()
        self.view.failed.connect(self.faults.append)
        self.view.resize(320, 200)
        self.view.apply(self.feed.take())
        self.view.show()
        settle(self.view)

    def drafts(self):
        """Whether drafts are seen, how many surfaces are still to come, how many meshes went to the card so far."""
        view = self.view
        return [view.finishing.is_busy, view.scene.materials.drafts.waiting, view.scene.rebuilt]

    def edited(self, change):
        """How many items and meshes went to the card for an edit."""
        before = self.view.scene.rebuilt
        with self.session.edit("Edit") as draft:
            change(draft)
        told = self.feed.take()
        self.view.apply(told)
        return [len(told.bodies), len(told.removed), self.view.scene.rebuilt - before]

    def at(self, place):
        """What is picked where a place of the plan is seen."""
        pixel = self.view.on_screen(place)
        self.view.grab(320, 200)
        found = self.view.pick(pixel.x(), pixel.y())
        return None if found is None else [found[0], *found[1]]

    def coarser(self):
        """What is otherwise if drums are too many to be drawn as they are, and for as many of them again."""
        as_is, drum = self.view.scene.drawn, self.session.document.get("d5")
        fineness.FEW = 1000
        self.view.set_view(self.view.pose)
        meshes = self.edited(lambda draft: draft.change("d5", rotation_deg=20.0))[2]
        drawn, one = self.view.scene.drawn, self.at((20.0 + 12 * 5, 30.0, 13.0))
        again = [dataclasses.replace(drum, id=f"e{n}", at_mm=(20.0 + 12 * n, 80.0)) for n in range(14)]
        more = self.edited(lambda draft: [draft.put(one) for one in again])[2]
        row = self.at((20.0 + 12 * 9, 80.0, 13.0))
        self.edited(lambda draft: [draft.remove(one.id) for one in again])
        fineness.FEW = 10**9
        self.view.set_view(self.view.pose)
        return {"drawn": [as_is, drawn], "coarser": [meshes, more], "coarse one": one, "of the other row": row}

    def through_a_lens_at_dusk(self):
        """How far, on average, a lens without blur changes what is seen in the light that flares, of 255."""
        self.view.set_mood(DUSK)
        freely = pixels_of(self.view.grab(320, 200)).astype(float)
        self.view.set_effect(LENS, self.view.elements.make("LensBlur.qml", None, self.view))
        return float(np.abs(pixels_of(self.view.grab(320, 200)).astype(float) - freely).mean())

    def drawings(self):
        """How many drawings there are with a patch on the wall, after three other looks of it, and without it."""
        found = []
        self.edited(lambda draft: draft.put(PATCH))
        self.view.grab(320, 200)
        found.append(self.view.scene.materials.drawings)
        for look in ("rust", "soot", "damp"):
            self.edited(lambda draft, look=look: draft.change("patch", look=look))
        found.append(self.view.scene.materials.drawings)
        self.edited(lambda draft: draft.remove("patch"))
        return [*found, self.view.scene.materials.drawings]

    def dropped(self):
        """How many surfaces are waited for with a patch that is a draft, and when it is gone before it is made."""
        drafts = self.view.scene.materials.drafts
        drafts.are_worn = True
        self.edited(lambda draft: draft.put(PATCH))
        found = drafts.waiting
        self.edited(lambda draft: draft.remove("patch"))
        drafts.are_worn = False
        return [found, drafts.waiting]

    def hidden_meanwhile(self):
        """How wide the picture is that is asked for of a window that is hidden before it has come."""
        self.view._copied = -1  # so that a picture is waited for
        QTimer.singleShot(0, self.view.hide)
        return self.view.grab(320, 200).width()

    def off(self):
        """How far, at most, places land from where the pinhole has them, in shares of the picture."""
        places = np.random.default_rng(3).uniform((0, 0, 0), (200, 160, 60), (20, 3))
        wanted, _ = project(self.view.pinhole, places)
        pixels = [self.view.on_screen(tuple(map(float, place))) for place in places]
        found = np.array([(point.x() / 160 - 1.0, 1.0 - point.y() / 100) for point in pixels])
        return float(np.abs(found - wanted).max() / 2.0)


def of_a_still(session):
    """How many surfaces are drafts in a darkroom."""
    from diorama_planner.rendering.darkroom import SpaceDarkroom

    with SpaceDarkroom() as room:
        room.view.apply(SpaceFeed(session).take())
        return room.view.scene.materials.drafts.waiting


def main():
    app = QApplication(sys.argv)
    stage = Stage()
    drafted = stage.drafts()
    first = stage.view.grab(320, 200)
    finished = stage.drafts()
    colours = {first.pixel(x, y) for x in range(0, 320, 8) for y in range(0, 200, 8)}
    drum = stage.session.document.get("drum")
    said = {
        "drafted": drafted,
        "finished": finished,
        "of a still": of_a_still(stage.session),
        "colours": len(colours),
        "off": stage.off(),
        "picked": stage.at((60.0, 60.0, 13.0)),
        "same": stage.edited(lambda draft: None),
        "moved": stage.edited(lambda draft: verbs.move(draft, ["drum"], 40.0, 0.0)),
        "seen there": stage.at((100.0, 60.0, 13.0)),
    }
    many = [dataclasses.replace(drum, id=f"d{n}", at_mm=(20.0 + 12 * n, 30.0), order=3.0 + n) for n in range(14)]
    said["many"] = stage.edited(lambda draft: [draft.put(one) for one in many])
    said["one of many"] = stage.at((20.0 + 12 * 5, 30.0, 13.0))
    said |= stage.coarser()
    stage.view.scene.hide({"d5"})
    hidden = stage.at((20.0 + 12 * 5, 30.0, 13.0))
    said["behind it"] = hidden and hidden[0]
    stage.view.scene.hide(())
    said["wall higher"] = stage.edited(lambda draft: draft.change("back", height_mm=70.0))
    said["gone"] = stage.edited(lambda draft: [draft.remove(one.id) for one in many])
    said["through a lens"] = stage.through_a_lens_at_dusk()
    said["drawings"] = stage.drawings()
    said["dropped"] = stage.dropped()
    said["hidden meanwhile"] = stage.hidden_meanwhile()
    said["faults"] = stage.faults
    print(json.dumps(said))
    stage.view.close()
    del app


if __name__ == "__main__":
    main()

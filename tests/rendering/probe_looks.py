"""Looks of the preview and of stills, tiles of a real darkroom, a photograph over the view; prints them as JSON."""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QUrl
from PySide6.QtQuick import QQuickView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from diorama_planner.app.photography.still_takes import take_of
from diorama_planner.app.session import Session
from diorama_planner.app.space.space_feed import SpaceFeed
from diorama_planner.core.resources import asset_path
from diorama_planner.geometry.lighting import Beam
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project
from diorama_planner.rendering.apertures import Frustum
from diorama_planner.rendering.darkroom import image_of, pixels_of
from diorama_planner.rendering.developing import develop
from diorama_planner.rendering.looks import LOOKS
from diorama_planner.rendering.moods import DUSK, Mood
from diorama_planner.rendering.preview import show_look
from diorama_planner.rendering.space_view import SpaceView
from diorama_planner.rendering.stills import Still, exposed, printed, render_still
from diorama_planner.rendering.takes import open_darkroom
from diorama_planner.solids.staging import LitLamp

SIZE = (640, 360)


def picture():
    y, x = np.mgrid[0:360, 0:640] / 360.0
    lamp = np.exp(-60.0 * ((x - 1.1) ** 2 + (y - 0.4) ** 2))
    stripes = 0.35 + 0.25 * np.sin(40.0 * x) * np.cos(25.0 * y)
    return (np.dstack([np.maximum(lamp, stripes), stripes, 0.2 + 0.5 * y]).clip(0, 1) * 255).astype(np.uint8)


def looks(folder):
    shown = picture()
    image_of(shown).save(str(folder / "shown.png"))
    stage = f"""import QtQuick
import "{QUrl.fromLocalFile(str(asset_path("space"))).toString()}"
Item {{
    Image {{ id: shown; anchors.fill: parent; source: "{QUrl.fromLocalFile(str(folder / "shown.png")).toString()}" }}
    Look {{ objectName: "look-layer"; anchors.fill: parent; source: shown }}
    Photo {{ objectName: "photo"; anchors.fill: parent }}
}}"""
    (folder / "stage.qml").write_text(stage, encoding="utf-8")
    view = QQuickView()
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.setSource(QUrl.fromLocalFile(str(folder / "stage.qml")))
    view.resize(*SIZE)
    view.show()
    apart = {}
    for name, look in LOOKS.items():
        show_look(view.rootObject(), look)
        QTest.qWait(60)
        seen = pixels_of(view.grabWindow()).astype(float)
        meant = develop(shown.astype(np.float32) / 255.0, look) * 255.0
        apart[name] = [float(np.abs(seen - meant).mean()), float(np.percentile(np.abs(seen - meant), 99.5))]
    show_look(view.rootObject(), LOOKS["neutral"])
    photo = view.rootObject().findChild(QObject, "photo")
    image_of(np.full((360, 640, 3), 255, np.uint8)).save(str(folder / "photo.png"))
    for name, value in (("source", QUrl.fromLocalFile(str(folder / "photo.png"))), ("share", 1.0), ("wipe", 0.5)):
        photo.setProperty(name, value)
    QTest.qWait(200)
    over = pixels_of(view.grabWindow())
    halves = [float(over[:, :310].mean()), float(np.abs(over[:, 330:].astype(int) - shown[:, 330:]).mean())]
    view.close()
    return {"apart": apart, "halves": halves}


def darkroom():
    """Whether tiles make the whole on a wet floor too, what is out of focus is seen once, what is hidden not.

    And whether a still is like the preview.
    """
    floor = ((0.0, 0.0), (120.0, 0.0), (120.0, 120.0), (0.0, 120.0))
    records = [
        Project(id=PROJECT_ID),
        Base(id=BASE_ID, width_mm=120.0, depth_mm=120.0),
        Pour(id="wet", outline_mm=floor, mode="film", depth_mm=1.0, look="wet"),
        Wall(id="wall", path_mm=((10.0, 90.0), (110.0, 90.0)), height_mm=25.0),
        Wall(id="post", path_mm=((58.0, 4.0), (60.0, 4.0)), height_mm=60.0),
        Camera(id="eye", at_mm=(60.0, -60.0), height_mm=30.0, lens="sony50m", focus_mm=190.0, f_number=2.8),
    ]
    session = Session(Document.of(records))
    eye = session.document.get("eye")
    take, without = take_of(session, eye), take_of(session, replace(eye, hides=("post",)))
    down = take_of(session, replace(eye, tilt_deg=-14.0, f_number=11.0))
    with open_darkroom(take.stage, DUSK) as room:
        closed = replace(take.shutter(0.0), f_number=22.0)
        shown = printed(exposed(room, lambda _: closed, Still(width=192, height=128, samples=6)), DUSK)
        room.view.part("environment").setProperty("aoEnabled", False)
        whole, tiled = (
            render_still(room, down.shutter, Still(width=192, height=128, samples=2, tile_px=px)) for px in (192, 96)
        )
        row = dip_of(room, take)
        room.view.apply(without.stage)
        hidden = dip_of(room, without)
    sides = np.maximum.accumulate(row), np.maximum.accumulate(row[::-1])[::-1]
    floors = whole[80:].astype(int), tiled[80:]
    tiles = {
        "mean": float(np.abs(whole.astype(int) - tiled).mean()),
        "contrast": float(whole.std()),
        "wet": float(np.abs(floors[0] - floors[1]).mean() / floors[0].std()),
    }
    post = [int(np.count_nonzero(row > row.max() / 10)), float((np.minimum(*sides) - row).max() / row.max())]
    preview = previewed(take)
    return {
        "tiles": tiles,
        "post": post,
        "hidden": float(hidden.max() / row.max()),
        "like": [float(np.abs(shown * 255.0 - preview).mean()), float(preview.std())],
    }


def dip_of(room, take):
    """How much darker than at its brightest the sky of a picture is, column by column."""
    sky = exposed(room, take.shutter, Still(width=192, height=128, samples=6))[10:40, :, 2].mean(axis=0)
    return sky.max() - sky


def leak():
    """How bright the ground behind a wall is, as a share of what it is without it; seven lamps stand before that."""
    records = [
        Project(id=PROJECT_ID),
        Base(id=BASE_ID, width_mm=200.0, depth_mm=200.0),
        Wall(id="wall", path_mm=((0.0, 100.0), (200.0, 100.0)), height_mm=60.0),
    ]
    stage = SpaceFeed(Session(Document.of(records))).take()
    beams = [Beam((30.0 + 24.0 * number, 70.0, 30.0), (0.0, 0.3, -0.954), 0.05, 1.0) for number in range(7)]
    lamps = {f"lamp-{number}": (LitLamp(beam, (1.0, 1.0, 1.0), 1.0),) for number, beam in enumerate(beams)}
    dark = (0.0, 0.0, 0.0)
    mood = Mood(zenith=dark, horizon=dark, table=dark, lamps=0.5, bloom=0.0)
    down, north, east = np.array((0.0, 0.0, -1.0)), np.array((0.0, 1.0, 0.0)), np.array((1.0, 0.0, 0.0))
    eye = Frustum(np.array((100.0, 150.0, 300.0)), east, north, down, (-0.25, 0.25, -0.1, 0.1))
    seen = {}
    for name, bodies in (("with", stage.bodies), ("without", {BASE_ID: stage.bodies[BASE_ID]})):
        with open_darkroom(replace(stage, lamps=lamps, bodies=bodies), mood) as room:
            room.frame(eye, 96, 48)
            seen[name] = float(room.frame(eye, 96, 48).mean())
    return seen["with"] / seen["without"]


def previewed(take):
    view = SpaceView()
    view.resize(192, 128)
    view.apply(take.stage)
    view.set_mood(DUSK)
    view.set_view(take.shutter(0.0))
    view.show()
    QTest.qWait(100)
    seen = pixels_of(view.grab(192, 128)).astype(float)
    view.close()
    return seen


def main():
    os.environ["QSG_RENDER_LOOP"] = "basic"  # a thread that draws would wait for Python, and `qWait` for it
    application = QApplication(sys.argv[:1])
    said = {**looks(Path(sys.argv[1])), **darkroom(), "leak": leak()}
    print(json.dumps(said))
    sys.stdout.flush()
    del application


main()

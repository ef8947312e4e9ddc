"""The shot list: a page for each camera with its picture, settings, lights and what is to be minded."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from diorama_planner.app.drawing_job import drawing_job
from diorama_planner.app.session import Session
from diorama_planner.core.errors import UsageError
from diorama_planner.exporters.shot_list import EXPORTER, ShotListOptions, pages
from diorama_planner.kinds.camera import Camera

ALLEY = Path(__file__).parents[3] / "assets" / "examples" / "neon-alley.diorama"


@pytest.fixture
def session():
    opened = Session()
    opened.open(ALLEY)
    with opened.edit("One camera") as draft:
        for item in list(opened.document.items()):
            if item.kind == "camera":
                draft.remove(item.id)
        draft.add(
            Camera(
                id="low",
                label="Low",
                at_mm=(110.0, -95.0),
                height_mm=5.0,
                lens="sony50m",
                f_number=8.0,
                target="hero",
            )
        )
    return opened


def test_a_camera_is_told_with_its_picture_lights_and_faults(session, tmp_path):
    (tmp_path / "shots.pdf").write_bytes(EXPORTER.produce(drawing_job(session), ShotListOptions()))
    reader = PdfReader(tmp_path / "shots.pdf")
    text = "\n".join(page.extract_text() for page in reader.pages)
    for words in ("Low", "Sony FE 50mm", "f/8", "Vending machine 1", "below the table", "Raise the diorama"):
        assert words in text
    assert len(reader.pages[0].images) == 1
    assert len(reader.pages) == pages(drawing_job(session), ShotListOptions()) == 1


def test_a_plan_without_cameras_and_pictures_that_are_none(session):
    with pytest.raises(UsageError, match="sketch"):
        EXPORTER.produce(drawing_job(session), ShotListOptions(pictures="oil"))
    with session.edit("None") as draft:
        draft.remove("low")
    with pytest.raises(UsageError, match="camera"):
        EXPORTER.produce(drawing_job(session), ShotListOptions())

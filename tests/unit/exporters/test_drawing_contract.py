import io
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from export_samples import plan

from diorama_planner.core.errors import UsageError, WriteError
from diorama_planner.exporters.contract import export
from diorama_planner.exporters.options import describe_options, option, read_options
from diorama_planner.exporters.registry import DRAWING_FORMATS, drawing_exporter

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass(frozen=True, slots=True)
class Sample:
    page: str = option("A4", "paper")
    free_edge: float = option(10.0, "mm")
    count: int = option(3, "how many")
    flat: bool = option(default=False, help_text="no shadows")
    dpi: float | None = option(None, "dots per inch")


def test_options_are_read_by_their_types():
    words = {"page": "Letter", "free-edge": " 2.5 ", "count": "7", "flat": "Yes", "dpi": "300"}
    assert read_options(Sample, words) == Sample("Letter", 2.5, 7, True, 300.0)
    assert read_options(Sample, {}) == Sample()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"paper": "A4"}, "there are: page, free_edge, count, flat, dpi"),
        ({"count": "2.5"}, "not a whole number"),
        ({"free_edge": "wide"}, "not a number"),
        ({"free_edge": "nan"}, "not a number"),
        ({"free_edge": "1e999"}, "not a number"),
        ({"flat": "maybe"}, "not yes or no"),
    ],
)
def test_bad_options_are_named(words, said):
    with pytest.raises(UsageError, match=said):
        read_options(Sample, words)


@pytest.mark.parametrize("tag", DRAWING_FORMATS)
def test_every_format_describes_itself_and_its_options(tag):
    exporter = drawing_exporter(tag)
    assert exporter.tag == tag
    assert exporter.suffix.startswith(".")
    assert str(exporter.label)
    assert all(help_text for _, _, help_text in describe_options(exporter.options))


def test_an_unknown_format_is_refused_with_those_that_are_known():
    with pytest.raises(UsageError, match="pdf, footprints, engraving, laminae, laminae_svg, png, svg"):
        drawing_exporter("dwg")


@pytest.mark.parametrize("tag", DRAWING_FORMATS)
def test_every_format_writes_to_a_file_and_to_a_stream(tag, tmp_path):
    exporter = drawing_exporter(tag)
    path = tmp_path / f"plan{exporter.suffix}"
    export(exporter, plan(), exporter.options(), path)
    stream = io.BytesIO()
    export(exporter, plan(), exporter.options(), stream)
    assert path.stat().st_size == pytest.approx(len(stream.getvalue()), rel=0.01)
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("tag", DRAWING_FORMATS)
def test_an_unwritable_target_is_one_clear_error(tag, tmp_path):
    exporter = drawing_exporter(tag)
    with pytest.raises(WriteError) as caught:
        export(exporter, plan(), exporter.options(), tmp_path / "no" / "folder" / "x")
    assert "\n" not in str(caught.value)
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(WriteError):
        export(exporter, plan(), exporter.options(), folder)


@pytest.mark.parametrize("tag", ["pdf", "png", "svg"])
def test_a_plan_without_extent_is_refused_and_the_old_file_stays(tag, tmp_path):
    exporter = drawing_exporter(tag)
    path = tmp_path / "old"
    path.write_bytes(b"old")
    with pytest.raises(UsageError, match="nothing to"):
        export(exporter, plan(bounds=(0, 0, -50, 5)), exporter.options(), path)
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("tag", DRAWING_FORMATS)
def test_files_tell_nothing_of_who_made_them_and_where(tag, tmp_path):
    import getpass

    exporter = drawing_exporter(tag)
    data = exporter.produce(plan(), exporter.options())
    for secret in (str(tmp_path.parent), str(Path.cwd()), f"/{getpass.getuser()}/"):
        assert secret.encode() not in data


def test_svg_needs_no_qt():
    code = (
        "import sys\n"
        "from diorama_planner.exporters.registry import drawing_exporter\n"
        "drawing_exporter('svg')\n"
        "print([name for name in sys.modules if name.startswith('PySide6')])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

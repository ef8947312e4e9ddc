"""Elevation files: known planes from bytes made here, and everything that a stranger's file can have wrong."""

import numpy as np
import pytest

from diorama_planner.app.jobs import CancelledError
from diorama_planner.core.errors import BadFileError
from diorama_planner.terrain.elevation import metres_per_degree
from diorama_planner.terrain.elevation_files import SRTM_VOID, read_elevation

ROWS, COLUMNS = 5, 4


def heights():
    """A plane that rises by 2 to the east and by 10 to the north; north first, as files have it."""
    y, x = np.mgrid[0:ROWS, 0:COLUMNS]
    return 100.0 + 2.0 * x + 10.0 * (ROWS - 1 - y)


def grid_text(values=None, **header):
    lines = {"ncols": COLUMNS, "nrows": ROWS, "xllcorner": 5000, "yllcorner": 7000, "cellsize": 25} | header
    head = "".join(f"{key} {value}\n" for key, value in lines.items() if value is not None)
    rows = heights() if values is None else values
    return head + "\n".join(" ".join(str(v) for v in row) for row in rows) + "\n"


@pytest.fixture
def read(tmp_path):
    def read(data, name="place.asc"):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read_elevation(path)

    return read


def tile(side=1201, rise=1):
    """A tile that rises by `rise` with every row to the north."""
    rows = np.arange(side)[::-1, None] * rise + np.zeros((1, side))
    return rows.astype(">i2")


class TestGrids:
    def test_the_southern_row_comes_first_and_slopes_are_those_of_the_file(self, read):
        place = read(grid_text())
        assert place.heights[0, 0] == 100.0
        assert np.all(np.diff(place.heights, axis=0) == 10.0)
        assert np.all(np.diff(place.heights, axis=1) == 2.0)
        assert (place.cell_x_m, place.cell_y_m) == (25.0, 25.0)
        assert place.extent_m == (100.0, 125.0)
        assert (place.size, place.range, place.holes_filled, place.measured) == ((4, 5), (100.0, 146.0), 0, True)

    def test_cells_may_be_oblong_and_the_corner_that_of_a_centre(self, read):
        text = grid_text(xllcorner=None, yllcorner=None, cellsize=None, xllcenter=512, yllcenter=700, dx=20, dy=30)
        assert read(text).extent_m == (80.0, 150.0)

    def test_upper_case_tabs_commas_and_windows_lines_are_read(self, read):
        text = grid_text().upper().replace(" ", "\t").replace("\n", "\r\n").replace("100.0", "100,5")
        assert read(text).range == (100.5, 146.0)

    def test_all_heights_may_stand_on_one_line(self, read):
        head, _, body = grid_text().partition("cellsize 25\n")
        assert np.array_equal(read(f"{head}cellsize 25\n{' '.join(body.split())}").heights, heights()[::-1])

    @pytest.mark.parametrize("latitude", [0, 60])
    def test_degrees_become_metres(self, read, latitude):
        text = grid_text(xllcorner=8, yllcorner=latitude - ROWS * 0.001 / 2, cellsize=0.001)
        place = read(text)
        assert place.cell_y_m == pytest.approx(110.574 if latitude == 0 else 111.412, abs=0.01)
        assert place.cell_x_m == pytest.approx(111.320 if latitude == 0 else 55.800, abs=0.01)

    def test_metres_on_a_grid_of_the_country_stay_metres(self, read):
        assert read(grid_text(xllcorner=2600000, yllcorner=1200000, cellsize=0.01)).cell_x_m == 0.01
        assert read(grid_text(xllcorner=0, yllcorner=0, cellsize=1)).cell_x_m == 1.0

    @pytest.mark.parametrize(("no_data", "word"), [(-32768, "-32768"), (None, "-9999"), (None, "nan"), (0, "0")])
    def test_places_without_a_height_are_filled_and_counted(self, read, no_data, word):
        values = [[str(v) for v in row] for row in heights()]
        values[1][1] = values[2][2] = word
        place = read(grid_text(values, nodata_value=no_data))
        assert place.holes_filled == 2
        assert np.allclose(place.heights, heights()[::-1], atol=1e-3)


class TestBadGrids:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("", "ncols and nrows are missing"),
            ("\x89PNG not a grid", "ncols and nrows are missing"),
            (grid_text(cellsize=-25), "cells without a size"),
            (grid_text(cellsize=0), "cells without a size"),
            (grid_text(cellsize=None), "cells without a size"),
            (grid_text(cellsize="nan"), "cells without a size"),
            (grid_text(cellsize="wide"), "cellsize in its first lines is no number"),
            (grid_text(ncols=-4), "not a number of cells"),
            (grid_text(ncols=0), "not a number of cells"),
            (grid_text(nrows=2.5), "not a number of cells"),
            (grid_text(ncols=20000, nrows=20000), "20,000 by 20,000 heights"),
            (grid_text(nrows=6), "is cut off: 20 of 24 heights are there"),
            (grid_text(nrows=600), "is cut off: it is too short"),
            (grid_text(nrows=4), "more heights than its header tells"),
            (grid_text().replace("146.0", "deep"), "something that is no number"),
            (grid_text(np.full((ROWS, COLUMNS), -9999)), "no heights, only gaps"),
            (grid_text(np.full((ROWS, COLUMNS), 3e12)), "no usable numbers"),
        ],
    )
    def test_each_is_refused_in_one_line_that_names_the_file(self, read, text, told):
        with pytest.raises(BadFileError, match=told) as caught:
            read(text)
        assert "place.asc" in str(caught.value)
        assert "\n" not in str(caught.value)

    def test_a_file_that_is_gone_is_told(self, tmp_path):
        with pytest.raises(BadFileError, match=r"gone\.asc cannot be read"):
            read_elevation(tmp_path / "gone.asc")

    def test_a_folder_is_told(self, tmp_path):
        (tmp_path / "folder.asc").mkdir()
        with pytest.raises(BadFileError, match=r"folder\.asc cannot be read"):
            read_elevation(tmp_path / "folder.asc")

    def test_reading_can_be_stopped(self, tmp_path):
        def stop(_share):
            raise CancelledError("cancelled")

        path = tmp_path / "place.asc"
        path.write_text(grid_text())
        with pytest.raises(CancelledError):
            read_elevation(path, stop)

    def test_words_cut_by_the_end_of_a_portion_are_read_whole(self, read):
        many = 400_000
        text = f"ncols {many}\nnrows 1\ncellsize 1\n" + " ".join(["12.25"] * many)
        assert read(text).range == (12.25, 12.25)


class TestTiles:
    def test_a_tile_knows_its_latitude_by_its_name(self, read):
        place = read(tile().tobytes(), "N35E138.hgt")
        east, north = metres_per_degree(35.5)
        assert place.cell_x_m == pytest.approx(east / 1200)
        assert place.cell_y_m == pytest.approx(north / 1200)
        assert np.all(np.diff(place.heights, axis=0) == 1.0)
        assert place.heights[0, 0] == 0

    def test_south_of_the_equator(self, read):
        assert read(tile().tobytes(), "s34e018.hgt").cell_x_m == pytest.approx(metres_per_degree(-33.5)[0] / 1200)

    def test_voids_are_filled(self, read):
        samples = tile()
        samples[100:110, 200:230] = SRTM_VOID
        place = read(samples.tobytes(), "N35E138.hgt")
        assert place.holes_filled == 300
        assert np.allclose(place.heights, np.arange(1201)[:, None], atol=0.01)

    def test_one_without_a_name_leaves_its_width_to_be_asked(self, read):
        place = read(tile().tobytes(), "mountain.hgt")
        assert place.extent_m is None
        assert place.measured

    @pytest.mark.parametrize("size", [0, 100, 1201 * 1201 * 2 - 2, 1201 * 1201 * 2 + 1, 1300 * 1300 * 2])
    def test_part_of_a_tile_is_refused(self, read, size):
        with pytest.raises(BadFileError, match=r"N35E138\.hgt is no whole SRTM tile"):
            read(bytes(size), "N35E138.hgt")

    def test_nothing_but_voids_is_refused(self, read):
        with pytest.raises(BadFileError, match="only gaps"):
            read(np.full((1201, 1201), SRTM_VOID, ">i2").tobytes(), "N35E138.hgt")

"""The palettes can be read, and putting one on the application reaches palette, font and style sheet."""

from dataclasses import asdict

import pytest
from PySide6.QtGui import QFont, QFontInfo, QPalette

from diorama_planner.drawing.colours import contrast, rgba
from diorama_planner.ui.stylesheet import style_sheet
from diorama_planner.ui.theme import (
    DARK,
    LIGHT,
    THEMES,
    apply_theme,
    current_theme,
    mixed,
    text_font,
    text_pairs,
    theme_for,
)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_text_meets_wcag_aa(theme):
    poor = {
        f"{text} on {under}": round(contrast(getattr(theme, text), getattr(theme, under)), 2)
        for text, under in text_pairs()
        if contrast(getattr(theme, text), getattr(theme, under)) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_what_only_marks_stands_out_three_to_one(theme):
    assert contrast(theme.accent, theme.panel) >= 3
    assert contrast(theme.guide, theme.mat) >= 1.5
    assert contrast(theme.halo, theme.mat) >= 3


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_all_tokens_are_colours_and_the_sheet_is_filled(theme):
    for name, colour in asdict(theme).items():
        if name != "name":
            assert rgba(colour)[3] == 255
    sheet = style_sheet(theme)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_mixing_ends_at_both_colours():
    assert mixed("#102030", "#ffffff", 1) == "#102030"
    assert mixed("#102030", "#ffffff", 0) == "#ffffff"
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"


def test_applying_a_theme_changes_palette_and_is_remembered(qapp):
    for theme in (DARK, LIGHT):
        apply_theme(qapp, theme)
        assert current_theme() is theme
        assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme.panel
        assert theme.accent in qapp.styleSheet()


def test_preference_names_a_theme_and_auto_gives_one(qapp):
    assert theme_for("dark") is DARK
    assert theme_for("light") is LIGHT
    assert theme_for("auto") in THEMES.values()


def test_the_font_is_bundled_and_has_tabular_figures(qapp):
    apply_theme(qapp, LIGHT)
    font = text_font()
    assert QFontInfo(font).family() == "Inter"
    assert font.featureValue(QFont.Tag("tnum")) == 1

"""The two palettes of the program and how one is put on the application.

Colours are named once, here; the style sheet made of them is in `ui.stylesheet`, colours of materials and
things come from the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from diorama_planner.drawing.colours import hex_colour, rgba
from diorama_planner.painting.fonts import FAMILY, load_fonts

UNIT = 8
"""Pixels of the grid that all distances keep to."""
RADIUS = 7
"""Pixels by which fields, cards and buttons are rounded."""
TEXT_PT = 9.75
SMALL_PT = 8.25

_PROPERTY = "planner_theme"


def mixed(over: str, under: str, amount: float) -> str:
    """Lay a colour with an opacity of `amount` over another."""
    pairs = zip(rgba(over)[:3], rgba(under)[:3], strict=True)
    red, green, blue = (a * amount + b * (1 - amount) for a, b in pairs)
    return hex_colour(red, green, blue)


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by their use, as `#rrggbb`. `*_soft` are the backgrounds of what is chosen or warned of."""

    name: str
    window: str
    panel: str
    field: str
    hover: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_hover: str
    accent_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    guide: str
    guide_text: str
    halo: str
    selection: str
    mat: str
    mat_line: str
    mat_line5: str

    @property
    def is_dark(self) -> bool:
        """Whether text is lighter than what it stands on."""
        return self.name == "dark"


LIGHT = Theme(
    name="light",
    window="#ece8e0",
    panel="#fbfaf7",
    field="#f3f0ea",
    hover="#ece7de",
    line="#dcd6ca",
    text="#23262d",
    muted="#5c6069",
    accent="#0a7268",
    on_accent="#ffffff",
    accent_hover="#085f57",
    accent_soft="#d8e8e4",
    warning="#8f5500",
    warning_soft="#efe5d6",
    danger="#b3261e",
    danger_soft="#f6e1dd",
    guide="#ff5ca8",
    guide_text="#15181d",
    halo="#ffffff",
    selection="#0a7268",
    mat="#2f6f63",
    mat_line="#3a7f72",
    mat_line5="#56998c",
)

DARK = Theme(
    name="dark",
    window="#15181d",
    panel="#1e222a",
    field="#252a33",
    hover="#2c323d",
    line="#323945",
    text="#e8ebf0",
    muted="#98a2b3",
    accent="#2dd4bf",
    on_accent="#0d1512",
    accent_hover="#5ee0cf",
    accent_soft="#1f3f42",
    warning="#f5b544",
    warning_soft="#3a332b",
    danger="#ff8f87",
    danger_soft="#402a2d",
    guide="#ff5ca8",
    guide_text="#15181d",
    halo="#ffffff",
    selection="#2dd4bf",
    mat="#22302f",
    mat_line="#2c3e3c",
    mat_line5="#385350",
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}

_TEXT_PAIRS = (
    ("text", ("window", "panel", "field", "hover", "accent_soft", "warning_soft", "danger_soft")),
    ("muted", ("window", "panel", "field", "hover")),
    ("accent", ("panel", "field", "accent_soft", "warning_soft", "danger_soft")),
    ("on_accent", ("accent", "accent_hover")),
    ("warning", ("panel", "field", "warning_soft")),
    ("danger", ("panel", "field", "danger_soft")),
    ("guide_text", ("guide",)),
)


def text_pairs() -> Iterator[tuple[str, str]]:
    """Give every (text, background) pair of token names that the program uses together."""
    for text, backgrounds in _TEXT_PAIRS:
        for background in backgrounds:
            yield text, background


def theme_for(preference: str) -> Theme:
    """Turn the preference `light`, `dark` or `auto` (as the desktop has it) into a theme."""
    if preference in THEMES:
        return THEMES[preference]
    is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if is_dark else LIGHT


def current_theme() -> Theme:
    """Give the theme that the running application wears (light before any was applied)."""
    app = QCoreApplication.instance()
    name = app.property(_PROPERTY) if app is not None else None
    return THEMES.get(str(name), LIGHT)


def text_font(points: float = TEXT_PT, *, strong: bool = False) -> QFont:
    """Give the font of the window, with figures of one width."""
    font = QFont(FAMILY)
    font.setPointSizeF(points)
    font.setFeature(QFont.Tag("tnum"), 1)
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the application: style, font, palette, and the style sheet made of the theme's colours."""
    from diorama_planner.ui.stylesheet import style_sheet

    load_fonts()
    app.setProperty(_PROPERTY, theme.name)
    if app.style().name() != "fusion" and not app.styleSheet():
        app.setStyle("Fusion")
    app.setFont(text_font())
    app.setPalette(_palette(theme))
    app.setStyleSheet(style_sheet(theme))


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(theme.panel), QColor(theme.panel))
    chosen = {
        role.Window: theme.panel,
        role.WindowText: theme.text,
        role.Base: theme.field,
        role.AlternateBase: theme.panel,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.field,
        role.ButtonText: theme.text,
        role.BrightText: theme.on_accent,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.ToolTipBase: theme.text,
        role.ToolTipText: theme.panel,
        role.Light: mixed("#ffffff", theme.panel, 0.1),
        role.Midlight: theme.hover,
        role.Mid: theme.line,
        role.Dark: mixed(theme.text, theme.panel, 0.3),
        role.Shadow: "#000000",
    }
    for name, colour in chosen.items():
        palette.setColor(name, QColor(colour))
    faded = QColor(mixed(theme.text, theme.panel, 0.4))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, faded)
    return palette

"""The one style sheet of the program, filled with a theme's colours.

Widgets choose a look by the dynamic property `role` (heading, muted, primary, tool, chip ...) so that no
other module holds style sheet text.
"""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from diorama_planner.ui.theme import RADIUS, SMALL_PT, TEXT_PT, Theme, mixed

_TEXT = Template("""
* { font-size: ${text_pt}pt; }
QMainWindow, QDialog { background: $panel; }
QToolTip { background: $text; color: $panel; border: none; padding: 6px 8px; font-size: ${small_pt}pt; }
QLabel { background: transparent; }
QLabel[role="heading"] { color: $muted; font-size: ${small_pt}pt; font-weight: 600; letter-spacing: 0.6px; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${small_pt}pt; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="title"] { font-size: ${title_pt}pt; font-weight: 600; }
QLabel[role="problem"] { color: $danger; font-size: ${small_pt}pt; }
QLabel[role="warning"] { color: $warning; font-size: ${small_pt}pt; }
QLabel[role="total"] { font-size: ${total_pt}pt; font-weight: 700; }
""")

_BARS = Template("""
QFrame#titleRow { background: $panel; border-bottom: 1px solid $line; }
QFrame#titleRow QLabel { color: $muted; }
QMenuBar { background: $panel; color: $text; border: none; padding: 1px 2px; }
QMenuBar::item { background: transparent; padding: 5px 9px; border-radius: 5px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $panel; color: $text; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 5px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $faded; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 14px; height: 14px; padding-left: 8px; }
QFrame#toolbar, QFrame#statusBar { background: $panel; border: none; }
QFrame#toolbar { border-bottom: 1px solid $line; }
QFrame#statusBar { border-top: 1px solid $line; }
QFrame#statusBar QLabel { color: $muted; font-size: ${small_pt}pt; }
QFrame#groupPath, QFrame#brushBar { background: $panel; border: 1px solid $accent; border-radius: 7px; }
QFrame#banner { background: $warning_soft; border: 1px solid $warning; border-radius: ${radius}px;
    margin: 8px; }
QFrame#banner[severity="error"] { background: $danger_soft; border-color: $danger; }
QFrame[role="rule"] { background: $line; border: none; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QFrame#sidePanel { background: $panel; border: none; }
""")

_FIELDS = Template("""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    background: $field; color: $text; border: 1px solid $line; border-radius: ${radius}px; padding: 4px 5px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 18px; }
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover { border-color: $line_strong; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border: 1px solid $accent; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: $faded; }
QLineEdit:read-only { color: $muted; }
QLineEdit[bad="true"], QLineEdit[bad="true"]:focus { color: $danger; background: $danger_soft;
    border: 1px solid $danger; }
QLineEdit#search { padding: 6px 9px; }
QLineEdit[role="bare"] { background: transparent; border: none; padding: 0; }
QComboBox QLineEdit, QComboBox QLineEdit:focus, QComboBox QLineEdit:hover { background: transparent; border: none;
    border-radius: 0; padding: 0; min-height: 0; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url($arrow); width: 12px; height: 12px; }
QComboBox QAbstractItemView, QListView[role="offers"] { background: $panel; color: $text;
    border: 1px solid $line_strong; padding: 4px; outline: none;
    selection-background-color: $accent; selection-color: $on_accent; }
QCheckBox, QRadioButton { spacing: 7px; padding: 2px; border: 1px solid transparent; border-radius: 5px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator, QTreeView::indicator,
QTableView::indicator { width: 15px; height: 15px; background: $field;
    border: 1px solid $line_strong; }
QCheckBox::indicator, QTreeView::indicator, QTableView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QTreeView::indicator:checked,
QTableView::indicator:checked { background: $accent; border-color: $accent; image: url($tick); }
QCheckBox::indicator:indeterminate,
QTreeView::indicator:indeterminate { background: $accent_soft; border-color: $accent; }
QRadioButton::indicator:checked { width: 7px; height: 7px; border: 5px solid $accent; border-radius: 8px;
    background: $on_accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; background: $panel; }
QSlider::groove:horizontal { height: 4px; background: $line; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; margin: -5px 0; border-radius: 7px; background: $accent; }
QProgressBar { background: $field; border: none; border-radius: 3px; height: 6px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")

_BUTTONS = Template("""
QPushButton { background: $field; color: $text; border: 1px solid $line; border-radius: ${radius}px;
    padding: 5px 14px; min-height: 18px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $faded; }
QPushButton[role="primary"], QPushButton:default { background: $accent; color: $on_accent;
    border: 1px solid $accent; font-weight: 600; }
QPushButton[role="primary"]:hover, QPushButton:default:hover { background: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $text; padding: 4px 13px; }
QPushButton[role="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[role="link"] { background: transparent; border: none; color: $accent; font-weight: 600;
    padding: 2px 4px; text-align: left; }
QPushButton[role="link"]:hover, QPushButton[role="link"]:focus { text-decoration: underline; }
QPushButton[role="quiet"] { background: transparent; border: 1px solid transparent; color: $muted;
    padding: 2px 6px; }
QPushButton[role="quiet"]:hover { color: $text; background: $hover; }
QPushButton[role="quiet"]:focus { border-color: $accent; }
QToolButton[role="status"] { color: $muted; font-size: ${small_pt}pt; padding: 1px 4px; }
QToolButton[role="status"][popupMode="1"] { padding-right: 16px; }
QPushButton[role="chip"] { background: transparent; border: 1px solid $line; border-radius: 11px;
    padding: 1px 10px; min-height: 18px; font-size: ${small_pt}pt; }
QPushButton[role="chip"]:hover { background: $hover; }
QPushButton[role="chip"]:focus { border-color: $accent; }
QPushButton[role="chip"]:checked { background: $accent; border-color: $accent; color: $on_accent;
    font-weight: 600; }
QPushButton[role="chip"]:checked:focus { border-color: $text; }
QPushButton[role="section"] { background: transparent; border: 1px solid transparent; color: $muted;
    font-size: ${small_pt}pt; font-weight: 600; letter-spacing: 0.6px; text-align: left; padding: 2px 2px; }
QPushButton[role="section"]:hover { color: $text; }
QPushButton[role="section"]:focus { border-color: $accent; }
QToolButton { background: transparent; color: $text; border: 1px solid transparent; border-radius: 5px;
    padding: 3px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border-color: $accent; }
QToolButton:checked { background: $accent_soft; color: $accent; }
QToolButton:disabled { color: $faded; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="field"] { background: $field; border: 1px solid $line; border-radius: ${radius}px;
    padding: 5px 6px; text-align: left; }
QToolButton[role="field"]:hover { border-color: $line_strong; }
QToolButton[role="tool"] { border-radius: ${radius}px; padding: 3px 1px; font-size: ${tool_pt}pt; }
QToolButton[role="tool"]:checked { font-weight: 600; }
QToolButton[popupMode="1"] { padding-right: 14px; }
QToolButton[popupMode="1"]::menu-button { border: none; width: 15px; border-radius: 5px; }
QToolButton[popupMode="1"]::menu-button:hover { background: $line; }
QToolButton[popupMode="1"]::menu-arrow { image: url($arrow); width: 11px; height: 11px; }
QPushButton[role="figure"] { background: $window; border: 1px solid transparent; border-radius: ${radius}px;
    padding: 4px 11px; font-weight: 600; text-align: left; }
QPushButton[role="figure"]:hover { background: $hover; }
QPushButton[role="figure"]:focus { border-color: $accent; }
QFrame[role="segments"] { background: $window; border: none; border-radius: ${radius}px; }
QPushButton[role="segment"] { background: transparent; color: $muted; border: 1px solid transparent;
    border-radius: 5px; padding: 3px 11px; }
QPushButton[role="segment"]:hover { color: $text; }
QPushButton[role="segment"]:checked { background: $panel; color: $text; font-weight: 600; }
QPushButton[role="segment"]:focus { border-color: $accent; }
""")

_VIEWS = Template("""
QAbstractItemView { background: $panel; color: $text; border: none; outline: none;
    selection-background-color: $accent_soft; selection-color: $text; }
QListView::item, QTreeView::item { border-radius: 5px; padding: 3px 2px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $accent_soft; color: $text; }
QTreeView[role="table"]::item { border-radius: 0; padding: 3px 6px; border-bottom: 1px solid $line; }
QHeaderView::section { background: $panel; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 5px 6px; font-size: ${small_pt}pt; font-weight: 600; }
QTableView { gridline-color: $line; }
QScrollArea, QScrollArea > QWidget > QWidget#scrollBody { background: $panel; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 1px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 1px; }
QScrollBar::handle { background: $scroll; border-radius: 4px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: none; border: none; width: 0; height: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 6px 12px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QGroupBox { border: 1px solid $line; border-radius: ${radius}px; margin-top: 9px; padding: 10px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; color: $muted; }
QFrame[role="card"] { background: $field; border: 1px solid transparent; border-radius: ${radius}px; }
QFrame[role="card"][severity="error"] { background: $danger_soft; }
QFrame[role="card"][severity="warning"] { background: $warning_soft; }
QFrame[role="card"]:focus, QFrame[role="card"][lit="true"] { border-color: $accent; }
""")

_DIALOGS = Template("""
QPushButton[role="option"] { background: $panel; border: 1px solid $line; border-radius: ${radius}px;
    padding: 6px 8px; text-align: left; }
QPushButton[role="option"][lines="2"] { min-height: 34px; }
QPushButton[role="option"]:hover { background: $hover; }
QPushButton[role="option"]:focus { border-color: $accent; }
QPushButton[role="option"]:checked { background: $accent_soft; border-color: $accent; }
QFrame[role="card"] QPushButton[role="option"] { background: $panel; }
QFrame[role="card"] QPushButton[role="option"]:checked { background: $accent_soft; }
QFrame[role="card"] QLineEdit, QFrame[role="card"] QComboBox { background: $panel; }
QFrame[role="sheet"] { background: $panel; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[role="call"] { background: $accent_soft; border: 1px solid $accent; border-radius: ${radius}px; }
QLabel[role="answer"] { font-size: ${total_pt}pt; font-weight: 600; }
QLabel[role="good"] { color: $accent; font-size: ${small_pt}pt; font-weight: 600; }
QTextBrowser, QTextBrowser:focus { background: $panel; border: none; border-radius: 0; padding: 6px 12px; }
QDialog#palette { background: $panel; border: 1px solid $line; }
QDialog#palette QLineEdit { background: transparent; border: none; border-bottom: 1px solid $line;
    border-radius: 0; padding: 12px 14px; font-size: ${total_pt}pt; }
QTableWidget, QTableView { background: $panel; alternate-background-color: $panel; }
QTableView::item { padding: 4px 6px; border: none; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $accent_soft; color: $text; }
""")


def style_sheet(theme: Theme) -> str:
    """Fill the style sheet with a theme's colours."""
    from diorama_planner.core.resources import asset_path

    values = {
        **asdict(theme),
        "radius": RADIUS,
        "text_pt": TEXT_PT,
        "small_pt": SMALL_PT,
        "tool_pt": SMALL_PT - 0.75,
        "title_pt": TEXT_PT + 5,
        "total_pt": TEXT_PT + 2,
        "faded": mixed(theme.text, theme.panel, 0.4),
        "line_strong": mixed(theme.text, theme.line, 0.25),
        "scroll": mixed(theme.text, theme.panel, 0.22),
        "arrow": asset_path("style", f"chevron-{theme.name}.svg").as_posix(),
        "tick": asset_path("style", f"tick-{theme.name}.svg").as_posix(),
    }
    return "".join(part.substitute(values) for part in (_TEXT, _BARS, _FIELDS, _BUTTONS, _VIEWS, _DIALOGS))

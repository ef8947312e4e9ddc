"""An empty PySide6 QMainWindow: what any Qt program costs here."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.children.first_paint import PaintWatch, start_figures

app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 800)
watch = PaintWatch(window, start_figures)
window.show()
app.exec()

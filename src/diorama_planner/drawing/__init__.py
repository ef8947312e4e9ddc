"""The 2D vocabulary in which a kind says what it looks like. Interpreted in `painting` and the exporters.

Everything is in millimetres with y pointing up; nothing here knows Qt, screens or paper.
"""

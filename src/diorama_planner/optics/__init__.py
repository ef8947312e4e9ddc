"""Cameras: what a lens frames, what is sharp, where it fits and what it sees. Pure sums over plain values.

Knows no kind and no document, and lies below `kinds`, so that a camera on the plan can draw its own wedge.
"""

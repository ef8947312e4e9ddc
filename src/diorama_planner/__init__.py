"""Diorama Planner: plan a diorama to scale."""

__version__ = "0.1.0"

"""Sections through a plan: what lies along their line, and how that is drawn."""

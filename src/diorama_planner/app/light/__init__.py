"""Lamps, circuits and wires of a plan, and the night that they light."""

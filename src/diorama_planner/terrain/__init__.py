"""The shape of the ground as one grid of heights, and what can be read off it."""

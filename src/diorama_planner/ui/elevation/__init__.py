"""The view of a wall's face: its panel in the window, and what tools find there. The canvas is that of the plan."""

"""The view in space beside the plan, or in a window of its own: what is around the picture, hands, lens."""

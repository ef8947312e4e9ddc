"""What of a plan is cut from sheets and bars, and how it is laid out on them."""

"""What a plan is told before and beside its drawing: scales, bases, sizes, what a sentence about a scene means."""

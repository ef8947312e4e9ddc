"""The sums of the trade: numbers in, numbers out, each with its formula and source. Standard library only."""

"""Light: LEDs in circuits, what feeds them, and the wires between. Pure sums over values; knows no kind."""

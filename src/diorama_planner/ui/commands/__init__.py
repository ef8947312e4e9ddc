"""What the menus do, by menu. Each module lists its actions as data; none holds a widget."""

"""The photographer's checks in the window: every camera as a shot, what helps it, what nobody sees."""

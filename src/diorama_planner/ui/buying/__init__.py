"""The bill at large, why it says so much, and what is bought where: a window beside the plan's."""

"""What a figure is expected to be by its own history, and what is suspicious about one."""

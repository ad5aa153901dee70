"""What is said of the computer: the add-in, folders, windows, mishaps, the command line, the demo."""

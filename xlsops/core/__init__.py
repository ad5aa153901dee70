"""The job itself, as values and pure functions: no file, no Excel, no clock."""

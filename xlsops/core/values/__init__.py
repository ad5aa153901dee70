"""Values and how they are read and written: cells, numbers, days, working time."""

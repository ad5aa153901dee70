"""The facts events tell: their kinds, what is within them, and how they are read and written."""

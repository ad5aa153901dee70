"""One sheet part becomes typed cells: the quick scanner, and the one that takes every spelling."""

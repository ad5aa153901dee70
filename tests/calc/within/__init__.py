"""Work on LibreOffice's objects that runs in its own process, where an object costs no round trips.

The modules here import nothing of the tests: the Python of LibreOffice loads them, too.
"""

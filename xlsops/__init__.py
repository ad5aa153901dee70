"""Performance data of a regency's bureaus: Excel in front, Python behind."""

import os

__version__ = "0.2.0"

# openpyxl looks once, when it is first imported, for lxml, with which it writes other bytes, and for
# defusedxml, with which it reads another way. What an office's computer has installed must not
# decide; this runs before any module of the program, so before any of them imports openpyxl.
os.environ.update(OPENPYXL_LXML="False", OPENPYXL_DEFUSEDXML="False")

"""Tests of the program; it is imported first, so that openpyxl is the one its users have."""

import xlsops  # noqa: F401

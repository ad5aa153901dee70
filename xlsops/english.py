"""Imported first, it makes what follows speak English: the buttons of an add-in built in English do so."""

from os import environ

environ.setdefault("XLSOPS_LANG", "en")

"""Performance data of a regency's bureaus: Excel in front, Python behind."""

__version__ = "0.1.0"

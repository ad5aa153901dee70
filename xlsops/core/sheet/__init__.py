"""The one description of a sheet: content, styles, text metrics, paging."""

"""Texts and attributes as a part spells them.

``xml.sax.saxutils`` spells them alike, but brings all that fetches from the network into every click.
"""

_ENDS = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def escape(text: str) -> str:
    """Return a text as it stands between elements."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoteattr(text: str) -> str:
    """Return a text as the value of an attribute, its quotes included."""
    told = escape(text).translate(_ENDS)
    if '"' not in told:
        return f'"{told}"'
    return f"'{told}'" if "'" not in told else '"{}"'.format(told.replace('"', "&quot;"))

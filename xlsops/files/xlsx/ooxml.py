"""Names of the Office Open XML standard that more than one reader of a part needs."""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main "
RELATION_ID = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"
DEEPEST = 64


def digits(text: str, longest: int = 9) -> bool:
    """Tell whether a text is a short run of ASCII digits, safe to make an integer of."""
    return text.isascii() and text.isdigit() and len(text) <= longest


def truth(text: str | None) -> bool:
    """Return an XML boolean; absent is false."""
    return text in {"1", "true", "on"}

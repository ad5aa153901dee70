"""Words as they are compared: what two typings of one name differ in does not count."""


def caseless(text: str) -> str:
    """Return a text by which two typings of it are one: a blank between words, no capitals.

    Not for what other programs compare by rules of their own: sheets and names of a workbook, parts of a
    package, files (a blank more is another name there); nor for ids and codes, which hold no blanks.
    """
    return " ".join(text.split()).casefold()

"""The list of all answers as it stands in the end: each bureau's rows below those of the one before."""

from xlsops.core.pages.figures import collected
from xlsops.core.sheet.handwriting import piece_of
from xlsops.core.sheet.sheet import Sheet, whole
from xlsops.core.view.view import View


def collected_page(view: View) -> Sheet:
    """Return the list, every row made."""
    made = {each.bureau.code: collected.listed_rows(view.spec, each) for each in view.bureaus}
    pieces = {code: piece_of(lambda page=page: page) for code, page in made.items()}  # type: ignore[misc]
    return whole(collected.collected_page(view, pieces))

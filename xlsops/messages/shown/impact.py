"""How far a finding may move the published figures: what stands beside it in the list of findings."""

SHARE_OF_CEILING = "bagian rata dari pagu"
FRACTION = "pecahan, bukan persen"
SWAPPED = "dua angkanya tertukar"
STAYS = "Angka rekap tetap"


def target_of(quarter: str) -> str:
    return f"target {quarter}"


def figure_of(quarter: str) -> str:
    return f"angka {quarter}"


def as_in(quarter: str) -> str:
    """An indicator misses or passes its target as it did in that quarter."""
    return f"target, seperti capaian {quarter}"


def pace_of(quarter: str) -> str:
    return f"laju s.d. {quarter}"


def times_off(times: str) -> str:
    """A figure is that many times too small or too large."""
    return f"keliru {times} kali"


def moves(figure: str, office: str, bureau: str) -> str:
    """``figure`` is Capaian or Serapan, the others how far it moves."""
    return f"{figure} Setda {office} (bagian {bureau})"


def up(points: str, *, whole: bool) -> str:
    """The unit is said once, of the ``whole`` office."""
    return f"naik {points} poin" if whole else f"naik {points}"


def down(points: str, *, whole: bool) -> str:
    return f"turun {points} poin" if whole else f"turun {points}"


HARDLY = "bergeser kurang dari 0,01 poin"
UNMOVED = "tetap"


def becomes(percent: str) -> str:
    """There was no such figure before."""
    return f"menjadi {percent}"


NO_MORE = "tidak ada lagi"


def if_it_is(moved: str, figure: str, basis: str) -> str:
    return f"{moved} bila seharusnya {figure} ({basis})."


def if_they_are(moved: str, count: int, figure: str, basis: str) -> str:
    """The figure is the first of that many that are doubted together."""
    return f"{moved} bila {count} isian ini keliru (yang pertama seharusnya {figure}, {basis})."

"""What is said of a figure that is not what its own history makes expect."""


def usual(low: str, high: str, season: str, *, added: bool) -> str:
    """Tell between which figures a cell usually lay, or what a quarter usually added to it."""
    between = low if low == high else f"{low} sampai {high}"
    usually = f"pada {season} biasanya" if season else "biasanya"
    return f"{usually} bertambah {between}" if added else f"{usually} {between}"

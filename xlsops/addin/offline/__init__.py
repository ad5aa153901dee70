"""Everything a computer without internet needs to have the program installed."""

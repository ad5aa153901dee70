"""The words of painted pages, of the recap, of letters and of the clock."""

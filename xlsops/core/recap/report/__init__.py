"""The material for the annual report: what it says, which of it is bound to the recap, what still holds."""

"""The sheets of the recap that are lists: all answers, findings, and what each figure is made of."""

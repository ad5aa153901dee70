"""The rules of an office on trial: whether they find what they are for, and do not contradict each other."""

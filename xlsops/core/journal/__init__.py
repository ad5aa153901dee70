"""The journal: what happened, what each kind of event tells, and what they add up to."""

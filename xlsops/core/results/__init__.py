"""What a submission amounts to, and what all of them do."""

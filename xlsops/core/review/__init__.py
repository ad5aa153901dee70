"""What a reviewer weighs: effect, doubts, findings of his own."""

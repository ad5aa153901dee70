"""The request forms and the copies that go back."""

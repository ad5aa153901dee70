"""What the office makes to print or send: recap, documents, letters, mails."""

"""What is known of periods as pandas frames; the one room that knows pandas."""

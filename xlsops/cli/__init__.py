"""The command line: commands, what they take, how their work is shown."""

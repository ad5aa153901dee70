"""Taking files in: the inbox, the workers, the examination of one file."""

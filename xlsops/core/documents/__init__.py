"""The paper of each step of the SOP, described for printing and signing."""

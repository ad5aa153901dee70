"""The checks: each looks at a submission and yields findings."""

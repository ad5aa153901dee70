"""A cluster on this machine, for tests: prints its address, logs to stderr, ends when its input does.

``python -m tests.workers.small_cluster WORKERS``
"""

import logging
import sys

from distributed import LocalCluster

if __name__ == "__main__":
    with LocalCluster(
        n_workers=int(sys.argv[1]),
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        silence_logs=logging.INFO,
    ) as cluster:
        print(cluster.scheduler_address, flush=True)  # noqa: T201 - who started it waits for it
        sys.stdin.read()

"""What is asked goes to other processes as it is."""

import pickle

from tests.samples import sample_spec


def test_what_is_asked_goes_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(sample_spec())) == sample_spec()  # noqa: S301 - our own

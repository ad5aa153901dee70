"""What is asked is told by fields of its own: two classes that share one take its name from each other."""

import inspect
import pickle
from dataclasses import fields, is_dataclass

import pytest

from tests.samples import sample_spec
from xlsops.core.spec import spec

CLASSES = [each for _, each in inspect.getmembers(spec, inspect.isclass) if is_dataclass(each)]


@pytest.mark.parametrize("kind", CLASSES)
def test_no_field_is_shared_by_two_classes(kind: type) -> None:
    told = [each.name for each in fields(kind)]
    assert told == list(kind.__dataclass_fields__)  # type: ignore[attr-defined]


def test_what_is_asked_goes_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(sample_spec())) == sample_spec()  # noqa: S301 - our own

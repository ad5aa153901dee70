"""Every file that should not be taken, or is odd but taken: the fault catalogue as bytes."""

from tests.files.xlsx.hostile_case import Case
from tests.files.xlsx.hostile_container import container_cases
from tests.files.xlsx.hostile_content import markup_cases, size_cases
from tests.files.xlsx.hostile_package import package_cases


def all_cases() -> tuple[Case, ...]:
    """Every file of the catalogue, in its order."""
    return (*container_cases(), *package_cases(), *markup_cases(), *size_cases())

"""Whatever fits the API's description is answered as it says, and what does not is refused: schemathesis makes the requests."""

from __future__ import annotations

import shutil

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import positive_data_acceptance

from readouts.desk.desk import Desk
from readouts.serving.app import application
from readouts.settings import Settings

pytestmark = pytest.mark.model
HERE = "http://127.0.0.1:8000"
# What is well formed may still name what there is not, an id, a cursor, a state: it is refused with 400 or 404.
LEFT_OUT = [positive_data_acceptance]


@pytest.fixture(scope="module")
def described(example_record, pipeline, tmp_path_factory):
    """The description of a server on a copy of the examples."""
    record = shutil.copy(example_record, tmp_path_factory.mktemp("schema") / "r.db")
    with Desk.open(Settings(record=str(record), author="Ann")) as desk:
        desk.pipeline = pipeline
        app = application(desk)
        made = schemathesis.openapi.from_dict(app.openapi(), config=SchemathesisConfig())
        made.app = app
        yield made


def faults(schema, examples):
    """What is not as described, by operation; every operation is asked, and most answer."""
    found, answered = {}, set()
    for result in schema.get_all_operations():
        operation = result.ok()

        @given(case=operation.as_strategy())
        @settings(
            max_examples=examples,
            derandomize=True,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        def asked(case):
            answer = case.call_and_validate(base_url=HERE, excluded_checks=LEFT_OUT)
            if answer.status_code < 300:
                answered.add(case.operation.label)

        try:
            asked()
        except (Exception, ExceptionGroup) as error:  # noqa: BLE001 - all of them are told together
            found[operation.label] = error
    assert len(answered) > 10, f"hardly anything was answered: {answered}"
    return found


def told(found):
    """Faults to be read."""
    return "\n\n".join(f"{label}: {error!r}"[:2000] for label, error in found.items())


def test_answers_are_as_described(described):
    """A few requests to every operation: no error of the server, no answer that is not described."""
    found = faults(described, 4)
    assert not found, told(found)


@pytest.mark.slow
def test_many_answers_are_as_described(described):
    """Many requests to every operation."""
    found = faults(described, 15)
    assert not found, told(found)

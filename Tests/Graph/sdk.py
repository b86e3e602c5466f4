"""Short forms for what programs write out when they use the SDK."""

from kiota_abstractions.base_request_configuration import RequestConfiguration
from msgraph.generated.models.o_data_errors.o_data_error import ODataError
import pytest


def asking(builder, headers=None, **parameters):
    """The configuration of a GET of `builder`: its query options by the SDK's names, and headers."""
    kind = getattr(type(builder), f"{type(builder).__name__}GetQueryParameters", None)
    configuration = RequestConfiguration(query_parameters=kind(**parameters)) if kind and parameters else RequestConfiguration()
    for name, value in (headers or {}).items():
        configuration.headers.add(name, value)
    return configuration


async def listed(builder, headers=None, **parameters):
    """The first page's objects."""
    return (await builder.get(asking(builder, headers, **parameters))).value


async def refusal(call, status):
    """What the SDK raises, whole: its error object with code, message and the ids that one quotes to the operator."""
    with pytest.raises(ODataError) as raised:
        await call
    error = raised.value
    assert error.response_status_code == status, error
    inner = error.error.inner_error
    assert error.error.code and error.error.message and inner.request_id and inner.client_request_id and inner.date, error
    assert inner.request_id == error.response_headers["request-id"]
    return error.error

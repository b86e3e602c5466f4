"""Many requests in one, put together by the Graph SDK for Python."""

from kiota_abstractions.api_error import APIError
from msgraph.generated.models.invitation import Invitation
from msgraph.generated.models.user import User
from msgraph_core.requests.batch_request_content import BatchRequestContent
from msgraph_core.requests.batch_request_content_collection import BatchRequestContentCollection
from msgraph_core.requests.batch_request_item import BatchRequestItem
import pytest

from conftest import REDIRECT
from sdk import asking, listed


def together(*items):
    batch = BatchRequestContent()
    for item in items:
        batch.add_request(item.id, item)
    return batch


def inviting(graph, address):
    return graph.invitations.to_post_request_information(
        Invitation(invited_user_email_address=address, invite_redirect_url=REDIRECT))


async def test_one_waits_for_another(graph, tenant):
    guest = graph.users.by_user_id(tenant.invite("ana@fabrikam.example"))
    name = BatchRequestItem(guest.to_patch_request_information(User(display_name="Ana")), id="name")
    read = BatchRequestItem(guest.to_get_request_information(), id="read", depends_on=["name"])
    make = BatchRequestItem(inviting(graph, "berta@fabrikam.example"), id="make")
    found = BatchRequestItem(
        graph.users.to_get_request_information(asking(graph.users, filter="mail eq 'berta@fabrikam.example'")), id="found", depends_on=[make])
    answers = await graph.batch.post(together(name, read, make, found))
    assert answers.get_response_status_codes() == {"name": 204, "read": 200, "make": 201, "found": 200}
    # This version of the SDK reads of a body only what is a text, never Graph's JSON; statuses, headers and what was done show.
    assert all(answers.get_response_by_id(name).content_type.startswith("application/json") for name in ("read", "make", "found"))
    assert (await guest.get()).display_name == "Ana"
    (made,) = await listed(graph.users, filter="mail eq 'berta@fabrikam.example'")
    assert (await graph.users.by_user_id(made.id).get()).mail == "berta@fabrikam.example"


async def test_what_waits_for_a_refusal_is_not_done(graph, tenant):
    kept = tenant.invite("carl@fabrikam.example")
    unknown = graph.users.by_user_id("00000000-0000-0000-0000-000000000000")
    fails = BatchRequestItem(unknown.to_get_request_information(), id="fails")
    follows = BatchRequestItem(graph.users.by_user_id(kept).to_delete_request_information(), id="follows", depends_on=[fails])
    stands = BatchRequestItem(graph.users.by_user_id(kept).to_get_request_information(), id="stands")
    answers = await graph.batch.post(together(fails, follows, stands))
    assert answers.get_response_status_codes() == {"fails": 404, "follows": 424, "stands": 200}
    assert (await graph.users.by_user_id(kept).get()).id == kept


async def test_more_than_twenty_go_in_several(graph, tenant):
    guest = graph.users.by_user_id(tenant.invite("dora@fabrikam.example"))
    collection = BatchRequestContentCollection()
    for number in range(25):
        collection.add_batch_request_item(BatchRequestItem(guest.to_get_request_information(), id=str(number)))
    answers = (await graph.batch.post(collection)).get_responses()
    assert [len(one.responses) for one in answers] == [20, 5]
    assert {status for one in answers for status in one.get_response_status_codes().values()} == {200}


async def test_a_batch_that_is_none_is_refused(graph):
    with pytest.raises(APIError) as raised:
        await graph.batch.post(BatchRequestContent())
    assert raised.value.response_status_code == 400

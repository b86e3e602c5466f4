"""What happened and who signed in, read by the Graph SDK for Python as a security team's program reads it."""

import datetime

from msgraph.generated.models.operation_result import OperationResult
from msgraph_core.tasks.page_iterator import PageIterator
import pytest

from conftest import REDIRECT
from guest import Guest
from sdk import asking, listed, refusal


def moment(minutes=0):
    return (datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


async def everything(graph, builder, **parameters):
    """Page for page."""
    first, met = await builder.get(asking(builder, **parameters)), []
    await PageIterator(first, graph.request_adapter).iterate(lambda one: met.append(one) or True)
    return met


@pytest.fixture(scope="module")
def guest(sandbox, tenant):
    """Somebody who came in, after one wrong code."""
    invited = tenant.plain.made("/v1.0/invitations", {"invitedUserEmailAddress": "ana@independent.example", "inviteRedirectUrl": REDIRECT})
    Guest(sandbox).redeem(invited["inviteRedeemUrl"], wrong_first=True)
    one = tenant.plain.get(f"/v1.0/users/{invited['invitedUser']['id']}").json
    assert one["externalUserState"] == "Accepted"
    return one["id"]


async def test_audits_are_read_in_time_and_by_condition(graph, tenant, guest):
    audits = graph.audit_logs.directory_audits
    for number in range(4):
        tenant.invite(f"guest{number}@fabrikam.example")
    newest_first = [one.activity_date_time for one in await everything(graph, audits, top=2)]
    assert len(newest_first) > 6 and newest_first == sorted(newest_first, reverse=True)
    oldest_first = [one.id for one in await everything(graph, audits, orderby=["activityDateTime asc"], top=999)]
    assert len(oldest_first) == len(set(oldest_first)) == len(newest_first)

    invited = await everything(graph, audits, filter="activityDisplayName eq 'Invite external user'", top=2)
    assert len(invited) == 5 and {one.activity_display_name for one in invited} == {"Invite external user"}
    assert {one.initiated_by.app.app_id for one in invited} == {tenant.application["clientId"]}
    about = await listed(audits, filter=f"targetResources/any(t:t/id eq '{guest}') and result eq 'success'")
    assert {"Invite external user", "Redeem external user invite"} <= {one.activity_display_name for one in about}
    assert all(one.result is OperationResult.Success and guest in [target.id for target in one.target_resources] for one in about)
    assert len(await listed(audits, filter=f"activityDateTime ge {moment(-10)} and category eq 'UserManagement'")) >= 5
    assert await listed(audits, filter=f"activityDateTime ge {moment(10)}") == []
    assert await listed(audits, filter="loggedByService eq 'Nothing'") == []
    (one,) = await listed(audits, filter=f"id eq '{invited[0].id}'")
    read = await audits.by_directory_audit_id(one.id).get()
    assert (read.id, read.correlation_id, read.category) == (one.id, one.correlation_id, one.category)


async def test_sign_ins_tell_who_came_and_who_was_refused(graph, guest):
    signs = graph.audit_logs.sign_ins
    mine = await listed(signs, filter=f"userId eq '{guest}' and createdDateTime ge {moment(-10)}")
    assert [one.status.error_code for one in mine][::-1] == [50126, 0]
    assert all(one.user_principal_name.startswith("ana_independent.example#EXT#@") and one.created_date_time for one in mine)
    assert all(one.user_display_name and one.is_interactive for one in mine)
    (failed,) = await listed(signs, filter=f"status/errorCode eq 50126 and userId eq '{guest}'")
    assert failed.status.failure_reason
    (came,) = await listed(signs, filter=f"status/errorCode eq 0 and userId eq '{guest}'", orderby=["createdDateTime desc"])
    assert (await signs.by_sign_in_id(came.id).get()).user_id == guest
    assert await listed(signs, filter=f"createdDateTime lt {moment(-10)}") == []


async def test_what_cannot_be_asked_is_named(graph):
    for builder, condition in ((graph.audit_logs.directory_audits, "shoeSize eq 43"), (graph.audit_logs.sign_ins, "shoeSize eq 43")):
        assert "shoeSize" in (await refusal(builder.get(asking(builder, filter=condition)), 400)).message
        assert "$orderby" in (await refusal(builder.get(asking(builder, orderby=["id"])), 400)).message
    unknown = graph.audit_logs.directory_audits.by_directory_audit_id("00000000-0000-0000-0000-000000000000")
    assert (await refusal(unknown.get(), 404)).code == "Request_ResourceNotFound"

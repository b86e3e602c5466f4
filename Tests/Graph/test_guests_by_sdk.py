"""The life of a guest, as a program of the tenant's leads it by the Graph SDK for Python."""

import datetime
import re

from kiota_abstractions.base_request_configuration import RequestConfiguration
from msgraph.generated.models.directory_object import DirectoryObject
from msgraph.generated.models.email_address import EmailAddress
from msgraph.generated.models.invitation import Invitation
from msgraph.generated.models.invited_user_message_info import InvitedUserMessageInfo
from msgraph.generated.models.recipient import Recipient
from msgraph.generated.models.reference_create import ReferenceCreate
from msgraph.generated.models.user import User
from msgraph_core.tasks.page_iterator import PageIterator
import pytest

from conftest import REDIRECT
from sdk import asking, listed, refusal

EVENTUAL = {"ConsistencyLevel": "eventual"}


def invitation(address, **more):
    return Invitation(invited_user_email_address=address, invite_redirect_url=REDIRECT, **more)


async def invited(graph, address, **more):
    return (await graph.invitations.post(invitation(address, **more))).invited_user.id


async def test_an_invitation_takes_all_that_graph_has(graph, tenant):
    sponsor = DirectoryObject(additional_data={"@odata.id": f"{tenant.base}/v1.0/users/carla@{tenant.domain}"})
    made = await graph.invitations.post(invitation(
        "ana@fabrikam.example", invited_user_display_name="Ana Silva", invited_user_type="Guest", send_invitation_message=True,
        invited_user_message_info=InvitedUserMessageInfo(
            cc_recipients=[Recipient(email_address=EmailAddress(name="Bo", address=f"bo@{tenant.domain}"))],
            customized_message_body="Welcome to the board.", message_language="de-DE"),
        invited_user_sponsors=[sponsor]))
    assert made.status == "PendingAcceptance" and made.invited_user_type == "Guest" and made.reset_redemption is False
    assert made.invited_user_email_address == "ana@fabrikam.example" and made.invited_user_display_name == "Ana Silva"
    assert made.send_invitation_message is True and made.invite_redirect_url == REDIRECT
    assert made.invite_redeem_url.startswith(f"{tenant.base}/redeem?i=")
    message = made.invited_user_message_info
    assert message.customized_message_body == "Welcome to the board." and message.message_language.startswith("de")
    assert [one.email_address.address for one in message.cc_recipients] == [f"bo@{tenant.domain}"]
    assert [one.mail for one in await listed(graph.users.by_user_id(made.invited_user.id).sponsors)] == [f"carla@{tenant.domain}"]


async def test_a_guest_is_read_by_id_and_by_principal_name(graph, tenant):
    guest = await invited(graph, "berta@fabrikam.example", invited_user_display_name="Berta")
    one = await graph.users.by_user_id(guest).get()
    assert (one.id, one.display_name, one.mail) == (guest, "Berta", "berta@fabrikam.example")
    assert one.user_principal_name == f"berta_fabrikam.example#EXT#@{tenant.domain}"
    assert (await graph.users.by_user_id(one.user_principal_name).get()).id == guest
    builder = graph.users.by_user_id(guest)
    chosen = await builder.get(asking(builder, select=[
        "id", "otherMails", "userType", "externalUserState", "externalUserStateChangeDateTime", "creationType", "accountEnabled",
        "createdDateTime", "identities", "companyName", "preferredLanguage", "signInActivity"]))
    assert chosen.user_type == "Guest" and chosen.external_user_state == "PendingAcceptance" and chosen.creation_type == "Invitation"
    assert chosen.other_mails == ["berta@fabrikam.example"] and chosen.account_enabled is True and chosen.display_name is None
    assert isinstance(chosen.created_date_time, datetime.datetime) and chosen.created_date_time.tzinfo
    assert isinstance(chosen.external_user_state_change_date_time, datetime.datetime)
    assert [one.issuer for one in chosen.identities] and chosen.sign_in_activity.last_sign_in_date_time is None


async def test_page_iterator_meets_everybody_once(graph, tenant):
    sent = {tenant.invite(f"paged{number}@many.example") for number in range(11)}
    builder = graph.users
    first = await builder.get(asking(builder, EVENTUAL, filter="endswith(mail,'@many.example')", select=["id", "mail"], top=3, count=True))
    assert first.odata_count == 11 and len(first.value) == 3 and first.odata_next_link
    met = []
    iterator = PageIterator(first, graph.request_adapter)
    await iterator.iterate(lambda one: met.append(one.id) or True)
    assert len(met) == 11 and set(met) == sent and not iterator.current_page.odata_next_link


async def test_lists_come_in_order_from_page_to_page(graph, tenant):
    names = {"zoe": "a@sorted.example", "Adam": "c@sorted.example", "adam": "b@sorted.example", "Bert": "d@sorted.example"}
    for name, mail in names.items():
        tenant.invite(mail, invitedUserDisplayName=name)
    builder = graph.users
    for order, expected in {
        "displayName": ["c", "b", "d", "a"], "displayName desc": ["a", "d", "b", "c"], "mail desc": ["d", "c", "b", "a"],
        "createdDateTime": ["a", "c", "b", "d"],
    }.items():
        first = await builder.get(asking(builder, EVENTUAL, filter="endswith(mail,'@sorted.example')", orderby=[order], top=1))
        met = []
        iterator = PageIterator(first, graph.request_adapter)
        await iterator.iterate(lambda one: met.append(one.mail[0]) or True)
        assert met == expected, order


async def test_lists_are_filtered_searched_and_counted(graph, tenant):
    names = {"Dora Ek": "dora@dom1.example", "Doris O'Neil": "doris@dom1.example", "Emil Dorn": "emil@dom2.example"}
    ids = {name: tenant.invite(mail, invitedUserDisplayName=name) for name, mail in names.items()}

    async def found(**parameters):
        return {one.id for one in await listed(graph.users, EVENTUAL, **parameters)}

    def of(*chosen):
        return {ids[name] for name in chosen}

    assert await found(filter="displayName eq 'Doris O''Neil'") == of("Doris O'Neil")
    assert await found(filter="startswith(displayName,'dor')") == of("Dora Ek", "Doris O'Neil")
    assert await found(filter="endsWith(mail,'@dom1.example') and not startswith(displayName,'Dora')") == of("Doris O'Neil")
    assert await found(filter="mail in ('dora@dom1.example','emil@dom2.example')") == of("Dora Ek", "Emil Dorn")
    assert await found(filter=f"id ne '{ids['Dora Ek']}' and (mail eq 'dora@dom1.example' or mail eq 'emil@dom2.example')") == of("Emil Dorn")
    (emil,) = await listed(graph.users, filter="startswith(mail,'emil@')", select=["identities"])
    issuer = emil.identities[0].issuer
    assert await found(filter=f"identities/any(c:c/issuer eq '{issuer}') and startswith(mail,'emil@')") == of("Emil Dorn")
    assert await found(filter="identities/any(c:c/issuer eq 'google.com')") == set()
    pending = "userType eq 'Guest' and externalUserState eq 'PendingAcceptance' and endswith(mail,'@dom1.example')"
    assert await found(filter=pending) == of("Dora Ek", "Doris O'Neil")
    yesterday = (datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert await found(filter=f"createdDateTime ge {yesterday} and endswith(mail,'@dom2.example')") == of("Emil Dorn")
    assert await found(filter=f"createdDateTime lt {yesterday}") == set()
    assert await found(search='"displayName:dor"') == of("Dora Ek", "Doris O'Neil", "Emil Dorn")
    assert await found(search='"displayName:dor" AND "mail:emil"') == of("Emil Dorn")
    builder = graph.users.count
    assert await builder.get(asking(builder, EVENTUAL, filter="endswith(mail,'@dom1.example')")) == 2


async def test_a_patch_sets_and_clears(graph, tenant):
    guest = tenant.invite("fritz@fabrikam.example")
    builder = graph.users.by_user_id(guest)
    assert await builder.patch(User(
        display_name="Fritz", given_name="Fritz", company_name="Fabrikam", job_title="Buyer", business_phones=["+49 30 1"],
        account_enabled=False)) is None
    everything = asking(builder, select=["displayName", "companyName", "jobTitle", "businessPhones", "accountEnabled"])
    one = await builder.get(everything)
    assert (one.display_name, one.company_name, one.job_title, one.business_phones) == ("Fritz", "Fabrikam", "Buyer", ["+49 30 1"])
    assert one.account_enabled is False
    await builder.patch(User(account_enabled=True, additional_data={"companyName": None}))
    one = await builder.get(everything)
    assert one.account_enabled is True and one.company_name is None and one.job_title == "Buyer"


async def test_a_deleted_guest_comes_back_or_goes_for_good(graph, tenant):
    back, gone = tenant.invite("gerda@fabrikam.example"), tenant.invite("hans@fabrikam.example")
    for guest in (back, gone):
        await graph.users.by_user_id(guest).delete()
        assert (await refusal(graph.users.by_user_id(guest).get(), 404)).code == "Request_ResourceNotFound"
    deleted = await listed(graph.directory.deleted_items.graph_user)
    assert {back, gone} <= {one.id for one in deleted} and all(one.deleted_date_time for one in deleted)
    assert isinstance(await graph.directory.deleted_items.by_directory_object_id(back).get(), User)
    restored = await graph.directory.deleted_items.by_directory_object_id(back).restore.post()
    assert isinstance(restored, User) and restored.id == back and restored.mail == "gerda@fabrikam.example"
    assert (await graph.users.by_user_id(back).get()).id == back
    await graph.directory.deleted_items.by_directory_object_id(gone).delete()
    await refusal(graph.directory.deleted_items.by_directory_object_id(gone).get(), 404)


async def test_redemption_is_reset_for_the_same_guest(graph, tenant):
    guest = await invited(graph, "ida@fabrikam.example")
    again = await graph.invitations.post(invitation("ida@fabrikam.example", reset_redemption=True, invited_user=User(id=guest)))
    assert again.invited_user.id == guest and again.reset_redemption is True and again.status == "PendingAcceptance"


async def test_the_same_address_is_the_same_guest(graph):
    assert await invited(graph, "jo@fabrikam.example") == await invited(graph, "Jo@Fabrikam.example")


async def test_sessions_are_revoked(graph, tenant):
    revoked = await graph.users.by_user_id(tenant.invite("karl@fabrikam.example")).revoke_sign_in_sessions.post()
    assert revoked.value is True


async def test_sponsors_come_and_go_by_reference(graph, tenant):
    sponsors = graph.users.by_user_id(tenant.invite("lea@fabrikam.example")).sponsors
    await sponsors.ref.post(ReferenceCreate(odata_id=f"{tenant.base}/v1.0/users/max@{tenant.domain}"))
    await sponsors.ref.post(ReferenceCreate(odata_id=f"{tenant.base}/v1.0/users/nora@{tenant.domain}"))
    both = await listed(sponsors)
    assert [type(one) for one in both] == [User, User]
    assert {one.mail for one in both} == {f"max@{tenant.domain}", f"nora@{tenant.domain}"}
    ids = {one.mail.partition("@")[0]: one.id for one in both}
    await sponsors.by_directory_object_id(ids["max"]).ref.delete()
    assert [one.mail for one in await listed(sponsors)] == [f"nora@{tenant.domain}"]
    # By the id that a list showed, for another guest.
    others = graph.users.by_user_id(tenant.invite("otto@fabrikam.example")).sponsors
    await others.ref.post(ReferenceCreate(odata_id=f"{tenant.base}/v1.0/directoryObjects/{ids['nora']}"))
    assert [one.id for one in await listed(others)] == [ids["nora"]]


async def test_a_version_is_changed_once(graph, tenant):
    builder = graph.users.by_user_id(tenant.invite("paul@fabrikam.example"))
    tag = (await builder.get(asking(builder, select=["id", "@odata.etag"]))).additional_data["@odata.etag"]

    def on(version):
        configuration = RequestConfiguration()
        configuration.headers.add("If-Match", version)
        return configuration

    await builder.patch(User(display_name="Paul"), on(tag))
    assert (await refusal(builder.patch(User(display_name="Paula"), on(tag)), 412)).code == "Request_PreconditionFailed"
    await refusal(builder.delete(on(tag)), 412)
    assert (await builder.get()).display_name == "Paul"
    await builder.delete(on("*"))


async def test_refusals_are_error_objects(graph, reading, tenant):
    unknown = "00000000-0000-0000-0000-000000000000"
    assert (await refusal(graph.users.by_user_id(unknown).get(), 404)).code == "Request_ResourceNotFound"
    wrong = await refusal(graph.users.get(asking(graph.users, filter="shoeSize eq 43")), 400)
    assert wrong.code == "Request_BadRequest" and "shoeSize" in wrong.message
    wrong = await refusal(graph.invitations.post(invitation("nobody")), 400)
    assert wrong.code == "Request_BadRequest" and "invitedUserEmailAddress" in wrong.message
    guest = tenant.invite("quirin@fabrikam.example")
    wrong = await refusal(graph.users.by_user_id(guest).patch(User(mail="other@fabrikam.example")), 400)
    assert "mail" in wrong.message
    for call in (reading.invitations.post(invitation("rosa@fabrikam.example")), reading.users.by_user_id(guest).delete(),
                 reading.audit_logs.directory_audits.get(), reading.policies.authorization_policy.get()):
        assert (await refusal(call, 403)).code == "Authorization_RequestDenied"
    assert (await reading.users.by_user_id(guest).get()).id == guest
    await graph.users.by_user_id(guest).delete()
    tenant.invite("quirin@fabrikam.example")
    taken = await refusal(graph.directory.deleted_items.by_directory_object_id(guest).restore.post(), 409)
    assert taken.code == "Request_MultipleObjectsWithSameKeyValue"


async def test_another_tenants_guests_are_not_there(graph, stranger):
    theirs = stranger.invite("sara@fabrikam.example")
    await refusal(graph.users.by_user_id(theirs).get(), 404)
    await refusal(graph.users.by_user_id(theirs).delete(), 404)
    assert await listed(graph.users, filter=f"id eq '{theirs}'") == []


async def test_a_wrong_secret_is_told_as_such(tenant):
    from azure.core.exceptions import ClientAuthenticationError

    client = tenant.graph(tenant.application | {"clientSecret": "wrong"})
    with pytest.raises(ClientAuthenticationError) as raised:
        await client.users.get()
    assert re.search("invalid_client|7000215", str(raised.value))
    await client.credential.close()

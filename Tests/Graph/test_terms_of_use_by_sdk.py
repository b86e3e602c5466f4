"""Terms of use and who has accepted them, by the Graph SDK for Python.

What is sent: Microsoft Graph v1.0, "Create agreement", example; the file is Markdown, where Graph has a PDF.
"""

import datetime

from msgraph.generated.models.agreement import Agreement
from msgraph.generated.models.agreement_acceptance_state import AgreementAcceptanceState
from msgraph.generated.models.agreement_file_data import AgreementFileData
from msgraph.generated.models.agreement_file_localization import AgreementFileLocalization
import pytest

from conftest import REDIRECT
from guest import Guest
from sdk import asking, listed, refusal

TEXT = "# Rules\n\nBe *kind*.\n"


@pytest.fixture
def agreements(graph):
    return graph.identity_governance.terms_of_use.agreements


def file(language, text=TEXT, **more):
    return AgreementFileLocalization(
        file_name=f"rules-{language}.md", language=language, file_data=AgreementFileData(data=text.encode()), **more)


def terms(name, **more):
    return Agreement(**{
        "display_name": name, "is_viewing_before_acceptance_required": True,
        "files": [file("en", is_default=True), file("de", "Sei nett.\n")]} | more)


def text(one):
    return one.file_data.data.decode()


async def test_terms_are_made_and_read_with_their_files(agreements):
    made = await agreements.post(terms("Guests at Contoso", user_reaccept_required_frequency="P90D"))
    one = agreements.by_agreement_id(made.id)
    for read in (made, await one.get(), await one.get(asking(one, expand=["files"]))):
        assert (read.id, read.display_name) == (made.id, "Guests at Contoso")
        assert read.is_viewing_before_acceptance_required is True and read.is_per_device_acceptance_required is False
        assert read.user_reaccept_required_frequency == datetime.timedelta(days=90) and read.terms_expiration is None
        assert [(part.language, part.file_name, part.is_default) for part in read.files] == [
            ("en", "rules-en.md", True), ("de", "rules-de.md", False)]
        assert [text(part) for part in read.files] == [TEXT, "Sei nett.\n"]


async def test_terms_are_listed_changed_and_deleted(agreements):
    made = await agreements.post(terms("First"))
    assert made.id in {one.id for one in await listed(agreements)}
    one = agreements.by_agreement_id(made.id)
    assert await one.patch(Agreement(display_name="Second", is_viewing_before_acceptance_required=False)) is None
    read = await one.get()
    assert (read.display_name, read.is_viewing_before_acceptance_required, read.additional_data["version"]) == ("Second", False, 1)
    await one.patch(Agreement(files=[file("fr", "Soyez gentils.\n")]))
    read = await one.get()
    assert [(part.language, part.is_default) for part in read.files] == [("fr", True)] and read.additional_data["version"] == 2
    assert await one.delete() is None
    assert (await refusal(one.get(), 404)).code == "Request_ResourceNotFound"


async def test_terms_that_cannot_be_shown_are_refused(agreements):
    for name, wrong in {
        "files": terms("None", files=[]), "files: give each language once": terms("Twice", files=[file("en"), file("en")]),
        "fileData/data": terms("PDF", files=[file("en", "%PDF-1.7\x00")]),
        "isPerDeviceAcceptanceRequired": terms("Device", is_per_device_acceptance_required=True),
    }.items():
        assert name in (await refusal(agreements.post(wrong), 400)).message


async def test_who_has_accepted_is_told(agreements, graph, sandbox, tenant, reading):
    made = await agreements.post(terms("To be accepted"))
    one = agreements.by_agreement_id(made.id)
    policy = tenant.plain.made("/v1.0/identity/conditionalAccess/policies", {
        "displayName": "Terms", "state": "enabled", "grantControls": {"operator": "OR", "termsOfUse": [made.id]},
        "conditions": {"users": {"includeUsers": ["All"]}, "applications": {"includeApplications": ["All"]}}})["id"]
    assert "The policy Terms names it" in (await refusal(one.delete(), 409)).message
    invited = tenant.plain.made("/v1.0/invitations", {
        "invitedUserEmailAddress": "ana@independent.example", "inviteRedirectUrl": REDIRECT, "invitedUserDisplayName": "Ana"})
    guest = Guest(sandbox)
    guest.redeem(invited["inviteRedeemUrl"])
    assert await listed(one.acceptances) == []
    guest.press(decision="accept", read="1")
    (accepted,) = await listed(one.acceptances)
    assert accepted.state is AgreementAcceptanceState.Accepted and accepted.user_id == invited["invitedUser"]["id"]
    assert (accepted.agreement_id, accepted.user_email, accepted.user_display_name) == (made.id, "ana@independent.example", "Ana")
    assert accepted.agreement_file_id in {part.id for part in (await one.get()).files}
    assert abs(accepted.recorded_date_time - datetime.datetime.now(datetime.UTC)) < datetime.timedelta(minutes=2)
    assert (await refusal(reading.identity_governance.terms_of_use.agreements.by_agreement_id(made.id).acceptances.get(), 403)).code
    await graph.identity.conditional_access.policies.by_conditional_access_policy_id(policy).delete()
    await one.delete()

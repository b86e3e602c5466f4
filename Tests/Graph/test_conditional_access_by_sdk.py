"""Conditional access policies, kept by the Graph SDK for Python.

What is sent: Microsoft Graph v1.0, "Create conditionalAccessPolicy", example 1 (multifactor authentication outside of trusted locations), and
"Update conditionalAccessPolicy", with guests in place of groups.
"""

import datetime

from msgraph.generated.models.conditional_access_all_external_tenants import ConditionalAccessAllExternalTenants
from msgraph.generated.models.conditional_access_applications import ConditionalAccessApplications
from msgraph.generated.models.conditional_access_client_app import ConditionalAccessClientApp as Client
from msgraph.generated.models.conditional_access_condition_set import ConditionalAccessConditionSet
from msgraph.generated.models.conditional_access_device_platform import ConditionalAccessDevicePlatform as Platform
from msgraph.generated.models.conditional_access_external_tenants_membership_kind import ConditionalAccessExternalTenantsMembershipKind
from msgraph.generated.models.conditional_access_grant_control import ConditionalAccessGrantControl as Control
from msgraph.generated.models.conditional_access_grant_controls import ConditionalAccessGrantControls
from msgraph.generated.models.conditional_access_guest_or_external_user_types import ConditionalAccessGuestOrExternalUserTypes as Type
from msgraph.generated.models.conditional_access_guests_or_external_users import ConditionalAccessGuestsOrExternalUsers
from msgraph.generated.models.conditional_access_locations import ConditionalAccessLocations
from msgraph.generated.models.conditional_access_platforms import ConditionalAccessPlatforms
from msgraph.generated.models.conditional_access_policy import ConditionalAccessPolicy
from msgraph.generated.models.conditional_access_policy_state import ConditionalAccessPolicyState as State
from msgraph.generated.models.conditional_access_session_controls import ConditionalAccessSessionControls
from msgraph.generated.models.conditional_access_users import ConditionalAccessUsers
from msgraph.generated.models.persistent_browser_session_control import PersistentBrowserSessionControl
from msgraph.generated.models.persistent_browser_session_mode import PersistentBrowserSessionMode
from msgraph.generated.models.risk_level import RiskLevel
from msgraph.generated.models.sign_in_frequency_session_control import SignInFrequencySessionControl
from msgraph.generated.models.signin_frequency_type import SigninFrequencyType
from msgraph_core.tasks.page_iterator import PageIterator
import pytest

from sdk import asking, refusal


def policy(name, **more):
    """For everybody everywhere, and not enabled."""
    return ConditionalAccessPolicy(**{
        "display_name": name, "state": State.Disabled,
        "conditions": ConditionalAccessConditionSet(
            users=ConditionalAccessUsers(include_users=["All"]),
            applications=ConditionalAccessApplications(include_applications=["All"])),
        "grant_controls": ConditionalAccessGrantControls(operator="OR", built_in_controls=[Control.Mfa])} | more)


@pytest.fixture
def policies(graph):
    return graph.identity.conditional_access.policies


async def test_a_policy_takes_all_that_can_be_judged(policies, tenant):
    berta = tenant.invite("berta@fabrikam.example")
    made = await policies.post(policy(
        "Guests outside", state=State.EnabledForReportingButNotEnforced,
        conditions=ConditionalAccessConditionSet(
            client_app_types=[Client.MobileAppsAndDesktopClients, Client.Browser], sign_in_risk_levels=[], user_risk_levels=[],
            users=ConditionalAccessUsers(
                exclude_users=[berta], include_groups=[], include_guests_or_external_users=ConditionalAccessGuestsOrExternalUsers(
                    guest_or_external_user_types=Type.B2bCollaborationGuest,
                    external_tenants=ConditionalAccessAllExternalTenants(membership_kind=ConditionalAccessExternalTenantsMembershipKind.All))),
            applications=ConditionalAccessApplications(include_applications=[tenant.reader["clientId"]], exclude_applications=[]),
            platforms=ConditionalAccessPlatforms(include_platforms=[Platform.All], exclude_platforms=[Platform.IOS, Platform.WindowsPhone]),
            locations=ConditionalAccessLocations(include_locations=["All"], exclude_locations=["AllTrusted"])),
        session_controls=ConditionalAccessSessionControls(
            sign_in_frequency=SignInFrequencySessionControl(is_enabled=True, type=SigninFrequencyType.Hours, value=4),
            persistent_browser=PersistentBrowserSessionControl(is_enabled=True, mode=PersistentBrowserSessionMode.Never))))
    for one in (made, await policies.by_conditional_access_policy_id(made.id).get()):
        assert (one.id, one.display_name, one.state) == (made.id, "Guests outside", State.EnabledForReportingButNotEnforced)
        assert isinstance(one.created_date_time, datetime.datetime) and one.created_date_time.tzinfo and one.modified_date_time is None
        conditions = one.conditions
        assert conditions.client_app_types == [Client.MobileAppsAndDesktopClients, Client.Browser]
        assert conditions.users.include_users == [] and conditions.users.exclude_users == [berta] and conditions.sign_in_risk_levels == []
        guests = conditions.users.include_guests_or_external_users
        assert guests.guest_or_external_user_types == [Type.B2bCollaborationGuest]
        assert isinstance(guests.external_tenants, ConditionalAccessAllExternalTenants)
        assert conditions.applications.include_applications == [tenant.reader["clientId"]]
        assert conditions.platforms.exclude_platforms == [Platform.IOS, Platform.WindowsPhone]
        assert conditions.locations.include_locations == ["All"] and conditions.locations.exclude_locations == ["AllTrusted"]
        assert one.grant_controls.operator == "OR" and one.grant_controls.built_in_controls == [Control.Mfa]
        frequency = one.session_controls.sign_in_frequency
        assert (frequency.is_enabled, frequency.type, frequency.value) == (True, SigninFrequencyType.Hours, 4)
        assert one.session_controls.persistent_browser.mode is PersistentBrowserSessionMode.Never


async def test_page_iterator_meets_every_policy_once(policies, graph):
    made = {(await policies.post(policy(f"Paged {number}"))).id for number in range(5)}
    first = await policies.get(asking(policies, top=2, count=True))
    assert first.odata_count >= 5 and len(first.value) == 2 and first.odata_next_link
    met = []
    await PageIterator(first, graph.request_adapter).iterate(lambda one: met.append(one.id) or True)
    assert len(met) == len(set(met)) == first.odata_count and made <= set(met)


async def test_what_a_list_of_policies_does_not_take_is_named(policies):
    """Nor does Graph's: "List policies", optional query parameters."""
    for name, asked in {"$search": {"search": '"displayName:Guests"'}, "$expand": {"expand": ["conditions"]}}.items():
        wrong = await refusal(policies.get(asking(policies, **asked)), 400)
        assert wrong.code == "Request_BadRequest" and name in wrong.message


async def test_the_state_is_changed_alone(policies):
    made = await policies.post(policy("Switched", session_controls=ConditionalAccessSessionControls(
        persistent_browser=PersistentBrowserSessionControl(is_enabled=True, mode=PersistentBrowserSessionMode.Always))))
    one = policies.by_conditional_access_policy_id(made.id)
    assert await one.patch(ConditionalAccessPolicy(state=State.EnabledForReportingButNotEnforced)) is None
    read = await one.get()
    assert read.state is State.EnabledForReportingButNotEnforced and read.display_name == "Switched"
    assert read.modified_date_time >= read.created_date_time
    assert read.grant_controls.built_in_controls == [Control.Mfa] and read.conditions.users.include_users == ["All"]
    assert read.session_controls.persistent_browser.mode is PersistentBrowserSessionMode.Always


async def test_a_patch_goes_into_conditions(policies):
    made = await policies.post(policy("Deep", conditions=ConditionalAccessConditionSet(
        users=ConditionalAccessUsers(include_users=["All"]), applications=ConditionalAccessApplications(include_applications=["All"]),
        client_app_types=[Client.Browser], platforms=ConditionalAccessPlatforms(include_platforms=[Platform.Android]))))
    one = policies.by_conditional_access_policy_id(made.id)
    await one.patch(ConditionalAccessPolicy(conditions=ConditionalAccessConditionSet(
        users=ConditionalAccessUsers(exclude_users=["GuestsOrExternalUsers"]), additional_data={"platforms": None})))
    read = (await one.get()).conditions
    assert read.users.include_users == ["All"] and read.users.exclude_users == ["GuestsOrExternalUsers"]
    assert read.client_app_types == [Client.Browser] and read.platforms is None


async def test_what_was_read_is_changed_and_sent_back(policies):
    one = policies.by_conditional_access_policy_id((await policies.post(policy("Before"))).id)
    read = await one.get()
    read.display_name, read.conditions.client_app_types = "After", [Client.Browser]
    await one.patch(read)
    again = await one.get()
    assert (again.display_name, again.state) == ("After", State.Disabled) and again.conditions.client_app_types == [Client.Browser]
    assert again.conditions.applications.include_applications == ["All"]


async def test_what_cannot_be_judged_is_refused_by_its_name(policies):
    for name, wrong in {
        "signInRiskLevels": policy("Risk", conditions=ConditionalAccessConditionSet(
            users=ConditionalAccessUsers(include_users=["All"]), applications=ConditionalAccessApplications(include_applications=["All"]),
            sign_in_risk_levels=[RiskLevel.High])),
        "compliantDevice": policy("Device", grant_controls=ConditionalAccessGrantControls(
            operator="OR", built_in_controls=[Control.CompliantDevice])),
    }.items():
        assert name in (await refusal(policies.post(wrong), 400)).message


async def test_a_policy_is_deleted(policies, reading):
    made = await policies.post(policy("Short"))
    assert (await refusal(reading.identity.conditional_access.policies.get(), 403)).code == "Authorization_RequestDenied"
    one = policies.by_conditional_access_policy_id(made.id)
    assert await one.delete() is None
    for call in (one.get(), one.patch(ConditionalAccessPolicy(state=State.Disabled)), one.delete()):
        assert (await refusal(call, 404)).code == "Request_ResourceNotFound"


async def test_another_tenants_policies_are_not_there(policies, stranger):
    theirs = stranger.plain.made("/v1.0/identity/conditionalAccess/policies", {
        "displayName": "Theirs", "state": "disabled", "grantControls": {"operator": "OR", "builtInControls": ["block"]},
        "conditions": {"users": {"includeUsers": ["All"]}, "applications": {"includeApplications": ["All"]}}})["id"]
    one = policies.by_conditional_access_policy_id(theirs)
    for call in (one.get(), one.patch(ConditionalAccessPolicy(state=State.Enabled)), one.delete()):
        await refusal(call, 404)
    assert theirs not in {other.id for other in (await policies.get()).value}

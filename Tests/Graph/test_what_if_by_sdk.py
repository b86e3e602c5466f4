"""What policies would say of a sign-in, asked by the Graph SDK for Python.

What is sent: Microsoft Graph v1.0, "conditionalAccessRoot: evaluate", example 1.
"""

from msgraph.generated.identity.conditional_access.evaluate.evaluate_post_request_body import EvaluatePostRequestBody
from msgraph.generated.models.application_context import ApplicationContext
from msgraph.generated.models.conditional_access_client_app import ConditionalAccessClientApp
from msgraph.generated.models.conditional_access_device_platform import ConditionalAccessDevicePlatform as Platform
from msgraph.generated.models.risk_level import RiskLevel
from msgraph.generated.models.sign_in_conditions import SignInConditions
from msgraph.generated.models.user_sign_in import UserSignIn
from msgraph.generated.models.what_if_analysis_reasons import WhatIfAnalysisReasons as Reason
import pytest

from sdk import refusal


@pytest.fixture(scope="module")
def policies(tenant):
    """The ids of two: nobody from Linux, a second factor at one application in the browser."""
    def made(name, applications, control, **conditions):
        return tenant.plain.made("/v1.0/identity/conditionalAccess/policies", {
            "displayName": name, "state": "enabled", "grantControls": {"operator": "OR", "builtInControls": [control]},
            "conditions": {"users": {"includeUsers": ["All"]}, "applications": {"includeApplications": applications}} | conditions})["id"]
    return (made("Linux", ["All"], "block", platforms={"includePlatforms": ["linux"]}),
            made("Browser", [tenant.reader["clientId"]], "mfa", clientAppTypes=["browser"]))


def asked(tenant, platform, **more):
    return EvaluatePostRequestBody(
        sign_in_identity=UserSignIn(user_id=tenant.invite("ana@fabrikam.example")),
        sign_in_context=ApplicationContext(include_applications=[tenant.reader["clientId"]]),
        sign_in_conditions=SignInConditions(
            client_app_type=ConditionalAccessClientApp.Browser, device_platform=platform, sign_in_risk_level=RiskLevel.None_,
            user_risk_level=RiskLevel.None_, country="FR", ip_address="203.0.113.7"), **more)


async def test_each_policy_says_whether_it_applies(graph, tenant, policies):
    answer = await graph.identity.conditional_access.evaluate.post(asked(tenant, Platform.IOS))
    linux, browser = (next(one for one in answer.value if one.id == id) for id in policies)
    assert linux.policy_applies is False and linux.analysis_reasons == [Reason.DevicePlatform]
    assert browser.policy_applies is True and browser.analysis_reasons == [Reason.NotSet]
    assert browser.display_name == "Browser" and browser.conditions.applications.include_applications == [tenant.reader["clientId"]]
    assert answer.additional_data["outcome"]["result"] == "demanded" and answer.additional_data["outcome"]["demands"] == ["mfa"]


async def test_only_what_applies_is_told_where_that_is_asked(graph, tenant, policies):
    answer = await graph.identity.conditional_access.evaluate.post(asked(tenant, Platform.IOS, applied_policies_only=True))
    assert [one.id for one in answer.value] == [policies[1]]
    answer = await graph.identity.conditional_access.evaluate.post(asked(tenant, Platform.Linux, applied_policies_only=True))
    assert {one.id for one in answer.value} == set(policies) and answer.additional_data["outcome"]["result"] == "blocked"


async def test_what_is_unknown_is_said(graph, tenant, policies):
    """No platform is given, so nobody can say whether the guest comes from Linux."""
    answer = await graph.identity.conditional_access.evaluate.post(asked(tenant, None))
    (linux,) = (one for one in answer.value if one.id == policies[0])
    assert linux.policy_applies is False and set(linux.analysis_reasons) == {Reason.NotEnoughInformation, Reason.DevicePlatform}
    assert answer.additional_data["outcome"]["result"] == "undecidable"


async def test_nobody_and_risks_cannot_be_tried(graph, tenant, reading):
    wrong = asked(tenant, Platform.IOS)
    wrong.sign_in_identity.user_id = "00000000-0000-0000-0000-000000000000"
    assert "userId" in (await refusal(graph.identity.conditional_access.evaluate.post(wrong), 400)).message
    wrong = asked(tenant, Platform.IOS)
    wrong.sign_in_conditions.sign_in_risk_level = RiskLevel.High
    assert "signInRiskLevel" in (await refusal(graph.identity.conditional_access.evaluate.post(wrong), 400)).message
    await refusal(reading.identity.conditional_access.evaluate.post(asked(tenant, Platform.IOS)), 403)

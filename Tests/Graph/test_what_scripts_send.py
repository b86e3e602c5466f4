"""Calls as public scripts for PowerShell and the Terraform provider write them, where they differ from the SDK's."""

import re

import pytest

from conftest import REDIRECT
from service import Service, options, quoted

PARTNER = "3d0f5dec-5d3d-455c-8016-e2af1ae4d31b"
# Graph's defaults for a user, and no others.
DEFAULTS = {
    "businessPhones", "displayName", "givenName", "id", "jobTitle", "mail", "mobilePhone", "officeLocation", "preferredLanguage", "surname",
    "userPrincipalName"}


@pytest.fixture(scope="module")
def ana(tenant):
    return tenant.invite("ana@fabrikam.example", invitedUserDisplayName="Ana Silva")


def test_every_answer_is_graphs_json(plain, ana):
    answer = plain.get(f"/v1.0/users/{ana}", client_request_id="11112222-3333-4444-5555-666677778888")
    assert answer.headers["content-type"].startswith("application/json") and answer.headers["request-id"]
    assert answer.headers["client-request-id"] == "11112222-3333-4444-5555-666677778888"
    whole = plain.get(f"/v1.0/users/{ana}{options(select='createdDateTime,externalUserStateChangeDateTime,identities')}").json
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", whole["createdDateTime"])
    assert [set(one) for one in whole["identities"]] == [{"signInType", "issuer", "issuerAssignedId"}]
    assert DEFAULTS <= set(plain.get(f"/v1.0/users/{ana}").json)


def test_errors_are_graphs(plain, tenant, sandbox):
    error = plain.get("/v1.0/users/nobody", client_request_id="abc").json["error"]
    assert error["code"] == "Request_ResourceNotFound" and error["innerError"]["client-request-id"] == "abc"
    # What the SDK reads as a date, and loses the whole error over where it is none.
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", error["innerError"]["date"]), error
    for bearer in (None, "nonsense", sandbox["adminToken"]):
        answer = Service(tenant.base, bearer).get("/v1.0/users")
        assert answer.status == 401 and answer.headers["www-authenticate"].startswith("Bearer"), answer.told
        assert answer.json["error"]["code"] == "InvalidAuthenticationToken"
    answer = plain.ask("PUT", "/v1.0/users")
    assert answer.status == 405 and answer.message


def test_paths_come_in_any_case_and_with_a_slash(plain, tenant, ana):
    for path in ("/v1.0/users/", "/v1.0/Users", f"/v1.0/users/{ana}/", f"/v1.0/users('{ana}')", f"/v1.0/users/{ana.upper()}",
                 f"/v1.0/users/{ana}/sponsors/", "/v1.0/invitations/", "/v1.0/auditLogs/directoryAudits/", "/v1.0/auditlogs/signins/",
                 "/v1.0/identity/identityProviders/", "/v1.0/policies/authorizationPolicy/", "/v1.0/policies/crossTenantAccessPolicy/partners/",
                 "/v1.0/directory/deleteditems/microsoft.graph.user", "/v1.0/directory/deletedItems/microsoft.graph.user/",
                 "/v1.0/directory/deletedItems/graph.user", "/v1.0/serviceprincipals/", "/v1.0/reports/guestinactivity/"):
        assert plain.get(path).status == 200, path
    made = plain.post("/v1.0/invitations/", {"invitedUserEmailAddress": "slash@fabrikam.example", "inviteRedirectUrl": REDIRECT})
    assert made.status == 201, made.told
    guest = made.json["invitedUser"]["id"]
    assert plain.ask("DELETE", f"/v1.0/users/{guest}/").status == 204
    assert plain.get(f"/v1.0/directory/deleteditems/{guest}").json["id"] == guest
    assert plain.ask("DELETE", f"/v1.0/directory/deleteditems/{guest}").status == 204


def test_the_principal_name_names_a_guest(plain, tenant, ana):
    name = f"ana_fabrikam.example%23EXT%23@{tenant.domain}"
    for path in (f"/v1.0/users/{name}", f"/v1.0/users('{name}')", f"/v1.0/users/{name.replace('@', '%40')}", f"/v1.0/users/{name.upper()}"):
        assert plain.get(path).json["id"] == ana, path
    assert plain.get(f"/v1.0/users/{name}/appRoleAssignments").value == []


def test_counts_are_digits_alone(plain, ana):
    answer = plain.get("/v1.0/users/$count", ConsistencyLevel="eventual")
    assert answer.status == 200 and answer.headers["content-type"].startswith("text/plain") and re.fullmatch(rb"\d+", answer.data)
    assert plain.get("/v1.0/users/%24count").data == answer.data
    page = plain.get("/v1.0/users?%24count=true&$top=1").json
    assert page["@odata.count"] == int(answer.data) and type(page["@odata.count"]) is int


def test_pages_are_followed_as_they_stand(plain, tenant, ana):
    for number in range(4):
        tenant.invite(f"page{number}@pages.example")
    start = f"/v1.0/users{options(filter='''endswith(mail,'@pages.example')''', top=2)}"
    first = plain.get(start)
    link = first.json["@odata.nextLink"]
    assert link.startswith(f"{tenant.base}/v1.0/users?")
    second = plain.get(link, Accept="*/*")
    assert len(second.value) == 2 and "@odata.nextLink" not in second.json
    assert {one["id"] for one in first.value}.isdisjoint(one["id"] for one in second.value)


def test_filters_name_properties_in_any_case(plain, ana):
    for condition in ("ExternalUserState eq 'PendingAcceptance' and Mail eq 'ana@fabrikam.example'",
                      "usertype eq 'Guest' and MAIL eq 'ana@fabrikam.example'", "(UserType eq 'Guest') and (mail EQ 'ana@fabrikam.example')",
                      "CreationType eq 'Invitation' and startswith(DisplayName,'Ana S')", "StartsWith(displayName, 'ana') and EndsWith(mail, 'fabrikam.example')",
                      "otherMails/any(o:o eq 'ana@fabrikam.example')", "externalUserState ne 'Accepted' and mail eq 'ana@fabrikam.example'",
                      "not(externalUserState eq 'Accepted') and mail in ('ana@fabrikam.example')"):
        assert [one["id"] for one in plain.get(f"/v1.0/users{options(filter=condition)}").value] == [ana], condition
    # A plus for a space, options without a dollar that nobody knows, names in any case.
    assert [one["id"] for one in plain.get("/v1.0/users?$Filter=mail+eq+'ana@fabrikam.example'&api-version=1.6&random").value] == [ana]
    wrong = plain.get(f"/v1.0/users{options(filter='shoeSize eq 43')}")
    assert wrong.status == 400 and "shoeSize" in wrong.message
    wrong = plain.get("/v1.0/users?$expand=manager")
    assert wrong.status == 400 and "$expand" in wrong.message


def test_bodies_name_properties_in_any_case(plain, tenant):
    made = plain.post("/v1.0/invitations", {
        "InvitedUserEmailAddress": "berta@fabrikam.example", "InviteRedirectURL": REDIRECT, "InvitedUserDisplayName": "Berta",
        "SendInvitationMessage": True, "InvitedUserType": "guest",
        "InvitedUserMessageInfo": {"CustomizedMessageBody": "Hello", "CcRecipients": [{"EmailAddress": {"Address": "x@fabrikam.example"}}]}})
    assert made.status == 201 and made.json["invitedUserDisplayName"] == "Berta", made.told
    assert made.json["invitedUserMessageInfo"]["customizedMessageBody"] == "Hello"
    # What is made can be changed and read at once.
    guest = made.json["invitedUser"]["id"]
    assert plain.ask("PATCH", f"/v1.0/users/{guest}", {"DisplayName": "Bertha", "CompanyName": "Fabrikam"}).status == 204
    read = plain.get(f"/v1.0/users/{guest}{options(select='DisplayName,companyname')}").json
    assert (read["displayName"], read["companyName"]) == ("Bertha", "Fabrikam")


@pytest.mark.parametrize("kind", ["#microsoft.graph.user", "microsoft.graph.user", None])
def test_a_patch_of_terraform_carries_its_type_and_nulls(plain, tenant, kind):
    guest = tenant.invite("terraform@fabrikam.example")
    path = f"/v1.0/users/{guest}"
    typed = {"@odata.type": kind} if kind else {}
    assert plain.ask("PATCH", path, typed | {"jobTitle": "Buyer", "department": "Sales", "businessPhones": ["1"]}).status == 204
    changed = plain.ask("PATCH", path, typed | {"jobTitle": None, "city": None, "businessPhones": []})
    assert (changed.status, changed.data) == (204, b"")
    read = plain.get(path + options(select="jobTitle,department,businessPhones,city")).json
    assert (read["jobTitle"], read["department"], read["businessPhones"], read["city"]) == (None, "Sales", [], None)


def test_actions_come_without_a_body(plain, tenant):
    guest = tenant.invite("action@fabrikam.example")
    answer = plain.ask("POST", f"/v1.0/users/{guest}/revokeSignInSessions", headers={"Content-Length": "0"})
    assert answer.status == 200 and answer.json["value"] is True, answer.told
    assert plain.ask("DELETE", f"/v1.0/users/{guest}").data == b""
    restored = plain.ask("POST", f"/v1.0/directory/deleteditems/{guest}/restore", headers={"Content-Length": "0"})
    assert restored.status == 200 and restored.json["@odata.type"] == "#microsoft.graph.user", restored.told


def test_identity_providers_read_back_what_was_made(plain):
    path = "/v1.0/identity/identityProviders"
    for types in ("availableProviderTypes()", "availableProviderTypes"):
        assert "Google" in plain.get(f"{path}/{types}").value
    for kind in ("#microsoft.graph.socialIdentityProvider", "microsoft.graph.socialIdentityProvider"):
        made = plain.post(path, {
            "@odata.type": kind, "displayName": "Google", "identityProviderType": "Google", "clientId": "one", "clientSecret": "hushed"})
        assert made.status == 201 and made.json["clientSecret"] == "******", made.told
        one = f"{path}/{made.json['id']}"
        read = plain.get(one).json
        assert read == {name: value for name, value in made.json.items() if name in read}
        assert read["@odata.type"] == "#microsoft.graph.socialIdentityProvider" and "hushed" not in str(read)
        # The mask that was read is no new secret, and null says nothing.
        assert plain.ask("PATCH", one, {"@odata.type": kind, "displayName": "Other", "clientSecret": "******"}).status == 204
        assert plain.get(one).json["displayName"] == "Other"
        assert plain.ask("DELETE", one).status == 204


def test_legacy_domain_lists_are_one_string(plain):
    for version in ("v1.0", "beta"):
        path = f"/{version}/legacy/policies"
        assert plain.get(f"{path}?$filter=type+eq+'B2BManagementPolicy'").value == []
        definition = '{"B2BManagementPolicy":{"InvitationsAllowedAndBlockedDomainsPolicy":{"AllowedDomains":[],"BlockedDomains":["live.test"]}}}'
        made = plain.post(path, {
            "definition": [definition], "type": "B2BManagementPolicy", "displayName": "B2BManagementPolicy", "isOrganizationDefault": True})
        assert made.status == 201 and made.json["definition"] == [definition], made.told
        one = f"{path}/{made.json['id']}"
        assert plain.get(one).json["definition"] == [definition]
        refused = plain.post("/v1.0/invitations", {"invitedUserEmailAddress": "eva@live.test", "inviteRedirectUrl": REDIRECT})
        assert refused.status == 403 and refused.json["error"]["code"] == "Authorization_RequestDenied", refused.told
        other = definition.replace("live.test", "evil.test")
        assert plain.ask("PATCH", one, {"definition": [other]}).status == 204
        assert plain.get(path).value[0]["definition"] == [other]
        both = definition.replace('"AllowedDomains":[]', '"AllowedDomains":["good.test"]')
        assert plain.ask("PATCH", one, {"definition": [both]}).status == 400
        assert plain.ask("DELETE", one).status == 204


def test_policies_are_found_where_powershell_asks(plain):
    for path in ("/v1.0/policies/authorizationPolicy", "/v1.0/policies/authorizationPolicy/authorizationPolicy"):
        assert plain.ask("PATCH", path, {
            "@odata.type": "#microsoft.graph.authorizationPolicy", "AllowInvitesFrom": "everyone", "guestUserRoleId": None}).status == 204
        read = plain.get(path).json
        assert read["allowInvitesFrom"] == "everyone" and read["guestUserRoleId"] == "10dae51f-b6af-4016-8d66-8c2a99b929b3"
    assert plain.ask("PATCH", "/v1.0/policies/authorizationPolicy", read | {"allowInvitesFrom": "adminsAndGuestInviters"}).status == 204
    email = "/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/Email"
    read = plain.get(email).json
    assert read["id"] == "Email" and read["@odata.type"] == "#microsoft.graph.emailAuthenticationMethodConfiguration"
    changed = plain.ask("PATCH", email, {
        "@odata.type": "#microsoft.graph.emailAuthenticationMethodConfiguration", "allowExternalIdToUseEmailOtp": "enabled"})
    assert changed.status == 204, changed.told


def test_settings_of_organisations_merge_deeply_and_null_clears(plain):
    path = "/v1.0/policies/crossTenantAccessPolicy/partners"
    assert plain.post(path, {"tenantId": PARTNER, "inboundTrust": {"isMfaAccepted": True}, "b2bCollaborationOutbound": None}).status == 201
    one = f"{path}/{PARTNER.upper()}"
    assert plain.ask("PATCH", one, {"inboundTrust": {"isCompliantDeviceAccepted": True}}).status == 204
    trust = plain.get(one).json["inboundTrust"]
    assert (trust["isMfaAccepted"], trust["isCompliantDeviceAccepted"]) == (True, True)
    assert plain.ask("PATCH", one, {"inboundTrust": None, "b2bDirectConnectInbound": None}).status == 204
    assert plain.get(one).json["inboundTrust"] is None
    assert plain.ask("DELETE", one).status == 204


def test_batches_take_every_form_of_address(plain, tenant, ana):
    forms = [f"/users/{ana}", f"users/{ana}", f"/v1.0/users/{ana}", f"{tenant.base}/v1.0/users/{ana}", f"{tenant.base}/v1.0/users/{ana}?$select=id"]
    asked = [{"id": str(number), "method": "GET", "url": url, "headers": {"accept": "*/*"}} for number, url in enumerate(forms)]
    answers = plain.post("/v1.0/%24batch", {"requests": asked}).json["responses"]
    assert [(one["status"], one["body"]["id"]) for one in answers] == [(200, ana)] * len(forms)
    for name in ("dependsOn", "depends_on"):
        chain = plain.post("/v1.0/$batch", {"requests": [
            {"id": "1", "method": "GET", "url": "/users/nobody"}, {"id": "2", "method": "GET", "url": f"/users/{ana}", name: ["1"]}]}).json
        assert {one["id"]: one["status"] for one in chain["responses"]} == {"1": 404, "2": 424}
    made = plain.made("/v1.0/$batch/", {"requests": [{
        "id": "a", "method": "post", "url": "/invitations", "headers": {"content-type": "application/json"},
        "body": {"invitedUserEmailAddress": "batch@fabrikam.example", "inviteRedirectUrl": REDIRECT}}]})["responses"][0]
    assert made["status"] == 201 and made["body"]["invitedUser"]["id"]


@pytest.mark.parametrize("requests", [
    [], [{"id": str(number), "method": "GET", "url": "/users"} for number in range(21)],
    [{"id": "1", "method": "GET", "url": "/users"}] * 2, [{"id": "1", "method": "GET", "url": "https://graph.microsoft.com/v1.0/users"}],
    [{"id": "1", "method": "GET", "url": "/users", "dependsOn": ["2"]}], [{"id": "1", "method": "GET", "url": "/users", "dependsOn": ["1"]}]])
def test_batches_that_are_none_are_refused(plain, requests):
    answer = plain.post("/v1.0/$batch", {"requests": requests})
    assert answer.status == 400 and answer.message, answer.told


def test_tokens_are_given_as_msal_asks(tenant):
    """Field names in any case, the secret in the body or in the header, a claim and a scope of any scheme and host."""
    import base64
    import urllib.parse

    client, secret = tenant.application["clientId"], tenant.application["clientSecret"]
    basic = "Basic " + base64.b64encode(f"{quoted(client)}:{quoted(secret)}".encode()).decode()
    claims = '{"access_token":{"xms_cc":{"values":["CP1"]}}}'
    for form, headers in (
            ({"grant_type": "client_credentials", "client_id": client, "client_secret": secret, "scope": "https://localhost/.default",
              "claims": claims, "client_info": "1"}, {}),
            ({"Grant_Type": "client_credentials", "Client_Id": client, "CLIENT_SECRET": secret, "Scope": "api://anything/.default"}, {}),
            ({"grant_type": "client_credentials"}, {"Authorization": basic})):
        answer = Service(tenant.base).ask(
            "POST", f"/{tenant.domain}/oauth2/v2.0/token", urllib.parse.urlencode(form).encode(),
            {"Content-Type": "application/x-www-form-urlencoded"} | headers)
        assert answer.status == 200, answer.told
        given = answer.json
        assert given["token_type"] == "Bearer" and type(given["expires_in"]) is int and given["expires_in"] >= 300 and given["access_token"]
    wrong = Service(tenant.base).ask(
        "POST", f"/{tenant.domain}/oauth2/v2.0/token", b"grant_type=client_credentials&client_id=x&client_secret=y",
        {"Content-Type": "application/x-www-form-urlencoded"})
    assert wrong.status in (400, 401) and set(wrong.json) >= {"error", "error_description"}

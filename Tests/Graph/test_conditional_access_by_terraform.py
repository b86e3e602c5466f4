"""A plan and its end, as the Terraform provider azuread (version 3) applies it to conditional access.

What is sent: its resources azuread_conditional_access_policy and azuread_named_location, functions expandConditionalAccess… of
conditionalaccess.go, with the JSON of go-azure-sdk's models of Graph v1.0: whole objects with `@odata.type`, empty lists, and null where a block is
left out. It waits after each change until what it reads is what it sent, and after a deletion until nothing is there.
"""

from urllib.parse import quote

import pytest

POLICIES = "/v1.0/identity/conditionalAccess/policies"
LOCATIONS = "/v1.0/identity/conditionalAccess/namedLocations"


def policy(name, state, **more):
    """The resource's acceptance test "complete", of guests."""
    return {
        "@odata.type": "#microsoft.graph.conditionalAccessPolicy", "displayName": name, "state": state,
        "conditions": {
            "applications": {"includeApplications": ["All"], "excludeApplications": [], "includeUserActions": []},
            "clientAppTypes": ["all"], "devices": None,
            "locations": {"includeLocations": ["All"], "excludeLocations": ["AllTrusted"]},
            "platforms": {"includePlatforms": ["android"], "excludePlatforms": ["iOS"]},
            "servicePrincipalRiskLevels": [], "signInRiskLevels": [], "userRiskLevels": [],
            "users": {"includeUsers": ["All"], "excludeUsers": ["GuestsOrExternalUsers"], "includeGroups": [], "excludeGroups": [],
                      "includeRoles": [], "excludeRoles": [], "includeGuestsOrExternalUsers": None, "excludeGuestsOrExternalUsers": None}},
        "grantControls": {"builtInControls": ["mfa"], "customAuthenticationFactors": [], "operator": "OR", "termsOfUse": []},
        "sessionControls": {
            "applicationEnforcedRestrictions": {
                "@odata.type": "#microsoft.graph.applicationEnforcedRestrictionsSessionControl", "isEnabled": False},
            "cloudAppSecurity": None, "disableResilienceDefaults": False,
            "persistentBrowser": {
                "@odata.type": "#microsoft.graph.persistentBrowserSessionControl", "isEnabled": True, "mode": "never"},
            "signInFrequency": {
                "@odata.type": "#microsoft.graph.signInFrequencySessionControl", "authenticationType": "primaryAndSecondaryAuthentication",
                "frequencyInterval": "timeBased", "isEnabled": True, "type": "hours", "value": 10}}} | more


def office(*ranges, trusted, **more):
    # Of whatever version a range is, the provider calls it one of IPv4.
    return {"@odata.type": "#microsoft.graph.ipNamedLocation", "isTrusted": trusted, "ipRanges": [
        {"@odata.type": "#microsoft.graph.iPv4CidrRange", "cidrAddress": text} for text in ranges]} | more


def state_of(read):
    """What the provider keeps of a policy: a plan that changes nothing finds the same again."""
    conditions, grant, session = read["conditions"], read["grantControls"], read["sessionControls"] or {}
    frequency = session.get("signInFrequency") or {}

    def lists(of, *names):
        return {name: of.get(name) or [] for name in names} if of else None

    return {
        "displayName": read["displayName"], "state": read["state"], "clientAppTypes": conditions["clientAppTypes"],
        "risks": [conditions.get(name) or [] for name in ("servicePrincipalRiskLevels", "signInRiskLevels", "userRiskLevels")],
        "nothing": [conditions.get(name) for name in ("devices", "clientApplications", "insiderRiskLevels")],
        "applications": lists(conditions["applications"], "includeApplications", "excludeApplications", "includeUserActions"),
        "locations": lists(conditions["locations"], "includeLocations", "excludeLocations"),
        "platforms": lists(conditions["platforms"], "includePlatforms", "excludePlatforms"),
        "users": lists(conditions["users"], "includeUsers", "excludeUsers", "includeGroups", "excludeGroups", "includeRoles", "excludeRoles"),
        "guests": [conditions["users"][name] for name in ("includeGuestsOrExternalUsers", "excludeGuestsOrExternalUsers")],
        "grant": grant and {"operator": grant["operator"], "strength": grant.get("authenticationStrength")} | lists(
            grant, "builtInControls", "customAuthenticationFactors", "termsOfUse"),
        "restrictions": (session.get("applicationEnforcedRestrictions") or {}).get("isEnabled") or False,
        "resilience": session.get("disableResilienceDefaults") or False, "cloud": (session.get("cloudAppSecurity") or {}).get("type"),
        "browser": (session.get("persistentBrowser") or {}).get("mode"),
        "frequency": {name: frequency.get(name) for name in ("value", "type", "authenticationType", "frequencyInterval")}}


def settled(plain, path, is_there):
    """Five answers on end, as the provider waits for them."""
    for _ in range(5):
        answer = plain.get(path)
        assert answer.status == 200 and is_there(answer.json), answer.told
    return answer.json


@pytest.mark.parametrize("more", [
    {}, {"sessionControls": None}, {"grantControls": None},
    {"grantControls": {"builtInControls": ["block"], "customAuthenticationFactors": [], "operator": "OR", "termsOfUse": []},
     "sessionControls": None},
    {"sessionControls": {"cloudAppSecurity": None, "signInFrequency": {
        "@odata.type": "#microsoft.graph.signInFrequencySessionControl", "authenticationType": "primaryAndSecondaryAuthentication",
        "frequencyInterval": "everyTime", "isEnabled": True}}}], ids=["whole", "no session", "no grant", "block", "every time"])
def test_a_plan_finds_again_what_it_applied(plain, more):
    sent = policy("Applied", "disabled", **more)
    made = plain.post(POLICIES, sent)
    assert made.status == 201 and made.json["id"], made.told
    path = f"{POLICIES}/{made.json['id']}"
    assert state_of(settled(plain, path, lambda read: read["id"] == made.json["id"])) == state_of(sent)
    assert plain.ask("DELETE", path).status == 204


def test_a_plan_changes_a_policy_and_destroys_it(plain):
    path = f"{POLICIES}/{plain.made(POLICIES, policy('Before', 'disabled'))['id']}"
    plan = policy("After", "enabledForReportingButNotEnforced", sessionControls=None, grantControls={
        "builtInControls": ["block"], "customAuthenticationFactors": [], "operator": "OR", "termsOfUse": []})
    plan["conditions"] |= {"platforms": None, "locations": None, "clientAppTypes": ["browser"]}
    plan["conditions"]["users"] |= {"excludeUsers": [], "includeUsers": [], "includeGuestsOrExternalUsers": {
        "externalTenants": {"@odata.type": "#microsoft.graph.conditionalAccessEnumeratedExternalTenants", "membershipKind": "enumerated",
                            "members": ["3d0f5dec-5d3d-455c-8016-e2af1ae4d31a"]},
        "guestOrExternalUserTypes": "b2bCollaborationGuest,otherExternalUser"}}
    changed = plain.ask("PATCH", path, plan)
    assert (changed.status, changed.data) == (204, b""), changed.told
    read = settled(plain, path, lambda read: (read["displayName"], read["state"]) == ("After", plan["state"]))
    assert state_of(read) == state_of(plan) and read["modifiedDateTime"]
    # It looks whether the policy is there before it deletes it, and is content where somebody was quicker.
    assert plain.get(path).status == 200 and plain.ask("DELETE", path).status == 204
    for _ in range(2):
        gone = plain.get(path)
        assert gone.status == 404 and gone.json["error"]["code"] == "Request_ResourceNotFound", gone.told


def test_what_a_guest_service_does_not_know_fails_the_plan_by_its_name(plain):
    """Of the resource's argument reference: what cannot be judged must not seem to be in force."""
    for name, wrong in {
        "insiderRiskLevels": {"insiderRiskLevels": "elevated"}, "signInRiskLevels": {"signInRiskLevels": ["medium"]},
        "devices": {"devices": {"deviceFilter": {"mode": "exclude", "rule": 'device.operatingSystem eq "Doors"'}}},
        "includeUserActions": {"applications": {"includeUserActions": ["urn:user:registersecurityinfo"]}},
        "clientApplications": {"clientApplications": {"includeServicePrincipals": ["ServicePrincipalsInMyTenant"]}},
    }.items():
        body = policy("Wrong", "disabled")
        body["conditions"] |= wrong
        refused = plain.post(POLICIES, body)
        assert refused.status == 400 and name in refused.message, refused.told
    body = policy("Wrong", "disabled")
    body["sessionControls"]["cloudAppSecurity"] = {
        "@odata.type": "#microsoft.graph.cloudAppSecuritySessionControl", "cloudAppSecurityType": "monitorOnly", "isEnabled": True}
    refused = plain.post(POLICIES, body)
    assert refused.status == 400 and "cloudAppSecurity" in refused.message, refused.told


def test_a_place_is_trusted_no_more_before_it_is_destroyed(plain):
    """The resource's acceptance test "complete" for addresses."""
    ranges = ["1.1.1.1/32", "2.2.2.2/32", "3.3.3.3/32", "64:ff9b::/96"]
    made = plain.post(LOCATIONS, office(*ranges, trusted=True, displayName="Office"))
    assert made.status == 201 and made.json["@odata.type"] == "#microsoft.graph.ipNamedLocation", made.told
    path = f"{LOCATIONS}/{made.json['id']}"

    def kept(*ranges, trusted):
        return lambda read: read["isTrusted"] is trusted and [one["cidrAddress"] for one in read["ipRanges"]] == list(ranges)

    settled(plain, path, kept(*ranges, trusted=True))
    # The name goes along only where it is another.
    for ranges, more in ((ranges[2:], {}), (ranges[:1], {"displayName": "House"})):
        changed = plain.ask("PATCH", path, office(*ranges, trusted=True, **more))
        assert (changed.status, changed.data) == (204, b""), changed.told
        settled(plain, path, kept(*ranges, trusted=True))
    assert plain.get(path).json["displayName"] == "House"
    assert plain.ask("PATCH", path, office(*ranges, trusted=False)).status == 204
    settled(plain, path, kept(*ranges, trusted=False))
    assert plain.ask("DELETE", path).status == 204
    assert plain.get(path).status == 404 and plain.ask("PATCH", path, office(*ranges, trusted=False)).status == 404


def test_a_place_is_found_by_its_name(plain):
    """The data source azuread_named_location: a list by `displayName eq`, of which it takes the one."""
    made = plain.post(LOCATIONS, office("198.51.100.0/24", trusted=False, displayName="Bob's house"))
    assert made.status == 201, made.told
    for name, found in (("Bob's house", [made.json["id"]]), ("BOB'S HOUSE", [made.json["id"]]), ("Nowhere", [])):
        listed = plain.get(LOCATIONS + "?$filter=" + quote("displayName eq '" + name.replace("'", "''") + "'"))
        assert listed.status == 200 and [one["id"] for one in listed.json["value"]] == found, listed.told
    refused = plain.get(LOCATIONS + "?$filter=" + quote("isTrusted eq true"))
    assert refused.status == 400 and "displayName eq" in refused.message, refused.told
    assert plain.ask("DELETE", f"{LOCATIONS}/{made.json['id']}").status == 204

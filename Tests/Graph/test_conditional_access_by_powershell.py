"""Conditional access by Microsoft Graph PowerShell and by Invoke-MgGraphRequest.

What is sent: the reference of Microsoft.Graph.Identity.SignIns: New-, Get-, Update- and Remove-MgIdentityConditionalAccessPolicy, example 1 of
each, and the same of NamedLocation, with names of properties in the case of hash tables.
"""

import pytest

ACCESS = "/v1.0/identity/conditionalAccess"
POLICIES, LOCATIONS = f"{ACCESS}/policies", f"{ACCESS}/namedLocations"


def body(name):
    return {
        "DisplayName": name, "State": "disabled", "Conditions": {
            "ClientAppTypes": ["mobileAppsAndDesktopClients", "browser"], "Applications": {"IncludeApplications": ["All"]},
            "Users": {"IncludeUsers": ["All"]}, "Locations": {"IncludeLocations": ["All"], "ExcludeLocations": ["AllTrusted"]}},
        "GrantControls": {"Operator": "OR", "BuiltInControls": ["mfa"]}}


def test_a_policy_is_made_read_and_removed(plain):
    """New-MgIdentityConditionalAccessPolicy -BodyParameter; Get- -ConditionalAccessPolicyId -Property; Remove-."""
    made = plain.post(POLICIES, body("Access to EXO requires MFA"))
    assert made.status == 201 and made.json["displayName"] == "Access to EXO requires MFA", made.told
    path = f"{POLICIES}/{made.json['id']}"
    for form in (path, path + "/", path.replace("conditionalAccess", "conditionalaccess"), path + "?$select=id,displayName,state"):
        read = plain.get(form).json
        assert (read["id"], read["displayName"], read["state"]) == (made.json["id"], "Access to EXO requires MFA", "disabled"), form
    assert read["@odata.context"].endswith("#identity/conditionalAccess/policies/$entity")
    removed = plain.ask("DELETE", path)
    assert (removed.status, removed.data) == (204, b"") and plain.get(path).status == 404


def test_all_are_got_page_for_page(plain):
    """Get-MgIdentityConditionalAccessPolicy -All -PageSize 2 -CountVariable, and without any of them."""
    made = {plain.made(POLICIES, body(f"Paged {number}"))["id"] for number in range(5)}
    first = plain.get(f"{POLICIES}?$top=2&$count=true", ConsistencyLevel="eventual")
    met = [one["id"] for one in plain.everything(f"{POLICIES}?$top=2&$count=true")]
    assert len(first.value) == 2 and first.json["@odata.count"] == len(met) == len(set(met)) and made <= set(met)
    whole = plain.get(f"{POLICIES}/").json
    assert [one["id"] for one in whole["value"]] == met and "@odata.nextLink" not in whole


def members(whole, path=""):
    """A policy's values by their paths."""
    found = {}
    for name, value in whole.items():
        found |= members(value, f"{path}{name}/") if isinstance(value, dict) else {path + name: value}
    return found


@pytest.mark.parametrize("sent, expected", [
    ({"state": "enabledForReportingButNotEnforced"}, {"state": "enabledForReportingButNotEnforced"}),
    ({"conditions": {"signInRiskLevels": [], "clientAppTypes": ["browser"]}}, {"conditions/clientAppTypes": ["browser"]}),
    ({"Id": "x", "CreatedDateTime": None, "ModifiedDateTime": None, "TemplateId": None, "DisplayName": "Renamed", "Description": None},
     {"displayName": "Renamed"}),
    ({"GrantControls": {"Operator": "OR", "BuiltInControls": ["block"]}}, {"grantControls/builtInControls": ["block"]})],
    ids=["state", "conditions", "what is read only", "grant"])
def test_an_update_changes_what_it_names(plain, sent, expected):
    """Update-MgIdentityConditionalAccessPolicy -BodyParameter."""
    path = f"{POLICIES}/{plain.made(POLICIES, body('Updated'))['id']}"
    before = members(plain.get(path).json)
    changed = plain.ask("PATCH", path, sent)
    assert (changed.status, changed.data) == (204, b""), changed.told
    after = members(plain.get(path).json)
    assert {name: value for name, value in after.items() if value != before[name] and name != "modifiedDateTime"} == expected


def test_a_copy_of_a_policy_is_what_was_read(plain):
    """`$policy | ConvertTo-Json` of a backup, sent to New- as it stands: ids, dates, nulls and all."""
    read = plain.get(f"{POLICIES}/{plain.made(POLICIES, body('Saved'))['id']}").json
    copied = plain.post(POLICIES, read)
    assert copied.status == 201 and copied.json["id"] != read["id"], copied.told
    own = {"id", "createdDateTime", "modifiedDateTime"}
    assert {name: value for name, value in copied.json.items() if name not in own} == {
        name: value for name, value in read.items() if name not in own}


def test_places_come_and_go(plain):
    """New-, Get-, Update- and Remove-MgIdentityConditionalAccessNamedLocation, with example 2 of New-."""
    made = plain.post(LOCATIONS, {
        "@odata.type": "#microsoft.graph.ipNamedLocation", "DisplayName": "Untrusted IP named location", "IsTrusted": False, "IpRanges": [
            {"@odata.type": "#microsoft.graph.iPv4CidrRange", "CidrAddress": "12.34.221.11/22"},
            {"@odata.type": "#microsoft.graph.iPv6CidrRange", "CidrAddress": "2001:0:9d38:90d6:0:0:0:0/63"}]})
    assert made.status == 201, made.told
    path = f"{LOCATIONS}/{made.json['id']}"
    assert [one["cidrAddress"] for one in plain.get(path).json["ipRanges"]] == ["12.34.221.11/22", "2001:0:9d38:90d6:0:0:0:0/63"]
    assert made.json["id"] in {one["id"] for one in plain.everything(f"{LOCATIONS}?$top=1")}
    changed = plain.ask("PATCH", path, {"@odata.type": "#microsoft.graph.ipNamedLocation", "DisplayName": "Renamed"})
    assert (changed.status, changed.data) == (204, b""), changed.told
    read = plain.get(path).json
    assert (read["displayName"], len(read["ipRanges"]), read["isTrusted"]) == ("Renamed", 2, False)
    assert plain.ask("DELETE", path).status == 204 and plain.get(path).status == 404

"""Holds a running sandbox against its OpenAPI document, by schemathesis.

    run.py SCHEMATHESIS SANDBOX_JSON [ARGUMENT OF SCHEMATHESIS]...

Makes what requests shall meet: guests, invitations, applications and so on in the sandbox's tenant, on which applications' calls are tried,
and in a tenant of its own, on which operators' calls are tried, so that no call takes away what others stand on. What a call ends for
good it finds in a pool of its own.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

here = pathlib.Path(__file__).resolve().parent
REDIRECT = "http://localhost:8090"
KEY = (
    "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt\n"
    "6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q==\n-----END PUBLIC KEY-----\n")
# What no made-up request can be answered well for: it takes a guest at a browser, a letter that failed, an account that is gone, a job that
# is still under way.
OUT_OF_REACH = {"bounce", "userInfo", "userInfoByPost", "allowPasscode", "approveAccess", "refuseAccess", "retryLetter", "unfreezeInvitation",
    "getSignInEvent", "cancelBulk", "adminCancelBulk", "redeliverToHook",
    # Only a guest adds a second factor, by pages.
    "getSoftwareOathMethod", "deleteSoftwareOathMethod", "getFido2Method", "deleteFido2Method"}


class Service:
    def __init__(self, base, bearer=None):
        self.base, self.bearer = base, bearer

    def call(self, method, path, body=None, kind="application/json"):
        request = urllib.request.Request(self.base + path, method=method)
        if self.bearer:
            request.add_header("Authorization", f"Bearer {self.bearer}")
        data = None
        if body is not None:
            request.add_header("Content-Type", kind)
            data = (json.dumps(body) + "\n").encode()
        try:
            with urllib.request.urlopen(request, data, timeout=30) as answer:
                text = answer.read()
        except urllib.error.HTTPError as error:
            raise SystemExit(f"{method} {path}: {error.code} {error.read().decode()}") from error
        return json.loads(text) if text else {}

    def token(self, tenant, client, secret):
        form = {"grant_type": "client_credentials", "client_id": client, "client_secret": secret}
        with urllib.request.urlopen(f"{self.base}/{tenant}/oauth2/v2.0/token", urllib.parse.urlencode(form).encode()) as answer:
            return json.load(answer)["access_token"]


def applications(admin, tenant):
    """An application that stays, with roles that stay, and what may be taken from others like it."""
    path = f"/admin/tenants/{tenant}/applications"
    board = admin.call("POST", path, {"name": "Board", "redirectURI": ["https://board.contoso.example/in"]})["clientId"]
    things = {"roles": [], "removeRole": [], "revokeSecret": [], "revokeKey": [], "deleteApplication": []}
    for number in range(40):
        role = admin.call("POST", f"{path}/{board}/roles", {"value": f"Projects.{number}"})
        things["roles" if number < 30 else "removeRole"].append({"application": board, "role": role["id"]})
    for number in range(8):
        things["deleteApplication"].append({"application": admin.call("POST", path, {"name": f"Spare {number}"})["clientId"]})
        other = admin.call("POST", path, {"name": f"Other {number}"})["clientId"]
        things["revokeSecret"].append({"application": other, "secret": admin.call("POST", f"{path}/{other}/secrets", {})["id"]})
        things["revokeKey"].append({"application": other, "key": admin.call("POST", f"{path}/{other}/keys", {"publicKey": KEY})["id"]})
    return board, things


def guests(graph, admin, tenant, board, roles):
    """Guests and all that hangs on them: each record says what the names in a path are."""
    made = {"guests": [], "deleted": [], "gone": [], "invitations": [], "undo": [], "sponsors": [], "assignments": [], "handOvers": [], "own": []}
    for number in range(114):
        invited = graph.call(
            "POST", "/v1.0/invitations",
            {"invitedUserEmailAddress": f"guest{number}@partner{number % 4}.example", "inviteRedirectUrl": f"{REDIRECT}/welcome",
             "invitedUserDisplayName": f"Guest {number}", "sendInvitationMessage": number % 3 == 0})
        guest = invited["invitedUser"]["id"]
        if number < 20:
            graph.call("DELETE", f"/v1.0/users/{guest}")
            made["deleted"].append(guest)
        elif number < 35:
            made["gone"].append(guest)
        elif number < 50:
            graph.call("POST", f"/v1.0/users/{guest}/reinvite", {"inviteRedirectUrl": f"{REDIRECT}/welcome"})
            made["undo"].append(guest)
        elif number >= 90:
            # Of operations that find nothing where another one was before them.
            colleague = {"invitedUserEmailAddress": f"next{number}@partner{number % 4}.example", "inviteRedirectUrl": f"{REDIRECT}/welcome"}
            body = {"principalId": guest, "resourceId": board, "appRoleId": roles[number % len(roles)]["role"]}
            made["own"].append({
                "id": guest, "handOver": graph.call("POST", f"/v1.0/users/{guest}/handOver", colleague)["id"],
                "assignment": graph.call("POST", f"/v1.0/users/{guest}/appRoleAssignments", body)["id"]})
        elif number < 60:
            reference = {"@odata.id": f"{graph.base}/v1.0/users/carla{number}@contoso.example"}
            graph.call("POST", f"/v1.0/users/{guest}/sponsors/$ref", reference)
            sponsors = graph.call("GET", f"/v1.0/users/{guest}/sponsors")["value"]
            made["sponsors"].append((guest, sponsors[-1]["id"]))
        else:
            made["guests"].append(guest)
            made["invitations"].append(invited["id"])
            if number >= 70:
                colleague = {"invitedUserEmailAddress": f"next{number}@partner{number % 4}.example", "inviteRedirectUrl": f"{REDIRECT}/welcome"}
                asked = graph.call("POST", f"/v1.0/users/{guest}/handOver", colleague)
                made["handOvers"].append({"id": guest, "handOver": asked["id"]})
            body = {"principalId": guest, "resourceId": board, "appRoleId": roles[number % len(roles)]["role"]}
            made["assignments"].append((guest, graph.call("POST", f"/v1.0/users/{guest}/appRoleAssignments", body)["id"]))
    return made


def main():
    schemathesis, sandbox, *arguments = sys.argv[1:]
    known = json.loads(pathlib.Path(sandbox).read_text(encoding="utf-8"))
    base, tenant = known["baseURL"], known["tenant"]["domain"]
    client, secret = known["application"]["clientId"], known["application"]["clientSecret"]
    admin = Service(base, known["adminToken"])
    admin.call("POST", f"/admin/tenants/{tenant}/redirect-origins", {"origin": REDIRECT})
    admin.call("PATCH", f"/admin/tenants/{tenant}/applications/{client}", {"deviceFlow": True})
    token = admin.token(tenant, client, secret)
    board, _ = applications(admin, tenant)
    roles = admin.call("GET", f"/admin/tenants/{tenant}/applications/{board}")["roles"]
    roles = [{"application": board, "role": role["id"]} for role in roles]
    graph = Service(base, token)
    made = guests(graph, admin, tenant, board, roles[:10])
    partner = {"kind": "openID", "issuer": "https://login.partner.example", "clientId": "v", "clientSecret": "s"}

    def register(where, number):
        path = f"/admin/tenants/{where}/identity-providers"
        return admin.call("POST", path, partner | {"name": f"Partner {number}", "domains": [f"{number}.partner.example"]})["id"]

    def hook(number):
        wish = {"kind": "token.issuing", "name": f"Hook {number}", "url": "https://hooks.contoso.invalid/", "enabled": False}
        return admin.call("POST", f"/admin/tenants/{second}/hooks", wish)["id"]

    def bulk(service, path, number):
        line = {"invitedUserEmailAddress": f"many{number}@partner1.example", "inviteRedirectUrl": f"{REDIRECT}/welcome"}
        return {"job": service.call("POST", path, line, "application/x-ndjson")["id"]}

    def organisation(number):
        partner = f"3d0f5dec-5d3d-455c-8016-{number:012x}"
        graph.call("POST", "/v1.0/policies/crossTenantAccessPolicy/partners", {"tenantId": partner})
        return {"partner": partner}

    def review(number, is_over=False, reviewers=()):
        """An access review that has begun, and one of its guests."""
        path = "/v1.0/identityGovernance/accessReviews/definitions"
        one = graph.call("POST", path, {"displayName": f"Review {number}", "scope": {"query": "/users"}, "reviewers": list(reviewers)})["id"]
        path = f"{path}/{one}/instances"
        while (instance := graph.call("GET", path)["value"][0])["status"] != "InProgress":
            time.sleep(0.1)
        path = f"{path}/{instance['id']}"
        guest = graph.call("GET", f"{path}/decisions?$top=1")["value"][0]["id"]
        if is_over:
            graph.call("POST", f"{path}/stop")
        return {"id": one, "instance": instance["id"], "decision": guest}

    def policy(number):
        conditions = {"users": {"includeUsers": ["None"]}, "applications": {"includeApplications": ["All"]}}
        policy = {"displayName": f"Policy {number}", "state": "disabled", "conditions": conditions, "grantControls": {"operator": "OR", "builtInControls": ["block"]}}
        return {"id": graph.call("POST", "/v1.0/identity/conditionalAccess/policies", policy)["id"]}

    def location(number):
        place = {"@odata.type": "#microsoft.graph.ipNamedLocation", "displayName": f"Place {number}", "ipRanges": [{"cidrAddress": f"203.0.113.{number}/32"}]}
        return {"id": graph.call("POST", "/v1.0/identity/conditionalAccess/namedLocations", place)["id"]}

    def agreement(number):
        text = {"language": "en", "fileData": {"data": "IyBSdWxlcwo="}}
        return {"id": graph.call("POST", "/v1.0/identityGovernance/termsOfUse/agreements", {"displayName": f"Terms {number}", "files": [text]})["id"]}

    agreements = [agreement(number) for number in range(2)]
    policies, locations = [policy(number) for number in range(2)], [location(number) for number in range(2)]
    reviews = [review(number) for number in range(2)]
    half = len(made["assignments"]) // 2
    things = {
        "graph tenant": [{"tenant": tenant}],
        "graphusers id": [{"id": guest} for guest in made["guests"]],
        "deleteUser": [{"id": guest} for guest in made["gone"]],
        "undoReinvite": [{"id": guest} for guest in made["undo"]],
        "graphusers sponsor": [{"id": guest, "sponsor": sponsor} for guest, sponsor in made["sponsors"]],
        # Who is asked about has the domain that hooks.py gives the colleague.
        "askHandOver": [{"id": guest} for guest in made["guests"][:10:4]],
        "listHandOvers": made["handOvers"],
        "graphusers handOver": made["handOvers"],
        "withdrawHandOver": made["own"][:4],
        "withdrawHandOverAtOtherPath": made["own"][4:8],
        "endAssignmentOfUser": made["own"][8:12],
        "endAssignmentOfUserAtOtherPath": made["own"][12:16],
        "assignUser": made["own"][16:20],
        "assignUserAtOtherPath": made["own"][20:],
        "graphusers assignment": [{"id": guest, "assignment": one} for guest, one in made["assignments"][half:]],
        "graphservicePrincipals id": [{"id": board}],
        "graphservicePrincipals assignment": [{"id": board, "assignment": one} for _, one in made["assignments"][half:]],
        "endAssignmentToApplication": [{"id": board, "assignment": one} for _, one in made["assignments"][:half]],
        "graphinvitations id": [{"id": one} for one in made["invitations"]],
        "graphdirectory id": [{"id": guest} for guest in made["deleted"][:4]],
        "restoreUser": [{"id": guest} for guest in made["deleted"][4:12]],
        "purgeUser": [{"id": guest} for guest in made["deleted"][12:]],
        "getIdentityProvider": [{"id": "AADSignup-OAUTH"}],
        "changeIdentityProvider": [{"id": register(tenant, number)} for number in range(2)],
        "deleteIdentityProvider": [{"id": register(tenant, number)} for number in range(2, 6)],
        "graphinvitations job": [bulk(graph, "/v1.0/invitations/bulk", number) for number in range(4)],
        "graphauditLogs id": [{"id": one["id"]} for one in graph.call("GET", "/v1.0/auditLogs/directoryAudits?$top=20")["value"]],
        "graphpolicies partner": [organisation(number) for number in range(4)],
        "deletePartner": [organisation(number) for number in range(4, 12)],
        "graphidentityGovernance id": reviews, "graphidentityGovernance instance": reviews, "graphidentityGovernance decision": reviews,
        "deleteAccessReview": [review(number) for number in range(2, 8)],
        "stopAccessReview": [review(number) for number in range(8, 10)],
        "applyAccessReview": [review(number, is_over=True) for number in range(10, 12)],
        "remindAccessReview": [review(number, reviewers=[{"query": "./sponsors"}]) for number in range(12, 14)],
        "getConditionalAccessPolicy": policies, "changeConditionalAccessPolicy": policies,
        "deleteConditionalAccessPolicy": [policy(number) for number in range(2, 8)],
        "getNamedLocation": locations, "changeNamedLocation": locations,
        "deleteNamedLocation": [location(number) for number in range(2, 8)],
        "getAgreement": agreements, "changeAgreement": agreements, "listAcceptances": agreements,
        "deleteAgreement": [agreement(number) for number in range(2, 8)],
        "graphlegacy id": [{"id": "b2b-management-policy"}],
        "graphbeta id": [{"id": "b2b-management-policy"}],
        "graph code": [{"code": "Request_BadRequest"}, {"code": "invalid_grant"}],
        "unassigned roles": roles[10:30],
    }
    address = {"name": "Fabrikam", "contact": "it@fabrikam.example", "domain": ["second.example"], "redirectOrigin": [REDIRECT]}
    second = admin.call("POST", "/admin/tenants", address)["id"]
    permissions = ["User.ReadWrite.All", "AppRoleAssignment.ReadWrite.All"]
    inviter = admin.call("POST", f"/admin/tenants/{second}/applications", {"name": "Inviter", "permission": permissions})
    board2, found = applications(admin, second)
    graph2 = Service(base, admin.token(second, inviter["clientId"], inviter["clientSecret"]))
    made2 = guests(graph2, admin, second, board2, found["roles"][:10])
    letters = admin.call("GET", f"/admin/tenants/{second}/letters")["value"]
    for rule in ("evil.test", "other.test"):
        admin.call("POST", f"/admin/tenants/{second}/domain-policy", {"block": [rule]})
    versions = admin.call("GET", f"/admin/tenants/{second}/domain-policy/versions")["value"]
    for name in ("removeRole", "revokeSecret", "revokeKey", "deleteApplication"):
        things[name] = found[name]
    things |= {
        "admin tenant": [{"tenant": second}, {"tenant": "second.example"}],
        "admin application": [{"application": board2}],
        "admin role": found["roles"],
        "admin guest": [{"guest": guest} for guest in made2["guests"]],
        "adminUndoReinvite": [{"guest": guest} for guest in made2["undo"]],
        "admin invitation": [{"invitation": one} for one in made2["invitations"]],
        "endRole": [{"guest": guest, "assignment": one} for guest, one in made2["assignments"]],
        "admin version": [{"version": one["version"]} for one in versions if "evil.test" in one["block"]],
        "admin letter": [{"letter": one["id"]} for one in letters],
        "admin job": [
            bulk(admin, f"/admin/tenants/{second}/invitations/bulk?application={board2}", number) for number in range(4)],
        "admin provider": [{"provider": register(second, 0)}],
        "admin hook": [{"hook": hook(number)} for number in range(2)],
        "deleteHook": [{"hook": hook(number)} for number in range(2, 6)],
        "removeProvider": [{"provider": register(second, number)} for number in range(1, 6)],
        "values": {
            "inviteRedirectUrl": f"{REDIRECT}/welcome", "redirectURL": f"{REDIRECT}/welcome", "redirectOrigin": REDIRECT,
            "application": board2, "resourceId": board,
        },
    }
    for name in ("deleteTenant", "suspendTenant", "resumeTenant", "addDomain", "removeDomain"):
        things[name] = []
        for number in range(2):
            one = admin.call("POST", "/admin/tenants", {"name": f"Spare {number}", "contact": "it@spare.example"})["id"]
            if name == "removeDomain":
                admin.call("POST", f"/admin/tenants/{one}/domains", {"domain": f"{number}.spare.example"})
            things[name].append({"tenant": one, "domain": f"{number}.spare.example"})

    with tempfile.TemporaryDirectory() as scratch:
        path, tally = pathlib.Path(scratch, "things.json"), pathlib.Path(scratch, "tally.json")
        path.write_text(json.dumps(things), encoding="utf-8")
        environment = os.environ | {
            "VESTIBULE_THINGS": str(path), "VESTIBULE_TALLY": str(tally), "VESTIBULE_ACCESS_TOKEN": token,
            "VESTIBULE_BASE_URL": base, "VESTIBULE_ADMIN_TOKEN": known["adminToken"], "VESTIBULE_GUEST_TOKEN": "none", "VESTIBULE_CLIENT_ID": client,
            "VESTIBULE_CLIENT_SECRET": secret, "PYTHONPATH": str(here), "PYTHONDONTWRITEBYTECODE": "1",
        }
        command = [schemathesis, "--config-file", str(here / "schemathesis.toml"), "run", "--url", base, f"{base}/openapi.json"]
        status = subprocess.run(command + arguments, env=environment, cwd=scratch, check=False).returncode
        answered = json.loads(tally.read_text(encoding="utf-8"))
    document = Service(base).call("GET", "/openapi.json")
    return status or (0 if arguments else unanswered(answered, document))


def unanswered(tally, document):
    """Fails where an operation of programs was never answered well: there the document was held against refusals alone."""
    operations = [one for path in document["paths"].values() for one in path.values()]
    never = {
        one["operationId"] for one in operations
        if one["x-needs"] != "person" and not any(status[0] in "23" for status in tally.get(one["operationId"], {}))
    } - {"openAPI", "logo"}
    print(f"{sum(sum(one.values()) for one in tally.values())} requests to {len(tally)} operations")
    unexpected = sorted(one for one in never if one.removesuffix("AtOtherPath") not in OUT_OF_REACH)
    if unexpected:
        print(f"never answered well: {', '.join(unexpected)}. Tests/OpenAPI/run.py makes what they need.")
    return 1 if unexpected else 0


sys.exit(main())

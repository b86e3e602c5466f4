"""What schemathesis is told beside the document: names of things that are there, so that most requests meet one.

A document says that an id is a UUID; a made-up one is a 404, and nothing behind it is tried. So what was made up well is replaced by
something that is there, in turn, and what was made up wrongly on purpose stays as it is.
"""

import atexit
import json
import os
import pathlib
import re
import urllib.request

import schemathesis

# Records by the operation, else by what the last name of its path is; each says what the names of a path are.
THINGS = json.loads(pathlib.Path(os.environ["VESTIBULE_THINGS"]).read_text(encoding="utf-8"))
UUIDS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c626001000000ffff03000006000557bfabd4"
    "0000000049454e44ae426082")
# A list of domains as Entra's clients send it, and the calls that want one to be there, or none.
DEFINITION = json.dumps({"B2BManagementPolicy": {"InvitationsAllowedAndBlockedDomainsPolicy": {"BlockedDomains": ["evil.test"]}}})
WANTED_RULES = {
    "getLegacyPolicy": ["evil.test"], "changeLegacyPolicy": ["evil.test"], "deleteLegacyPolicy": ["evil.test"], "createLegacyPolicy": []}
met = set()
turns = {}
tally = {}
atexit.register(lambda: pathlib.Path(os.environ["VESTIBULE_TALLY"]).write_text(json.dumps(tally), encoding="utf-8"))


@schemathesis.serializer("message/rfc822")
def as_message(context, value):
    """A message as it is: any text, and no JSON."""
    return {"data": value if isinstance(value, bytes) else str(value).encode()}


def next_of(*pools):
    """The next thing of the first pool that there is."""
    for pool in pools:
        if things := THINGS.get(pool):
            turns[pool] = turns.get(pool, -1) + 1
            return things[turns[pool] % len(things)]
    return {}


def is_made_well(case, location):
    if case.meta is None:
        return True
    return all(component.mode.value == "positive" for where, component in case.meta.components.items() if where.value == location)


def own(operation):
    return operation.definition.raw.get("operationId", "")


def ask(method, path, token, body):
    """A request of our own, so that what is tried meets what it needs."""
    headers = {"Authorization": f"Bearer {os.environ[token]}", "Content-Type": "application/json"}
    request = urllib.request.Request(os.environ["VESTIBULE_BASE_URL"] + path, json.dumps(body).encode(), headers, method=method)
    urllib.request.urlopen(request, timeout=30).close()


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """A document leaves room for what comes later; here what an answer holds must be in it."""
    asked = json.dumps([one.get("requestBody") for path in raw_schema["paths"].values() for one in path.values()])
    requests = set(re.findall(r"#/components/schemas/(\w+)", asked))

    def close(schema):
        if isinstance(schema, list):
            for one in schema:
                close(one)
        elif isinstance(schema, dict):
            for one in schema.values():
                close(one)
            if schema.get("type") == "object" and "properties" in schema and "additionalProperties" not in schema:
                schema["additionalProperties"] = False

    for name, schema in raw_schema["components"]["schemas"].items():
        if name not in requests:
            close(schema)


@schemathesis.hook
def before_call(context, case, kwargs):
    # The answer is looked at, not where it leads.
    kwargs["allow_redirects"] = False
    operation = case.operation
    follows = any(str(value) in met for value in (case.path_parameters or {}).values()) and case.meta and case.meta.phase.name.value == "stateful"
    if case.path_parameters and is_made_well(case, "path") and not follows:
        side = "admin" if operation.path.startswith("/admin") else "graph"
        last = re.findall(r"\{(\w+)\}", operation.path)[-1]
        folder = operation.path.removeprefix("/v1.0").split("/")[1].split("(")[0] if side == "graph" else ""
        name = own(operation).removesuffix("AtOtherPath")
        record = next_of(own(operation), name, f"{side}{folder} {last}", f"{side} {last}")
        tenant = {"tenant": next_of(f"{side} tenant").get("tenant", "contoso.example")}
        case.path_parameters.update({name: value for name, value in (tenant | record).items() if name in case.path_parameters})
    rules = WANTED_RULES.get(own(operation).removesuffix("AtOtherPath"))
    # A chain of calls sees what its own calls made and ended.
    if rules is not None and not (case.meta and case.meta.phase.name.value == "stateful"):
        path = f"/admin/tenants/{THINGS['graph tenant'][0]['tenant']}/domain-policy"
        ask("PUT", path, "VESTIBULE_ADMIN_TOKEN", {"block": rules, "appliesTo": "newInvitations"})
    if own(operation) == "setLogo" and (case.meta is None or case.meta.generation.mode.value == "positive"):
        case.body = PIXEL
    if own(operation) in ("createBulk", "adminCreateBulk") and is_made_well(case, "body"):
        case.body = json.dumps(
            {"invitedUserEmailAddress": "many@partner2.example", "inviteRedirectUrl": THINGS["values"]["inviteRedirectUrl"]})
        if case.media_type == "text/csv":
            case.body = "invitedUserEmailAddress,inviteRedirectUrl\r\nmany@partner3.example," + THINGS["values"]["inviteRedirectUrl"]
    if own(operation) == "adminCreateBulk" and "application" in (case.query or {}) and is_made_well(case, "query"):
        case.query["application"] = THINGS["values"]["application"]
    if isinstance(case.body, dict) and is_made_well(case, "body"):
        case.body = named(dict(case.body), operation, case.path_parameters or {})


def named(body, operation, path):
    """The body, with what is there for what it refers to."""
    if operation.definition.raw.get("x-needs") == "client":
        # Basic says who asks.
        return {name: value for name, value in body.items() if not name.startswith("client_")}
    for name in ("inviteRedirectUrl", "redirectURL", "redirectOrigin", "application"):
        if isinstance(body.get(name), str):
            body[name] = THINGS["values"].get(name, body[name])
    if own(operation).startswith("askHandOver") and isinstance(body.get("invitedUserEmailAddress"), str):
        body["invitedUserEmailAddress"] = "colleague@partner0.example"
    if own(operation) == "evaluateConditionalAccess" and isinstance(body.get("signInIdentity"), dict):
        body["signInIdentity"] = body["signInIdentity"] | {"userId": next_of("graphusers id")["id"]}
    if body.get("definition"):
        body["definition"] = [DEFINITION]
    if isinstance(body.get("tenantId"), str) and "partner" in path:
        body["tenantId"] = path["partner"]
    if "principalId" in body and "appRoleId" in body:
        body |= {"appRoleId": next_of("unassigned roles")["role"], "resourceId": THINGS["values"]["resourceId"]}
        body["principalId"] = path["id"] if operation.path.startswith("/v1.0/users") else next_of("graphusers id")["id"]
        if "/servicePrincipals" in operation.path:
            body["resourceId"] = path["id"]
    return body


@schemathesis.hook
def after_call(context, case, response):
    name = own(case.operation)
    if response.request.method == case.operation.method.upper():
        statuses = tally.setdefault(name, {})
        statuses[str(response.status_code)] = statuses.get(str(response.status_code), 0) + 1
    if name.startswith("changeAuthorizationPolicy") and response.status_code == 204:
        # Where nobody may invite, no later invitation would be tried.
        ask("PATCH", "/v1.0/policies/authorizationPolicy", "VESTIBULE_ACCESS_TOKEN", {"allowInvitesFrom": "everyone"})
    if response.status_code == 201:
        met.update(UUIDS.findall(response.text))

"""What the tests share: the sandbox, a tenant of each file's own, and the SDK as any program sets it up."""

import asyncio
import inspect
import json
import os
import pathlib
import urllib.parse

import pytest
from azure.identity.aio import ClientSecretCredential
from kiota_authentication_azure.azure_identity_authentication_provider import AzureIdentityAuthenticationProvider
from msgraph import GraphRequestAdapter, GraphServiceClient

from service import Service

REDIRECT = "https://board.contoso.example/welcome"
LOOP = asyncio.new_event_loop()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    """Tests of the SDK are coroutines, all on one loop, because its connections belong to one."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    LOOP.run_until_complete(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}))
    return True


class Tenant:
    """A tenant with one application that may do everything, another that may read guests, and what they ask by."""

    def __init__(self, sandbox, name):
        self.sandbox, self.base = sandbox, sandbox["baseURL"]
        self.admin = Service(self.base, sandbox["adminToken"])
        self.domain = f"{name}.example"
        origin = "{0.scheme}://{0.netloc}".format(urllib.parse.urlsplit(REDIRECT))
        asked = {"name": name, "contact": f"it@{self.domain}", "domain": [self.domain], "redirectOrigin": [origin]}
        self.id = self.admin.made("/admin/tenants", asked)["id"]
        self.path = f"/admin/tenants/{self.id}"
        every = json.loads(self.admin.get("/openapi.json").text)["components"]["securitySchemes"]["clientCredentials"]
        self.application = self.application_with(list(every["flows"]["clientCredentials"]["scopes"]))
        self.plain = Service(self.base, self.token(self.application))
        self.reader = self.application_with(["User.Read.All"])

    def application_with(self, permissions):
        return self.admin.made(f"{self.path}/applications", {"name": "Program", "permission": permissions})

    def token(self, application):
        form = {"grant_type": "client_credentials", "client_id": application["clientId"], "client_secret": application["clientSecret"]}
        answer = Service(self.base).ask(
            "POST", f"/{self.id}/oauth2/v2.0/token", urllib.parse.urlencode(form).encode(), {"Content-Type": "application/x-www-form-urlencoded"})
        assert answer.status == 200, answer.told
        return answer.json["access_token"]

    def graph(self, application):
        """The SDK for one application: its own credential, its own adapter. The address is ours, and nothing else."""
        address = urllib.parse.urlsplit(self.base)
        credential = ClientSecretCredential(
            self.id, application["clientId"], application["clientSecret"], authority=self.base, disable_instance_discovery=True)
        adapter = GraphRequestAdapter(AzureIdentityAuthenticationProvider(credential, allowed_hosts=[address.hostname]))
        adapter.base_url = f"{self.base}/v1.0"
        client = GraphServiceClient(request_adapter=adapter)
        client.credential = credential
        return client

    def invite(self, address, **more):
        """A guest's id."""
        body = {"invitedUserEmailAddress": address, "inviteRedirectUrl": REDIRECT} | more
        return self.plain.made("/v1.0/invitations", body)["invitedUser"]["id"]


@pytest.fixture(scope="session")
def sandbox():
    return json.loads(pathlib.Path(os.environ["SANDBOX_JSON"]).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tenant(sandbox, request):
    return Tenant(sandbox, request.module.__name__.removeprefix("test_").replace("_", "-"))


@pytest.fixture(scope="module")
def stranger(sandbox, request):
    """Another tenant, of whose things nothing may be seen."""
    return Tenant(sandbox, "other-" + request.module.__name__.removeprefix("test_").replace("_", "-"))


@pytest.fixture(scope="module")
def plain(tenant):
    return tenant.plain


@pytest.fixture(scope="module")
def graph(tenant):
    client = tenant.graph(tenant.application)
    yield client
    LOOP.run_until_complete(client.credential.close())


@pytest.fixture(scope="module")
def reading(tenant):
    """The SDK for the application that may read guests and nothing else."""
    client = tenant.graph(tenant.reader)
    yield client
    LOOP.run_until_complete(client.credential.close())

"""A guest's second factors, looked after by the Graph SDK for Python.

What is sent: Microsoft Graph v1.0, "List methods", "Get softwareOathAuthenticationMethod" and "Delete softwareOathAuthenticationMethod", as a help
desk resets somebody's second factor.
"""

import base64
import datetime
import hashlib
import hmac
import re
import struct
import time

from msgraph.generated.models.software_oath_authentication_method import SoftwareOathAuthenticationMethod
import pytest

from conftest import REDIRECT
from guest import Guest
from sdk import listed, refusal


def code(key):
    """RFC 6238: six digits of this half minute."""
    digest = hmac.digest(base64.b32decode(key + "=" * (-len(key) % 8)), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1)
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


@pytest.fixture(scope="module")
def ana(sandbox, tenant):
    """The id of somebody with an authenticator app."""
    invited = tenant.plain.made("/v1.0/invitations", {"invitedUserEmailAddress": "ana@independent.example", "inviteRedirectUrl": REDIRECT})
    guest = Guest(sandbox)
    guest.redeem(invited["inviteRedeemUrl"])
    guest.go(f"{tenant.base}/{tenant.id}/me/security/app")
    guest.press(code=code(re.sub(r"\s", "", re.search(r'<code class="key"[^>]*>([^<]*)<', guest.page)[1])))
    return invited["invitedUser"]["id"]


async def test_a_guest_without_any_has_none(graph, tenant):
    authentication = graph.users.by_user_id(tenant.invite("berta@fabrikam.example")).authentication
    for builder in (authentication.methods, authentication.software_oath_methods, authentication.fido2_methods):
        assert await listed(builder) == []


async def test_methods_are_of_their_types(graph, ana, reading):
    authentication = graph.users.by_user_id(ana).authentication
    (one,) = await listed(authentication.methods)
    assert isinstance(one, SoftwareOathAuthenticationMethod) and one.secret_key is None
    assert abs(one.created_date_time - datetime.datetime.now(datetime.UTC)) < datetime.timedelta(minutes=2)
    assert [other.id for other in await listed(authentication.software_oath_methods)] == [one.id]
    assert await listed(authentication.fido2_methods) == []
    read = await authentication.software_oath_methods.by_software_oath_authentication_method_id(one.id).get()
    assert isinstance(read, SoftwareOathAuthenticationMethod) and read.id == one.id
    await refusal(authentication.fido2_methods.by_fido2_authentication_method_id(one.id).get(), 404)
    assert (await refusal(reading.users.by_user_id(ana).authentication.methods.get(), 403)).code == "Authorization_RequestDenied"


async def test_a_factor_is_of_one_guest(graph, tenant, ana):
    (one,) = await listed(graph.users.by_user_id(ana).authentication.methods)
    other = graph.users.by_user_id(tenant.invite("carl@fabrikam.example")).authentication.software_oath_methods
    await refusal(other.by_software_oath_authentication_method_id(one.id).get(), 404)
    await refusal(other.by_software_oath_authentication_method_id(one.id).delete(), 404)
    assert len(await listed(graph.users.by_user_id(ana).authentication.methods)) == 1


async def test_a_factor_is_taken_away(graph, ana):
    authentication = graph.users.by_user_id(ana).authentication
    (one,) = await listed(authentication.methods)
    factor = authentication.software_oath_methods.by_software_oath_authentication_method_id(one.id)
    assert await factor.delete() is None
    assert await listed(authentication.methods) == []
    assert (await refusal(factor.delete(), 404)).code == "Request_ResourceNotFound"
    audits = graph.audit_logs.directory_audits
    assert any(event.activity_display_name == "Admin deleted security info" for event in await listed(audits))

"""A tool without a browser by Authlib (and requests), which nobody here wrote: signs a guest in by a code that is typed elsewhere.

    authlib-device.py DISCOVERY_URL CLIENT_ID [CLIENT_SECRET]

Prints what the device was told, as JSON; asks the token endpoint in the interval that it was given until the guest has decided; prints, as
JSON, the errors that it was told while it waited, and either the last error or the claims of the ID token (its signature, issuer,
audience and times checked), what the UserInfo endpoint says, and the claims after a refresh.
"""

import json
import sys
import time

import requests
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.jose import JsonWebKey, jwt
from authlib.oidc.core import IDToken

GRANT = "urn:ietf:params:oauth:grant-type:device_code"

discovery, client_id = sys.argv[1:3]
secret = sys.argv[3] if len(sys.argv) > 3 else None
provider = requests.get(discovery, timeout=10).json()
assert GRANT in provider["grant_types_supported"]
session = OAuth2Session(client_id, secret, token_endpoint_auth_method="client_secret_basic" if secret else "none")
begun = requests.post(
    provider["device_authorization_endpoint"],
    data={"client_id": client_id, "scope": "openid profile email offline_access"},
    auth=(client_id, secret) if secret else None,
    timeout=10,
).json()
print(json.dumps(begun), flush=True)


def claims(token):
    keys = JsonWebKey.import_key_set(requests.get(provider["jwks_uri"], timeout=10).json())
    claims = jwt.decode(
        token["id_token"],
        keys,
        claims_cls=IDToken,
        claims_options={
            "iss": {"essential": True, "value": provider["issuer"]},
            "aud": {"essential": True, "value": client_id},
            "sub": {"essential": True},
        },
    )
    claims.validate(leeway=10)
    return claims


told = []
while True:
    try:
        token = session.fetch_token(provider["token_endpoint"], grant_type=GRANT, device_code=begun["device_code"])
        break
    except OAuthError as error:
        told.append(error.error)
        if error.error not in ("authorization_pending", "slow_down"):
            print(json.dumps({"told": told}), flush=True)
            sys.exit()
        time.sleep(begun["interval"])
info = session.get(provider["userinfo_endpoint"]).json()
again = session.refresh_token(provider["token_endpoint"], refresh_token=token["refresh_token"])
print(json.dumps({"told": told, "claims": claims(token), "info": info, "refreshed": claims(again)}), flush=True)

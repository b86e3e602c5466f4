"""An application by Authlib (and requests), which nobody here wrote: signs a guest in at the provider that discovery describes.

    authlib-application.py DISCOVERY_URL CLIENT_ID CLIENT_SECRET REDIRECT_URI

Prints the URL for the browser; reads the URL that the browser came back to; prints, as JSON, the claims of the ID token (its
signature, issuer, audience, nonce, times and at_hash checked), what the UserInfo endpoint says, and the claims after a refresh.
"""

import json
import sys

import requests
from authlib.integrations.requests_client import OAuth2Session
from authlib.jose import JsonWebKey, jwt
from authlib.oidc.core import CodeIDToken

discovery, client_id, client_secret, redirect_uri = sys.argv[1:5]
provider = requests.get(discovery, timeout=10).json()
session = OAuth2Session(
    client_id,
    client_secret,
    scope="openid profile email offline_access",
    redirect_uri=redirect_uri,
    code_challenge_method="S256",
)
verifier = "authlib-" + "v" * 40
url, state = session.create_authorization_url(provider["authorization_endpoint"], nonce="authlib-nonce", code_verifier=verifier)
print(url, flush=True)


def checked(token, nonce):
    keys = JsonWebKey.import_key_set(requests.get(provider["jwks_uri"], timeout=10).json())
    claims = jwt.decode(
        token["id_token"],
        keys,
        claims_cls=CodeIDToken,
        claims_options={
            "iss": {"essential": True, "value": provider["issuer"]},
            "aud": {"essential": True, "value": client_id},
            "sub": {"essential": True},
            "auth_time": {"essential": True},
        },
        claims_params={"nonce": nonce, "client_id": client_id, "access_token": token["access_token"]},
    )
    claims.validate(leeway=10)
    return claims


back = sys.stdin.readline().strip()
token = session.fetch_token(
    provider["token_endpoint"], authorization_response=back, state=state, code_verifier=verifier
)
claims = checked(token, "authlib-nonce")
info = session.get(provider["userinfo_endpoint"]).json()
again = session.refresh_token(provider["token_endpoint"], refresh_token=token["refresh_token"])
print(json.dumps({"claims": claims, "info": info, "refreshed": checked(again, None)}), flush=True)

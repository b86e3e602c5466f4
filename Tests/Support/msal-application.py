"""An application by MSAL for Python, which nobody here wrote.

    msal-application.py AUTHORITY CLIENT_ID CREDENTIAL REDIRECT_URI CA_FILE

CREDENTIAL is the secret, or the path of a PEM file with a private key. Prints the URL for the browser; reads the URL that the browser came
back to; prints, as JSON, the claims of the ID token, those after MSAL's silent renewal, how many accounts it keeps, and an error's name
from a second use of the answer. MSAL checks state, nonce, client_info and the times itself.
"""

import json
import os
import sys
from urllib.parse import parse_qsl, urlsplit

import msal

authority, client_id, credential, redirect_uri, ca_file = sys.argv[1:6]
if os.path.exists(credential):
    credential = {"private_key": open(credential).read(), "thumbprint": "00" * 20}
application = msal.ConfidentialClientApplication(
    client_id, client_credential=credential, authority=authority, validate_authority=False, verify=ca_file
)
flow = application.initiate_auth_code_flow(["email"], redirect_uri=redirect_uri)
print(flow["auth_uri"], flush=True)
back = dict(parse_qsl(urlsplit(sys.stdin.readline().strip()).query))
first = application.acquire_token_by_auth_code_flow(flow, back)
if "error" in first:
    print(json.dumps(first), flush=True)
    sys.exit()
accounts = application.get_accounts()
silent = application.acquire_token_silent(["email"], account=accounts[0], force_refresh=True) or {}
again = application.acquire_token_by_auth_code_flow(dict(flow), dict(back))
own = application.acquire_token_for_client([urlsplit(authority)._replace(path="").geturl() + "/.default"])
print(
    json.dumps(
        {
            "claims": first.get("id_token_claims"),
            "silent": silent.get("id_token_claims"),
            "accounts": [account["home_account_id"] for account in accounts],
            "again": again.get("error"),
            "own": own.get("token_type", own),
        }
    ),
    flush=True,
)
# A session that was ended meanwhile: nothing is had silently any more.
sys.stdin.readline()
after = application.acquire_token_silent_with_error(["email"], account=accounts[0], force_refresh=True)
print(json.dumps({"after": (after or {}).get("error")}), flush=True)

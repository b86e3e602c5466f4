"""A tool without a browser by MSAL for Python, which nobody here wrote.

    msal-device.py AUTHORITY CLIENT_ID

Prints, as JSON, what it was told to show; waits for the guest; prints the claims of the ID token, and those after a silent renewal.
"""

import json
import sys

import msal

authority, client_id = sys.argv[1:3]
tool = msal.PublicClientApplication(client_id, authority=authority, validate_authority=False)
flow = tool.initiate_device_flow(["email"])
print(json.dumps(flow), flush=True)
if "user_code" not in flow:
    sys.exit()
first = tool.acquire_token_by_device_flow(flow)
if "error" in first:
    print(json.dumps(first), flush=True)
    sys.exit()
silent = tool.acquire_token_silent(["email"], account=tool.get_accounts()[0], force_refresh=True) or {}
print(json.dumps({"claims": first["id_token_claims"], "silent": silent.get("id_token_claims")}), flush=True)

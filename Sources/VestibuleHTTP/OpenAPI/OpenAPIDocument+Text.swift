// swift-format-ignore-file
// Written by deploy/openapi from Parts, as openapi.json beside it.

extension OpenAPIDocument {
    static let text = #"""
{
  "openapi": "3.1.0",
  "info": {
    "title": "Vestibule",
    "version": "1",
    "summary": "Guests of an organisation: invited, proved, kept, signed in to its applications.",
    "description": "Four surfaces of one service: Microsoft Graph's B2B calls at `/v1.0`, an OpenID Provider per tenant at `/{tenant}`, operators' calls at `/admin`, and the pages that guests read. Paths are read in any case. HEAD is answered wherever GET is; another method is a 405 whose `Allow` says which there are. Every answer has a `request-id`; what is refused has a code, and `/errors/{code}` says what to do about it. Bodies are JSON of at most 1 MiB or forms of at most 16 KiB (`/admin`: 1 MiB).",
    "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}
  },
  "servers": [{"url": "https://guests.contoso.example"}],
  "tags": [
    {
      "name": "Invitations",
      "description": "Graph's create, and what Graph lacks: list, get, revoke, resend, extend, and where an address would go."
    },
    {
      "name": "Bulk invitations",
      "description": "Many invitations by one request: a file of at most 10,000 lines and 10 MiB, whose lines are invited one after the other. An application sees the jobs that it asked for. With `Accept: text/csv` or `application/x-ndjson` rows come as one file."
    },
    {
      "name": "Users",
      "description": "The guests, in the shape of Graph's users. A user is named by id or by principal name, its `#` as `%23`."
    },
    {"name": "Deleted users", "description": "Guests who were deleted in the last thirty days."},
    {
      "name": "Reports",
      "description": "What an administrator wants to know of all guests. Graph has no such report in any API."
    },
    {
      "name": "Access reviews",
      "description": "Whether guests still need access, asked about many at once, in Graph's shape: a definition has one instance, and that a decision about each guest. What is denied blocks the guest's sign-in once it is applied."
    },
    {
      "name": "Applications",
      "description": "The tenant's applications as Graph's service principals, and which guests are assigned to their roles. `id` and `appId` are one: the client id."
    },
    {"name": "Identity providers and policies", "description": "How guests may sign in, in Graph's shape."},
    {
      "name": "Policies",
      "description": "Who may invite, which organisations' accounts come in, and which domains, in Graph's shape."
    },
    {
      "name": "Conditional access",
      "description": "Who may come in, when, and after proving what, in Graph's shape. Conditions and controls that cannot be judged here are refused by their names."
    },
    {"name": "Named locations", "description": "Places that conditional access policies name, in Graph's shape."},
    {
      "name": "Terms of use",
      "description": "Terms that guests accept before they are let in, where a policy names them in grantControls/termsOfUse: Graph's agreements, whose files are Markdown here."
    },
    {"name": "Batch", "description": "Several requests of `/v1.0` in one."},
    {"name": "Logs", "description": "What happened, and who signed in, in Graph's shape, the newest first."},
    {
      "name": "OpenID Provider",
      "description": "Each tenant is an OpenID Provider for its applications (OpenID Connect Core 1.0, RFC 6749, 7009, 7523, 7636, 7662, 8628, 9207). Names of form fields are read in any case, unknown ones ignored."
    },
    {
      "name": "Guests",
      "description": "Pages that guests read, in their language. Forms carry a token of the page that they stand on, and what is refused is a page too."
    },
    {
      "name": "Administration: tenants",
      "description": "Bodies are form fields or JSON; names of fields are read in any case, and a value may be a text wherever it is a number or a flag. With `Accept: text/plain` an answer is a table."
    },
    {"name": "Administration: how guests sign in"},
    {"name": "Administration: applications"},
    {"name": "Administration: invitations and guests"},
    {"name": "Administration: letters, keys, events"},
    {
      "name": "Administration: bulk invitations",
      "description": "An operator has an application invite many, and sees every job of the tenant."
    },
    {
      "name": "Administration: domain policy",
      "description": "Which domains come in: one list, each change a version. `If-Match` makes a change on that version only."
    },
    {
      "name": "Administration: lifecycle",
      "description": "How long guests stay, who does not come, and a sponsor who goes."
    },
    {"name": "Administration: hooks"},
    {"name": "Administration: limits"},
    {"name": "Machines", "description": "Probes, numbers, this document, and what the codes of refusals mean."}
  ],
  "paths": {
    "/v1.0/invitations": {
      "post": {
        "operationId": "createInvitation",
        "summary": "Invite somebody",
        "description": "The same address is the same guest: an older link of a pending one dies. With `resetRedemption` a guest proves itself anew (needs User.ReadWrite.All too); `appRoleAssignments` need AppRoleAssignment.ReadWrite.All too. Where the authorization policy lets everyone invite, a guest may too, by an access token with the scope User.Invite.All; it names neither sponsors nor an end of access.",
        "tags": ["Invitations"],
        "x-needs": "User.Invite.All",
        "security": [{"clientCredentials": ["User.Invite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/InvitationRequest"},
              "examples": {
                "invite": {
                  "value": {
                    "invitedUserEmailAddress": "ana@fabrikam.example",
                    "inviteRedirectUrl": "http://localhost:8090/welcome",
                    "sendInvitationMessage": true
                  }
                },
                "inGerman": {
                  "value": {
                    "invitedUserEmailAddress": "ben@fabrikam.example",
                    "inviteRedirectUrl": "http://localhost:8090/welcome",
                    "invitedUserDisplayName": "Ben",
                    "sendInvitationMessage": true,
                    "invitedUserMessageInfo": {
                      "messageLanguage": "de-DE",
                      "customizedMessageBody": "Willkommen im Projekt!",
                      "ccRecipients": [{"emailAddress": {"address": "carla@contoso.example"}}]
                    }
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Invitation"}}},
            "links": {
              "get": {"operationId": "getInvitation", "parameters": {"id": "$response.body#/id"}},
              "guest": {"operationId": "getUser", "parameters": {"id": "$response.body#/invitedUser/id"}}
            }
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "429": {"$ref": "#/components/responses/Graph429"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "get": {
        "operationId": "listInvitations",
        "summary": "List invitations, the newest last",
        "tags": ["Invitations"],
        "x-needs": "User.Read.All",
        "security": [{"clientCredentials": ["User.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/skiptoken"},
          {"$ref": "#/components/parameters/countTaken"},
          {
            "name": "emailAddress",
            "in": "query",
            "description": "Of this address alone.",
            "schema": {"type": "string", "format": "email"}
          }
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/InvitationList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/invitations/explainRoute": {
      "post": {
        "operationId": "explainRoute",
        "summary": "Which identity provider an address would be sent to, and why",
        "tags": ["Invitations"],
        "x-needs": "User.Invite.All",
        "security": [{"clientCredentials": ["User.Invite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AddressToExplain"},
              "examples": {"ana": {"value": {"invitedUserEmailAddress": "ana@fabrikam.example"}}}
            }
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/RouteExplanation"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/invitations/{id}": {
      "get": {
        "operationId": "getInvitation",
        "summary": "Read an invitation",
        "tags": ["Invitations"],
        "x-needs": "User.Read.All",
        "security": [{"clientCredentials": ["User.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/invitationId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Invitation"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/invitations/{id}/revoke": {
      "post": {
        "operationId": "revokeInvitation",
        "summary": "Revoke an open invitation: its link is dead",
        "tags": ["Invitations"],
        "x-needs": "User.Invite.All",
        "security": [{"clientCredentials": ["User.Invite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/invitationId"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Invitation"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/invitations/{id}/resend": {
      "post": {
        "operationId": "resendInvitation",
        "summary": "Send the letter again, with a new link",
        "tags": ["Invitations"],
        "x-needs": "User.Invite.All",
        "security": [{"clientCredentials": ["User.Invite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/invitationId"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Invitation"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "429": {"$ref": "#/components/responses/Graph429"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/invitations/{id}/extend": {
      "post": {
        "operationId": "extendInvitation",
        "summary": "Let an open invitation end later",
        "tags": ["Invitations"],
        "x-needs": "User.Invite.All",
        "security": [{"clientCredentials": ["User.Invite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/invitationId"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/InvitationEnd"},
              "examples": {"end": {"value": {"expirationDateTime": "2027-01-31T12:00:00Z"}}}
            }
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Invitation"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/invitations/bulk": {
      "post": {
        "operationId": "createBulk",
        "summary": "Invite everybody in a file, or say what would come of it",
        "tags": ["Bulk invitations"],
        "x-needs": "User.Invite.All",
        "security": [{"clientCredentials": ["User.Invite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/dryRun"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {"text/csv": {"schema": {"type": "string"}}, "application/x-ndjson": {"schema": {"type": "string"}}}
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/BulkForecast"}},
              "text/csv": {"schema": {"type": "string"}},
              "application/x-ndjson": {"schema": {"type": "string"}}
            }
          },
          "202": {
            "description": "Begun.",
            "headers": {
              "Location": {"$ref": "#/components/headers/Location"},
              "Retry-After": {"$ref": "#/components/headers/Retry-After"}
            },
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/BulkJob"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "429": {"$ref": "#/components/responses/Graph429"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "get": {
        "operationId": "listBulks",
        "summary": "List jobs, the newest first",
        "tags": ["Bulk invitations"],
        "x-needs": "User.Invite.All",
        "security": [{"clientCredentials": ["User.Invite.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/skiptoken"},
          {"$ref": "#/components/parameters/countTaken"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/BulkJobList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/invitations/bulk/{job}": {
      "get": {
        "operationId": "getBulk",
        "summary": "How far a job is",
        "tags": ["Bulk invitations"],
        "x-needs": "User.Invite.All",
        "security": [{"clientCredentials": ["User.Invite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/bulkJob"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/BulkJob"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/invitations/bulk/{job}/results": {
      "get": {
        "operationId": "listBulkResults",
        "summary": "What came of each line",
        "tags": ["Bulk invitations"],
        "x-needs": "User.Invite.All",
        "security": [{"clientCredentials": ["User.Invite.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/bulkJob"},
          {"$ref": "#/components/parameters/top"},
          {
            "name": "$skiptoken",
            "in": "query",
            "description": "From `@odata.nextLink`, as it stands.",
            "schema": {"type": "string", "pattern": "^[0-9]{1,9}$"}
          },
          {"$ref": "#/components/parameters/bulkStatus"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/BulkRowList"}},
              "text/csv": {"schema": {"type": "string"}},
              "application/x-ndjson": {"schema": {"type": "string"}}
            }
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/invitations/bulk/{job}/cancel": {
      "post": {
        "operationId": "cancelBulk",
        "summary": "Invite nobody more",
        "tags": ["Bulk invitations"],
        "x-needs": "User.Invite.All",
        "security": [{"clientCredentials": ["User.Invite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/bulkJob"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/BulkJob"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users": {
      "get": {
        "operationId": "listUsers",
        "summary": "List guests",
        "tags": ["Users"],
        "x-needs": "User.Read.All",
        "security": [{"clientCredentials": ["User.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/skiptoken"},
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/userFilter"},
          {"$ref": "#/components/parameters/userSearch"},
          {"$ref": "#/components/parameters/userSelect"},
          {"$ref": "#/components/parameters/userOrder"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/UserList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users/$count": {
      "get": {
        "operationId": "countUsers",
        "summary": "How many guests there are, in digits alone",
        "tags": ["Users"],
        "x-needs": "User.Read.All",
        "security": [{"clientCredentials": ["User.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userFilter"}, {"$ref": "#/components/parameters/userSearch"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/plain": {"schema": {"$ref": "#/components/schemas/Count"}}}},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users/{id}": {
      "get": {
        "operationId": "getUser",
        "summary": "Read a guest",
        "tags": ["Users"],
        "x-needs": "User.Read.All",
        "security": [{"clientCredentials": ["User.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/userId"},
          {"$ref": "#/components/parameters/userSelect"},
          {"$ref": "#/components/parameters/ifNoneMatch"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}}
          },
          "304": {"description": "It is still that version."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "patch": {
        "operationId": "changeUser",
        "summary": "Change, block or unblock a guest",
        "description": "What is named is set, null clears, the rest stays.",
        "tags": ["Users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/ifMatch"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/UserChange"},
              "examples": {
                "name": {"value": {"displayName": "Ana Silva", "jobTitle": "Engineer", "companyName": null}},
                "block": {"value": {"accountEnabled": false}}
              }
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "412": {"$ref": "#/components/responses/Graph412"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "delete": {
        "operationId": "deleteUser",
        "summary": "Delete a guest, who can be restored for 30 days",
        "tags": ["Users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/ifMatch"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "412": {"$ref": "#/components/responses/Graph412"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users('{id}')": {
      "get": {
        "operationId": "getUserAtOtherPath",
        "summary": "Read a guest",
        "tags": ["Users"],
        "x-needs": "User.Read.All",
        "security": [{"clientCredentials": ["User.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/userId"},
          {"$ref": "#/components/parameters/userSelect"},
          {"$ref": "#/components/parameters/ifNoneMatch"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}}
          },
          "304": {"description": "It is still that version."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/users/{id}."
      },
      "patch": {
        "operationId": "changeUserAtOtherPath",
        "summary": "Change, block or unblock a guest",
        "description": "The same as PATCH /v1.0/users/{id}.",
        "tags": ["Users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/ifMatch"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/UserChange"},
              "examples": {
                "name": {"value": {"displayName": "Ana Silva", "jobTitle": "Engineer", "companyName": null}},
                "block": {"value": {"accountEnabled": false}}
              }
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "412": {"$ref": "#/components/responses/Graph412"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "delete": {
        "operationId": "deleteUserAtOtherPath",
        "summary": "Delete a guest, who can be restored for 30 days",
        "tags": ["Users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/ifMatch"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "412": {"$ref": "#/components/responses/Graph412"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as DELETE /v1.0/users/{id}."
      }
    },
    "/v1.0/users/{id}/revokeSignInSessions": {
      "post": {
        "operationId": "revokeSignInSessions",
        "summary": "Sign a guest out everywhere",
        "tags": ["Users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/TrueValue"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users('{id}')/revokeSignInSessions": {
      "post": {
        "operationId": "revokeSignInSessionsAtOtherPath",
        "summary": "Sign a guest out everywhere",
        "tags": ["Users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/TrueValue"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as POST /v1.0/users/{id}/revokeSignInSessions."
      }
    },
    "/v1.0/users/{id}/reinvite": {
      "post": {
        "operationId": "reinviteUser",
        "summary": "Delete and invite in one step, which can be undone for 30 days",
        "tags": ["Users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/Reinvitation"},
              "examples": {
                "byPasscode": {
                  "value": {
                    "inviteRedirectUrl": "http://localhost:8090/welcome",
                    "identityProvider": "passcode",
                    "sendInvitationMessage": true
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Invitation"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "429": {"$ref": "#/components/responses/Graph429"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users('{id}')/reinvite": {
      "post": {
        "operationId": "reinviteUserAtOtherPath",
        "summary": "Delete and invite in one step, which can be undone for 30 days",
        "tags": ["Users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/Reinvitation"},
              "examples": {
                "byPasscode": {
                  "value": {
                    "inviteRedirectUrl": "http://localhost:8090/welcome",
                    "identityProvider": "passcode",
                    "sendInvitationMessage": true
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Invitation"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "429": {"$ref": "#/components/responses/Graph429"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as POST /v1.0/users/{id}/reinvite."
      }
    },
    "/v1.0/users/{id}/undoReinvite": {
      "post": {
        "operationId": "undoReinvite",
        "summary": "Take a reinvitation back",
        "tags": ["Users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "responses": {
          "200": {"description": "Done.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}}},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users('{id}')/undoReinvite": {
      "post": {
        "operationId": "undoReinviteAtOtherPath",
        "summary": "Take a reinvitation back",
        "tags": ["Users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "responses": {
          "200": {"description": "Done.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}}},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as POST /v1.0/users/{id}/undoReinvite."
      }
    },
    "/v1.0/users/{id}/handOver": {
      "post": {
        "operationId": "askHandOver",
        "summary": "Ask a guest's sponsor to let a colleague take the guest's place",
        "description": "Nothing changes until the sponsor agrees. At most three a day about one guest.",
        "tags": ["Users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/HandOverRequest"},
              "examples": {
                "bo": {
                  "value": {
                    "invitedUserEmailAddress": "bo@fabrikam.example",
                    "invitedUserDisplayName": "Bo Lind",
                    "inviteRedirectUrl": "http://localhost:8090/welcome",
                    "handOverReason": "Ana goes on leave."
                  }
                }
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "Begun.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/HandOver"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "429": {"$ref": "#/components/responses/Graph429"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users('{id}')/handOver": {
      "post": {
        "operationId": "askHandOverAtOtherPath",
        "summary": "Ask a guest's sponsor to let a colleague take the guest's place",
        "description": "The same as POST /v1.0/users/{id}/handOver.",
        "tags": ["Users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/HandOverRequest"},
              "examples": {
                "bo": {
                  "value": {
                    "invitedUserEmailAddress": "bo@fabrikam.example",
                    "invitedUserDisplayName": "Bo Lind",
                    "inviteRedirectUrl": "http://localhost:8090/welcome",
                    "handOverReason": "Ana goes on leave."
                  }
                }
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "Begun.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/HandOver"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "429": {"$ref": "#/components/responses/Graph429"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users/{id}/handOvers": {
      "get": {
        "operationId": "listHandOvers",
        "summary": "What was asked for, also of a guest who has handed over",
        "tags": ["Users"],
        "x-needs": "User.Read.All",
        "security": [{"clientCredentials": ["User.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/userId"},
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/skiptoken"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/HandOverList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users('{id}')/handOvers": {
      "get": {
        "operationId": "listHandOversAtOtherPath",
        "summary": "What was asked for, also of a guest who has handed over",
        "tags": ["Users"],
        "x-needs": "User.Read.All",
        "security": [{"clientCredentials": ["User.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/userId"},
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/skiptoken"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/HandOverList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/users/{id}/handOvers."
      }
    },
    "/v1.0/users/{id}/handOvers/{handOver}": {
      "get": {
        "operationId": "getHandOver",
        "summary": "Where a hand-over stands",
        "tags": ["Users"],
        "x-needs": "User.Read.All",
        "security": [{"clientCredentials": ["User.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/handOverId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/HandOver"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "delete": {
        "operationId": "withdrawHandOver",
        "summary": "Withdraw a hand-over while it is not decided",
        "tags": ["Users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/handOverId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users('{id}')/handOvers/{handOver}": {
      "get": {
        "operationId": "getHandOverAtOtherPath",
        "summary": "Where a hand-over stands",
        "tags": ["Users"],
        "x-needs": "User.Read.All",
        "security": [{"clientCredentials": ["User.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/handOverId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/HandOver"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/users/{id}/handOvers/{handOver}."
      },
      "delete": {
        "operationId": "withdrawHandOverAtOtherPath",
        "summary": "Withdraw a hand-over while it is not decided",
        "tags": ["Users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/handOverId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as DELETE /v1.0/users/{id}/handOvers/{handOver}."
      }
    },
    "/v1.0/users/{id}/authentication/methods": {
      "get": {
        "operationId": "listAuthenticationMethods",
        "summary": "A guest's second factors",
        "tags": ["Users"],
        "x-needs": "UserAuthenticationMethod.Read.All",
        "security": [{"clientCredentials": ["UserAuthenticationMethod.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/userId"},
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/place"},
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/selectTaken"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AuthenticationMethodList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users('{id}')/authentication/methods": {
      "get": {
        "operationId": "listAuthenticationMethodsAtOtherPath",
        "summary": "A guest's second factors",
        "tags": ["Users"],
        "x-needs": "UserAuthenticationMethod.Read.All",
        "security": [{"clientCredentials": ["UserAuthenticationMethod.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/userId"},
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/place"},
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/selectTaken"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AuthenticationMethodList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/users/{id}/authentication/methods."
      }
    },
    "/v1.0/users/{id}/authentication/softwareOathMethods": {
      "get": {
        "operationId": "listSoftwareOathMethods",
        "summary": "A guest's authenticator apps",
        "tags": ["Users"],
        "x-needs": "UserAuthenticationMethod.Read.All",
        "security": [{"clientCredentials": ["UserAuthenticationMethod.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/userId"},
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/place"},
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/selectTaken"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AuthenticationMethodList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users('{id}')/authentication/softwareOathMethods": {
      "get": {
        "operationId": "listSoftwareOathMethodsAtOtherPath",
        "summary": "A guest's authenticator apps",
        "tags": ["Users"],
        "x-needs": "UserAuthenticationMethod.Read.All",
        "security": [{"clientCredentials": ["UserAuthenticationMethod.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/userId"},
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/place"},
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/selectTaken"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AuthenticationMethodList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/users/{id}/authentication/softwareOathMethods."
      }
    },
    "/v1.0/users/{id}/authentication/softwareOathMethods/{method}": {
      "get": {
        "operationId": "getSoftwareOathMethod",
        "summary": "An authenticator app",
        "tags": ["Users"],
        "x-needs": "UserAuthenticationMethod.Read.All",
        "security": [{"clientCredentials": ["UserAuthenticationMethod.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/methodId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AuthenticationMethod"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "delete": {
        "operationId": "deleteSoftwareOathMethod",
        "summary": "Take an authenticator app away; the guest is told",
        "tags": ["Users"],
        "x-needs": "UserAuthenticationMethod.ReadWrite.All",
        "security": [{"clientCredentials": ["UserAuthenticationMethod.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/methodId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users('{id}')/authentication/softwareOathMethods/{method}": {
      "get": {
        "operationId": "getSoftwareOathMethodAtOtherPath",
        "summary": "An authenticator app",
        "tags": ["Users"],
        "x-needs": "UserAuthenticationMethod.Read.All",
        "security": [{"clientCredentials": ["UserAuthenticationMethod.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/methodId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AuthenticationMethod"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/users/{id}/authentication/softwareOathMethods/{method}."
      },
      "delete": {
        "operationId": "deleteSoftwareOathMethodAtOtherPath",
        "summary": "Take an authenticator app away; the guest is told",
        "tags": ["Users"],
        "x-needs": "UserAuthenticationMethod.ReadWrite.All",
        "security": [{"clientCredentials": ["UserAuthenticationMethod.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/methodId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as DELETE /v1.0/users/{id}/authentication/softwareOathMethods/{method}."
      }
    },
    "/v1.0/users/{id}/authentication/fido2Methods": {
      "get": {
        "operationId": "listFido2Methods",
        "summary": "A guest's passkeys",
        "tags": ["Users"],
        "x-needs": "UserAuthenticationMethod.Read.All",
        "security": [{"clientCredentials": ["UserAuthenticationMethod.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/userId"},
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/place"},
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/selectTaken"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AuthenticationMethodList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users('{id}')/authentication/fido2Methods": {
      "get": {
        "operationId": "listFido2MethodsAtOtherPath",
        "summary": "A guest's passkeys",
        "tags": ["Users"],
        "x-needs": "UserAuthenticationMethod.Read.All",
        "security": [{"clientCredentials": ["UserAuthenticationMethod.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/userId"},
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/place"},
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/selectTaken"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AuthenticationMethodList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/users/{id}/authentication/fido2Methods."
      }
    },
    "/v1.0/users/{id}/authentication/fido2Methods/{passkey}": {
      "get": {
        "operationId": "getFido2Method",
        "summary": "A passkey",
        "tags": ["Users"],
        "x-needs": "UserAuthenticationMethod.Read.All",
        "security": [{"clientCredentials": ["UserAuthenticationMethod.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/passkeyId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AuthenticationMethod"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "delete": {
        "operationId": "deleteFido2Method",
        "summary": "Take a passkey away; the guest is told",
        "tags": ["Users"],
        "x-needs": "UserAuthenticationMethod.ReadWrite.All",
        "security": [{"clientCredentials": ["UserAuthenticationMethod.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/passkeyId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users('{id}')/authentication/fido2Methods/{passkey}": {
      "get": {
        "operationId": "getFido2MethodAtOtherPath",
        "summary": "A passkey",
        "tags": ["Users"],
        "x-needs": "UserAuthenticationMethod.Read.All",
        "security": [{"clientCredentials": ["UserAuthenticationMethod.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/passkeyId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AuthenticationMethod"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/users/{id}/authentication/fido2Methods/{passkey}."
      },
      "delete": {
        "operationId": "deleteFido2MethodAtOtherPath",
        "summary": "Take a passkey away; the guest is told",
        "tags": ["Users"],
        "x-needs": "UserAuthenticationMethod.ReadWrite.All",
        "security": [{"clientCredentials": ["UserAuthenticationMethod.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/passkeyId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as DELETE /v1.0/users/{id}/authentication/fido2Methods/{passkey}."
      }
    },
    "/v1.0/users/{id}/sponsors": {
      "get": {
        "operationId": "listSponsors",
        "summary": "Who answers for a guest",
        "tags": ["Users"],
        "x-needs": "User.Read.All",
        "security": [{"clientCredentials": ["User.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/userId"},
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/place"},
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/selectTaken"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/SponsorList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users('{id}')/sponsors": {
      "get": {
        "operationId": "listSponsorsAtOtherPath",
        "summary": "Who answers for a guest",
        "tags": ["Users"],
        "x-needs": "User.Read.All",
        "security": [{"clientCredentials": ["User.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/userId"},
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/place"},
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/selectTaken"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/SponsorList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/users/{id}/sponsors."
      }
    },
    "/v1.0/users/{id}/sponsors/$ref": {
      "post": {
        "operationId": "addSponsor",
        "summary": "Add a sponsor: a mailbox, at most five of them",
        "tags": ["Users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/SponsorReference"},
              "examples": {"carla": {"value": {"@odata.id": "https://guests.contoso.example/v1.0/users/carla@contoso.example"}}}
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users('{id}')/sponsors/$ref": {
      "post": {
        "operationId": "addSponsorAtOtherPath",
        "summary": "Add a sponsor: a mailbox, at most five of them",
        "tags": ["Users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/SponsorReference"},
              "examples": {"carla": {"value": {"@odata.id": "https://guests.contoso.example/v1.0/users/carla@contoso.example"}}}
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as POST /v1.0/users/{id}/sponsors/$ref."
      }
    },
    "/v1.0/users/{id}/sponsors/{sponsor}/$ref": {
      "delete": {
        "operationId": "removeSponsor",
        "summary": "Take a sponsor away",
        "tags": ["Users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/sponsorId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users('{id}')/sponsors/{sponsor}/$ref": {
      "delete": {
        "operationId": "removeSponsorAtOtherPath",
        "summary": "Take a sponsor away",
        "tags": ["Users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/sponsorId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as DELETE /v1.0/users/{id}/sponsors/{sponsor}/$ref."
      }
    },
    "/v1.0/directory/deletedItems/microsoft.graph.user": {
      "get": {
        "operationId": "listDeletedUsers",
        "summary": "List deleted guests",
        "tags": ["Deleted users"],
        "x-needs": "User.Read.All",
        "security": [{"clientCredentials": ["User.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/skiptoken"},
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/userFilter"},
          {"$ref": "#/components/parameters/userSearch"},
          {"$ref": "#/components/parameters/userSelect"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/UserList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/directory/deletedItems/graph.user": {
      "get": {
        "operationId": "listDeletedUsersAtOtherPath",
        "summary": "List deleted guests",
        "tags": ["Deleted users"],
        "x-needs": "User.Read.All",
        "security": [{"clientCredentials": ["User.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/skiptoken"},
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/userFilter"},
          {"$ref": "#/components/parameters/userSearch"},
          {"$ref": "#/components/parameters/userSelect"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/UserList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/directory/deletedItems/microsoft.graph.user."
      }
    },
    "/v1.0/directory/deletedItems/microsoft.graph.user/$count": {
      "get": {
        "operationId": "countDeletedUsers",
        "summary": "How many deleted guests there are",
        "tags": ["Deleted users"],
        "x-needs": "User.Read.All",
        "security": [{"clientCredentials": ["User.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userFilter"}, {"$ref": "#/components/parameters/userSearch"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/plain": {"schema": {"$ref": "#/components/schemas/Count"}}}},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/directory/deletedItems/graph.user/$count": {
      "get": {
        "operationId": "countDeletedUsersAtOtherPath",
        "summary": "How many deleted guests there are",
        "tags": ["Deleted users"],
        "x-needs": "User.Read.All",
        "security": [{"clientCredentials": ["User.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userFilter"}, {"$ref": "#/components/parameters/userSearch"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/plain": {"schema": {"$ref": "#/components/schemas/Count"}}}},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/directory/deletedItems/microsoft.graph.user/$count."
      }
    },
    "/v1.0/directory/deletedItems/{id}": {
      "get": {
        "operationId": "getDeletedUser",
        "summary": "Read a deleted guest",
        "tags": ["Deleted users"],
        "x-needs": "User.Read.All",
        "security": [{"clientCredentials": ["User.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/deletedUserId"}, {"$ref": "#/components/parameters/userSelect"}],
        "responses": {
          "200": {"description": "Done.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}}},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "delete": {
        "operationId": "purgeUser",
        "summary": "Remove a deleted guest for good",
        "tags": ["Deleted users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/deletedUserId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/directory/deletedItems/{id}/restore": {
      "post": {
        "operationId": "restoreUser",
        "summary": "Restore a deleted guest",
        "tags": ["Deleted users"],
        "x-needs": "User.ReadWrite.All",
        "security": [{"clientCredentials": ["User.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/deletedUserId"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "responses": {
          "200": {"description": "Done.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}}},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/reports/guestInactivity": {
      "get": {
        "operationId": "listInactiveGuests",
        "summary": "Who has not signed in for long: those who were here, the longest away first, then who never came",
        "tags": ["Reports"],
        "x-needs": "User.Read.All",
        "security": [{"clientCredentials": ["User.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/top"},
          {
            "name": "$skiptoken",
            "in": "query",
            "description": "From `@odata.nextLink`, as it stands.",
            "schema": {"$ref": "#/components/schemas/InactivityPlace"}
          },
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/inactiveDays"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/InactiveGuestList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identityGovernance/accessReviews/definitions": {
      "get": {
        "operationId": "listAccessReviews",
        "summary": "List access reviews",
        "tags": ["Access reviews"],
        "x-needs": "AccessReview.Read.All",
        "security": [{"clientCredentials": ["AccessReview.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/skiptoken"},
          {"$ref": "#/components/parameters/count"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AccessReviewList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "post": {
        "operationId": "createAccessReview",
        "summary": "Begin an access review, now or on a day",
        "description": "It is held once. Its guests are those whom the scope chooses when it begins, and stay so. 409 where 100 are not over yet.",
        "tags": ["Access reviews"],
        "x-needs": "AccessReview.ReadWrite.All",
        "security": [{"clientCredentials": ["AccessReview.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AccessReviewRequest"},
              "examples": {
                "everyGuest": {
                  "value": {
                    "displayName": "Guests, autumn",
                    "scope": {
                      "@odata.type": "#microsoft.graph.accessReviewQueryScope",
                      "query": "/users?$filter=(userType eq 'Guest')",
                      "queryType": "MicrosoftGraph"
                    },
                    "reviewers": [],
                    "settings": {
                      "instanceDurationInDays": 14,
                      "recommendationsEnabled": true,
                      "defaultDecisionEnabled": true,
                      "defaultDecision": "Recommendation",
                      "autoApplyDecisionsEnabled": true,
                      "recurrence": null
                    }
                  }
                },
                "onePartner": {
                  "value": {
                    "displayName": "Fabrikam",
                    "scope": {"query": "/users?$filter=endsWith(mail,'@fabrikam.example')"},
                    "settings": {
                      "instanceDurationInDays": 7,
                      "recurrence": {
                        "pattern": null,
                        "range": {"type": "numbered", "numberOfOccurrences": 0, "startDate": "2026-12-31"}
                      }
                    }
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AccessReview"}}},
            "links": {"get": {"operationId": "getAccessReview", "parameters": {"id": "$response.body#/id"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identityGovernance/accessReviews/definitions/{id}": {
      "get": {
        "operationId": "getAccessReview",
        "summary": "Read an access review",
        "tags": ["Access reviews"],
        "x-needs": "AccessReview.Read.All",
        "security": [{"clientCredentials": ["AccessReview.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/accessReviewId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AccessReview"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "patch": {
        "operationId": "changeAccessReview",
        "summary": "Another name or description; before it begins, other settings",
        "tags": ["Access reviews"],
        "x-needs": "AccessReview.ReadWrite.All",
        "security": [{"clientCredentials": ["AccessReview.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/accessReviewId"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AccessReviewChange"},
              "examples": {"name": {"value": {"displayName": "Guests, winter", "descriptionForAdmins": "Yearly."}}}
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "delete": {
        "operationId": "deleteAccessReview",
        "summary": "Delete an access review with its decisions; not while it is applied",
        "tags": ["Access reviews"],
        "x-needs": "AccessReview.ReadWrite.All",
        "security": [{"clientCredentials": ["AccessReview.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/accessReviewId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identityGovernance/accessReviews/definitions/{id}/instances": {
      "get": {
        "operationId": "listAccessReviewInstances",
        "summary": "The one instance of an access review",
        "tags": ["Access reviews"],
        "x-needs": "AccessReview.Read.All",
        "security": [{"clientCredentials": ["AccessReview.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/accessReviewId"},
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/place"},
          {"$ref": "#/components/parameters/count"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AccessReviewInstanceList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identityGovernance/accessReviews/definitions/{id}/instances/{instance}": {
      "get": {
        "operationId": "getAccessReviewInstance",
        "summary": "Read an instance",
        "tags": ["Access reviews"],
        "x-needs": "AccessReview.Read.All",
        "security": [{"clientCredentials": ["AccessReview.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/accessReviewId"}, {"$ref": "#/components/parameters/accessReviewInstanceId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AccessReviewInstance"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identityGovernance/accessReviews/definitions/{id}/instances/{instance}/stop": {
      "post": {
        "operationId": "stopAccessReview",
        "summary": "End it now",
        "description": "Where it applies itself, that begins. Nothing more of one that is over.",
        "tags": ["Access reviews"],
        "x-needs": "AccessReview.ReadWrite.All",
        "security": [{"clientCredentials": ["AccessReview.ReadWrite.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/accessReviewId"},
          {"$ref": "#/components/parameters/accessReviewInstanceId"},
          {"$ref": "#/components/parameters/idempotencyKey"}
        ],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identityGovernance/accessReviews/definitions/{id}/instances/{instance}/applyDecisions": {
      "post": {
        "operationId": "applyAccessReview",
        "summary": "Block whom it denies, once it is over",
        "description": "The answer comes at once; 500 guests at a time are worked on from then on, until its status is Applied.",
        "tags": ["Access reviews"],
        "x-needs": "AccessReview.ReadWrite.All",
        "security": [{"clientCredentials": ["AccessReview.ReadWrite.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/accessReviewId"},
          {"$ref": "#/components/parameters/accessReviewInstanceId"},
          {"$ref": "#/components/parameters/idempotencyKey"}
        ],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identityGovernance/accessReviews/definitions/{id}/instances/{instance}/sendReminder": {
      "post": {
        "operationId": "remindAccessReview",
        "summary": "Ask the sponsors who have not decided about everybody once more",
        "description": "While it is in progress, where sponsors are its reviewers, once in twenty hours.",
        "tags": ["Access reviews"],
        "x-needs": "AccessReview.ReadWrite.All",
        "security": [{"clientCredentials": ["AccessReview.ReadWrite.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/accessReviewId"},
          {"$ref": "#/components/parameters/accessReviewInstanceId"},
          {"$ref": "#/components/parameters/idempotencyKey"}
        ],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identityGovernance/accessReviews/definitions/{id}/instances/{instance}/resetDecisions": {
      "post": {
        "operationId": "resetAccessReview",
        "summary": "Take every decision back, while it is in progress",
        "tags": ["Access reviews"],
        "x-needs": "AccessReview.ReadWrite.All",
        "security": [{"clientCredentials": ["AccessReview.ReadWrite.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/accessReviewId"},
          {"$ref": "#/components/parameters/accessReviewInstanceId"},
          {"$ref": "#/components/parameters/idempotencyKey"}
        ],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identityGovernance/accessReviews/definitions/{id}/instances/{instance}/batchRecordDecisions": {
      "post": {
        "operationId": "decideAccessReview",
        "summary": "One decision about every guest, or the one that is named",
        "tags": ["Access reviews"],
        "x-needs": "AccessReview.ReadWrite.All",
        "security": [{"clientCredentials": ["AccessReview.ReadWrite.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/accessReviewId"},
          {"$ref": "#/components/parameters/accessReviewInstanceId"},
          {"$ref": "#/components/parameters/idempotencyKey"}
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AccessReviewBatch"},
              "examples": {
                "all": {
                  "value": {
                    "decision": "Approve",
                    "justification": "The project goes on.",
                    "principalId": null,
                    "resourceId": null
                  }
                }
              }
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identityGovernance/accessReviews/definitions/{id}/instances/{instance}/decisions": {
      "get": {
        "operationId": "listAccessReviewDecisions",
        "summary": "What is decided about each guest",
        "tags": ["Access reviews"],
        "x-needs": "AccessReview.Read.All",
        "security": [{"clientCredentials": ["AccessReview.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/accessReviewId"},
          {"$ref": "#/components/parameters/accessReviewInstanceId"},
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/skiptoken"},
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/accessReviewFilter"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AccessReviewDecisionList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identityGovernance/accessReviews/definitions/{id}/instances/{instance}/decisions/{decision}": {
      "get": {
        "operationId": "getAccessReviewDecision",
        "summary": "What is decided about one guest",
        "tags": ["Access reviews"],
        "x-needs": "AccessReview.Read.All",
        "security": [{"clientCredentials": ["AccessReview.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/accessReviewId"},
          {"$ref": "#/components/parameters/accessReviewInstanceId"},
          {"$ref": "#/components/parameters/accessReviewDecisionId"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AccessReviewDecision"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "patch": {
        "operationId": "changeAccessReviewDecision",
        "summary": "Decide about one guest, while it is in progress",
        "tags": ["Access reviews"],
        "x-needs": "AccessReview.ReadWrite.All",
        "security": [{"clientCredentials": ["AccessReview.ReadWrite.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/accessReviewId"},
          {"$ref": "#/components/parameters/accessReviewInstanceId"},
          {"$ref": "#/components/parameters/accessReviewDecisionId"}
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AccessReviewVerdictWish"},
              "examples": {"deny": {"value": {"decision": "Deny", "justification": "Left the project."}}}
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/servicePrincipals": {
      "get": {
        "operationId": "listServicePrincipals",
        "summary": "List applications",
        "tags": ["Applications"],
        "x-needs": "Application.Read.All",
        "security": [{"clientCredentials": ["Application.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/skiptoken"},
          {"$ref": "#/components/parameters/countTaken"},
          {
            "name": "$filter",
            "in": "query",
            "description": "`appId eq '…'`, `id eq '…'` or `displayName eq '…'`.",
            "schema": {"type": "string"}
          },
          {"$ref": "#/components/parameters/principalSelect"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ServicePrincipalList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/servicePrincipals/{id}": {
      "get": {
        "operationId": "getServicePrincipal",
        "summary": "Read an application and its roles",
        "tags": ["Applications"],
        "x-needs": "Application.Read.All",
        "security": [{"clientCredentials": ["Application.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/servicePrincipalId"}, {"$ref": "#/components/parameters/principalSelect"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ServicePrincipal"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "patch": {
        "operationId": "changeServicePrincipal",
        "summary": "Say whether guests must be assigned",
        "tags": ["Applications"],
        "x-needs": "Application.ReadWrite.All",
        "security": [{"clientCredentials": ["Application.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/servicePrincipalId"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/ServicePrincipalChange"},
              "examples": {"demand": {"value": {"appRoleAssignmentRequired": true}}}
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/servicePrincipals(appId='{id}')": {
      "get": {
        "operationId": "getServicePrincipalAtOtherPath",
        "summary": "Read an application and its roles",
        "tags": ["Applications"],
        "x-needs": "Application.Read.All",
        "security": [{"clientCredentials": ["Application.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/servicePrincipalId"}, {"$ref": "#/components/parameters/principalSelect"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ServicePrincipal"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/servicePrincipals/{id}."
      },
      "patch": {
        "operationId": "changeServicePrincipalAtOtherPath",
        "summary": "Say whether guests must be assigned",
        "tags": ["Applications"],
        "x-needs": "Application.ReadWrite.All",
        "security": [{"clientCredentials": ["Application.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/servicePrincipalId"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/ServicePrincipalChange"},
              "examples": {"demand": {"value": {"appRoleAssignmentRequired": true}}}
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as PATCH /v1.0/servicePrincipals/{id}."
      }
    },
    "/v1.0/servicePrincipals/{id}/appRoleAssignedTo": {
      "get": {
        "operationId": "listAssignmentsToApplication",
        "summary": "Who is assigned to an application",
        "tags": ["Applications"],
        "x-needs": "Application.Read.All",
        "security": [{"clientCredentials": ["Application.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/servicePrincipalId"},
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/skiptoken"},
          {"$ref": "#/components/parameters/countTaken"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AssignmentList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "post": {
        "operationId": "assignToApplication",
        "summary": "Assign a guest to an application",
        "tags": ["Applications"],
        "x-needs": "AppRoleAssignment.ReadWrite.All",
        "security": [{"clientCredentials": ["AppRoleAssignment.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/servicePrincipalId"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AssignmentRequest"},
              "examples": {
                "defaultAccess": {
                  "value": {
                    "principalId": "01a1fcdb-4d4f-7c33-8a35-9ae2bb49b7a0",
                    "resourceId": "01a20230-ac99-7045-bd46-cde342d4a537",
                    "appRoleId": "00000000-0000-0000-0000-000000000000"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Assignment"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/servicePrincipals(appId='{id}')/appRoleAssignedTo": {
      "get": {
        "operationId": "listAssignmentsToApplicationAtOtherPath",
        "summary": "Who is assigned to an application",
        "tags": ["Applications"],
        "x-needs": "Application.Read.All",
        "security": [{"clientCredentials": ["Application.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/servicePrincipalId"},
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/skiptoken"},
          {"$ref": "#/components/parameters/countTaken"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AssignmentList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/servicePrincipals/{id}/appRoleAssignedTo."
      },
      "post": {
        "operationId": "assignToApplicationAtOtherPath",
        "summary": "Assign a guest to an application",
        "tags": ["Applications"],
        "x-needs": "AppRoleAssignment.ReadWrite.All",
        "security": [{"clientCredentials": ["AppRoleAssignment.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/servicePrincipalId"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AssignmentRequest"},
              "examples": {
                "defaultAccess": {
                  "value": {
                    "principalId": "01a1fcdb-4d4f-7c33-8a35-9ae2bb49b7a0",
                    "resourceId": "01a20230-ac99-7045-bd46-cde342d4a537",
                    "appRoleId": "00000000-0000-0000-0000-000000000000"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Assignment"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as POST /v1.0/servicePrincipals/{id}/appRoleAssignedTo."
      }
    },
    "/v1.0/servicePrincipals/{id}/appRoleAssignedTo/{assignment}": {
      "get": {
        "operationId": "getAssignmentToApplication",
        "summary": "Read an assignment",
        "tags": ["Applications"],
        "x-needs": "Application.Read.All",
        "security": [{"clientCredentials": ["Application.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/servicePrincipalId"}, {"$ref": "#/components/parameters/assignmentId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Assignment"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "delete": {
        "operationId": "endAssignmentToApplication",
        "summary": "End an assignment",
        "tags": ["Applications"],
        "x-needs": "AppRoleAssignment.ReadWrite.All",
        "security": [{"clientCredentials": ["AppRoleAssignment.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/servicePrincipalId"}, {"$ref": "#/components/parameters/assignmentId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/servicePrincipals(appId='{id}')/appRoleAssignedTo/{assignment}": {
      "get": {
        "operationId": "getAssignmentToApplicationAtOtherPath",
        "summary": "Read an assignment",
        "tags": ["Applications"],
        "x-needs": "Application.Read.All",
        "security": [{"clientCredentials": ["Application.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/servicePrincipalId"}, {"$ref": "#/components/parameters/assignmentId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Assignment"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/servicePrincipals/{id}/appRoleAssignedTo/{assignment}."
      },
      "delete": {
        "operationId": "endAssignmentToApplicationAtOtherPath",
        "summary": "End an assignment",
        "tags": ["Applications"],
        "x-needs": "AppRoleAssignment.ReadWrite.All",
        "security": [{"clientCredentials": ["AppRoleAssignment.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/servicePrincipalId"}, {"$ref": "#/components/parameters/assignmentId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as DELETE /v1.0/servicePrincipals/{id}/appRoleAssignedTo/{assignment}."
      }
    },
    "/v1.0/users/{id}/appRoleAssignments": {
      "get": {
        "operationId": "listAssignmentsOfUser",
        "summary": "What a guest is assigned to",
        "tags": ["Applications"],
        "x-needs": "Application.Read.All",
        "security": [{"clientCredentials": ["Application.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/userId"},
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/skiptoken"},
          {"$ref": "#/components/parameters/countTaken"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AssignmentList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "post": {
        "operationId": "assignUser",
        "summary": "Assign a guest",
        "tags": ["Applications"],
        "x-needs": "AppRoleAssignment.ReadWrite.All",
        "security": [{"clientCredentials": ["AppRoleAssignment.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AssignmentRequest"},
              "examples": {
                "defaultAccess": {
                  "value": {
                    "principalId": "01a1fcdb-4d4f-7c33-8a35-9ae2bb49b7a0",
                    "resourceId": "01a20230-ac99-7045-bd46-cde342d4a537",
                    "appRoleId": "00000000-0000-0000-0000-000000000000"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Assignment"}}},
            "links": {
              "get": {
                "operationId": "getAssignmentOfUser",
                "parameters": {"id": "$response.body#/principalId", "assignment": "$response.body#/id"}
              }
            }
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users('{id}')/appRoleAssignments": {
      "get": {
        "operationId": "listAssignmentsOfUserAtOtherPath",
        "summary": "What a guest is assigned to",
        "tags": ["Applications"],
        "x-needs": "Application.Read.All",
        "security": [{"clientCredentials": ["Application.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/userId"},
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/skiptoken"},
          {"$ref": "#/components/parameters/countTaken"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AssignmentList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/users/{id}/appRoleAssignments."
      },
      "post": {
        "operationId": "assignUserAtOtherPath",
        "summary": "Assign a guest",
        "tags": ["Applications"],
        "x-needs": "AppRoleAssignment.ReadWrite.All",
        "security": [{"clientCredentials": ["AppRoleAssignment.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AssignmentRequest"},
              "examples": {
                "defaultAccess": {
                  "value": {
                    "principalId": "01a1fcdb-4d4f-7c33-8a35-9ae2bb49b7a0",
                    "resourceId": "01a20230-ac99-7045-bd46-cde342d4a537",
                    "appRoleId": "00000000-0000-0000-0000-000000000000"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Assignment"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as POST /v1.0/users/{id}/appRoleAssignments."
      }
    },
    "/v1.0/users/{id}/appRoleAssignments/{assignment}": {
      "get": {
        "operationId": "getAssignmentOfUser",
        "summary": "Read an assignment of a guest",
        "tags": ["Applications"],
        "x-needs": "Application.Read.All",
        "security": [{"clientCredentials": ["Application.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/assignmentId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Assignment"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "delete": {
        "operationId": "endAssignmentOfUser",
        "summary": "End an assignment of a guest",
        "tags": ["Applications"],
        "x-needs": "AppRoleAssignment.ReadWrite.All",
        "security": [{"clientCredentials": ["AppRoleAssignment.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/assignmentId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/users('{id}')/appRoleAssignments/{assignment}": {
      "get": {
        "operationId": "getAssignmentOfUserAtOtherPath",
        "summary": "Read an assignment of a guest",
        "tags": ["Applications"],
        "x-needs": "Application.Read.All",
        "security": [{"clientCredentials": ["Application.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/assignmentId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Assignment"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/users/{id}/appRoleAssignments/{assignment}."
      },
      "delete": {
        "operationId": "endAssignmentOfUserAtOtherPath",
        "summary": "End an assignment of a guest",
        "tags": ["Applications"],
        "x-needs": "AppRoleAssignment.ReadWrite.All",
        "security": [{"clientCredentials": ["AppRoleAssignment.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/userId"}, {"$ref": "#/components/parameters/assignmentId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as DELETE /v1.0/users/{id}/appRoleAssignments/{assignment}."
      }
    },
    "/v1.0/identity/identityProviders": {
      "get": {
        "operationId": "listIdentityProviders",
        "summary": "What is open to guests",
        "tags": ["Identity providers and policies"],
        "x-needs": "IdentityProvider.Read.All",
        "security": [{"clientCredentials": ["IdentityProvider.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/wholeTop"},
          {"$ref": "#/components/parameters/place"},
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/selectTaken"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/IdentityProviderList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "post": {
        "operationId": "createIdentityProvider",
        "summary": "Register one of the tenant's own, or switch one on",
        "tags": ["Identity providers and policies"],
        "x-needs": "IdentityProvider.ReadWrite.All",
        "security": [{"clientCredentials": ["IdentityProvider.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/force"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/IdentityProviderRequest"},
              "examples": {
                "passcode": {
                  "value": {
                    "@odata.type": "#microsoft.graph.builtInIdentityProvider",
                    "identityProviderType": "EmailOTP",
                    "displayName": "Email One Time Passcode"
                  }
                },
                "google": {
                  "value": {
                    "@odata.type": "#microsoft.graph.socialIdentityProvider",
                    "identityProviderType": "Google",
                    "displayName": "Google",
                    "clientId": "contoso.apps.googleusercontent.com",
                    "clientSecret": "a-secret-of-google"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/IdentityProvider"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identity/identityProviders/availableProviderTypes": {
      "get": {
        "operationId": "listProviderTypes",
        "summary": "What can be registered or switched on",
        "tags": ["Identity providers and policies"],
        "x-needs": "IdentityProvider.Read.All",
        "security": [{"clientCredentials": ["IdentityProvider.Read.All"]}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ProviderTypes"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identity/identityProviders/availableProviderTypes()": {
      "get": {
        "operationId": "listProviderTypesAtOtherPath",
        "summary": "What can be registered or switched on",
        "tags": ["Identity providers and policies"],
        "x-needs": "IdentityProvider.Read.All",
        "security": [{"clientCredentials": ["IdentityProvider.Read.All"]}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ProviderTypes"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/identity/identityProviders/availableProviderTypes."
      }
    },
    "/v1.0/identity/identityProviders/{id}": {
      "get": {
        "operationId": "getIdentityProvider",
        "summary": "Read an identity provider",
        "tags": ["Identity providers and policies"],
        "x-needs": "IdentityProvider.Read.All",
        "security": [{"clientCredentials": ["IdentityProvider.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/identityProviderId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/IdentityProvider"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "patch": {
        "operationId": "changeIdentityProvider",
        "summary": "Change one of the tenant's own",
        "tags": ["Identity providers and policies"],
        "x-needs": "IdentityProvider.ReadWrite.All",
        "security": [{"clientCredentials": ["IdentityProvider.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/identityProviderId"}, {"$ref": "#/components/parameters/force"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/IdentityProviderChange"},
              "examples": {"secret": {"value": {"clientSecret": "another-secret"}}}
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "delete": {
        "operationId": "deleteIdentityProvider",
        "summary": "Take away one of the tenant's own, or switch one off",
        "tags": ["Identity providers and policies"],
        "x-needs": "IdentityProvider.ReadWrite.All",
        "security": [{"clientCredentials": ["IdentityProvider.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/identityProviderId"}, {"$ref": "#/components/parameters/force"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/email": {
      "get": {
        "operationId": "getEmailPasscode",
        "summary": "Whether guests may come by email passcode",
        "tags": ["Identity providers and policies"],
        "x-needs": "Policy.Read.All",
        "security": [{"clientCredentials": ["Policy.Read.All"]}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/EmailPasscode"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "patch": {
        "operationId": "changeEmailPasscode",
        "summary": "Switch the email passcode on or off",
        "tags": ["Identity providers and policies"],
        "x-needs": "Policy.ReadWrite.AuthenticationMethod",
        "security": [{"clientCredentials": ["Policy.ReadWrite.AuthenticationMethod"]}],
        "parameters": [{"$ref": "#/components/parameters/force"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/EmailPasscodeChange"},
              "examples": {"on": {"value": {"allowExternalIdToUseEmailOtp": "enabled"}}}
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/policies/crossTenantAccessPolicy/default": {
      "get": {
        "operationId": "getRedemptionOrder",
        "summary": "What holds for every organisation, and in which order identity providers are tried",
        "tags": ["Identity providers and policies"],
        "x-needs": "Policy.Read.All",
        "security": [{"clientCredentials": ["Policy.Read.All"]}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/CrossTenantAccess"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "patch": {
        "operationId": "changeRedemptionOrder",
        "summary": "Change what holds for every organisation, or the order of identity providers",
        "description": "At least one of the four is needed. What is left out stays; null is the service's own default, and of the order what it is.",
        "tags": ["Identity providers and policies"],
        "x-needs": "Policy.ReadWrite.CrossTenantAccess",
        "security": [{"clientCredentials": ["Policy.ReadWrite.CrossTenantAccess"]}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/CrossTenantAccessChange"},
              "examples": {
                "googleFirst": {
                  "value": {
                    "invitationRedemptionIdentityProviderConfiguration": {
                      "primaryIdentityProviderPrecedenceOrder": ["socialIdentityProviders", "azureActiveDirectory", "externalFederation"],
                      "fallbackIdentityProvider": "emailOneTimePasscode"
                    }
                  }
                },
                "trust": {
                  "value": {
                    "inboundTrust": {"isMfaAccepted": true},
                    "b2bCollaborationInbound": {
                      "applications": {"accessType": "allowed", "targets": [{"target": "AllApplications", "targetType": "application"}]}
                    }
                  }
                }
              }
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/policies/crossTenantAccessPolicy/default/resetToSystemDefault": {
      "post": {
        "operationId": "resetRedemptionOrder",
        "summary": "The service's own default and the usual order again",
        "tags": ["Identity providers and policies"],
        "x-needs": "Policy.ReadWrite.CrossTenantAccess",
        "security": [{"clientCredentials": ["Policy.ReadWrite.CrossTenantAccess"]}],
        "parameters": [{"$ref": "#/components/parameters/idempotencyKey"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/policies/authorizationPolicy": {
      "get": {
        "operationId": "getAuthorizationPolicy",
        "summary": "Who may invite",
        "tags": ["Policies"],
        "x-needs": "Policy.Read.All",
        "security": [{"clientCredentials": ["Policy.Read.All"]}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AuthorizationPolicy"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "patch": {
        "operationId": "changeAuthorizationPolicy",
        "summary": "Change who may invite",
        "description": "What cannot be changed may be sent back as it was read.",
        "tags": ["Policies"],
        "x-needs": "Policy.ReadWrite.Authorization",
        "security": [{"clientCredentials": ["Policy.ReadWrite.Authorization"]}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AuthorizationPolicyChange"},
              "examples": {"guestsToo": {"value": {"allowInvitesFrom": "everyone"}}}
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/policies/authorizationPolicy/authorizationPolicy": {
      "get": {
        "operationId": "getAuthorizationPolicyAtOtherPath",
        "summary": "Who may invite",
        "tags": ["Policies"],
        "x-needs": "Policy.Read.All",
        "security": [{"clientCredentials": ["Policy.Read.All"]}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AuthorizationPolicy"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/policies/authorizationPolicy."
      },
      "patch": {
        "operationId": "changeAuthorizationPolicyAtOtherPath",
        "summary": "Change who may invite",
        "description": "The same as PATCH /v1.0/policies/authorizationPolicy.",
        "tags": ["Policies"],
        "x-needs": "Policy.ReadWrite.Authorization",
        "security": [{"clientCredentials": ["Policy.ReadWrite.Authorization"]}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AuthorizationPolicyChange"},
              "examples": {"guestsToo": {"value": {"allowInvitesFrom": "everyone"}}}
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/policies/crossTenantAccessPolicy": {
      "get": {
        "operationId": "getCrossTenantAccessPolicy",
        "summary": "The policy itself, which says nothing but its name",
        "tags": ["Policies"],
        "x-needs": "Policy.Read.All",
        "security": [{"clientCredentials": ["Policy.Read.All"]}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/CrossTenantAccessPolicy"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/policies/crossTenantAccessPolicy/partners": {
      "get": {
        "operationId": "listPartners",
        "summary": "Organisations that are treated otherwise than the default says: at most 500, all at once unless `$top` says otherwise",
        "tags": ["Policies"],
        "x-needs": "Policy.Read.All",
        "security": [{"clientCredentials": ["Policy.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/wholeTop"},
          {"$ref": "#/components/parameters/place"},
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/selectTaken"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/CrossTenantPartnerList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "post": {
        "operationId": "createPartner",
        "summary": "Treat an organisation otherwise",
        "description": "409 where the organisation is there, or 500 are.",
        "tags": ["Policies"],
        "x-needs": "Policy.ReadWrite.CrossTenantAccess",
        "security": [{"clientCredentials": ["Policy.ReadWrite.CrossTenantAccess"]}],
        "parameters": [{"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/CrossTenantPartnerRequest"},
              "examples": {
                "keptOut": {
                  "value": {
                    "tenantId": "3d0f5dec-5d3d-455c-8016-e2af1ae4d31a",
                    "b2bCollaborationInbound": {
                      "usersAndGroups": {"accessType": "blocked", "targets": [{"target": "AllUsers", "targetType": "user"}]}
                    }
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/CrossTenantPartner"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/policies/crossTenantAccessPolicy/partners/{partner}": {
      "get": {
        "operationId": "getPartner",
        "summary": "Read what is said of an organisation",
        "tags": ["Policies"],
        "x-needs": "Policy.Read.All",
        "security": [{"clientCredentials": ["Policy.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/partnerId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/CrossTenantPartner"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "patch": {
        "operationId": "changePartner",
        "summary": "Change what is said of an organisation",
        "description": "What is left out stays; null is as the default says.",
        "tags": ["Policies"],
        "x-needs": "Policy.ReadWrite.CrossTenantAccess",
        "security": [{"clientCredentials": ["Policy.ReadWrite.CrossTenantAccess"]}],
        "parameters": [{"$ref": "#/components/parameters/partnerId"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/CrossTenantPartnerChange"},
              "examples": {"trust": {"value": {"inboundTrust": {"isMfaAccepted": true}, "b2bCollaborationInbound": null}}}
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "delete": {
        "operationId": "deletePartner",
        "summary": "Treat an organisation as the default says",
        "tags": ["Policies"],
        "x-needs": "Policy.ReadWrite.CrossTenantAccess",
        "security": [{"clientCredentials": ["Policy.ReadWrite.CrossTenantAccess"]}],
        "parameters": [{"$ref": "#/components/parameters/partnerId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/policies/domainPolicy/preview": {
      "post": {
        "operationId": "previewDomainPolicy",
        "summary": "Whom a list of domains would stop, or let in again; nothing is changed",
        "description": "`@odata.nextLink` and `value` need User.Read.All too. The next page is the same body, posted to the link.",
        "tags": ["Policies"],
        "x-needs": "Policy.ReadWrite.B2BManagementPolicy",
        "security": [{"clientCredentials": ["Policy.ReadWrite.B2BManagementPolicy"]}],
        "parameters": [
          {"$ref": "#/components/parameters/top"},
          {
            "name": "$skiptoken",
            "in": "query",
            "description": "From `@odata.nextLink`, as it stands.",
            "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{23,362}$"}
          },
          {"$ref": "#/components/parameters/idempotencyKey"}
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/DomainPolicyWish"},
              "examples": {"block": {"value": {"block": ["evil.test", "*.example.net"], "appliesTo": "everyone"}}}
            }
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/DomainPolicyImpact"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/legacy/policies": {
      "get": {
        "operationId": "listLegacyPolicies",
        "summary": "The domain policy as Entra's clients know it; none where there is no rule",
        "tags": ["Policies"],
        "x-needs": "Policy.Read.All",
        "security": [{"clientCredentials": ["Policy.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/place"},
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/selectTaken"},
          {"name": "$filter", "in": "query", "description": "Taken, and without effect.", "schema": {"type": "string"}}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/LegacyPolicyList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "post": {
        "operationId": "createLegacyPolicy",
        "summary": "The first list of domains; 409 where there are rules",
        "tags": ["Policies"],
        "x-needs": "Policy.ReadWrite.B2BManagementPolicy",
        "security": [{"clientCredentials": ["Policy.ReadWrite.B2BManagementPolicy"]}],
        "parameters": [{"$ref": "#/components/parameters/ifPolicyMatch"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/LegacyPolicyRequest"},
              "examples": {
                "block": {
                  "value": {
                    "type": "B2BManagementPolicy",
                    "displayName": "B2BManagementPolicy",
                    "isOrganizationDefault": true,
                    "definition": [
                      "{\"B2BManagementPolicy\":{\"InvitationsAllowedAndBlockedDomainsPolicy\":{\"AllowedDomains\":[],\"BlockedDomains\":[\"evil.test\"]}}}"
                    ]
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/LegacyPolicy"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "412": {"$ref": "#/components/responses/Graph412"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/beta/legacy/policies": {
      "get": {
        "operationId": "listLegacyPoliciesAtOtherPath",
        "summary": "The domain policy as Entra's clients know it; none where there is no rule",
        "tags": ["Policies"],
        "x-needs": "Policy.Read.All",
        "security": [{"clientCredentials": ["Policy.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/place"},
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/selectTaken"},
          {"name": "$filter", "in": "query", "description": "Taken, and without effect.", "schema": {"type": "string"}}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/LegacyPolicyList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/legacy/policies."
      },
      "post": {
        "operationId": "createLegacyPolicyAtOtherPath",
        "summary": "The first list of domains; 409 where there are rules",
        "tags": ["Policies"],
        "x-needs": "Policy.ReadWrite.B2BManagementPolicy",
        "security": [{"clientCredentials": ["Policy.ReadWrite.B2BManagementPolicy"]}],
        "parameters": [{"$ref": "#/components/parameters/ifPolicyMatch"}, {"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/LegacyPolicyRequest"},
              "examples": {
                "block": {
                  "value": {
                    "type": "B2BManagementPolicy",
                    "displayName": "B2BManagementPolicy",
                    "isOrganizationDefault": true,
                    "definition": [
                      "{\"B2BManagementPolicy\":{\"InvitationsAllowedAndBlockedDomainsPolicy\":{\"AllowedDomains\":[],\"BlockedDomains\":[\"evil.test\"]}}}"
                    ]
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/LegacyPolicy"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "412": {"$ref": "#/components/responses/Graph412"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as POST /v1.0/legacy/policies."
      }
    },
    "/v1.0/legacy/policies/{id}": {
      "get": {
        "operationId": "getLegacyPolicy",
        "summary": "Read the domain policy; 404 where there is no rule",
        "tags": ["Policies"],
        "x-needs": "Policy.Read.All",
        "security": [{"clientCredentials": ["Policy.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/legacyPolicyId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/LegacyPolicy"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "patch": {
        "operationId": "changeLegacyPolicy",
        "summary": "Another list of domains",
        "tags": ["Policies"],
        "x-needs": "Policy.ReadWrite.B2BManagementPolicy",
        "security": [{"clientCredentials": ["Policy.ReadWrite.B2BManagementPolicy"]}],
        "parameters": [{"$ref": "#/components/parameters/legacyPolicyId"}, {"$ref": "#/components/parameters/ifPolicyMatch"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/LegacyPolicyChange"},
              "examples": {
                "block": {
                  "value": {
                    "definition": [
                      "{\"B2BManagementPolicy\":{\"InvitationsAllowedAndBlockedDomainsPolicy\":{\"BlockedDomains\":[\"evil.test\"]}}}"
                    ],
                    "appliesTo": "newInvitations"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "412": {"$ref": "#/components/responses/Graph412"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "delete": {
        "operationId": "deleteLegacyPolicy",
        "summary": "Every domain is welcome",
        "tags": ["Policies"],
        "x-needs": "Policy.ReadWrite.B2BManagementPolicy",
        "security": [{"clientCredentials": ["Policy.ReadWrite.B2BManagementPolicy"]}],
        "parameters": [{"$ref": "#/components/parameters/legacyPolicyId"}, {"$ref": "#/components/parameters/ifPolicyMatch"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "412": {"$ref": "#/components/responses/Graph412"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/beta/legacy/policies/{id}": {
      "get": {
        "operationId": "getLegacyPolicyAtOtherPath",
        "summary": "Read the domain policy; 404 where there is no rule",
        "tags": ["Policies"],
        "x-needs": "Policy.Read.All",
        "security": [{"clientCredentials": ["Policy.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/legacyPolicyId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/LegacyPolicy"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as GET /v1.0/legacy/policies/{id}."
      },
      "patch": {
        "operationId": "changeLegacyPolicyAtOtherPath",
        "summary": "Another list of domains",
        "tags": ["Policies"],
        "x-needs": "Policy.ReadWrite.B2BManagementPolicy",
        "security": [{"clientCredentials": ["Policy.ReadWrite.B2BManagementPolicy"]}],
        "parameters": [{"$ref": "#/components/parameters/legacyPolicyId"}, {"$ref": "#/components/parameters/ifPolicyMatch"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/LegacyPolicyChange"},
              "examples": {
                "block": {
                  "value": {
                    "definition": [
                      "{\"B2BManagementPolicy\":{\"InvitationsAllowedAndBlockedDomainsPolicy\":{\"BlockedDomains\":[\"evil.test\"]}}}"
                    ],
                    "appliesTo": "newInvitations"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "412": {"$ref": "#/components/responses/Graph412"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as PATCH /v1.0/legacy/policies/{id}."
      },
      "delete": {
        "operationId": "deleteLegacyPolicyAtOtherPath",
        "summary": "Every domain is welcome",
        "tags": ["Policies"],
        "x-needs": "Policy.ReadWrite.B2BManagementPolicy",
        "security": [{"clientCredentials": ["Policy.ReadWrite.B2BManagementPolicy"]}],
        "parameters": [{"$ref": "#/components/parameters/legacyPolicyId"}, {"$ref": "#/components/parameters/ifPolicyMatch"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "412": {"$ref": "#/components/responses/Graph412"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        },
        "description": "The same as DELETE /v1.0/legacy/policies/{id}."
      }
    },
    "/v1.0/identity/conditionalAccess/policies": {
      "get": {
        "operationId": "listConditionalAccessPolicies",
        "summary": "The tenant's policies: at most 195, all at once unless `$top` says otherwise",
        "tags": ["Conditional access"],
        "x-needs": "Policy.Read.All",
        "security": [{"clientCredentials": ["Policy.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/wholeTop"},
          {"$ref": "#/components/parameters/place"},
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/selectTaken"},
          {"name": "$filter", "in": "query", "description": "`displayName eq '…'`.", "schema": {"type": "string"}}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ConditionalAccessPolicyList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "post": {
        "operationId": "createConditionalAccessPolicy",
        "summary": "Ask something of guests before they are let in",
        "description": "In force within a second. 409 where there are 195.",
        "tags": ["Conditional access"],
        "x-needs": "Policy.ReadWrite.ConditionalAccess",
        "security": [{"clientCredentials": ["Policy.ReadWrite.ConditionalAccess"]}],
        "parameters": [{"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/ConditionalAccessPolicyRequest"},
              "examples": {
                "passcodesNeedMore": {
                  "value": {
                    "displayName": "Passcode guests show a second factor",
                    "state": "enabled",
                    "conditions": {
                      "users": {"includeUsers": ["All"]},
                      "applications": {"includeApplications": ["All"]},
                      "clientAppTypes": ["all"],
                      "guests": {"identityProviders": {"includeIdentityProviders": ["passcode"]}}
                    },
                    "grantControls": {"operator": "OR", "builtInControls": ["mfa"]}
                  }
                },
                "trial": {
                  "value": {
                    "displayName": "Nobody from Linux",
                    "state": "enabledForReportingButNotEnforced",
                    "conditions": {
                      "users": {"includeUsers": ["All"]},
                      "applications": {"includeApplications": ["All"]},
                      "platforms": {"includePlatforms": ["linux"]}
                    },
                    "grantControls": {"operator": "OR", "builtInControls": ["block"]}
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ConditionalAccessPolicy"}}},
            "links": {"get": {"operationId": "getConditionalAccessPolicy", "parameters": {"id": "$response.body#/id"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identity/conditionalAccess/policies/{id}": {
      "get": {
        "operationId": "getConditionalAccessPolicy",
        "summary": "Read a policy",
        "tags": ["Conditional access"],
        "x-needs": "Policy.Read.All",
        "security": [{"clientCredentials": ["Policy.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/conditionalAccessPolicyId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ConditionalAccessPolicy"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "patch": {
        "operationId": "changeConditionalAccessPolicy",
        "summary": "Change a policy",
        "description": "What is left out stays, in conditions and controls too; null clears.",
        "tags": ["Conditional access"],
        "x-needs": "Policy.ReadWrite.ConditionalAccess",
        "security": [{"clientCredentials": ["Policy.ReadWrite.ConditionalAccess"]}],
        "parameters": [{"$ref": "#/components/parameters/conditionalAccessPolicyId"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/ConditionalAccessPolicyChange"},
              "examples": {"off": {"value": {"state": "disabled"}}}
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "delete": {
        "operationId": "deleteConditionalAccessPolicy",
        "summary": "Delete a policy",
        "tags": ["Conditional access"],
        "x-needs": "Policy.ReadWrite.ConditionalAccess",
        "security": [{"clientCredentials": ["Policy.ReadWrite.ConditionalAccess"]}],
        "parameters": [{"$ref": "#/components/parameters/conditionalAccessPolicyId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identity/conditionalAccess/evaluate": {
      "post": {
        "operationId": "evaluateConditionalAccess",
        "summary": "What the policies would say of a sign-in",
        "description": "Nothing is written. What is left out of the conditions is unknown, but the identity provider, which is the guest's, a proof made now, and no second factor.",
        "tags": ["Conditional access"],
        "x-needs": "Policy.Read.All",
        "security": [{"clientCredentials": ["Policy.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/SupposedSignIn"},
              "examples": {
                "abroad": {
                  "value": {
                    "signInIdentity": {"@odata.type": "#microsoft.graph.userSignIn", "userId": "01a1fcdb-4d4f-7d6f-a829-fb8a44e29e21"},
                    "signInContext": {"@odata.type": "#microsoft.graph.applicationContext", "includeApplications": []},
                    "signInConditions": {
                      "devicePlatform": "android",
                      "clientAppType": "browser",
                      "ipAddress": "203.0.113.7",
                      "country": "DE"
                    },
                    "appliedPoliciesOnly": true
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/SupposedAnswer"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identity/conditionalAccess/replay": {
      "post": {
        "operationId": "replayConditionalAccess",
        "summary": "Whom a draft of a policy would stop, and who would newly get in",
        "description": "The draft counts as enabled. It is held against the sign-ins at applications of the last days, and against a next sign-in of every guest; at most 5,000 of each. Nothing is changed. 404 where `policyId` is no policy.",
        "tags": ["Conditional access"],
        "x-needs": "Policy.ReadWrite.ConditionalAccess",
        "security": [{"clientCredentials": ["Policy.ReadWrite.ConditionalAccess"]}],
        "parameters": [{"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/PolicyReplayRequest"},
              "examples": {
                "draft": {
                  "value": {
                    "days": 7,
                    "policy": {
                      "displayName": "Nobody from Linux",
                      "state": "enabled",
                      "conditions": {
                        "users": {"includeUsers": ["All"]},
                        "applications": {"includeApplications": ["All"]},
                        "platforms": {"includePlatforms": ["linux"]}
                      },
                      "grantControls": {"operator": "OR", "builtInControls": ["block"]}
                    }
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/PolicyReplay"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identity/conditionalAccess/namedLocations": {
      "get": {
        "operationId": "listNamedLocations",
        "summary": "Places that policies name: at most 195",
        "tags": ["Named locations"],
        "x-needs": "Policy.Read.All",
        "security": [{"clientCredentials": ["Policy.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/wholeTop"},
          {"$ref": "#/components/parameters/place"},
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/selectTaken"},
          {"name": "$filter", "in": "query", "description": "`displayName eq '…'`.", "schema": {"type": "string"}}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/NamedLocationList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "post": {
        "operationId": "createNamedLocation",
        "summary": "Name a place: ranges of addresses, or countries",
        "description": "Countries need the operator's file of countries; 400 without one.",
        "tags": ["Named locations"],
        "x-needs": "Policy.ReadWrite.ConditionalAccess",
        "security": [{"clientCredentials": ["Policy.ReadWrite.ConditionalAccess"]}],
        "parameters": [{"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/NamedLocationRequest"},
              "examples": {
                "office": {
                  "value": {
                    "@odata.type": "#microsoft.graph.ipNamedLocation",
                    "displayName": "Office",
                    "isTrusted": true,
                    "ipRanges": [{"@odata.type": "#microsoft.graph.iPv4CidrRange", "cidrAddress": "203.0.113.0/24"}]
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/NamedLocation"}}},
            "links": {"get": {"operationId": "getNamedLocation", "parameters": {"id": "$response.body#/id"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identity/conditionalAccess/namedLocations/{id}": {
      "get": {
        "operationId": "getNamedLocation",
        "summary": "Read a place",
        "tags": ["Named locations"],
        "x-needs": "Policy.Read.All",
        "security": [{"clientCredentials": ["Policy.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/namedLocationId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/NamedLocation"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "patch": {
        "operationId": "changeNamedLocation",
        "summary": "Change a place; policies that name it mean the new one at once",
        "tags": ["Named locations"],
        "x-needs": "Policy.ReadWrite.ConditionalAccess",
        "security": [{"clientCredentials": ["Policy.ReadWrite.ConditionalAccess"]}],
        "parameters": [{"$ref": "#/components/parameters/namedLocationId"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/NamedLocationChange"},
              "examples": {"name": {"value": {"@odata.type": "#microsoft.graph.ipNamedLocation", "displayName": "Office, Lisbon"}}}
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "delete": {
        "operationId": "deleteNamedLocation",
        "summary": "Delete a place that no policy names",
        "tags": ["Named locations"],
        "x-needs": "Policy.ReadWrite.ConditionalAccess",
        "security": [{"clientCredentials": ["Policy.ReadWrite.ConditionalAccess"]}],
        "parameters": [{"$ref": "#/components/parameters/namedLocationId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identityGovernance/termsOfUse/agreements": {
      "get": {
        "operationId": "listAgreements",
        "summary": "The tenant's terms: at most 100",
        "tags": ["Terms of use"],
        "x-needs": "Agreement.Read.All",
        "security": [{"clientCredentials": ["Agreement.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/wholeTop"},
          {"$ref": "#/components/parameters/place"},
          {"$ref": "#/components/parameters/count"},
          {"$ref": "#/components/parameters/selectTaken"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AgreementList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "post": {
        "operationId": "createAgreement",
        "summary": "New terms, which nobody is asked for until a policy names them",
        "description": "409 where there are 100.",
        "tags": ["Terms of use"],
        "x-needs": "Agreement.ReadWrite.All",
        "security": [{"clientCredentials": ["Agreement.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/idempotencyKey"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AgreementRequest"},
              "examples": {
                "rules": {
                  "value": {
                    "displayName": "Guests at Contoso",
                    "isViewingBeforeAcceptanceRequired": true,
                    "files": [
                      {
                        "fileName": "rules.md",
                        "language": "en",
                        "isDefault": true,
                        "fileData": {"data": "IyBSdWxlcwoKQmUga2luZC4K"}
                      }
                    ]
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Agreement"}}},
            "links": {"get": {"operationId": "getAgreement", "parameters": {"id": "$response.body#/id"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identityGovernance/termsOfUse/agreements/{id}": {
      "get": {
        "operationId": "getAgreement",
        "summary": "Read terms, with the texts in force",
        "tags": ["Terms of use"],
        "x-needs": "Agreement.Read.All",
        "security": [{"clientCredentials": ["Agreement.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/agreementId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Agreement"}}}
          },
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "patch": {
        "operationId": "changeAgreement",
        "summary": "Change terms",
        "description": "`files`, where they are given, are all of a new version: of a major one every guest is asked anew. What was accepted is kept.",
        "tags": ["Terms of use"],
        "x-needs": "Agreement.ReadWrite.All",
        "security": [{"clientCredentials": ["Agreement.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/agreementId"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AgreementChange"},
              "examples": {"name": {"value": {"displayName": "Guests"}}}
            }
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      },
      "delete": {
        "operationId": "deleteAgreement",
        "summary": "Delete terms that no policy names, and who has accepted them",
        "tags": ["Terms of use"],
        "x-needs": "Agreement.ReadWrite.All",
        "security": [{"clientCredentials": ["Agreement.ReadWrite.All"]}],
        "parameters": [{"$ref": "#/components/parameters/agreementId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/identityGovernance/termsOfUse/agreements/{id}/acceptances": {
      "get": {
        "operationId": "listAcceptances",
        "summary": "Who has accepted which version, and when",
        "tags": ["Terms of use"],
        "x-needs": "AgreementAcceptance.Read.All",
        "security": [{"clientCredentials": ["AgreementAcceptance.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/agreementId"},
          {"$ref": "#/components/parameters/top"},
          {"$ref": "#/components/parameters/skiptoken"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AcceptanceList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/$batch": {
      "post": {
        "operationId": "batch",
        "summary": "Send up to twenty requests of /v1.0 at once",
        "description": "Each is admitted, metered and logged by itself. It has no Idempotency-Key of its own; its requests may have one each. After 4 MiB of answers nothing more is asked (413, responseTooLarge); what waits for a request that failed is not sent (424, failedDependency).",
        "tags": ["Batch"],
        "x-needs": "any application",
        "security": [{"clientCredentials": []}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/BatchRequest"},
              "examples": {
                "two": {
                  "value": {
                    "requests": [
                      {"id": "1", "method": "GET", "url": "/users?$top=1"},
                      {"id": "2", "method": "GET", "url": "/invitations", "dependsOn": ["1"]}
                    ]
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/BatchAnswer"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "408": {"$ref": "#/components/responses/Graph408"},
          "409": {"$ref": "#/components/responses/Graph409"},
          "413": {"$ref": "#/components/responses/Graph413"},
          "415": {"$ref": "#/components/responses/Graph415"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/auditLogs/directoryAudits": {
      "get": {
        "operationId": "listDirectoryAudits",
        "summary": "List what happened",
        "tags": ["Logs"],
        "x-needs": "AuditLog.Read.All",
        "security": [{"clientCredentials": ["AuditLog.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/logTop"},
          {"$ref": "#/components/parameters/skiptoken"},
          {"$ref": "#/components/parameters/countTaken"},
          {"$ref": "#/components/parameters/logFilter"},
          {
            "name": "$orderby",
            "in": "query",
            "description": "`activityDateTime desc` or `activityDateTime asc`.",
            "schema": {"type": "string"}
          }
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/DirectoryAuditList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/auditLogs/directoryAudits/{id}": {
      "get": {
        "operationId": "getDirectoryAudit",
        "summary": "Read an event",
        "tags": ["Logs"],
        "x-needs": "AuditLog.Read.All",
        "security": [{"clientCredentials": ["AuditLog.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/eventId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/DirectoryAudit"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/auditLogs/signIns": {
      "get": {
        "operationId": "listSignIns",
        "summary": "List sign-ins",
        "tags": ["Logs"],
        "x-needs": "AuditLog.Read.All",
        "security": [{"clientCredentials": ["AuditLog.Read.All"]}],
        "parameters": [
          {"$ref": "#/components/parameters/logTop"},
          {"$ref": "#/components/parameters/skiptoken"},
          {"$ref": "#/components/parameters/countTaken"},
          {"$ref": "#/components/parameters/logFilter"},
          {
            "name": "$orderby",
            "in": "query",
            "description": "`createdDateTime desc` or `createdDateTime asc`.",
            "schema": {"type": "string"}
          }
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/SignInList"}}}
          },
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/v1.0/auditLogs/signIns/{id}": {
      "get": {
        "operationId": "getSignInEvent",
        "summary": "Read a sign-in",
        "tags": ["Logs"],
        "x-needs": "AuditLog.Read.All",
        "security": [{"clientCredentials": ["AuditLog.Read.All"]}],
        "parameters": [{"$ref": "#/components/parameters/eventId"}],
        "responses": {
          "200": {"description": "Done.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/SignIn"}}}},
          "400": {"$ref": "#/components/responses/Graph400"},
          "401": {"$ref": "#/components/responses/Graph401"},
          "403": {"$ref": "#/components/responses/Graph403"},
          "404": {"$ref": "#/components/responses/Graph404"},
          "421": {"$ref": "#/components/responses/Graph421"},
          "500": {"$ref": "#/components/responses/Graph500"},
          "503": {"$ref": "#/components/responses/Graph503"}
        }
      }
    },
    "/{tenant}/oauth2/v2.0/token": {
      "post": {
        "operationId": "token",
        "summary": "Tokens: for an application itself, or about a guest",
        "tags": ["OpenID Provider"],
        "x-needs": "client",
        "security": [{"clientBasic": []}, {}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/x-www-form-urlencoded": {
              "schema": {"$ref": "#/components/schemas/TokenRequest"},
              "examples": {
                "clientCredentials": {
                  "value": {
                    "grant_type": "client_credentials",
                    "client_id": "01a20230-ac99-7045-bd46-cde342d4a537",
                    "client_secret": "the-secret-that-was-shown-once",
                    "scope": "https://guests.contoso.example/.default"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/TokenAnswer"}}}
          },
          "400": {"$ref": "#/components/responses/OAuth400"},
          "401": {"$ref": "#/components/responses/OAuth401"},
          "408": {"$ref": "#/components/responses/OAuth408"},
          "413": {"$ref": "#/components/responses/OAuth413"},
          "421": {"$ref": "#/components/responses/OAuth421"},
          "500": {"$ref": "#/components/responses/OAuth500"},
          "503": {"$ref": "#/components/responses/OAuth503"}
        }
      }
    },
    "/{tenant}/oauth2/v2.0/devicecode": {
      "post": {
        "operationId": "deviceCode",
        "summary": "A device without a browser begins to sign a guest in (RFC 8628)",
        "tags": ["OpenID Provider"],
        "x-needs": "client",
        "security": [{"clientBasic": []}, {}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/x-www-form-urlencoded": {
              "schema": {"$ref": "#/components/schemas/DeviceCodeRequest"},
              "examples": {
                "tool": {"value": {"client_id": "01a20230-ac99-7045-bd46-cde342d4a537", "scope": "openid email offline_access"}}
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/DeviceCodeAnswer"}}}
          },
          "400": {"$ref": "#/components/responses/OAuth400"},
          "401": {"$ref": "#/components/responses/OAuth401"},
          "408": {"$ref": "#/components/responses/OAuth408"},
          "413": {"$ref": "#/components/responses/OAuth413"},
          "415": {"$ref": "#/components/responses/OAuth415"},
          "421": {"$ref": "#/components/responses/OAuth421"},
          "429": {"$ref": "#/components/responses/OAuth429"},
          "500": {"$ref": "#/components/responses/OAuth500"},
          "503": {"$ref": "#/components/responses/OAuth503"}
        }
      }
    },
    "/{tenant}/oauth2/v2.0/introspect": {
      "post": {
        "operationId": "introspect",
        "summary": "Whether a token of the application still works (RFC 7662)",
        "tags": ["OpenID Provider"],
        "x-needs": "client",
        "security": [{"clientBasic": []}, {}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/x-www-form-urlencoded": {
              "schema": {"$ref": "#/components/schemas/TokenToLookAt"},
              "examples": {
                "one": {
                  "value": {
                    "token": "eyJhbGciOi…",
                    "client_id": "01a20230-ac99-7045-bd46-cde342d4a537",
                    "client_secret": "the-secret-that-was-shown-once"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Introspection"}}}
          },
          "400": {"$ref": "#/components/responses/OAuth400"},
          "401": {"$ref": "#/components/responses/OAuth401"},
          "408": {"$ref": "#/components/responses/OAuth408"},
          "413": {"$ref": "#/components/responses/OAuth413"},
          "415": {"$ref": "#/components/responses/OAuth415"},
          "421": {"$ref": "#/components/responses/OAuth421"},
          "500": {"$ref": "#/components/responses/OAuth500"},
          "503": {"$ref": "#/components/responses/OAuth503"}
        }
      }
    },
    "/{tenant}/oauth2/v2.0/revoke": {
      "post": {
        "operationId": "revokeToken",
        "summary": "End a token and all that came of the same grant (RFC 7009)",
        "tags": ["OpenID Provider"],
        "x-needs": "client",
        "security": [{"clientBasic": []}, {}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/x-www-form-urlencoded": {
              "schema": {"$ref": "#/components/schemas/TokenToLookAt"},
              "examples": {
                "one": {
                  "value": {
                    "token": "vr_AaH8…",
                    "client_id": "01a20230-ac99-7045-bd46-cde342d4a537",
                    "client_secret": "the-secret-that-was-shown-once"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {"description": "Done."},
          "400": {"$ref": "#/components/responses/OAuth400"},
          "401": {"$ref": "#/components/responses/OAuth401"},
          "408": {"$ref": "#/components/responses/OAuth408"},
          "413": {"$ref": "#/components/responses/OAuth413"},
          "415": {"$ref": "#/components/responses/OAuth415"},
          "421": {"$ref": "#/components/responses/OAuth421"},
          "500": {"$ref": "#/components/responses/OAuth500"},
          "503": {"$ref": "#/components/responses/OAuth503"}
        }
      }
    },
    "/{tenant}/openid/userinfo": {
      "get": {
        "operationId": "userInfo",
        "summary": "What the token's scope tells of the guest",
        "tags": ["OpenID Provider"],
        "x-needs": "guest token",
        "security": [{"guestToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/UserInfo"}}}
          },
          "401": {"$ref": "#/components/responses/InvalidToken"},
          "404": {"$ref": "#/components/responses/OAuth404"},
          "421": {"$ref": "#/components/responses/OAuth421"},
          "500": {"$ref": "#/components/responses/OAuth500"},
          "503": {"$ref": "#/components/responses/OAuth503"}
        }
      },
      "post": {
        "operationId": "userInfoByPost",
        "summary": "The same; the token may stand in the form",
        "tags": ["OpenID Provider"],
        "x-needs": "guest token",
        "security": [{"guestToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/TokenInForm"}}}
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/UserInfo"}}}
          },
          "401": {"$ref": "#/components/responses/InvalidToken"},
          "404": {"$ref": "#/components/responses/OAuth404"},
          "408": {"$ref": "#/components/responses/OAuth408"},
          "413": {"$ref": "#/components/responses/OAuth413"},
          "421": {"$ref": "#/components/responses/OAuth421"},
          "500": {"$ref": "#/components/responses/OAuth500"},
          "503": {"$ref": "#/components/responses/OAuth503"}
        }
      }
    },
    "/{tenant}/oauth2/v2.0/authorize": {
      "get": {
        "operationId": "authorize",
        "summary": "A guest comes from an application, and goes back with a code",
        "description": "The code flow with PKCE (S256). Unknown parameters are ignored. An error goes back to `redirect_uri` as `error`, `error_description` and `error_uri`; where that cannot be trusted, a page says it.",
        "tags": ["OpenID Provider"],
        "x-needs": "person",
        "security": [],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"name": "client_id", "in": "query", "required": true, "schema": {"type": "string"}},
          {"name": "redirect_uri", "in": "query", "required": true, "schema": {"type": "string"}},
          {"name": "response_type", "in": "query", "required": true, "schema": {"type": "string"}, "example": "code"},
          {
            "name": "scope",
            "in": "query",
            "required": true,
            "schema": {"type": "string"},
            "example": "openid profile email"
          },
          {"name": "code_challenge", "in": "query", "required": true, "schema": {"type": "string"}},
          {
            "name": "code_challenge_method",
            "in": "query",
            "required": true,
            "schema": {"type": "string"},
            "example": "S256"
          },
          {"name": "state", "in": "query", "schema": {"type": "string"}},
          {"name": "nonce", "in": "query", "schema": {"type": "string"}},
          {"name": "response_mode", "in": "query", "description": "query or form_post.", "schema": {"type": "string"}},
          {
            "name": "prompt",
            "in": "query",
            "description": "none, login, consent, select_account.",
            "schema": {"type": "string"}
          },
          {"name": "max_age", "in": "query", "schema": {"type": "string"}},
          {"name": "login_hint", "in": "query", "schema": {"type": "string"}},
          {"name": "domain_hint", "in": "query", "schema": {"type": "string"}},
          {"name": "id_token_hint", "in": "query", "schema": {"type": "string"}},
          {"name": "ui_locales", "in": "query", "schema": {"type": "string"}},
          {"name": "acr_values", "in": "query", "schema": {"type": "string"}},
          {"name": "claims", "in": "query", "schema": {"type": "string"}}
        ],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/BrowserRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "authorizeByPost",
        "summary": "The same by a form, which is sent on as a GET",
        "tags": ["OpenID Provider"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/oauth2/v2.0/logout": {
      "get": {
        "operationId": "logout",
        "summary": "An application sends a guest to sign out; the guest is asked",
        "tags": ["OpenID Provider"],
        "x-needs": "person",
        "security": [],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"name": "id_token_hint", "in": "query", "schema": {"type": "string"}},
          {"name": "client_id", "in": "query", "schema": {"type": "string"}},
          {"name": "post_logout_redirect_uri", "in": "query", "schema": {"type": "string"}},
          {"name": "state", "in": "query", "schema": {"type": "string"}}
        ],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "logoutByPost",
        "summary": "The guest's press, or an application's form",
        "tags": ["OpenID Provider"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/v2.0/.well-known/openid-configuration": {
      "get": {
        "operationId": "discovery",
        "summary": "The discovery document",
        "tags": ["OpenID Provider"],
        "x-needs": "anybody",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {
            "description": "Done.",
            "headers": {"Cache-Control": {"$ref": "#/components/headers/Cache-Control"}},
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ProviderMetadata"}}}
          },
          "404": {"$ref": "#/components/responses/OAuth404"},
          "421": {"$ref": "#/components/responses/OAuth421"},
          "500": {"$ref": "#/components/responses/OAuth500"},
          "503": {"$ref": "#/components/responses/OAuth503"}
        }
      }
    },
    "/{tenant}/discovery/v2.0/keys": {
      "get": {
        "operationId": "keys",
        "summary": "The published signing keys",
        "tags": ["OpenID Provider"],
        "x-needs": "anybody",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {
            "description": "Done.",
            "headers": {"Cache-Control": {"$ref": "#/components/headers/Cache-Control"}},
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/KeySet"}}}
          },
          "404": {"$ref": "#/components/responses/OAuth404"},
          "421": {"$ref": "#/components/responses/OAuth421"},
          "500": {"$ref": "#/components/responses/OAuth500"},
          "503": {"$ref": "#/components/responses/OAuth503"}
        }
      }
    },
    "/redeem": {
      "get": {
        "operationId": "redeem",
        "summary": "The link of an invitation",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"name": "i", "in": "query", "description": "The link's secret.", "schema": {"type": "string"}}],
        "responses": {
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/redeem/{tenant}/{invitation}": {
      "get": {
        "operationId": "redeemLanding",
        "summary": "Who invites whom; changes nothing",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/invitationOfPage"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/redeem/{tenant}/{invitation}/continue": {
      "post": {
        "operationId": "redeemContinue",
        "summary": "Go to the identity provider, or have a code sent",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/invitationOfPage"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/redeem/{tenant}/{invitation}/passcode": {
      "get": {
        "operationId": "redeemPasscode",
        "summary": "Where the code is typed",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/invitationOfPage"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "redeemCheckPasscode",
        "summary": "Check the code",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/invitationOfPage"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/redeem/{tenant}/{invitation}/resend": {
      "post": {
        "operationId": "redeemResend",
        "summary": "Another code",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/invitationOfPage"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/redeem/{tenant}/{invitation}/consent": {
      "get": {
        "operationId": "redeemConsent",
        "summary": "What the tenant learns",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/invitationOfPage"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "redeemDecide",
        "summary": "Accept or decline",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/invitationOfPage"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/redeem/{tenant}/{invitation}/new-link": {
      "post": {
        "operationId": "redeemNewLink",
        "summary": "Ask the sponsor for a new link",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/invitationOfPage"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/callback/azure-ad": {
      "get": {
        "operationId": "callbackAzureAD",
        "summary": "Back from Azure AD",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/state"}, {"$ref": "#/components/parameters/code"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/callback/microsoft-account": {
      "get": {
        "operationId": "callbackMicrosoft",
        "summary": "Back from a Microsoft account",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/state"}, {"$ref": "#/components/parameters/code"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/callback/google": {
      "get": {
        "operationId": "callbackGoogle",
        "summary": "Back from Google",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/state"}, {"$ref": "#/components/parameters/code"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/callback/federation/{provider}": {
      "get": {
        "operationId": "callbackPartner",
        "summary": "Back from a partner's identity provider",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [
          {"$ref": "#/components/parameters/partner"},
          {"$ref": "#/components/parameters/state"},
          {"$ref": "#/components/parameters/code"}
        ],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/report": {
      "get": {
        "operationId": "askToReport",
        "summary": "*This was not me*: asks",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "report",
        "summary": "*This was not me*: ends the attempt",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/sponsor/hand-over": {
      "get": {
        "operationId": "askHandOverOfSponsor",
        "summary": "Whether a colleague takes a guest's place; changes nothing",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"name": "h", "in": "query", "description": "The link's secret.", "schema": {"type": "string"}}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "decideHandOver",
        "summary": "Approve or decline",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"name": "h", "in": "query", "description": "The link's secret.", "schema": {"type": "string"}}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/me/hand-over": {
      "get": {
        "operationId": "handOverForm",
        "summary": "Where a guest names the colleague who shall take over",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "askHandOverAsGuest",
        "summary": "Ask the sponsor for it",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/sponsor": {
      "get": {
        "operationId": "askSponsor",
        "summary": "A sponsor's link: asks",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "actAsSponsor",
        "summary": "A sponsor's decision",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/sponsor/renewal": {
      "get": {
        "operationId": "askAboutRenewal",
        "summary": "A sponsor's guests whose access ends; changes nothing",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"name": "w", "in": "query", "description": "The link's secret.", "schema": {"type": "string"}}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "renewAccess",
        "summary": "Renew the access of one of them, or let it end",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"name": "w", "in": "query", "description": "The link's secret.", "schema": {"type": "string"}}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/sponsor/access-review": {
      "get": {
        "operationId": "askAboutAccessReview",
        "summary": "A sponsor's guests in an access review; changes nothing",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [
          {"name": "v", "in": "query", "description": "The link's secret.", "schema": {"type": "string"}},
          {
            "name": "after",
            "in": "query",
            "description": "The last guest of the page before.",
            "schema": {"type": "string"}
          }
        ],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "decideAsSponsor",
        "summary": "Keep the access of one of them, or remove it",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [
          {"name": "v", "in": "query", "description": "The link's secret.", "schema": {"type": "string"}},
          {
            "name": "after",
            "in": "query",
            "description": "The last guest of the page before.",
            "schema": {"type": "string"}
          }
        ],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/signin/passkey": {
      "get": {
        "operationId": "askSignInAgain",
        "summary": "The sign-in page, for who reloads the answer to a passkey",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {
            "name": "return",
            "in": "query",
            "description": "Where the guest wanted to go: a path of the tenant's.",
            "schema": {"type": "string"}
          }
        ],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "signInByPasskey",
        "summary": "Sign in by a passkey, where the tenant lets guests",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {
            "name": "return",
            "in": "query",
            "description": "Where the guest wanted to go: a path of the tenant's.",
            "schema": {"type": "string"}
          }
        ],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/signin/second-factor": {
      "get": {
        "operationId": "askSecondFactor",
        "summary": "Asks who has signed in for a second factor; changes nothing",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {
            "name": "return",
            "in": "query",
            "description": "Where the guest wanted to go: a path of the tenant's.",
            "schema": {"type": "string"}
          }
        ],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "proveSecondFactor",
        "summary": "A code of an app, or a recovery code",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {
            "name": "return",
            "in": "query",
            "description": "Where the guest wanted to go: a path of the tenant's.",
            "schema": {"type": "string"}
          }
        ],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/signin/second-factor/passkey": {
      "get": {
        "operationId": "askSecondFactorAgain",
        "summary": "Asks for the second factor, for who reloads the answer to a passkey",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {
            "name": "return",
            "in": "query",
            "description": "Where the guest wanted to go: a path of the tenant's.",
            "schema": {"type": "string"}
          }
        ],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "provePasskey",
        "summary": "What a passkey has signed",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {
            "name": "return",
            "in": "query",
            "description": "Where the guest wanted to go: a path of the tenant's.",
            "schema": {"type": "string"}
          }
        ],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/signin/second-factor/lost": {
      "get": {
        "operationId": "askLostFactor",
        "summary": "Whether a second factor is lost; changes nothing",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "loseFactor",
        "summary": "Ask the sponsor for a reset",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/me/security": {
      "get": {
        "operationId": "showSecurity",
        "summary": "A guest's second factors",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/me/security/app": {
      "get": {
        "operationId": "showApp",
        "summary": "A key for an authenticator app, kept nowhere yet",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {
            "name": "return",
            "in": "query",
            "description": "Where the guest wanted to go: a path of the tenant's.",
            "schema": {"type": "string"}
          }
        ],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "addApp",
        "summary": "Add the app, by a code that it shows",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {
            "name": "return",
            "in": "query",
            "description": "Where the guest wanted to go: a path of the tenant's.",
            "schema": {"type": "string"}
          }
        ],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/me/security/passkey": {
      "get": {
        "operationId": "showPasskey",
        "summary": "Where a passkey is made",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {
            "name": "return",
            "in": "query",
            "description": "Where the guest wanted to go: a path of the tenant's.",
            "schema": {"type": "string"}
          }
        ],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "addPasskey",
        "summary": "Add the passkey",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {
            "name": "return",
            "in": "query",
            "description": "Where the guest wanted to go: a path of the tenant's.",
            "schema": {"type": "string"}
          }
        ],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/me/security/remove": {
      "get": {
        "operationId": "askToRemoveFactor",
        "summary": "Whether a second factor shall go; changes nothing",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"name": "factor", "in": "query", "description": "Which one: its id.", "schema": {"type": "string"}}
        ],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "removeFactor",
        "summary": "Remove a second factor",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/me/security/recovery-codes": {
      "get": {
        "operationId": "askToRenewRecoveryCodes",
        "summary": "Whether new recovery codes shall be made; changes nothing",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "renewRecoveryCodes",
        "summary": "Make new recovery codes",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/second-factor-reset": {
      "get": {
        "operationId": "askToStopReset",
        "summary": "Whether a reset of second factors shall stop; changes nothing",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"name": "x", "in": "query", "description": "The link's secret.", "schema": {"type": "string"}}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "stopReset",
        "summary": "Stop it",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"name": "x", "in": "query", "description": "The link's secret.", "schema": {"type": "string"}}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/signin/access-ended": {
      "post": {
        "operationId": "askForRenewal",
        "summary": "Who comes after the end asks the sponsor",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"name": "guest", "in": "query", "schema": {"type": "string"}}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/signin": {
      "get": {
        "operationId": "askToSignIn",
        "summary": "Asks for the address",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"name": "return", "in": "query", "schema": {"type": "string"}},
          {"name": "address", "in": "query", "schema": {"type": "string"}}
        ],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "signIn",
        "summary": "Begin to sign in",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/signin/provider": {
      "post": {
        "operationId": "signInAtProvider",
        "summary": "Go to the identity provider",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/signin/passcode": {
      "get": {
        "operationId": "signInPasscode",
        "summary": "Where the code is typed",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "signInCheckPasscode",
        "summary": "Check the code",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/signin/resend": {
      "post": {
        "operationId": "signInResend",
        "summary": "Another code",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/signin/restart": {
      "post": {
        "operationId": "signInRestart",
        "summary": "Begin again",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/signin/lost-account": {
      "get": {
        "operationId": "askAboutLostAccount",
        "summary": "Whose account at a provider is gone",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "lostAccount",
        "summary": "Ask the sponsor to allow the passcode",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/signin/terms": {
      "get": {
        "operationId": "readTerms",
        "summary": "Terms of use that a policy asks to accept",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "acceptTerms",
        "summary": "Accept them, or not",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/welcome/{invitation}": {
      "get": {
        "operationId": "welcome",
        "summary": "From what policies ask for to where the invitation leads",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/invitationOfPage"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/signin/request-access": {
      "get": {
        "operationId": "askForAccess",
        "summary": "Who is not invited may ask",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "requestAccess",
        "summary": "Have a code sent to prove the mailbox",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/signin/request-access/passcode": {
      "get": {
        "operationId": "requestAccessPasscode",
        "summary": "Where the code is typed",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "requestAccessCheckPasscode",
        "summary": "Check the code, and ask the sponsor",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/signin/request-access/resend": {
      "post": {
        "operationId": "requestAccessResend",
        "summary": "Another code",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/signin/request-access/restart": {
      "post": {
        "operationId": "requestAccessRestart",
        "summary": "Begin again",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/signin/request-access/asked": {
      "get": {
        "operationId": "accessRequested",
        "summary": "The request is on its way",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/healing": {
      "get": {
        "operationId": "askToHeal",
        "summary": "Offers a better identity provider",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "heal",
        "summary": "Go there, or later",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/device": {
      "get": {
        "operationId": "askForDeviceCode",
        "summary": "Where the code of a device is typed",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"name": "code", "in": "query", "schema": {"type": "string"}}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "lookAtDevice",
        "summary": "Which application asks",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/device/decision": {
      "post": {
        "operationId": "decideAboutDevice",
        "summary": "Allow or refuse",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/me": {
      "get": {
        "operationId": "me",
        "summary": "Who is signed in",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/signout": {
      "post": {
        "operationId": "signOut",
        "summary": "Sign out",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/signed-out": {
      "get": {
        "operationId": "signedOut",
        "summary": "Signed out",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/signin": {
      "get": {
        "operationId": "findTenants",
        "summary": "For who knows no tenant: asks for the address",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      },
      "post": {
        "operationId": "sendTenants",
        "summary": "Send the list of tenants to the address",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "requestBody": {
          "required": false,
          "content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AnyForm"}}}
        },
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/signin/organizations": {
      "get": {
        "operationId": "listTenantsOfGuest",
        "summary": "The link of that letter",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "responses": {
          "200": {"description": "Done.", "content": {"text/html": {"schema": {"type": "string"}}}},
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/me": {
      "get": {
        "operationId": "anyMe",
        "summary": "To the tenant's page, or to the sign-in",
        "tags": ["Guests"],
        "x-needs": "person",
        "security": [],
        "responses": {
          "303": {"description": "Go on there.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/brand.css": {
      "get": {
        "operationId": "brand",
        "summary": "The tenant's colours",
        "tags": ["Guests"],
        "x-needs": "anybody",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/css": {"schema": {"type": "string"}}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/{tenant}/logo": {
      "get": {
        "operationId": "logo",
        "summary": "The tenant's logo",
        "tags": ["Guests"],
        "x-needs": "anybody",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "image/png": {"schema": {"type": "string", "contentMediaType": "image/png"}},
              "image/jpeg": {"schema": {"type": "string", "contentMediaType": "image/jpeg"}}
            }
          },
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/assets/vestibule.css": {
      "get": {
        "operationId": "stylesheet",
        "summary": "The stylesheet",
        "tags": ["Guests"],
        "x-needs": "anybody",
        "security": [],
        "responses": {
          "200": {"description": "Done.", "content": {"text/css": {"schema": {"type": "string"}}}},
          "4XX": {"$ref": "#/components/responses/PageRefusal"},
          "5XX": {"$ref": "#/components/responses/PageFailure"}
        }
      }
    },
    "/admin": {
      "get": {
        "operationId": "adminHelp",
        "summary": "The whole of it, to be read in a terminal and pasted from",
        "tags": ["Administration: tenants"],
        "x-needs": "anybody",
        "security": [],
        "responses": {
          "200": {"description": "Done.", "content": {"text/plain": {"schema": {"type": "string"}}}},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/whoami": {
      "get": {
        "operationId": "whoami",
        "summary": "Whose token this is",
        "tags": ["Administration: tenants"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminWhoami"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants": {
      "get": {
        "operationId": "listTenants",
        "summary": "List tenants",
        "tags": ["Administration: tenants"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/limit"}, {"$ref": "#/components/parameters/after"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminTenantList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "post": {
        "operationId": "createTenant",
        "summary": "Make a tenant",
        "tags": ["Administration: tenants"],
        "x-needs": "adminToken of every tenant",
        "security": [{"adminToken": []}],
        "x-every-tenant": true,
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminTenantRequest"},
              "examples": {
                "fabrikam": {
                  "value": {
                    "name": "Fabrikam",
                    "contact": "it@fabrikam.example",
                    "domain": ["fabrikam.example"],
                    "redirectOrigin": ["https://app.fabrikam.example"]
                  }
                }
              }
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminTenantRequest"}}
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminTenant"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            },
            "links": {
              "show": {"operationId": "getTenant", "parameters": {"tenant": "$response.body#/id"}},
              "delete": {"operationId": "deleteTenant", "parameters": {"tenant": "$response.body#/id"}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}": {
      "get": {
        "operationId": "getTenant",
        "summary": "Read a tenant",
        "tags": ["Administration: tenants"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminTenant"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "patch": {
        "operationId": "changeTenant",
        "summary": "Change a tenant",
        "tags": ["Administration: tenants"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": false,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminTenantChange"},
              "examples": {"letters": {"value": {"language": "de", "passcodeMinutes": 15}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminTenantChange"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminTenant"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "delete": {
        "operationId": "deleteTenant",
        "summary": "Delete a tenant",
        "tags": ["Administration: tenants"],
        "x-needs": "adminToken of every tenant",
        "security": [{"adminToken": []}],
        "x-every-tenant": true,
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/suspend": {
      "post": {
        "operationId": "suspendTenant",
        "summary": "Nobody comes in until it is resumed",
        "tags": ["Administration: tenants"],
        "x-needs": "adminToken of every tenant",
        "security": [{"adminToken": []}],
        "x-every-tenant": true,
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminTenant"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/resume": {
      "post": {
        "operationId": "resumeTenant",
        "summary": "Open a suspended tenant again",
        "tags": ["Administration: tenants"],
        "x-needs": "adminToken of every tenant",
        "security": [{"adminToken": []}],
        "x-every-tenant": true,
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminTenant"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/logo": {
      "put": {
        "operationId": "setLogo",
        "summary": "The logo of pages: PNG or JPEG, at most 64 KiB",
        "tags": ["Administration: tenants"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": true,
          "content": {
            "image/png": {"schema": {"contentMediaType": "image/png"}},
            "image/jpeg": {"schema": {"contentMediaType": "image/jpeg"}}
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "delete": {
        "operationId": "removeLogo",
        "summary": "Take the logo away",
        "tags": ["Administration: tenants"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/domains": {
      "post": {
        "operationId": "addDomain",
        "summary": "Another name of the tenant in URLs",
        "tags": ["Administration: tenants"],
        "x-needs": "adminToken of every tenant",
        "security": [{"adminToken": []}],
        "x-every-tenant": true,
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminDomain"},
              "examples": {"test": {"value": {"domain": "contoso.test"}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminDomain"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminTenant"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/domains/{domain}": {
      "delete": {
        "operationId": "removeDomain",
        "summary": "Take a name away",
        "tags": ["Administration: tenants"],
        "x-needs": "adminToken of every tenant",
        "security": [{"adminToken": []}],
        "x-every-tenant": true,
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/domain"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminTenant"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/redirect-origins": {
      "post": {
        "operationId": "addRedirectOrigin",
        "summary": "Where guests may be sent: everything below",
        "tags": ["Administration: tenants"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminOrigin"},
              "examples": {"app": {"value": {"origin": "https://app.contoso.example/team"}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminOrigin"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminTenant"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "delete": {
        "operationId": "removeRedirectOrigin",
        "summary": "No longer there",
        "tags": ["Administration: tenants"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {
            "name": "origin",
            "in": "query",
            "required": true,
            "schema": {"type": "string"},
            "example": "https://app.contoso.example/team"
          }
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminTenant"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/sign-in": {
      "get": {
        "operationId": "getSignIn",
        "summary": "Which identity providers are on, and their order",
        "tags": ["Administration: how guests sign in"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminSignIn"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "patch": {
        "operationId": "changeSignIn",
        "summary": "Switch identity providers, change their order",
        "tags": ["Administration: how guests sign in"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminSignInChange"},
              "examples": {"offer": {"value": {"selfHealing": "offer", "guestMayChoosePasscode": true}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminSignInChange"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminSignIn"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/route-rules": {
      "get": {
        "operationId": "listRouteRules",
        "summary": "Domains whose guests go to one identity provider",
        "tags": ["Administration: how guests sign in"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminRouteRuleList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "post": {
        "operationId": "setRouteRule",
        "summary": "Send a domain's guests to one identity provider",
        "tags": ["Administration: how guests sign in"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminRouteRule"},
              "examples": {"partner": {"value": {"domain": "partner.example", "identityProvider": "google"}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminRouteRule"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminRouteRuleList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "delete": {
        "operationId": "removeRouteRule",
        "summary": "Take a rule away",
        "tags": ["Administration: how guests sign in"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {
            "name": "domain",
            "in": "query",
            "required": true,
            "schema": {"type": "string"},
            "example": "partner.example"
          }
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminRouteRuleList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/route": {
      "get": {
        "operationId": "getRoute",
        "summary": "Which identity provider an address goes to, and why",
        "tags": ["Administration: how guests sign in"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {
            "name": "email",
            "in": "query",
            "required": true,
            "schema": {"type": "string", "format": "email"},
            "example": "ana@fabrikam.example"
          }
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminRoute"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/identity-providers": {
      "get": {
        "operationId": "listProviders",
        "summary": "Where the tenant is registered by itself",
        "tags": ["Administration: how guests sign in"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminProviderList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "post": {
        "operationId": "createProvider",
        "summary": "Register the tenant at an identity provider",
        "tags": ["Administration: how guests sign in"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminProviderRequest"},
              "examples": {
                "partner": {
                  "value": {
                    "kind": "openID",
                    "name": "Fabrikam",
                    "issuer": "https://login.fabrikam.example",
                    "clientId": "vestibule",
                    "clientSecret": "a-secret",
                    "domains": ["fabrikam.example"]
                  }
                }
              }
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminProviderRequest"}}
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminProvider"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            },
            "links": {
              "show": {
                "operationId": "getProvider",
                "parameters": {"tenant": "$request.path.tenant", "provider": "$response.body#/id"}
              },
              "remove": {
                "operationId": "removeProvider",
                "parameters": {"tenant": "$request.path.tenant", "provider": "$response.body#/id"}
              }
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/identity-providers/{provider}": {
      "get": {
        "operationId": "getProvider",
        "summary": "Read a registration",
        "tags": ["Administration: how guests sign in"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/providerId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminProvider"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "patch": {
        "operationId": "changeProvider",
        "summary": "Change a registration",
        "tags": ["Administration: how guests sign in"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/providerId"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminProviderChange"},
              "examples": {"secret": {"value": {"clientSecret": "another-secret"}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminProviderChange"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminProvider"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "delete": {
        "operationId": "removeProvider",
        "summary": "Take a registration away",
        "tags": ["Administration: how guests sign in"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/providerId"},
          {"$ref": "#/components/parameters/force"}
        ],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/identity-providers/{provider}/check": {
      "post": {
        "operationId": "checkProvider",
        "summary": "Whether the provider says where to send browsers",
        "tags": ["Administration: how guests sign in"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/providerId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminProviderCheck"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/applications": {
      "get": {
        "operationId": "listApplications",
        "summary": "List applications",
        "tags": ["Administration: applications"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/limit"},
          {"$ref": "#/components/parameters/after"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminApplicationList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "post": {
        "operationId": "createApplication",
        "summary": "Make an application; its secret is shown this once",
        "tags": ["Administration: applications"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminApplicationRequest"},
              "examples": {
                "projects": {
                  "value": {
                    "name": "Contoso Projects",
                    "permission": ["User.Invite.All", "User.Read.All"],
                    "contact": "projects@contoso.example"
                  }
                }
              }
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminApplicationRequest"}}
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminApplication"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            },
            "links": {
              "show": {
                "operationId": "getApplication",
                "parameters": {"tenant": "$request.path.tenant", "application": "$response.body#/clientId"}
              },
              "delete": {
                "operationId": "deleteApplication",
                "parameters": {"tenant": "$request.path.tenant", "application": "$response.body#/clientId"}
              }
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/applications/{application}": {
      "get": {
        "operationId": "getApplication",
        "summary": "Read an application with its roles, secrets and keys",
        "tags": ["Administration: applications"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/applicationId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminApplication"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "patch": {
        "operationId": "changeApplication",
        "summary": "Change an application",
        "tags": ["Administration: applications"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/applicationId"}],
        "requestBody": {
          "required": false,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminApplicationChange"},
              "examples": {"redirect": {"value": {"redirectURI": ["https://board.contoso.example/signed-in"], "disabled": false}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminApplicationChange"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminApplication"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "delete": {
        "operationId": "deleteApplication",
        "summary": "Delete an application",
        "tags": ["Administration: applications"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/applicationId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/applications/{application}/secrets": {
      "post": {
        "operationId": "addSecret",
        "summary": "Another secret, shown this once",
        "tags": ["Administration: applications"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/applicationId"}],
        "requestBody": {
          "required": false,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminSecretRequest"},
              "examples": {"rotate": {"value": {"overlap": 86400}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminSecretRequest"}}
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminSecret"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/applications/{application}/secrets/{secret}": {
      "delete": {
        "operationId": "revokeSecret",
        "summary": "Revoke a secret",
        "tags": ["Administration: applications"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/applicationId"},
          {"$ref": "#/components/parameters/secretId"}
        ],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/applications/{application}/keys": {
      "post": {
        "operationId": "addKey",
        "summary": "A public key, by which the application proves itself instead of by a secret",
        "tags": ["Administration: applications"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/applicationId"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminKeyRequest"},
              "examples": {
                "p256": {
                  "value": {
                    "publicKey": "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt\n6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q==\n-----END PUBLIC KEY-----\n",
                    "days": 365
                  }
                }
              }
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminKeyRequest"}}
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminKey"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/applications/{application}/keys/{key}": {
      "delete": {
        "operationId": "revokeKey",
        "summary": "Revoke a key",
        "tags": ["Administration: applications"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/applicationId"},
          {"$ref": "#/components/parameters/keyId"}
        ],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/applications/{application}/roles": {
      "post": {
        "operationId": "declareRole",
        "summary": "Declare a role that guests may have",
        "tags": ["Administration: applications"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/applicationId"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminRoleRequest"},
              "examples": {
                "reader": {"value": {"value": "Projects.Read", "displayName": "Reader", "description": "Sees every project"}}
              }
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminRoleRequest"}}
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminRole"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/applications/{application}/roles/{role}": {
      "patch": {
        "operationId": "changeRole",
        "summary": "Change a role",
        "tags": ["Administration: applications"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/applicationId"},
          {"$ref": "#/components/parameters/roleName"}
        ],
        "requestBody": {
          "required": false,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminRoleChange"},
              "examples": {"off": {"value": {"enabled": false}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminRoleChange"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminRole"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "delete": {
        "operationId": "removeRole",
        "summary": "Remove a role, and everybody's assignment to it",
        "tags": ["Administration: applications"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/applicationId"},
          {"$ref": "#/components/parameters/roleName"}
        ],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/invitations": {
      "get": {
        "operationId": "adminListInvitations",
        "summary": "List invitations",
        "tags": ["Administration: invitations and guests"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/limit"},
          {"$ref": "#/components/parameters/after"},
          {"$ref": "#/components/parameters/email"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminInvitationList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/invitations/{invitation}": {
      "get": {
        "operationId": "adminGetInvitation",
        "summary": "Read an invitation",
        "tags": ["Administration: invitations and guests"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/invitation"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminInvitation"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/invitations/{invitation}/unfreeze": {
      "post": {
        "operationId": "unfreezeInvitation",
        "summary": "Lift the freeze that a report set",
        "tags": ["Administration: invitations and guests"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/invitation"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminInvitation"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/invitations/{invitation}/revoke": {
      "post": {
        "operationId": "adminRevokeInvitation",
        "summary": "Revoke an invitation",
        "tags": ["Administration: invitations and guests"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/invitation"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminInvitation"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/guests": {
      "get": {
        "operationId": "listGuests",
        "summary": "List guests",
        "tags": ["Administration: invitations and guests"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/limit"},
          {"$ref": "#/components/parameters/after"},
          {"$ref": "#/components/parameters/email"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminGuestList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/guests/{guest}": {
      "get": {
        "operationId": "getGuest",
        "summary": "Read a guest",
        "tags": ["Administration: invitations and guests"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/guest"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminGuest"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/guests/{guest}/clear-locks": {
      "post": {
        "operationId": "clearLocks",
        "summary": "Forget what a guest used up of the limits, and the wrong guesses against its address",
        "tags": ["Administration: invitations and guests"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/guest"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminCleared"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/guests/{guest}/sign-out": {
      "post": {
        "operationId": "signGuestOut",
        "summary": "Sign a guest out everywhere",
        "tags": ["Administration: invitations and guests"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/guest"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminRevoked"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/guests/{guest}/reinvite": {
      "post": {
        "operationId": "adminReinvite",
        "summary": "Invite a guest anew",
        "tags": ["Administration: invitations and guests"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/guest"}],
        "requestBody": {
          "required": false,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminReinvitation"},
              "examples": {
                "byPasscode": {
                  "value": {"redirectURL": "http://localhost:8090/welcome", "identityProvider": "passcode", "letter": false}
                }
              }
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminReinvitation"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminInvitation"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "429": {"$ref": "#/components/responses/Admin429"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/guests/{guest}/undo-reinvite": {
      "post": {
        "operationId": "adminUndoReinvite",
        "summary": "Take a reinvitation back",
        "tags": ["Administration: invitations and guests"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/guest"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminGuest"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/guests/{guest}/allow-passcode": {
      "post": {
        "operationId": "allowPasscode",
        "summary": "Take the guest's account off: a code is enough again",
        "tags": ["Administration: invitations and guests"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/guest"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminGuest"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/guests/{guest}/roles": {
      "get": {
        "operationId": "listRolesOfGuest",
        "summary": "What a guest is assigned to",
        "tags": ["Administration: invitations and guests"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/guest"},
          {"$ref": "#/components/parameters/limit"},
          {"$ref": "#/components/parameters/after"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminAssignmentList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "post": {
        "operationId": "assignRole",
        "summary": "Assign a guest; without a role, default access",
        "tags": ["Administration: invitations and guests"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/guest"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminAssignmentRequest"},
              "examples": {"reader": {"value": {"application": "01a20230-ac99-7045-bd46-cde342d4a537", "role": "Projects.Read"}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminAssignmentRequest"}}
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminAssignment"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/guests/{guest}/roles/{assignment}": {
      "delete": {
        "operationId": "endRole",
        "summary": "End an assignment",
        "tags": ["Administration: invitations and guests"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/guest"},
          {"$ref": "#/components/parameters/assignmentId"}
        ],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/access-requests": {
      "get": {
        "operationId": "listAccessRequests",
        "summary": "Who asks for access",
        "tags": ["Administration: invitations and guests"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/limit"},
          {"$ref": "#/components/parameters/after"},
          {
            "name": "state",
            "in": "query",
            "schema": {"type": "string", "enum": ["open", "approved", "refused", "withdrawn"]}
          }
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminAccessRequestList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/access-requests/{request}/approve": {
      "post": {
        "operationId": "approveAccess",
        "summary": "Let the asker in: an invitation",
        "tags": ["Administration: invitations and guests"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/accessRequest"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminAccessRequest"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "429": {"$ref": "#/components/responses/Admin429"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/access-requests/{request}/refuse": {
      "post": {
        "operationId": "refuseAccess",
        "summary": "Refuse a request",
        "tags": ["Administration: invitations and guests"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/accessRequest"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminAccessRequest"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/letters": {
      "get": {
        "operationId": "listLetters",
        "summary": "List letters",
        "tags": ["Administration: letters, keys, events"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/limit"},
          {"$ref": "#/components/parameters/after"},
          {
            "name": "state",
            "in": "query",
            "schema": {"type": "string", "enum": ["queued", "sent", "failed", "dropped", "bounced"]}
          }
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminLetterList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/letters/{letter}": {
      "get": {
        "operationId": "getLetter",
        "summary": "Where a letter stands",
        "tags": ["Administration: letters, keys, events"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/letterId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminLetter"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/letters/{letter}/retry": {
      "post": {
        "operationId": "retryLetter",
        "summary": "Send a failed letter again",
        "tags": ["Administration: letters, keys, events"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/letterId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminLetter"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/logouts": {
      "get": {
        "operationId": "listLogouts",
        "summary": "What applications could not be told yet",
        "tags": ["Administration: letters, keys, events"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/limit"},
          {"$ref": "#/components/parameters/after"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminLogoutList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/relay": {
      "put": {
        "operationId": "setRelay",
        "summary": "A mail relay of the tenant's own",
        "tags": ["Administration: letters, keys, events"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminRelay"},
              "examples": {"relay": {"value": {"host": "smtp.contoso.example", "username": "u", "password": "p"}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminRelay"}}
          }
        },
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "delete": {
        "operationId": "removeRelay",
        "summary": "The installation's relay again",
        "tags": ["Administration: letters, keys, events"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/signing-keys": {
      "get": {
        "operationId": "listSigningKeys",
        "summary": "List signing keys",
        "tags": ["Administration: letters, keys, events"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminSigningKeyList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "post": {
        "operationId": "rotateSigningKey",
        "summary": "A new key, published at once, signing from ten minutes on",
        "tags": ["Administration: letters, keys, events"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminSigningKeyRequest"},
              "examples": {"es256": {"value": {"algorithm": "ES256"}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminSigningKeyRequest"}}
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminSigningKey"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/events": {
      "get": {
        "operationId": "listEvents",
        "summary": "What happened, the newest first",
        "tags": ["Administration: letters, keys, events"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/limit"},
          {"$ref": "#/components/parameters/after"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminEventList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/events/head": {
      "get": {
        "operationId": "getEventsHead",
        "summary": "The signed head of the chain of events",
        "tags": ["Administration: letters, keys, events"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminEventsHead"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/events/export": {
      "get": {
        "operationId": "exportEvents",
        "summary": "All events, one a line",
        "tags": ["Administration: letters, keys, events"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {
            "name": "since",
            "in": "query",
            "description": "From this moment on (RFC 3339).",
            "schema": {"type": "string"}
          },
          {
            "name": "after",
            "in": "query",
            "description": "After this position of the chain.",
            "schema": {"type": "string"}
          }
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/x-ndjson": {"schema": {"type": "string", "contentMediaType": "application/x-ndjson"}}}
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/invitations/bulk": {
      "post": {
        "operationId": "adminCreateBulk",
        "summary": "Invite everybody in a file, or say what would come of it",
        "tags": ["Administration: bulk invitations"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/dryRun"},
          {
            "name": "application",
            "in": "query",
            "description": "Which application invites; needed but for a dry run.",
            "schema": {"type": "string", "format": "uuid"}
          }
        ],
        "requestBody": {
          "required": true,
          "content": {"text/csv": {"schema": {"type": "string"}}, "application/x-ndjson": {"schema": {"type": "string"}}}
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminBulkRowList"}},
              "text/csv": {"schema": {"type": "string"}},
              "application/x-ndjson": {"schema": {"type": "string"}}
            }
          },
          "202": {
            "description": "Begun.",
            "headers": {"Location": {"$ref": "#/components/headers/Location"}},
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminBulkJob"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "429": {"$ref": "#/components/responses/Admin429"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "get": {
        "operationId": "adminListBulks",
        "summary": "List jobs",
        "tags": ["Administration: bulk invitations"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/limit"},
          {"$ref": "#/components/parameters/after"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminBulkJobList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/invitations/bulk/{job}": {
      "get": {
        "operationId": "adminGetBulk",
        "summary": "How far a job is",
        "tags": ["Administration: bulk invitations"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/bulkJob"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminBulkJob"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/invitations/bulk/{job}/results": {
      "get": {
        "operationId": "adminListBulkResults",
        "summary": "What came of each line",
        "tags": ["Administration: bulk invitations"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/bulkJob"},
          {"$ref": "#/components/parameters/limit"},
          {
            "name": "after",
            "in": "query",
            "description": "What `next` said.",
            "schema": {"type": "string", "pattern": "^[0-9]{1,9}$"}
          },
          {"$ref": "#/components/parameters/bulkStatus"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminBulkRowList"}},
              "text/csv": {"schema": {"type": "string"}},
              "application/x-ndjson": {"schema": {"type": "string"}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/invitations/bulk/{job}/cancel": {
      "post": {
        "operationId": "adminCancelBulk",
        "summary": "Invite nobody more",
        "tags": ["Administration: bulk invitations"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/bulkJob"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminBulkJob"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/domain-policy": {
      "get": {
        "operationId": "getDomainPolicy",
        "summary": "Which domains come in",
        "tags": ["Administration: domain policy"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {
            "name": "domain",
            "in": "query",
            "description": "Also what it says of this domain.",
            "schema": {"type": "string"}
          }
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminDomainPolicy"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "put": {
        "operationId": "replaceDomainPolicy",
        "summary": "Another list",
        "tags": ["Administration: domain policy"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/ifPolicyMatch"}],
        "requestBody": {
          "required": false,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminDomainRules"},
              "examples": {"block": {"value": {"block": ["evil.test", "*.example.net"], "appliesTo": "everyone"}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminDomainRules"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminDomainPolicy"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "412": {"$ref": "#/components/responses/Admin412"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "post": {
        "operationId": "addDomainRules",
        "summary": "More rules",
        "tags": ["Administration: domain policy"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/ifPolicyMatch"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminDomainRules"},
              "examples": {"block": {"value": {"block": "evil.test"}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminDomainRules"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminDomainPolicy"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "412": {"$ref": "#/components/responses/Admin412"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "delete": {
        "operationId": "removeDomainRule",
        "summary": "Take a rule away",
        "tags": ["Administration: domain policy"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"name": "allow", "in": "query", "schema": {"type": "string"}},
          {
            "name": "block",
            "in": "query",
            "description": "Where `allow` is not said.",
            "schema": {"type": "string"},
            "example": "evil.test"
          },
          {
            "name": "appliesTo",
            "in": "query",
            "description": "`everyone` unless said.",
            "schema": {"type": "string", "enum": ["newInvitations", "pendingInvitations", "everyone"]}
          },
          {"$ref": "#/components/parameters/ifPolicyMatch"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminDomainPolicy"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "412": {"$ref": "#/components/responses/Admin412"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/domain-policy/preview": {
      "post": {
        "operationId": "adminPreviewDomainPolicy",
        "summary": "Whom a list would stop, or let in again; nothing is changed",
        "tags": ["Administration: domain policy"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/limit"},
          {
            "name": "after",
            "in": "query",
            "description": "What `next` said.",
            "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{23,362}$"}
          }
        ],
        "requestBody": {
          "required": false,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminDomainRules"},
              "examples": {"block": {"value": {"block": ["evil.test", "*.partner1.example"]}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminDomainRules"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminDomainPolicyImpact"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/domain-policy/versions": {
      "get": {
        "operationId": "listDomainPolicyVersions",
        "summary": "List versions, the newest first",
        "tags": ["Administration: domain policy"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/limit"},
          {"name": "after", "in": "query", "description": "What `next` said.", "schema": {"type": "integer"}}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminDomainPolicyVersionList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/domain-policy/versions/{version}": {
      "get": {
        "operationId": "getDomainPolicyVersion",
        "summary": "Read a version",
        "tags": ["Administration: domain policy"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/policyVersion"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminDomainPolicyVersion"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/domain-policy/versions/{version}/restore": {
      "post": {
        "operationId": "restoreDomainPolicyVersion",
        "summary": "A new version that is as that one was",
        "description": "With what decided beside it then about invitations and guests that it did not reach; with `appliesTo`, its list alone.",
        "tags": ["Administration: domain policy"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/policyVersion"},
          {"$ref": "#/components/parameters/ifPolicyMatch"}
        ],
        "requestBody": {
          "required": false,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminDomainPolicyRestore"},
              "examples": {"asItWas": {"value": {}}, "forNewOnes": {"value": {"appliesTo": "newInvitations"}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminDomainPolicyRestore"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminDomainPolicy"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "412": {"$ref": "#/components/responses/Admin412"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/lifecycle": {
      "get": {
        "operationId": "getLifecycle",
        "summary": "How long guests stay, and when sponsors are told",
        "tags": ["Administration: lifecycle"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminLifecycle"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "patch": {
        "operationId": "changeLifecycle",
        "summary": "Change how long guests stay",
        "tags": ["Administration: lifecycle"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminLifecycleChange"},
              "examples": {
                "year": {"value": {"accessDays": 365, "renewalDays": 180, "warningDays": [14, 3]}},
                "noLetters": {"value": {"warningDays": "none"}}
              }
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminLifecycleChange"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminLifecycle"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/second-factors": {
      "get": {
        "operationId": "getSecondFactors",
        "summary": "How guests' second factors are reset, and what passkeys may do",
        "tags": ["Administration: lifecycle"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminSecondFactors"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "patch": {
        "operationId": "changeSecondFactors",
        "summary": "Change it",
        "tags": ["Administration: lifecycle"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminSecondFactorsChange"},
              "examples": {"twoDays": {"value": {"resetHours": 48}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminSecondFactorsChange"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminSecondFactors"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/reports/guest-inactivity": {
      "get": {
        "operationId": "adminListInactiveGuests",
        "summary": "Who has not signed in for long: those who were here, the longest away first, then who never came",
        "tags": ["Administration: lifecycle"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/limit"},
          {
            "name": "after",
            "in": "query",
            "description": "What `next` said.",
            "schema": {"$ref": "#/components/schemas/InactivityPlace"}
          },
          {"$ref": "#/components/parameters/inactiveDays"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminInactiveGuestList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/sponsors/replace": {
      "post": {
        "operationId": "replaceSponsor",
        "summary": "Pass all guests, applications and open requests of one sponsor to another",
        "description": "At most 20,000 guests in a call: while it says `unfinished`, the same call goes on.",
        "tags": ["Administration: lifecycle"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminSponsorChange"},
              "examples": {"next": {"value": {"from": "boss@contoso.example", "to": "next@contoso.example"}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminSponsorChange"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminSponsorChanged"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/sponsors/left": {
      "post": {
        "operationId": "removeSponsorEverywhere",
        "summary": "A sponsor is gone, and nobody follows: the guests' other sponsors answer, or the contact",
        "description": "At most 20,000 guests in a call: while it says `unfinished`, the same call goes on.",
        "tags": ["Administration: lifecycle"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminSponsorGone"},
              "examples": {"gone": {"value": {"from": "former@contoso.example"}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminSponsorGone"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminSponsorChanged"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/hooks": {
      "get": {
        "operationId": "listHooks",
        "summary": "Who is asked before decisions, and told of events",
        "tags": ["Administration: hooks"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminHookList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "post": {
        "operationId": "createHook",
        "summary": "A hook; its secret is shown this once",
        "tags": ["Administration: hooks"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminHookRequest"},
              "examples": {
                "claims": {
                  "value": {
                    "kind": "token.issuing",
                    "name": "Projects",
                    "url": "https://hooks.contoso.example/tokens",
                    "allowedClaims": ["projectIds"]
                  }
                },
                "events": {
                  "value": {
                    "kind": "notification",
                    "name": "Directory",
                    "url": "https://hooks.contoso.example/events",
                    "activities": ["invitationRedeemed", "guestDeleted"]
                  }
                }
              }
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminHookRequest"}}
          }
        },
        "responses": {
          "201": {
            "description": "Made.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminHookWithSecret"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/hooks/{hook}": {
      "get": {
        "operationId": "getHook",
        "summary": "Read a hook",
        "tags": ["Administration: hooks"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/hookId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminHook"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "patch": {
        "operationId": "changeHook",
        "summary": "Change a hook",
        "tags": ["Administration: hooks"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/hookId"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminHookChange"},
              "examples": {"off": {"value": {"enabled": false}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminHookChange"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminHook"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      },
      "delete": {
        "operationId": "deleteHook",
        "summary": "Take a hook away, and what waits for it",
        "tags": ["Administration: hooks"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/hookId"}],
        "responses": {
          "204": {"description": "Done; nothing to say."},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/hooks/{hook}/rotate-secret": {
      "post": {
        "operationId": "rotateHookSecret",
        "summary": "A new secret, shown this once; the former one signs too for some hours",
        "tags": ["Administration: hooks"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/hookId"}],
        "requestBody": {
          "required": false,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminHookRotation"},
              "examples": {"day": {"value": {"overlap": 24}}}
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminHookRotation"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminHookWithSecret"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/hooks/{hook}/test": {
      "post": {
        "operationId": "testHook",
        "summary": "Send a hook.test, and see how it is answered",
        "tags": ["Administration: hooks"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}, {"$ref": "#/components/parameters/hookId"}],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminHookTrial"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/hooks/{hook}/deliveries": {
      "get": {
        "operationId": "listHookDeliveries",
        "summary": "A hook's log, the newest first",
        "tags": ["Administration: hooks"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/hookId"},
          {"$ref": "#/components/parameters/limit"},
          {"$ref": "#/components/parameters/after"},
          {
            "name": "state",
            "in": "query",
            "schema": {"type": "string", "enum": ["waiting", "delivered", "parked", "allowed", "denied", "demanded", "failed"]}
          }
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminHookDeliveryList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/hooks/{hook}/deliveries/{delivery}/redeliver": {
      "post": {
        "operationId": "redeliverToHook",
        "summary": "Send an event once more, under the same webhook-id",
        "tags": ["Administration: hooks"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/hookId"},
          {"$ref": "#/components/parameters/hookDeliveryId"}
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminHookDelivery"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "409": {"$ref": "#/components/responses/Admin409"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/limits": {
      "get": {
        "operationId": "listLimits",
        "summary": "Who came up against a limit, and until when",
        "description": "Without a subject what is reached, of everything; those that last longest first. Of one subject everything that is counted.",
        "tags": ["Administration: limits"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [
          {"$ref": "#/components/parameters/tenant"},
          {"$ref": "#/components/parameters/limit"},
          {"$ref": "#/components/parameters/email"},
          {
            "name": "network",
            "in": "query",
            "description": "Of the network of this IPv4 or IPv6 address.",
            "schema": {"type": "string"}
          },
          {
            "name": "application",
            "in": "query",
            "description": "Of this application.",
            "schema": {"type": "string", "format": "uuid"}
          },
          {
            "name": "strangers",
            "in": "query",
            "description": "Of everybody who asks for access, together.",
            "schema": {"type": "boolean"}
          }
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminLimitCountList"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/admin/tenants/{tenant}/limits/reset": {
      "post": {
        "operationId": "resetLimits",
        "summary": "Begin to count anew for one address, one network or all strangers",
        "tags": ["Administration: limits"],
        "x-needs": "adminToken",
        "security": [{"adminToken": []}],
        "parameters": [{"$ref": "#/components/parameters/tenant"}],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {"$ref": "#/components/schemas/AdminLimitSubject"},
              "examples": {
                "address": {"value": {"email": "ana@fabrikam.example"}},
                "network": {"value": {"network": "203.0.113.7"}},
                "strangers": {"value": {"strangers": true}}
              }
            },
            "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/AdminLimitSubject"}}
          }
        },
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/AdminLimitsReset"}},
              "text/plain": {"schema": {"type": "string", "description": "The same as a table, to `Accept: text/plain`."}}
            }
          },
          "400": {"$ref": "#/components/responses/Admin400"},
          "401": {"$ref": "#/components/responses/Admin401"},
          "403": {"$ref": "#/components/responses/Admin403"},
          "404": {"$ref": "#/components/responses/Admin404"},
          "408": {"$ref": "#/components/responses/Admin408"},
          "413": {"$ref": "#/components/responses/Admin413"},
          "415": {"$ref": "#/components/responses/Admin415"},
          "421": {"$ref": "#/components/responses/Admin421"},
          "500": {"$ref": "#/components/responses/Admin500"},
          "503": {"$ref": "#/components/responses/Admin503"}
        }
      }
    },
    "/health/live": {
      "get": {
        "operationId": "live",
        "summary": "The process answers",
        "tags": ["Machines"],
        "x-needs": "anybody",
        "security": [],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/HealthStatus"}}}
          }
        }
      }
    },
    "/health/ready": {
      "get": {
        "operationId": "ready",
        "summary": "It can do its work",
        "tags": ["Machines"],
        "x-needs": "anybody",
        "security": [],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/HealthStatus"}}}
          },
          "503": {
            "description": "Not ready.",
            "headers": {"Retry-After": {"$ref": "#/components/headers/Retry-After"}},
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/HealthStatus"}}}
          }
        }
      }
    },
    "/metrics": {
      "get": {
        "operationId": "metrics",
        "summary": "What this process counts, as Prometheus' text",
        "description": "At operators' own listener nothing is asked for.",
        "tags": ["Machines"],
        "x-needs": "adminToken of every tenant",
        "security": [{"adminToken": []}],
        "x-every-tenant": true,
        "responses": {
          "200": {"description": "Done.", "content": {"text/plain": {"schema": {"type": "string"}}}},
          "401": {"$ref": "#/components/responses/Machine401"},
          "403": {"$ref": "#/components/responses/Machine403"}
        }
      }
    },
    "/bounces": {
      "post": {
        "operationId": "bounce",
        "summary": "The mail system hands over what came back",
        "tags": ["Machines"],
        "x-needs": "mail system",
        "security": [{"bounceToken": []}],
        "parameters": [
          {
            "name": "recipient",
            "in": "query",
            "description": "The address that the report was delivered to, its + as %2B.",
            "schema": {"type": "string"}
          }
        ],
        "requestBody": {"required": true, "content": {"message/rfc822": {"schema": {"type": "string"}}}},
        "responses": {
          "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/BounceResult"}}}
          },
          "400": {"$ref": "#/components/responses/Machine400"},
          "401": {"$ref": "#/components/responses/Machine401"},
          "404": {"$ref": "#/components/responses/Machine404"},
          "408": {"$ref": "#/components/responses/Machine408"},
          "413": {"$ref": "#/components/responses/Machine413"}
        }
      }
    },
    "/openapi.json": {
      "get": {
        "operationId": "openAPI",
        "summary": "This document",
        "tags": ["Machines"],
        "x-needs": "anybody",
        "security": [],
        "parameters": [{"name": "If-None-Match", "in": "header", "schema": {"type": "string"}}],
        "responses": {
          "200": {
            "description": "Done.",
            "headers": {
              "ETag": {"$ref": "#/components/headers/ETag"},
              "Cache-Control": {"$ref": "#/components/headers/Cache-Control"}
            },
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AnyObject"}}}
          },
          "304": {"description": "It is still that version."}
        }
      }
    },
    "/errors": {
      "get": {
        "operationId": "listErrors",
        "summary": "Every code that an answer can bear",
        "tags": ["Machines"],
        "x-needs": "anybody",
        "security": [],
        "responses": {"200": {"description": "Done.", "content": {"text/plain": {"schema": {"type": "string"}}}}}
      }
    },
    "/errors/{code}": {
      "get": {
        "operationId": "getError",
        "summary": "When a code comes, and what to do",
        "tags": ["Machines"],
        "x-needs": "anybody",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/errorCode"}],
        "responses": {
          "200": {"description": "Done.", "content": {"text/plain": {"schema": {"type": "string"}}}},
          "404": {"$ref": "#/components/responses/Machine404"}
        }
      }
    }
  },
  "components": {
    "securitySchemes": {
      "clientCredentials": {
        "type": "oauth2",
        "description": "An application's access token, ten minutes long. What it may do stands in the token's `roles`; the scope that is asked for is `{anything}/.default`. What a permission holds besides itself: User.ReadWrite.All holds User.Read.All and User.Invite.All; Directory.ReadWrite.All those and Application.ReadWrite.All; every other ReadWrite its Read.",
        "flows": {
          "clientCredentials": {
            "tokenUrl": "/{tenant}/oauth2/v2.0/token",
            "scopes": {
              "User.Invite.All": "Invite guests",
              "User.Read.All": "Read guests and invitations",
              "User.ReadWrite.All": "Change, block, delete, restore and reinvite guests",
              "Directory.ReadWrite.All": "Guests and applications",
              "IdentityProvider.Read.All": "Read how guests may sign in",
              "IdentityProvider.ReadWrite.All": "Change how guests may sign in",
              "Application.Read.All": "Read applications and who is assigned to them",
              "Application.ReadWrite.All": "Say whether guests must be assigned",
              "AppRoleAssignment.ReadWrite.All": "Assign guests to roles of applications",
              "AuditLog.Read.All": "Read what happened and who signed in",
              "Policy.Read.All": "Read policies",
              "Policy.ReadWrite.AuthenticationMethod": "Switch the email passcode on and off",
              "Agreement.Read.All": "Read terms of use",
              "Agreement.ReadWrite.All": "Change terms of use",
              "AgreementAcceptance.Read.All": "Read who has accepted terms of use",
              "Policy.ReadWrite.ConditionalAccess": "Change conditional access policies and named locations",
              "Policy.ReadWrite.CrossTenantAccess": "Change which organisations' accounts come in, and the order of identity providers",
              "Policy.ReadWrite.Authorization": "Change who may invite",
              "Policy.ReadWrite.B2BManagementPolicy": "Change which domains come in",
              "AccessReview.Read.All": "Read access reviews, with the guests in them",
              "AccessReview.ReadWrite.All": "Hold access reviews, which block guests",
              "UserAuthenticationMethod.Read.All": "Read guests' second factors",
              "UserAuthenticationMethod.ReadWrite.All": "Take guests' second factors away"
            }
          }
        }
      },
      "adminToken": {
        "type": "http",
        "scheme": "bearer",
        "description": "An operator's token, made on the server by `vestibule admin-token create NAME`; for one tenant or for all. Operations with `x-every-tenant` want one for all."
      },
      "bounceToken": {
        "type": "http",
        "scheme": "bearer",
        "description": "The mail system's token: VESTIBULE_BOUNCE_TOKEN. Where none is set, there is no such operation."
      },
      "guestToken": {
        "type": "http",
        "scheme": "bearer",
        "description": "A guest's access token, which an application got at the token endpoint."
      },
      "clientBasic": {
        "type": "http",
        "scheme": "basic",
        "description": "Client id and secret of an application. They may stand in the form instead (`client_id`, `client_secret`), or a signed `client_assertion`."
      }
    },
    "parameters": {
      "tenant": {
        "name": "tenant",
        "in": "path",
        "required": true,
        "description": "The tenant's id, or one of its domains.",
        "schema": {"type": "string", "minLength": 1},
        "example": "contoso.example"
      },
      "top": {
        "name": "$top",
        "in": "query",
        "description": "How many on a page.",
        "schema": {"type": "integer", "minimum": 1, "maximum": 999, "default": 100}
      },
      "skiptoken": {
        "name": "$skiptoken",
        "in": "query",
        "description": "From `@odata.nextLink`, as it stands.",
        "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{22}$"}
      },
      "wholeTop": {
        "name": "$top",
        "in": "query",
        "description": "How many on a page.",
        "schema": {"type": "integer", "minimum": 1, "maximum": 999, "default": 999}
      },
      "place": {
        "name": "$skiptoken",
        "in": "query",
        "description": "From `@odata.nextLink`, as it stands.",
        "schema": {"type": "string", "pattern": "^[1-9][0-9]{0,5}$"}
      },
      "selectTaken": {"name": "$select", "in": "query", "description": "Taken, and without effect.", "schema": {"type": "string"}},
      "count": {
        "name": "$count",
        "in": "query",
        "description": "Tells `@odata.count` with the first page.",
        "schema": {"type": "boolean"}
      },
      "countTaken": {
        "name": "$count",
        "in": "query",
        "description": "Taken, and without effect: this list is not counted.",
        "schema": {"type": "boolean"}
      },
      "idempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "The same request under the same key is done once in a day, and gets the first answer again.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[ -~]+$"}
      },
      "ifMatch": {
        "name": "If-Match",
        "in": "header",
        "description": "Only if the user is of one of these versions, as `ETag` told them; `*` is any.",
        "schema": {"type": "string"}
      },
      "ifPolicyMatch": {
        "name": "If-Match",
        "in": "header",
        "description": "Only if the domain policy is of one of these versions, as `ETag` told them; `*` is any.",
        "schema": {"type": "string"}
      },
      "ifNoneMatch": {
        "name": "If-None-Match",
        "in": "header",
        "description": "Answers 304 when the user is of this version.",
        "schema": {"type": "string"}
      },
      "force": {
        "name": "force",
        "in": "query",
        "description": "`true`: also where guests could not sign in any more. Anything else is no.",
        "schema": {"type": "string"},
        "example": "true"
      },
      "limit": {
        "name": "limit",
        "in": "query",
        "description": "How many on a page.",
        "schema": {"type": "integer", "minimum": 1, "maximum": 1000, "default": 100}
      },
      "after": {
        "name": "after",
        "in": "query",
        "description": "What `next` said.",
        "schema": {"type": "string", "format": "uuid"}
      },
      "invitationId": {"name": "id", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}},
      "bulkJob": {"name": "job", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}},
      "dryRun": {
        "name": "dryRun",
        "in": "query",
        "description": "`true`: nobody is invited, and the answer says of each line what would be. Anything else is no.",
        "schema": {"type": "string"}
      },
      "bulkStatus": {
        "name": "status",
        "in": "query",
        "description": "Lines that stand so alone: waiting, invited, refused, canceled.",
        "schema": {"type": "string", "enum": ["waiting", "invited", "refused", "canceled"]}
      },
      "userId": {
        "name": "id",
        "in": "path",
        "required": true,
        "description": "Id or principal name.",
        "schema": {"type": "string", "minLength": 1},
        "example": "ana_fabrikam.example#EXT#@contoso.example"
      },
      "sponsorId": {
        "name": "sponsor",
        "in": "path",
        "required": true,
        "description": "From the list of sponsors.",
        "schema": {"$ref": "#/components/schemas/Id"}
      },
      "handOverId": {
        "name": "handOver",
        "in": "path",
        "required": true,
        "description": "From the answer that began it, or the list.",
        "schema": {"$ref": "#/components/schemas/Id"}
      },
      "passkeyId": {
        "name": "passkey",
        "in": "path",
        "required": true,
        "description": "From the list of methods.",
        "schema": {"$ref": "#/components/schemas/Id"}
      },
      "methodId": {
        "name": "method",
        "in": "path",
        "required": true,
        "description": "From the list of methods.",
        "schema": {"$ref": "#/components/schemas/Id"}
      },
      "userFilter": {
        "name": "$filter",
        "in": "query",
        "description": "OData: eq, ne, not, in, and, or, ge, le, gt, lt, startswith, endswith, isof(), any(). The page *Users* lists the properties.",
        "schema": {"type": "string"},
        "example": "userType eq 'Guest' and externalUserState eq 'PendingAcceptance'"
      },
      "userSearch": {
        "name": "$search",
        "in": "query",
        "description": "Such as `\"displayName:ana\" AND \"mail:ana@\"`.",
        "schema": {"type": "string"},
        "example": "\"displayName:ana\""
      },
      "userOrder": {
        "name": "$orderby",
        "in": "query",
        "description": "`displayName`, `mail` or `createdDateTime`, with `asc` or `desc`. Without it, by id.",
        "schema": {"type": "string"},
        "example": "displayName desc"
      },
      "userSelect": {
        "name": "$select",
        "in": "query",
        "description": "Names of properties with commas between. Without it, the usual ones.",
        "schema": {"type": "string"},
        "example": "id,displayName,mail,externalUserState"
      },
      "deletedUserId": {"name": "id", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}},
      "inactiveDays": {
        "name": "days",
        "in": "query",
        "description": "For how long, or how long ago somebody was invited who never came.",
        "schema": {"type": "integer", "minimum": 10, "maximum": 3650, "default": 90}
      },
      "accessReviewId": {"name": "id", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}},
      "accessReviewInstanceId": {"name": "instance", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}},
      "accessReviewDecisionId": {
        "name": "decision",
        "in": "path",
        "required": true,
        "description": "The guest's id.",
        "schema": {"$ref": "#/components/schemas/Id"}
      },
      "accessReviewFilter": {
        "name": "$filter",
        "in": "query",
        "description": "`decision eq 'Deny'`, `decision in ('Approve','Deny')`, `principal/id eq '{id}'`, or both with `and`.",
        "schema": {"type": "string", "maxLength": 2048},
        "example": "decision eq 'NotReviewed'"
      },
      "servicePrincipalId": {
        "name": "id",
        "in": "path",
        "required": true,
        "description": "The client id.",
        "schema": {"$ref": "#/components/schemas/Id"}
      },
      "assignmentId": {"name": "assignment", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}},
      "principalSelect": {
        "name": "$select",
        "in": "query",
        "description": "Names of properties with commas between.",
        "schema": {"type": "string"},
        "example": "id,displayName,appRoles"
      },
      "identityProviderId": {
        "name": "id",
        "in": "path",
        "required": true,
        "description": "AADSignup-OAUTH, MSASignup-OAUTH, Google-OAUTH, EmailOtpSignup-OAUTH, or the id of a partner's.",
        "schema": {"type": "string", "minLength": 1},
        "example": "EmailOtpSignup-OAUTH"
      },
      "partnerId": {
        "name": "partner",
        "in": "path",
        "required": true,
        "description": "The id of the organisation's Entra tenant.",
        "schema": {"type": "string", "format": "uuid"}
      },
      "legacyPolicyId": {
        "name": "id",
        "in": "path",
        "required": true,
        "description": "There is one: b2b-management-policy.",
        "schema": {"type": "string", "minLength": 1},
        "example": "b2b-management-policy"
      },
      "conditionalAccessPolicyId": {"name": "id", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}},
      "namedLocationId": {"name": "id", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}},
      "agreementId": {"name": "id", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}},
      "eventId": {"name": "id", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}},
      "logTop": {
        "name": "$top",
        "in": "query",
        "description": "How many on a page.",
        "schema": {"type": "integer", "minimum": 1, "maximum": 1000, "default": 100}
      },
      "logFilter": {
        "name": "$filter",
        "in": "query",
        "description": "On the date, the category, the activity and whom it is about; the refusal of another lists them.",
        "schema": {"type": "string"}
      },
      "invitationOfPage": {"name": "invitation", "in": "path", "required": true, "schema": {"type": "string", "minLength": 1}},
      "partner": {"name": "provider", "in": "path", "required": true, "schema": {"type": "string", "minLength": 1}},
      "state": {"name": "state", "in": "query", "schema": {"type": "string"}},
      "code": {"name": "code", "in": "query", "schema": {"type": "string"}},
      "domain": {
        "name": "domain",
        "in": "path",
        "required": true,
        "schema": {"type": "string", "minLength": 1},
        "example": "contoso.test"
      },
      "providerId": {"name": "provider", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}},
      "applicationId": {
        "name": "application",
        "in": "path",
        "required": true,
        "description": "The client id.",
        "schema": {"$ref": "#/components/schemas/Id"}
      },
      "secretId": {"name": "secret", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}},
      "keyId": {"name": "key", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}},
      "roleName": {
        "name": "role",
        "in": "path",
        "required": true,
        "description": "Its value or its id.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 120},
        "example": "Projects.Read"
      },
      "invitation": {"name": "invitation", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}},
      "guest": {"name": "guest", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}},
      "accessRequest": {"name": "request", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}},
      "email": {
        "name": "email",
        "in": "query",
        "description": "Of this address alone.",
        "schema": {"type": "string", "format": "email"}
      },
      "letterId": {"name": "letter", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}},
      "policyVersion": {"name": "version", "in": "path", "required": true, "schema": {"type": "integer"}},
      "hookId": {"name": "hook", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}},
      "hookDeliveryId": {"name": "delivery", "in": "path", "required": true, "schema": {"type": "string", "format": "uuid"}},
      "errorCode": {
        "name": "code",
        "in": "path",
        "required": true,
        "description": "In any case.",
        "schema": {"type": "string", "minLength": 1},
        "example": "Request_BadRequest"
      }
    },
    "headers": {
      "ETag": {"description": "The version.", "schema": {"type": "string"}},
      "Cache-Control": {"schema": {"type": "string"}},
      "Location": {"required": true, "schema": {"type": "string"}},
      "Retry-After": {"description": "Seconds.", "schema": {"type": "string", "pattern": "^[0-9]+$"}},
      "WWW-Authenticate": {"required": true, "schema": {"type": "string"}},
      "request-id": {"required": true, "description": "Of this request, in our log too.", "schema": {"type": "string"}}
    },
    "responses": {
      "Graph400": {
        "description": "Something in the request is wrong; the message names it.",
        "x-error-codes": ["Request_BadRequest"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/GraphError"},
                {"properties": {"error": {"properties": {"code": {"const": "Request_BadRequest"}}}}}
              ]
            }
          }
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Admin400": {
        "description": "Something in the request is wrong; the message names it.",
        "x-error-codes": ["Request_BadRequest"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [{"$ref": "#/components/schemas/AdminError"}, {"properties": {"code": {"const": "Request_BadRequest"}}}]
            }
          },
          "text/plain": {"schema": {"type": "string"}}
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Graph401": {
        "description": "No token, or one that works no more.",
        "x-error-codes": ["InvalidAuthenticationToken"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/GraphError"},
                {"properties": {"error": {"properties": {"code": {"const": "InvalidAuthenticationToken"}}}}}
              ]
            }
          }
        },
        "headers": {
          "request-id": {"$ref": "#/components/headers/request-id"},
          "WWW-Authenticate": {"$ref": "#/components/headers/WWW-Authenticate"}
        }
      },
      "Admin401": {
        "description": "No token, or one that works no more.",
        "x-error-codes": ["InvalidAuthenticationToken"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/AdminError"},
                {"properties": {"code": {"const": "InvalidAuthenticationToken"}}}
              ]
            }
          },
          "text/plain": {"schema": {"type": "string"}}
        },
        "headers": {
          "request-id": {"$ref": "#/components/headers/request-id"},
          "WWW-Authenticate": {"$ref": "#/components/headers/WWW-Authenticate"}
        }
      },
      "Graph403": {
        "description": "Not permitted, or a rule of the tenant forbids it.",
        "x-error-codes": ["Authorization_RequestDenied"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/GraphError"},
                {"properties": {"error": {"properties": {"code": {"const": "Authorization_RequestDenied"}}}}}
              ]
            }
          }
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Admin403": {
        "description": "Not permitted, or a rule of the tenant forbids it.",
        "x-error-codes": ["Authorization_RequestDenied"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/AdminError"},
                {"properties": {"code": {"const": "Authorization_RequestDenied"}}}
              ]
            }
          },
          "text/plain": {"schema": {"type": "string"}}
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Graph404": {
        "description": "No such thing in this tenant; what is another tenant's is answered the same.",
        "x-error-codes": ["Request_ResourceNotFound"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/GraphError"},
                {"properties": {"error": {"properties": {"code": {"const": "Request_ResourceNotFound"}}}}}
              ]
            }
          }
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Admin404": {
        "description": "No such thing in this tenant; what is another tenant's is answered the same.",
        "x-error-codes": ["Request_ResourceNotFound"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/AdminError"},
                {"properties": {"code": {"const": "Request_ResourceNotFound"}}}
              ]
            }
          },
          "text/plain": {"schema": {"type": "string"}}
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Graph408": {
        "description": "The body did not come in time (ten seconds).",
        "x-error-codes": ["Request_BadRequest"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/GraphError"},
                {"properties": {"error": {"properties": {"code": {"const": "Request_BadRequest"}}}}}
              ]
            }
          }
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Admin408": {
        "description": "The body did not come in time (ten seconds).",
        "x-error-codes": ["Request_BadRequest"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [{"$ref": "#/components/schemas/AdminError"}, {"properties": {"code": {"const": "Request_BadRequest"}}}]
            }
          },
          "text/plain": {"schema": {"type": "string"}}
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Graph409": {
        "description": "It clashes with what is there; or the Idempotency-Key came with another request, or is under way (then with Retry-After).",
        "x-error-codes": ["Request_MultipleObjectsWithSameKeyValue"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/GraphError"},
                {
                  "properties": {"error": {"properties": {"code": {"const": "Request_MultipleObjectsWithSameKeyValue"}}}}
                }
              ]
            }
          }
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Admin409": {
        "description": "It clashes with what is there; or the Idempotency-Key came with another request, or is under way (then with Retry-After).",
        "x-error-codes": ["Request_MultipleObjectsWithSameKeyValue"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/AdminError"},
                {"properties": {"code": {"const": "Request_MultipleObjectsWithSameKeyValue"}}}
              ]
            }
          },
          "text/plain": {"schema": {"type": "string"}}
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Graph412": {
        "description": "If-Match names another version than there is.",
        "x-error-codes": ["Request_PreconditionFailed"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/GraphError"},
                {"properties": {"error": {"properties": {"code": {"const": "Request_PreconditionFailed"}}}}}
              ]
            }
          }
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Admin412": {
        "description": "If-Match names another version than there is.",
        "x-error-codes": ["Request_PreconditionFailed"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/AdminError"},
                {"properties": {"code": {"const": "Request_PreconditionFailed"}}}
              ]
            }
          },
          "text/plain": {"schema": {"type": "string"}}
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Graph413": {
        "description": "The body is too large.",
        "x-error-codes": ["Request_BadRequest"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/GraphError"},
                {"properties": {"error": {"properties": {"code": {"const": "Request_BadRequest"}}}}}
              ]
            }
          }
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Admin413": {
        "description": "The body is too large.",
        "x-error-codes": ["Request_BadRequest"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [{"$ref": "#/components/schemas/AdminError"}, {"properties": {"code": {"const": "Request_BadRequest"}}}]
            }
          },
          "text/plain": {"schema": {"type": "string"}}
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Graph415": {
        "description": "The body is of another content type than is read here.",
        "x-error-codes": ["Request_BadRequest"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/GraphError"},
                {"properties": {"error": {"properties": {"code": {"const": "Request_BadRequest"}}}}}
              ]
            }
          }
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Admin415": {
        "description": "The body is of another content type than is read here.",
        "x-error-codes": ["Request_BadRequest"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [{"$ref": "#/components/schemas/AdminError"}, {"properties": {"code": {"const": "Request_BadRequest"}}}]
            }
          },
          "text/plain": {"schema": {"type": "string"}}
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Graph421": {
        "description": "The Host is not the configured public one.",
        "x-error-codes": ["Request_BadRequest"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/GraphError"},
                {"properties": {"error": {"properties": {"code": {"const": "Request_BadRequest"}}}}}
              ]
            }
          }
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Admin421": {
        "description": "The Host is not the configured public one.",
        "x-error-codes": ["Request_BadRequest"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [{"$ref": "#/components/schemas/AdminError"}, {"properties": {"code": {"const": "Request_BadRequest"}}}]
            }
          },
          "text/plain": {"schema": {"type": "string"}}
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Graph429": {
        "description": "Too often; Retry-After says how many seconds to wait.",
        "x-error-codes": ["TooManyRequests"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/GraphError"},
                {"properties": {"error": {"properties": {"code": {"const": "TooManyRequests"}}}}}
              ]
            }
          }
        },
        "headers": {
          "request-id": {"$ref": "#/components/headers/request-id"},
          "Retry-After": {"$ref": "#/components/headers/Retry-After"}
        }
      },
      "Admin429": {
        "description": "Too often; Retry-After says how many seconds to wait.",
        "x-error-codes": ["TooManyRequests"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [{"$ref": "#/components/schemas/AdminError"}, {"properties": {"code": {"const": "TooManyRequests"}}}]
            }
          },
          "text/plain": {"schema": {"type": "string"}}
        },
        "headers": {
          "request-id": {"$ref": "#/components/headers/request-id"},
          "Retry-After": {"$ref": "#/components/headers/Retry-After"}
        }
      },
      "Graph500": {
        "description": "An accident. The message names the reference to quote.",
        "x-error-codes": ["Service_InternalServerError"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/GraphError"},
                {"properties": {"error": {"properties": {"code": {"const": "Service_InternalServerError"}}}}}
              ]
            }
          }
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Admin500": {
        "description": "An accident. The message names the reference to quote.",
        "x-error-codes": ["Service_InternalServerError"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/AdminError"},
                {"properties": {"code": {"const": "Service_InternalServerError"}}}
              ]
            }
          },
          "text/plain": {"schema": {"type": "string"}}
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Graph503": {
        "description": "The database or the settings cannot be had just now. Retry-After says when to try again.",
        "x-error-codes": ["serviceNotAvailable"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/GraphError"},
                {"properties": {"error": {"properties": {"code": {"const": "serviceNotAvailable"}}}}}
              ]
            }
          }
        },
        "headers": {
          "request-id": {"$ref": "#/components/headers/request-id"},
          "Retry-After": {"$ref": "#/components/headers/Retry-After"}
        }
      },
      "Admin503": {
        "description": "The database or the settings cannot be had just now. Retry-After says when to try again.",
        "x-error-codes": ["serviceNotAvailable"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [{"$ref": "#/components/schemas/AdminError"}, {"properties": {"code": {"const": "serviceNotAvailable"}}}]
            }
          },
          "text/plain": {"schema": {"type": "string"}}
        },
        "headers": {
          "request-id": {"$ref": "#/components/headers/request-id"},
          "Retry-After": {"$ref": "#/components/headers/Retry-After"}
        }
      },
      "OAuth400": {
        "description": "Something in the request is wrong; the message names it.",
        "x-error-codes": [
          "invalid_request",
          "unauthorized_client",
          "unsupported_grant_type",
          "invalid_scope",
          "invalid_grant",
          "access_denied",
          "authorization_pending",
          "slow_down",
          "expired_token"
        ],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [
                {"$ref": "#/components/schemas/OAuthError"},
                {
                  "properties": {
                    "error": {
                      "enum": [
                        "invalid_request",
                        "unauthorized_client",
                        "unsupported_grant_type",
                        "invalid_scope",
                        "invalid_grant",
                        "access_denied",
                        "authorization_pending",
                        "slow_down",
                        "expired_token"
                      ]
                    }
                  }
                }
              ]
            }
          }
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "OAuth401": {
        "description": "No token, or one that works no more.",
        "x-error-codes": ["invalid_client"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [{"$ref": "#/components/schemas/OAuthError"}, {"properties": {"error": {"const": "invalid_client"}}}]
            }
          }
        },
        "headers": {
          "request-id": {"$ref": "#/components/headers/request-id"},
          "WWW-Authenticate": {"$ref": "#/components/headers/WWW-Authenticate"}
        }
      },
      "OAuth403": {
        "description": "Not permitted, or a rule of the tenant forbids it.",
        "x-error-codes": ["invalid_request"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [{"$ref": "#/components/schemas/OAuthError"}, {"properties": {"error": {"const": "invalid_request"}}}]
            }
          }
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "OAuth404": {
        "description": "No such thing in this tenant; what is another tenant's is answered the same.",
        "x-error-codes": ["invalid_request"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [{"$ref": "#/components/schemas/OAuthError"}, {"properties": {"error": {"const": "invalid_request"}}}]
            }
          }
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "OAuth408": {
        "description": "The body did not come in time (ten seconds).",
        "x-error-codes": ["invalid_request"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [{"$ref": "#/components/schemas/OAuthError"}, {"properties": {"error": {"const": "invalid_request"}}}]
            }
          }
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "OAuth413": {
        "description": "The body is too large.",
        "x-error-codes": ["invalid_request"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [{"$ref": "#/components/schemas/OAuthError"}, {"properties": {"error": {"const": "invalid_request"}}}]
            }
          }
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "OAuth415": {
        "description": "The body is of another content type than is read here.",
        "x-error-codes": ["invalid_request"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [{"$ref": "#/components/schemas/OAuthError"}, {"properties": {"error": {"const": "invalid_request"}}}]
            }
          }
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "OAuth421": {
        "description": "The Host is not the configured public one.",
        "x-error-codes": ["invalid_request"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [{"$ref": "#/components/schemas/OAuthError"}, {"properties": {"error": {"const": "invalid_request"}}}]
            }
          }
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "OAuth429": {
        "description": "Too often; Retry-After says how many seconds to wait.",
        "x-error-codes": ["invalid_request"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [{"$ref": "#/components/schemas/OAuthError"}, {"properties": {"error": {"const": "invalid_request"}}}]
            }
          }
        },
        "headers": {
          "request-id": {"$ref": "#/components/headers/request-id"},
          "Retry-After": {"$ref": "#/components/headers/Retry-After"}
        }
      },
      "OAuth500": {
        "description": "An accident. The message names the reference to quote.",
        "x-error-codes": ["invalid_request"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [{"$ref": "#/components/schemas/OAuthError"}, {"properties": {"error": {"const": "invalid_request"}}}]
            }
          }
        },
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "OAuth503": {
        "description": "The database or the settings cannot be had just now. Retry-After says when to try again.",
        "x-error-codes": ["invalid_request"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [{"$ref": "#/components/schemas/OAuthError"}, {"properties": {"error": {"const": "invalid_request"}}}]
            }
          }
        },
        "headers": {
          "request-id": {"$ref": "#/components/headers/request-id"},
          "Retry-After": {"$ref": "#/components/headers/Retry-After"}
        }
      },
      "InvalidToken": {
        "description": "The token is none that works.",
        "x-error-codes": ["invalid_token"],
        "content": {
          "application/json": {
            "schema": {
              "allOf": [{"$ref": "#/components/schemas/OAuthError"}, {"properties": {"error": {"const": "invalid_token"}}}]
            }
          }
        },
        "headers": {
          "request-id": {"$ref": "#/components/headers/request-id"},
          "WWW-Authenticate": {"$ref": "#/components/headers/WWW-Authenticate"}
        }
      },
      "PageRefusal": {
        "description": "A page that says what is wrong.",
        "x-error-codes": [
          "linkUnknown",
          "linkReplaced",
          "expired",
          "revoked",
          "alreadyUsed",
          "frozen",
          "domainBlocked",
          "organisationBlocked",
          "tenantSuspended",
          "accessDenied",
          "wrongBrowser",
          "attemptOver",
          "tooManyGuesses",
          "locked",
          "formExpired",
          "tooManyLetters",
          "askedTooOften",
          "anotherAccount",
          "accountUnknown",
          "signInDeclined",
          "noSuchAccount",
          "providerUnavailable",
          "nothingFits",
          "hookDenied",
          "accessEnded"
        ],
        "content": {"text/html": {"schema": {"type": "string"}}},
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "BrowserRefusal": {
        "description": "A page that says what the application asked wrongly; other errors go back to it.",
        "x-error-codes": [
          "invalid_request",
          "unauthorized_client",
          "unsupported_response_type",
          "invalid_scope",
          "access_denied",
          "login_required",
          "interaction_required",
          "account_selection_required",
          "unmet_authentication_requirements",
          "request_not_supported",
          "request_uri_not_supported"
        ],
        "content": {"text/html": {"schema": {"type": "string"}}},
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "PageFailure": {
        "description": "A page that says so.",
        "x-error-codes": [],
        "content": {"text/html": {"schema": {"type": "string"}}},
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Machine400": {
        "description": "Something in the request is wrong; the message names it.",
        "x-error-codes": ["Request_BadRequest"],
        "content": {"text/plain": {"schema": {"type": "string"}}},
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Machine401": {
        "description": "No token, or one that works no more.",
        "x-error-codes": ["InvalidAuthenticationToken"],
        "content": {"text/plain": {"schema": {"type": "string"}}},
        "headers": {
          "request-id": {"$ref": "#/components/headers/request-id"},
          "WWW-Authenticate": {"$ref": "#/components/headers/WWW-Authenticate"}
        }
      },
      "Machine403": {
        "description": "Not permitted, or a rule of the tenant forbids it.",
        "x-error-codes": ["Authorization_RequestDenied"],
        "content": {"text/plain": {"schema": {"type": "string"}}},
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Machine404": {
        "description": "No such thing in this tenant; what is another tenant's is answered the same.",
        "x-error-codes": ["Request_ResourceNotFound"],
        "content": {"text/plain": {"schema": {"type": "string"}}},
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Machine408": {
        "description": "The body did not come in time (ten seconds).",
        "x-error-codes": ["Request_BadRequest"],
        "content": {"text/plain": {"schema": {"type": "string"}}},
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      },
      "Machine413": {
        "description": "The body is too large.",
        "x-error-codes": ["Request_BadRequest"],
        "content": {"text/plain": {"schema": {"type": "string"}}},
        "headers": {"request-id": {"$ref": "#/components/headers/request-id"}}
      }
    },
    "schemas": {
      "Id": {"type": "string", "format": "uuid", "description": "A UUID (version 7), read in any case."},
      "Moment": {"type": "string", "format": "date-time", "description": "RFC 3339 in UTC, such as 2026-12-31T12:00:00Z."},
      "MomentOrNull": {"type": ["string", "null"], "format": "date-time"},
      "DomainPolicyReach": {
        "enum": ["newInvitations", "pendingInvitations", "everyone"],
        "description": "Who is stopped: who is invited from then on; and invitations not redeemed; and guests inside."
      },
      "TextOrNull": {"type": ["string", "null"]},
      "GraphError": {
        "type": "object",
        "required": ["error"],
        "properties": {
          "error": {
            "type": "object",
            "required": ["code", "message", "innerError"],
            "properties": {
              "code": {"type": "string"},
              "message": {"type": "string", "description": "What is wrong, and what to do."},
              "innerError": {
                "type": "object",
                "required": ["date", "request-id", "client-request-id", "help"],
                "properties": {
                  "date": {
                    "type": "string",
                    "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d$",
                    "description": "UTC, without a zone, as Graph writes it."
                  },
                  "request-id": {"type": "string"},
                  "client-request-id": {"type": "string"},
                  "help": {"type": "string", "format": "uri", "description": "Where the code is explained."}
                }
              }
            }
          }
        }
      },
      "AdminError": {
        "type": "object",
        "required": ["error", "code", "request", "help"],
        "properties": {
          "error": {"type": "string", "description": "What is wrong, and what to do."},
          "code": {"type": "string"},
          "request": {"type": "string", "description": "The request's id."},
          "help": {"type": "string", "format": "uri", "description": "Where the code is explained."}
        }
      },
      "OAuthError": {
        "type": "object",
        "description": "RFC 6749 §5.2.",
        "required": ["error", "error_description", "error_uri"],
        "properties": {
          "error": {"type": "string"},
          "error_description": {"type": "string", "description": "What is wrong, and what to do."},
          "error_uri": {"type": "string", "format": "uri", "description": "Where the code is explained."}
        }
      },
      "InvitationRequest": {
        "type": "object",
        "required": ["invitedUserEmailAddress", "inviteRedirectUrl"],
        "properties": {
          "invitedUserEmailAddress": {"type": "string", "format": "email", "maxLength": 254},
          "inviteRedirectUrl": {
            "type": "string",
            "format": "uri",
            "maxLength": 2048,
            "description": "Under one of the tenant's redirect origins."
          },
          "invitedUserDisplayName": {"type": ["string", "null"], "maxLength": 256},
          "invitedUserType": {"type": ["string", "null"], "enum": ["Guest", "guest", null]},
          "sendInvitationMessage": {"type": ["boolean", "null"], "default": false},
          "invitedUserMessageInfo": {"$ref": "#/components/schemas/InvitationMessage"},
          "expirationDateTime": {
            "type": ["string", "null"],
            "format": "date-time",
            "description": "Within 365 days; after 30 days where it is left out."
          },
          "identityProvider": {
            "type": ["string", "null"],
            "description": "Where the guest shall sign in: azureAD, google, microsoftAccount, passcode, or the id of a partner's identity provider."
          },
          "accessEndDateTime": {
            "type": ["string", "null"],
            "format": "date-time",
            "description": "Until when the guest is let in, in the future. Without it the guest's stays; one whose access has ended is invited only with it."
          },
          "invitedUserSponsors": {"$ref": "#/components/schemas/SponsorsWithInvitation"},
          "appRoleAssignments": {"type": ["array", "null"], "maxItems": 100, "items": {"$ref": "#/components/schemas/RoleWithInvitation"}},
          "resetRedemption": {"type": ["boolean", "null"], "default": false},
          "invitedUser": {"$ref": "#/components/schemas/GuestReference"}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "InvitationMessage": {
        "type": ["object", "null"],
        "properties": {
          "messageLanguage": {
            "type": ["string", "null"],
            "minLength": 1,
            "maxLength": 35,
            "description": "A language tag; letters are written in en, de, fr, es and ja."
          },
          "customizedMessageBody": {"type": ["string", "null"], "maxLength": 2000, "description": "Plain text."},
          "ccRecipients": {
            "type": ["array", "null"],
            "maxItems": 1,
            "items": {
              "type": "object",
              "properties": {
                "emailAddress": {
                  "type": ["object", "null"],
                  "properties": {"address": {"type": ["string", "null"], "format": "email"}, "name": {"type": ["string", "null"]}},
                  "additionalProperties": false,
                  "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
                }
              },
              "additionalProperties": false,
              "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
            }
          }
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "RoleWithInvitation": {
        "type": "object",
        "description": "A role by its id or its value. Default access is the id 00000000-0000-0000-0000-000000000000.",
        "required": ["resourceId"],
        "properties": {
          "resourceId": {"$ref": "#/components/schemas/Id"},
          "appRoleId": {"type": ["string", "null"], "format": "uuid"},
          "appRole": {"type": ["string", "null"], "minLength": 1, "maxLength": 120}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "SponsorsWithInvitation": {
        "type": ["array", "null"],
        "maxItems": 5,
        "description": "Added to those that the guest has, at most five together. Each by one of its names.",
        "items": {
          "type": "object",
          "minProperties": 1,
          "properties": {
            "id": {
              "type": ["string", "null"],
              "format": "uuid",
              "description": "Of a sponsor of this tenant, or its contact."
            },
            "mail": {
              "type": ["string", "null"],
              "format": "email",
              "maxLength": 254,
              "description": "It needs not have been a sponsor before."
            },
            "@odata.id": {
              "type": "string",
              "minLength": 1,
              "description": "Its last part is an email address, or the id from a list of sponsors."
            }
          },
          "additionalProperties": false,
          "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
        }
      },
      "GuestReference": {
        "type": ["object", "null"],
        "properties": {"id": {"type": ["string", "null"], "format": "uuid"}},
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "AddressToExplain": {
        "type": "object",
        "required": ["invitedUserEmailAddress"],
        "properties": {"invitedUserEmailAddress": {"type": "string", "format": "email", "maxLength": 254}},
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "InvitationEnd": {
        "type": "object",
        "required": ["expirationDateTime"],
        "properties": {"expirationDateTime": {"$ref": "#/components/schemas/Moment"}},
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "Invitation": {
        "type": "object",
        "required": [
          "id",
          "invitedUserEmailAddress",
          "invitedUserType",
          "invitedUserMessageInfo",
          "sendInvitationMessage",
          "inviteRedirectUrl",
          "resetRedemption",
          "status",
          "invitedUser",
          "standing",
          "createdDateTime",
          "expirationDateTime"
        ],
        "properties": {
          "@odata.context": {"type": "string"},
          "id": {"$ref": "#/components/schemas/Id"},
          "invitedUserDisplayName": {"type": "string"},
          "invitedUserEmailAddress": {"type": "string"},
          "invitedUserType": {"const": "Guest"},
          "invitedUserMessageInfo": {
            "type": "object",
            "required": ["ccRecipients"],
            "properties": {
              "messageLanguage": {"type": "string"},
              "ccRecipients": {
                "type": "array",
                "items": {
                  "type": "object",
                  "required": ["emailAddress"],
                  "properties": {
                    "emailAddress": {"type": "object", "required": ["address"], "properties": {"address": {"type": "string"}}}
                  }
                }
              },
              "customizedMessageBody": {"type": "string"}
            }
          },
          "sendInvitationMessage": {"type": "boolean"},
          "inviteRedirectUrl": {"type": "string"},
          "inviteRedeemUrl": {"type": "string", "format": "uri", "description": "The link, shown when it is made and never again."},
          "resetRedemption": {"type": "boolean"},
          "status": {"enum": ["PendingAcceptance", "Completed"]},
          "invitedUser": {"type": "object", "required": ["id"], "properties": {"id": {"$ref": "#/components/schemas/Id"}}},
          "standing": {"enum": ["pending", "redeemed", "revoked", "frozen", "superseded", "expired"]},
          "createdDateTime": {"$ref": "#/components/schemas/Moment"},
          "expirationDateTime": {"$ref": "#/components/schemas/Moment"},
          "redeemedDateTime": {"$ref": "#/components/schemas/Moment"},
          "revokedDateTime": {"$ref": "#/components/schemas/Moment"},
          "undoUntilDateTime": {"$ref": "#/components/schemas/Moment"},
          "identityProvider": {"$ref": "#/components/schemas/Door"},
          "accessEndDateTime": {"$ref": "#/components/schemas/Moment", "description": "As it was asked for."},
          "invitedUserSponsors": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["@odata.type", "id"],
              "properties": {
                "@odata.type": {"const": "#microsoft.graph.user"},
                "id": {"$ref": "#/components/schemas/Id"},
                "mail": {"type": "string"}
              }
            }
          },
          "appRoleAssignments": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["resourceId"],
              "properties": {
                "resourceId": {"$ref": "#/components/schemas/Id"},
                "appRole": {"type": "string"},
                "appRoleId": {"$ref": "#/components/schemas/Id"}
              }
            }
          },
          "delivery": {
            "type": "object",
            "required": ["state"],
            "properties": {"state": {"enum": ["queued", "sent", "failed", "dropped", "bounced"]}, "lastReply": {"type": "string"}}
          },
          "routeForecast": {"$ref": "#/components/schemas/Route"},
          "routeTaken": {"$ref": "#/components/schemas/Route"}
        }
      },
      "InvitationList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/Invitation"}}
        }
      },
      "Door": {
        "type": "string",
        "description": "azureAD, google, microsoftAccount, passcode or externalFederation:{id}.",
        "pattern": "^(azureAD|google|microsoftAccount|passcode|externalFederation:[0-9a-f-]{36})$"
      },
      "Route": {
        "type": "object",
        "required": ["identityProvider", "reason", "guestMayChoosePasscode", "alternatives", "trace", "asOfDateTime"],
        "properties": {
          "identityProvider": {"oneOf": [{"$ref": "#/components/schemas/Door"}, {"type": "null"}]},
          "reason": {"type": "string"},
          "guestMayChoosePasscode": {"type": "boolean"},
          "alternatives": {"type": "array", "items": {"$ref": "#/components/schemas/Door"}},
          "trace": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["identityProvider", "verdict", "reason"],
              "properties": {
                "identityProvider": {"$ref": "#/components/schemas/Door"},
                "verdict": {"enum": ["fits", "mayFit", "closed"]},
                "reason": {"type": "string"}
              }
            }
          },
          "asOfDateTime": {"$ref": "#/components/schemas/Moment"}
        }
      },
      "RouteExplanation": {
        "type": "object",
        "required": [
          "emailAddress",
          "domainPolicy",
          "identityProvider",
          "reason",
          "guestMayChoosePasscode",
          "alternatives",
          "trace",
          "asOfDateTime"
        ],
        "properties": {
          "emailAddress": {"type": "string"},
          "domainPolicy": {
            "type": "object",
            "required": ["isAllowed", "reason"],
            "properties": {"isAllowed": {"type": "boolean"}, "reason": {"type": "string"}}
          },
          "guestId": {
            "$ref": "#/components/schemas/Id",
            "description": "Of a guest who is in already; told to who may read guests."
          },
          "identityProvider": {"oneOf": [{"$ref": "#/components/schemas/Door"}, {"type": "null"}]},
          "reason": {"type": "string"},
          "guestMayChoosePasscode": {"type": "boolean"},
          "alternatives": {"type": "array", "items": {"$ref": "#/components/schemas/Door"}},
          "trace": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["identityProvider", "verdict", "reason"],
              "properties": {
                "identityProvider": {"$ref": "#/components/schemas/Door"},
                "verdict": {"enum": ["fits", "mayFit", "closed"]},
                "reason": {"type": "string"}
              }
            }
          },
          "asOfDateTime": {"$ref": "#/components/schemas/Moment"}
        }
      },
      "BulkJob": {
        "type": "object",
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "status": {"enum": ["notStarted", "running", "succeeded", "failed", "canceled"]},
          "createdDateTime": {"$ref": "#/components/schemas/Moment"},
          "lastActionDateTime": {"$ref": "#/components/schemas/Moment"},
          "total": {"type": "integer"},
          "done": {"type": "integer"},
          "invited": {"type": "integer"},
          "refused": {"type": "integer"}
        },
        "required": ["id", "status", "createdDateTime", "lastActionDateTime", "total", "done", "invited", "refused"]
      },
      "BulkJobList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/BulkJob"}}
        }
      },
      "BulkRow": {
        "type": "object",
        "required": ["line", "status"],
        "properties": {
          "line": {"type": "integer", "minimum": 1},
          "status": {"enum": ["valid", "waiting", "invited", "refused", "canceled"]},
          "invitedUserEmailAddress": {"type": "string"},
          "invitationId": {"$ref": "#/components/schemas/Id"},
          "invitedUserId": {"$ref": "#/components/schemas/Id"},
          "externalUserState": {"enum": ["PendingAcceptance", "Accepted"]},
          "identityProvider": {"$ref": "#/components/schemas/TextOrNull"},
          "reason": {"type": "string"},
          "code": {"type": "string"},
          "message": {"type": "string"},
          "inviteRedeemUrl": {"type": "string", "format": "uri"}
        }
      },
      "BulkRowList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/BulkRow"}}
        }
      },
      "BulkForecast": {
        "type": "object",
        "required": ["total", "valid", "refused", "value"],
        "properties": {
          "total": {"type": "integer"},
          "valid": {"type": "integer"},
          "refused": {"type": "integer"},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/BulkRow"}}
        }
      },
      "Count": {"type": "string", "pattern": "^[0-9]+$"},
      "TrueValue": {
        "type": "object",
        "required": ["@odata.context", "value"],
        "properties": {"@odata.context": {"type": "string"}, "value": {"const": true}}
      },
      "User": {
        "type": "object",
        "description": "Without `$select`: everything up to `identities`; a restored or deleted one with its type and `deletedDateTime` too.",
        "properties": {
          "businessPhones": {"type": "array", "maxItems": 1, "items": {"type": "string"}},
          "displayName": {"type": "string"},
          "givenName": {"$ref": "#/components/schemas/TextOrNull"},
          "jobTitle": {"$ref": "#/components/schemas/TextOrNull"},
          "mail": {"type": "string"},
          "mobilePhone": {"$ref": "#/components/schemas/TextOrNull"},
          "officeLocation": {"$ref": "#/components/schemas/TextOrNull"},
          "preferredLanguage": {"$ref": "#/components/schemas/TextOrNull"},
          "surname": {"$ref": "#/components/schemas/TextOrNull"},
          "userPrincipalName": {"type": "string"},
          "id": {"$ref": "#/components/schemas/Id"},
          "otherMails": {"type": "array", "items": {"type": "string"}},
          "userType": {"const": "Guest"},
          "creationType": {"const": "Invitation"},
          "accountEnabled": {"type": "boolean"},
          "externalUserState": {"enum": ["PendingAcceptance", "Accepted"]},
          "externalUserStateChangeDateTime": {"$ref": "#/components/schemas/Moment"},
          "createdDateTime": {"$ref": "#/components/schemas/Moment"},
          "identities": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["signInType", "issuer", "issuerAssignedId"],
              "properties": {
                "signInType": {"type": "string"},
                "issuer": {"type": "string"},
                "issuerAssignedId": {"$ref": "#/components/schemas/TextOrNull"}
              }
            }
          },
          "companyName": {"$ref": "#/components/schemas/TextOrNull"},
          "department": {"$ref": "#/components/schemas/TextOrNull"},
          "streetAddress": {"$ref": "#/components/schemas/TextOrNull"},
          "city": {"$ref": "#/components/schemas/TextOrNull"},
          "state": {"$ref": "#/components/schemas/TextOrNull"},
          "postalCode": {"$ref": "#/components/schemas/TextOrNull"},
          "country": {"$ref": "#/components/schemas/TextOrNull"},
          "@odata.type": {"const": "#microsoft.graph.user"},
          "@odata.etag": {"$ref": "#/components/schemas/TextOrNull"},
          "deletedDateTime": {"$ref": "#/components/schemas/MomentOrNull"},
          "signInActivity": {
            "type": "object",
            "required": ["lastSignInDateTime", "lastSuccessfulSignInDateTime"],
            "properties": {
              "lastSignInDateTime": {"$ref": "#/components/schemas/MomentOrNull"},
              "lastSuccessfulSignInDateTime": {"$ref": "#/components/schemas/MomentOrNull"}
            }
          },
          "accessEndDateTime": {
            "$ref": "#/components/schemas/MomentOrNull",
            "description": "Until when the guest is let in; null: without an end."
          },
          "mailBouncedDateTime": {"$ref": "#/components/schemas/MomentOrNull", "description": "When a letter last did not arrive."},
          "routeTaken": {"oneOf": [{"$ref": "#/components/schemas/Route"}, {"type": "null"}]}
        }
      },
      "UserList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/User"}}
        }
      },
      "UserChange": {
        "type": "object",
        "properties": {
          "displayName": {"type": "string", "minLength": 1, "maxLength": 256},
          "accountEnabled": {"type": "boolean", "description": "false: nothing that the guest holds opens a door any more."},
          "preferredLanguage": {"type": ["string", "null"], "minLength": 1, "maxLength": 35},
          "accessEndDateTime": {
            "type": ["string", "null"],
            "format": "date-time",
            "description": "Until when the guest is let in; a time that is over ends the access at once."
          },
          "businessPhones": {"type": ["array", "null"], "maxItems": 1, "items": {"type": "string", "minLength": 1, "maxLength": 64}},
          "givenName": {"type": ["string", "null"], "minLength": 1, "maxLength": 64},
          "surname": {"type": ["string", "null"], "minLength": 1, "maxLength": 64},
          "jobTitle": {"type": ["string", "null"], "minLength": 1, "maxLength": 128},
          "companyName": {"type": ["string", "null"], "minLength": 1, "maxLength": 64},
          "department": {"type": ["string", "null"], "minLength": 1, "maxLength": 64},
          "officeLocation": {"type": ["string", "null"], "minLength": 1, "maxLength": 128},
          "streetAddress": {"type": ["string", "null"], "minLength": 1, "maxLength": 1024},
          "city": {"type": ["string", "null"], "minLength": 1, "maxLength": 128},
          "state": {"type": ["string", "null"], "minLength": 1, "maxLength": 128},
          "postalCode": {"type": ["string", "null"], "minLength": 1, "maxLength": 40},
          "country": {"type": ["string", "null"], "minLength": 1, "maxLength": 128},
          "mobilePhone": {"type": ["string", "null"], "minLength": 1, "maxLength": 64}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "Reinvitation": {
        "type": "object",
        "description": "An invitation, whose address is the guest's where none is given.",
        "required": ["inviteRedirectUrl"],
        "properties": {
          "inviteRedirectUrl": {"type": "string", "format": "uri", "maxLength": 2048},
          "invitedUserEmailAddress": {"type": ["string", "null"], "format": "email", "maxLength": 254},
          "invitedUserDisplayName": {"type": ["string", "null"], "maxLength": 256},
          "invitedUserType": {"type": ["string", "null"], "enum": ["Guest", "guest", null]},
          "sendInvitationMessage": {"type": ["boolean", "null"]},
          "invitedUserMessageInfo": {"$ref": "#/components/schemas/InvitationMessage"},
          "expirationDateTime": {"type": ["string", "null"], "format": "date-time"},
          "identityProvider": {"type": ["string", "null"]},
          "appRoleAssignments": {"type": ["array", "null"], "maxItems": 100, "items": {"$ref": "#/components/schemas/RoleWithInvitation"}},
          "accessEndDateTime": {
            "type": ["string", "null"],
            "format": "date-time",
            "description": "Until when the guest is let in, in the future. Without it the guest's stays; one whose access has ended is invited only with it."
          },
          "invitedUserSponsors": {"$ref": "#/components/schemas/SponsorsWithInvitation"},
          "keepAccess": {"type": ["boolean", "null"], "default": true}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "HandOverRequest": {
        "type": "object",
        "description": "The colleague as in an invitation, of the guest's domain, and why.",
        "required": ["invitedUserEmailAddress", "inviteRedirectUrl"],
        "properties": {
          "invitedUserEmailAddress": {"type": "string", "format": "email", "maxLength": 254},
          "inviteRedirectUrl": {"type": "string", "format": "uri", "maxLength": 2048},
          "invitedUserDisplayName": {"type": ["string", "null"], "maxLength": 256},
          "sendInvitationMessage": {"type": ["boolean", "null"], "default": true},
          "invitedUserMessageInfo": {"$ref": "#/components/schemas/HandOverMessage"},
          "handOverReason": {"type": ["string", "null"], "maxLength": 500, "description": "For the sponsor."}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "HandOverMessage": {
        "type": ["object", "null"],
        "description": "For the colleague.",
        "properties": {
          "customizedMessageBody": {"type": ["string", "null"], "maxLength": 2000},
          "messageLanguage": {"type": ["string", "null"], "minLength": 1, "maxLength": 35}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "HandOver": {
        "type": "object",
        "required": [
          "id",
          "status",
          "from",
          "to",
          "sponsor",
          "requestedByGuest",
          "inviteRedirectUrl",
          "sendInvitationMessage",
          "createdDateTime",
          "expiresDateTime"
        ],
        "properties": {
          "@odata.context": {"type": "string"},
          "id": {"$ref": "#/components/schemas/Id"},
          "status": {
            "enum": ["pendingApproval", "approved", "declined", "withdrawn", "expired", "void"],
            "description": "void: the guest was deleted, blocked, reset or signed out, or another sponsor answers."
          },
          "from": {
            "type": "object",
            "required": ["id", "mail"],
            "properties": {"id": {"$ref": "#/components/schemas/Id"}, "mail": {"type": "string"}}
          },
          "to": {
            "type": "object",
            "required": ["mail"],
            "properties": {"id": {"$ref": "#/components/schemas/Id"}, "mail": {"type": "string"}, "displayName": {"type": "string"}}
          },
          "sponsor": {
            "type": "object",
            "required": ["mail"],
            "description": "Who was asked.",
            "properties": {"mail": {"type": "string"}}
          },
          "requestedByGuest": {"type": "boolean"},
          "handOverReason": {"type": "string"},
          "inviteRedirectUrl": {"type": "string"},
          "sendInvitationMessage": {"type": "boolean"},
          "createdDateTime": {"$ref": "#/components/schemas/Moment"},
          "expiresDateTime": {"$ref": "#/components/schemas/Moment"},
          "decidedDateTime": {"$ref": "#/components/schemas/Moment"},
          "invitation": {"type": "object", "required": ["id"], "properties": {"id": {"$ref": "#/components/schemas/Id"}}},
          "undoUntilDateTime": {"$ref": "#/components/schemas/Moment", "description": "By undoReinvite of `to.id`."}
        }
      },
      "HandOverList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/HandOver"}}
        }
      },
      "AuthenticationMethod": {
        "type": "object",
        "required": ["id", "createdDateTime"],
        "properties": {
          "@odata.context": {"type": "string"},
          "@odata.type": {
            "enum": ["#microsoft.graph.softwareOathAuthenticationMethod", "#microsoft.graph.fido2AuthenticationMethod"],
            "description": "In lists."
          },
          "id": {"$ref": "#/components/schemas/Id"},
          "createdDateTime": {"$ref": "#/components/schemas/Moment"},
          "secretKey": {"type": "null", "description": "Of an app: never told."},
          "displayName": {"type": "string", "description": "Of a passkey, as are the following."},
          "aaGuid": {"type": "string", "description": "The authenticator's make; zeros where it does not say."},
          "model": {"type": "string"},
          "attestationCertificates": {"type": "array", "items": {"type": "string"}},
          "attestationLevel": {"enum": ["notAttested"]}
        }
      },
      "AuthenticationMethodList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AuthenticationMethod"}}
        }
      },
      "SponsorReference": {
        "type": "object",
        "description": "Other properties are not looked at.",
        "required": ["@odata.id"],
        "properties": {
          "@odata.id": {
            "type": "string",
            "minLength": 1,
            "description": "Its last part is an email address, or the id from a list of sponsors."
          }
        }
      },
      "Sponsor": {
        "type": "object",
        "required": ["@odata.type", "id", "displayName", "mail", "userPrincipalName"],
        "properties": {
          "@odata.type": {"const": "#microsoft.graph.user"},
          "id": {"$ref": "#/components/schemas/Id"},
          "displayName": {"type": "string"},
          "mail": {"type": "string"},
          "userPrincipalName": {"type": "string"}
        }
      },
      "SponsorList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/Sponsor"}}
        }
      },
      "InactivityPlace": {
        "type": "string",
        "pattern": "^(never|[0-9]{1,16})\\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
      },
      "InactiveGuest": {
        "type": "object",
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "displayName": {"type": "string"},
          "mail": {"type": "string"},
          "externalUserState": {"enum": ["PendingAcceptance", "Accepted"]},
          "accountEnabled": {"type": "boolean"},
          "createdDateTime": {"$ref": "#/components/schemas/Moment"},
          "lastSignInDateTime": {"$ref": "#/components/schemas/MomentOrNull", "description": "null: never."},
          "accessEndDateTime": {"$ref": "#/components/schemas/MomentOrNull", "description": "null: without an end."},
          "sponsors": {
            "type": "array",
            "description": "Those that were added.",
            "items": {
              "type": "object",
              "required": ["id", "mail", "mailBounced"],
              "properties": {
                "id": {"$ref": "#/components/schemas/Id"},
                "mail": {"type": "string"},
                "mailBounced": {"type": "boolean", "description": "A letter to it came back: the sponsor may be gone."}
              }
            }
          },
          "contact": {"type": "string", "description": "Who answers where there is no sponsor."}
        },
        "required": [
          "id",
          "displayName",
          "mail",
          "externalUserState",
          "accountEnabled",
          "createdDateTime",
          "lastSignInDateTime",
          "accessEndDateTime",
          "sponsors",
          "contact"
        ]
      },
      "InactiveGuestList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/InactiveGuest"}}
        }
      },
      "AccessReviewStatus": {
        "enum": ["NotStarted", "Starting", "InProgress", "Completed", "Applying", "Applied"],
        "description": "Starting: its guests are being entered. Completed: over, and nothing applied."
      },
      "AccessReviewVerdict": {"enum": ["NotReviewed", "Approve", "Deny", "DontKnow"]},
      "AccessReviewScope": {
        "type": "object",
        "properties": {
          "@odata.type": {"const": "#microsoft.graph.accessReviewQueryScope"},
          "query": {"type": "string"},
          "queryType": {"const": "MicrosoftGraph"},
          "queryRoot": {"type": "null"}
        },
        "required": ["@odata.type", "query", "queryType", "queryRoot"]
      },
      "AccessReviewReviewer": {
        "type": "object",
        "properties": {"query": {"const": "./sponsors"}, "queryType": {"const": "MicrosoftGraph"}, "queryRoot": {"type": "null"}},
        "required": ["query", "queryType", "queryRoot"]
      },
      "AccessReviewIdentity": {
        "type": "object",
        "description": "An application by `id`, a sponsor by `userPrincipalName`; AAD Access Review is the review itself.",
        "properties": {
          "id": {"type": ["string", "null"]},
          "displayName": {"type": ["string", "null"]},
          "userPrincipalName": {"type": ["string", "null"]}
        },
        "required": ["id", "displayName", "userPrincipalName"]
      },
      "AccessReviewSettings": {
        "type": "object",
        "properties": {
          "mailNotificationsEnabled": {"type": "boolean"},
          "reminderNotificationsEnabled": {"type": "boolean"},
          "justificationRequiredOnApproval": {"type": "boolean"},
          "defaultDecisionEnabled": {"type": "boolean"},
          "defaultDecision": {"enum": ["None", "Approve", "Deny", "Recommendation"]},
          "instanceDurationInDays": {"type": "integer", "minimum": 1, "maximum": 90},
          "autoApplyDecisionsEnabled": {"type": "boolean"},
          "recommendationsEnabled": {"type": "boolean"},
          "recommendationLookBackDuration": {"const": "P30D"},
          "decisionHistoriesForReviewersEnabled": {"const": false},
          "recurrence": {
            "type": "object",
            "description": "It is held once.",
            "properties": {
              "pattern": {"type": "null"},
              "range": {
                "type": "object",
                "properties": {
                  "type": {"const": "numbered"},
                  "numberOfOccurrences": {"const": 0},
                  "recurrenceTimeZone": {"type": "null"},
                  "startDate": {"type": "string", "format": "date"},
                  "endDate": {"type": "string", "format": "date"}
                },
                "required": ["type", "numberOfOccurrences", "recurrenceTimeZone", "startDate", "endDate"]
              }
            },
            "required": ["pattern", "range"]
          },
          "applyActions": {
            "type": "array",
            "items": {
              "type": "object",
              "properties": {"@odata.type": {"const": "#microsoft.graph.removeAccessApplyAction"}},
              "required": ["@odata.type"]
            }
          }
        },
        "required": [
          "mailNotificationsEnabled",
          "reminderNotificationsEnabled",
          "justificationRequiredOnApproval",
          "defaultDecisionEnabled",
          "defaultDecision",
          "instanceDurationInDays",
          "autoApplyDecisionsEnabled",
          "recommendationsEnabled",
          "recommendationLookBackDuration",
          "decisionHistoriesForReviewersEnabled",
          "recurrence",
          "applyActions"
        ]
      },
      "AccessReview": {
        "type": "object",
        "required": [
          "id",
          "displayName",
          "createdDateTime",
          "lastModifiedDateTime",
          "status",
          "descriptionForAdmins",
          "descriptionForReviewers",
          "createdBy",
          "scope",
          "instanceEnumerationScope",
          "reviewers",
          "fallbackReviewers",
          "additionalNotificationRecipients",
          "stageSettings",
          "settings"
        ],
        "properties": {
          "@odata.context": {"type": "string", "description": "Not in a list."},
          "id": {"$ref": "#/components/schemas/Id"},
          "displayName": {"type": "string"},
          "createdDateTime": {"$ref": "#/components/schemas/Moment"},
          "lastModifiedDateTime": {"$ref": "#/components/schemas/Moment"},
          "status": {"$ref": "#/components/schemas/AccessReviewStatus"},
          "descriptionForAdmins": {"$ref": "#/components/schemas/TextOrNull"},
          "descriptionForReviewers": {"$ref": "#/components/schemas/TextOrNull"},
          "createdBy": {"$ref": "#/components/schemas/AccessReviewIdentity"},
          "scope": {"$ref": "#/components/schemas/AccessReviewScope"},
          "instanceEnumerationScope": {"type": "null"},
          "reviewers": {"type": "array", "items": {"$ref": "#/components/schemas/AccessReviewReviewer"}},
          "fallbackReviewers": {"type": "array", "maxItems": 0},
          "additionalNotificationRecipients": {"type": "array", "maxItems": 0},
          "stageSettings": {"type": "array", "maxItems": 0},
          "settings": {"$ref": "#/components/schemas/AccessReviewSettings"}
        }
      },
      "AccessReviewList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AccessReview"}}
        }
      },
      "AccessReviewInstance": {
        "type": "object",
        "required": ["id", "startDateTime", "endDateTime", "status", "scope", "reviewers", "fallbackReviewers"],
        "properties": {
          "@odata.context": {"type": "string", "description": "Not in a list."},
          "id": {"$ref": "#/components/schemas/Id"},
          "startDateTime": {"$ref": "#/components/schemas/Moment"},
          "endDateTime": {"$ref": "#/components/schemas/Moment"},
          "status": {"$ref": "#/components/schemas/AccessReviewStatus"},
          "scope": {"$ref": "#/components/schemas/AccessReviewScope"},
          "reviewers": {"type": "array", "items": {"$ref": "#/components/schemas/AccessReviewReviewer"}},
          "fallbackReviewers": {"type": "array", "maxItems": 0}
        }
      },
      "AccessReviewInstanceList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AccessReviewInstance"}}
        }
      },
      "AccessReviewDecision": {
        "type": "object",
        "required": [
          "id",
          "accessReviewId",
          "decision",
          "justification",
          "recommendation",
          "reviewedBy",
          "reviewedDateTime",
          "applyResult",
          "appliedBy",
          "appliedDateTime",
          "principal",
          "principalLink",
          "resource",
          "resourceLink"
        ],
        "properties": {
          "@odata.context": {"type": "string", "description": "Not in a list."},
          "id": {"$ref": "#/components/schemas/Id", "description": "The guest's id."},
          "accessReviewId": {"$ref": "#/components/schemas/Id", "description": "The instance's id."},
          "decision": {"$ref": "#/components/schemas/AccessReviewVerdict"},
          "justification": {"$ref": "#/components/schemas/TextOrNull"},
          "recommendation": {
            "enum": ["Approve", "Deny", "NoInfoAvailable"],
            "description": "Approve for who signed in within thirty days before it began."
          },
          "reviewedBy": {"anyOf": [{"$ref": "#/components/schemas/AccessReviewIdentity"}, {"type": "null"}]},
          "reviewedDateTime": {"$ref": "#/components/schemas/MomentOrNull"},
          "applyResult": {"enum": ["New", "AppliedSuccessfully", "AppliedSuccessfullyButObjectNotFound"]},
          "appliedBy": {"anyOf": [{"$ref": "#/components/schemas/AccessReviewIdentity"}, {"type": "null"}]},
          "appliedDateTime": {"$ref": "#/components/schemas/MomentOrNull"},
          "principal": {
            "type": "object",
            "properties": {
              "@odata.type": {"const": "#microsoft.graph.userIdentity"},
              "id": {"$ref": "#/components/schemas/Id"},
              "displayName": {"type": "string"},
              "userPrincipalName": {"type": "string"},
              "mail": {"type": "string"}
            },
            "required": ["@odata.type", "id", "displayName", "userPrincipalName", "mail"]
          },
          "principalLink": {"type": "string", "format": "uri"},
          "resource": {
            "type": "object",
            "properties": {
              "id": {"$ref": "#/components/schemas/Id"},
              "displayName": {"type": "string"},
              "type": {"const": "directory"}
            },
            "required": ["id", "displayName", "type"]
          },
          "resourceLink": {"type": "null"}
        }
      },
      "AccessReviewDecisionList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AccessReviewDecision"}}
        }
      },
      "AccessReviewEmpty": {"type": ["array", "null"], "maxItems": 0},
      "AccessReviewSettingsWish": {
        "type": ["object", "null"],
        "description": "What is left out is false, None, and 14 days.",
        "properties": {
          "mailNotificationsEnabled": {"type": ["boolean", "null"]},
          "reminderNotificationsEnabled": {"type": ["boolean", "null"]},
          "justificationRequiredOnApproval": {"type": ["boolean", "null"]},
          "defaultDecisionEnabled": {"type": ["boolean", "null"]},
          "defaultDecision": {
            "type": ["string", "null"],
            "enum": ["None", "Approve", "Deny", "Recommendation", null],
            "description": "Recommendation needs recommendationsEnabled."
          },
          "instanceDurationInDays": {"type": ["integer", "null"], "minimum": 1, "maximum": 90},
          "autoApplyDecisionsEnabled": {"type": ["boolean", "null"]},
          "recommendationsEnabled": {"type": ["boolean", "null"]},
          "recommendationLookBackDuration": {"enum": ["P30D", null]},
          "decisionHistoriesForReviewersEnabled": {"enum": [false, null]},
          "recommendationInsightSettings": {"$ref": "#/components/schemas/AccessReviewEmpty"},
          "applyActions": {
            "type": ["array", "null"],
            "description": "Whom it denies is blocked, whichever action is named.",
            "items": {
              "type": "object",
              "properties": {"@odata.type": {"description": "Annotations are not looked at."}},
              "additionalProperties": false,
              "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
            }
          },
          "recurrence": {
            "type": ["object", "null"],
            "description": "It is held once: null, or the day when it begins.",
            "properties": {
              "pattern": {"type": "null"},
              "range": {
                "type": ["object", "null"],
                "properties": {
                  "type": {"type": ["string", "null"]},
                  "numberOfOccurrences": {"type": ["integer", "null"], "minimum": 0, "maximum": 1},
                  "recurrenceTimeZone": {"type": ["string", "null"]},
                  "startDate": {
                    "type": ["string", "null"],
                    "format": "date",
                    "description": "Within a year; begins at 00:00 UTC, at once when that is over."
                  },
                  "endDate": {"type": ["string", "null"]}
                },
                "additionalProperties": false,
                "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
              }
            },
            "additionalProperties": false,
            "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
          }
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "AccessReviewRequest": {
        "type": "object",
        "required": ["displayName", "scope"],
        "properties": {
          "displayName": {"type": "string", "minLength": 1, "maxLength": 256},
          "descriptionForAdmins": {"type": ["string", "null"], "maxLength": 2000},
          "descriptionForReviewers": {"type": ["string", "null"], "maxLength": 2000},
          "scope": {
            "type": "object",
            "required": ["query"],
            "properties": {
              "query": {
                "type": "string",
                "description": "`/users`, or `/users?$filter=` with what the list of users takes.",
                "enum": ["/users", "/users?$filter=(userType eq 'Guest')", "/users?$filter=accountEnabled eq true"]
              },
              "queryType": {"enum": ["MicrosoftGraph", null]},
              "queryRoot": {"type": "null"}
            },
            "additionalProperties": false,
            "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
          },
          "reviewers": {
            "type": ["array", "null"],
            "maxItems": 1,
            "description": "None: decided over the API. The guests' sponsors: asked on a page, by a letter where mailNotificationsEnabled says so.",
            "items": {
              "type": "object",
              "required": ["query"],
              "properties": {
                "query": {"const": "./sponsors"},
                "queryType": {"enum": ["MicrosoftGraph", null]},
                "queryRoot": {"type": "null"}
              },
              "additionalProperties": false,
              "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
            }
          },
          "settings": {"$ref": "#/components/schemas/AccessReviewSettingsWish"},
          "fallbackReviewers": {"$ref": "#/components/schemas/AccessReviewEmpty"},
          "backupReviewers": {"$ref": "#/components/schemas/AccessReviewEmpty"},
          "additionalNotificationRecipients": {"$ref": "#/components/schemas/AccessReviewEmpty"},
          "stageSettings": {"$ref": "#/components/schemas/AccessReviewEmpty"},
          "instanceEnumerationScope": {"type": "null"}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "AccessReviewChange": {
        "type": "object",
        "properties": {
          "displayName": {"type": ["string", "null"], "minLength": 1, "maxLength": 256},
          "descriptionForAdmins": {"type": ["string", "null"], "maxLength": 2000},
          "descriptionForReviewers": {"type": ["string", "null"], "maxLength": 2000},
          "settings": {
            "$ref": "#/components/schemas/AccessReviewSettingsWish",
            "description": "What is left out stays; the beginning cannot be changed."
          }
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "AccessReviewVerdictWish": {
        "type": "object",
        "required": ["decision"],
        "properties": {
          "decision": {"$ref": "#/components/schemas/AccessReviewVerdict"},
          "justification": {"type": ["string", "null"], "maxLength": 2000}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "AccessReviewBatch": {
        "type": "object",
        "required": ["decision"],
        "properties": {
          "decision": {"$ref": "#/components/schemas/AccessReviewVerdict"},
          "justification": {"type": ["string", "null"], "maxLength": 2000},
          "principalId": {"anyOf": [{"$ref": "#/components/schemas/Id"}, {"type": "null"}]},
          "resourceId": {"type": ["string", "null"], "description": "There is one resource, the tenant."}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "ServicePrincipalChange": {
        "type": "object",
        "required": ["appRoleAssignmentRequired"],
        "properties": {"appRoleAssignmentRequired": {"type": "boolean"}},
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "ServicePrincipal": {
        "type": "object",
        "required": ["@odata.type"],
        "properties": {
          "@odata.context": {"type": "string"},
          "@odata.type": {"const": "#microsoft.graph.servicePrincipal"},
          "id": {"$ref": "#/components/schemas/Id"},
          "appId": {"$ref": "#/components/schemas/Id"},
          "displayName": {"type": "string"},
          "appDisplayName": {"type": "string"},
          "accountEnabled": {"type": "boolean"},
          "appRoleAssignmentRequired": {"type": "boolean"},
          "appRoles": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["id", "value", "displayName", "description", "isEnabled", "allowedMemberTypes"],
              "properties": {
                "id": {"$ref": "#/components/schemas/Id"},
                "value": {"type": "string"},
                "displayName": {"type": "string"},
                "description": {"$ref": "#/components/schemas/TextOrNull"},
                "isEnabled": {"type": "boolean"},
                "allowedMemberTypes": {"type": "array", "items": {"const": "User"}},
                "origin": {"const": "Application"}
              }
            }
          },
          "createdDateTime": {"$ref": "#/components/schemas/Moment"},
          "replyUrls": {"type": "array", "items": {"type": "string"}},
          "servicePrincipalType": {"const": "Application"}
        }
      },
      "ServicePrincipalList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/ServicePrincipal"}}
        }
      },
      "AssignmentRequest": {
        "type": "object",
        "required": ["principalId", "resourceId", "appRoleId"],
        "properties": {
          "principalId": {"$ref": "#/components/schemas/Id"},
          "resourceId": {"$ref": "#/components/schemas/Id"},
          "appRoleId": {"$ref": "#/components/schemas/Id", "description": "Zeros for default access, without a role."}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "Assignment": {
        "type": "object",
        "required": [
          "@odata.type",
          "id",
          "deletedDateTime",
          "appRoleId",
          "createdDateTime",
          "principalDisplayName",
          "principalId",
          "principalType",
          "resourceDisplayName",
          "resourceId"
        ],
        "properties": {
          "@odata.context": {"type": "string"},
          "@odata.type": {"const": "#microsoft.graph.appRoleAssignment"},
          "id": {"$ref": "#/components/schemas/Id"},
          "deletedDateTime": {"type": "null"},
          "appRoleId": {"$ref": "#/components/schemas/Id"},
          "createdDateTime": {"$ref": "#/components/schemas/Moment"},
          "principalDisplayName": {"type": "string"},
          "principalId": {"$ref": "#/components/schemas/Id"},
          "principalType": {"const": "User"},
          "resourceDisplayName": {"type": "string"},
          "resourceId": {"$ref": "#/components/schemas/Id"}
        }
      },
      "AssignmentList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/Assignment"}}
        }
      },
      "IdentityProviderRequest": {
        "type": "object",
        "description": "The kind is told by `identityProviderType`, or by `@odata.type` `#microsoft.graph.oidcIdentityProvider`.",
        "properties": {
          "@odata.type": {"description": "Annotations are not looked at."},
          "identityProviderType": {
            "type": ["string", "null"],
            "enum": ["Google", "MicrosoftAccount", "AADSignup", "EmailOTP", "OpenIDConnect", null]
          },
          "displayName": {"type": ["string", "null"], "maxLength": 128},
          "issuer": {"type": ["string", "null"], "maxLength": 1024},
          "clientId": {"type": ["string", "null"], "maxLength": 512},
          "clientSecret": {"type": ["string", "null"], "maxLength": 1024},
          "clientAuthentication": {"$ref": "#/components/schemas/ClientSecretAuthentication"},
          "responseType": {"type": ["string", "null"], "enum": ["code", null]},
          "scope": {"type": ["string", "null"]},
          "domains": {"type": ["array", "null"], "maxItems": 100, "items": {"type": "string"}}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "IdentityProviderChange": {
        "type": "object",
        "properties": {
          "@odata.type": {"description": "Annotations are not looked at."},
          "identityProviderType": {"type": ["string", "null"]},
          "displayName": {"type": ["string", "null"], "maxLength": 128},
          "issuer": {"type": ["string", "null"], "maxLength": 1024},
          "clientId": {"type": ["string", "null"], "maxLength": 512},
          "clientSecret": {"type": ["string", "null"], "maxLength": 1024, "description": "`******` leaves it as it is."},
          "clientAuthentication": {"$ref": "#/components/schemas/ClientSecretAuthentication"},
          "responseType": {"type": ["string", "null"], "enum": ["code", null]},
          "scope": {"type": ["string", "null"]},
          "domains": {"type": ["array", "null"], "maxItems": 100, "items": {"type": "string"}}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "ClientSecretAuthentication": {
        "type": ["object", "null"],
        "properties": {
          "@odata.type": {"description": "Annotations are not looked at."},
          "clientSecret": {"type": ["string", "null"], "maxLength": 1024}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "IdentityProvider": {
        "type": "object",
        "required": ["@odata.type", "id", "displayName", "identityProviderType"],
        "properties": {
          "@odata.type": {
            "enum": [
              "#microsoft.graph.builtInIdentityProvider",
              "#microsoft.graph.socialIdentityProvider",
              "#microsoft.graph.oidcIdentityProvider"
            ]
          },
          "id": {"type": "string"},
          "displayName": {"type": "string"},
          "identityProviderType": {"enum": ["AADSignup", "MicrosoftAccount", "Google", "EmailOTP", "OpenIDConnect"]},
          "clientId": {"type": "string"},
          "clientSecret": {"const": "******"},
          "issuer": {"type": "string"},
          "responseType": {"const": "code"},
          "scope": {"type": "string"},
          "clientAuthentication": {
            "type": "object",
            "required": ["@odata.type", "clientSecret"],
            "properties": {
              "@odata.type": {"const": "#microsoft.graph.oidcClientSecretAuthentication"},
              "clientSecret": {"const": "******"}
            }
          },
          "domains": {"type": "array", "items": {"type": "string"}}
        }
      },
      "IdentityProviderList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/IdentityProvider"}}
        }
      },
      "ProviderTypes": {"type": "object", "required": ["value"], "properties": {"value": {"type": "array", "items": {"type": "string"}}}},
      "EmailPasscode": {
        "type": "object",
        "required": ["@odata.context", "@odata.type", "id", "state", "allowExternalIdToUseEmailOtp"],
        "properties": {
          "@odata.context": {"type": "string"},
          "@odata.type": {"const": "#microsoft.graph.emailAuthenticationMethodConfiguration"},
          "id": {"const": "Email"},
          "state": {"enum": ["enabled", "disabled"]},
          "allowExternalIdToUseEmailOtp": {"enum": ["enabled", "disabled"]}
        }
      },
      "EmailPasscodeChange": {
        "type": "object",
        "description": "`state` counts where `allowExternalIdToUseEmailOtp` is not said.",
        "properties": {
          "@odata.type": {"description": "Annotations are not looked at."},
          "id": {"type": ["string", "null"]},
          "allowExternalIdToUseEmailOtp": {"type": ["string", "null"], "enum": ["default", "enabled", "disabled", null]},
          "state": {"type": ["string", "null"]}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "CrossTenantAccess": {
        "type": "object",
        "required": [
          "@odata.context",
          "isServiceDefault",
          "inboundTrust",
          "b2bCollaborationInbound",
          "automaticUserConsentSettings",
          "invitationRedemptionIdentityProviderConfiguration"
        ],
        "properties": {
          "@odata.context": {"type": "string"},
          "isServiceDefault": {"type": "boolean"},
          "inboundTrust": {"$ref": "#/components/schemas/InboundTrust"},
          "b2bCollaborationInbound": {
            "type": "object",
            "properties": {
              "usersAndGroups": {"$ref": "#/components/schemas/InboundTargets"},
              "applications": {"$ref": "#/components/schemas/InboundTargets"}
            },
            "required": ["usersAndGroups", "applications"]
          },
          "automaticUserConsentSettings": {"$ref": "#/components/schemas/InboundConsent"},
          "invitationRedemptionIdentityProviderConfiguration": {
            "type": "object",
            "required": ["@odata.type", "primaryIdentityProviderPrecedenceOrder", "fallbackIdentityProvider"],
            "properties": {
              "@odata.type": {"const": "#microsoft.graph.defaultInvitationRedemptionIdentityProviderConfiguration"},
              "primaryIdentityProviderPrecedenceOrder": {
                "type": "array",
                "items": {"enum": ["azureActiveDirectory", "externalFederation", "socialIdentityProviders"]}
              },
              "fallbackIdentityProvider": {"enum": ["defaultConfiguredIdp", "emailOneTimePasscode", "microsoftAccount"]}
            }
          }
        }
      },
      "CrossTenantAccessChange": {
        "type": "object",
        "anyOf": [
          {"required": ["invitationRedemptionIdentityProviderConfiguration"]},
          {"required": ["inboundTrust"]},
          {"required": ["b2bCollaborationInbound"]},
          {"required": ["automaticUserConsentSettings"]}
        ],
        "properties": {
          "inboundTrust": {"$ref": "#/components/schemas/InboundTrustWish"},
          "b2bCollaborationInbound": {"$ref": "#/components/schemas/InboundWish"},
          "automaticUserConsentSettings": {"$ref": "#/components/schemas/InboundConsentWish"},
          "isServiceProvider": {"$ref": "#/components/schemas/NeverTrue"},
          "isInMultiTenantOrganization": {"$ref": "#/components/schemas/NeverTrue"},
          "isServiceDefault": {"$ref": "#/components/schemas/NeverTrue"},
          "b2bCollaborationOutbound": {"type": "null"},
          "b2bDirectConnectInbound": {"type": "null"},
          "b2bDirectConnectOutbound": {"type": "null"},
          "tenantRestrictions": {"type": "null"},
          "crossCloudMeetingConfiguration": {"type": "null"},
          "protectedContentSharing": {"type": "null"},
          "identitySynchronization": {"type": "null"},
          "invitationRedemptionIdentityProviderConfiguration": {
            "type": ["object", "null"],
            "properties": {
              "@odata.type": {"description": "Annotations are not looked at."},
              "primaryIdentityProviderPrecedenceOrder": {
                "type": ["array", "null"],
                "uniqueItems": true,
                "items": {"type": "string", "enum": ["azureActiveDirectory", "externalFederation", "socialIdentityProviders"]}
              },
              "fallbackIdentityProvider": {
                "type": ["string", "null"],
                "enum": ["defaultConfiguredIdp", "emailOneTimePasscode", "microsoftAccount", null]
              }
            },
            "additionalProperties": false,
            "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
          }
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "AuthorizationPolicy": {
        "type": "object",
        "properties": {
          "@odata.context": {"type": "string"},
          "@odata.type": {"const": "#microsoft.graph.authorizationPolicy"},
          "id": {"const": "authorizationPolicy"},
          "displayName": {"const": "Authorization Policy"},
          "description": {"const": "Who may invite guests."},
          "allowInvitesFrom": {"enum": ["none", "adminsAndGuestInviters", "adminsGuestInvitersAndAllMembers", "everyone"]},
          "guestUserRoleId": {
            "enum": [
              "a0b1b346-4d3e-4e8b-98f8-753987be4970",
              "10dae51f-b6af-4016-8d66-8c2a99b929b3",
              "2af84b1e-32c8-42b7-82bc-daa82404023b"
            ],
            "description": "Kept, and decides nothing."
          },
          "allowedToSignUpEmailBasedSubscriptions": {"const": false},
          "allowedToUseSSPR": {"const": false},
          "allowEmailVerifiedUsersToJoinOrganization": {"const": false},
          "allowUserConsentForRiskyApps": {"const": false},
          "blockMsolPowerShell": {"const": false},
          "defaultUserRolePermissions": {
            "type": "object",
            "properties": {
              "allowedToCreateApps": {"const": false},
              "allowedToCreateSecurityGroups": {"const": false},
              "allowedToCreateTenants": {"const": false},
              "allowedToReadBitlockerKeysForOwnedDevice": {"const": false},
              "allowedToReadOtherUsers": {"const": false},
              "permissionGrantPoliciesAssigned": {"type": "array", "maxItems": 0}
            },
            "required": [
              "allowedToCreateApps",
              "allowedToCreateSecurityGroups",
              "allowedToCreateTenants",
              "allowedToReadBitlockerKeysForOwnedDevice",
              "allowedToReadOtherUsers",
              "permissionGrantPoliciesAssigned"
            ]
          }
        },
        "required": [
          "@odata.context",
          "@odata.type",
          "id",
          "displayName",
          "description",
          "allowInvitesFrom",
          "guestUserRoleId",
          "allowedToSignUpEmailBasedSubscriptions",
          "allowedToUseSSPR",
          "allowEmailVerifiedUsersToJoinOrganization",
          "allowUserConsentForRiskyApps",
          "blockMsolPowerShell",
          "defaultUserRolePermissions"
        ]
      },
      "NeverTrue": {"type": ["boolean", "null"], "enum": [false, null]},
      "AuthorizationPolicyChange": {
        "type": "object",
        "properties": {
          "@odata.type": {"description": "Annotations are not looked at."},
          "allowInvitesFrom": {
            "type": ["string", "null"],
            "enum": ["none", "adminsAndGuestInviters", "adminsGuestInvitersAndAllMembers", "everyone", null]
          },
          "guestUserRoleId": {
            "type": ["string", "null"],
            "enum": [
              "a0b1b346-4d3e-4e8b-98f8-753987be4970",
              "10dae51f-b6af-4016-8d66-8c2a99b929b3",
              "2af84b1e-32c8-42b7-82bc-daa82404023b",
              null
            ]
          },
          "id": {"type": ["string", "null"], "enum": ["authorizationPolicy", null]},
          "displayName": {"type": ["string", "null"], "enum": ["Authorization Policy", null]},
          "description": {"type": ["string", "null"], "enum": ["Who may invite guests.", null]},
          "allowedToSignUpEmailBasedSubscriptions": {"$ref": "#/components/schemas/NeverTrue"},
          "allowedToUseSSPR": {"$ref": "#/components/schemas/NeverTrue"},
          "allowEmailVerifiedUsersToJoinOrganization": {"$ref": "#/components/schemas/NeverTrue"},
          "allowUserConsentForRiskyApps": {"$ref": "#/components/schemas/NeverTrue"},
          "blockMsolPowerShell": {"$ref": "#/components/schemas/NeverTrue"},
          "defaultUserRolePermissions": {
            "type": ["object", "null"],
            "properties": {
              "allowedToCreateApps": {"$ref": "#/components/schemas/NeverTrue"},
              "allowedToCreateSecurityGroups": {"$ref": "#/components/schemas/NeverTrue"},
              "allowedToCreateTenants": {"$ref": "#/components/schemas/NeverTrue"},
              "allowedToReadBitlockerKeysForOwnedDevice": {"$ref": "#/components/schemas/NeverTrue"},
              "allowedToReadOtherUsers": {"$ref": "#/components/schemas/NeverTrue"},
              "permissionGrantPoliciesAssigned": {"type": ["array", "null"], "maxItems": 0}
            },
            "additionalProperties": false,
            "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
          }
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "CrossTenantAccessPolicy": {
        "type": "object",
        "properties": {
          "@odata.context": {"type": "string"},
          "id": {"const": "crossTenantAccessPolicy"},
          "displayName": {"const": "Cross-tenant access policy"},
          "allowedCloudEndpoints": {"type": "array", "maxItems": 0}
        },
        "required": ["@odata.context", "id", "displayName", "allowedCloudEndpoints"]
      },
      "InboundTrust": {
        "type": "object",
        "description": "Kept; nothing asks for it yet.",
        "properties": {
          "isMfaAccepted": {"type": "boolean"},
          "isCompliantDeviceAccepted": {"type": "boolean"},
          "isHybridAzureADJoinedDeviceAccepted": {"type": "boolean"}
        },
        "required": ["isMfaAccepted", "isCompliantDeviceAccepted", "isHybridAzureADJoinedDeviceAccepted"]
      },
      "InboundTargets": {
        "type": "object",
        "properties": {
          "accessType": {"enum": ["allowed", "blocked"]},
          "targets": {
            "type": "array",
            "minItems": 1,
            "maxItems": 100,
            "items": {
              "type": "object",
              "properties": {
                "target": {"type": "string", "description": "`AllUsers`, `AllApplications`, or the id of a user."},
                "targetType": {"enum": ["user", "application"]}
              },
              "required": ["target", "targetType"]
            }
          }
        },
        "required": ["accessType", "targets"]
      },
      "InboundConsent": {
        "type": "object",
        "description": "Kept; a guest is always asked.",
        "properties": {"inboundAllowed": {"type": ["boolean", "null"]}, "outboundAllowed": {"const": false}},
        "required": ["inboundAllowed", "outboundAllowed"]
      },
      "CrossTenantPartner": {
        "type": "object",
        "description": "Null is as the default says; what goes out is always null.",
        "required": [
          "tenantId",
          "isServiceProvider",
          "isInMultiTenantOrganization",
          "inboundTrust",
          "b2bCollaborationInbound",
          "automaticUserConsentSettings",
          "b2bCollaborationOutbound",
          "b2bDirectConnectInbound",
          "b2bDirectConnectOutbound"
        ],
        "properties": {
          "@odata.context": {"type": "string", "description": "Not in a list."},
          "tenantId": {"type": "string", "format": "uuid"},
          "isServiceProvider": {"const": false},
          "isInMultiTenantOrganization": {"const": false},
          "inboundTrust": {"anyOf": [{"$ref": "#/components/schemas/InboundTrust"}, {"type": "null"}]},
          "b2bCollaborationInbound": {
            "anyOf": [
              {
                "type": "object",
                "properties": {
                  "usersAndGroups": {"anyOf": [{"$ref": "#/components/schemas/InboundTargets"}, {"type": "null"}]},
                  "applications": {"anyOf": [{"$ref": "#/components/schemas/InboundTargets"}, {"type": "null"}]}
                },
                "required": ["usersAndGroups", "applications"]
              },
              {"type": "null"}
            ]
          },
          "automaticUserConsentSettings": {"$ref": "#/components/schemas/InboundConsent"},
          "b2bCollaborationOutbound": {"type": "null"},
          "b2bDirectConnectInbound": {"type": "null"},
          "b2bDirectConnectOutbound": {"type": "null"}
        }
      },
      "CrossTenantPartnerList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/CrossTenantPartner"}}
        }
      },
      "InboundTrustWish": {
        "type": ["object", "null"],
        "description": "What is left out stays.",
        "properties": {
          "isMfaAccepted": {"type": ["boolean", "null"]},
          "isCompliantDeviceAccepted": {"type": ["boolean", "null"]},
          "isHybridAzureADJoinedDeviceAccepted": {"type": ["boolean", "null"]}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "InboundWish": {
        "type": ["object", "null"],
        "properties": {
          "usersAndGroups": {
            "type": ["object", "null"],
            "required": ["accessType", "targets"],
            "properties": {
              "accessType": {"type": "string", "enum": ["allowed", "blocked"]},
              "targets": {
                "type": "array",
                "minItems": 1,
                "description": "`AllUsers` alone, or at most 100 ids with `targetType` `user`.",
                "items": {
                  "type": "object",
                  "required": ["target"],
                  "properties": {
                    "target": {"type": "string", "anyOf": [{"const": "AllUsers"}, {"format": "uuid"}]},
                    "targetType": {"type": ["string", "null"]}
                  },
                  "additionalProperties": false,
                  "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
                }
              }
            },
            "additionalProperties": false,
            "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
          },
          "applications": {
            "type": ["object", "null"],
            "required": ["accessType", "targets"],
            "properties": {
              "accessType": {"type": "string", "enum": ["allowed", "blocked"]},
              "targets": {
                "type": "array",
                "minItems": 1,
                "items": {
                  "type": "object",
                  "required": ["target"],
                  "properties": {"target": {"const": "AllApplications"}, "targetType": {"type": ["string", "null"]}},
                  "additionalProperties": false,
                  "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
                }
              }
            },
            "additionalProperties": false,
            "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
          }
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "InboundConsentWish": {
        "type": ["object", "null"],
        "properties": {"inboundAllowed": {"type": ["boolean", "null"]}, "outboundAllowed": {"$ref": "#/components/schemas/NeverTrue"}},
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "CrossTenantPartnerRequest": {
        "type": "object",
        "required": ["tenantId"],
        "properties": {
          "tenantId": {"type": "string", "format": "uuid", "description": "Of the organisation's Entra tenant."},
          "inboundTrust": {"$ref": "#/components/schemas/InboundTrustWish"},
          "b2bCollaborationInbound": {"$ref": "#/components/schemas/InboundWish"},
          "automaticUserConsentSettings": {"$ref": "#/components/schemas/InboundConsentWish"},
          "isServiceProvider": {"$ref": "#/components/schemas/NeverTrue"},
          "isInMultiTenantOrganization": {"$ref": "#/components/schemas/NeverTrue"},
          "isServiceDefault": {"$ref": "#/components/schemas/NeverTrue"},
          "b2bCollaborationOutbound": {"type": "null"},
          "b2bDirectConnectInbound": {"type": "null"},
          "b2bDirectConnectOutbound": {"type": "null"},
          "tenantRestrictions": {"type": "null"},
          "crossCloudMeetingConfiguration": {"type": "null"},
          "protectedContentSharing": {"type": "null"},
          "identitySynchronization": {"type": "null"},
          "invitationRedemptionIdentityProviderConfiguration": {"type": "null"}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "CrossTenantPartnerChange": {
        "type": "object",
        "properties": {
          "tenantId": {"type": ["string", "null"], "format": "uuid", "description": "That of the path."},
          "inboundTrust": {"$ref": "#/components/schemas/InboundTrustWish"},
          "b2bCollaborationInbound": {"$ref": "#/components/schemas/InboundWish"},
          "automaticUserConsentSettings": {"$ref": "#/components/schemas/InboundConsentWish"},
          "isServiceProvider": {"$ref": "#/components/schemas/NeverTrue"},
          "isInMultiTenantOrganization": {"$ref": "#/components/schemas/NeverTrue"},
          "isServiceDefault": {"$ref": "#/components/schemas/NeverTrue"},
          "b2bCollaborationOutbound": {"type": "null"},
          "b2bDirectConnectInbound": {"type": "null"},
          "b2bDirectConnectOutbound": {"type": "null"},
          "tenantRestrictions": {"type": "null"},
          "crossCloudMeetingConfiguration": {"type": "null"},
          "protectedContentSharing": {"type": "null"},
          "identitySynchronization": {"type": "null"},
          "invitationRedemptionIdentityProviderConfiguration": {"type": "null"}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "DomainPolicyWish": {
        "type": "object",
        "description": "The whole list wished for: at most 5,000 rules.",
        "properties": {
          "allow": {
            "type": ["array", "null"],
            "items": {"type": "string", "description": "evil.test, *.evil.test (it and everything below) or * (every domain)."}
          },
          "block": {"type": ["array", "null"], "items": {"type": "string", "description": "As `allow`."}},
          "appliesTo": {
            "type": ["string", "null"],
            "enum": ["newInvitations", "pendingInvitations", "everyone", null],
            "description": "`everyone` unless said."
          }
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "DomainPolicyCount": {
        "type": "object",
        "properties": {
          "domains": {"type": "integer", "minimum": 0},
          "acceptedGuests": {"type": "integer", "minimum": 0},
          "pendingGuests": {"type": "integer", "minimum": 0},
          "pendingInvitations": {"type": "integer", "minimum": 0}
        },
        "required": ["domains", "acceptedGuests", "pendingGuests", "pendingInvitations"]
      },
      "DomainPolicyImpact": {
        "type": "object",
        "required": ["version", "appliesTo", "isComplete"],
        "properties": {
          "version": {"type": "integer", "minimum": 0, "description": "That it was compared with."},
          "appliesTo": {"$ref": "#/components/schemas/DomainPolicyReach"},
          "stopped": {"$ref": "#/components/schemas/DomainPolicyCount", "description": "On the first page only."},
          "admitted": {"$ref": "#/components/schemas/DomainPolicyCount", "description": "On the first page only."},
          "isComplete": {"type": "boolean", "description": "false where there are more than 20,000 domains to look at."},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "Post the same body to it."},
          "value": {
            "type": "array",
            "items": {
              "type": "object",
              "properties": {
                "id": {"$ref": "#/components/schemas/Id"},
                "displayName": {"type": "string"},
                "mail": {"type": "string"},
                "externalUserState": {"enum": ["PendingAcceptance", "Accepted"]},
                "invitationId": {"type": ["string", "null"], "format": "uuid"},
                "effect": {"enum": ["stopped", "admitted"]},
                "reason": {"type": "string"}
              },
              "required": ["id", "displayName", "mail", "externalUserState", "invitationId", "effect", "reason"]
            }
          }
        }
      },
      "LegacyPolicy": {
        "type": "object",
        "properties": {
          "id": {"const": "b2b-management-policy"},
          "displayName": {"const": "B2BManagementPolicy"},
          "type": {"const": "B2BManagementPolicy"},
          "isOrganizationDefault": {"const": true},
          "definition": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {"type": "string", "description": "JSON. Both lists where /admin wrote both."}
          }
        },
        "required": ["id", "displayName", "type", "isOrganizationDefault", "definition"]
      },
      "LegacyPolicyList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/LegacyPolicy"}}
        }
      },
      "LegacyPolicyRequest": {
        "type": "object",
        "required": ["definition"],
        "properties": {
          "definition": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
              "type": "string",
              "description": "JSON: `B2BManagementPolicy` with `InvitationsAllowedAndBlockedDomainsPolicy`, in it `AllowedDomains` or `BlockedDomains`."
            }
          },
          "type": {"type": ["string", "null"], "enum": ["B2BManagementPolicy", null]},
          "displayName": {"type": ["string", "null"]},
          "id": {"type": ["string", "null"]},
          "alternativeIdentifier": {"type": ["string", "null"]},
          "isOrganizationDefault": {"type": ["boolean", "null"], "enum": [true, null]},
          "appliesTo": {
            "type": ["string", "null"],
            "enum": ["newInvitations", "pendingInvitations", "everyone", null],
            "description": "Ours beside Graph's; `everyone` unless said."
          },
          "keyCredentials": {"description": "Not looked at."},
          "appliesToReferences": {"description": "Not looked at."}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "LegacyPolicyChange": {
        "type": "object",
        "description": "Without `definition` nothing changes.",
        "properties": {
          "definition": {
            "type": ["array", "null"],
            "minItems": 1,
            "maxItems": 1,
            "items": {"type": "string", "description": "As when it is made."}
          },
          "type": {"type": ["string", "null"], "enum": ["B2BManagementPolicy", null]},
          "displayName": {"type": ["string", "null"]},
          "id": {"type": ["string", "null"]},
          "alternativeIdentifier": {"type": ["string", "null"]},
          "isOrganizationDefault": {"type": ["boolean", "null"], "enum": [true, null]},
          "appliesTo": {
            "type": ["string", "null"],
            "enum": ["newInvitations", "pendingInvitations", "everyone", null],
            "description": "With `definition` alone; `everyone` unless said."
          },
          "keyCredentials": {"description": "Not looked at."},
          "appliesToReferences": {"description": "Not looked at."}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "ConditionalAccessState": {"enum": ["enabled", "disabled", "enabledForReportingButNotEnforced"]},
      "NoWords": {"type": ["array", "null"], "maxItems": 0},
      "GuestKinds": {
        "type": "object",
        "required": ["guestOrExternalUserTypes"],
        "properties": {
          "@odata.type": {"description": "Annotations are not looked at."},
          "guestOrExternalUserTypes": {
            "anyOf": [
              {
                "enum": [
                  "b2bCollaborationGuest",
                  "b2bCollaborationGuest,b2bCollaborationMember",
                  "internalGuest",
                  "b2bDirectConnectUser",
                  "otherExternalUser",
                  "serviceProvider"
                ]
              },
              {"type": "string"}
            ],
            "description": "Some of these, joined with commas. All guests here are b2bCollaborationGuest."
          },
          "externalTenants": {
            "type": ["object", "null"],
            "properties": {
              "@odata.type": {"description": "Annotations are not looked at."},
              "membershipKind": {"type": ["string", "null"], "description": "all or enumerated."},
              "members": {"type": ["array", "null"], "maxItems": 100, "items": {"type": "string"}}
            },
            "additionalProperties": false,
            "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
          }
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "GuestKindsOrNull": {"anyOf": [{"$ref": "#/components/schemas/GuestKinds"}, {"type": "null"}]},
      "AgeRangeOrNull": {
        "type": ["object", "null"],
        "properties": {
          "atLeast": {"type": ["integer", "null"], "minimum": 0, "maximum": 1000000},
          "lessThan": {"type": ["integer", "null"], "minimum": 0, "maximum": 1000000}
        },
        "description": "At least, and less than.",
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "PolicyConditionsWish": {
        "type": "object",
        "properties": {
          "users": {
            "type": "object",
            "properties": {
              "includeUsers": {
                "type": ["array", "null"],
                "maxItems": 1000,
                "items": {"anyOf": [{"enum": ["All", "None", "GuestsOrExternalUsers"]}, {"type": "string"}]},
                "description": "All, None, GuestsOrExternalUsers, or ids of guests."
              },
              "excludeUsers": {
                "type": ["array", "null"],
                "maxItems": 1000,
                "items": {"type": "string"},
                "description": "As includeUsers."
              },
              "includeGroups": {"$ref": "#/components/schemas/NoWords"},
              "excludeGroups": {"$ref": "#/components/schemas/NoWords"},
              "includeRoles": {"$ref": "#/components/schemas/NoWords"},
              "excludeRoles": {"$ref": "#/components/schemas/NoWords"},
              "includeGuestsOrExternalUsers": {"$ref": "#/components/schemas/GuestKindsOrNull"},
              "excludeGuestsOrExternalUsers": {"$ref": "#/components/schemas/GuestKindsOrNull"}
            },
            "additionalProperties": false,
            "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
          },
          "applications": {
            "type": "object",
            "properties": {
              "includeApplications": {
                "type": ["array", "null"],
                "maxItems": 1000,
                "items": {"anyOf": [{"enum": ["All", "None"]}, {"type": "string"}]},
                "description": "All, which is the tenant's own pages too, None, or client ids."
              },
              "excludeApplications": {
                "type": ["array", "null"],
                "maxItems": 1000,
                "items": {"type": "string"},
                "description": "As includeApplications."
              },
              "includeUserActions": {"$ref": "#/components/schemas/NoWords"},
              "includeAuthenticationContextClassReferences": {"$ref": "#/components/schemas/NoWords"},
              "applicationFilter": {"type": "null"}
            },
            "additionalProperties": false,
            "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
          },
          "clientAppTypes": {
            "type": ["array", "null"],
            "maxItems": 1000,
            "items": {"enum": ["all", "browser", "mobileAppsAndDesktopClients", "exchangeActiveSync", "easSupported", "other"]}
          },
          "platforms": {
            "type": ["object", "null"],
            "properties": {
              "includePlatforms": {"type": ["array", "null"], "maxItems": 1000, "items": {"$ref": "#/components/schemas/PolicyPlatform"}},
              "excludePlatforms": {"type": ["array", "null"], "maxItems": 1000, "items": {"$ref": "#/components/schemas/PolicyPlatform"}}
            },
            "additionalProperties": false,
            "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
          },
          "locations": {
            "type": ["object", "null"],
            "properties": {
              "includeLocations": {
                "type": ["array", "null"],
                "maxItems": 1000,
                "items": {"anyOf": [{"enum": ["All", "AllTrusted"]}, {"type": "string"}]},
                "description": "All, AllTrusted, or ids of named locations."
              },
              "excludeLocations": {
                "type": ["array", "null"],
                "maxItems": 1000,
                "items": {"type": "string"},
                "description": "As includeLocations."
              }
            },
            "additionalProperties": false,
            "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
          },
          "userRiskLevels": {"$ref": "#/components/schemas/NoWords"},
          "signInRiskLevels": {"$ref": "#/components/schemas/NoWords"},
          "servicePrincipalRiskLevels": {"$ref": "#/components/schemas/NoWords"},
          "devices": {"type": "null"},
          "clientApplications": {"type": "null"},
          "guests": {
            "type": ["object", "null"],
            "description": "What Entra has not.",
            "properties": {
              "identityProviders": {
                "type": ["object", "null"],
                "properties": {
                  "includeIdentityProviders": {
                    "type": ["array", "null"],
                    "maxItems": 1000,
                    "items": {
                      "anyOf": [
                        {"enum": ["all", "azureAD", "externalFederation", "google", "microsoftAccount", "passcode"]},
                        {"type": "string"}
                      ]
                    },
                    "description": "Also externalFederation:{id}."
                  },
                  "excludeIdentityProviders": {"type": ["array", "null"], "maxItems": 1000, "items": {"type": "string"}}
                },
                "additionalProperties": false,
                "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
              },
              "emailDomains": {
                "type": ["object", "null"],
                "properties": {
                  "includeEmailDomains": {
                    "type": ["array", "null"],
                    "maxItems": 1000,
                    "items": {"anyOf": [{"enum": ["fabrikam.example", "*.fabrikam.example"]}, {"type": "string"}]}
                  },
                  "excludeEmailDomains": {"type": ["array", "null"], "maxItems": 1000, "items": {"type": "string"}}
                },
                "additionalProperties": false,
                "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
              },
              "sponsors": {
                "type": ["object", "null"],
                "properties": {
                  "includeSponsors": {"type": ["array", "null"], "maxItems": 1000, "items": {"type": "string"}},
                  "excludeSponsors": {"type": ["array", "null"], "maxItems": 1000, "items": {"type": "string"}}
                },
                "additionalProperties": false,
                "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
              },
              "guestAgeInDays": {"$ref": "#/components/schemas/AgeRangeOrNull"},
              "proofAgeInMinutes": {"$ref": "#/components/schemas/AgeRangeOrNull"}
            },
            "additionalProperties": false,
            "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
          }
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "PolicyPlatform": {"enum": ["all", "android", "iOS", "windows", "windowsPhone", "macOS", "linux"]},
      "PolicyGrantWish": {
        "type": ["object", "null"],
        "properties": {
          "operator": {"type": ["string", "null"], "description": "AND or OR."},
          "builtInControls": {
            "type": ["array", "null"],
            "maxItems": 20,
            "items": {"enum": ["block", "mfa"]},
            "description": "block stands alone."
          },
          "customAuthenticationFactors": {"$ref": "#/components/schemas/NoWords"},
          "termsOfUse": {
            "type": ["array", "null"],
            "maxItems": 20,
            "items": {"type": "string"},
            "description": "Ids of terms of use."
          },
          "authenticationStrength": {"type": "null"}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "PolicySessionWish": {
        "type": ["object", "null"],
        "properties": {
          "signInFrequency": {
            "type": ["object", "null"],
            "properties": {
              "value": {"type": ["integer", "null"], "description": "1 to 23 hours, or 1 to 365 days."},
              "type": {"type": ["string", "null"], "description": "hours or days."},
              "frequencyInterval": {"type": ["string", "null"], "description": "timeBased, or everyTime with neither value nor type."},
              "authenticationType": {"enum": ["primaryAndSecondaryAuthentication", null]},
              "isEnabled": {"type": ["boolean", "null"]}
            },
            "additionalProperties": false,
            "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
          },
          "persistentBrowser": {
            "type": ["object", "null"],
            "properties": {
              "mode": {"type": ["string", "null"], "description": "always or never."},
              "isEnabled": {"type": ["boolean", "null"]}
            },
            "additionalProperties": false,
            "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
          },
          "applicationEnforcedRestrictions": {"description": "Null, or with isEnabled false."},
          "cloudAppSecurity": {"description": "Null, or with isEnabled false."},
          "continuousAccessEvaluation": {"description": "Null, or with isEnabled false."},
          "secureSignInSession": {"description": "Null, or with isEnabled false."},
          "globalSecureAccessFilteringProfile": {"description": "Null, or with isEnabled false."},
          "disableResilienceDefaults": {"enum": [false, null]}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "ConditionalAccessPolicyRequest": {
        "type": "object",
        "required": ["displayName", "state", "conditions"],
        "properties": {
          "id": {"description": "Not looked at."},
          "createdDateTime": {"description": "Not looked at."},
          "modifiedDateTime": {"description": "Not looked at."},
          "templateId": {"description": "Not looked at."},
          "description": {"type": "null"},
          "partialEnablementStrategy": {"type": "null"},
          "@odata.type": {"description": "Annotations are not looked at."},
          "displayName": {"type": "string", "minLength": 1, "maxLength": 256},
          "state": {"$ref": "#/components/schemas/ConditionalAccessState"},
          "conditions": {"allOf": [{"$ref": "#/components/schemas/PolicyConditionsWish"}, {"required": ["users", "applications"]}]},
          "grantControls": {"$ref": "#/components/schemas/PolicyGrantWish"},
          "sessionControls": {"$ref": "#/components/schemas/PolicySessionWish"}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "ConditionalAccessPolicyChange": {
        "type": "object",
        "properties": {
          "id": {"description": "Not looked at."},
          "createdDateTime": {"description": "Not looked at."},
          "modifiedDateTime": {"description": "Not looked at."},
          "templateId": {"description": "Not looked at."},
          "description": {"type": "null"},
          "partialEnablementStrategy": {"type": "null"},
          "@odata.type": {"description": "Annotations are not looked at."},
          "displayName": {"type": "string", "minLength": 1, "maxLength": 256},
          "state": {"anyOf": [{"$ref": "#/components/schemas/ConditionalAccessState"}, {"type": "null"}]},
          "conditions": {"anyOf": [{"$ref": "#/components/schemas/PolicyConditionsWish"}, {"type": "null"}]},
          "grantControls": {"$ref": "#/components/schemas/PolicyGrantWish"},
          "sessionControls": {"$ref": "#/components/schemas/PolicySessionWish"}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "AccessOutcome": {
        "type": "object",
        "properties": {
          "result": {"enum": ["admitted", "demanded", "blocked", "undecidable"]},
          "demands": {
            "$ref": "#/components/schemas/PolicyWords",
            "description": "`freshProof`, `mfa`, `terms:{id}`, in the order in which the guest is asked."
          }
        },
        "required": ["result", "demands"]
      },
      "SupposedSignIn": {
        "type": "object",
        "required": ["signInIdentity"],
        "properties": {
          "signInIdentity": {
            "type": "object",
            "required": ["userId"],
            "properties": {
              "@odata.type": {"description": "Annotations are not looked at."},
              "userId": {"type": "string", "format": "uuid"},
              "externalTenantId": {"description": "Not looked at."},
              "externalUserType": {"description": "Not looked at."}
            },
            "additionalProperties": false,
            "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
          },
          "signInContext": {
            "type": ["object", "null"],
            "properties": {
              "@odata.type": {"description": "Annotations are not looked at."},
              "includeApplications": {
                "type": ["array", "null"],
                "maxItems": 1,
                "items": {"type": "string"},
                "description": "None means the tenant's own pages."
              }
            },
            "additionalProperties": false,
            "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
          },
          "signInConditions": {
            "type": ["object", "null"],
            "properties": {
              "devicePlatform": {"enum": ["all", "android", "iOS", "windows", "windowsPhone", "macOS", "linux", null]},
              "clientAppType": {"enum": ["all", "browser", "mobileAppsAndDesktopClients", null]},
              "ipAddress": {
                "anyOf": [{"enum": ["203.0.113.7", "2001:db8::7"]}, {"type": ["string", "null"]}],
                "description": "An address."
              },
              "country": {
                "anyOf": [{"enum": ["DE", "PT"]}, {"type": ["string", "null"]}],
                "description": "Two letters; null for what the address says."
              },
              "signInRiskLevel": {"enum": ["none", null]},
              "userRiskLevel": {"enum": ["none", null]},
              "servicePrincipalRiskLevel": {"enum": ["none", null]},
              "insiderRiskLevel": {"enum": ["none", null]},
              "agentIdRiskLevel": {"enum": ["none", null]},
              "deviceInfo": {"type": "null"},
              "authenticationFlow": {"type": "null"},
              "identityProvider": {"anyOf": [{"enum": ["azureAD", "google", "microsoftAccount", "passcode"]}, {"type": ["string", "null"]}]},
              "proofAgeInMinutes": {"type": ["integer", "null"], "minimum": 0, "maximum": 1000000},
              "hasSecondFactor": {"type": ["boolean", "null"]}
            },
            "additionalProperties": false,
            "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
          },
          "appliedPoliciesOnly": {"type": ["boolean", "null"]}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "SupposedAnswer": {
        "type": "object",
        "required": ["@odata.context", "outcome", "value"],
        "properties": {
          "@odata.context": {"type": "string"},
          "outcome": {"$ref": "#/components/schemas/AccessOutcome"},
          "value": {
            "type": "array",
            "items": {
              "type": "object",
              "description": "A policy, as it is read, and what it says.",
              "additionalProperties": true,
              "required": ["id", "displayName", "state", "conditions", "policyApplies", "analysisReasons"],
              "properties": {
                "id": {"$ref": "#/components/schemas/Id"},
                "displayName": {"type": "string"},
                "state": {"$ref": "#/components/schemas/ConditionalAccessState"},
                "conditions": {"type": "object"},
                "policyApplies": {"type": "boolean"},
                "analysisReasons": {
                  "type": "string",
                  "description": "notSet, or what keeps it from concerning the sign-in, joined with commas: users, application, clientApps, devicePlatform, location; notEnoughInformation before what is not known."
                }
              }
            }
          }
        }
      },
      "PolicyReplayRequest": {
        "type": "object",
        "required": ["policy"],
        "properties": {
          "policy": {
            "$ref": "#/components/schemas/ConditionalAccessPolicyChange",
            "description": "With `policyId` only what shall be another in that policy."
          },
          "policyId": {"type": ["string", "null"], "description": "The policy whose place the draft takes."},
          "days": {"type": ["integer", "null"], "minimum": 1, "maximum": 30, "description": "7 where it is left out."}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "PolicyReplayPart": {
        "type": "object",
        "required": ["stopped", "askedForMore", "newlyPasses", "depends"],
        "properties": {
          "stopped": {"type": "integer"},
          "askedForMore": {"type": "integer"},
          "newlyPasses": {"type": "integer"},
          "depends": {"type": "integer", "description": "On what was not written down, or on where the guest will be."},
          "value": {
            "type": "array",
            "description": "With User.Read.All; of sign-ins with AuditLog.Read.All too.",
            "items": {
              "type": "object",
              "required": ["userId", "mail", "effect", "before", "after"],
              "properties": {
                "userId": {"$ref": "#/components/schemas/Id"},
                "mail": {"type": "string"},
                "createdDateTime": {"$ref": "#/components/schemas/Moment"},
                "appId": {"$ref": "#/components/schemas/TextOrNull"},
                "effect": {"enum": ["stopped", "askedForMore", "newlyPasses", "depends"]},
                "before": {"$ref": "#/components/schemas/AccessOutcome"},
                "after": {"$ref": "#/components/schemas/AccessOutcome"}
              }
            }
          }
        }
      },
      "PolicyReplay": {
        "type": "object",
        "properties": {
          "@odata.context": {"type": "string"},
          "days": {"type": "integer"},
          "isComplete": {"type": "boolean"},
          "signInsLookedAt": {"type": "integer"},
          "signInsPassedOver": {"type": "integer", "description": "Of guests who are deleted."},
          "guestsLookedAt": {"type": "integer"},
          "signIns": {"$ref": "#/components/schemas/PolicyReplayPart"},
          "guests": {"$ref": "#/components/schemas/PolicyReplayPart"}
        },
        "required": [
          "@odata.context",
          "days",
          "isComplete",
          "signInsLookedAt",
          "signInsPassedOver",
          "guestsLookedAt",
          "signIns",
          "guests"
        ]
      },
      "PolicyWords": {"type": "array", "items": {"type": "string"}},
      "ConditionalAccessPolicy": {
        "type": "object",
        "required": [
          "id",
          "templateId",
          "displayName",
          "createdDateTime",
          "modifiedDateTime",
          "state",
          "conditions",
          "grantControls",
          "sessionControls"
        ],
        "properties": {
          "@odata.context": {"type": "string", "description": "Not in a list."},
          "id": {"$ref": "#/components/schemas/Id"},
          "templateId": {"type": "null"},
          "displayName": {"type": "string"},
          "createdDateTime": {"$ref": "#/components/schemas/Moment"},
          "modifiedDateTime": {"$ref": "#/components/schemas/MomentOrNull"},
          "state": {"$ref": "#/components/schemas/ConditionalAccessState"},
          "conditions": {
            "type": "object",
            "properties": {
              "userRiskLevels": {"type": "array", "maxItems": 0},
              "signInRiskLevels": {"type": "array", "maxItems": 0},
              "servicePrincipalRiskLevels": {"type": "array", "maxItems": 0},
              "clientAppTypes": {"$ref": "#/components/schemas/PolicyWords"},
              "devices": {"type": "null"},
              "clientApplications": {"type": "null"},
              "users": {
                "type": "object",
                "properties": {
                  "includeUsers": {"$ref": "#/components/schemas/PolicyWords"},
                  "excludeUsers": {"$ref": "#/components/schemas/PolicyWords"},
                  "includeGroups": {"type": "array", "maxItems": 0},
                  "excludeGroups": {"type": "array", "maxItems": 0},
                  "includeRoles": {"type": "array", "maxItems": 0},
                  "excludeRoles": {"type": "array", "maxItems": 0},
                  "includeGuestsOrExternalUsers": {"type": ["object", "null"]},
                  "excludeGuestsOrExternalUsers": {"type": ["object", "null"]}
                },
                "required": [
                  "includeUsers",
                  "excludeUsers",
                  "includeGroups",
                  "excludeGroups",
                  "includeRoles",
                  "excludeRoles",
                  "includeGuestsOrExternalUsers",
                  "excludeGuestsOrExternalUsers"
                ]
              },
              "applications": {
                "type": "object",
                "properties": {
                  "includeApplications": {"$ref": "#/components/schemas/PolicyWords"},
                  "excludeApplications": {"$ref": "#/components/schemas/PolicyWords"},
                  "includeUserActions": {"type": "array", "maxItems": 0},
                  "includeAuthenticationContextClassReferences": {"type": "array", "maxItems": 0},
                  "applicationFilter": {"type": "null"}
                },
                "required": [
                  "includeApplications",
                  "excludeApplications",
                  "includeUserActions",
                  "includeAuthenticationContextClassReferences",
                  "applicationFilter"
                ]
              },
              "platforms": {"type": ["object", "null"]},
              "locations": {"type": ["object", "null"]},
              "guests": {"type": ["object", "null"]}
            },
            "required": [
              "userRiskLevels",
              "signInRiskLevels",
              "servicePrincipalRiskLevels",
              "clientAppTypes",
              "devices",
              "clientApplications",
              "users",
              "applications",
              "platforms",
              "locations",
              "guests"
            ]
          },
          "grantControls": {"type": ["object", "null"]},
          "sessionControls": {"type": ["object", "null"]}
        }
      },
      "ConditionalAccessPolicyList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/ConditionalAccessPolicy"}}
        }
      },
      "NamedRange": {
        "type": "object",
        "required": ["cidrAddress"],
        "properties": {
          "@odata.type": {"description": "Annotations are not looked at."},
          "cidrAddress": {
            "anyOf": [{"enum": ["203.0.113.0/24", "12.34.221.11/22", "2001:db8::/32"]}, {"type": "string"}],
            "description": "A range such as 203.0.113.0/24, kept as it is sent."
          }
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "NamedLocationRequest": {
        "type": "object",
        "required": ["@odata.type", "displayName", "ipRanges"],
        "properties": {
          "@odata.type": {
            "enum": ["#microsoft.graph.ipNamedLocation"],
            "description": "Or #microsoft.graph.countryNamedLocation, with countriesAndRegions and includeUnknownCountriesAndRegions in place of ranges."
          },
          "displayName": {"type": "string", "minLength": 1, "maxLength": 256},
          "isTrusted": {"type": ["boolean", "null"]},
          "ipRanges": {"type": "array", "minItems": 1, "maxItems": 2000, "items": {"$ref": "#/components/schemas/NamedRange"}}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "NamedLocationChange": {
        "type": "object",
        "properties": {
          "@odata.type": {"enum": ["#microsoft.graph.ipNamedLocation"]},
          "displayName": {"type": "string", "minLength": 1, "maxLength": 256},
          "isTrusted": {"type": ["boolean", "null"]},
          "ipRanges": {"type": "array", "minItems": 1, "maxItems": 2000, "items": {"$ref": "#/components/schemas/NamedRange"}}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "NamedLocation": {
        "type": "object",
        "required": ["@odata.type", "id", "displayName", "createdDateTime", "modifiedDateTime"],
        "properties": {
          "@odata.context": {"type": "string", "description": "Not in a list."},
          "@odata.type": {"enum": ["#microsoft.graph.ipNamedLocation", "#microsoft.graph.countryNamedLocation"]},
          "id": {"$ref": "#/components/schemas/Id"},
          "displayName": {"type": "string"},
          "createdDateTime": {"$ref": "#/components/schemas/Moment"},
          "modifiedDateTime": {"$ref": "#/components/schemas/Moment"},
          "isTrusted": {"type": "boolean"},
          "ipRanges": {
            "type": "array",
            "items": {
              "type": "object",
              "properties": {
                "@odata.type": {"enum": ["#microsoft.graph.iPv4CidrRange", "#microsoft.graph.iPv6CidrRange"]},
                "cidrAddress": {"type": "string"}
              },
              "required": ["@odata.type", "cidrAddress"]
            }
          },
          "countriesAndRegions": {"$ref": "#/components/schemas/PolicyWords"},
          "includeUnknownCountriesAndRegions": {"type": "boolean"},
          "countryLookupMethod": {"const": "clientIpAddress"}
        }
      },
      "NamedLocationList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/NamedLocation"}}
        }
      },
      "AgreementFileWish": {
        "type": "object",
        "required": ["language", "fileData"],
        "properties": {
          "fileName": {"type": ["string", "null"], "minLength": 1, "maxLength": 256},
          "language": {"anyOf": [{"enum": ["en"]}, {"type": "string"}], "description": "A tag such as en or pt-BR, each once."},
          "isDefault": {"type": ["boolean", "null"], "description": "For who reads none of the languages."},
          "isMajorVersion": {"type": ["boolean", "null"], "description": "True where it is left out. One is enough for the version."},
          "fileData": {
            "type": "object",
            "required": ["data"],
            "properties": {
              "data": {
                "anyOf": [{"enum": ["IyBSdWxlcwoKQmUga2luZC4K"]}, {"type": "string"}],
                "description": "Markdown in UTF-8, at most 100,000 bytes, as base64."
              }
            },
            "additionalProperties": false,
            "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
          }
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "AgreementRequest": {
        "type": "object",
        "required": ["displayName", "files"],
        "properties": {
          "displayName": {"type": "string", "minLength": 1, "maxLength": 256},
          "isViewingBeforeAcceptanceRequired": {"type": ["boolean", "null"]},
          "isPerDeviceAcceptanceRequired": {"enum": [false, null]},
          "userReacceptRequiredFrequency": {
            "anyOf": [{"enum": ["P90D", "P365D"]}, {"type": ["string", "null"]}],
            "description": "P1D to P730D; null for once and for all."
          },
          "termsExpiration": {"type": "null"},
          "files": {
            "type": "array",
            "minItems": 1,
            "maxItems": 30,
            "items": {"$ref": "#/components/schemas/AgreementFileWish"},
            "description": "At most 30, one for each language."
          }
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "AgreementChange": {
        "type": "object",
        "properties": {
          "displayName": {"type": "string", "minLength": 1, "maxLength": 256},
          "isViewingBeforeAcceptanceRequired": {"type": ["boolean", "null"]},
          "isPerDeviceAcceptanceRequired": {"enum": [false, null]},
          "userReacceptRequiredFrequency": {"anyOf": [{"enum": ["P90D", "P365D"]}, {"type": ["string", "null"]}]},
          "termsExpiration": {"type": "null"},
          "files": {"type": "array", "minItems": 1, "maxItems": 30, "items": {"$ref": "#/components/schemas/AgreementFileWish"}}
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "Agreement": {
        "type": "object",
        "required": [
          "id",
          "displayName",
          "isViewingBeforeAcceptanceRequired",
          "isPerDeviceAcceptanceRequired",
          "userReacceptRequiredFrequency",
          "termsExpiration",
          "version",
          "createdDateTime",
          "modifiedDateTime"
        ],
        "properties": {
          "@odata.context": {"type": "string", "description": "Not in a list."},
          "id": {"$ref": "#/components/schemas/Id"},
          "displayName": {"type": "string"},
          "isViewingBeforeAcceptanceRequired": {"type": "boolean"},
          "isPerDeviceAcceptanceRequired": {"const": false},
          "userReacceptRequiredFrequency": {"$ref": "#/components/schemas/TextOrNull"},
          "termsExpiration": {"type": "null"},
          "version": {"type": "integer"},
          "createdDateTime": {"$ref": "#/components/schemas/Moment"},
          "modifiedDateTime": {"$ref": "#/components/schemas/Moment"},
          "files": {
            "type": "array",
            "description": "Not in a list.",
            "items": {
              "type": "object",
              "properties": {
                "id": {"type": "string"},
                "fileName": {"type": "string"},
                "language": {"type": "string"},
                "isDefault": {"type": "boolean"},
                "fileData": {"type": "object", "properties": {"data": {"type": "string"}}, "required": ["data"]}
              },
              "required": ["id", "fileName", "language", "isDefault", "fileData"]
            }
          }
        }
      },
      "AgreementList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/Agreement"}}
        }
      },
      "Acceptance": {
        "type": "object",
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "agreementId": {"$ref": "#/components/schemas/Id"},
          "agreementFileId": {"type": "string"},
          "state": {"const": "accepted"},
          "recordedDateTime": {"$ref": "#/components/schemas/Moment"},
          "userId": {"$ref": "#/components/schemas/Id"},
          "userDisplayName": {"type": "string"},
          "userEmail": {"type": "string"},
          "userPrincipalName": {"type": "string"}
        },
        "required": [
          "id",
          "agreementId",
          "agreementFileId",
          "state",
          "recordedDateTime",
          "userId",
          "userDisplayName",
          "userEmail",
          "userPrincipalName"
        ]
      },
      "AcceptanceList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/Acceptance"}}
        }
      },
      "BatchRequest": {
        "type": "object",
        "required": ["requests"],
        "properties": {
          "requests": {
            "type": "array",
            "minItems": 1,
            "maxItems": 20,
            "items": {
              "type": "object",
              "required": ["id", "method", "url"],
              "properties": {
                "id": {"type": "string", "minLength": 1, "maxLength": 64},
                "method": {"type": "string", "enum": ["GET", "POST", "PUT", "PATCH", "DELETE"]},
                "url": {"type": "string", "minLength": 1, "description": "`/users`, `users`, `/v1.0/users` or absolute."},
                "headers": {"type": ["object", "null"], "additionalProperties": {"type": "string"}},
                "body": {"description": "JSON of any shape."},
                "dependsOn": {"type": ["array", "null"], "items": {"type": "string"}},
                "depends_on": {"type": ["array", "null"], "items": {"type": "string"}, "description": "As one client writes it."}
              },
              "additionalProperties": false,
              "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
            }
          }
        },
        "additionalProperties": false,
        "patternProperties": {"^@|@odata": {"description": "Annotations are not looked at."}}
      },
      "BatchAnswer": {
        "type": "object",
        "required": ["responses"],
        "properties": {
          "responses": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["id", "status", "headers"],
              "x-error-codes": ["failedDependency", "responseTooLarge"],
              "properties": {
                "id": {"type": "string"},
                "status": {"type": "integer", "minimum": 100, "maximum": 599},
                "headers": {"type": "object", "additionalProperties": {"type": "string"}},
                "body": {"description": "JSON as it is, anything else as a text."}
              }
            }
          }
        }
      },
      "DirectoryAudit": {
        "type": "object",
        "required": [
          "id",
          "activityDateTime",
          "activityDisplayName",
          "category",
          "correlationId",
          "loggedByService",
          "operationType",
          "result",
          "resultReason",
          "initiatedBy",
          "targetResources",
          "additionalDetails"
        ],
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "activityDateTime": {"$ref": "#/components/schemas/Moment"},
          "activityDisplayName": {"type": "string"},
          "category": {"type": "string"},
          "correlationId": {"$ref": "#/components/schemas/Id"},
          "loggedByService": {"type": "string"},
          "operationType": {"type": "string"},
          "result": {"enum": ["success", "failure"]},
          "resultReason": {"type": "string"},
          "initiatedBy": {
            "type": "object",
            "required": ["user", "app"],
            "properties": {
              "user": {"type": ["object", "null"], "additionalProperties": {"type": ["string", "null"]}},
              "app": {"type": ["object", "null"], "additionalProperties": {"type": ["string", "null"]}}
            }
          },
          "targetResources": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["id", "displayName", "type", "userPrincipalName", "groupType", "modifiedProperties"],
              "properties": {
                "id": {"$ref": "#/components/schemas/TextOrNull"},
                "displayName": {"$ref": "#/components/schemas/TextOrNull"},
                "type": {"enum": ["User", "ServicePrincipal", "Other"]},
                "userPrincipalName": {"$ref": "#/components/schemas/TextOrNull"},
                "groupType": {"type": "null"},
                "modifiedProperties": {"type": "array", "maxItems": 0}
              }
            }
          },
          "additionalDetails": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["key", "value"],
              "properties": {"key": {"type": "string"}, "value": {"$ref": "#/components/schemas/TextOrNull"}}
            }
          }
        }
      },
      "DirectoryAuditList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/DirectoryAudit"}}
        }
      },
      "SignIn": {
        "type": "object",
        "required": ["id", "createdDateTime", "userType", "status"],
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "createdDateTime": {"$ref": "#/components/schemas/Moment"},
          "userId": {"$ref": "#/components/schemas/TextOrNull"},
          "userDisplayName": {"$ref": "#/components/schemas/TextOrNull"},
          "userPrincipalName": {"$ref": "#/components/schemas/TextOrNull"},
          "userType": {"const": "guest"},
          "crossTenantAccessType": {"const": "b2bCollaboration"},
          "appId": {"$ref": "#/components/schemas/TextOrNull"},
          "appDisplayName": {"$ref": "#/components/schemas/TextOrNull"},
          "resourceId": {"$ref": "#/components/schemas/TextOrNull"},
          "resourceDisplayName": {"$ref": "#/components/schemas/TextOrNull"},
          "resourceTenantId": {"$ref": "#/components/schemas/Id"},
          "clientAppUsed": {"type": "string"},
          "authenticationProtocol": {"enum": ["deviceCode", "none"]},
          "ipAddress": {"$ref": "#/components/schemas/TextOrNull"},
          "correlationId": {"$ref": "#/components/schemas/Id"},
          "isInteractive": {"type": "boolean"},
          "conditionalAccessStatus": {"type": "string"},
          "appliedConditionalAccessPolicies": {"type": "array"},
          "riskDetail": {"type": "string"},
          "riskLevelAggregated": {"type": "string"},
          "riskLevelDuringSignIn": {"type": "string"},
          "riskState": {"type": "string"},
          "riskEventTypes_v2": {"type": "array"},
          "deviceDetail": {"type": "null"},
          "location": {"type": "null"},
          "status": {
            "type": "object",
            "required": ["errorCode", "failureReason", "additionalDetails"],
            "properties": {
              "errorCode": {"type": "integer"},
              "failureReason": {"type": "string"},
              "additionalDetails": {"type": "null"}
            }
          },
          "authenticationDetails": {
            "type": "array",
            "items": {"type": "object", "additionalProperties": {"type": ["string", "boolean", "null"]}}
          }
        }
      },
      "SignInList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "@odata.count": {"type": "integer", "minimum": 0},
          "@odata.nextLink": {"type": "string", "format": "uri", "description": "To be fetched as it stands."},
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/SignIn"}}
        }
      },
      "TokenRequest": {
        "type": "object",
        "required": ["grant_type"],
        "description": "client_credentials; authorization_code with code, redirect_uri, code_verifier; refresh_token; urn:ietf:params:oauth:grant-type:device_code with device_code.",
        "properties": {
          "grant_type": {
            "type": "string",
            "enum": [
              "client_credentials",
              "authorization_code",
              "refresh_token",
              "urn:ietf:params:oauth:grant-type:device_code"
            ]
          },
          "client_id": {"type": "string"},
          "client_secret": {"type": "string"},
          "client_assertion_type": {"type": "string"},
          "client_assertion": {"type": "string"},
          "scope": {"type": "string"},
          "code": {"type": "string"},
          "redirect_uri": {"type": "string"},
          "code_verifier": {"type": "string"},
          "refresh_token": {"type": "string"},
          "device_code": {"type": "string"},
          "client_info": {"type": "string"}
        }
      },
      "TokenAnswer": {
        "type": "object",
        "required": ["access_token", "expires_in", "ext_expires_in", "token_type"],
        "properties": {
          "access_token": {"type": "string"},
          "expires_in": {"type": "integer"},
          "ext_expires_in": {"type": "integer"},
          "token_type": {"const": "Bearer"},
          "id_token": {"type": "string"},
          "refresh_token": {"type": "string"},
          "scope": {"type": "string"},
          "client_info": {"type": "string"}
        }
      },
      "DeviceCodeRequest": {
        "type": "object",
        "required": ["scope"],
        "properties": {
          "scope": {"type": "string", "description": "Holds openid."},
          "client_id": {"type": "string"},
          "client_secret": {"type": "string"},
          "client_assertion_type": {"type": "string"},
          "client_assertion": {"type": "string"}
        }
      },
      "DeviceCodeAnswer": {
        "type": "object",
        "required": [
          "device_code",
          "user_code",
          "verification_uri",
          "verification_uri_complete",
          "expires_in",
          "interval",
          "message"
        ],
        "properties": {
          "device_code": {"type": "string"},
          "user_code": {"type": "string"},
          "verification_uri": {"type": "string", "format": "uri"},
          "verification_uri_complete": {"type": "string", "format": "uri"},
          "expires_in": {"type": "integer"},
          "interval": {"type": "integer"},
          "message": {"type": "string"}
        }
      },
      "TokenToLookAt": {
        "type": "object",
        "required": ["token"],
        "properties": {
          "token": {"type": "string", "minLength": 1},
          "token_type_hint": {"type": "string"},
          "client_id": {"type": "string"},
          "client_secret": {"type": "string"},
          "client_assertion_type": {"type": "string"},
          "client_assertion": {"type": "string"}
        }
      },
      "TokenInForm": {"type": "object", "properties": {"access_token": {"type": "string"}}},
      "AnyForm": {"type": "object", "additionalProperties": {"type": "string"}},
      "Introspection": {
        "type": "object",
        "required": ["active"],
        "properties": {
          "active": {"type": "boolean"},
          "client_id": {"$ref": "#/components/schemas/Id"},
          "sub": {"type": "string"},
          "iss": {"type": "string"},
          "scope": {"type": "string"},
          "roles": {"type": "array", "items": {"type": "string"}},
          "token_type": {"const": "Bearer"},
          "exp": {"type": "integer"}
        }
      },
      "UserInfo": {
        "type": "object",
        "required": ["sub"],
        "properties": {
          "sub": {"type": "string"},
          "name": {"type": "string"},
          "preferred_username": {"type": "string"},
          "email": {"type": "string"},
          "email_verified": {"const": true}
        }
      },
      "ProviderMetadata": {
        "type": "object",
        "description": "OpenID Connect Discovery 1.0 §3, RFC 8414 §2.",
        "required": ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"],
        "additionalProperties": {"type": ["string", "boolean", "array"], "items": {"type": "string"}},
        "properties": {
          "issuer": {"type": "string", "format": "uri"},
          "authorization_endpoint": {"type": "string", "format": "uri"},
          "token_endpoint": {"type": "string", "format": "uri"},
          "jwks_uri": {"type": "string", "format": "uri"}
        }
      },
      "KeySet": {
        "type": "object",
        "required": ["keys"],
        "properties": {
          "keys": {
            "type": "array",
            "items": {
              "type": "object",
              "description": "RFC 7517.",
              "required": ["kty", "kid"],
              "additionalProperties": {"type": "string"},
              "properties": {"kty": {"enum": ["EC", "RSA"]}, "kid": {"type": "string"}}
            }
          }
        }
      },
      "AdminText": {
        "type": ["string", "number", "boolean", "null"],
        "description": "A text; a number or a flag is taken for its text, null for nothing."
      },
      "AdminNeededText": {
        "type": ["string", "number", "boolean"],
        "minLength": 1,
        "description": "A text; a number or a flag is taken for its text."
      },
      "AdminName": {
        "type": ["string", "number", "boolean"],
        "minLength": 1,
        "maxLength": 128,
        "description": "Without control characters."
      },
      "AdminFlag": {
        "description": "true, yes, on, 1 or false, no, off, 0, in any case.",
        "anyOf": [
          {"type": ["boolean", "null"]},
          {"enum": [0, 1]},
          {
            "type": "string",
            "pattern": "^([Tt][Rr][Uu][Ee]|[Yy][Ee][Ss]|[Oo][Nn]|1|[Ff][Aa][Ll][Ss][Ee]|[Nn][Oo]|[Oo][Ff][Ff]|0)$"
          }
        ]
      },
      "AdminList": {
        "description": "Texts, or one with commas between.",
        "anyOf": [
          {"type": "array", "items": {"type": ["string", "number", "boolean", "null"]}},
          {"type": ["string", "number", "boolean", "null"]}
        ]
      },
      "AdminNumber": {
        "description": "A whole number, or its digits.",
        "anyOf": [{"type": ["integer", "null"]}, {"type": "string", "pattern": "^[+-]?[0-9]+$"}]
      },
      "AdminWhoami": {
        "type": "object",
        "required": ["token", "name", "tenant", "created", "expires"],
        "properties": {
          "token": {"$ref": "#/components/schemas/Id"},
          "name": {"type": "string"},
          "tenant": {"type": "string"},
          "created": {"$ref": "#/components/schemas/Moment"},
          "expires": {"$ref": "#/components/schemas/MomentOrNull"}
        }
      },
      "AdminTenantSummary": {
        "type": "object",
        "required": ["id", "name", "status", "domains", "created"],
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "name": {"type": "string"},
          "status": {"enum": ["active", "suspended", "deleted"]},
          "domains": {"type": "array", "items": {"type": "string"}},
          "created": {"$ref": "#/components/schemas/Moment"}
        }
      },
      "AdminTenantList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AdminTenantSummary"}},
          "next": {"type": "string", "format": "uuid", "description": "For `after`."}
        }
      },
      "AdminTenant": {
        "type": "object",
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "name": {"type": "string"},
          "status": {"enum": ["active", "suspended", "deleted"]},
          "contact": {"type": "string"},
          "domains": {"type": "array", "items": {"type": "string"}},
          "redirectOrigins": {"type": "array", "items": {"type": "string"}},
          "allow": {"type": "array", "items": {"type": "string"}},
          "block": {"type": "array", "items": {"type": "string"}},
          "language": {"enum": ["en", "de", "fr", "es", "ja"]},
          "colour": {"$ref": "#/components/schemas/TextOrNull"},
          "hasLogo": {"type": "boolean"},
          "passcodeMinutes": {"type": "integer"},
          "dailyLetters": {"type": "integer"},
          "senderName": {"$ref": "#/components/schemas/TextOrNull"},
          "senderAddress": {"$ref": "#/components/schemas/TextOrNull"},
          "hasOwnRelay": {"type": "boolean"},
          "created": {"$ref": "#/components/schemas/Moment"}
        },
        "required": [
          "id",
          "name",
          "status",
          "contact",
          "domains",
          "redirectOrigins",
          "allow",
          "block",
          "language",
          "colour",
          "hasLogo",
          "passcodeMinutes",
          "dailyLetters",
          "senderName",
          "senderAddress",
          "hasOwnRelay",
          "created"
        ]
      },
      "AdminTenantRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": ["name", "contact"],
        "properties": {
          "name": {"$ref": "#/components/schemas/AdminName"},
          "contact": {"type": "string", "format": "email"},
          "domain": {"$ref": "#/components/schemas/AdminList"},
          "redirectOrigin": {"$ref": "#/components/schemas/AdminList"},
          "allow": {"$ref": "#/components/schemas/AdminList"},
          "block": {"$ref": "#/components/schemas/AdminList"},
          "language": {"type": ["string", "null"], "description": "en, de, fr, es or ja, also as de-CH."},
          "colour": {"type": ["string", "null"], "pattern": "^#[0-9a-fA-F]{6}$"},
          "passcodeMinutes": {"$ref": "#/components/schemas/AdminNumber", "description": "5 to 30."},
          "dailyLetters": {"$ref": "#/components/schemas/AdminNumber", "description": "0 to 10,000,000."},
          "senderName": {"type": ["string", "number", "boolean", "null"], "minLength": 1, "maxLength": 128},
          "senderAddress": {"type": ["string", "null"], "format": "email"}
        }
      },
      "AdminTenantChange": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "name": {"type": ["string", "number", "boolean", "null"], "minLength": 1, "maxLength": 128},
          "contact": {"type": ["string", "null"], "format": "email"},
          "language": {"type": ["string", "null"]},
          "colour": {"type": ["string", "null"], "pattern": "^#[0-9a-fA-F]{6}$"},
          "passcodeMinutes": {"$ref": "#/components/schemas/AdminNumber", "description": "5 to 30."},
          "dailyLetters": {
            "$ref": "#/components/schemas/AdminNumber",
            "description": "0 to 10,000,000; by an operator of every tenant."
          },
          "senderName": {"type": ["string", "number", "boolean", "null"], "minLength": 1, "maxLength": 128},
          "senderAddress": {"type": ["string", "null"], "format": "email"}
        }
      },
      "AdminDomain": {
        "type": "object",
        "additionalProperties": false,
        "required": ["domain"],
        "properties": {"domain": {"type": "string", "minLength": 1}}
      },
      "AdminOrigin": {
        "type": "object",
        "additionalProperties": false,
        "required": ["origin"],
        "properties": {"origin": {"type": "string", "format": "uri"}}
      },
      "AdminSignIn": {
        "type": "object",
        "properties": {
          "identityProviders": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["identityProvider", "standing"],
              "properties": {
                "identityProvider": {"$ref": "#/components/schemas/Door"},
                "standing": {"enum": ["on", "off", "on, but not configured here"]}
              }
            }
          },
          "order": {
            "type": "array",
            "items": {"enum": ["azureActiveDirectory", "externalFederation", "socialIdentityProviders"]}
          },
          "fallback": {"enum": ["defaultConfiguredIdp", "emailOneTimePasscode", "microsoftAccount"]},
          "guestMayChoosePasscode": {"type": "boolean"},
          "selfHealing": {"enum": ["off", "offer", "require"]}
        },
        "required": ["identityProviders", "order", "fallback", "guestMayChoosePasscode", "selfHealing"]
      },
      "AdminSignInChange": {
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": {
          "azureAD": {"$ref": "#/components/schemas/AdminFlag"},
          "microsoftAccount": {"$ref": "#/components/schemas/AdminFlag"},
          "google": {"$ref": "#/components/schemas/AdminFlag"},
          "passcode": {"$ref": "#/components/schemas/AdminFlag"},
          "order": {
            "$ref": "#/components/schemas/AdminList",
            "description": "azureActiveDirectory, externalFederation, socialIdentityProviders; what is left out is not tried."
          },
          "fallback": {
            "type": ["string", "null"],
            "enum": ["defaultConfiguredIdp", "emailOneTimePasscode", "microsoftAccount", null]
          },
          "guestMayChoosePasscode": {"$ref": "#/components/schemas/AdminFlag"},
          "selfHealing": {"type": ["string", "null"], "enum": ["off", "offer", "require", null]},
          "force": {"$ref": "#/components/schemas/AdminFlag"}
        }
      },
      "AdminRouteRule": {
        "type": "object",
        "additionalProperties": false,
        "required": ["domain", "identityProvider"],
        "properties": {
          "domain": {"type": "string", "minLength": 1},
          "identityProvider": {
            "type": "string",
            "minLength": 1,
            "description": "azureAD, google, microsoftAccount, passcode, or the id of a partner's."
          }
        }
      },
      "AdminRouteRuleEntry": {
        "type": "object",
        "required": ["domain", "identityProvider"],
        "properties": {"domain": {"type": "string"}, "identityProvider": {"$ref": "#/components/schemas/Door"}}
      },
      "AdminRouteRuleList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AdminRouteRuleEntry"}},
          "next": {"type": "string", "format": "uuid", "description": "For `after`."}
        }
      },
      "AdminTraceEntry": {
        "type": "object",
        "required": ["identityProvider", "reason"],
        "properties": {
          "identityProvider": {"$ref": "#/components/schemas/TextOrNull"},
          "verdict": {"enum": ["fits", "mayFit", "closed"]},
          "reason": {"type": "string"},
          "asOf": {"$ref": "#/components/schemas/Moment"}
        }
      },
      "AdminKeptRoute": {
        "description": "First what was decided, and when; then the verdicts on each identity provider.",
        "type": ["array", "null"],
        "items": {"$ref": "#/components/schemas/AdminTraceEntry"}
      },
      "AdminRoute": {
        "type": "object",
        "properties": {
          "address": {"type": "string"},
          "identityProvider": {"$ref": "#/components/schemas/TextOrNull"},
          "reason": {"type": "string"},
          "mayBeInvited": {"type": "boolean"},
          "domainPolicy": {"type": "string"},
          "guest": {"$ref": "#/components/schemas/TextOrNull"},
          "trace": {"type": "array", "items": {"$ref": "#/components/schemas/AdminTraceEntry"}}
        },
        "required": ["address", "identityProvider", "reason", "mayBeInvited", "domainPolicy", "guest", "trace"]
      },
      "AdminProviderRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": ["kind", "clientId", "clientSecret"],
        "properties": {
          "kind": {"type": "string", "enum": ["google", "azureAD", "microsoftAccount", "openID"]},
          "name": {"type": ["string", "number", "boolean", "null"], "minLength": 1, "maxLength": 128},
          "issuer": {"type": ["string", "null"], "maxLength": 1024},
          "clientId": {"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": 512},
          "clientSecret": {"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": 1024},
          "homeTenants": {
            "$ref": "#/components/schemas/AdminList",
            "description": "Of Azure AD: the Entra tenants that are let in; any alone for any."
          },
          "domains": {"$ref": "#/components/schemas/AdminList"},
          "force": {"$ref": "#/components/schemas/AdminFlag"}
        }
      },
      "AdminProviderChange": {
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": {
          "name": {"type": ["string", "number", "boolean", "null"], "minLength": 1, "maxLength": 128},
          "issuer": {"type": ["string", "null"], "maxLength": 1024},
          "clientId": {"type": ["string", "number", "boolean", "null"], "minLength": 1, "maxLength": 512},
          "clientSecret": {"type": ["string", "number", "boolean", "null"], "minLength": 1, "maxLength": 1024},
          "homeTenants": {"$ref": "#/components/schemas/AdminList"},
          "domains": {"$ref": "#/components/schemas/AdminList"},
          "force": {"$ref": "#/components/schemas/AdminFlag"}
        }
      },
      "AdminProvider": {
        "type": "object",
        "required": ["id", "identityProvider", "name", "issuer", "clientId", "clientSecret", "redirectURI", "domains"],
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "identityProvider": {"$ref": "#/components/schemas/Door"},
          "name": {"type": "string"},
          "issuer": {"type": "string"},
          "clientId": {"type": "string"},
          "clientSecret": {"const": "******"},
          "redirectURI": {"type": "string", "format": "uri"},
          "domains": {"type": "array", "items": {"type": "string"}},
          "homeTenants": {"type": "array", "items": {"type": "string"}}
        }
      },
      "AdminProviderList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AdminProvider"}},
          "next": {"type": "string", "format": "uuid", "description": "For `after`."}
        }
      },
      "AdminProviderCheck": {
        "type": "object",
        "required": ["isReachable", "because"],
        "properties": {"isReachable": {"type": "boolean"}, "because": {"type": "string"}}
      },
      "AdminApplicationRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": ["name"],
        "properties": {
          "name": {"$ref": "#/components/schemas/AdminName"},
          "permission": {
            "$ref": "#/components/schemas/AdminList",
            "description": "User.Invite.All and User.Read.All where it is left out."
          },
          "tokenAlgorithm": {"$ref": "#/components/schemas/AdminAlgorithm"},
          "idTokenAlgorithm": {"$ref": "#/components/schemas/AdminAlgorithm"},
          "redirectURI": {"$ref": "#/components/schemas/AdminList"},
          "postLogoutRedirectURI": {"$ref": "#/components/schemas/AdminList"},
          "public": {"$ref": "#/components/schemas/AdminFlag"},
          "deviceFlow": {"$ref": "#/components/schemas/AdminFlag"},
          "assignmentRequired": {"$ref": "#/components/schemas/AdminFlag"},
          "contact": {"type": ["string", "null"], "format": "email"},
          "subject": {"type": ["string", "null"], "enum": ["public", "pairwise", null]},
          "sector": {"type": ["string", "null"]},
          "backchannelLogoutURI": {"type": ["string", "null"]},
          "startURL": {"type": ["string", "null"]},
          "accessRequests": {"$ref": "#/components/schemas/AdminFlag"}
        }
      },
      "AdminApplicationChange": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "name": {"type": ["string", "number", "boolean", "null"], "minLength": 1, "maxLength": 128},
          "permission": {"$ref": "#/components/schemas/AdminList"},
          "tokenAlgorithm": {"$ref": "#/components/schemas/AdminAlgorithm"},
          "idTokenAlgorithm": {"$ref": "#/components/schemas/AdminAlgorithm"},
          "redirectURI": {"$ref": "#/components/schemas/AdminList"},
          "postLogoutRedirectURI": {"$ref": "#/components/schemas/AdminList"},
          "public": {"$ref": "#/components/schemas/AdminFlag"},
          "deviceFlow": {"$ref": "#/components/schemas/AdminFlag"},
          "assignmentRequired": {"$ref": "#/components/schemas/AdminFlag"},
          "contact": {"type": ["string", "null"], "format": "email"},
          "subject": {"type": ["string", "null"], "enum": ["public", "pairwise", null]},
          "sector": {"type": ["string", "null"]},
          "backchannelLogoutURI": {"type": ["string", "null"], "description": "An empty text takes it away."},
          "startURL": {"type": ["string", "null"], "description": "An empty text takes it away."},
          "accessRequests": {"$ref": "#/components/schemas/AdminFlag"},
          "disabled": {"$ref": "#/components/schemas/AdminFlag"}
        }
      },
      "AdminAlgorithm": {"type": ["string", "null"], "enum": ["ES256", "RS256", null]},
      "AdminApplication": {
        "type": "object",
        "required": [
          "clientId",
          "name",
          "permissions",
          "tokenAlgorithm",
          "redirectURIs",
          "postLogoutRedirectURIs",
          "public",
          "deviceFlow",
          "idTokenAlgorithm",
          "subject",
          "sector",
          "backchannelLogoutURI",
          "assignmentRequired",
          "startURL",
          "accessRequests",
          "contact",
          "disabled",
          "created"
        ],
        "properties": {
          "clientId": {"$ref": "#/components/schemas/Id"},
          "name": {"type": "string"},
          "permissions": {"type": "array", "items": {"type": "string"}},
          "tokenAlgorithm": {"enum": ["ES256", "RS256"]},
          "redirectURIs": {"type": "array", "items": {"type": "string"}},
          "postLogoutRedirectURIs": {"type": "array", "items": {"type": "string"}},
          "public": {"type": "boolean"},
          "deviceFlow": {"type": "boolean"},
          "idTokenAlgorithm": {"enum": ["ES256", "RS256"]},
          "subject": {"enum": ["public", "pairwise"]},
          "sector": {"$ref": "#/components/schemas/TextOrNull"},
          "backchannelLogoutURI": {"$ref": "#/components/schemas/TextOrNull"},
          "assignmentRequired": {"type": "boolean"},
          "startURL": {"$ref": "#/components/schemas/TextOrNull"},
          "accessRequests": {"type": "boolean"},
          "contact": {"$ref": "#/components/schemas/TextOrNull"},
          "disabled": {"type": "boolean"},
          "created": {"$ref": "#/components/schemas/Moment"},
          "clientSecret": {"type": "string", "description": "When it is made, and never again."},
          "roles": {"type": "array", "items": {"$ref": "#/components/schemas/AdminRole"}},
          "secrets": {"type": "array", "items": {"$ref": "#/components/schemas/AdminSecret"}},
          "keys": {"type": "array", "items": {"$ref": "#/components/schemas/AdminKey"}}
        }
      },
      "AdminApplicationList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AdminApplication"}},
          "next": {"type": "string", "format": "uuid", "description": "For `after`."}
        }
      },
      "AdminSecretRequest": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "overlap": {
            "$ref": "#/components/schemas/AdminNumber",
            "description": "Seconds (0 to 31,536,000) until the old ones end."
          },
          "days": {"$ref": "#/components/schemas/AdminNumber", "description": "1 to 3650: how long it works."}
        }
      },
      "AdminSecret": {
        "type": "object",
        "required": ["id", "hint", "created", "expires", "revoked"],
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "hint": {"type": "string"},
          "created": {"$ref": "#/components/schemas/Moment"},
          "expires": {"$ref": "#/components/schemas/MomentOrNull"},
          "revoked": {"$ref": "#/components/schemas/MomentOrNull"},
          "clientSecret": {"type": "string"}
        }
      },
      "AdminKeyRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": ["publicKey"],
        "properties": {
          "publicKey": {
            "type": "string",
            "minLength": 1,
            "description": "A public key or a certificate in PEM, or a JWK as a text: RSA of 2048 to 4096 bits, or P-256."
          },
          "days": {"$ref": "#/components/schemas/AdminNumber"}
        }
      },
      "AdminKey": {
        "type": "object",
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "kind": {"enum": ["RSA", "P-256"]},
          "fingerprint": {"type": "string"},
          "created": {"$ref": "#/components/schemas/Moment"},
          "expires": {"$ref": "#/components/schemas/MomentOrNull"},
          "revoked": {"$ref": "#/components/schemas/MomentOrNull"}
        },
        "required": ["id", "kind", "fingerprint", "created", "expires", "revoked"]
      },
      "AdminRoleRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": ["value"],
        "properties": {
          "value": {
            "type": ["string", "number", "boolean"],
            "minLength": 1,
            "maxLength": 120,
            "description": "Printable ASCII without a space, a quote or a backslash, and no dot in front."
          },
          "displayName": {"type": ["string", "number", "boolean", "null"], "minLength": 1, "maxLength": 256},
          "description": {"type": ["string", "number", "boolean", "null"], "maxLength": 1024},
          "enabled": {"$ref": "#/components/schemas/AdminFlag"}
        }
      },
      "AdminRoleChange": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "displayName": {"type": ["string", "number", "boolean", "null"], "minLength": 1, "maxLength": 256},
          "description": {"type": ["string", "number", "boolean", "null"], "maxLength": 1024},
          "enabled": {"$ref": "#/components/schemas/AdminFlag"}
        }
      },
      "AdminRole": {
        "type": "object",
        "properties": {
          "value": {"type": "string"},
          "id": {"$ref": "#/components/schemas/Id"},
          "displayName": {"type": "string"},
          "description": {"$ref": "#/components/schemas/TextOrNull"},
          "enabled": {"type": "boolean"}
        },
        "required": ["value", "id", "displayName", "description", "enabled"]
      },
      "AdminInvitationSummary": {
        "type": "object",
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "address": {"type": "string"},
          "standing": {"enum": ["pending", "redeemed", "revoked", "frozen", "superseded", "expired"]},
          "letter": {"enum": ["queued", "sent", "failed", "dropped", "bounced", null]},
          "expires": {"$ref": "#/components/schemas/Moment"},
          "guest": {"$ref": "#/components/schemas/Id"}
        },
        "required": ["id", "address", "standing", "letter", "expires", "guest"]
      },
      "AdminInvitationList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AdminInvitationSummary"}},
          "next": {"type": "string", "format": "uuid", "description": "For `after`."}
        }
      },
      "AdminInvitation": {
        "type": "object",
        "required": [
          "id",
          "address",
          "standing",
          "guest",
          "guestState",
          "redirectURL",
          "inviter",
          "sponsor",
          "created",
          "expires",
          "redeemed",
          "revoked",
          "frozen",
          "letter",
          "relaySaid",
          "routeForecast",
          "routeTaken"
        ],
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "address": {"type": "string"},
          "standing": {"enum": ["pending", "redeemed", "revoked", "frozen", "superseded", "expired"]},
          "guest": {"$ref": "#/components/schemas/Id"},
          "guestState": {"enum": ["PendingAcceptance", "Accepted"]},
          "redirectURL": {"type": "string"},
          "inviter": {"type": "string"},
          "sponsor": {"type": "string"},
          "created": {"$ref": "#/components/schemas/Moment"},
          "expires": {"$ref": "#/components/schemas/Moment"},
          "redeemed": {"$ref": "#/components/schemas/MomentOrNull"},
          "revoked": {"$ref": "#/components/schemas/MomentOrNull"},
          "frozen": {"$ref": "#/components/schemas/MomentOrNull"},
          "letter": {"enum": ["queued", "sent", "failed", "dropped", "bounced", null]},
          "relaySaid": {"$ref": "#/components/schemas/TextOrNull"},
          "routeForecast": {"$ref": "#/components/schemas/AdminKeptRoute"},
          "routeTaken": {"$ref": "#/components/schemas/AdminKeptRoute"},
          "identityProvider": {"$ref": "#/components/schemas/TextOrNull"},
          "redeemURL": {"type": "string", "format": "uri"},
          "undoUntil": {"$ref": "#/components/schemas/Moment"}
        }
      },
      "AdminReinvitation": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "redirectURL": {"type": ["string", "null"]},
          "application": {"type": ["string", "null"], "format": "uuid"},
          "address": {"type": ["string", "null"]},
          "letter": {"$ref": "#/components/schemas/AdminFlag"},
          "accessEnds": {"type": ["string", "null"], "description": "Until when the guest is let in, an RFC 3339 time."},
          "identityProvider": {"type": ["string", "null"]},
          "keepAccess": {"$ref": "#/components/schemas/AdminFlag"}
        }
      },
      "AdminGuest": {
        "type": "object",
        "required": ["id", "address", "name", "state", "since", "enabled", "identityProvider", "created"],
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "address": {"type": "string"},
          "name": {"type": "string"},
          "state": {"enum": ["PendingAcceptance", "Accepted"]},
          "since": {"$ref": "#/components/schemas/Moment"},
          "enabled": {"type": "boolean"},
          "identityProvider": {"$ref": "#/components/schemas/Door"},
          "created": {"$ref": "#/components/schemas/Moment"},
          "accessEnds": {"$ref": "#/components/schemas/MomentOrNull"},
          "routeTaken": {"$ref": "#/components/schemas/AdminKeptRoute"}
        }
      },
      "AdminGuestList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AdminGuest"}},
          "next": {"type": "string", "format": "uuid", "description": "For `after`."}
        }
      },
      "AdminCleared": {"type": "object", "required": ["cleared"], "properties": {"cleared": {"type": "boolean"}}},
      "AdminRevoked": {"type": "object", "required": ["revoked"], "properties": {"revoked": {"type": "boolean"}}},
      "AdminAssignmentRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": ["application"],
        "properties": {
          "application": {"type": "string", "format": "uuid"},
          "role": {"type": ["string", "number", "boolean", "null"], "minLength": 1, "maxLength": 120}
        }
      },
      "AdminAssignment": {
        "type": "object",
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "application": {"$ref": "#/components/schemas/Id"},
          "name": {"type": "string"},
          "role": {"$ref": "#/components/schemas/TextOrNull"},
          "since": {"$ref": "#/components/schemas/Moment"}
        },
        "required": ["id", "application", "name", "role", "since"]
      },
      "AdminAssignmentList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AdminAssignment"}},
          "next": {"type": "string", "format": "uuid", "description": "For `after`."}
        }
      },
      "AdminAccessRequest": {
        "type": "object",
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "state": {"enum": ["open", "approved", "refused", "withdrawn"]},
          "application": {"$ref": "#/components/schemas/TextOrNull"},
          "address": {"type": "string"},
          "name": {"$ref": "#/components/schemas/TextOrNull"},
          "reason": {"$ref": "#/components/schemas/TextOrNull"},
          "asked": {"$ref": "#/components/schemas/Moment"},
          "times": {"type": "integer"},
          "sponsorTold": {"$ref": "#/components/schemas/MomentOrNull"},
          "decided": {"$ref": "#/components/schemas/MomentOrNull"},
          "decidedBy": {"$ref": "#/components/schemas/TextOrNull"},
          "invitation": {"$ref": "#/components/schemas/TextOrNull"}
        },
        "required": [
          "id",
          "state",
          "application",
          "address",
          "name",
          "reason",
          "asked",
          "times",
          "sponsorTold",
          "decided",
          "decidedBy",
          "invitation"
        ]
      },
      "AdminAccessRequestList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AdminAccessRequest"}},
          "next": {"type": "string", "format": "uuid", "description": "For `after`."}
        }
      },
      "AdminEventsHead": {
        "type": "object",
        "properties": {
          "tenant": {"type": "string"},
          "position": {"type": "integer"},
          "hash": {"type": "string"},
          "signature": {"type": "string"},
          "sealedAt": {"$ref": "#/components/schemas/Moment"}
        },
        "required": ["tenant", "position", "hash", "signature", "sealedAt"]
      },
      "AdminLetter": {
        "type": "object",
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "kind": {"type": "string"},
          "recipient": {"type": "string", "description": "Masked."},
          "state": {"enum": ["queued", "sent", "failed", "dropped", "bounced"]},
          "tries": {"type": "integer"},
          "created": {"$ref": "#/components/schemas/Moment"},
          "sent": {"$ref": "#/components/schemas/MomentOrNull"},
          "nextTry": {"$ref": "#/components/schemas/MomentOrNull"},
          "relaySaid": {"$ref": "#/components/schemas/TextOrNull"},
          "messageId": {"type": "string"},
          "invitation": {"$ref": "#/components/schemas/TextOrNull"}
        },
        "required": [
          "id",
          "kind",
          "recipient",
          "state",
          "tries",
          "created",
          "sent",
          "nextTry",
          "relaySaid",
          "messageId",
          "invitation"
        ]
      },
      "AdminLetterList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AdminLetter"}},
          "next": {"type": "string", "format": "uuid", "description": "For `after`."}
        }
      },
      "AdminLogout": {
        "type": "object",
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "application": {"$ref": "#/components/schemas/Id"},
          "guest": {"$ref": "#/components/schemas/Id"},
          "created": {"$ref": "#/components/schemas/Moment"},
          "tries": {"type": "integer"},
          "nextTry": {"$ref": "#/components/schemas/MomentOrNull"},
          "lastReply": {"$ref": "#/components/schemas/TextOrNull"}
        },
        "required": ["id", "application", "guest", "created", "tries", "nextTry", "lastReply"]
      },
      "AdminLogoutList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AdminLogout"}},
          "next": {"type": "string", "format": "uuid", "description": "For `after`."}
        }
      },
      "AdminRelay": {
        "type": "object",
        "additionalProperties": false,
        "required": ["host"],
        "properties": {
          "host": {"type": "string", "minLength": 1},
          "port": {"$ref": "#/components/schemas/AdminNumber", "description": "25, 465, 587 or 2525."},
          "security": {"type": ["string", "null"], "enum": ["startTLS", "implicitTLS", null]},
          "bounces": {"type": ["string", "null"], "format": "email", "description": "Where letters that come back go."},
          "username": {"$ref": "#/components/schemas/AdminText"},
          "password": {"$ref": "#/components/schemas/AdminText"}
        }
      },
      "AdminSigningKeyRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": ["algorithm"],
        "properties": {
          "algorithm": {"type": "string", "enum": ["ES256", "RS256"]},
          "now": {"$ref": "#/components/schemas/AdminFlag", "description": "For a key that leaked."}
        }
      },
      "AdminSigningKey": {
        "type": "object",
        "properties": {
          "id": {"type": "string"},
          "algorithm": {"enum": ["ES256", "RS256"]},
          "signing": {"type": "boolean"},
          "signsFrom": {"$ref": "#/components/schemas/Moment"},
          "signsUntil": {"$ref": "#/components/schemas/MomentOrNull"},
          "publishedUntil": {"$ref": "#/components/schemas/MomentOrNull"}
        },
        "required": ["id", "algorithm", "signing", "signsFrom", "signsUntil", "publishedUntil"]
      },
      "AdminSigningKeyList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AdminSigningKey"}},
          "next": {"type": "string", "format": "uuid", "description": "For `after`."}
        }
      },
      "AdminEvent": {
        "type": "object",
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "at": {"$ref": "#/components/schemas/Moment"},
          "activity": {"type": "string"},
          "by": {"type": "string"},
          "target": {"$ref": "#/components/schemas/TextOrNull"},
          "details": {"type": ["string", "null"], "description": "A JSON object as a text."}
        },
        "required": ["id", "at", "activity", "by", "target", "details"]
      },
      "AdminEventList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AdminEvent"}},
          "next": {"type": "string", "format": "uuid", "description": "For `after`."}
        }
      },
      "AdminBulkJob": {
        "type": "object",
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "status": {"enum": ["notStarted", "running", "succeeded", "failed", "canceled"]},
          "total": {"type": "integer"},
          "done": {"type": "integer"},
          "invited": {"type": "integer"},
          "refused": {"type": "integer"},
          "application": {"$ref": "#/components/schemas/Id"},
          "created": {"$ref": "#/components/schemas/Moment"},
          "lastAction": {"$ref": "#/components/schemas/Moment"}
        },
        "required": ["id", "status", "total", "done", "invited", "refused", "application", "created", "lastAction"]
      },
      "AdminBulkJobList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AdminBulkJob"}},
          "next": {"type": "string", "format": "uuid", "description": "For `after`."}
        }
      },
      "AdminBulkRow": {
        "type": "object",
        "properties": {
          "line": {"type": "integer"},
          "status": {"enum": ["valid", "waiting", "invited", "refused", "canceled"]},
          "address": {"$ref": "#/components/schemas/TextOrNull"},
          "guest": {"$ref": "#/components/schemas/TextOrNull"},
          "invitation": {"$ref": "#/components/schemas/TextOrNull"},
          "identityProvider": {"$ref": "#/components/schemas/TextOrNull"},
          "code": {"$ref": "#/components/schemas/TextOrNull"},
          "message": {"$ref": "#/components/schemas/TextOrNull"},
          "redeemURL": {"$ref": "#/components/schemas/TextOrNull"}
        },
        "required": ["line", "status", "address", "guest", "invitation", "identityProvider", "code", "message", "redeemURL"]
      },
      "AdminBulkRowList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AdminBulkRow"}},
          "next": {"type": "string", "description": "For `after`: a line."}
        }
      },
      "AdminDomainRules": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "allow": {"$ref": "#/components/schemas/AdminList", "description": "As `block`; at most 5,000 rules in all."},
          "block": {
            "$ref": "#/components/schemas/AdminList",
            "description": "evil.test, *.evil.test (it and everything below) or * (every domain)."
          },
          "appliesTo": {
            "type": ["string", "null"],
            "enum": ["newInvitations", "pendingInvitations", "everyone", null],
            "description": "`everyone` unless said."
          }
        }
      },
      "AdminDomainPolicyRestore": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "appliesTo": {
            "type": ["string", "null"],
            "enum": ["newInvitations", "pendingInvitations", "everyone", null],
            "description": "If it is to be another."
          }
        }
      },
      "AdminDomainPolicy": {
        "type": "object",
        "required": ["version", "allow", "block", "pendingInvitationsDecidedByVersion", "guestsDecidedByVersion"],
        "properties": {
          "version": {
            "type": "integer",
            "minimum": 0,
            "description": "0 where it was never changed; then nothing is said from `appliesTo` to `sessionsEnded`."
          },
          "allow": {"type": "array", "items": {"type": "string"}},
          "block": {"type": "array", "items": {"type": "string"}},
          "pendingInvitationsDecidedByVersion": {"type": "integer", "minimum": 0},
          "guestsDecidedByVersion": {"type": "integer", "minimum": 0},
          "appliesTo": {"$ref": "#/components/schemas/DomainPolicyReach"},
          "state": {"enum": ["inProgress", "completed", "superseded"]},
          "guestsStopped": {"type": "integer"},
          "invitationsStopped": {"type": "integer"},
          "sessionsEnded": {"type": "integer"},
          "domain": {"type": "string"},
          "isAllowed": {"type": "boolean"},
          "because": {"type": "string"},
          "mayRedeem": {"type": "boolean"},
          "maySignIn": {"type": "boolean"}
        }
      },
      "AdminDomainPolicyVersion": {
        "type": "object",
        "properties": {
          "version": {"type": "integer", "minimum": 0},
          "allow": {"type": "array", "items": {"type": "string"}},
          "block": {"type": "array", "items": {"type": "string"}},
          "appliesTo": {"$ref": "#/components/schemas/DomainPolicyReach"},
          "changedAt": {"$ref": "#/components/schemas/Moment"},
          "changedBy": {"type": "string"},
          "restoredFrom": {"type": ["integer", "null"]},
          "state": {"enum": ["inProgress", "completed", "superseded"]},
          "guestsStopped": {"type": "integer"},
          "invitationsStopped": {"type": "integer"},
          "sessionsEnded": {"type": "integer"}
        },
        "required": [
          "version",
          "allow",
          "block",
          "appliesTo",
          "changedAt",
          "changedBy",
          "restoredFrom",
          "state",
          "guestsStopped",
          "invitationsStopped",
          "sessionsEnded"
        ]
      },
      "AdminDomainPolicyVersionList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AdminDomainPolicyVersion"}},
          "next": {"type": "string", "pattern": "^[0-9]+$", "description": "For `after`."}
        }
      },
      "AdminDomainPolicyImpact": {
        "type": "object",
        "required": ["version", "appliesTo", "isComplete", "guests", "next"],
        "properties": {
          "version": {"type": "integer", "minimum": 0, "description": "That it was compared with."},
          "appliesTo": {"$ref": "#/components/schemas/DomainPolicyReach"},
          "stopped": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "description": "On the first page only.",
            "items": {"$ref": "#/components/schemas/DomainPolicyCount"}
          },
          "admitted": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "description": "On the first page only.",
            "items": {"$ref": "#/components/schemas/DomainPolicyCount"}
          },
          "isComplete": {"type": "boolean", "description": "false where there are more than 20,000 domains to look at."},
          "guests": {
            "type": "array",
            "items": {
              "type": "object",
              "properties": {
                "id": {"$ref": "#/components/schemas/Id"},
                "address": {"type": "string"},
                "state": {"enum": ["PendingAcceptance", "Accepted"]},
                "effect": {"enum": ["stopped", "admitted"]},
                "invitation": {"type": ["string", "null"], "format": "uuid"},
                "because": {"type": "string"}
              },
              "required": ["id", "address", "state", "effect", "invitation", "because"]
            }
          },
          "next": {"type": ["string", "null"], "description": "For `after`."}
        }
      },
      "AdminLifecycle": {
        "type": "object",
        "properties": {
          "accessDays": {"type": "integer", "minimum": 0, "maximum": 3650, "description": "From the redemption; 0: without an end."},
          "renewalDays": {"type": "integer", "minimum": 1, "maximum": 730},
          "warningDays": {"type": "array", "maxItems": 5, "items": {"type": "string", "pattern": "^[0-9]{1,2}$"}},
          "guestsMayHandOver": {"type": "boolean", "description": "Whether guests may ask that a colleague takes their place."}
        },
        "required": ["accessDays", "renewalDays", "warningDays", "guestsMayHandOver"]
      },
      "AdminLifecycleChange": {
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": {
          "accessDays": {
            "description": "From the redemption; 0: without an end.",
            "anyOf": [
              {"type": ["integer", "null"], "minimum": 0, "maximum": 3650},
              {"type": "string", "pattern": "^[+-]?[0-9]+$"}
            ]
          },
          "renewalDays": {
            "description": "Of one press of a sponsor.",
            "anyOf": [
              {"type": ["integer", "null"], "minimum": 1, "maximum": 730},
              {"type": "string", "pattern": "^[+-]?[0-9]+$"}
            ]
          },
          "guestsMayHandOver": {"$ref": "#/components/schemas/AdminFlag"},
          "warningDays": {
            "description": "Before the end; `none`: no letters.",
            "anyOf": [
              {
                "type": "array",
                "minItems": 1,
                "maxItems": 5,
                "items": {
                  "anyOf": [
                    {"type": ["integer", "null"], "minimum": 1, "maximum": 90},
                    {"type": "string", "pattern": "^(none|[0-9 ,+-]+)$"}
                  ]
                }
              },
              {"type": "integer", "minimum": 1, "maximum": 90},
              {"type": "string", "pattern": "^(none|[0-9 ,+-]+)$"}
            ]
          }
        }
      },
      "AdminSecondFactors": {
        "type": "object",
        "properties": {
          "resetHours": {"type": "integer", "minimum": 0, "maximum": 720, "description": "Between the sponsor's yes and the reset."},
          "passkeysReplaceCodes": {"type": "boolean", "description": "Whether a passkey may take the place of a mailed code."},
          "mailboxProofEveryDays": {"type": "integer", "minimum": 1, "maximum": 365, "description": "For how long after the mailbox was proved."}
        },
        "required": ["resetHours", "passkeysReplaceCodes", "mailboxProofEveryDays"]
      },
      "AdminSecondFactorsChange": {
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": {
          "resetHours": {
            "description": "Between the sponsor's yes and the reset.",
            "anyOf": [
              {"type": ["integer", "null"], "minimum": 0, "maximum": 720},
              {"type": "string", "pattern": "^[+-]?[0-9]+$"}
            ]
          },
          "passkeysReplaceCodes": {"$ref": "#/components/schemas/AdminFlag"},
          "mailboxProofEveryDays": {
            "description": "For how long after the mailbox was proved.",
            "anyOf": [
              {"type": ["integer", "null"], "minimum": 1, "maximum": 365},
              {"type": "string", "pattern": "^[+-]?[0-9]+$"}
            ]
          }
        }
      },
      "AdminInactiveGuest": {
        "type": "object",
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "address": {"type": "string"},
          "state": {"enum": ["PendingAcceptance", "Accepted"]},
          "enabled": {"type": "boolean"},
          "lastSignIn": {"$ref": "#/components/schemas/MomentOrNull"},
          "accessEnds": {"$ref": "#/components/schemas/MomentOrNull"},
          "sponsors": {"type": "array", "items": {"type": "string"}},
          "bounced": {"type": "array", "description": "Those of them to whom a letter came back.", "items": {"type": "string"}},
          "contact": {"type": "string"}
        },
        "required": ["id", "address", "state", "enabled", "lastSignIn", "accessEnds", "sponsors", "bounced", "contact"]
      },
      "AdminInactiveGuestList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AdminInactiveGuest"}},
          "next": {"$ref": "#/components/schemas/InactivityPlace", "description": "For `after`."}
        }
      },
      "AdminSponsorChange": {
        "type": "object",
        "additionalProperties": false,
        "required": ["from", "to"],
        "properties": {
          "from": {"type": "string", "format": "email", "maxLength": 254},
          "to": {"type": "string", "format": "email", "maxLength": 254}
        }
      },
      "AdminSponsorGone": {
        "type": "object",
        "additionalProperties": false,
        "required": ["from"],
        "properties": {"from": {"type": "string", "format": "email", "maxLength": 254}}
      },
      "AdminSponsorChanged": {
        "type": "object",
        "properties": {
          "guests": {"type": "integer", "minimum": 0},
          "applications": {"type": "integer", "minimum": 0},
          "unfinished": {"type": "boolean"}
        },
        "required": ["guests", "applications", "unfinished"]
      },
      "AdminHookKind": {
        "type": "string",
        "enum": ["invitation.creating", "redemption.completing", "signIn.evaluating", "token.issuing", "notification"]
      },
      "AdminHookRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": ["kind", "name", "url"],
        "properties": {
          "kind": {"$ref": "#/components/schemas/AdminHookKind"},
          "name": {"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": 128},
          "url": {"type": "string", "maxLength": 2048, "description": "https."},
          "enabled": {"$ref": "#/components/schemas/AdminFlag"},
          "timeLimit": {
            "$ref": "#/components/schemas/AdminNumber",
            "description": "Milliseconds, 100 to 5000; 2000 where it is left out."
          },
          "failureMode": {
            "type": ["string", "null"],
            "enum": ["deny", "allow", null],
            "description": "Of a decision whose hook gives no answer."
          },
          "activities": {"$ref": "#/components/schemas/AdminList", "description": "Of a notification; none for every event."},
          "allowedClaims": {"$ref": "#/components/schemas/AdminList", "description": "Of token.issuing: what it may add."}
        }
      },
      "AdminHookChange": {
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": {
          "name": {"type": ["string", "number", "boolean", "null"], "minLength": 1, "maxLength": 128},
          "url": {"type": ["string", "null"], "maxLength": 2048},
          "enabled": {"$ref": "#/components/schemas/AdminFlag"},
          "timeLimit": {"$ref": "#/components/schemas/AdminNumber"},
          "failureMode": {"type": ["string", "null"], "enum": ["deny", "allow", null]},
          "activities": {"$ref": "#/components/schemas/AdminList"},
          "allowedClaims": {"$ref": "#/components/schemas/AdminList"}
        }
      },
      "AdminHookRotation": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "overlap": {"$ref": "#/components/schemas/AdminNumber", "description": "Hours, 0 to 168; 24 where it is left out."}
        }
      },
      "AdminHook": {
        "type": "object",
        "required": [
          "id",
          "kind",
          "name",
          "url",
          "enabled",
          "timeLimit",
          "failureMode",
          "activities",
          "allowedClaims",
          "formerSecretUntil",
          "created"
        ],
        "properties": {
          "id": {"$ref": "#/components/schemas/Id"},
          "kind": {"$ref": "#/components/schemas/AdminHookKind"},
          "name": {"type": "string"},
          "url": {"type": "string"},
          "enabled": {"type": "boolean"},
          "timeLimit": {"type": "integer"},
          "failureMode": {"enum": ["deny", "allow", null]},
          "activities": {"type": "array", "items": {"type": "string"}},
          "allowedClaims": {"type": "array", "items": {"type": "string"}},
          "formerSecretUntil": {"$ref": "#/components/schemas/MomentOrNull"},
          "created": {"$ref": "#/components/schemas/Moment"}
        }
      },
      "AdminHookWithSecret": {
        "type": "object",
        "required": [
          "secret",
          "id",
          "kind",
          "name",
          "url",
          "enabled",
          "timeLimit",
          "failureMode",
          "activities",
          "allowedClaims",
          "formerSecretUntil",
          "created"
        ],
        "properties": {
          "secret": {"type": "string", "description": "Standard Webhooks: whsec_ and base64.", "pattern": "^whsec_"},
          "id": {"$ref": "#/components/schemas/Id"},
          "kind": {"$ref": "#/components/schemas/AdminHookKind"},
          "name": {"type": "string"},
          "url": {"type": "string"},
          "enabled": {"type": "boolean"},
          "timeLimit": {"type": "integer"},
          "failureMode": {"enum": ["deny", "allow", null]},
          "activities": {"type": "array", "items": {"type": "string"}},
          "allowedClaims": {"type": "array", "items": {"type": "string"}},
          "formerSecretUntil": {"$ref": "#/components/schemas/MomentOrNull"},
          "created": {"$ref": "#/components/schemas/Moment"}
        }
      },
      "AdminHookList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AdminHook"}},
          "next": {"type": "string", "format": "uuid", "description": "For `after`."}
        }
      },
      "AdminHookTrial": {
        "type": "object",
        "properties": {
          "isWell": {"type": "boolean"},
          "reply": {"type": "string", "description": "2xx and so on, or why nothing came."},
          "milliseconds": {"type": "integer"},
          "readAs": {"type": "string"}
        },
        "required": ["isWell", "reply", "milliseconds", "readAs"]
      },
      "AdminHookDelivery": {
        "type": "object",
        "properties": {
          "id": {"type": "string", "format": "uuid"},
          "type": {"type": "string", "description": "The activity, the kind, or hook.test."},
          "state": {"enum": ["waiting", "delivered", "parked", "allowed", "denied", "demanded", "failed"]},
          "reply": {"$ref": "#/components/schemas/TextOrNull"},
          "milliseconds": {"type": ["integer", "null"]},
          "tries": {"type": "integer"},
          "created": {"$ref": "#/components/schemas/Moment"},
          "nextTry": {"$ref": "#/components/schemas/MomentOrNull"},
          "event": {"$ref": "#/components/schemas/TextOrNull"}
        },
        "required": ["id", "type", "state", "reply", "milliseconds", "tries", "created", "nextTry", "event"]
      },
      "AdminHookDeliveryList": {
        "type": "object",
        "required": ["value"],
        "properties": {
          "value": {"type": "array", "items": {"$ref": "#/components/schemas/AdminHookDelivery"}},
          "next": {"type": "string", "format": "uuid", "description": "For `after`."}
        }
      },
      "AdminLimitCount": {
        "type": "object",
        "properties": {
          "limit": {
            "enum": [
              "passcodesPerHour",
              "passcodesPerDay",
              "wrongPasscodesPerHour",
              "wrongPasscodesInARow",
              "passcodesPerNetworkHour",
              "lettersToStrangersPerHour",
              "invitationLettersPerDay",
              "invitationsByGuestPerDay",
              "wrongSecondFactorsPerHour",
              "wrongSecondFactorsInARow",
              "wrongDeviceCodesPerHour",
              "wrongDeviceCodesPerNetworkHour",
              "accessRequestsPerDay",
              "accessRequestsPerNetworkDay",
              "lettersPerDay",
              "requestsPerMinute"
            ]
          },
          "of": {
            "$ref": "#/components/schemas/TextOrNull",
            "description": "Whose: an address, a network, a guest, an application; null of the tenant itself."
          },
          "guest": {"$ref": "#/components/schemas/TextOrNull", "description": "The guest's id, where it is one's."},
          "browsers": {"enum": ["unknown", "known", "accessRequest", null], "description": "For which browsers it is counted."},
          "used": {"type": "integer"},
          "most": {"type": "integer"},
          "reached": {"type": "boolean"},
          "until": {
            "$ref": "#/components/schemas/MomentOrNull",
            "description": "When it is over by itself; null where somebody has to end it."
          }
        },
        "required": ["limit", "of", "guest", "browsers", "used", "most", "reached", "until"]
      },
      "AdminLimitCountList": {
        "type": "object",
        "required": ["value"],
        "properties": {"value": {"type": "array", "items": {"$ref": "#/components/schemas/AdminLimitCount"}}}
      },
      "AdminLimitSubject": {
        "type": "object",
        "additionalProperties": false,
        "description": "One of them.",
        "properties": {
          "email": {"type": ["string", "null"]},
          "network": {"type": ["string", "null"], "description": "An IPv4 or IPv6 address."},
          "strangers": {"$ref": "#/components/schemas/AdminFlag"}
        }
      },
      "AdminLimitsReset": {
        "type": "object",
        "properties": {"reset": {"type": "integer", "description": "How many counts began anew."}},
        "required": ["reset"]
      },
      "BounceResult": {"type": "object", "required": ["result"], "properties": {"result": {"type": "string"}}},
      "HealthStatus": {
        "type": "object",
        "required": ["status"],
        "properties": {"status": {"enum": ["live", "ready", "not ready", "stopping"]}}
      },
      "AnyObject": {"type": "object", "additionalProperties": true}
    }
  }
}

"""#
}

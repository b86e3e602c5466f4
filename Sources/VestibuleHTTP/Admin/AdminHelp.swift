import HTTPTypes
import Hummingbird

/// `GET /admin`: the whole of it on one page, to be read in a terminal and pasted from.
struct AdminHelp: Sendable {
    let base: String

    func show(_ request: Request, _ context: RequestFacts) async throws -> Response {
        Response.text(text)
    }

    var text: String {
        """
        Vestibule administration

        Set these two once, then paste any line. A token is made on the server: vestibule admin-token create NAME

          BASE=\(base)
          TOKEN=vt_...
          admin() { curl -sS -H "Authorization: Bearer $TOKEN" "$@"; }

        Bodies are form fields (-d name=Contoso; repeat a field for a list) or JSON. Answers are JSON; for a table
        add -H 'Accept: text/plain'. Lists take ?limit= and ?after=. {tenant} is a tenant's id or one of its domains.

        Who am I
          admin $BASE/admin/whoami

        Tenants
          admin $BASE/admin/tenants
          admin $BASE/admin/tenants -d name=Contoso -d contact=it@contoso.example -d domain=contoso.example \\
                -d redirectOrigin=https://app.contoso.example
          T=contoso.example
          admin $BASE/admin/tenants/$T
          admin -X PATCH $BASE/admin/tenants/$T -d language=de -d colour=#0b5394 -d passcodeMinutes=15 \\
                -d dailyLetters=5000 -d senderName='Contoso IT' -d senderAddress=guests@contoso.example
          admin -X POST $BASE/admin/tenants/$T/suspend
          admin -X POST $BASE/admin/tenants/$T/resume
          admin -X DELETE $BASE/admin/tenants/$T
          admin -X PUT $BASE/admin/tenants/$T/logo --data-binary @logo.png
          admin -X DELETE $BASE/admin/tenants/$T/logo

        Names of a tenant in URLs, and where guests may be sent
          admin $BASE/admin/tenants/$T/domains -d domain=contoso.test
          admin -X DELETE $BASE/admin/tenants/$T/domains/contoso.test
          admin $BASE/admin/tenants/$T/redirect-origins -d origin=https://app.contoso.example/team
          admin -X DELETE "$BASE/admin/tenants/$T/redirect-origins?origin=https://app.contoso.example/team"

        Domain policy: evil.test is that domain, *.evil.test it and everything below, * every domain.
        The most specific rule wins, block on a tie; with any allow rule, what no rule names is refused.
          admin $BASE/admin/tenants/$T/domain-policy
          admin "$BASE/admin/tenants/$T/domain-policy?domain=sub.evil.test"
          admin $BASE/admin/tenants/$T/domain-policy -d block=evil.test -d 'block=*.example.net'
          admin -X PUT $BASE/admin/tenants/$T/domain-policy -d 'allow=*' -d block=evil.test
          admin -X DELETE "$BASE/admin/tenants/$T/domain-policy?block=evil.test"
        Whom a list would stop or let in, before it is in force; then for whom: appliesTo=newInvitations, pendingInvitations or
        everyone (guests inside too: their sessions end). Each change is a version; If-Match names the one it is made on
          admin $BASE/admin/tenants/$T/domain-policy/preview -d 'block=*.evil.test' -d appliesTo=everyone
          admin -X PUT $BASE/admin/tenants/$T/domain-policy -H 'If-Match: "3"' -d 'block=*.evil.test' -d appliesTo=everyone
          admin $BASE/admin/tenants/$T/domain-policy/versions
          admin $BASE/admin/tenants/$T/domain-policy/versions/2
          admin -X POST $BASE/admin/tenants/$T/domain-policy/versions/2/restore

        Applications: the secret is shown once
          admin $BASE/admin/tenants/$T/applications
          admin $BASE/admin/tenants/$T/applications -d name='Contoso Projects' -d permission=User.Invite.All \\
                -d permission=User.Read.All -d contact=projects@contoso.example
          A=<clientId>
          admin $BASE/admin/tenants/$T/applications/$A
          admin -X PATCH $BASE/admin/tenants/$T/applications/$A -d redirectURI=https://board.contoso.example/signed-in \\
                -d postLogoutRedirectURI=https://board.contoso.example/bye      (guests sign in to it: OpenID Connect)
          admin -X PATCH $BASE/admin/tenants/$T/applications/$A -d backchannelLogoutURI=https://board.contoso.example/logout
          admin $BASE/admin/tenants/$T/logouts       (what applications could not be told yet)
          admin -X PATCH $BASE/admin/tenants/$T/applications/$A -d subject=pairwise -d sector=board.contoso.example    (knows guests by
                names of its own; subject=public: by their ids. A change changes every name)
          admin -X PATCH $BASE/admin/tenants/$T/applications/$A -d permission=User.ReadWrite.All -d disabled=false
          admin -X PATCH $BASE/admin/tenants/$T/applications/$A -d deviceFlow=true      (a tool without a browser: RFC 8628)
          admin -X PATCH $BASE/admin/tenants/$T/applications/$A -d accessRequests=true -d startURL=https://board.contoso.example/
                (who is not invited may ask; the invitation leads to startURL, which lies under a redirect origin)
          admin $BASE/admin/tenants/$T/applications/$A/secrets -d overlap=86400
          admin -X DELETE $BASE/admin/tenants/$T/applications/$A/secrets/<id>
          admin $BASE/admin/tenants/$T/applications/$A/keys --data-urlencode publicKey@public.pem     (private_key_jwt: signs instead)
          admin -X DELETE $BASE/admin/tenants/$T/applications/$A/keys/<id>
          admin -X DELETE $BASE/admin/tenants/$T/applications/$A

        Roles of an application: at most 100, each with a value that tokens say (roles) and applications act on. Guests are assigned
        to a role, or without one (default access); with assignmentRequired nobody else is let in
          admin $BASE/admin/tenants/$T/applications/$A/roles -d value=Projects.Read -d displayName=Reader \\
                -d description='Sees every project'
          admin -X PATCH $BASE/admin/tenants/$T/applications/$A/roles/Projects.Read -d enabled=false
          admin -X DELETE $BASE/admin/tenants/$T/applications/$A/roles/Projects.Read    (and everybody's assignment to it)
          admin -X PATCH $BASE/admin/tenants/$T/applications/$A -d assignmentRequired=true
          admin $BASE/admin/tenants/$T/guests/<id>/roles
          admin $BASE/admin/tenants/$T/guests/<id>/roles -d application=$A -d role=Projects.Read
          admin -X DELETE $BASE/admin/tenants/$T/guests/<id>/roles/<id>

        Invitations and guests
          admin "$BASE/admin/tenants/$T/invitations?email=ana@fabrikam.example"
          admin $BASE/admin/tenants/$T/invitations/<id>
          admin -X POST $BASE/admin/tenants/$T/invitations/<id>/unfreeze
          admin -X POST $BASE/admin/tenants/$T/invitations/<id>/revoke
          admin "$BASE/admin/tenants/$T/guests?email=ana@fabrikam.example"
          admin $BASE/admin/tenants/$T/guests/<id>
          admin -X POST $BASE/admin/tenants/$T/guests/<id>/clear-locks
          admin -X POST $BASE/admin/tenants/$T/guests/<id>/sign-out       (everywhere, at once)
          admin -X POST $BASE/admin/tenants/$T/guests/<id>/reinvite        (proves itself anew; id and access stay)
          admin $BASE/admin/tenants/$T/guests/<id>/reinvite -d address=ana@partner.example -d identityProvider=passcode \\
                -d letter=no -d keepAccess=no         (another guest; the earlier one is deleted)
          admin $BASE/admin/tenants/$T/guests/<id>/reinvite -d accessEnds=2027-06-30T22:00:00Z     (of whose access has ended)
          admin -X POST $BASE/admin/tenants/$T/guests/<id>/undo-reinvite   (for 30 days)
          admin -X POST $BASE/admin/tenants/$T/guests/<id>/allow-passcode     (whose account at a provider is gone)

        Many at once, from CSV (Entra's bulk-invite template too) or application/x-ndjson: at most 10,000 lines and 10 MiB. With
        dryRun=true it says of each line what would come of it
          admin "$BASE/admin/tenants/$T/invitations/bulk?dryRun=true" -H 'Content-Type: text/csv' --data-binary @guests.csv
          admin "$BASE/admin/tenants/$T/invitations/bulk?application=$A" -H 'Content-Type: text/csv' --data-binary @guests.csv
          admin $BASE/admin/tenants/$T/invitations/bulk/<id>
          admin "$BASE/admin/tenants/$T/invitations/bulk/<id>/results?status=refused" -H 'Accept: text/csv'
          admin -X POST $BASE/admin/tenants/$T/invitations/bulk/<id>/cancel
        Guests of an Entra tenant are brought here on the server: vestibule import entra --help

        Limits: who came up against one and until when; of one address, network or application everything that is counted
          admin $BASE/admin/tenants/$T/limits -H 'Accept: text/plain'
          admin "$BASE/admin/tenants/$T/limits?email=ana@fabrikam.example"
          admin $BASE/admin/tenants/$T/limits/reset -d network=203.0.113.7     (or email=, or strangers=true: all who ask for access)

        Access requests: open, approved, refused, withdrawn; sponsorTold is empty while one is held back
          admin "$BASE/admin/tenants/$T/access-requests?state=open"
          admin -X POST $BASE/admin/tenants/$T/access-requests/<id>/approve
          admin -X POST $BASE/admin/tenants/$T/access-requests/<id>/refuse

        Identity providers: which are on, the order they are tried in (azureActiveDirectory, externalFederation,
        socialIdentityProviders), and what is left when none fits (defaultConfiguredIdp, emailOneTimePasscode, microsoftAccount)
          admin $BASE/admin/tenants/$T/sign-in
          admin -X PATCH $BASE/admin/tenants/$T/sign-in -d google=off -d guestMayChoosePasscode=true
          admin -X PATCH $BASE/admin/tenants/$T/sign-in -d selfHealing=require     (off, offer: who comes by passcode moves to a better provider)
          admin -X PATCH $BASE/admin/tenants/$T/sign-in -d passcode=off -d fallback=microsoftAccount -d force=true

        Identity providers of the tenant's own: kind google, azureAD, microsoftAccount, or openID for a partner's domains.
        The answer says the redirect URI to register there
          admin $BASE/admin/tenants/$T/identity-providers
          admin $BASE/admin/tenants/$T/identity-providers -d kind=openID -d name=Fabrikam -d issuer=https://login.fabrikam.example \\
                -d clientId=vestibule -d clientSecret=$SECRET -d domains=fabrikam.example
          admin -X POST $BASE/admin/tenants/$T/identity-providers/<id>/check
          admin -X PATCH $BASE/admin/tenants/$T/identity-providers/<id> -d clientSecret=$SECRET
          admin -X DELETE "$BASE/admin/tenants/$T/identity-providers/<id>?force=true"

        Hooks: asked before a decision (kind invitation.creating, redemption.completing, signIn.evaluating, token.issuing) or told of
        events (kind notification; activities narrow it down). https, Standard Webhooks; the secret is shown once. timeLimit in ms
          admin $BASE/admin/tenants/$T/hooks
          admin $BASE/admin/tenants/$T/hooks -d kind=token.issuing -d name=Projects -d url=https://hooks.contoso.example/tokens \\
                -d timeLimit=1000 -d failureMode=deny -d allowedClaims=projectIds,costCentre
          admin $BASE/admin/tenants/$T/hooks -d kind=notification -d name=Directory -d url=https://hooks.contoso.example/events \\
                -d activities=invitationRedeemed,guestDeleted
          H=<id>
          admin $BASE/admin/tenants/$T/hooks/$H
          admin -X POST $BASE/admin/tenants/$T/hooks/$H/test              (what it answers, how fast, and how that is read)
          admin -X PATCH $BASE/admin/tenants/$T/hooks/$H -d enabled=false
          admin $BASE/admin/tenants/$T/hooks/$H/rotate-secret -d overlap=24     (hours that the former secret signs too)
          admin -H 'Accept: text/plain' "$BASE/admin/tenants/$T/hooks/$H/deliveries?state=parked"
          admin -X POST $BASE/admin/tenants/$T/hooks/$H/deliveries/<id>/redeliver
          admin -X DELETE $BASE/admin/tenants/$T/hooks/$H

        Domains whose guests go to one identity provider whatever a directory says
          admin $BASE/admin/tenants/$T/route-rules -d domain=partner.example -d identityProvider=google
          admin -X DELETE "$BASE/admin/tenants/$T/route-rules?domain=partner.example"

        Which identity provider an address goes to, and why
          admin "$BASE/admin/tenants/$T/route?email=ana@fabrikam.example"

        How long guests stay: accessDays from the redemption (0: without an end), renewalDays of a sponsor's press, warningDays before
        the end (none: no letters), guestsMayHandOver to a colleague where the sponsor agrees
          admin $BASE/admin/tenants/$T/lifecycle
          admin -X PATCH $BASE/admin/tenants/$T/lifecycle -d accessDays=365 -d renewalDays=180 -d warningDays=14,3 -d guestsMayHandOver=true

        Second factors: resetHours between the sponsor's yes to a reset and the reset; passkeysReplaceCodes at the sign-in, for
        mailboxProofEveryDays after the mailbox was proved
          admin $BASE/admin/tenants/$T/second-factors
          admin -X PATCH $BASE/admin/tenants/$T/second-factors -d resetHours=48 -d passkeysReplaceCodes=true

        Who has not signed in for long, or never; and a sponsor who goes: guests, applications and open requests pass to another
        mailbox, or (left) to the guests' other sponsors and the contact. Call again while it says unfinished
          admin -H 'Accept: text/plain' "$BASE/admin/tenants/$T/reports/guest-inactivity?days=90"
          admin $BASE/admin/tenants/$T/sponsors/replace -d from=boss@contoso.example -d to=next@contoso.example
          admin $BASE/admin/tenants/$T/sponsors/left -d from=boss@contoso.example

        Letters: queued, sent, failed, dropped
          admin "$BASE/admin/tenants/$T/letters?state=failed"
          admin $BASE/admin/tenants/$T/letters/<id>
          admin -X POST $BASE/admin/tenants/$T/letters/<id>/retry
          admin -X PUT $BASE/admin/tenants/$T/relay -d host=smtp.contoso.example -d username=u -d password=p (-d bounces=bounces@contoso.example)
          admin -X DELETE $BASE/admin/tenants/$T/relay

        Signing keys: a new one signs after ten minutes, or with now=true at once
          admin $BASE/admin/tenants/$T/signing-keys
          admin $BASE/admin/tenants/$T/signing-keys -d algorithm=ES256

        What happened
          admin $BASE/admin/tenants/$T/events
          admin "$BASE/admin/tenants/$T/events/export?since=2026-01-01"     # everything, a line of JSON each, in the chain's order
          admin $BASE/admin/tenants/$T/events/head                          # keep it elsewhere: vestibule audit verify --head FILE

        Inviting a guest is an application's business:
          ACCESS=$(curl -sS $BASE/$T/oauth2/v2.0/token -d grant_type=client_credentials -d client_id=$A \\
                -d client_secret=$SECRET | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
          curl -sS $BASE/v1.0/invitations -H "Authorization: Bearer $ACCESS" -H 'Content-Type: application/json' \\
                -d '{"invitedUserEmailAddress":"ana@fabrikam.example","inviteRedirectUrl":"https://app.contoso.example/","sendInvitationMessage":true}'

        """
    }
}

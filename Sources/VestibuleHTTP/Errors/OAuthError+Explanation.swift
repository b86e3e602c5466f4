import OpenIDConnect

extension OAuthError.Code {
    var explanation: Explanation {
        switch self {
        case .invalidRequest:
            Explanation(
                status: "400, or the status of what is wrong with the request as such",
                when:
                    "A parameter is missing, came twice or cannot be read; or the tenant, the host or the body is wrong. error_description names it.",
                remedy: "Mend the request. Most often a redirect URI is not registered for the application.")
        case .invalidClient:
            Explanation(
                status: "401",
                when:
                    "The client id, secret, key or assertion is wrong, expired or revoked, or the application is disabled. It is not said which.",
                remedy:
                    "Check the credentials; an administrator makes new ones at /admin/tenants/{tenant}/applications/{application}/secrets."
            )
        case .unauthorizedClient:
            Explanation(
                status: "400",
                when: "The application may not do this: it is public, is not allowed the device flow, or is none of this tenant's.",
                remedy: "Have an administrator change the application (public, deviceFlow), or use another one.")
        case .unsupportedGrantType:
            Explanation(
                status: "400",
                when: "grant_type is none of client_credentials, authorization_code, refresh_token and the device code's.",
                remedy: "Use one of these.")
        case .invalidScope:
            Explanation(
                status: "400",
                when: "With client credentials the scope does not end in /.default; with a guest it does not hold openid.",
                remedy: "Ask for {anything}/.default, or for openid and what else is wanted.")
        case .invalidGrant:
            Explanation(
                status: "400",
                when:
                    "The code, refresh token or device code was used before, has expired, is another client's, its code_verifier is wrong, the guest may not come in any more, or a hook of the tenant refused the tokens.",
                remedy:
                    "Begin again with the guest at the authorization endpoint. A refresh token works once: keep the new one of each answer."
            )
        case .unsupportedResponseType:
            Explanation(
                status: "at the redirect URI",
                when: "response_type is not code.",
                remedy: "Use the code flow with PKCE.")
        case .loginRequired:
            Explanation(
                status: "at the redirect URI",
                when: "prompt=none, and no guest is signed in, or the proof is older than max_age.",
                remedy: "Send the guest again without prompt=none.")
        case .interactionRequired:
            Explanation(
                status: "400, or back at the application where it asked in silence",
                when:
                    "The tenant's conditional access policies ask the guest for more than there is: a newer proof, a second factor, terms of use.",
                remedy:
                    "Send the guest to the authorization endpoint without prompt=none; the pages there ask for what is missing."
            )
        case .accountSelectionRequired:
            Explanation(
                status: "at the redirect URI",
                when: "prompt=none, and the guest would have to say as whom to go on.",
                remedy: "Send the guest again without prompt=none.")
        case .unmetRequirements:
            Explanation(
                status: "at the redirect URI",
                when: "The guest did not sign in in one of the ways that the request's acr demands.",
                remedy: "Ask for another acr, or make it voluntary.")
        case .accessDenied:
            Explanation(
                status: "at the redirect URI; 400 at the token endpoint for a device",
                when:
                    "The guest refused or went back, is not assigned to the application, or the tenant lets nobody of this domain in.",
                remedy: "Read error_description. An administrator assigns guests and lifts rules.")
        case .authorizationPending:
            Explanation(
                status: "400",
                when: "The guest has not decided yet about the device.",
                remedy: "Ask again after the interval.")
        case .slowDown:
            Explanation(
                status: "400",
                when: "The device asks too often.",
                remedy: "Wait five seconds longer between two requests from now on.")
        case .expiredToken:
            Explanation(
                status: "400",
                when: "Nobody decided about the device in time.",
                remedy: "Begin again at /{tenant}/oauth2/v2.0/devicecode.")
        case .requestNotSupported:
            Explanation(
                status: "at the redirect URI",
                when: "The request came as a signed object (request), which is not read here.",
                remedy: "Send the parameters as they are.")
        case .requestURINotSupported:
            Explanation(
                status: "at the redirect URI",
                when: "The request names a request_uri, which is not fetched here.",
                remedy: "Send the parameters as they are.")
        case .invalidToken:
            Explanation(
                status: "401 at UserInfo",
                when: "No access token of a guest of this tenant came, or one that works no more.",
                remedy: "Refresh, or begin again at the authorization endpoint.")
        }
    }
}

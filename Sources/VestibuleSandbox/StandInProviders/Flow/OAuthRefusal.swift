/// What a stand-in refuses: OAuth's word (RFC 6749 §4.1.2.1 and §5.2, OpenID Connect Core §3.1.2.6) and Entra's number for it.
struct OAuthRefusal: Error, Equatable {
    var error: String
    var status = 400
    var number: Int
    var text: String

    // Before there is anywhere to redirect to.
    static let unknownClient = OAuthRefusal(
        error: "unauthorized_client", number: 700_016, text: "No application with this client_id is registered here.")
    static let unknownRedirectURI = OAuthRefusal(
        error: "invalid_request", number: 50_011,
        text: "The redirect_uri of the request is not one that is registered for the application.")

    // By redirect.
    static let wrongResponseType = OAuthRefusal(
        error: "unsupported_response_type", number: 700_051, text: "response_type must be code.")
    static let wrongResponseMode = OAuthRefusal(
        error: "invalid_request", number: 900_144, text: "response_mode must be query, or not be there.")
    static let noOpenIDScope = OAuthRefusal(error: "invalid_scope", number: 70_011, text: "scope must contain openid.")
    static let wrongChallenge = OAuthRefusal(
        error: "invalid_request", number: 50_147,
        text: "code_challenge must be the 43 characters of S256, and code_challenge_method must be S256.")
    static func repeated(_ name: String) -> OAuthRefusal {
        OAuthRefusal(error: "invalid_request", number: 900_144, text: "The parameter \(name) came more than once.")
    }
    /// The words of OpenID Connect and of Entra for `prompt=none` with nobody signed in.
    static let nobodySignedIn = OAuthRefusal(
        error: "login_required", number: 50_058, text: "A silent sign-in request was sent but no user is signed in.")
    static let cancelled = OAuthRefusal(
        error: "access_denied", number: 65_004, text: "The user declined to sign in to the application.")
    /// Entra documents `login_required` as "too many or no users found", and 50034 as the account that its directory lacks.
    static let noAccount = OAuthRefusal(
        error: "login_required", number: 50_034, text: "The user has no account here.")

    // At the token endpoint.
    static let clientNotFound = OAuthRefusal(
        error: "invalid_client", status: 401, number: 700_016, text: "No application with this client_id is registered here.")
    static let wrongSecret = OAuthRefusal(
        error: "invalid_client", status: 401, number: 7_000_215, text: "Invalid client secret provided.")
    static func missing(_ name: String) -> OAuthRefusal {
        OAuthRefusal(
            error: "invalid_request", number: 900_144, text: "The request body must contain the parameter '\(name)'.")
    }
    static let twoAuthentications = OAuthRefusal(
        error: "invalid_request", number: 900_144, text: "Authenticate by the Authorization header or by client_secret, not both.")
    static let wrongGrantType = OAuthRefusal(
        error: "unsupported_grant_type", number: 70_003, text: "The grant type must be authorization_code.")
    static let unknownCode = OAuthRefusal(
        error: "invalid_grant", number: 70_000, text: "The provided authorization code is not one of this application.")
    static let usedCode = OAuthRefusal(
        error: "invalid_grant", number: 54_005, text: "OAuth2 authorization code was already redeemed.")
    static let expiredCode = OAuthRefusal(
        error: "invalid_grant", number: 70_008, text: "The provided authorization code has expired.")
    static let otherRealm = OAuthRefusal(
        error: "invalid_grant", number: 700_005, text: "The authorization code is intended to be used against another tenant.")
    static let otherRedirectURI = OAuthRefusal(
        error: "invalid_grant", number: 500_112, text: "The redirect_uri is not the one of the authorization request.")
    static let wrongVerifier = OAuthRefusal(
        error: "invalid_grant", number: 501_481,
        text: "The code_verifier does not match the code_challenge supplied in the authorization request.")
    static let wrongBearer = OAuthRefusal(
        error: "invalid_token", status: 401, number: 80_049, text: "The access token is unknown or has expired.")

    // On the page, to the person.
    static func notAMember(_ address: String) -> OAuthRefusal {
        OAuthRefusal(
            error: "login_required", number: 50_034,
            text: "The account \(address) does not exist here. Check the address, or pick somebody below.")
    }

    // Of realms.
    static func unknownTenant(_ name: String) -> OAuthRefusal {
        OAuthRefusal(
            error: "invalid_tenant", number: 90_002,
            text: "Tenant '\(name)' not found. Check to make sure you have the correct tenant ID and are signing into the "
                + "correct cloud. Check with your subscription administrator, this may happen if there are no active "
                + "subscriptions for the tenant.")
    }
    static func malformedTenant(_ name: String) -> OAuthRefusal {
        OAuthRefusal(
            error: "invalid_tenant", number: 900_023,
            text: "Specified tenant identifier '\(name)' is neither a valid DNS name, nor a valid external domain.")
    }
}

import Vestibule

/// One way to sign in, as Graph writes it.
enum IdentityProviderResource: JSONWritable {
    /// Graph's `builtInIdentityProvider`: Azure AD, Microsoft account, the email passcode.
    case builtIn(Door)
    /// Google by the installation's own registration.
    case installed(Door, clientID: String)
    /// The tenant's own: Google, a partner's, or a cloud of its own.
    case registered(IdentityProvider)

    /// What is open to a tenant's guests.
    static func all(of tenant: Tenant, registrations: Registrations) -> [IdentityProviderResource] {
        let registered = registrations.doors(of: tenant).union([.passcode])
        let doors = [Door.azureAD, .microsoftAccount, .passcode].filter(registered.contains).filter {
            tenant.identityProvider(at: $0) == nil
        }
        var all = doors.map { IdentityProviderResource.builtIn($0) }
        if tenant.identityProvider(at: .google) == nil, let google = registrations[.google] {
            all.append(.installed(.google, clientID: google.clientID))
        }
        // The tenant's own are shown switched off too, or they could not be changed nor taken away.
        return all.filter { !tenant.routes.switchedOff.contains($0.door) } + tenant.identityProviders.map { .registered($0) }
    }

    var door: Door {
        switch self {
        case .builtIn(let door), .installed(let door, _): door
        case .registered(let provider): provider.door
        }
    }

    /// Graph's fixed ids; a partner's provider has its own.
    var id: String {
        switch door {
        case .azureAD: "AADSignup-OAUTH"
        case .microsoftAccount: "MSASignup-OAUTH"
        case .google: "Google-OAUTH"
        case .passcode: "EmailOtpSignup-OAUTH"
        case .externalFederation(let id): id.description
        }
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("@odata.type", odataType)
            json.member("id", id)
            switch self {
            case .builtIn(let door):
                json.member("displayName", Self.name(of: door))
                json.member("identityProviderType", Self.type(of: door))
            case .installed(let door, let clientID):
                json.member("displayName", Self.name(of: door))
                json.member("identityProviderType", Self.type(of: door))
                json.member("clientId", clientID)
                json.member("clientSecret", ProviderDraft.mask)
            case .registered(let provider):
                json.member("displayName", provider.name)
                json.member("identityProviderType", Self.type(of: provider.door))
                json.member("clientId", provider.clientID)
                if case .openID(let domains) = provider.kind {
                    json.member("issuer", provider.authority)
                    json.member("responseType", "code")
                    json.member("scope", "openid profile email")
                    json.member("clientAuthentication") {
                        $0.object {
                            $0.member("@odata.type", "#microsoft.graph.oidcClientSecretAuthentication")
                            $0.member("clientSecret", ProviderDraft.mask)
                        }
                    }
                    json.member("domains") { $0.array(domains.map(\.text)) }
                } else {
                    json.member("clientSecret", ProviderDraft.mask)
                }
            }
        }
    }

    private var odataType: String {
        switch self {
        case .builtIn: "#microsoft.graph.builtInIdentityProvider"
        case .registered(let provider) where !provider.domains.isEmpty: "#microsoft.graph.oidcIdentityProvider"
        case .installed, .registered: "#microsoft.graph.socialIdentityProvider"
        }
    }

    private static func name(of door: Door) -> String {
        switch door {
        case .azureAD: "Azure Active Directory"
        case .microsoftAccount: "Microsoft Account"
        case .google: "Google"
        case .passcode: "Email One Time Passcode"
        case .externalFederation: ""
        }
    }

    /// Graph's `identityProviderType`.
    private static func type(of door: Door) -> String {
        switch door {
        case .azureAD: "AADSignup"
        case .microsoftAccount: "MicrosoftAccount"
        case .google: "Google"
        case .passcode: "EmailOTP"
        case .externalFederation: "OpenIDConnect"
        }
    }
}

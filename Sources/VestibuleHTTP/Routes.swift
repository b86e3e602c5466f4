import HTTPTypes
import Hummingbird
import Vestibule

/// Every route of the service, one line each, with who may use it: the table of contents.
package struct Routes: Sendable {
    let table: [HTTPRoute]
    private let edge: Edge
    private let admission: Admission
    private let site: Site
    private let meters: RequestMeters

    package init(_ parts: Parts) throws {
        let cookies = Cookies(isSecure: parts.site.isSecure)
        let forms = FormGuard(
            vault: parts.vault, surroundings: parts.surroundings, cookies: cookies, origin: parts.site.base.origin)
        let guest = GuestPages(pages: try Pages(), forms: forms, site: parts.site, surroundings: parts.surroundings)
        let browserSessions = BrowserSessions(sessions: parts.sessions, cookies: cookies)
        let lookup = TenantLookup(tenants: parts.tenants)
        let keys = KeyRing(store: parts.signingKeys, vault: parts.vault, surroundings: parts.surroundings)
        let keyMaker = SigningKeyMaker(vault: parts.vault, surroundings: parts.surroundings)
        let reader = SignedTokenReader(keys: keys, surroundings: parts.surroundings)
        let clients = ClientCheck(applications: parts.applications, surroundings: parts.surroundings, site: parts.site)
        let bearer = BearerCheck(
            reader: reader, tenants: parts.tenants, applications: parts.applications, grants: parts.grants,
            askPolicies: parts.askPolicies, surroundings: parts.surroundings, site: parts.site)
        let gate = AdminGate(tokens: parts.adminTokens, tenants: lookup)
        let browsers = KnownBrowser(
            vault: parts.vault, surroundings: parts.surroundings, cookies: cookies, site: parts.site)

        let admission = Admission(
            bearer: bearer, gate: gate,
            repetitions: RepetitionGuard(repetitions: parts.repetitions, vault: parts.vault, surroundings: parts.surroundings),
            meters: parts.observers.meters, pace: parts.requestPace)
        let invitations = InvitationEndpoints(parts: parts)
        let bulk = BulkEndpoints(parts: parts, repetitions: admission.repetitions)
        let users = UserEndpoints(parts: parts)
        let reinvitations = ReinviteEndpoints(parts: parts)
        let sponsors = UserSponsorEndpoints(parts: parts)
        let handOvers = HandOverEndpoints(parts: parts)
        let methods = AuthenticationMethodEndpoints(parts: parts)
        let deletedUsers = DeletedUserEndpoints(parts: parts)
        let deletedItems = "/v1.0/directory/deleteditems"
        let servicePrincipals = ServicePrincipalEndpoints(parts: parts)
        let assignments = AppRoleAssignmentEndpoints(parts: parts, applications: servicePrincipals)
        let principal = "/v1.0/serviceprincipals/{id}"
        // OData's key in parentheses: (appId='…').
        let principalByKey = "/v1.0/serviceprincipals{key}"
        let identityProviders = IdentityProviderEndpoints(parts: parts)
        let signInPolicies = SignInPolicyEndpoints(parts: parts)
        let auditLogs = AuditLogEndpoints(parts: parts)
        let emailMethod = "/v1.0/policies/authenticationmethodspolicy/authenticationmethodconfigurations/email"
        let crossTenantAccess = "/v1.0/policies/crosstenantaccesspolicy/default"
        let authorizationPolicies = AuthorizationPolicyEndpoints(parts: parts)
        let authorizationPolicy = "/v1.0/policies/authorizationpolicy"
        let partners = CrossTenantPartnerEndpoints(parts: parts)
        let domainLists = DomainPolicyEndpoints(parts: parts)
        let partnerPolicies = "/v1.0/policies/crosstenantaccesspolicy/partners"
        let policyGate = PolicyGate(
            askPolicies: parts.askPolicies, guest: guest, browserSessions: browserSessions, site: parts.site)
        let token = TokenEndpoint(
            clients: clients, lookup: lookup, grants: parts.grants, grantTokens: parts.grantTokens, policies: policyGate,
            guestTokens: GuestTokens(keys: keys, surroundings: parts.surroundings, site: parts.site),
            askHooks: parts.askHooks, keys: keys,
            surroundings: parts.surroundings, site: parts.site)
        let deviceCode = DeviceCodeEndpoint(parts: parts, clients: clients, lookup: lookup)
        let authorize = AuthorizeEndpoint(
            parts: parts, guest: guest, browserSessions: browserSessions, lookup: lookup, reader: reader, policies: policyGate)
        let guestTokens = GuestTokenEndpoints(
            parts: parts, lookup: lookup, reader: reader, clients: clients, policies: policyGate)
        let logout = LogoutEndpoint(
            parts: parts, guest: guest, browserSessions: browserSessions, lookup: lookup, reader: reader)
        let metadata = Discovery(lookup: lookup, keys: keys, site: parts.site)
        let health = HealthEndpoints(checkReadiness: parts.checkReadiness, departure: parts.observers.departure)
        let metrics = MetricsEndpoint(requests: parts.observers.meters, sources: parts.observers.sources)
        let redeem = RedeemEndpoints(
            parts: parts, guest: guest, browserSessions: browserSessions, links: LinkCookie(vault: parts.vault, cookies: cookies),
            browsers: browsers, policies: policyGate)
        let report = ReportEndpoints(parts: parts, guest: guest)
        let sponsor = SponsorEndpoints(parts: parts, guest: guest)
        let signIn = SignInEndpoints(
            parts: parts, guest: guest, browserSessions: browserSessions, lookup: lookup, browsers: browsers)
        let discovery = TenantDiscoveryEndpoints(
            parts: parts, guest: guest, browserSessions: browserSessions, browsers: browsers)
        let healing = HealingEndpoints(parts: parts, guest: guest, signIn: signIn)
        let device = DeviceEndpoints(parts: parts, guest: guest, signIn: signIn, policies: policyGate)
        let lostAccount = LostAccountEndpoints(parts: parts, guest: guest, signIn: signIn)
        let renewal = RenewalEndpoints(parts: parts, guest: guest, lookup: lookup)
        let sponsorHandOver = SponsorHandOverEndpoints(parts: parts, guest: guest)
        let guestHandOver = GuestHandOverEndpoints(
            parts: parts, guest: guest, browserSessions: browserSessions, lookup: lookup, policies: policyGate)
        let secondFactor = SecondFactorEndpoints(parts: parts, guest: guest, signIn: signIn)
        let security = SecurityEndpoints(parts: parts, guest: guest, signIn: signIn, policies: policyGate)
        let factorReset = FactorResetEndpoints(parts: parts, guest: guest)
        let requestAccess = AccessRequestEndpoints(parts: parts, guest: guest, signIn: signIn)
        let callback = CallbackEndpoints(parts: parts, redeem: redeem, signIn: signIn, healing: healing)
        let me = MeEndpoints(
            parts: parts, guest: guest, browserSessions: browserSessions, lookup: lookup, policies: policyGate)
        let tenants = AdminTenants(parts: parts, gate: gate, keyMaker: keyMaker)
        let domainPolicies = AdminDomainPolicy(parts: parts, gate: gate)
        let providers = AdminIdentityProviders(parts: parts, gate: gate)
        let hooks = AdminHooks(parts: parts, gate: gate)
        let limits = AdminLimits(parts: parts, gate: gate)
        let applications = AdminApplications(parts: parts, gate: gate)
        let appRoles = AdminAppRoles(parts: parts, gate: gate)
        let guests = AdminGuests(parts: parts, gate: gate)
        let adminReinvitations = AdminReinvitations(parts: parts, guests: guests)
        let adminBulk = AdminBulk(parts: parts, gate: gate)
        let accessRequests = AdminAccessRequests(parts: parts, gate: gate)
        let lifecycle = AdminLifecycle(parts: parts, gate: gate)
        let inactivity = GuestInactivityEndpoints(parts: parts)
        let reviews = AccessReviewEndpoints(parts: parts)
        let reviewInstances = AccessReviewInstanceEndpoints(parts: parts, definitions: reviews)
        let reviewDecisions = AccessReviewDecisionEndpoints(parts: parts, instances: reviewInstances)
        let sponsorReview = SponsorReviewEndpoints(parts: parts, guest: guest)
        let definitions = "/v1.0/identitygovernance/accessreviews/definitions"
        let instance = definitions + "/{id}/instances/{instance}"
        let policies = PolicyEndpoints(parts: parts)
        let locations = NamedLocationEndpoints(parts: parts)
        let trials = PolicyTrialEndpoints(parts: parts)
        let agreements = AgreementEndpoints(parts: parts)
        let agreement = "/v1.0/identitygovernance/termsofuse/agreements"
        let terms = TermsEndpoints(parts: parts, guest: guest, signIn: signIn, browsers: browsers)
        let policy = "/v1.0/identity/conditionalaccess/policies"
        let location = "/v1.0/identity/conditionalaccess/namedlocations"
        let letters = AdminLetters(parts: parts, gate: gate)
        let logouts = AdminLogouts(parts: parts, gate: gate)
        let operations = AdminOperations(parts: parts, gate: gate, keyMaker: keyMaker, keys: keys)
        let events = AdminEvents(parts: parts, gate: gate)
        let help = AdminHelp(base: parts.site.operatorsOrigin)
        let (document, errors) = (OpenAPIDocument(site: parts.site), ErrorEndpoints(site: parts.site))
        let tenant = "/admin/tenants/{tenant}"

        // By a part of the path, and by OData's key in parentheses: ('…').
        let ofUser = ["/v1.0/users/{id}", "/v1.0/users{key}"].flatMap { user -> [HTTPRoute] in
            [
                admission.application(.get, user, needing: .readGuests, users.get),
                admission.application(.patch, user, needing: .changeGuests, users.change),
                admission.application(.delete, user, needing: .changeGuests, users.delete),
                admission.application(.post, user + "/revokesigninsessions", needing: .changeGuests, users.revokeSessions),
                admission.application(.post, user + "/reinvite", needing: .changeGuests, reinvitations.reinvite),
                admission.application(.post, user + "/undoreinvite", needing: .changeGuests, reinvitations.undo),
                admission.application(.post, user + "/handover", needing: .changeGuests, handOvers.ask),
                admission.application(.get, user + "/handovers", needing: .readGuests, handOvers.list),
                admission.application(.get, user + "/handovers/{handover}", needing: .readGuests, handOvers.get),
                admission.application(.delete, user + "/handovers/{handover}", needing: .changeGuests, handOvers.withdraw),
                admission.application(.get, user + "/authentication/methods", needing: .readAuthenticationMethods, methods.list),
                admission.application(
                    .get, user + "/authentication/softwareoathmethods", needing: .readAuthenticationMethods, methods.apps),
                admission.application(
                    .get, user + "/authentication/softwareoathmethods/{method}", needing: .readAuthenticationMethods, methods.app),
                admission.application(
                    .delete, user + "/authentication/softwareoathmethods/{method}", needing: .changeAuthenticationMethods,
                    methods.removeApp),
                admission.application(
                    .get, user + "/authentication/fido2methods", needing: .readAuthenticationMethods, methods.passkeys),
                admission.application(
                    .get, user + "/authentication/fido2methods/{passkey}", needing: .readAuthenticationMethods, methods.passkey),
                admission.application(
                    .delete, user + "/authentication/fido2methods/{passkey}", needing: .changeAuthenticationMethods,
                    methods.removePasskey),
                admission.application(.get, user + "/sponsors", needing: .readGuests, sponsors.list),
                admission.application(.post, user + "/sponsors/$ref", needing: .changeGuests, sponsors.add),
                admission.application(.delete, user + "/sponsors/{sponsor}/$ref", needing: .changeGuests, sponsors.remove),
                admission.application(.get, user + "/approleassignments", needing: .readApplications, assignments.ofGuest),
                admission.application(.post, user + "/approleassignments", needing: .assignRoles, assignments.assignToGuest),
                admission.application(
                    .get, user + "/approleassignments/{assignment}", needing: .readApplications, assignments.getOfGuest),
                admission.application(
                    .delete, user + "/approleassignments/{assignment}", needing: .assignRoles, assignments.endOfGuest),
            ]
        }
        let others: [HTTPRoute] = [
            // Tenant applications, in Microsoft Graph's shape
            admission.applicationOrGuest(.post, "/v1.0/invitations", needing: .inviteGuests, invitations.create),
            admission.application(.get, "/v1.0/invitations", needing: .readGuests, invitations.list),
            admission.application(.post, "/v1.0/invitations/explainroute", needing: .inviteGuests, invitations.explainRoute),
            admission.application(
                .post, "/v1.0/invitations/bulk", needing: .inviteGuests, keepsItsAnswer: true, bulk.create),
            admission.application(.get, "/v1.0/invitations/bulk", needing: .inviteGuests, bulk.list),
            admission.application(.get, "/v1.0/invitations/bulk/{job}", needing: .inviteGuests, bulk.get),
            admission.application(.get, "/v1.0/invitations/bulk/{job}/results", needing: .inviteGuests, bulk.results),
            admission.application(.post, "/v1.0/invitations/bulk/{job}/cancel", needing: .inviteGuests, bulk.cancel),
            admission.application(.get, "/v1.0/invitations/{id}", needing: .readGuests, invitations.get),
            admission.application(.post, "/v1.0/invitations/{id}/revoke", needing: .inviteGuests, invitations.revoke),
            admission.application(.post, "/v1.0/invitations/{id}/resend", needing: .inviteGuests, invitations.resend),
            admission.application(.post, "/v1.0/invitations/{id}/extend", needing: .inviteGuests, invitations.extend),
            admission.application(.get, "/v1.0/users", needing: .readGuests, users.list),
            admission.application(.get, "/v1.0/users/$count", needing: .readGuests, users.count),
            admission.application(.get, deletedItems + "/graph.user", needing: .readGuests, deletedUsers.list),
            admission.application(.get, deletedItems + "/microsoft.graph.user", needing: .readGuests, deletedUsers.list),
            admission.application(.get, deletedItems + "/graph.user/$count", needing: .readGuests, deletedUsers.count),
            admission.application(.get, deletedItems + "/microsoft.graph.user/$count", needing: .readGuests, deletedUsers.count),
            admission.application(.get, deletedItems + "/{id}", needing: .readGuests, deletedUsers.get),
            admission.application(.post, deletedItems + "/{id}/restore", needing: .changeGuests, deletedUsers.restore),
            admission.application(.delete, deletedItems + "/{id}", needing: .changeGuests, deletedUsers.purge),
            admission.application(.get, "/v1.0/reports/guestinactivity", needing: .readGuests, inactivity.list),
            admission.application(.get, definitions, needing: .readAccessReviews, reviews.list),
            admission.application(.post, definitions, needing: .changeAccessReviews, reviews.create),
            admission.application(.get, definitions + "/{id}", needing: .readAccessReviews, reviews.get),
            admission.application(.patch, definitions + "/{id}", needing: .changeAccessReviews, reviews.change),
            admission.application(.delete, definitions + "/{id}", needing: .changeAccessReviews, reviews.delete),
            admission.application(.get, definitions + "/{id}/instances", needing: .readAccessReviews, reviewInstances.list),
            admission.application(.get, instance, needing: .readAccessReviews, reviewInstances.get),
            admission.application(.post, instance + "/stop", needing: .changeAccessReviews, reviewInstances.stop),
            admission.application(.post, instance + "/applydecisions", needing: .changeAccessReviews, reviewInstances.apply),
            admission.application(.post, instance + "/sendreminder", needing: .changeAccessReviews, reviewInstances.remind),
            admission.application(.post, instance + "/resetdecisions", needing: .changeAccessReviews, reviewInstances.reset),
            admission.application(
                .post, instance + "/batchrecorddecisions", needing: .changeAccessReviews, reviewInstances.decideMany),
            admission.application(.get, instance + "/decisions", needing: .readAccessReviews, reviewDecisions.list),
            admission.application(.get, instance + "/decisions/{decision}", needing: .readAccessReviews, reviewDecisions.get),
            admission.application(
                .patch, instance + "/decisions/{decision}", needing: .changeAccessReviews, reviewDecisions.decide),
            admission.application(.get, "/v1.0/serviceprincipals", needing: .readApplications, servicePrincipals.list),
            admission.application(.get, principal, needing: .readApplications, servicePrincipals.get),
            admission.application(.patch, principal, needing: .changeApplications, servicePrincipals.change),
            admission.application(
                .get, principal + "/approleassignedto", needing: .readApplications, assignments.ofApplication),
            admission.application(
                .post, principal + "/approleassignedto", needing: .assignRoles, assignments.assignToApplication),
            admission.application(
                .get, principal + "/approleassignedto/{assignment}", needing: .readApplications, assignments.getOfApplication),
            admission.application(
                .delete, principal + "/approleassignedto/{assignment}", needing: .assignRoles, assignments.endOfApplication),
            admission.application(.get, principalByKey, needing: .readApplications, servicePrincipals.get),
            admission.application(.patch, principalByKey, needing: .changeApplications, servicePrincipals.change),
            admission.application(
                .get, principalByKey + "/approleassignedto", needing: .readApplications, assignments.ofApplication),
            admission.application(
                .post, principalByKey + "/approleassignedto", needing: .assignRoles, assignments.assignToApplication),
            admission.application(
                .get, principalByKey + "/approleassignedto/{assignment}", needing: .readApplications, assignments.getOfApplication),
            admission.application(
                .delete, principalByKey + "/approleassignedto/{assignment}", needing: .assignRoles, assignments.endOfApplication),

            admission.application(
                .get, "/v1.0/identity/identityproviders", needing: .readIdentityProviders, identityProviders.list),
            admission.application(
                .post, "/v1.0/identity/identityproviders", needing: .changeIdentityProviders, identityProviders.create),
            admission.application(
                .get, "/v1.0/identity/identityproviders/availableprovidertypes", needing: .readIdentityProviders,
                identityProviders.availableTypes),
            admission.application(
                .get, "/v1.0/identity/identityproviders/availableprovidertypes()", needing: .readIdentityProviders,
                identityProviders.availableTypes),
            admission.application(
                .get, "/v1.0/identity/identityproviders/{id}", needing: .readIdentityProviders, identityProviders.get),
            admission.application(
                .patch, "/v1.0/identity/identityproviders/{id}", needing: .changeIdentityProviders, identityProviders.change),
            admission.application(
                .delete, "/v1.0/identity/identityproviders/{id}", needing: .changeIdentityProviders, identityProviders.delete),
            admission.application(.get, emailMethod, needing: .readPolicies, signInPolicies.emailPasscode),
            admission.application(.patch, emailMethod, needing: .changeSignInMethods, signInPolicies.changeEmailPasscode),
            admission.application(.get, crossTenantAccess, needing: .readPolicies, signInPolicies.crossTenantAccess),
            admission.application(
                .patch, crossTenantAccess, needing: .changeCrossTenantAccess, signInPolicies.changeCrossTenantAccess),
            admission.application(
                .post, crossTenantAccess + "/resettosystemdefault", needing: .changeCrossTenantAccess,
                signInPolicies.resetCrossTenantAccess),
            admission.application(.get, policy, needing: .readPolicies, policies.list),
            admission.application(.post, policy, needing: .changeConditionalAccess, policies.create),
            admission.application(.get, policy + "/{id}", needing: .readPolicies, policies.get),
            admission.application(.patch, policy + "/{id}", needing: .changeConditionalAccess, policies.change),
            admission.application(.delete, policy + "/{id}", needing: .changeConditionalAccess, policies.delete),
            admission.application(
                .post, "/v1.0/identity/conditionalaccess/evaluate", needing: .readPolicies, keepsItsAnswer: true, trials.evaluate),
            admission.application(
                .post, "/v1.0/identity/conditionalaccess/replay", needing: .changeConditionalAccess, keepsItsAnswer: true,
                trials.replay),
            admission.application(.get, agreement, needing: .readTerms, agreements.list),
            admission.application(.post, agreement, needing: .changeTerms, agreements.create),
            admission.application(.get, agreement + "/{id}", needing: .readTerms, agreements.get),
            admission.application(.patch, agreement + "/{id}", needing: .changeTerms, agreements.change),
            admission.application(.delete, agreement + "/{id}", needing: .changeTerms, agreements.delete),
            admission.application(.get, agreement + "/{id}/acceptances", needing: .readAcceptances, agreements.acceptances),
            admission.application(.get, location, needing: .readPolicies, locations.list),
            admission.application(.post, location, needing: .changeConditionalAccess, locations.create),
            admission.application(.get, location + "/{id}", needing: .readPolicies, locations.get),
            admission.application(.patch, location + "/{id}", needing: .changeConditionalAccess, locations.change),
            admission.application(.delete, location + "/{id}", needing: .changeConditionalAccess, locations.delete),
            admission.application(.get, "/v1.0/auditlogs/directoryaudits", needing: .readLogs, auditLogs.directoryAudits),
            admission.application(.get, "/v1.0/auditlogs/directoryaudits/{id}", needing: .readLogs, auditLogs.directoryAudit),
            admission.application(.get, "/v1.0/auditlogs/signins", needing: .readLogs, auditLogs.signIns),
            admission.application(.get, "/v1.0/auditlogs/signins/{id}", needing: .readLogs, auditLogs.signIn),
            admission.application(.get, authorizationPolicy, needing: .readPolicies, authorizationPolicies.get),
            admission.application(.patch, authorizationPolicy, needing: .changeAuthorization, authorizationPolicies.change),
            // As PowerShell of the beta sends it.
            admission.application(
                .get, authorizationPolicy + "/authorizationpolicy", needing: .readPolicies, authorizationPolicies.get),
            admission.application(
                .patch, authorizationPolicy + "/authorizationpolicy", needing: .changeAuthorization, authorizationPolicies.change),
            admission.application(.get, "/v1.0/policies/crosstenantaccesspolicy", needing: .readPolicies, partners.policy),
            admission.application(.get, partnerPolicies, needing: .readPolicies, partners.list),
            admission.application(.post, partnerPolicies, needing: .changeCrossTenantAccess, partners.create),
            admission.application(.get, partnerPolicies + "/{partner}", needing: .readPolicies, partners.get),
            admission.application(.patch, partnerPolicies + "/{partner}", needing: .changeCrossTenantAccess, partners.change),
            admission.application(.delete, partnerPolicies + "/{partner}", needing: .changeCrossTenantAccess, partners.delete),
            admission.application(
                .post, "/v1.0/policies/domainpolicy/preview", needing: .changeDomainPolicy, domainLists.preview),
            admission.application(.get, "/v1.0/legacy/policies", needing: .readPolicies, domainLists.list),
            admission.application(.post, "/v1.0/legacy/policies", needing: .changeDomainPolicy, domainLists.create),
            admission.application(.get, "/v1.0/legacy/policies/{id}", needing: .readPolicies, domainLists.get),
            admission.application(.patch, "/v1.0/legacy/policies/{id}", needing: .changeDomainPolicy, domainLists.change),
            admission.application(.delete, "/v1.0/legacy/policies/{id}", needing: .changeDomainPolicy, domainLists.delete),
            // The one thing that clients find in the beta alone.
            admission.application(.get, "/beta/legacy/policies", needing: .readPolicies, domainLists.list),
            admission.application(.post, "/beta/legacy/policies", needing: .changeDomainPolicy, domainLists.create),
            admission.application(.get, "/beta/legacy/policies/{id}", needing: .readPolicies, domainLists.get),
            admission.application(.patch, "/beta/legacy/policies/{id}", needing: .changeDomainPolicy, domainLists.change),
            admission.application(.delete, "/beta/legacy/policies/{id}", needing: .changeDomainPolicy, domainLists.delete),

            // OpenID Connect and OAuth
            HTTPRoute(method: .post, path: "/{tenant}/oauth2/v2.0/token", access: .client, handler: token.issue),
            HTTPRoute(method: .post, path: "/{tenant}/oauth2/v2.0/devicecode", access: .client, handler: deviceCode.issue),
            HTTPRoute(method: .post, path: "/{tenant}/oauth2/v2.0/introspect", access: .client, handler: guestTokens.introspect),
            HTTPRoute(method: .post, path: "/{tenant}/oauth2/v2.0/revoke", access: .client, handler: guestTokens.revoke),
            HTTPRoute(method: .get, path: "/{tenant}/openid/userinfo", access: .client, handler: guestTokens.userInfo),
            HTTPRoute(method: .post, path: "/{tenant}/openid/userinfo", access: .client, handler: guestTokens.userInfo),
            admission.person(.get, "/{tenant}/oauth2/v2.0/authorize", authorize.authorize),
            admission.person(.post, "/{tenant}/oauth2/v2.0/authorize", authorize.authorize),
            admission.person(.get, "/{tenant}/oauth2/v2.0/logout", logout.ask),
            admission.person(.post, "/{tenant}/oauth2/v2.0/logout", logout.leave),
            admission.anybody("/{tenant}/v2.0/.well-known/openid-configuration", because: "discovery", metadata.document),
            admission.anybody("/{tenant}/discovery/v2.0/keys", because: "public keys", metadata.keySet),

            // Guests: an invitation
            admission.person(.get, "/redeem", redeem.arrive),
            admission.person(.get, "/redeem/{tenant}/{invitation}", redeem.landing),
            admission.person(.post, "/redeem/{tenant}/{invitation}/continue", redeem.proceed),
            admission.person(.get, "/redeem/{tenant}/{invitation}/passcode", redeem.passcode),
            admission.person(.post, "/redeem/{tenant}/{invitation}/passcode", redeem.check),
            admission.person(.post, "/redeem/{tenant}/{invitation}/resend", redeem.sendAgain),
            admission.person(.get, "/redeem/{tenant}/{invitation}/consent", redeem.consent),
            admission.person(.post, "/redeem/{tenant}/{invitation}/consent", redeem.decide),
            admission.person(.post, "/redeem/{tenant}/{invitation}/new-link", redeem.newLink),
            admission.person(.get, PublicLinks.callbackPath(from: .azureAD), callback.handler(for: .azureAD)),
            admission.person(.get, PublicLinks.callbackPath(from: .microsoftAccount), callback.handler(for: .microsoftAccount)),
            admission.person(.get, PublicLinks.callbackPath(from: .google), callback.handler(for: .google)),
            admission.person(.get, "/callback/federation/{provider}", callback.fromPartner),
            admission.person(.get, "/report", report.ask),
            admission.person(.post, "/report", report.report),
            admission.person(.get, "/sponsor", sponsor.ask),
            admission.person(.post, "/sponsor", sponsor.act),
            admission.person(.get, "/sponsor/renewal", renewal.show),
            admission.person(.post, "/sponsor/renewal", renewal.decide),
            admission.person(.get, "/sponsor/hand-over", sponsorHandOver.show),
            admission.person(.post, "/sponsor/hand-over", sponsorHandOver.decide),
            admission.person(.get, "/sponsor/access-review", sponsorReview.show),
            admission.person(.post, "/sponsor/access-review", sponsorReview.decide),
            admission.person(.post, "/{tenant}/signin/access-ended", renewal.ask),
            admission.person(.get, "/second-factor-reset", factorReset.ask),
            admission.person(.post, "/second-factor-reset", factorReset.stop),

            // Guests: coming back
            admission.person(.get, "/{tenant}/signin", signIn.ask),
            admission.person(.post, "/{tenant}/signin", signIn.begin),
            admission.person(.post, "/{tenant}/signin/provider", signIn.leave),
            admission.person(.get, "/{tenant}/signin/passkey", signIn.ask),
            admission.person(.post, "/{tenant}/signin/passkey", signIn.byPasskey),
            admission.person(.get, "/{tenant}/signin/passcode", signIn.passcode),
            admission.person(.post, "/{tenant}/signin/passcode", signIn.check),
            admission.person(.post, "/{tenant}/signin/resend", signIn.sendAgain),
            admission.person(.post, "/{tenant}/signin/restart", signIn.restart),
            admission.person(.get, "/{tenant}/signin/terms", terms.show),
            admission.person(.post, "/{tenant}/signin/terms", terms.decide),
            admission.person(.get, "/{tenant}/welcome/{invitation}", me.welcome),
            admission.person(.get, "/{tenant}/signin/lost-account", lostAccount.ask),
            admission.person(.post, "/{tenant}/signin/lost-account", lostAccount.note),
            admission.person(.get, "/{tenant}/signin/second-factor", secondFactor.ask),
            admission.person(.post, "/{tenant}/signin/second-factor", secondFactor.prove),
            admission.person(.get, "/{tenant}/signin/second-factor/passkey", secondFactor.ask),
            admission.person(.post, "/{tenant}/signin/second-factor/passkey", secondFactor.provePasskey),
            admission.person(.get, "/{tenant}/signin/second-factor/lost", secondFactor.askLost),
            admission.person(.post, "/{tenant}/signin/second-factor/lost", secondFactor.lost),
            admission.person(.get, "/{tenant}/signin/request-access", requestAccess.ask),
            admission.person(.post, "/{tenant}/signin/request-access", requestAccess.begin),
            admission.person(.get, "/{tenant}/signin/request-access/passcode", requestAccess.passcode),
            admission.person(.post, "/{tenant}/signin/request-access/passcode", requestAccess.check),
            admission.person(.post, "/{tenant}/signin/request-access/resend", requestAccess.sendAgain),
            admission.person(.post, "/{tenant}/signin/request-access/restart", requestAccess.restart),
            admission.person(.get, "/{tenant}/signin/request-access/asked", requestAccess.asked),
            admission.person(.get, "/{tenant}/healing", healing.ask),
            admission.person(.post, "/{tenant}/healing", healing.decide),
            admission.person(.get, "/{tenant}/device", device.ask),
            admission.person(.post, "/{tenant}/device", device.look),
            admission.person(.post, "/{tenant}/device/decision", device.decide),
            admission.person(.get, "/{tenant}/me", me.show),
            admission.person(.get, "/{tenant}/me/hand-over", guestHandOver.show),
            admission.person(.post, "/{tenant}/me/hand-over", guestHandOver.ask),
            admission.person(.get, "/{tenant}/me/security", security.show),
            admission.person(.get, "/{tenant}/me/security/app", security.app),
            admission.person(.post, "/{tenant}/me/security/app", security.addApp),
            admission.person(.get, "/{tenant}/me/security/passkey", security.passkey),
            admission.person(.post, "/{tenant}/me/security/passkey", security.addPasskey),
            admission.person(.get, "/{tenant}/me/security/remove", security.askToRemove),
            admission.person(.post, "/{tenant}/me/security/remove", security.remove),
            admission.person(.get, "/{tenant}/me/security/recovery-codes", security.askToRenewRecoveryCodes),
            admission.person(.post, "/{tenant}/me/security/recovery-codes", security.renewRecoveryCodes),
            admission.person(.post, "/{tenant}/signout", me.signOut),
            admission.person(.get, "/{tenant}/signed-out", me.signedOut),
            admission.person(.get, "/signin", discovery.ask),
            admission.person(.post, "/signin", discovery.note),
            admission.person(.get, "/signin/organizations", discovery.list),
            admission.person(.get, "/me", discovery.redirect),
            admission.anybody("/{tenant}/brand.css", because: "the tenant's colours", me.brand),
            admission.anybody("/{tenant}/logo", because: "the tenant's logo", me.logo),
            admission.anybody("/assets/vestibule.css", because: "stylesheet", me.stylesheet),

            // Operators
            admission.anybody("/admin", because: "help", help.show),
            admission.admin(.get, "/admin/whoami", operations.whoami),
            admission.admin(.get, "/admin/tenants", tenants.list),
            admission.admin(.post, "/admin/tenants", everyTenant: true, tenants.create),
            admission.admin(.get, tenant, tenants.show),
            admission.admin(.patch, tenant, tenants.change),
            admission.admin(.delete, tenant, everyTenant: true, tenants.delete),
            admission.admin(.post, tenant + "/suspend", everyTenant: true, tenants.suspend),
            admission.admin(.post, tenant + "/resume", everyTenant: true, tenants.resume),
            admission.admin(.put, tenant + "/logo", tenants.setLogo),
            admission.admin(.delete, tenant + "/logo", tenants.removeLogo),
            admission.admin(.post, tenant + "/domains", everyTenant: true, tenants.addDomain),
            admission.admin(.delete, tenant + "/domains/{domain}", everyTenant: true, tenants.removeDomain),
            admission.admin(.post, tenant + "/redirect-origins", tenants.addOrigin),
            admission.admin(.delete, tenant + "/redirect-origins", tenants.removeOrigin),
            admission.admin(.get, tenant + "/domain-policy", domainPolicies.show),
            admission.admin(.put, tenant + "/domain-policy", domainPolicies.replace),
            admission.admin(.post, tenant + "/domain-policy", domainPolicies.add),
            admission.admin(.delete, tenant + "/domain-policy", domainPolicies.remove),
            admission.admin(.post, tenant + "/domain-policy/preview", domainPolicies.preview),
            admission.admin(.get, tenant + "/domain-policy/versions", domainPolicies.versions),
            admission.admin(.get, tenant + "/domain-policy/versions/{version}", domainPolicies.version),
            admission.admin(.post, tenant + "/domain-policy/versions/{version}/restore", domainPolicies.restore),
            admission.admin(.get, tenant + "/sign-in", tenants.doors),
            admission.admin(.patch, tenant + "/sign-in", tenants.changeDoors),
            admission.admin(.get, tenant + "/lifecycle", tenants.lifecycle),
            admission.admin(.patch, tenant + "/lifecycle", tenants.changeLifecycle),
            admission.admin(.get, tenant + "/second-factors", tenants.secondFactors),
            admission.admin(.patch, tenant + "/second-factors", tenants.changeSecondFactors),
            admission.admin(.get, tenant + "/reports/guest-inactivity", lifecycle.inactivity),
            admission.admin(.post, tenant + "/sponsors/replace", lifecycle.replace),
            admission.admin(.post, tenant + "/sponsors/left", lifecycle.left),
            admission.admin(.get, tenant + "/route-rules", tenants.routeRules),
            admission.admin(.post, tenant + "/route-rules", tenants.setRouteRule),
            admission.admin(.delete, tenant + "/route-rules", tenants.removeRouteRule),
            admission.admin(.get, tenant + "/identity-providers", providers.list),
            admission.admin(.post, tenant + "/identity-providers", providers.create),
            admission.admin(.get, tenant + "/identity-providers/{provider}", providers.show),
            admission.admin(.patch, tenant + "/identity-providers/{provider}", providers.change),
            admission.admin(.delete, tenant + "/identity-providers/{provider}", providers.remove),
            admission.admin(.post, tenant + "/identity-providers/{provider}/check", providers.check),
            admission.admin(.get, tenant + "/hooks", hooks.list),
            admission.admin(.post, tenant + "/hooks", hooks.create),
            admission.admin(.get, tenant + "/hooks/{hook}", hooks.show),
            admission.admin(.patch, tenant + "/hooks/{hook}", hooks.change),
            admission.admin(.delete, tenant + "/hooks/{hook}", hooks.remove),
            admission.admin(.post, tenant + "/hooks/{hook}/rotate-secret", hooks.rotateSecret),
            admission.admin(.post, tenant + "/hooks/{hook}/test", hooks.test),
            admission.admin(.get, tenant + "/hooks/{hook}/deliveries", hooks.deliveries),
            admission.admin(.post, tenant + "/hooks/{hook}/deliveries/{delivery}/redeliver", hooks.redeliver),
            admission.admin(.get, tenant + "/applications", applications.list),
            admission.admin(.post, tenant + "/applications", applications.create),
            admission.admin(.get, tenant + "/applications/{application}", applications.show),
            admission.admin(.patch, tenant + "/applications/{application}", applications.change),
            admission.admin(.delete, tenant + "/applications/{application}", applications.delete),
            admission.admin(.post, tenant + "/applications/{application}/secrets", applications.addSecret),
            admission.admin(.delete, tenant + "/applications/{application}/secrets/{secret}", applications.revokeSecret),
            admission.admin(.post, tenant + "/applications/{application}/keys", applications.addKey),
            admission.admin(.delete, tenant + "/applications/{application}/keys/{key}", applications.revokeKey),
            admission.admin(.post, tenant + "/applications/{application}/roles", appRoles.declare),
            admission.admin(.patch, tenant + "/applications/{application}/roles/{role}", appRoles.change),
            admission.admin(.delete, tenant + "/applications/{application}/roles/{role}", appRoles.remove),
            admission.admin(.get, tenant + "/invitations", guests.invitations),
            admission.admin(.post, tenant + "/invitations/bulk", adminBulk.create),
            admission.admin(.get, tenant + "/invitations/bulk", adminBulk.list),
            admission.admin(.get, tenant + "/invitations/bulk/{job}", adminBulk.show),
            admission.admin(.get, tenant + "/invitations/bulk/{job}/results", adminBulk.results),
            admission.admin(.post, tenant + "/invitations/bulk/{job}/cancel", adminBulk.cancel),
            admission.admin(.get, tenant + "/invitations/{invitation}", guests.invitation),
            admission.admin(.post, tenant + "/invitations/{invitation}/unfreeze", guests.unfreeze),
            admission.admin(.post, tenant + "/invitations/{invitation}/revoke", guests.revoke),
            admission.admin(.get, tenant + "/guests", guests.guests),
            admission.admin(.get, tenant + "/guests/{guest}", guests.guest),
            admission.admin(.post, tenant + "/guests/{guest}/clear-locks", guests.clearLocks),
            admission.admin(.post, tenant + "/guests/{guest}/sign-out", guests.revokeSessions),
            admission.admin(.post, tenant + "/guests/{guest}/reinvite", adminReinvitations.reinvite),
            admission.admin(.post, tenant + "/guests/{guest}/undo-reinvite", adminReinvitations.undo),
            admission.admin(.post, tenant + "/guests/{guest}/allow-passcode", guests.allowPasscode),
            admission.admin(.get, tenant + "/guests/{guest}/roles", appRoles.ofGuest),
            admission.admin(.post, tenant + "/guests/{guest}/roles", appRoles.assign),
            admission.admin(.delete, tenant + "/guests/{guest}/roles/{assignment}", appRoles.end),
            admission.admin(.get, tenant + "/access-requests", accessRequests.list),
            admission.admin(.post, tenant + "/access-requests/{request}/approve", accessRequests.approve),
            admission.admin(.post, tenant + "/access-requests/{request}/refuse", accessRequests.refuse),
            admission.admin(.get, tenant + "/route", guests.route),
            admission.admin(.get, tenant + "/letters", letters.list),
            admission.admin(.get, tenant + "/letters/{letter}", letters.show),
            admission.admin(.post, tenant + "/letters/{letter}/retry", letters.retry),
            admission.admin(.get, tenant + "/logouts", logouts.list),
            admission.admin(.put, tenant + "/relay", operations.setRelay),
            admission.admin(.delete, tenant + "/relay", operations.removeRelay),
            admission.admin(.get, tenant + "/signing-keys", operations.signingKeys),
            admission.admin(.post, tenant + "/signing-keys", operations.rotateKey),
            admission.admin(.get, tenant + "/limits", limits.list),
            admission.admin(.post, tenant + "/limits/reset", limits.reset),
            admission.admin(.get, tenant + "/events", operations.events),
            admission.admin(.get, tenant + "/events/head", events.head),
            admission.admin(.get, tenant + "/events/export", events.export),

            // Machines
            admission.anybody("/health/live", because: "probe", health.live),
            admission.anybody("/health/ready", because: "probe", health.ready),
            admission.mailSystem("/bounces", by: parts.bounceToken, BounceEndpoint(takeBounce: parts.takeBounce).take),
            admission.atOperators("/metrics", because: "numbers without names", metrics.show),
            admission.anybody("/openapi.json", because: "what there is to call", document.show),
            admission.anybody("/errors", because: "what codes mean", errors.list),
            admission.anybody("/errors/{code}", because: "what a code means", errors.explain),
        ]
        table = ofUser + others
        meters = parts.observers.meters
        self.admission = admission
        site = parts.site
        edge = Edge(
            site: parts.site, errors: ErrorResponses(pages: guest, surroundings: parts.surroundings), observers: parts.observers,
            bodyPatience: parts.bodyPatience)
    }

    /// The router that serves a listener's part of the table; a known path with another method answers 405.
    package func router(at listener: Listener = .only) -> AnyCaseRouter {
        let served = served(at: listener)
        return AnyCaseRouter { fill($0, with: served, at: listener) }
    }

    /// The listener's part of the table, and the batch of what of it is Graph's.
    func served(at listener: Listener) -> [HTTPRoute] {
        let served = table.filter { $0.isServed(at: listener) }
        return served + (listener == .operators ? [] : [batch(of: served)])
    }

    /// Graph's routes once more, in one request: not itself among them.
    private func batch(of served: [HTTPRoute]) -> HTTPRoute {
        let graph = AnyCaseRouter { fill($0, with: served.filter { Audience(path: $0.path) == .graph }, at: .guests) }
            .buildResponder()
        let endpoint = BatchEndpoint(site: site) { try await graph.respond(to: $0, context: $1) }
        return admission.anyApplication(.post, "/v1.0/$batch", endpoint.run)
    }

    private func fill(_ router: Router<RequestFacts>, with served: [HTTPRoute], at listener: Listener) {
        var edge = edge
        edge.demandsHost = listener != .operators
        for route in served {
            let handler = listener == .only ? route.handlerAtSharedDoor ?? route.handler : route.handler
            add(route.method, route.path, handler, to: router, as: route.method.rawValue, edge)
        }
        for (path, routes) in Dictionary(grouping: served, by: \.path) {
            let taken = Set(routes.map(\.method) + (routes.contains { $0.method == .get } ? [.head] : []))
            let allowed = taken.map(\.rawValue).sorted().joined(separator: ", ")
            for method in AnyCaseRouter.methods where !taken.contains(method) {
                add(method, path, { _, _ in throw EdgeRefusal.methodNotAllowed(allowed: allowed) }, to: router, as: "other", edge)
            }
        }
        // Added last, so it stands before nothing but the answer to unknown paths: each line above has the edge with its own meter.
        router.add(middleware: edge)
    }

    private func add(
        _ method: HTTPRequest.Method, _ path: String, _ handler: @escaping HTTPRoute.Handler, to router: Router<RequestFacts>,
        as name: String, _ edge: Edge
    ) {
        let meter = meters.meter(method: name, route: path)
        router.on(RouterPath(path), method: method) { request, context in
            await edge.answer(request, context, as: meter, handler)
        }
    }
}

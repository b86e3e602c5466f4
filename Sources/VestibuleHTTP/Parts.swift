package import Vestibule

/// Everything that routes stand on, made once where the service is wired.
package struct Parts: Sendable {
    package var tenants: any TenantStore
    package var applications: any ApplicationStore
    package var appRoles: any AppRoleStore
    package var invitations: any InvitationStore
    package var guests: any GuestStore
    package var sessions: any SessionStore
    package var outbox: any OutboxStore
    package var audit: any AuditStore
    package var adminTokens: any AdminTokenStore
    package var signingKeys: any SigningKeyStore

    package var inviteGuest: InviteGuest
    package var bulkInvitations: BulkInvitations
    package var reinviteGuest: ReinviteGuest
    package var changeInvitation: ChangeInvitation
    package var redeemInvitation: RedeemInvitation
    package var proveMailbox: ProveMailbox
    package var signIn: SignInByPasscode
    package var explainRoute: ExplainRoute
    package var changeRoutes: ChangeRoutes
    package var domainPolicies: any DomainPolicyStore & DomainCensus
    package var previewDomainPolicy: PreviewDomainPolicy { PreviewDomainPolicy(census: domainPolicies) }
    package var changeDomainPolicy: ChangeDomainPolicy { ChangeDomainPolicy(tenants: tenants, versions: domainPolicies) }
    package var registerProvider: RegisterProvider
    package var registrations: Registrations
    package var grants: any GrantStore
    package var logouts: any LogoutStore
    package var grantTokens: GrantTokens
    package var signInByDevice: SignInByDevice
    package var visitProvider: VisitProvider
    package var returnFromProvider: ReturnFromProvider
    package var healGuest: HealGuest
    package var askForPasscode: AskForPasscode
    package var allowPasscode: AllowPasscode
    package var reportAttempt: ReportAttempt
    package var requestNewLink: RequestNewLink
    package var actAsSponsor: ActAsSponsor
    package var accessRequests: any AccessRequestStore
    package var repetitions: any RepetitionStore
    package var limits: any LimitStore
    package var requestPace: RequestPace
    package var limitSettings: Limits
    package var lifecycleReports: any LifecycleReportStore
    package var accessReviews: any AccessReviewStore
    package var reviewAsSponsor: ReviewAsSponsor
    package var decideInReview: DecideInReview { DecideInReview(reviews: accessReviews) }
    package var replaceSponsor: ReplaceSponsor
    package var handOvers: any HandOverStore
    package var askForHandOver: AskForHandOver
    package var decideHandOver: DecideHandOver
    package var renewAccess: RenewAccess
    package var renewalNotices: WriteRenewalNotices
    package var secondFactors: any SecondFactorStore
    package var passkeys: PasskeyCeremony
    package var proveSecondFactor: ProveSecondFactor
    package var addSecondFactor: AddSecondFactor
    package var signInByPasskey: SignInByPasskey
    package var changeSecondFactors: ChangeSecondFactors
    package var resetSecondFactors: ResetSecondFactors
    /// The dark modules of a text's QR code, row by row.
    package var drawQRCode: @Sendable (String) -> [[Bool]]
    package var askForAccess: AskForAccess
    package var discoverTenants: DiscoverTenants
    package var takeBounce: TakeBounce
    /// What the mail system shows; nil where it may not hand over anything.
    package var bounceToken: TokenDigest?
    package var decideAccess: DecideAccess
    package var conditionalAccess: any ConditionalAccessStore
    package var changeConditionalAccess: ChangeConditionalAccess
    package var askPolicies: AskPolicies
    package var replayPolicies: ReplayPolicies
    package var terms: any TermsStore
    package var acceptTerms: AcceptTerms
    /// Markdown as HTML that may stand in a page.
    package var renderMarkdown: @Sendable (String) -> String
    package var hooks: any HookStore
    package var registerHook: RegisterHook
    package var askHooks: AskHooks
    package var tryHook: TryHook

    package var vault: Vault
    package var surroundings: Surroundings
    package var site: Site
    /// Asked by the readiness probe: throws while the service cannot do its work.
    package var checkReadiness: @Sendable () async throws -> Void
    /// Wakes the outbox worker of this process after a request that wrote a letter.
    package var callOutbox: @Sendable (Tenant.ID, Letter.Kind) -> Void
    package var observers: Observers
    /// How long a request's body may take to come.
    package var bodyPatience: Duration

    package init(
        tenants: any TenantStore, applications: any ApplicationStore, appRoles: any AppRoleStore,
        invitations: any InvitationStore, guests: any GuestStore, sessions: any SessionStore,
        outbox: any OutboxStore,
        audit: any AuditStore, adminTokens: any AdminTokenStore, signingKeys: any SigningKeyStore, inviteGuest: InviteGuest,
        bulkInvitations: BulkInvitations,
        reinviteGuest: ReinviteGuest,
        changeInvitation: ChangeInvitation, redeemInvitation: RedeemInvitation, proveMailbox: ProveMailbox,
        signIn: SignInByPasscode, explainRoute: ExplainRoute, changeRoutes: ChangeRoutes,
        domainPolicies: any DomainPolicyStore & DomainCensus,
        registerProvider: RegisterProvider, registrations: Registrations, grants: any GrantStore, logouts: any LogoutStore,
        grantTokens: GrantTokens, signInByDevice: SignInByDevice,
        visitProvider: VisitProvider,
        returnFromProvider: ReturnFromProvider, healGuest: HealGuest, askForPasscode: AskForPasscode, allowPasscode: AllowPasscode,
        reportAttempt: ReportAttempt, requestNewLink: RequestNewLink,
        actAsSponsor: ActAsSponsor, accessRequests: any AccessRequestStore, repetitions: any RepetitionStore,
        lifecycleReports: any LifecycleReportStore, accessReviews: any AccessReviewStore, reviewAsSponsor: ReviewAsSponsor,
        replaceSponsor: ReplaceSponsor,
        handOvers: any HandOverStore, askForHandOver: AskForHandOver, decideHandOver: DecideHandOver, renewAccess: RenewAccess,
        renewalNotices: WriteRenewalNotices,
        secondFactors: any SecondFactorStore, passkeys: PasskeyCeremony, proveSecondFactor: ProveSecondFactor,
        addSecondFactor: AddSecondFactor, signInByPasskey: SignInByPasskey, changeSecondFactors: ChangeSecondFactors,
        resetSecondFactors: ResetSecondFactors,
        drawQRCode: @escaping @Sendable (String) -> [[Bool]],
        askForAccess: AskForAccess,
        discoverTenants: DiscoverTenants, takeBounce: TakeBounce, bounceToken: TokenDigest? = nil, decideAccess: DecideAccess,
        conditionalAccess: any ConditionalAccessStore, changeConditionalAccess: ChangeConditionalAccess, askPolicies: AskPolicies,
        replayPolicies: ReplayPolicies, terms: any TermsStore, acceptTerms: AcceptTerms,
        renderMarkdown: @escaping @Sendable (String) -> String,
        limits: any LimitStore, requestPace: RequestPace, limitSettings: Limits,
        hooks: any HookStore, registerHook: RegisterHook, askHooks: AskHooks, tryHook: TryHook,
        vault: Vault, surroundings: Surroundings, site: Site, checkReadiness: @escaping @Sendable () async throws -> Void,
        callOutbox: @escaping @Sendable (Tenant.ID, Letter.Kind) -> Void, observers: Observers = Observers(),
        bodyPatience: Duration = .seconds(10)
    ) {
        self.tenants = tenants
        self.applications = applications
        self.appRoles = appRoles
        self.invitations = invitations
        self.guests = guests
        self.sessions = sessions
        self.outbox = outbox
        self.audit = audit
        self.adminTokens = adminTokens
        self.signingKeys = signingKeys
        self.inviteGuest = inviteGuest
        self.bulkInvitations = bulkInvitations
        self.reinviteGuest = reinviteGuest
        self.changeInvitation = changeInvitation
        self.redeemInvitation = redeemInvitation
        self.proveMailbox = proveMailbox
        self.signIn = signIn
        self.explainRoute = explainRoute
        self.changeRoutes = changeRoutes
        self.domainPolicies = domainPolicies
        self.registerProvider = registerProvider
        self.registrations = registrations
        self.grants = grants
        self.logouts = logouts
        self.grantTokens = grantTokens
        self.signInByDevice = signInByDevice
        self.visitProvider = visitProvider
        self.returnFromProvider = returnFromProvider
        self.healGuest = healGuest
        self.askForPasscode = askForPasscode
        self.allowPasscode = allowPasscode
        self.reportAttempt = reportAttempt
        self.requestNewLink = requestNewLink
        self.actAsSponsor = actAsSponsor
        self.accessRequests = accessRequests
        self.repetitions = repetitions
        self.lifecycleReports = lifecycleReports
        self.accessReviews = accessReviews
        self.reviewAsSponsor = reviewAsSponsor
        self.replaceSponsor = replaceSponsor
        self.handOvers = handOvers
        self.askForHandOver = askForHandOver
        self.decideHandOver = decideHandOver
        self.renewAccess = renewAccess
        self.renewalNotices = renewalNotices
        self.secondFactors = secondFactors
        self.passkeys = passkeys
        self.proveSecondFactor = proveSecondFactor
        self.addSecondFactor = addSecondFactor
        self.signInByPasskey = signInByPasskey
        self.changeSecondFactors = changeSecondFactors
        self.resetSecondFactors = resetSecondFactors
        self.drawQRCode = drawQRCode
        self.askForAccess = askForAccess
        self.discoverTenants = discoverTenants
        self.takeBounce = takeBounce
        self.bounceToken = bounceToken
        self.decideAccess = decideAccess
        self.conditionalAccess = conditionalAccess
        self.changeConditionalAccess = changeConditionalAccess
        self.askPolicies = askPolicies
        self.replayPolicies = replayPolicies
        self.terms = terms
        self.acceptTerms = acceptTerms
        self.renderMarkdown = renderMarkdown
        self.limits = limits
        self.requestPace = requestPace
        self.limitSettings = limitSettings
        self.hooks = hooks
        self.registerHook = registerHook
        self.askHooks = askHooks
        self.tryHook = tryHook
        self.vault = vault
        self.surroundings = surroundings
        self.site = site
        self.checkReadiness = checkReadiness
        self.callOutbox = callOutbox
        self.observers = observers
        self.bodyPatience = bodyPatience
    }
}

import FoundationEssentials
import Postgres
import Vestibule

extension PostgresTenantStore {
    /// The statement that makes one change. The revision is raised beside it, in the same unit.
    ///
    /// - Parameter revision: The only one to make it at, for a change that was decided on what stood before.
    static func statement(for change: TenantChange, of id: Tenant.ID, at revision: Int?) -> Query {
        switch change {
        case .settings(let settings):
            """
            update tenants set
                name = coalesce(\(settings.name), name), contact = coalesce(\(settings.contact?.text), contact),
                language = coalesce(\(settings.language?.rawValue), language), colour = coalesce(\(settings.colour), colour),
                passcode_minutes = coalesce(\(settings.passcodeMinutes.map(Int32.init(clamping:))), passcode_minutes),
                daily_letters = coalesce(\(settings.dailyLetters.map(Int32.init(clamping:))), daily_letters),
                sender_name = coalesce(\(settings.senderName), sender_name),
                sender_address = coalesce(\(settings.senderAddress?.text), sender_address)
             where tenant_id = \(id)
            """
        case .routes(let routes):
            """
            update tenants set
                redemption_order = coalesce(\(routes.order?.map(\.rawValue)), redemption_order),
                fallback_provider = coalesce(\(routes.fallback?.rawValue), fallback_provider),
                guest_may_choose_passcode = coalesce(\(routes.guestMayChoosePasscode), guest_may_choose_passcode),
                self_healing = coalesce(\(routes.selfHealing?.rawValue), self_healing),
                doors_off = array(select distinct door from unnest(doors_off || \(routes.closed.map(\.description))) as door
                                   where door <> all (\(routes.opened.map(\.description))))
             where tenant_id = \(id)
            """
        case .lifecycle(let lifecycle):
            """
            update tenants set
                guest_access_days = coalesce(\(lifecycle.accessDays.map(Int32.init(clamping:))), guest_access_days),
                guest_renewal_days = coalesce(\(lifecycle.renewalDays.map(Int32.init(clamping:))), guest_renewal_days),
                guest_end_warnings = coalesce(\(lifecycle.warningDays?.map(Int32.init(clamping:))), guest_end_warnings),
                guests_may_hand_over = coalesce(\(lifecycle.guestsMayHandOver), guests_may_hand_over)
             where tenant_id = \(id)
            """
        case .secondFactors(let settings):
            """
            update tenants set
                factor_reset_hours = coalesce(\(settings.resetHours.map(Int32.init(clamping:))), factor_reset_hours),
                passkeys_replace_codes = coalesce(\(settings.passkeysReplaceCodes), passkeys_replace_codes),
                mailbox_proof_days = coalesce(\(settings.mailboxProofEveryDays.map(Int32.init(clamping:))), mailbox_proof_days)
             where tenant_id = \(id)
            """
        case .setRouteRule(let domain, let door):
            """
            insert into route_rules (tenant_id, domain, door, provider_id)
            select tenant_id, \(domain.text), \(door.description), \(door.federation) from tenants
             where tenant_id = \(id) and status <> 'deleted'
            on conflict (tenant_id, domain) do update set door = excluded.door, provider_id = excluded.provider_id
            """
        case .removeRouteRule(let domain):
            "delete from route_rules where tenant_id = \(id) and domain = \(domain.text) returning domain"
        case .addIdentityProvider(let provider): IdentityProviderRows.insertion(of: provider, tenant: id, at: revision)
        case .changeIdentityProvider(let provider): IdentityProviderRows.update(of: provider, tenant: id, at: revision)
        case .removeIdentityProvider(let provider): IdentityProviderRows.deletion(of: provider.id, tenant: id, at: revision)
        case .status(let status):
            // A deleted tenant's names are free for another.
            """
            with freed as (
                delete from tenant_domains where tenant_id = \(id) and \(status.rawValue) = 'deleted'
            )
            update tenants set status = \(status.rawValue) where tenant_id = \(id) and status <> 'deleted'
            """
        case .logo(let logo):
            "update tenants set logo = \(logo?.bytes), logo_media_type = \(logo?.mediaType) where tenant_id = \(id)"
        case .relay(let sealed):
            "update tenants set sealed_relay = \(sealed) where tenant_id = \(id)"
        case .addDomain(let domain):
            // Its own name again changes nothing; another tenant's meets the constraint.
            """
            insert into tenant_domains (domain, tenant_id)
            select \(domain.text), tenant_id from tenants
             where tenant_id = \(id) and status <> 'deleted'
               and not exists (select from tenant_domains where domain = \(domain.text) and tenant_id = \(id))
            """
        case .removeDomain(let domain):
            "delete from tenant_domains where domain = \(domain.text) and tenant_id = \(id) returning domain"
        case .addRedirectOrigin(let origin):
            """
            insert into redirect_origins (tenant_id, origin)
            select tenant_id, \(origin.description) from tenants where tenant_id = \(id) and status <> 'deleted'
            on conflict do nothing
            """
        case .removeRedirectOrigin(let origin):
            """
            delete from redirect_origins where tenant_id = \(id) and origin = \(origin.description) returning origin
            """
        // A statement of its own: the revision and the version are raised in one.
        case .domainPolicy: "select"
        case .authorization(let policy):
            """
            update tenants set
                allow_invites_from = coalesce(\(policy.invitesFrom?.rawValue), allow_invites_from),
                guest_user_role = coalesce(\(policy.guestRole?.rawValue), guest_user_role)
             where tenant_id = \(id)
            """
        case .crossTenantDefault(let settings):
            "update tenants set cross_tenant_default = \(JSONText(settings)) where tenant_id = \(id)"
        case .addPartner(let partner, let settings): CrossTenantRows.insertion(of: partner, settings, tenant: id, at: revision)
        case .changePartner(let partner, let settings): CrossTenantRows.update(of: partner, settings, tenant: id, at: revision)
        case .removePartner(let partner): CrossTenantRows.deletion(of: partner, tenant: id)
        case .addHook(let hook): HookRows.insertion(of: hook, tenant: id, at: revision)
        case .changeHook(let hook): HookRows.update(of: hook, tenant: id, at: revision)
        case .rotateHookSecret(let hook): HookRows.newSecret(of: hook, tenant: id, at: revision)
        case .removeHook(let hook): HookRows.deletion(of: hook.id, tenant: id, at: revision)
        }
    }
}

extension IdentityProvider {
    /// For an audit event: where, and of which client.
    fileprivate var summary: String { "\(door) at \(authority) as \(clientID)" }
}

extension Door {
    fileprivate var federation: IdentityProvider.ID? {
        if case .externalFederation(let id) = self { id } else { nil }
    }
}

extension TenantChange {
    /// What the audit event names.
    var target: String {
        switch self {
        case .settings: "settings"
        case .routes: "routes"
        case .lifecycle: "lifecycle"
        case .secondFactors: "second factors"
        case .setRouteRule(let domain, let door): "route rule \(domain) → \(door)"
        case .removeRouteRule(let domain): "route rule \(domain)"
        case .addIdentityProvider(let provider): "identity provider \(provider.id) added: \(provider.summary)"
        case .changeIdentityProvider(let provider): "identity provider \(provider.id) changed: \(provider.summary)"
        case .removeIdentityProvider(let provider): "identity provider \(provider.id) removed: \(provider.summary)"
        case .status(let status): "status \(status.rawValue)"
        case .logo: "logo"
        case .relay: "relay"
        case .addDomain(let domain), .removeDomain(let domain): "domain \(domain)"
        case .addRedirectOrigin(let origin), .removeRedirectOrigin(let origin): "redirect origin \(origin)"
        case .domainPolicy: "domain policy"
        case .authorization: "authorization policy"
        case .crossTenantDefault: "cross-tenant access default"
        case .addPartner(let partner, _), .changePartner(let partner, _), .removePartner(let partner):
            "partner \(partner.uuidString.lowercased())"
        case .addHook(let hook), .changeHook(let hook), .rotateHookSecret(let hook), .removeHook(let hook): "hook \(hook.id)"
        }
    }

    var activity: AuditEvent.Activity {
        switch self {
        case .domainPolicy: .domainPolicyChanged
        case .authorization: .authorizationPolicyChanged
        case .crossTenantDefault: .crossTenantDefaultChanged
        case .addPartner: .partnerAdded
        case .changePartner: .partnerChanged
        case .removePartner: .partnerRemoved
        case .addHook: .hookCreated
        case .changeHook: .hookChanged
        case .rotateHookSecret: .hookSecretRotated
        case .removeHook: .hookDeleted
        default: .tenantChanged
        }
    }

    /// What a removal wanted to remove.
    var removedName: String? {
        switch self {
        case .removeDomain, .removeRedirectOrigin, .removeRouteRule, .removePartner: "The \(target)"
        default: nil
        }
    }
}

import FoundationEssentials
import Vestibule

/// Reads what Graph's cross-tenant access policy says of an organisation. What is left out stays; null is "as the default".
enum CrossTenantSettingsBody {
    static func read(_ body: inout JSONBody, changing settings: CrossTenantSettings) throws(RequestRefusal) -> CrossTenantSettings {
        var settings = settings
        if body.holds("inboundTrust") { settings.trust = try trust(&body, changing: settings.trust) }
        if body.holds("b2bCollaborationInbound") {
            if var inbound = try body.object("b2bCollaborationInbound") {
                if inbound.holds("usersAndGroups") { settings.users = try targets("usersAndGroups", of: &inbound, all: "AllUsers") }
                if inbound.holds("applications") {
                    settings.applications = try targets("applications", of: &inbound, all: "AllApplications")
                }
                try inbound.finish()
            } else {
                settings.users = nil
                settings.applications = nil
            }
        }
        if body.holds("automaticUserConsentSettings") {
            var consent = try body.object("automaticUserConsentSettings")
            settings.consentsInbound = try consent?.bool("inboundAllowed")
            guard try consent?.bool("outboundAllowed") != true else {
                throw outbound("automaticUserConsentSettings/outboundAllowed")
            }
            try consent?.finish()
        }
        for name in [
            "b2bCollaborationOutbound", "b2bDirectConnectInbound", "b2bDirectConnectOutbound", "tenantRestrictions",
            "crossCloudMeetingConfiguration", "protectedContentSharing", "identitySynchronization",
        ] where body.value(name) != nil { throw outbound(name) }
        for name in ["isServiceProvider", "isInMultiTenantOrganization", "isServiceDefault"] where try body.bool(name) == true {
            throw .malformed("The property \(name) is false here and cannot be changed.")
        }
        return settings
    }

    private static func outbound(_ name: String) -> RequestRefusal {
        .malformed("\(name): only guests who come in are looked after here. Leave it out, or give null.")
    }

    private static func trust(_ body: inout JSONBody, changing trust: InboundTrust?) throws(RequestRefusal) -> InboundTrust? {
        guard var given = try body.object("inboundTrust") else { return nil }
        var trust = trust ?? InboundTrust()
        trust.isMfaAccepted = try given.bool("isMfaAccepted") ?? trust.isMfaAccepted
        trust.isCompliantDeviceAccepted = try given.bool("isCompliantDeviceAccepted") ?? trust.isCompliantDeviceAccepted
        trust.isHybridAzureADJoinedDeviceAccepted =
            try given.bool("isHybridAzureADJoinedDeviceAccepted") ?? trust.isHybridAzureADJoinedDeviceAccepted
        try given.finish()
        return trust
    }

    private static func targets(
        _ name: String, of inbound: inout JSONBody, all: String
    ) throws(RequestRefusal) -> InboundTargets? {
        guard var given = try inbound.object(name) else { return nil }
        guard let type = try given.string("accessType").flatMap({ InboundTargets.AccessType(rawValue: $0.lowercased()) }) else {
            throw .malformed("\(name)/accessType: give allowed or blocked.")
        }
        var targets = InboundTargets(type)
        var isForAll = false
        for var target in try given.objects("targets") {
            let kind = try target.string("targetType")?.lowercased()
            guard let id = try target.string("target"), !id.isEmpty else {
                throw .malformed("\(name)/targets: give each a target.")
            }
            try target.finish()
            if id.lowercased() == all.lowercased() {
                isForAll = true
                continue
            }
            guard all == "AllUsers", kind == "user", UUID(uuidString: id) != nil else {
                throw .malformed(
                    "\(name)/targets: give \(all)"
                        + (all == "AllUsers"
                            ? ", or ids of users with targetType user. Who is in another organisation's groups cannot be seen from here."
                            : ". One application's guests are chosen by assignment."))
            }
            targets.ids.append(id.lowercased())
        }
        try given.finish()
        guard isForAll != !targets.ids.isEmpty else {
            throw .malformed("\(name)/targets: give \(all) alone, or some ids.")
        }
        guard targets.ids.count <= InboundTargets.most else {
            throw .malformed("\(name)/targets: give at most \(InboundTargets.most).")
        }
        return targets
    }
}

extension CrossTenantSettings {
    /// As a default is, which has no other to fall back on.
    var filled: CrossTenantSettings {
        let all = CrossTenantSettings.serviceDefault
        return CrossTenantSettings(
            users: users ?? all.users, applications: applications ?? all.applications, trust: trust ?? all.trust,
            consentsInbound: consentsInbound ?? all.consentsInbound)
    }
}

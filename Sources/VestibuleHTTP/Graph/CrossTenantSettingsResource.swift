import Vestibule

/// What is said of an organisation, in Graph's shape; null where the default says it.
struct CrossTenantSettingsResource {
    private let settings: CrossTenantSettings

    init(_ settings: CrossTenantSettings) { self.settings = settings }

    func writeMembers(to json: inout JSONWriter) {
        if let trust = settings.trust {
            json.member("inboundTrust") {
                $0.object {
                    $0.member("isMfaAccepted", trust.isMfaAccepted)
                    $0.member("isCompliantDeviceAccepted", trust.isCompliantDeviceAccepted)
                    $0.member("isHybridAzureADJoinedDeviceAccepted", trust.isHybridAzureADJoinedDeviceAccepted)
                }
            }
        } else {
            json.null("inboundTrust")
        }
        if settings.users == nil, settings.applications == nil {
            json.null("b2bCollaborationInbound")
        } else {
            json.member("b2bCollaborationInbound") {
                $0.object {
                    Self.write("usersAndGroups", settings.users, all: "AllUsers", type: "user", to: &$0)
                    Self.write("applications", settings.applications, all: "AllApplications", type: "application", to: &$0)
                }
            }
        }
        json.member("automaticUserConsentSettings") {
            $0.object {
                if let isAllowed = settings.consentsInbound {
                    $0.member("inboundAllowed", isAllowed)
                } else {
                    $0.null("inboundAllowed")
                }
                $0.member("outboundAllowed", false)
            }
        }
    }

    private static func write(
        _ name: StaticString, _ targets: InboundTargets?, all: String, type: String, to json: inout JSONWriter
    ) {
        guard let targets else { return json.null(name) }
        let ids = targets.ids.isEmpty ? [all] : targets.ids
        json.member(name) {
            $0.object {
                $0.member("accessType", targets.accessType.rawValue)
                $0.member("targets") {
                    $0.array(ids.span) { json, id in
                        let id = copy id
                        json.object {
                            $0.member("target", id)
                            $0.member("targetType", type)
                        }
                    }
                }
            }
        }
    }
}

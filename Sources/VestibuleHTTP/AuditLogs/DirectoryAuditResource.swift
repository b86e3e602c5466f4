import Vestibule

/// An audit event as Graph's `directoryAudit`.
struct DirectoryAuditResource {
    let names: LogNames
    /// What guests' principal names end with.
    let domain: String

    func write(_ logged: LoggedEvent, to json: inout JSONWriter) {
        let event = logged.event
        let name = logged.activity.map { ActivityName(of: $0) }
        json.object { json in
            json.member("id", event.id)
            json.member("activityDateTime", UTCMoment.withMilliseconds(event.beganAt))
            json.member("activityDisplayName", name?.text ?? event.activity)
            json.member("category", (name?.category ?? .directoryManagement).rawValue)
            json.member("correlationId", event.id)
            json.member("loggedByService", name?.service ?? "Core Directory")
            json.member("operationType", (name?.operation ?? .other).rawValue)
            json.member("result", logged.activity?.isFailure == true ? "failure" : "success")
            json.member("resultReason", "")
            json.member("initiatedBy") { initiator(of: logged, to: &$0) }
            json.member("targetResources") { json in
                json.array(targets(of: logged).span) { $0.target($1) }
            }
            json.member("additionalDetails") { json in
                json.array(logged.additions.span) { json, detail in
                    json.object {
                        $0.member("key", detail.key)
                        $0.member("value", detail.value)
                    }
                }
            }
        }
    }

    private func initiator(of logged: LoggedEvent, to json: inout JSONWriter) {
        let event = logged.event
        json.object { json in
            switch event.actorKind {
            case "application", "system":
                json.null("user")
                json.member("app") { json in
                    json.object {
                        $0.member("appId", event.actor)
                        $0.member("displayName", logged.initiatingApplication.map { names.applications[$0] ?? "" } ?? "Vestibule")
                        $0.member("servicePrincipalId", event.actor)
                        $0.null("servicePrincipalName")
                    }
                }
            // Somebody with a link or a page, not known to be anybody.
            case "visitor":
                json.null("user")
                json.null("app")
            default:
                let guest = event.actorKind == "guest" ? event.actor.flatMap { Guest.ID($0) }.flatMap { names.guests[$0] } : nil
                json.member("user") { json in
                    json.object {
                        $0.member("id", event.actorKind == "sponsor" ? nil : event.actor)
                        $0.member("displayName", guest?.displayName ?? (event.actorKind == "adminToken" ? "Admin token" : nil))
                        $0.member(
                            "userPrincipalName",
                            guest.map { $0.address.userPrincipalName(in: domain) }
                                ?? (event.actorKind == "sponsor" ? event.actor : nil))
                        $0.member("ipAddress", logged.network)
                    }
                }
                json.null("app")
            }
        }
    }

    fileprivate struct Target {
        var id: String?
        var name: String?
        var type: String
        var principalName: String?
    }

    /// The guest first, then what else the event names.
    private func targets(of logged: LoggedEvent) -> [Target] {
        var targets: [Target] = []
        if let guest = logged.guest {
            let known = names.guests[guest]
            targets.append(
                Target(
                    id: guest.description, name: known?.displayName, type: "User",
                    principalName: known?.address.userPrincipalName(in: domain)))
        }
        if let application = logged.application {
            targets.append(
                Target(id: application.description, name: names.applications[application], type: "ServicePrincipal"))
        }
        if let target = logged.event.target, !targets.contains(where: { $0.id == target }) {
            let isID = AuditEvent.ID(target) != nil
            targets.append(Target(id: isID ? target : nil, name: isID ? nil : target, type: "Other"))
        }
        return targets
    }
}

extension JSONWriter {
    fileprivate mutating func target(_ target: DirectoryAuditResource.Target) {
        object { json in
            json.member("id", target.id)
            json.member("displayName", target.name)
            json.member("type", target.type)
            json.member("userPrincipalName", target.principalName)
            json.null("groupType")
            json.member("modifiedProperties", always: "[]")
        }
    }
}

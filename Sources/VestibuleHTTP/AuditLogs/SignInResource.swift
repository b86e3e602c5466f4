import Vestibule

/// An audit event as Graph's `signIn`.
struct SignInResource {
    let names: LogNames
    let tenant: Tenant

    func write(_ logged: LoggedEvent, to json: inout JSONWriter) {
        let status = SignInStatus(of: logged.activity)
        let guest = logged.guest.flatMap { names.guests[$0] }
        json.object { json in
            json.member("id", logged.event.id)
            json.member("createdDateTime", UTCMoment.withMilliseconds(logged.event.beganAt))
            json.member("userId", logged.guest?.description)
            json.member("userDisplayName", guest?.displayName)
            json.member("userPrincipalName", guest?.address.userPrincipalName(in: tenant.principalNameDomain))
            json.member("userType", "guest")
            json.member("crossTenantAccessType", "b2bCollaboration")
            // At the tenant's own pages there is no application.
            json.member("appId", logged.application?.description)
            json.member("appDisplayName", logged.application.map { names.applications[$0] ?? "" } ?? tenant.name)
            json.member("resourceId", logged.application?.description)
            json.member("resourceDisplayName", tenant.name)
            json.member("resourceTenantId", tenant.id)
            json.member("clientAppUsed", logged.isByDevice ? "Mobile Apps and Desktop clients" : "Browser")
            json.member("authenticationProtocol", logged.isByDevice ? "deviceCode" : "none")
            json.member("ipAddress", logged.network)
            json.member("correlationId", logged.event.id)
            json.member("isInteractive", true)
            json.member("conditionalAccessStatus", Self.status(of: logged.policies))
            json.member("appliedConditionalAccessPolicies") { json in
                json.array(logged.policies.span) { json, policy in
                    let policy = copy policy
                    json.object {
                        $0.member("id", policy.id)
                        $0.member("displayName", policy.name)
                        $0.member("result", policy.result)
                        $0.member("enforcedGrantControls") { $0.array(policy.controls.map(Self.control)) }
                        $0.member("enforcedSessionControls") {
                            $0.array(policy.controls.contains("freshProof") ? ["signInFrequency"] : [])
                        }
                    }
                }
            }
            json.member("riskDetail", "none")
            json.member("riskLevelAggregated", "none")
            json.member("riskLevelDuringSignIn", "none")
            json.member("riskState", "none")
            json.member("riskEventTypes_v2", always: "[]")
            json.null("deviceDetail")
            json.null("location")
            json.member("status") { json in
                json.object {
                    $0.member("errorCode", status.code)
                    $0.member(
                        "failureReason",
                        logged.hook.map { "The tenant's hook \($0) did not let the sign-in go on." } ?? status.reason)
                    $0.null("additionalDetails")
                }
            }
            json.member("authenticationDetails") { json in
                let steps = logged.proofs.isEmpty ? [nil] : logged.proofs.map(Optional.some)
                json.array(steps.span) { json, proof in
                    let proof = copy proof
                    json.object {
                        $0.member("authenticationStepDateTime", UTCMoment.withMilliseconds(logged.event.beganAt))
                        $0.member("authenticationMethod", Self.method(proof))
                        $0.member("authenticationMethodDetail", proof.map(Self.detail))
                        $0.member("succeeded", status.code == 0)
                        $0.member("authenticationStepResultDetail", status.code == 0 ? nil : status.reason)
                    }
                }
            }
        }
    }

    /// Report-only policies decide nothing.
    private static func status(of policies: [LoggedPolicy]) -> String {
        let results = Set(policies.map(\.result))
        if !results.isDisjoint(with: ["failure", "unknown"]) { return "failure" }
        return results.contains("success") ? "success" : "notApplied"
    }

    /// In the words of Entra's log.
    private static func control(_ control: String) -> String {
        switch control {
        case "block": "Block"
        case "mfa": "Mfa"
        default: control
        }
    }

    private static func method(_ proof: LoggedEvent.Proof?) -> String {
        switch proof {
        case nil: "Previously satisfied"
        case .passcode: "Email one-time passcode"
        case .passkey: "Passkey"
        case .secondFactor: "Second factor"
        case .account: "Federated identity provider"
        }
    }

    private static func detail(_ proof: LoggedEvent.Proof) -> String {
        switch proof {
        case .passcode: "passcode"
        case .passkey: "passkey"
        case .secondFactor: "second factor"
        case .account(let provider): provider ?? "federated"
        }
    }
}

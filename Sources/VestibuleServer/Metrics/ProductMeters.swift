import Vestibule
import VestibuleHTTP

/// What the product did, counted since the process began.
struct ProductMeters: Sendable {
    let invitationsCreated = Counter()
    let invitationsRedeemed = Counter()
    let passcodes = Tally(PasscodeAsked.self)
    let checks = Tally(PasscodeChecked.self)
    let letters = Tallies("kind", Letter.Kind.self, LetterEnd.self)
    let logouts = Tally(LogoutEnd.self)
    let hooks = Tallies("point", HookCall.self, HookRecord.Outcome.self)
    let hookDeliveries = Tally(HookDeliveryEnd.self)
    let hookCallsNotLogged = Counter()
    let providers = Tallies("provider", Provider.self, ProviderAnswer.self)

    enum PasscodeAsked: String, CaseIterable, Sendable {
        /// Allowed. At sign-in a stranger's address is too, though no letter goes out: who counts must not tell them apart either.
        case granted
        /// Asked for again too early, or too often by one address or network.
        case limited
    }

    enum PasscodeChecked: String, CaseIterable, Sendable {
        case right, wrong, expired
        case usedUp = "used_up"
        case locked, over
    }

    enum LetterEnd: String, CaseIterable, Sendable {
        case sent, retried, failed, dropped
    }

    /// Of a try to tell an application that a session is over.
    enum LogoutEnd: String, CaseIterable, Sendable {
        case told, retried, failed
    }

    /// What a hook was called for.
    enum HookCall: String, CaseIterable, Sendable {
        case invitation, redemption, signIn, token, test

        init(_ point: HookPoint) {
            self =
                switch point {
                case .invitationCreating: .invitation
                case .redemptionCompleting: .redemption
                case .signInEvaluating: .signIn
                case .tokenIssuing: .token
                }
        }
    }

    /// Of a try to tell a hook of an event.
    enum HookDeliveryEnd: String, CaseIterable, Sendable {
        case delivered, retried, parked
    }

    /// One counter for each case, made at once, so that each is told from the start.
    struct Tally<Case: RawRepresentable<String> & CaseIterable & Hashable & Sendable>: Sendable {
        private let counters: [Case: Counter]

        init(_ cases: Case.Type) {
            counters = Dictionary(uniqueKeysWithValues: Case.allCases.map { ($0, Counter()) })
        }

        func count(_ kind: Case) { counters[kind]?.count() }

        func samples(_ label: String, _ others: [MetricFamily.Label] = []) -> [MetricFamily.Sample] {
            Case.allCases.map { .init(others + [(label, $0.rawValue)], Double(counters[$0]?.value ?? 0)) }
        }
    }

    /// A tally of outcomes for each kind of thing.
    struct Tallies<Kind, Outcome>: Sendable
    where
        Kind: RawRepresentable<String> & CaseIterable & Hashable & Sendable,
        Outcome: RawRepresentable<String> & CaseIterable & Hashable & Sendable
    {
        private let label: String
        private let byKind: [Kind: Tally<Outcome>]

        init(_ label: String, _ kinds: Kind.Type, _ outcomes: Outcome.Type) {
            self.label = label
            byKind = Dictionary(uniqueKeysWithValues: Kind.allCases.map { ($0, Tally(Outcome.self)) })
        }

        func count(_ kind: Kind, _ outcome: Outcome) { byKind[kind]?.count(outcome) }

        var samples: [MetricFamily.Sample] {
            Kind.allCases.flatMap { byKind[$0]?.samples("outcome", [(label, $0.rawValue)]) ?? [] }
        }
    }

    var families: [MetricFamily] {
        [
            MetricFamily(
                "vestibule_invitations_created_total", .counter, "Invitations made; a repeated request counts once.",
                Double(invitationsCreated.value)),
            MetricFamily(
                "vestibule_invitations_redeemed_total", .counter, "Invitations redeemed.", Double(invitationsRedeemed.value)),
            MetricFamily(
                "vestibule_passcodes_total", .counter, "Passcodes asked for: granted, or refused by a limit.",
                passcodes.samples("outcome")),
            MetricFamily(
                "vestibule_passcode_checks_total", .counter, "Passcodes typed in, by what came of it.", checks.samples("outcome")),
            MetricFamily(
                "vestibule_letters_total", .counter,
                "Tries to hand a letter to a relay, by what came of it; dropped are also letters past their life.", letters.samples),
            MetricFamily(
                "vestibule_logouts_total", .counter,
                "Tries to tell an application that a session is over; failed are those that were the last.",
                logouts.samples("outcome")),
            MetricFamily(
                "vestibule_hook_calls_total", .counter,
                "Calls of hooks before decisions, and tests of hooks, by what came of them; failed are those without an answer that counts.",
                hooks.samples),
            MetricFamily(
                "vestibule_hook_deliveries_total", .counter,
                "Tries to tell hooks of events; parked are those that were the last.", hookDeliveries.samples("outcome")),
            MetricFamily(
                "vestibule_hook_calls_not_logged_total", .counter,
                "Calls of hooks that stand in no log, because too many came at once or the database did not take them.",
                Double(hookCallsNotLogged.value)),
            MetricFamily(
                "vestibule_providers_total", .counter,
                "Guests' exchanges with identity providers, by what came of them: where unavailable, untrusted or misconfigured grow, the provider or its registration is not well.",
                providers.samples),
        ]
    }
}

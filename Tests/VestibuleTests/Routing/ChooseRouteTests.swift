import FoundationEssentials
import Testing
import Vestibule

@Suite("Choosing a route") struct ChooseRouteTests {
    private static let fabrikam = FederatedProvider(
        id: IdentityProvider.ID(rawValue: UUID()), name: "Fabrikam", domains: [DomainName("fabrikam.example")].compactMap(\.self))
    private static let all: Set<Door> = [.azureAD, .google, .microsoftAccount, .externalFederation(fabrikam.id)]
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)
    private static let tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47"
    private static let entra = Fact.known(AzureADRealm.tenant(tenant), at: now)
    private static let noEntra = Fact.known(AzureADRealm.noTenant, at: now)

    private func policy(_ change: (inout RoutePolicy) -> Void = { _ in }) -> RoutePolicy {
        var policy = RoutePolicy(registered: Self.all, federatedProviders: [Self.fabrikam])
        change(&policy)
        return policy
    }

    private func route(
        _ address: String, _ policy: RoutePolicy, azureAD: Fact<AzureADRealm> = noEntra,
        workspace: Fact<Bool> = .known(false, at: now), without failed: Set<Door> = []
    ) throws -> Route {
        try chooseRoute(
            for: try EmailAddress(address), under: policy, facts: RealmFacts(azureAD: azureAD, googleWorkspace: workspace),
            without: failed)
    }

    @Test("sends each kind of address to its own door, as Entra does")
    func usual() throws {
        #expect(try route("ana@northwind.example", policy(), azureAD: Self.entra).first.door == .azureAD)
        #expect(try route("ana@fabrikam.example", policy()).first.door == .externalFederation(Self.fabrikam.id))
        #expect(try route("ana@gmail.com", policy()).first.door == .google)
        #expect(try route("ana@northwind.example", policy(), workspace: .known(true, at: Self.now)).first.door == .google)
        for microsoft in ["ana@outlook.com", "ana@hotmail.fr", "ana@live.co.uk"] {
            #expect(try route(microsoft, policy()).first.door == .microsoftAccount)
        }
        #expect(try route("ana@northwind.example", policy()).first.door == .passcode)
        #expect(try route("ana@yahoo.com", policy(), azureAD: Self.entra).first.door == .passcode)
    }

    @Test("takes a domain that Entra and a partner's provider both know by the tenant's order")
    func order() throws {
        #expect(try route("ana@fabrikam.example", policy(), azureAD: Self.entra).first.door == .azureAD)
        let federationFirst = policy { $0.order = [.externalFederation, .azureAD] }
        #expect(
            try route("ana@fabrikam.example", federationFirst, azureAD: Self.entra).first.door
                == .externalFederation(Self.fabrikam.id))
        let withoutSocial = try route("ana@gmail.com", federationFirst)
        #expect(withoutSocial.first.door == .passcode)
        #expect(withoutSocial.trace.contains(DoorVerdict(.google, .closed(.notInOrder))))
    }

    @Test("closes Azure AD to a domain of a home tenant that is not let in")
    func homeTenants() throws {
        let others = policy { $0.homeTenants = ["11111111-2222-3333-4444-55555555abcd"] }
        let route = try route("ana@northwind.example", others, azureAD: Self.entra)
        #expect(route.first.door == .passcode)
        #expect(route.trace.contains(DoorVerdict(.azureAD, .closed(.homeTenantNotAllowed))))
        let named = policy { $0.homeTenants = [Self.tenant] }
        #expect(try self.route("ana@northwind.example", named, azureAD: Self.entra).first.door == .azureAD)
    }

    @Test(
        "puts a rule for the domain before the inviter's wish, the wish before the order that has its door, and takes none that is closed"
    )
    func rules() throws {
        let domain = try #require(DomainName("northwind.example"))
        var ruled = policy { $0.rules = [domain: .google] }
        for address in ["ana@northwind.example", "ana@mail.northwind.example"] {
            let route = try route(address, ruled, azureAD: Self.entra)
            #expect(route.first == DoorVerdict(.google, .fits(.rule(domain: "northwind.example"))))
            #expect(route.alternatives.first?.door == .azureAD)
        }
        ruled.wished = .passcode
        #expect(try route("ana@northwind.example", ruled, azureAD: Self.entra).first.door == .google)
        let wished = try route("ana@fabrikam.example", ruled, azureAD: Self.entra)
        #expect(wished.first == DoorVerdict(.passcode, .fits(.wished)) && wished.alternatives.map(\.door).first == .azureAD)
        ruled.switchedOff = [.passcode]
        #expect(try route("ana@fabrikam.example", ruled, azureAD: Self.entra).first.door == .azureAD)
        ruled.wished = .microsoftAccount
        #expect(try route("ana@fabrikam.example", ruled, azureAD: Self.entra).first.door == .microsoftAccount)
        ruled.order = [.azureAD]
        #expect(try route("ana@fabrikam.example", ruled, azureAD: Self.entra).first.door == .azureAD)
        (ruled.order, ruled.wished) = (RoutePolicy.Step.allCases, nil)
        ruled.switchedOff = [.google]
        #expect(try route("ana@northwind.example", ruled, azureAD: Self.entra).first.door == .azureAD)
    }

    @Test("does not take what is unknown for a yes, and keeps it behind the doors that fit")
    func unknown() throws {
        let route = try route("ana@northwind.example", policy(), azureAD: .unknown(.unreachable))
        #expect(route.first.door == .passcode)
        #expect(route.alternatives.map(\.door) == [.azureAD, .microsoftAccount])
        #expect(route.trace.contains(DoorVerdict(.azureAD, .mayFit(.unknown(.unreachable)))))
    }

    @Test("offers the next door to who came back because there is no such account")
    func failed() throws {
        let second = try route("ana@northwind.example", policy(), azureAD: Self.entra, without: [.azureAD])
        #expect(second.first.door == .passcode)
        let fabrikam = try route("ana@fabrikam.example", policy(), azureAD: Self.entra, without: [.azureAD])
        #expect(fabrikam.first.door == .externalFederation(Self.fabrikam.id))
    }

    @Test("lets a Microsoft account be made where passcodes are off, and says so where nothing fits")
    func fallback() throws {
        let off = policy { $0.switchedOff = [.passcode] }
        #expect(try route("ana@northwind.example", off).first == DoorVerdict(.microsoftAccount, .fits(.microsoftAccountCanBeMade)))
        #expect(try route("ana@outlook.com", off).first == DoorVerdict(.microsoftAccount, .fits(.consumerDomain)))
        let passcodeOnly = policy {
            $0.switchedOff = [.passcode]
            $0.fallback = .passcode
        }
        let refusal = try #require(throws: RouteRefusal.self) { try route("ana@northwind.example", passcodeOnly) }
        guard case .noDoor(let tried) = refusal else { return }
        #expect(tried.contains(DoorVerdict(.passcode, .closed(.switchedOff))))
        let accountFirst = policy { $0.fallback = .microsoftAccount }
        let account = try route("ana@northwind.example", accountFirst)
        #expect(account.first.door == .microsoftAccount && account.alternatives.map(\.door) == [.passcode])
    }

    @Test("tries the fallback last, wherever its door stands in the order")
    func fallbackIsLast() throws {
        let socialFirst = policy {
            $0.order = [.social, .azureAD]
            $0.fallback = .microsoftAccount
        }
        let route = try route("ana@northwind.example", socialFirst, azureAD: Self.entra)
        #expect(route.first.door == .azureAD && route.alternatives.map(\.door) == [.microsoftAccount, .passcode])
    }

    @Test("lets the guest take the passcode instead only where the tenant allows it and has it on")
    func choice() throws {
        #expect(try !route("ana@gmail.com", policy()).offersPasscode)
        let free = policy { $0.guestMayChoosePasscode = true }
        #expect(try route("ana@gmail.com", free).offersPasscode)
        #expect(try !route("ana@northwind.example", free).offersPasscode)
        let off = policy {
            $0.guestMayChoosePasscode = true
            $0.switchedOff = [.passcode]
        }
        #expect(try !route("ana@gmail.com", off).offersPasscode)
    }

    /// Whatever a tenant says and a directory knows.
    @Test("finds exactly one first door or explains why there is none, and never one that is closed")
    func property() throws {
        var dice = SystemRandomNumberGenerator()
        let doors = Array(Self.all) + [.passcode]
        let addresses = [
            "a@gmail.com", "a@outlook.de", "a@yahoo.com", "a@fabrikam.example", "a@x.fabrikam.example", "a@other.example",
        ]
        func some<Element>(_ elements: [Element]) -> [Element] { elements.filter { _ in Bool.random(using: &dice) } }
        var refused = 0
        for _ in 0..<5000 {
            let policy = RoutePolicy(
                order: some(RoutePolicy.Step.allCases.shuffled()),
                fallback: RoutePolicy.Fallback.allCases.randomElement() ?? .usual,
                switchedOff: Set(some(doors)), registered: Set(some(doors)), federatedProviders: some([Self.fabrikam]),
                rules: Dictionary(
                    some(["fabrikam.example", "other.example", "gmail.com"]).compactMap { name in
                        DomainName(name).map { ($0, doors.randomElement() ?? .passcode) }
                    }, uniquingKeysWith: { $1 }), guestMayChoosePasscode: Bool.random())
            let failed = Set(some(doors))
            let azureAD = [Self.entra, Self.noEntra, .unknown(.unreachable), .unknown(.notAsked)].randomElement() ?? Self.entra
            let workspace = [Fact.known(true, at: Self.now), .known(false, at: Self.now), .unknown(.resting)].randomElement()
            let address = addresses.randomElement() ?? "a@gmail.com"
            func mayBeUsed(_ door: Door) -> Bool {
                !policy.switchedOff.contains(door) && !failed.contains(door)
                    && (door == .passcode || policy.registered.contains(door))
            }
            do {
                let route = try route(
                    address, policy, azureAD: azureAD, workspace: workspace ?? .unknown(.notAsked), without: failed)
                #expect(route.first.fits)
                #expect(([route.first] + route.alternatives).allSatisfy { mayBeUsed($0.door) })
                #expect(Set(route.trace.map(\.door)).count == route.trace.count)
                #expect(Set(route.trace.filter(\.isOpen).map(\.door)) == Set(([route.first] + route.alternatives).map(\.door)))
                #expect(!route.offersPasscode || mayBeUsed(.passcode))
                #expect(!route.first.isFallback || !route.alternatives.contains { $0.fits && !$0.isFallback })
            } catch RouteRefusal.noDoor(let tried) {
                refused += 1
                #expect(!tried.isEmpty && tried.allSatisfy { !$0.fits && !$0.sentence.isEmpty })
            }
        }
        #expect(refused > 100 && refused < 4900)
    }
}

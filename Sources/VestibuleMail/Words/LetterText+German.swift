internal import Vestibule

extension LetterText {
    static let german = LetterText(
        greeting: { $0.map { "Guten Tag, \($0)!" } ?? "Guten Tag!" },
        colon: ": ",
        moment: { moment in
            let days = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"]
            let months = [
                "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
                "November", "Dezember",
            ]
            let date = "\(days[moment.weekday]), \(moment.day). \(months[moment.month - 1]) \(moment.year)"
            return "\(date), \(moment.clock) Uhr (UTC)"
        },
        buttonFallback: "Falls die Schaltfläche nicht funktioniert, kopieren Sie diese Adresse in Ihren Browser:",
        footer: {
            "Diese Nachricht wurde automatisch für \($0) versandt. Sie lädt nichts aus dem Internet nach und "
                + "enthält keine Zählpixel."
        },
        invitation: InvitationWords(
            subject: { inviter, application in "\(inviter) lädt Sie zu \(application) ein" },
            heading: { "Ihre Einladung zu \($0)" },
            openingByPerson: { inviter, tenant, application in
                "\(inviter) von \(tenant) lädt Sie ein, \(application) als Gast zu nutzen."
            },
            openingByTenant: { tenant, application in "\(tenant) lädt Sie ein, \(application) als Gast zu nutzen." },
            messageCaption: { "Persönliche Nachricht von \($0)" },
            application: "Anwendung",
            destination: "Ziel",
            recipient: "Eingeladene Adresse",
            validUntil: "Link gültig bis",
            nextStep: "Öffnen Sie die Einladung und bestätigen Sie, dass Sie sie annehmen. "
                + "Sie werden nach einem Code gefragt, den wir an diese Adresse senden.",
            button: "Einladung öffnen",
            closing: {
                "Sie kennen \($0) nicht? Dann lassen Sie den Link unbeachtet: Ohne Ihre Zustimmung geschieht nichts."
            }),
        passcode: PasscodeWords(
            subject: { purpose, tenant in
                switch purpose {
                case .signIn: "Ihr Code zur Anmeldung bei \(tenant)"
                case .redemption: "Ihr Code für die Einladung von \(tenant)"
                case .accessRequest: "Ihr Code, um \(tenant) um Zugang zu bitten"
                }
            },
            heading: "Ihr Code",
            opening: { purpose, tenant, application in
                let aim =
                    switch (purpose, application) {
                    case (.signIn, let application?): "sich bei \(tenant) für \(application) anzumelden"
                    case (.signIn, nil): "sich bei \(tenant) anzumelden"
                    case (.redemption, let application?): "die Einladung von \(tenant) zu \(application) anzunehmen"
                    case (.redemption, nil): "die Einladung von \(tenant) anzunehmen"
                    case (.accessRequest, let application?): "\(tenant) um Zugang zu \(application) zu bitten"
                    case (.accessRequest, nil): "\(tenant) um Zugang zu bitten"
                    }
                return "Um \(aim), geben Sie diesen Code auf der Seite ein, die darauf wartet:"
            },
            validity: { minutes, until in
                "Gültig für \(minutes) \(minutes == 1 ? "Minute" : "Minuten"), bis \(until)."
            },
            reference: ("Die Seite zeigt dasselbe Wort: ", ". Zeigt sie ein anderes, geben Sie den Code nicht ein."),
            organisation: "Organisation",
            application: "Anwendung",
            requested: "Code angefordert",
            neverAsked: { "Niemand bei \($0) wird Sie je nach diesem Code fragen, weder am Telefon noch schriftlich." },
            notMeTitle: "Sie haben diesen Code nicht angefordert?",
            notMe: "Jemand hat Ihre Adresse verwendet. Geben Sie den Code nicht weiter. Sagen Sie es uns:",
            notMeLink: "Das war ich nicht",
            notMeThen: { purpose, tenant in
                switch purpose {
                case .redemption:
                    "Der Code wird dann sofort ungültig, die Einladung wird angehalten, und Ihre Ansprechperson bei "
                        + "\(tenant) wird benachrichtigt."
                case .signIn: "Der Code wird dann sofort ungültig, und Ihre Ansprechperson bei \(tenant) wird benachrichtigt."
                case .accessRequest:
                    "Der Code wird dann sofort ungültig, es wird um nichts gebeten, und heute geht deswegen keine weitere Nachricht an diese Adresse."
                }
            }),
        reported: ReportedWords(
            subject: { "Ein Gast von \($0) meldet: Das war ich nicht" },
            heading: "Ein Gast hat einen Code nicht angefordert",
            opening: { guest, tenant in
                "\(guest) hat einen Code für \(tenant) erhalten und uns gemeldet: „Das war ich nicht.“ "
                    + "Möglicherweise hat jemand anderes die Adresse verwendet."
            },
            guest: "Gast",
            application: "Anwendung",
            reported: "Gemeldet",
            doneTitle: "Was wir veranlasst haben",
            codeIsDead: "Der Code ist ungültig.",
            invitationIsPaused: "Die Einladung ist angehalten: Vorerst kann sie niemand annehmen.",
            nothingToPause: "Eine offene Einladung, die anzuhalten wäre, gab es nicht.",
            nextTitle: "Was Sie tun können",
            askGuest: "Bitte fragen Sie den Gast auf einem Ihnen bereits vertrauten Weg, ob alles in Ordnung ist.",
            ifInOrder: "Wenn ja, geben Sie die Einladung wieder frei. Im Zweifel lassen Sie alles, wie es ist.",
            nothingElse: "Mehr ist von Ihrer Seite nicht nötig.",
            button: "Einladung wieder freigeben"),
        linkRequested: LinkRequestedWords(
            subject: { guest, application in "\(guest) bittet um einen neuen Link zu \(application)" },
            heading: "Ein Gast bittet um einen neuen Link",
            opening: { guest, application in
                "Die Einladung zu \(application) für \(guest) ist abgelaufen. Der Gast möchte sie weiterhin annehmen und "
                    + "bittet um einen neuen Link."
            },
            guest: "Gast",
            application: "Anwendung",
            requested: "Angefragt",
            doneTitle: "Aktueller Stand",
            oldLinkIsDead: "Der alte Link ist ungültig und bleibt es.",
            nothingSent: "Ein neuer Link wurde noch nicht versandt.",
            nextTitle: "Was Sie tun können",
            ifExpected: "Wenn Sie diesen Gast weiterhin erwarten, stimmen Sie der Bitte zu: "
                + "Wir senden dann einen neuen Link an die eingeladene Adresse.",
            otherwise: "Andernfalls müssen Sie nichts tun: Ohne Ihre Zustimmung wird kein Link versandt.",
            button: "Neuen Link senden"),
        lostAccount: .german, tenantDiscovery: .german, accessRequest: .german, accessWaits: .german,
        letterBounced: .german, accessEnding: .german, accessReview: .german, handOver: .german,
        termsAccepted: .german, secondFactor: .german)
}

/// “E‑Mail” is written with a hyphen that does not break.
extension PageWords {
    static let german = PageWords(
        common: .german, landing: .german, passcode: .german, consent: .german, endings: .german,
        refusals: .german, report: .german, sponsor: .german, signIn: .german, account: .german, me: .german, healing: .german,
        lostAccount: .german, tenantDiscovery: .german, device: .german, accessRequest: .german, renewal: .german,
        accessReview: .german,
        handOver: .german,
        terms: .german,
        secondFactor: .german,
        failures: .german)
}

extension PageWords.Common {
    static let german = PageWords.Common(
        guestAccess: "Gastzugang",
        workAccount: "Microsoft (Arbeit oder Schule)",
        personalAccount: "Microsoft (persönlich)",
        questions: { "Fragen? Schreiben Sie an \($0)." },
        errorTitle: { "Fehler: \($0)" },
        referenceLabel: "Referenz",
        months: [
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
            "November", "Dezember",
        ],
        moment: { "\($0). \($1) \($2), \($3)" },
        time: { "\($0) Uhr UTC" },
        seconds: { $0 == 1 ? "1 Sekunde" : "\($0) Sekunden" },
        minutes: { $0 == 1 ? "1 Minute" : "\($0) Minuten" }
    )
}

extension PageWords.Landing {
    static let german = PageWords.Landing(
        invitesYou: { "\($0) lädt Sie zu \($1) ein" },
        inviterAsks: { "\($0) möchte Sie als Gast aufnehmen." },
        tenantAsks: { "\($0) möchte Sie als Gast aufnehmen." },
        messageFrom: { "Nachricht von \($0)" },
        guestLabel: "Eingeladen",
        destinationLabel: "Führt zu",
        validUntilLabel: "Gültig bis",
        codeComesNext: { "Wenn Sie fortfahren, senden wir einen Einmalcode an \($0)." },
        signInComesNext: { "Wenn Sie fortfahren, melden Sie sich mit \($0) an." },
        continueButton: "Weiter",
        passcodeButton: "Lieber einen Code senden",
        leaving: { "Weiter zur Anmeldung mit \($0)" },
        notExpected: "Sie haben das nicht erwartet? Schließen Sie die Seite. Ohne Ihr Zutun geschieht nichts."
    )
}

extension PageWords.Passcode {
    static let german = PageWords.Passcode(
        owed: .init(
            title: "Noch ein Schritt: Ihr Postfach",
            explanation: "Sie sind angemeldet. Ihr Anbieter kann nicht bestätigen, dass das Postfach Ihnen gehört.",
            nextStep: "Wir senden dieses eine Mal einen Code dorthin."),
        owedButton: "Code senden",
        title: "Code eingeben",
        askAgainTitle: "Neuen Code anfordern",
        sentTo: { "Wir haben eine E‑Mail mit einem Code an \($0) gesendet." },
        sentIfKnown: { "Falls \($0) hier bekannt ist, ist eine E‑Mail mit einem Code unterwegs." },
        wordLabel: "Erkennungswort",
        wordHint: { "In der E‑Mail steht auch das Wort \($0). Steht es dort nicht, geben Sie deren Code nicht ein." },
        letterWaiting: "Die E‑Mail wird gleich gesendet.",
        letterHandedOver: { "Um \($0) an Ihr Mailsystem übergeben." },
        letterRetrying: "Die E‑Mail konnte noch nicht zugestellt werden. Wir versuchen es weiter.",
        letterRefused: "Ihr Mailsystem hat die E‑Mail abgelehnt. Bitte sagen Sie es der Person, die Sie eingeladen hat.",
        refresh: "Noch einmal nachsehen",
        codeLabel: "Code aus der E‑Mail",
        codeHint: "8 Ziffern. Leerzeichen stören nicht.",
        codeHintUntil: { "8 Ziffern, gültig bis \($0). Leerzeichen stören nicht." },
        checkButton: "Code prüfen",
        resendTitle: "Noch keine E‑Mail?",
        resendHint: "Das kann ein bis zwei Minuten dauern. Bitte sehen Sie auch im Spam-Ordner nach.",
        resendWait: { "In \($0) können Sie einen neuen Code anfordern." },
        resendButton: "Neuen Code senden",
        wrongCode: {
            $0 == 1
                ? "Dieser Code stimmt nicht. Sie haben noch 1 Versuch."
                : "Dieser Code stimmt nicht. Sie haben noch \($0) Versuche."
        },
        expired: "Dieser Code ist abgelaufen. Fordern Sie einen neuen an und geben Sie diesen ein.",
        usedUp: "Dieser Code wurde zu oft falsch eingegeben und gilt nicht mehr. Fordern Sie einen neuen an.",
        askedTooEarly: { "Eben erst ging eine E‑Mail hinaus. In \($0) können Sie die nächste anfordern." },
        notEightDigits: "Der Code hat 8 Ziffern. Bitte geben Sie alle ein und sonst nichts."
    )
}

extension PageWords.Consent {
    static let german = PageWords.Consent(
        title: { "Gast bei \($0) werden?" },
        receives: { "Wenn Sie zustimmen, erhält \($0):" },
        nameLabel: "Ihren Namen",
        addressLabel: "Ihre Adresse",
        purposeLabel: "Für den Zugang zu",
        alsoSees: { "\($0) sieht außerdem, wann und wie Sie sich anmelden, und kann Ihren Zugang jederzeit beenden." },
        privacyLink: { "Datenschutzerklärung von \($0)" },
        acceptButton: "Zustimmen und weiter",
        declineButton: "Ablehnen"
    )
}

extension PageWords.Endings {
    static let german = PageWords.Endings(
        alreadyIn: {
            .init(
                title: "Sie haben schon Zugang",
                explanation: "Sie haben diese Einladung angenommen und sind angemeldet.",
                nextStep: "Gehen Sie weiter zu \($0), wann immer Sie möchten.")
        },
        openButton: { "\($0) öffnen" },
        declined: {
            .init(
                title: "Einladung abgelehnt",
                explanation: "Sie sind nicht Gast bei \($0) geworden und haben keinen Zugang.",
                nextStep:
                    "Sie müssen nichts weiter tun. Wenn Sie es sich anders überlegen, öffnen Sie den Link der Einladung noch einmal, solange er gilt."
            )
        },
        newLinkOnItsWay: {
            .init(
                title: "Eine neue E‑Mail ist unterwegs",
                explanation: "Wir senden einen neuen Link an \($0). Ältere Links gelten nicht mehr.",
                nextStep: "Öffnen Sie den Link in der neuen E‑Mail. Kommt sie nicht an, sehen Sie im Spam-Ordner nach.")
        },
        sponsorAsked: .init(
            title: "Wir haben Ihre Bitte weitergegeben",
            explanation: "Die Person, die für Ihre Einladung zuständig ist, wurde um einen neuen Link gebeten und entscheidet.",
            nextStep: "Stimmt sie zu, erhalten Sie eine E‑Mail. Sie können diese Seite schließen."),
        signedOut: .init(
            title: "Sie sind abgemeldet",
            explanation: "Ihre Gastsitzung in diesem Browser ist beendet.",
            nextStep: "Schließen Sie an einem geteilten Gerät auch den Browser: Anwendungen können noch offen sein."),
        signOutQuestion: { tenant in
            .init(
                title: "Von \(tenant) abmelden?",
                explanation: "Eine Anwendung hat Sie zum Abmelden hierher geschickt.",
                consequence: "Ihre Gastsitzung in diesem Browser endet, für alle Anwendungen von \(tenant).",
                button: "Abmelden",
                otherwise: "Wenn Sie lieber bleiben, schließen Sie diese Seite.")
        },
        signInButton: "Anmelden",
        newLinkButton: "Neuen Link senden",
        startAgainButton: "Neu beginnen"
    )
}

extension PageWords.Refusals {
    static let german = PageWords.Refusals(
        invitationExpired: .init(
            title: "Diese Einladung ist abgelaufen",
            explanation: "Einladungen gelten für begrenzte Zeit, und diese Zeit ist vorbei.",
            nextStep: "Fordern Sie einen neuen Link an. Auch wer Sie eingeladen hat, kann Ihnen einen senden."),
        invitationRevoked: .init(
            title: "Diese Einladung wurde zurückgezogen",
            explanation: "Die Organisation, die Sie eingeladen hat, hat die Einladung zurückgezogen.",
            nextStep: "Halten Sie das für einen Irrtum, schreiben Sie der Person, die Sie eingeladen hat."),
        newerLetterSent: .init(
            title: "Es gibt eine neuere E‑Mail",
            explanation: "Wir haben Ihnen seither noch eine Einladung gesendet, und nur der neueste Link gilt.",
            nextStep: "Öffnen Sie den Link in der neueren E‑Mail. Finden Sie sie nicht, fordern Sie einen neuen an."),
        alreadyUsed: .init(
            title: "Dieser Link wurde schon verwendet",
            explanation: "Ein Einladungslink gilt nur einmal, und dieser wurde bereits eingelöst.",
            nextStep: "Waren Sie das, melden Sie sich an. Sonst sagen Sie es der Person, die Sie eingeladen hat."),
        domainBlocked: {
            .init(
                title: "Ihre Adresse ist hier nicht zugelassen",
                explanation: "\($0) nimmt keine Gäste mit Adressen aus Ihrer Maildomäne auf.",
                nextStep: "Fragen Sie die Person, die Sie eingeladen hat, ob eine andere Ihrer Adressen möglich ist.")
        },
        organisationBlocked: {
            .init(
                title: "Konten Ihrer Organisation sind hier nicht zugelassen",
                explanation: "\($0) nimmt keine Konten der Organisation an, mit der Sie sich angemeldet haben.",
                nextStep: "Fragen Sie die Person, die Sie eingeladen hat, ob eine Ihrer Adressen anderswo möglich ist.")
        },
        tenantSuspended: {
            .init(
                title: "Der Gastzugang ist ausgesetzt",
                explanation: "\($0) gewährt Gästen zurzeit keinen Zugang. Das liegt nicht an Ihrer Einladung.",
                nextStep: "Fragen Sie die Person, die Sie eingeladen hat, wann Sie es wieder versuchen können.")
        },
        accessDenied: {
            .init(
                title: "So ist kein Zugang möglich",
                explanation:
                    "Die Regeln von \($0) erlauben keinen Zugang von diesem Ort, mit diesem Gerät oder mit dieser Art der Anmeldung.",
                nextStep:
                    "Versuchen Sie es von einem anderen Ort oder Gerät aus. Hilft das nicht, fragen Sie die Person, die Sie eingeladen hat, und nennen Sie die Uhrzeit: Der Grund steht im Protokoll der Organisation."
            )
        },
        wrongBrowser: .init(
            title: "Bitte öffnen Sie den Link hier noch einmal",
            explanation: "Dieser Browser kennt Ihre Einladung nicht. Vielleicht wurde sie in einem anderen geöffnet.",
            nextStep: "Öffnen Sie den Link aus Ihrer E‑Mail in diesem Browser und bleiben Sie bis zum Ende darin."),
        attemptExpired: .init(
            title: "Das hat zu lange gedauert",
            explanation: "Zu Ihrer Sicherheit endet ein Versuch nach einiger Zeit. Ihre Einladung gilt weiterhin.",
            nextStep: "Öffnen Sie den Link aus Ihrer E‑Mail noch einmal."),
        tooManyTries: {
            .init(
                title: "Zu viele falsche Codes",
                explanation: "Damit niemand Codes erraten kann, nehmen wir bis zum \($0) keine an.",
                nextStep: "Öffnen Sie danach den Link aus Ihrer E‑Mail und fordern Sie einen neuen Code an.")
        },
        passcodesLocked: .init(
            title: "Codes sind für diese Adresse gesperrt",
            explanation: "Es gab so viele falsche Codes, dass wir an diese Adresse keine mehr senden.",
            nextStep: "Fragen Sie die Person, die Sie eingeladen hat. Sie kann die Sperre aufheben lassen."),
        frozen: .init(
            title: "Diese Einladung ist angehalten",
            explanation: "Aus dem Postfach wurde ein Code gemeldet, den dort niemand angefordert hatte.",
            nextStep: "Es ist nichts verloren. Die zuständige Person weiß Bescheid und kann sie wieder freigeben."),
        linkUnknown: .init(
            title: "Dieser Link funktioniert nicht",
            explanation: "Vielleicht ist er unvollständig: Mailprogramme brechen lange Links manchmal um.",
            nextStep: "Kopieren Sie den ganzen Link in die Adresszeile, oder bitten Sie um eine neue Einladung."),
        formExpired: .init(
            title: "Diese Seite ist veraltet",
            explanation: "Sie war zu lange oder in zwei Tabs geöffnet. Es wurde nichts geändert.",
            nextStep: "Gehen Sie zurück, laden Sie die Seite neu und wiederholen Sie den letzten Schritt."),
        cookiesOff: .init(
            title: "Bitte lassen Sie Cookies zu",
            explanation: "Ihr Browser speichert für diese Seite keine Cookies. Ohne sie erkennen wir Sie nicht wieder.",
            nextStep: "Erlauben Sie Cookies für diese Website und öffnen Sie den Link aus Ihrer E‑Mail noch einmal."),
        tooManyLetters: {
            .init(
                title: "Heute keine weiteren E‑Mails",
                explanation:
                    "An diese Adresse gingen heute so viele E‑Mails, dass wir keine mehr senden.",
                nextStep:
                    "Suchen Sie die neueste E‑Mail, auch im Spam-Ordner, oder versuchen Sie es nach dem Zeitpunkt \($0) wieder.")
        },
        askedTooOften: {
            .init(
                title: "Bitte warten Sie etwas",
                explanation:
                    "Es wurde so viel angefordert, dass wir vorerst nichts mehr senden, um Postfächer zu schonen. Vielleicht waren es auch andere in Ihrem Netz.",
                nextStep:
                    "Suchen Sie die neueste E‑Mail, auch im Spam-Ordner, oder versuchen Sie es nach dem Zeitpunkt \($0) wieder.")
        },
        anotherAccount: { invited in
            .init(
                title: "Das ist ein anderes Konto",
                explanation: "Das Konto, mit dem Sie sich angemeldet haben, gehört nicht zu \(invited).",
                nextStep: "Melden Sie sich mit dem Konto der eingeladenen Adresse an. Ihre Einladung gilt weiterhin.")
        },
        accountUnknown: { tenant in
            .init(
                title: "Dieses Konto ist hier kein Gast",
                explanation: "Kein Gast von \(tenant) hat das Konto, mit dem Sie sich angemeldet haben.",
                nextStep:
                    "Melden Sie sich mit dem Konto an, mit dem Sie beigetreten sind. Zum ersten Mal hier? Öffnen Sie den Link aus Ihrer Einladung."
            )
        },
        signInDeclined: .init(
            title: "Sie haben sich nicht angemeldet",
            explanation: "Sie sind ohne Anmeldung zurückgekommen. Es ist nichts geschehen, und Ihre Einladung gilt weiterhin.",
            nextStep: "Beginnen Sie von vorn, wann immer Sie möchten."),
        noSuchAccount: .init(
            title: "Dort gibt es kein solches Konto",
            explanation: "Der Anbieter kennt kein Konto von Ihnen. Ihre Einladung gilt weiterhin.",
            nextStep: "Fahren Sie fort, dann versuchen wir es auf einem anderen Weg."),
        providerUnavailable: .init(
            title: "Die Anmeldung antwortet nicht",
            explanation: "Der Anbieter, bei dem Sie sich anmelden, ist gerade nicht erreichbar. Ihre Einladung gilt weiterhin.",
            nextStep: "Beginnen Sie in einigen Minuten von vorn."),
        nothingFits: .init(
            title: "Es gibt keinen Weg zur Anmeldung",
            explanation: "Die Organisation, die Sie eingeladen hat, erlaubt keine Anmeldung, die zu Ihrer Adresse passt.",
            nextStep: "Bitte sagen Sie es der Person, die Sie eingeladen hat. Sie kann einen Weg öffnen lassen."),
        hookDenied: { tenant in
            .init(
                title: "Hier geht es nicht weiter",
                explanation: "\(tenant) hat diese Anfrage geprüft und lässt sie nicht zu.",
                nextStep: "Fragen Sie die Person, die Sie eingeladen hat. Es wurde nichts geändert.")
        },
        wordsOf: { "\($0) teilt mit:" }
    )
}

extension PageWords.Report {
    static let german = PageWords.Report(
        question: .init(
            title: "Waren Sie das nicht?",
            explanation: "Wenn Sie den Code nicht angefordert haben, hat jemand anderes Ihre Adresse eingegeben.",
            consequence: "Melden Sie es, halten wir Code und Einladung an und verständigen die zuständige Person.",
            button: "Melden: Das war ich nicht",
            otherwise: "Waren Sie es doch, schließen Sie diese Seite. Ohne Meldung geschieht nichts."),
        done: .init(
            title: "Danke, es ist gestoppt",
            explanation: "Der Code gilt nicht mehr, die Einladung ist angehalten, und die zuständige Person wurde verständigt.",
            nextStep: "Sie müssen nichts weiter tun. Geben Sie nie einen Code weiter, wer auch immer danach fragt."),
        before: .init(
            title: "Das wurde schon gemeldet",
            explanation: "Der Code gilt nicht mehr, und die Einladung ist bereits angehalten.",
            nextStep: "Sie müssen nichts weiter tun. Geben Sie nie einen Code weiter, wer auch immer danach fragt.")
    )
}

extension PageWords.Sponsor {
    static let german = PageWords.Sponsor(
        liftQuestion: .init(
            title: "Einladung wieder freigeben?",
            explanation: "Aus dem Postfach des Gastes wurde ein Code gemeldet, den dort niemand angefordert hatte.",
            consequence: "Fragen Sie zuerst den Gast, etwa am Telefon. Nach der Freigabe gilt die Einladung wieder.",
            button: "Freigeben",
            otherwise: "Sind Sie nicht sicher, schließen Sie diese Seite. Die Einladung bleibt angehalten."),
        approveQuestion: .init(
            title: "Neuen Link senden?",
            explanation: "Der Link des Gastes ist abgelaufen, und der Gast bittet um einen neuen.",
            consequence: "Der neue Link geht nur an die gespeicherte Adresse. Ältere Links gelten dann nicht mehr.",
            button: "Neuen Link senden",
            otherwise: "Möchten Sie das nicht, schließen Sie diese Seite. Es wird nichts gesendet."),
        guestLabel: "Gast",
        destinationLabel: "Eingeladen zu",
        lifted: {
            .init(
                title: "Die Einladung ist freigegeben",
                explanation: "Die Einladung für \($0) gilt wieder.",
                nextStep: "Bitten Sie den Gast, den Link aus der E‑Mail noch einmal zu öffnen.")
        },
        approved: {
            .init(
                title: "Ein neuer Link ist unterwegs",
                explanation: "Wir senden eine E‑Mail mit einem neuen Link an \($0).",
                nextStep: "Sie müssen nichts weiter tun.")
        },
        used: .init(
            title: "Das ist schon entschieden",
            explanation: "Der Link in Ihrer E‑Mail gilt einmal, und die Anfrage wurde beantwortet.",
            nextStep:
                "Möchten Sie das ändern oder haben Sie nicht selbst entschieden, wenden Sie sich an die Stelle, die Gastzugänge betreut."
        ),
        expired: .init(
            title: "Diese Anfrage ist abgelaufen",
            explanation: "Der Link in Ihrer E‑Mail gilt nur für begrenzte Zeit. Es wurde nichts geändert.",
            nextStep: "Der Gast kann noch einmal anfragen; dann erhalten Sie eine neue E‑Mail.")
    )
}

extension PageWords.SignIn {
    static let german = PageWords.SignIn(
        title: { "Bei \($0) anmelden" },
        lead: "Für Gäste, die eine Einladung angenommen haben.",
        leadTo: { "Als Gast, weiter zu \($0)." },
        addressLabel: "E‑Mail-Adresse",
        addressHint: "Die Adresse, an die Ihre Einladung ging.",
        notAnAddress: "Bitte geben Sie eine vollständige E‑Mail-Adresse ein, etwa name@example.com.",
        continueButton: "Weiter",
        orWith: { "Anmelden mit \($0)" },
        firstTime: "Zum ersten Mal hier? Öffnen Sie stattdessen den Link aus Ihrer Einladung."
    )
}

extension PageWords.Me {
    static let german = PageWords.Me(
        title: "Sie sind angemeldet",
        guestLabel: "Gast",
        tenantLabel: "Bei",
        sinceLabel: "Seit",
        untilLabel: "Bis",
        proofLabel: "Angemeldet mit",
        byPasscode: "Code per E‑Mail",
        byProvider: { "Konto bei \($0)" },
        switchTo: { "Ab jetzt mit \($0) anmelden" },
        signOutButton: "Abmelden"
    )
}

extension PageWords.Failures {
    static let german = PageWords.Failures(
        notFound: .init(
            title: "Diese Seite gibt es nicht",
            explanation: "Die Adresse ist vielleicht vertippt oder unvollständig.",
            nextStep: "Öffnen Sie den Link aus Ihrer E‑Mail noch einmal, oder fragen Sie die Person, die ihn Ihnen gesendet hat."),
        unavailable: .init(
            title: "Zurzeit nicht erreichbar",
            explanation: "Der Dienst kann gerade nicht antworten. Es ist nichts verloren.",
            nextStep: "Warten Sie ein paar Sekunden und laden Sie die Seite neu."),
        internalError: .init(
            title: "Bei uns ist etwas schiefgegangen",
            explanation: "Der Fehler ist festgehalten. Sie haben nichts falsch gemacht.",
            nextStep: "Versuchen Sie es später wieder. Hilft das nicht, bitten Sie um Hilfe und nennen Sie die Referenz."),
        badRequest: .init(
            title: "Das konnten wir nicht verstehen",
            explanation: "Ihr Browser hat etwas gesendet, das hier nicht passt. Es wurde nichts geändert.",
            nextStep: "Gehen Sie zurück und versuchen Sie es noch einmal, oder öffnen Sie den Link aus Ihrer E‑Mail."),
        methodNotAllowed: .init(
            title: "So lässt sich diese Seite nicht öffnen",
            explanation: "Sie gehört mitten in einen Ablauf und wurde einzeln geöffnet. Es wurde nichts geändert.",
            nextStep: "Öffnen Sie den Link aus Ihrer E‑Mail noch einmal."),
        applicationWrong: .init(
            title: "Die Anwendung hat etwas verlangt, das ihr nicht zusteht",
            explanation: "Die Anfrage der Anwendung passt nicht zu ihrer Registrierung; es wurde nichts an sie zurückgesandt.",
            nextStep: "Bitte sagen Sie es der Stelle, die die Anwendung betreibt.")
    )
}

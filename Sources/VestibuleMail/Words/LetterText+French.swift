internal import Vestibule

extension LetterText {
    /// French typography: a no-break space before `:`, `?`, `;` and inside guillemets.
    static let french = LetterText(
        greeting: { $0.map { "Bonjour \($0)," } ?? "Bonjour," },
        colon: "\u{A0}: ",
        moment: { moment in
            let days = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"]
            let months = [
                "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                "novembre", "décembre",
            ]
            let day = moment.day == 1 ? "1er" : String(moment.day)
            let date = "\(days[moment.weekday]) \(day) \(months[moment.month - 1]) \(moment.year)"
            return "\(date) à \(moment.hour)\u{A0}h\u{A0}\(CivilMoment.two(moment.minute)) (UTC)"
        },
        buttonFallback: "Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur\u{A0}:",
        footer: {
            "Ce message vous a été envoyé automatiquement pour le compte de \($0). Il ne charge aucun contenu depuis "
                + "Internet et ne contient aucun traceur."
        },
        invitation: InvitationWords(
            subject: { inviter, application in "\(inviter) vous invite à utiliser \(application)" },
            heading: { "Votre invitation à utiliser \($0)" },
            openingByPerson: { inviter, tenant, application in
                "\(inviter), de \(tenant), vous invite à utiliser \(application) en tant qu’invité."
            },
            openingByTenant: { tenant, application in
                "\(tenant) vous invite à utiliser \(application) en tant qu’invité."
            },
            messageCaption: { "Message personnel de \($0)" },
            application: "Application",
            destination: "Destination",
            recipient: "Adresse invitée",
            validUntil: "Lien valable jusqu’au",
            nextStep: "Ouvrez l’invitation et confirmez que vous l’acceptez. "
                + "Un code, que nous enverrons à cette adresse, vous sera demandé.",
            button: "Ouvrir l’invitation",
            closing: {
                "Vous ne connaissez pas \($0)\u{A0}? N’utilisez pas le lien\u{A0}: sans votre accord, rien ne se passe."
            }),
        passcode: PasscodeWords(
            subject: { purpose, tenant in
                switch purpose {
                case .signIn: "Votre code de connexion à \(tenant)"
                case .redemption: "Votre code pour l’invitation de \(tenant)"
                case .accessRequest: "Votre code pour demander un accès à \(tenant)"
                }
            },
            heading: "Votre code",
            opening: { purpose, tenant, application in
                let aim =
                    switch (purpose, application) {
                    case (.signIn, let application?): "vous connecter à \(application) chez \(tenant)"
                    case (.signIn, nil): "vous connecter à \(tenant)"
                    case (.redemption, let application?):
                        "accepter l’invitation de \(tenant) à utiliser \(application)"
                    case (.redemption, nil): "accepter l’invitation de \(tenant)"
                    case (.accessRequest, let application?): "demander l’accès à \(application) chez \(tenant)"
                    case (.accessRequest, nil): "demander un accès à \(tenant)"
                    }
                return "Pour \(aim), saisissez ce code sur la page qui l’attend\u{A0}:"
            },
            validity: { minutes, until in
                "Valable \(minutes) \(minutes == 1 ? "minute" : "minutes"), jusqu’au \(until)."
            },
            reference: (
                "La page affiche le même mot\u{A0}: ", ". Si elle en affiche un autre, ne saisissez pas le code."
            ),
            organisation: "Organisation",
            application: "Application",
            requested: "Code demandé le",
            neverAsked: { "Personne chez \($0) ne vous demandera jamais ce code, ni par téléphone ni par écrit." },
            notMeTitle: "Vous n’avez pas demandé ce code\u{A0}?",
            notMe: "Quelqu’un a utilisé votre adresse. Ne transmettez ce code à personne. Dites-le-nous\u{A0}:",
            notMeLink: "Ce n’était pas moi",
            notMeThen: { purpose, tenant in
                switch purpose {
                case .redemption:
                    "Le code cessera aussitôt de fonctionner, l’invitation sera suspendue et votre contact chez "
                        + "\(tenant) en sera informé."
                case .signIn: "Le code cessera aussitôt de fonctionner et votre contact chez \(tenant) en sera informé."
                case .accessRequest:
                    "Le code cessera aussitôt de fonctionner, rien ne sera demandé, et cette adresse ne recevra plus rien à ce sujet aujourd’hui."
                }
            }),
        reported: ReportedWords(
            subject: { "Un invité de \($0) signale\u{A0}: ce n’était pas moi" },
            heading: "Un invité n’a pas demandé de code",
            opening: { guest, tenant in
                "\(guest) a reçu un code pour \(tenant) et nous a signalé\u{A0}: «\u{A0}Ce n’était pas moi.\u{A0}» "
                    + "Il se peut que quelqu’un d’autre ait utilisé cette adresse."
            },
            guest: "Invité",
            application: "Application",
            reported: "Signalé le",
            doneTitle: "Ce que nous avons fait",
            codeIsDead: "Le code ne fonctionne plus.",
            invitationIsPaused: "L’invitation est suspendue\u{A0}: personne ne peut l’accepter pour le moment.",
            nothingToPause: "Il n’y avait aucune invitation en cours à suspendre.",
            nextTitle: "Ce que vous pouvez faire",
            askGuest:
                "Veuillez demander à l’invité, par un moyen de contact que vous utilisez déjà, si tout est en ordre.",
            ifInOrder: "Si oui, levez la suspension. En cas de doute, laissez tout en l’état.",
            nothingElse: "Vous n’avez rien d’autre à faire.",
            button: "Lever la suspension"),
        linkRequested: LinkRequestedWords(
            subject: { guest, application in "\(guest) demande un nouveau lien vers \(application)" },
            heading: "Un invité demande un nouveau lien",
            opening: { guest, application in
                "L’invitation à utiliser \(application) adressée à \(guest) a expiré. L’invité souhaite toujours "
                    + "l’accepter et demande un nouveau lien."
            },
            guest: "Invité",
            application: "Application",
            requested: "Demandé le",
            doneTitle: "Où nous en sommes",
            oldLinkIsDead: "L’ancien lien ne fonctionne plus et ne fonctionnera plus.",
            nothingSent: "Aucun nouveau lien n’a été envoyé.",
            nextTitle: "Ce que vous pouvez faire",
            ifExpected: "Si vous attendez toujours cet invité, approuvez sa demande\u{A0}: "
                + "nous enverrons alors un nouveau lien à l’adresse invitée.",
            otherwise: "Sinon, vous n’avez rien à faire\u{A0}: sans votre accord, aucun lien n’est envoyé.",
            button: "Envoyer un nouveau lien"),
        lostAccount: .french, tenantDiscovery: .french, accessRequest: .french, accessWaits: .french,
        letterBounced: .french, accessEnding: .french, accessReview: .french, handOver: .french,
        termsAccepted: .french, secondFactor: .french)
}

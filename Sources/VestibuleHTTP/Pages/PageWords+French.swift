/// No-break spaces stand before two-part punctuation, as French typography asks, and “e‑mail” is written with a
/// hyphen that does not break.
extension PageWords {
    static let french = PageWords(
        common: .french, landing: .french, passcode: .french, consent: .french, endings: .french,
        refusals: .french, report: .french, sponsor: .french, signIn: .french, account: .french, me: .french, healing: .french,
        lostAccount: .french, tenantDiscovery: .french, device: .french, accessRequest: .french, renewal: .french,
        accessReview: .french,
        handOver: .french,
        terms: .french,
        secondFactor: .french,
        failures: .french)
}

extension PageWords.Common {
    static let french = PageWords.Common(
        guestAccess: "Accès invité",
        workAccount: "Microsoft (travail ou école)",
        personalAccount: "Microsoft (personnel)",
        questions: { "Des questions\u{A0}? Écrivez à \($0)." },
        errorTitle: { "Erreur\u{A0}: \($0)" },
        referenceLabel: "Référence",
        months: [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
            "novembre", "décembre",
        ],
        moment: { "\($0) \($1) \($2) à \($3)" },
        time: { "\($0) UTC" },
        seconds: { $0 == 1 ? "1 seconde" : "\($0) secondes" },
        minutes: { $0 == 1 ? "1 minute" : "\($0) minutes" }
    )
}

extension PageWords.Landing {
    static let french = PageWords.Landing(
        invitesYou: { "\($0) vous invite à accéder à \($1)" },
        inviterAsks: { "\($0) souhaite vous accueillir en tant qu’invité." },
        tenantAsks: { "\($0) souhaite vous accueillir en tant qu’invité." },
        messageFrom: { "Message de \($0)" },
        guestLabel: "Invitation pour",
        destinationLabel: "Donne accès à",
        validUntilLabel: "Valable jusqu’au",
        codeComesNext: { "Si vous continuez, nous envoyons un code à usage unique à \($0)." },
        signInComesNext: { "Si vous continuez, vous vous connectez avec \($0)." },
        continueButton: "Continuer",
        passcodeButton: "Recevoir plutôt un code",
        leaving: { "Vers la connexion avec \($0)" },
        notExpected: "Vous n’attendiez pas ce message\u{A0}? Fermez la page. Rien ne se passe si vous ne continuez pas."
    )
}

extension PageWords.Passcode {
    static let french = PageWords.Passcode(
        owed: .init(
            title: "Encore une étape\u{A0}: votre boîte aux lettres",
            explanation: "Vous êtes connecté. Votre fournisseur ne peut pas confirmer que la boîte aux lettres est la vôtre.",
            nextStep: "Nous y envoyons un code, cette seule fois."),
        owedButton: "Envoyer le code",
        title: "Saisissez votre code",
        askAgainTitle: "Demandez un nouveau code",
        sentTo: { "Nous avons envoyé un e‑mail avec un code à \($0)." },
        sentIfKnown: { "Si l’adresse \($0) est connue ici, un e‑mail avec un code est en route." },
        wordLabel: "Mot de reconnaissance",
        wordHint: { "L’e‑mail contient aussi le mot \($0). S’il n’y est pas, ne saisissez pas son code." },
        letterWaiting: "L’e‑mail va être envoyé.",
        letterHandedOver: { "Remis à votre messagerie à \($0)." },
        letterRetrying: "L’e‑mail n’a pas encore pu être remis. Nous continuons d’essayer.",
        letterRefused: "Votre messagerie a refusé l’e‑mail. Veuillez prévenir la personne qui vous a invité.",
        refresh: "Vérifier à nouveau",
        codeLabel: "Code reçu par e‑mail",
        codeHint: "8 chiffres. Les espaces ne comptent pas.",
        codeHintUntil: { "8 chiffres, valable jusqu’à \($0). Les espaces ne comptent pas." },
        checkButton: "Vérifier le code",
        resendTitle: "Pas encore d’e‑mail\u{A0}?",
        resendHint: "Cela peut prendre une minute ou deux. Regardez aussi dans vos courriers indésirables.",
        resendWait: { "Vous pourrez demander un nouveau code dans \($0)." },
        resendButton: "Envoyer un nouveau code",
        wrongCode: {
            $0 == 1
                ? "Ce code n’est pas correct. Il vous reste 1 essai."
                : "Ce code n’est pas correct. Il vous reste \($0) essais."
        },
        expired: "Ce code a expiré. Demandez-en un nouveau et saisissez celui-là.",
        usedUp: "Trop d’essais incorrects\u{A0}: ce code n’est plus valable. Demandez-en un nouveau.",
        askedTooEarly: { "Un e‑mail vient de partir. Vous pourrez demander le suivant dans \($0)." },
        notEightDigits: "Le code comporte 8 chiffres. Veuillez les saisir tous, et rien d’autre."
    )
}

extension PageWords.Consent {
    static let french = PageWords.Consent(
        title: { "Devenir invité de \($0)\u{A0}?" },
        receives: { "Si vous acceptez, \($0) reçoit\u{A0}:" },
        nameLabel: "Votre nom",
        addressLabel: "Votre adresse",
        purposeLabel: "Pour vous ouvrir",
        alsoSees: { "\($0) voit aussi quand et comment vous vous connectez, et peut mettre fin à votre accès à tout moment." },
        privacyLink: { "Politique de confidentialité de \($0)" },
        acceptButton: "Accepter et continuer",
        declineButton: "Refuser"
    )
}

extension PageWords.Endings {
    static let french = PageWords.Endings(
        alreadyIn: {
            .init(
                title: "Vous avez déjà accès",
                explanation: "Vous avez accepté cette invitation et votre session est ouverte.",
                nextStep: "Vous pouvez aller sur \($0) quand vous le souhaitez.")
        },
        openButton: { "Ouvrir \($0)" },
        declined: {
            .init(
                title: "Invitation refusée",
                explanation: "Vous n’êtes pas devenu invité de \($0) et vous n’avez aucun accès.",
                nextStep:
                    "Vous n’avez rien d’autre à faire. Si vous changez d’avis, ouvrez à nouveau le lien de l’invitation tant qu’il est valable."
            )
        },
        newLinkOnItsWay: {
            .init(
                title: "Un nouvel e‑mail est en route",
                explanation: "Nous envoyons un nouveau lien à \($0). Les liens précédents ne sont plus valables.",
                nextStep: "Ouvrez le lien du nouvel e‑mail. Au besoin, regardez dans vos courriers indésirables.")
        },
        sponsorAsked: .init(
            title: "Nous avons transmis votre demande",
            explanation: "La personne responsable de votre invitation a reçu votre demande et décidera.",
            nextStep: "Si elle accepte, vous recevrez un e‑mail. Vous pouvez fermer cette page."),
        signedOut: .init(
            title: "Votre session est fermée",
            explanation: "Votre session d’invité dans ce navigateur est terminée.",
            nextStep: "Sur un appareil partagé, fermez aussi le navigateur\u{A0}: des applications peuvent rester ouvertes."),
        signOutQuestion: { tenant in
            .init(
                title: "Se déconnecter de \(tenant)\u{A0}?",
                explanation: "Une application vous a envoyé ici pour vous déconnecter.",
                consequence: "Votre session d’invité dans ce navigateur prend fin, pour toutes les applications de \(tenant).",
                button: "Se déconnecter",
                otherwise: "Si vous préférez rester, fermez cette page.")
        },
        signInButton: "Se connecter",
        newLinkButton: "Envoyez-moi un nouveau lien",
        startAgainButton: "Recommencer"
    )
}

extension PageWords.Refusals {
    static let french = PageWords.Refusals(
        invitationExpired: .init(
            title: "Cette invitation a expiré",
            explanation: "Une invitation est valable un certain temps, et ce temps est écoulé.",
            nextStep: "Demandez un nouveau lien. La personne qui vous a invité peut aussi vous en envoyer un."),
        invitationRevoked: .init(
            title: "Cette invitation a été retirée",
            explanation: "L’organisation qui vous a invité a retiré l’invitation.",
            nextStep: "Si vous pensez qu’il s’agit d’une erreur, écrivez à la personne qui vous a invité."),
        newerLetterSent: .init(
            title: "Il existe un e‑mail plus récent",
            explanation: "Nous vous avons envoyé une autre invitation depuis. Seul le dernier lien est valable.",
            nextStep: "Ouvrez le lien de l’e‑mail le plus récent. S’il est introuvable, demandez un nouveau lien."),
        alreadyUsed: .init(
            title: "Ce lien a déjà servi",
            explanation: "Un lien d’invitation ne sert qu’une fois, et celui-ci a déjà été utilisé.",
            nextStep: "Si c’était vous, connectez-vous. Sinon, prévenez la personne qui vous a invité."),
        domainBlocked: {
            .init(
                title: "Votre adresse n’est pas acceptée ici",
                explanation: "\($0) n’accepte pas d’invités dont l’adresse appartient à votre domaine de messagerie.",
                nextStep: "Demandez à la personne qui vous a invité si une autre de vos adresses peut convenir.")
        },
        organisationBlocked: {
            .init(
                title: "Les comptes de votre organisation ne sont pas acceptés ici",
                explanation: "\($0) n’accepte pas les comptes de l’organisation avec laquelle vous vous êtes connecté.",
                nextStep: "Demandez à la personne qui vous a invité si une adresse que vous avez ailleurs peut convenir.")
        },
        tenantSuspended: {
            .init(
                title: "L’accès des invités est suspendu",
                explanation: "\($0) n’accueille pas d’invités en ce moment. Votre invitation n’est pas en cause.",
                nextStep: "Demandez à la personne qui vous a invité quand vous pourrez réessayer.")
        },
        accessDenied: {
            .init(
                title: "Accès impossible de cette manière",
                explanation:
                    "Les règles de \($0) n’autorisent pas l’accès depuis ce lieu, avec cet appareil ou par ce moyen de connexion.",
                nextStep:
                    "Réessayez depuis un autre lieu ou un autre appareil. Si cela ne suffit pas, adressez-vous à la personne qui vous a invité et indiquez-lui l’heure\u{A0}: le motif figure dans le journal de son organisation."
            )
        },
        wrongBrowser: .init(
            title: "Veuillez rouvrir le lien ici",
            explanation: "Ce navigateur ne connaît pas votre invitation. Elle a peut-être été ouverte dans un autre.",
            nextStep: "Rouvrez le lien reçu par e‑mail dans ce navigateur, et restez-y jusqu’à la fin."),
        attemptExpired: .init(
            title: "Cela a pris trop de temps",
            explanation: "Pour votre sécurité, une tentative a une durée limitée. Votre invitation reste valable.",
            nextStep: "Rouvrez le lien reçu par e‑mail."),
        tooManyTries: {
            .init(
                title: "Trop de codes incorrects",
                explanation: "Pour que personne ne puisse deviner un code, nous n’en acceptons plus avant le \($0).",
                nextStep: "Ensuite, rouvrez le lien reçu par e‑mail et demandez un nouveau code.")
        },
        passcodesLocked: .init(
            title: "Les codes sont bloqués pour cette adresse",
            explanation: "Il y a eu tant de codes incorrects que nous n’en envoyons plus à cette adresse.",
            nextStep: "Adressez-vous à la personne qui vous a invité. Elle peut faire lever le blocage."),
        frozen: .init(
            title: "Cette invitation est suspendue",
            explanation: "Un code que personne n’avait demandé a été signalé depuis la boîte aux lettres.",
            nextStep: "Rien n’est perdu. La personne responsable a été prévenue et peut lever la suspension."),
        linkUnknown: .init(
            title: "Ce lien ne fonctionne pas",
            explanation: "Il est peut-être incomplet\u{A0}: les messageries coupent parfois les longs liens.",
            nextStep: "Copiez le lien entier dans la barre d’adresse, ou demandez une nouvelle invitation."),
        formExpired: .init(
            title: "Cette page n’est plus à jour",
            explanation: "Elle est restée ouverte trop longtemps, ou dans deux onglets. Rien n’a été modifié.",
            nextStep: "Revenez en arrière, rechargez la page et répétez la dernière étape."),
        cookiesOff: .init(
            title: "Veuillez autoriser les cookies",
            explanation: "Votre navigateur n’enregistre pas de cookies pour cette page. Ils nous sont nécessaires ici.",
            nextStep: "Autorisez les cookies pour ce site, puis rouvrez le lien reçu par e‑mail."),
        tooManyLetters: {
            .init(
                title: "Plus d’e‑mail aujourd’hui",
                explanation:
                    "Cette adresse a reçu tant d’e‑mails aujourd’hui que nous n’en envoyons plus.",
                nextStep: "Cherchez l’e‑mail le plus récent, aussi dans les indésirables, ou réessayez après le \($0).")
        },
        askedTooOften: {
            .init(
                title: "Merci de patienter un peu",
                explanation:
                    "Les demandes ont été si nombreuses que nous n’envoyons plus rien pour le moment, afin de ménager les boîtes aux lettres. D’autres personnes de votre réseau ont peut-être aussi fait des demandes.",
                nextStep: "Cherchez l’e‑mail le plus récent, aussi dans les indésirables, ou réessayez après le \($0).")
        },
        anotherAccount: { invited in
            .init(
                title: "C’est un autre compte",
                explanation: "Le compte avec lequel vous vous êtes connecté n’appartient pas à \(invited).",
                nextStep: "Connectez-vous avec le compte de l’adresse invitée. Votre invitation reste valable.")
        },
        accountUnknown: { tenant in
            .init(
                title: "Ce compte n’est pas invité ici",
                explanation: "Aucun invité de \(tenant) n’a le compte avec lequel vous vous êtes connecté.",
                nextStep:
                    "Connectez-vous avec le compte de votre inscription. C’est la première fois\u{A0}? Ouvrez le lien de votre e‑mail d’invitation."
            )
        },
        signInDeclined: .init(
            title: "Vous ne vous êtes pas connecté",
            explanation: "Vous êtes revenu sans vous connecter. Rien ne s’est passé, et votre invitation reste valable.",
            nextStep: "Recommencez quand vous le souhaitez."),
        noSuchAccount: .init(
            title: "Ce compte n’existe pas là-bas",
            explanation: "Le fournisseur ne trouve aucun compte à votre nom. Votre invitation reste valable.",
            nextStep: "Continuez, et nous essaierons un autre moyen."),
        providerUnavailable: .init(
            title: "La connexion ne répond pas",
            explanation:
                "Le fournisseur auprès duquel vous vous connectez est injoignable pour le moment. Votre invitation reste valable.",
            nextStep: "Recommencez dans quelques minutes."),
        nothingFits: .init(
            title: "Aucun moyen de se connecter",
            explanation: "L’organisation qui vous a invité n’autorise aucun moyen de connexion adapté à votre adresse.",
            nextStep: "Veuillez le signaler à la personne qui vous a invité. Elle peut en faire ouvrir un."),
        hookDenied: { tenant in
            .init(
                title: "Vous ne pouvez pas continuer",
                explanation: "\(tenant) a vérifié cette demande et ne l’autorise pas.",
                nextStep: "Adressez-vous à la personne qui vous a invité. Rien n’a été modifié.")
        },
        wordsOf: { "Message de \($0)\u{A0}:" }
    )
}

extension PageWords.Report {
    static let french = PageWords.Report(
        question: .init(
            title: "Ce n’était pas vous\u{A0}?",
            explanation: "Si vous n’avez pas demandé ce code, quelqu’un d’autre a saisi votre adresse.",
            consequence: "Si vous le signalez, nous bloquons le code et l’invitation et prévenons la personne responsable.",
            button: "Signaler\u{A0}: ce n’était pas moi",
            otherwise: "Si c’était bien vous, fermez cette page. Rien ne se passe sans signalement."),
        done: .init(
            title: "Merci, tout est bloqué",
            explanation: "Le code n’est plus valable, l’invitation est suspendue et la personne responsable a été prévenue.",
            nextStep: "Vous n’avez rien d’autre à faire. Ne communiquez jamais un code, à qui que ce soit."),
        before: .init(
            title: "Cela a déjà été signalé",
            explanation: "Le code n’est plus valable et l’invitation est déjà suspendue.",
            nextStep: "Vous n’avez rien d’autre à faire. Ne communiquez jamais un code, à qui que ce soit.")
    )
}

extension PageWords.Sponsor {
    static let french = PageWords.Sponsor(
        liftQuestion: .init(
            title: "Lever la suspension\u{A0}?",
            explanation: "Un code que personne n’avait demandé a été signalé depuis la boîte aux lettres de l’invité.",
            consequence:
                "Interrogez d’abord l’invité, par téléphone par exemple. Une fois la suspension levée, l’invitation est de nouveau valable.",
            button: "Lever la suspension",
            otherwise: "En cas de doute, fermez cette page. L’invitation reste suspendue."),
        approveQuestion: .init(
            title: "Envoyer un nouveau lien\u{A0}?",
            explanation: "Le lien de l’invité a expiré, et il en demande un nouveau.",
            consequence: "Le nouveau lien part uniquement à l’adresse enregistrée. Les précédents ne seront plus valables.",
            button: "Envoyer un nouveau lien",
            otherwise: "Si vous ne le souhaitez pas, fermez cette page. Rien n’est envoyé."),
        guestLabel: "Invité",
        destinationLabel: "Invitation à",
        lifted: {
            .init(
                title: "La suspension est levée",
                explanation: "L’invitation de \($0) est de nouveau valable.",
                nextStep: "Dites à l’invité de rouvrir le lien reçu par e‑mail.")
        },
        approved: {
            .init(
                title: "Un nouveau lien est en route",
                explanation: "Nous envoyons à \($0) un e‑mail avec un nouveau lien.",
                nextStep: "Vous n’avez rien d’autre à faire.")
        },
        used: .init(
            title: "C’est déjà décidé",
            explanation: "Le lien de votre e‑mail ne sert qu’une fois, et la demande a reçu une réponse.",
            nextStep:
                "Pour changer la décision, ou si elle ne vient pas de vous, adressez-vous à la personne qui gère les accès des invités."
        ),
        expired: .init(
            title: "Cette demande a expiré",
            explanation: "Le lien de votre e‑mail n’est valable qu’un certain temps. Rien n’a été modifié.",
            nextStep: "L’invité peut refaire sa demande\u{A0}; vous recevrez alors un nouvel e‑mail.")
    )
}

extension PageWords.SignIn {
    static let french = PageWords.SignIn(
        title: { "Se connecter à \($0)" },
        lead: "Pour les invités qui ont accepté une invitation.",
        leadTo: { "En tant qu’invité, pour accéder à \($0)." },
        addressLabel: "Adresse e‑mail",
        addressHint: "Celle à laquelle vous avez reçu l’invitation.",
        notAnAddress: "Veuillez saisir une adresse e‑mail complète, par exemple nom@example.com.",
        continueButton: "Continuer",
        orWith: { "Se connecter avec \($0)" },
        firstTime: "C’est la première fois\u{A0}? Ouvrez plutôt le lien de votre e‑mail d’invitation."
    )
}

extension PageWords.Me {
    static let french = PageWords.Me(
        title: "Votre session est ouverte",
        guestLabel: "Invité",
        tenantLabel: "Chez",
        sinceLabel: "Depuis le",
        untilLabel: "Jusqu’au",
        proofLabel: "Ouverte avec",
        byPasscode: "Code reçu par e‑mail",
        byProvider: { "Compte chez \($0)" },
        switchTo: { "Vous connecter désormais avec \($0)" },
        signOutButton: "Se déconnecter"
    )
}

extension PageWords.Failures {
    static let french = PageWords.Failures(
        notFound: .init(
            title: "Cette page n’existe pas",
            explanation: "L’adresse est peut-être incomplète ou mal saisie.",
            nextStep: "Rouvrez le lien reçu par e‑mail, ou adressez-vous à la personne qui vous l’a envoyé."),
        unavailable: .init(
            title: "Indisponible pour le moment",
            explanation: "Le service ne peut pas répondre à cet instant. Rien n’est perdu.",
            nextStep: "Attendez quelques secondes, puis rechargez la page."),
        internalError: .init(
            title: "Une erreur s’est produite de notre côté",
            explanation: "Elle a été enregistrée. Vous n’y êtes pour rien.",
            nextStep: "Réessayez plus tard. Si cela se reproduit, demandez de l’aide en indiquant la référence."),
        badRequest: .init(
            title: "Nous n’avons pas compris",
            explanation: "Votre navigateur a envoyé des données inutilisables ici. Rien n’a été modifié.",
            nextStep: "Revenez en arrière et réessayez, ou rouvrez le lien reçu par e‑mail."),
        methodNotAllowed: .init(
            title: "Cette page ne s’ouvre pas ainsi",
            explanation: "Elle fait partie d’une étape et a été ouverte seule. Rien n’a été modifié.",
            nextStep: "Rouvrez le lien reçu par e‑mail."),
        applicationWrong: .init(
            title: "L’application a demandé ce qu’elle n’a pas le droit d’obtenir",
            explanation: "La demande de l’application ne correspond pas à son inscription\u{A0}; rien ne lui a été renvoyé.",
            nextStep: "Veuillez en informer la personne qui gère l’application.")
    )
}

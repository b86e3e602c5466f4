extension PageWords {
    /// Of a guest's second factors.
    struct SecondFactor: Sendable {
        let link: String
        let title: String
        let lead: About
        let app: String
        let passkey: String
        let none: String
        /// By the moment.
        let added: About
        let lastUsed: About
        let removeButton: String
        let addApp: String
        let addPasskey: String
        let codesLeft: Count
        let renewButton: String
        let proveFirst: String
        let proveLink: String
        let resetUnderWay: About
        /// By the moment of the wish, which nobody has answered.
        let resetOpen: About
        let removal: Question
        let renewal: Question

        let proveTitle: String
        let proveLead: About
        /// Of a guest who has no app.
        let provePasskeyLead: About
        let openApp: String
        let codeLabel: String
        let codeHint: String
        let proveButton: String
        let passkeyButton: String
        let lostLink: String
        let wrong: String
        let wrongRecoveryCode: String
        let wait: About
        let signInButton: String
        let passkeyFailed: String
        let mailboxDue: String
        let needsScript: String

        let enrolTitle: String
        /// Of a guest who was asked for a second factor.
        let enrolLead: About
        let enrolOwnLead: String
        let pictureText: String
        let keyLabel: String
        let enrolCodeLabel: String
        let enrolCodeHint: String
        let enrolButton: String
        let passkeyTitle: String
        let passkeyLead: About
        let createButton: String
        let cannotAdd: Notice

        let codesTitle: String
        let codesLead: String
        let codesDone: String

        let locked: Notice
        let lost: Question
        let asked: Notice
        let cannotAsk: Notice
        let stop: Question
        let stopped: Notice
        let nothingToStop: Notice
        /// To the sponsor.
        let question: Question
        let agreed: NoticeAbout
    }
}

extension PageWords.SecondFactor {
    static let english = PageWords.SecondFactor(
        link: "Second factor and recovery codes", title: "Your second factor",
        lead: { "With this you prove to \($0) that it is you, in addition to your code by email or your account." },
        app: "Authenticator app", passkey: "Passkey", none: "You have no second factor yet.",
        added: { "Added on \($0)." }, lastUsed: { "Last used on \($0)." }, removeButton: "Remove",
        addApp: "Add an authenticator app", addPasskey: "Add a passkey",
        codesLeft: { "Recovery codes left: \($0)." }, renewButton: "Make new recovery codes",
        proveFirst: "To change something here, first confirm with your second factor that it is you.", proveLink: "Confirm now",
        resetUnderWay: {
            "A reset is under way: your second factors will be removed on \($0). To stop it, open the link in our email about it."
        },
        resetOpen: {
            "You asked on \($0) that your second factors be reset, and the person who answers for you has not agreed yet. If that was not you, write to whoever looks after guest access at once."
        },
        removal: .init(
            title: "Remove this second factor?", explanation: "You cannot sign in with it afterwards.",
            consequence: "If it is your last one, your recovery codes are removed too.", button: "Remove",
            otherwise: "To keep it, close this page. Nothing changes."),
        renewal: .init(
            title: "Make new recovery codes?", explanation: "You get new codes, which are shown once.",
            consequence: "Your earlier codes no longer work, wherever you have kept them.", button: "Make new codes",
            otherwise: "To keep the codes that you have, close this page. Nothing changes."),
        proveTitle: "Confirm that it is you",
        proveLead: { "\($0) asks for your second factor. Open your authenticator app and enter the code that it shows." },
        provePasskeyLead: { "\($0) asks for your second factor. Use your passkey, or enter one of your recovery codes." },
        openApp: "Add it to an app on this device",
        codeLabel: "Code", codeHint: "Six digits, or one of your recovery codes.", proveButton: "Continue",
        passkeyButton: "Use a passkey", lostLink: "I have lost my second factor",
        wrong: "This code is wrong, or was used before. Wait for the next one that your app shows, and enter that.",
        wrongRecoveryCode:
            "This recovery code is wrong, or was used before. Check it character by character, or enter another one.",
        wait: { "Too many wrong codes. Please wait until \($0), then try again." },
        signInButton: "Sign in with a passkey",
        passkeyFailed: "The passkey did not work. Please try again.",
        mailboxDue: "It is time to confirm your mailbox again. Enter your email address.",
        needsScript: "Passkeys need JavaScript, which is off in this browser.",
        enrolTitle: "Add an authenticator app",
        enrolLead: {
            "\($0) asks for a second factor. Scan this picture with an authenticator app, and enter the code that it then shows."
        },
        enrolOwnLead: "Scan this picture with an authenticator app, and enter the code that it then shows.",
        pictureText: "QR code with the key below", keyLabel: "If you cannot scan it, enter this key in the app",
        enrolCodeLabel: "Code from the app", enrolCodeHint: "Six digits.", enrolButton: "Add",
        passkeyTitle: "Add a passkey",
        passkeyLead: {
            "With a passkey you prove to \($0) that it is you by fingerprint, face or the PIN of your device or security key."
        },
        createButton: "Create a passkey",
        cannotAdd: .init(
            title: "This cannot be added",
            explanation: "It was added before, the page was open for too long, or you already have as many as are allowed.",
            nextStep: "Go back to your second factors and try again."),
        codesTitle: "Your recovery codes",
        codesLead:
            "Each of them works once in place of your second factor. Print them or write them down: they are not shown again.",
        codesDone: "I have saved them",
        locked: .init(
            title: "Too many wrong codes", explanation: "Your second factor is locked.",
            nextStep: "Ask for a reset below, or write to whoever looks after guest access."),
        lost: .init(
            title: "Have you lost your second factor?",
            explanation: "If you have a recovery code, go back and enter that.",
            consequence:
                "If not, we ask the person who answers for you. If they agree, we tell you by email, and after a waiting time your second factors are removed.",
            button: "Ask for a reset", otherwise: "If you still have it, close this page. Nothing changes."),
        asked: .init(
            title: "We have passed on your request", explanation: "The person who answers for you has been asked by email.",
            nextStep:
                "If they agree, you get an email that says from when you can sign in without your second factor. You can close this page."
        ),
        cannotAsk: .init(
            title: "Nobody can be asked", explanation: "There is nothing to reset, or nobody invited you here.",
            nextStep: "Ask whoever looks after guest access."),
        stop: .init(
            title: "Stop the reset?", explanation: "Your second factors and recovery codes are about to be removed.",
            consequence:
                "If you stop it, they stay. Whoever asked for it may be able to read your email: change the password of your mailbox, and tell whoever looks after guest access.",
            button: "Stop the reset", otherwise: "If you asked for it yourself, close this page."),
        stopped: .init(
            title: "The reset is stopped", explanation: "Your second factors stay as they are.",
            nextStep:
                "Now change the password of your mailbox, and tell whoever looks after guest access: somebody could sign in as you."
        ),
        nothingToStop: .init(
            title: "There is nothing left to stop", explanation: "The reset was stopped before, or is done.",
            nextStep:
                "If your second factors are gone and you did not want that, write to whoever looks after guest access at once."),
        question: .init(
            title: "Reset a guest’s second factor?",
            explanation: "This guest says that the second factor is lost. Ask by another way than email before you agree.",
            consequence:
                "If you agree, the guest is told by email and can stop it for a while. Then the second factors are removed, and the guest can add a new one after signing in.",
            button: "Agree to the reset", otherwise: "If you are not sure, close this page. Nothing changes."),
        agreed: {
            .init(
                title: "You have agreed",
                explanation: "\($0) is told by email, and the second factors are removed after the waiting time.",
                nextStep: "You need to do nothing more.")
        })

    static let german = PageWords.SecondFactor(
        link: "Zweiter Faktor und Wiederherstellungscodes", title: "Ihr zweiter Faktor",
        lead: { "Damit bestätigen Sie \($0), dass Sie es sind, zusätzlich zum Code per E‑Mail oder zu Ihrem Konto." },
        app: "Authenticator-App", passkey: "Passkey", none: "Sie haben noch keinen zweiten Faktor.",
        added: { "Hinzugefügt am \($0)." }, lastUsed: { "Zuletzt verwendet am \($0)." }, removeButton: "Entfernen",
        addApp: "Authenticator-App hinzufügen", addPasskey: "Passkey hinzufügen",
        codesLeft: { "Verbleibende Wiederherstellungscodes: \($0)." }, renewButton: "Neue Wiederherstellungscodes erstellen",
        proveFirst: "Um hier etwas zu ändern, bestätigen Sie zuerst mit Ihrem zweiten Faktor, dass Sie es sind.",
        proveLink: "Jetzt bestätigen",
        resetUnderWay: {
            "Eine Zurücksetzung läuft: Am \($0) werden Ihre zweiten Faktoren entfernt. Um sie zu stoppen, öffnen Sie den Link in unserer E‑Mail dazu."
        },
        resetOpen: {
            "Sie haben am \($0) gebeten, Ihre zweiten Faktoren zurückzusetzen. Die für Sie zuständige Person hat noch nicht zugestimmt. Waren Sie das nicht, schreiben Sie sofort an die Stelle, die Gastzugänge betreut."
        },
        removal: .init(
            title: "Diesen zweiten Faktor entfernen?", explanation: "Sie können sich danach nicht mehr damit anmelden.",
            consequence: "Ist es Ihr letzter, werden auch Ihre Wiederherstellungscodes entfernt.", button: "Entfernen",
            otherwise: "Möchten Sie ihn behalten, schließen Sie diese Seite. Es ändert sich nichts."),
        renewal: .init(
            title: "Neue Wiederherstellungscodes erstellen?",
            explanation: "Sie erhalten neue Codes, die nur einmal angezeigt werden.",
            consequence: "Ihre früheren Codes gelten dann nicht mehr, wo auch immer Sie sie aufbewahren.",
            button: "Neue Codes erstellen",
            otherwise: "Möchten Sie die bisherigen Codes behalten, schließen Sie diese Seite. Es ändert sich nichts."),
        proveTitle: "Bestätigen Sie, dass Sie es sind",
        proveLead: {
            "\($0) verlangt Ihren zweiten Faktor. Öffnen Sie Ihre Authenticator-App und geben Sie den Code ein, den sie anzeigt."
        },
        provePasskeyLead: {
            "\($0) verlangt Ihren zweiten Faktor. Verwenden Sie Ihren Passkey, oder geben Sie einen Ihrer Wiederherstellungscodes ein."
        }, openApp: "Einer App auf diesem Gerät hinzufügen",
        codeLabel: "Code", codeHint: "Sechs Ziffern oder einer Ihrer Wiederherstellungscodes.", proveButton: "Weiter",
        passkeyButton: "Passkey verwenden", lostLink: "Ich habe meinen zweiten Faktor verloren",
        wrong:
            "Dieser Code ist falsch oder wurde schon verwendet. Warten Sie auf den nächsten, den Ihre App anzeigt, und geben Sie diesen ein.",
        wrongRecoveryCode:
            "Dieser Wiederherstellungscode ist falsch oder wurde schon verwendet. Prüfen Sie ihn Zeichen für Zeichen, oder geben Sie einen anderen ein.",
        wait: { "Zu viele falsche Codes. Bitte warten Sie bis \($0) und versuchen Sie es dann noch einmal." },
        signInButton: "Mit Passkey anmelden",
        passkeyFailed: "Der Passkey hat nicht funktioniert. Bitte versuchen Sie es noch einmal.",
        mailboxDue: "Ihr Postfach muss wieder bestätigt werden. Geben Sie Ihre E‑Mail-Adresse ein.",
        needsScript: "Passkeys brauchen JavaScript. In diesem Browser ist es ausgeschaltet.",
        enrolTitle: "Authenticator-App hinzufügen",
        enrolLead: {
            "\($0) verlangt einen zweiten Faktor. Scannen Sie dieses Bild mit einer Authenticator-App und geben Sie den Code ein, den sie danach anzeigt."
        },
        enrolOwnLead: "Scannen Sie dieses Bild mit einer Authenticator-App und geben Sie den Code ein, den sie danach anzeigt.",
        pictureText: "QR-Code mit dem unten stehenden Schlüssel",
        keyLabel: "Wenn Sie nicht scannen können, geben Sie diesen Schlüssel in der App ein",
        enrolCodeLabel: "Code aus der App", enrolCodeHint: "Sechs Ziffern.", enrolButton: "Hinzufügen",
        passkeyTitle: "Passkey hinzufügen",
        passkeyLead: {
            "Mit einem Passkey bestätigen Sie \($0) per Fingerabdruck, Gesicht oder PIN Ihres Geräts oder Sicherheitsschlüssels, dass Sie es sind."
        },
        createButton: "Passkey erstellen",
        cannotAdd: .init(
            title: "Das lässt sich nicht hinzufügen",
            explanation:
                "Es wurde schon hinzugefügt, die Seite war zu lange geöffnet, oder Sie haben schon so viele, wie erlaubt sind.",
            nextStep: "Gehen Sie zurück zu Ihren zweiten Faktoren und versuchen Sie es noch einmal."),
        codesTitle: "Ihre Wiederherstellungscodes",
        codesLead:
            "Jeder gilt einmal anstelle Ihres zweiten Faktors. Drucken Sie die Codes aus oder schreiben Sie sie auf: Sie werden nicht noch einmal angezeigt.",
        codesDone: "Ich habe sie gesichert",
        locked: .init(
            title: "Zu viele falsche Codes", explanation: "Ihr zweiter Faktor ist gesperrt.",
            nextStep:
                "Bitten Sie unten um eine Zurücksetzung oder wenden Sie sich an die Stelle, die Gastzugänge betreut."
        ),
        lost: .init(
            title: "Haben Sie Ihren zweiten Faktor verloren?",
            explanation: "Wenn Sie einen Wiederherstellungscode haben, gehen Sie zurück und geben Sie ihn ein.",
            consequence:
                "Wenn nicht, fragen wir die für Sie zuständige Person. Stimmt sie zu, schreiben wir Ihnen eine E‑Mail, und nach einer Wartezeit werden Ihre zweiten Faktoren entfernt.",
            button: "Um Zurücksetzung bitten", otherwise: "Haben Sie ihn noch, schließen Sie diese Seite. Es ändert sich nichts."),
        asked: .init(
            title: "Wir haben Ihre Bitte weitergegeben",
            explanation: "Die für Sie zuständige Person wurde per E‑Mail gefragt.",
            nextStep:
                "Stimmt sie zu, erfahren Sie per E‑Mail, ab wann Sie sich ohne zweiten Faktor anmelden können. Sie können diese Seite schließen."
        ),
        cannotAsk: .init(
            title: "Niemand kann gefragt werden",
            explanation: "Es gibt nichts zurückzusetzen, oder niemand hat Sie hier eingeladen.",
            nextStep: "Wenden Sie sich an die Stelle, die Gastzugänge betreut."),
        stop: .init(
            title: "Zurücksetzung stoppen?",
            explanation: "Ihre zweiten Faktoren und Wiederherstellungscodes sollen entfernt werden.",
            consequence:
                "Stoppen Sie die Zurücksetzung, bleiben sie erhalten. Wer darum gebeten hat, kann vielleicht Ihre E‑Mails lesen: Ändern Sie das Passwort Ihres Postfachs und benachrichtigen Sie die Stelle, die Gastzugänge betreut.",
            button: "Zurücksetzung stoppen", otherwise: "Haben Sie selbst darum gebeten, schließen Sie diese Seite."),
        stopped: .init(
            title: "Die Zurücksetzung ist gestoppt", explanation: "Ihre zweiten Faktoren bleiben, wie sie sind.",
            nextStep:
                "Ändern Sie jetzt das Passwort Ihres Postfachs und benachrichtigen Sie die Stelle, die Gastzugänge betreut: Jemand konnte sich in Ihrem Namen anmelden."
        ),
        nothingToStop: .init(
            title: "Hier gibt es nichts mehr zu stoppen",
            explanation: "Die Zurücksetzung wurde schon gestoppt oder ist ausgeführt.",
            nextStep:
                "Sind Ihre zweiten Faktoren entfernt und Sie wollten das nicht, schreiben Sie sofort an die Stelle, die Gastzugänge betreut."
        ),
        question: .init(
            title: "Zweiten Faktor eines Gastes zurücksetzen?",
            explanation:
                "Dieser Gast gibt an, den zweiten Faktor verloren zu haben. Fragen Sie auf einem anderen Weg als per E‑Mail nach, bevor Sie zustimmen.",
            consequence:
                "Stimmen Sie zu, wird der Gast per E‑Mail benachrichtigt und kann die Zurücksetzung eine Zeit lang stoppen. Danach werden die zweiten Faktoren entfernt, und der Gast kann nach der Anmeldung einen neuen hinzufügen.",
            button: "Der Zurücksetzung zustimmen",
            otherwise: "Sind Sie nicht sicher, schließen Sie diese Seite. Es ändert sich nichts."),
        agreed: {
            .init(
                title: "Sie haben zugestimmt",
                explanation: "\($0) wird per E‑Mail benachrichtigt, und die zweiten Faktoren werden nach der Wartezeit entfernt.",
                nextStep: "Sie müssen nichts weiter tun.")
        })

    static let french = PageWords.SecondFactor(
        link: "Second facteur et codes de secours", title: "Votre second facteur",
        lead: { "Il prouve à \($0) que c’est bien vous, en plus du code reçu par e‑mail ou de votre compte." },
        app: "Application d’authentification", passkey: "Clé d’accès", none: "Vous n’avez pas encore de second facteur.",
        added: { "Ajoutée le \($0)." }, lastUsed: { "Dernière utilisation le \($0)." }, removeButton: "Retirer",
        addApp: "Ajouter une application d’authentification", addPasskey: "Ajouter une clé d’accès",
        codesLeft: { "Codes de secours restants\u{A0}: \($0)." }, renewButton: "Créer de nouveaux codes de secours",
        proveFirst: "Pour changer quelque chose ici, confirmez d’abord avec votre second facteur que c’est bien vous.",
        proveLink: "Confirmer maintenant",
        resetUnderWay: {
            "Une réinitialisation est en cours\u{A0}: vos seconds facteurs seront retirés le \($0). Pour l’arrêter, ouvrez le lien de notre e‑mail à ce sujet."
        },
        resetOpen: {
            "Vous avez demandé le \($0) la réinitialisation de vos seconds facteurs, et la personne responsable de vous n’a pas encore accepté. Si ce n’était pas vous, écrivez tout de suite à la personne qui gère les accès des invités."
        },
        removal: .init(
            title: "Retirer ce second facteur\u{A0}?", explanation: "Vous ne pourrez plus vous connecter avec lui.",
            consequence: "Si c’est le dernier, vos codes de secours sont retirés aussi.", button: "Retirer",
            otherwise: "Pour le garder, fermez cette page. Rien ne change."),
        renewal: .init(
            title: "Créer de nouveaux codes de secours\u{A0}?",
            explanation: "Vous recevez de nouveaux codes, affichés une seule fois.",
            consequence: "Vos anciens codes ne seront plus valables, où que vous les ayez conservés.",
            button: "Créer de nouveaux codes", otherwise: "Pour garder les codes que vous avez, fermez cette page. Rien ne change."),
        proveTitle: "Confirmez que c’est bien vous",
        proveLead: {
            "\($0) demande votre second facteur. Ouvrez votre application d’authentification et saisissez le code qu’elle affiche."
        },
        provePasskeyLead: {
            "\($0) demande votre second facteur. Utilisez votre clé d’accès ou saisissez l’un de vos codes de secours."
        }, openApp: "L’ajouter à une application de cet appareil",
        codeLabel: "Code", codeHint: "Six chiffres, ou l’un de vos codes de secours.", proveButton: "Continuer",
        passkeyButton: "Utiliser une clé d’accès", lostLink: "J’ai perdu mon second facteur",
        wrong: "Ce code est incorrect ou a déjà servi. Attendez le prochain que votre application affiche, et saisissez celui-là.",
        wrongRecoveryCode:
            "Ce code de secours est incorrect ou a déjà servi. Vérifiez-le caractère par caractère, ou saisissez-en un autre.",
        wait: { "Trop de codes incorrects. Veuillez attendre jusqu’à \($0), puis réessayer." },
        signInButton: "Se connecter avec une clé d’accès",
        passkeyFailed: "La clé d’accès n’a pas fonctionné. Veuillez réessayer.",
        mailboxDue: "Votre boîte aux lettres doit être vérifiée à nouveau. Saisissez votre adresse e‑mail.",
        needsScript: "Les clés d’accès nécessitent JavaScript, qui est désactivé dans ce navigateur.",
        enrolTitle: "Ajouter une application d’authentification",
        enrolLead: {
            "\($0) demande un second facteur. Scannez cette image avec une application d’authentification, puis saisissez le code qu’elle affiche."
        },
        enrolOwnLead: "Scannez cette image avec une application d’authentification, puis saisissez le code qu’elle affiche.",
        pictureText: "Code QR contenant la clé ci-dessous",
        keyLabel: "Si vous ne pouvez pas la scanner, saisissez cette clé dans l’application",
        enrolCodeLabel: "Code de l’application", enrolCodeHint: "Six chiffres.", enrolButton: "Ajouter",
        passkeyTitle: "Ajouter une clé d’accès",
        passkeyLead: {
            "Avec une clé d’accès, vous prouvez à \($0) que c’est bien vous, par l’empreinte digitale, le visage ou le code PIN de votre appareil ou de votre clé de sécurité."
        },
        createButton: "Créer une clé d’accès",
        cannotAdd: .init(
            title: "Ajout impossible",
            explanation:
                "L’ajout a déjà eu lieu, la page est restée ouverte trop longtemps, ou vous avez atteint le nombre autorisé.",
            nextStep: "Revenez à vos seconds facteurs et réessayez."),
        codesTitle: "Vos codes de secours",
        codesLead:
            "Chacun sert une fois à la place de votre second facteur. Imprimez-les ou notez-les\u{A0}: ils ne seront plus affichés.",
        codesDone: "Je les ai notés",
        locked: .init(
            title: "Trop de codes incorrects", explanation: "Votre second facteur est bloqué.",
            nextStep: "Demandez une réinitialisation ci-dessous, ou adressez-vous à la personne qui gère les accès des invités."),
        lost: .init(
            title: "Avez-vous perdu votre second facteur\u{A0}?",
            explanation: "Si vous avez un code de secours, revenez en arrière et saisissez-le.",
            consequence:
                "Sinon, nous interrogeons la personne responsable de vous. Si elle accepte, nous vous prévenons par e‑mail, et après un délai, vos seconds facteurs sont retirés.",
            button: "Demander une réinitialisation", otherwise: "Si vous l’avez encore, fermez cette page. Rien ne change."),
        asked: .init(
            title: "Nous avons transmis votre demande",
            explanation: "La personne responsable de vous a été interrogée par e‑mail.",
            nextStep:
                "Si elle accepte, un e‑mail vous dira à partir de quand vous pourrez vous connecter sans second facteur. Vous pouvez fermer cette page."
        ),
        cannotAsk: .init(
            title: "Il n’y a personne à interroger",
            explanation: "Il n’y a rien à réinitialiser, ou personne ne vous a invité ici.",
            nextStep: "Adressez-vous à la personne qui gère les accès des invités."),
        stop: .init(
            title: "Arrêter la réinitialisation\u{A0}?", explanation: "Vos seconds facteurs et codes de secours vont être retirés.",
            consequence:
                "Si vous l’arrêtez, ils restent. La personne qui l’a demandée est peut-être en mesure de lire vos e‑mails\u{A0}: changez le mot de passe de votre boîte aux lettres et prévenez la personne qui gère les accès des invités.",
            button: "Arrêter la réinitialisation", otherwise: "Si vous l’avez demandée vous-même, fermez cette page."),
        stopped: .init(
            title: "La réinitialisation est arrêtée", explanation: "Vos seconds facteurs restent tels quels.",
            nextStep:
                "Changez maintenant le mot de passe de votre boîte aux lettres et prévenez la personne qui gère les accès des invités\u{A0}: quelqu’un a pu se connecter en votre nom."
        ),
        nothingToStop: .init(
            title: "Il n’y a plus rien à arrêter", explanation: "La réinitialisation a déjà été arrêtée, ou elle est faite.",
            nextStep:
                "Si vos seconds facteurs ont disparu sans que vous le vouliez, écrivez tout de suite à la personne qui gère les accès des invités."
        ),
        question: .init(
            title: "Réinitialiser le second facteur d’un invité\u{A0}?",
            explanation:
                "Cet invité indique avoir perdu son second facteur. Interrogez-le par un autre moyen que l’e‑mail avant d’accepter.",
            consequence:
                "Si vous acceptez, l’invité est prévenu par e‑mail et peut arrêter la réinitialisation pendant un certain temps. Ensuite, les seconds facteurs sont retirés, et l’invité peut en ajouter un nouveau après s’être connecté.",
            button: "Accepter la réinitialisation", otherwise: "En cas de doute, fermez cette page. Rien ne change."),
        agreed: {
            .init(
                title: "Vous avez accepté",
                explanation: "Nous prévenons \($0) par e‑mail, et les seconds facteurs sont retirés après le délai.",
                nextStep: "Vous n’avez rien d’autre à faire.")
        })

    static let spanish = PageWords.SecondFactor(
        link: "Segundo factor y códigos de recuperación", title: "Su segundo factor",
        lead: { "Con él demuestra a \($0) que es usted, además del código por correo o de su cuenta." },
        app: "Aplicación de autenticación", passkey: "Llave de acceso", none: "Todavía no tiene un segundo factor.",
        added: { "Añadida el \($0)." }, lastUsed: { "Usada por última vez el \($0)." }, removeButton: "Quitar",
        addApp: "Añadir una aplicación de autenticación", addPasskey: "Añadir una llave de acceso",
        codesLeft: { "Códigos de recuperación que quedan: \($0)." }, renewButton: "Crear nuevos códigos de recuperación",
        proveFirst: "Para cambiar algo aquí, confirme primero con su segundo factor que es usted.", proveLink: "Confirmar ahora",
        resetUnderWay: {
            "Hay un restablecimiento en curso: sus segundos factores se quitarán el \($0). Para detenerlo, abra el enlace de nuestro correo al respecto."
        },
        resetOpen: {
            "El \($0) solicitó restablecer sus segundos factores, y la persona responsable de usted todavía no ha aceptado. Si no fue usted, escriba enseguida a quien gestiona los accesos de invitados."
        },
        removal: .init(
            title: "¿Quitar este segundo factor?", explanation: "Ya no podrá iniciar sesión con él.",
            consequence: "Si es el último, también se quitan sus códigos de recuperación.", button: "Quitar",
            otherwise: "Para conservarlo, cierre esta página. No cambia nada."),
        renewal: .init(
            title: "¿Crear nuevos códigos de recuperación?", explanation: "Recibirá códigos nuevos, que se muestran una sola vez.",
            consequence: "Los códigos anteriores dejarán de valer, dondequiera que los tenga guardados.",
            button: "Crear códigos nuevos", otherwise: "Para conservar los códigos que tiene, cierre esta página. No cambia nada."),
        proveTitle: "Confirme que es usted",
        proveLead: { "\($0) pide su segundo factor. Abra su aplicación de autenticación e introduzca el código que muestra." },
        provePasskeyLead: {
            "\($0) pide su segundo factor. Use su llave de acceso o introduzca uno de sus códigos de recuperación."
        }, openApp: "Añadirla a una aplicación de este dispositivo",
        codeLabel: "Código", codeHint: "Seis cifras, o uno de sus códigos de recuperación.", proveButton: "Continuar",
        passkeyButton: "Usar una llave de acceso", lostLink: "He perdido mi segundo factor",
        wrong: "Este código no es correcto o ya se ha usado. Espere al siguiente que muestre su aplicación e introduzca ese.",
        wrongRecoveryCode:
            "Este código de recuperación no es correcto o ya se ha usado. Compruébelo carácter por carácter o introduzca otro.",
        wait: { "Demasiados códigos incorrectos. Espere hasta las \($0) e inténtelo de nuevo." },
        signInButton: "Iniciar sesión con una llave de acceso",
        passkeyFailed: "La llave de acceso no ha funcionado. Inténtelo de nuevo.",
        mailboxDue: "Hay que verificar de nuevo su buzón. Introduzca su dirección de correo.",
        needsScript: "Las llaves de acceso necesitan JavaScript, que está desactivado en este navegador.",
        enrolTitle: "Añadir una aplicación de autenticación",
        enrolLead: {
            "\($0) pide un segundo factor. Escanee esta imagen con una aplicación de autenticación e introduzca el código que muestre."
        },
        enrolOwnLead: "Escanee esta imagen con una aplicación de autenticación e introduzca el código que muestre.",
        pictureText: "Código QR con la clave de abajo", keyLabel: "Si no puede escanearla, introduzca esta clave en la aplicación",
        enrolCodeLabel: "Código de la aplicación", enrolCodeHint: "Seis cifras.", enrolButton: "Añadir",
        passkeyTitle: "Añadir una llave de acceso",
        passkeyLead: {
            "Con una llave de acceso demuestra a \($0) que es usted con la huella, la cara o el PIN de su dispositivo o llave de seguridad."
        },
        createButton: "Crear una llave de acceso",
        cannotAdd: .init(
            title: "No se puede añadir",
            explanation: "Ya se había añadido, la página estuvo abierta demasiado tiempo o ya tiene el máximo permitido.",
            nextStep: "Vuelva a sus segundos factores e inténtelo de nuevo."),
        codesTitle: "Sus códigos de recuperación",
        codesLead: "Cada uno vale una vez en lugar de su segundo factor. Imprímalos o apúntelos: no se volverán a mostrar.",
        codesDone: "Los he guardado",
        locked: .init(
            title: "Demasiados códigos incorrectos", explanation: "Su segundo factor está bloqueado.",
            nextStep: "Solicite un restablecimiento aquí abajo o diríjase a quien gestiona los accesos de invitados."),
        lost: .init(
            title: "¿Ha perdido su segundo factor?",
            explanation: "Si tiene un código de recuperación, vuelva atrás e introdúzcalo.",
            consequence:
                "Si no, preguntamos a la persona responsable de usted. Si acepta, le avisamos por correo y, pasado un tiempo de espera, se quitan sus segundos factores.",
            button: "Solicitar un restablecimiento", otherwise: "Si todavía lo tiene, cierre esta página. No cambia nada."),
        asked: .init(
            title: "Hemos transmitido su solicitud",
            explanation: "Se ha preguntado por correo a la persona responsable de usted.",
            nextStep:
                "Si acepta, recibirá un correo que le dirá desde cuándo puede iniciar sesión sin segundo factor. Puede cerrar esta página."
        ),
        cannotAsk: .init(
            title: "No se puede preguntar a nadie", explanation: "No hay nada que restablecer, o nadie le ha invitado aquí.",
            nextStep: "Diríjase a quien gestiona los accesos de invitados."),
        stop: .init(
            title: "¿Detener el restablecimiento?",
            explanation: "Sus segundos factores y códigos de recuperación están a punto de ser eliminados.",
            consequence:
                "Si lo detiene, se conservan. Quien lo solicitó quizá pueda leer su correo: cambie la contraseña de su buzón y avise a quien gestiona los accesos de invitados.",
            button: "Detener el restablecimiento", otherwise: "Si lo solicitó usted, cierre esta página."),
        stopped: .init(
            title: "El restablecimiento se ha detenido", explanation: "Sus segundos factores se quedan como están.",
            nextStep:
                "Cambie ahora la contraseña de su buzón y avise a quien gestiona los accesos de invitados: alguien pudo iniciar sesión en su nombre."
        ),
        nothingToStop: .init(
            title: "Ya no hay nada que detener", explanation: "El restablecimiento ya se detuvo o ya se ha realizado.",
            nextStep:
                "Si sus segundos factores han desaparecido y no lo quería, escriba enseguida a quien gestiona los accesos de invitados."
        ),
        question: .init(
            title: "¿Restablecer el segundo factor de un invitado?",
            explanation:
                "Este invitado dice que ha perdido su segundo factor. Pregúntele por otro medio que no sea el correo antes de aceptar.",
            consequence:
                "Si acepta, se avisa por correo al invitado, que puede detenerlo durante un tiempo. Después se quitan los segundos factores, y el invitado puede añadir uno nuevo tras iniciar sesión.",
            button: "Aceptar el restablecimiento", otherwise: "Si tiene dudas, cierre esta página. No cambia nada."),
        agreed: {
            .init(
                title: "Ha aceptado",
                explanation: "Se avisa por correo a \($0), y los segundos factores se quitan tras el tiempo de espera.",
                nextStep: "No tiene que hacer nada más.")
        })

    static let japanese = PageWords.SecondFactor(
        link: "2つ目の認証要素と回復コード", title: "2つ目の認証要素",
        lead: { "メールのコードやアカウントに加えて、ご本人であることを\($0)に示すものです。" },
        app: "認証アプリ", passkey: "パスキー", none: "2つ目の認証要素はまだありません。",
        added: { "追加日時：\($0)" }, lastUsed: { "最終使用：\($0)" }, removeButton: "削除",
        addApp: "認証アプリを追加", addPasskey: "パスキーを追加",
        codesLeft: { "残りの回復コード：\($0)" }, renewButton: "新しい回復コードを作成",
        proveFirst: "変更するには、まず2つ目の認証要素でご本人であることを確認してください。", proveLink: "今すぐ確認",
        resetUnderWay: { "リセットの手続き中です。\($0)に2つ目の認証要素が削除されます。止めるには、この件についてのメールのリンクを開いてください。" },
        resetOpen: { "\($0)に2つ目の認証要素のリセットが依頼され、担当者の同意を待っています。お心当たりがない場合は、すぐにゲストアクセスの管理者にご連絡ください。" },
        removal: .init(
            title: "この認証要素を削除しますか", explanation: "削除すると、これを使ってサインインできなくなります。", consequence: "最後の1つの場合は、回復コードも削除されます。", button: "削除",
            otherwise: "残す場合は、このページを閉じてください。何も変わりません。"),
        renewal: .init(
            title: "新しい回復コードを作成しますか", explanation: "新しいコードは一度だけ表示されます。", consequence: "以前のコードは、どこに控えたものもすべて無効になります。",
            button: "新しいコードを作成", otherwise: "今のコードを使い続ける場合は、このページを閉じてください。何も変わりません。"),
        proveTitle: "ご本人の確認",
        proveLead: { "\($0)では2つ目の認証要素が必要です。認証アプリを開き、表示されるコードを入力してください。" },
        provePasskeyLead: { "\($0)では2つ目の認証要素が必要です。パスキーを使うか、回復コードのいずれかを入力してください。" }, openApp: "この端末のアプリに追加",
        codeLabel: "コード", codeHint: "6桁の数字、または回復コードのいずれかです。", proveButton: "続行",
        passkeyButton: "パスキーを使う", lostLink: "2つ目の認証要素を紛失した",
        wrong: "コードが正しくないか、すでに使われています。アプリに次のコードが表示されるのを待って、そちらを入力してください。",
        wrongRecoveryCode: "回復コードが正しくないか、すでに使われています。1文字ずつ確認するか、別のコードを入力してください。",
        wait: { "誤ったコードが続きました。\($0)までお待ちになってから、もう一度お試しください。" },
        signInButton: "パスキーでサインイン",
        passkeyFailed: "パスキーを使えませんでした。もう一度お試しください。",
        mailboxDue: "メールボックスをもう一度確認する時期です。メールアドレスを入力してください。",
        needsScript: "パスキーにはJavaScriptが必要ですが、このブラウザーではオフになっています。",
        enrolTitle: "認証アプリを追加",
        enrolLead: { "\($0)では2つ目の認証要素が必要です。認証アプリでこの画像を読み取り、表示されたコードを入力してください。" },
        enrolOwnLead: "認証アプリでこの画像を読み取り、表示されたコードを入力してください。",
        pictureText: "下のキーを含むQRコード", keyLabel: "読み取れない場合は、このキーをアプリに入力してください",
        enrolCodeLabel: "アプリのコード", enrolCodeHint: "6桁の数字です。", enrolButton: "追加",
        passkeyTitle: "パスキーを追加",
        passkeyLead: { "パスキーを使うと、指紋、顔、または端末やセキュリティキーのPINで、\($0)にご本人であることを示せます。" },
        createButton: "パスキーを作成",
        cannotAdd: .init(
            title: "追加できません", explanation: "すでに追加されているか、ページを長時間開いたままだったか、上限に達しています。",
            nextStep: "2つ目の認証要素のページに戻って、もう一度お試しください。"),
        codesTitle: "回復コード",
        codesLead: "それぞれ1回だけ、2つ目の認証要素の代わりに使えます。印刷するか書き留めてください。もう一度表示することはできません。",
        codesDone: "控えました",
        locked: .init(
            title: "誤ったコードが続きました", explanation: "2つ目の認証要素はロックされています。",
            nextStep: "下のボタンからリセットを依頼するか、ゲストアクセスの管理者にご連絡ください。"),
        lost: .init(
            title: "2つ目の認証要素を紛失しましたか", explanation: "回復コードをお持ちの場合は、戻って入力してください。",
            consequence: "お持ちでない場合は、担当者に確認します。担当者が同意するとメールでお知らせし、待ち時間の後に2つ目の認証要素を削除します。",
            button: "リセットを依頼", otherwise: "まだお持ちの場合は、このページを閉じてください。何も変わりません。"),
        asked: .init(
            title: "ご依頼をお伝えしました", explanation: "担当者にメールで確認を依頼しました。",
            nextStep: "担当者が同意すると、2つ目の認証要素なしでサインインできる日時をメールでお知らせします。このページは閉じてかまいません。"),
        cannotAsk: .init(
            title: "確認できる人がいません", explanation: "リセットするものがないか、お客様を招待した方がいません。",
            nextStep: "ゲストアクセスの管理者にお問い合わせください。"),
        stop: .init(
            title: "リセットを止めますか", explanation: "2つ目の認証要素と回復コードが削除されようとしています。",
            consequence: "止めると、そのまま残ります。リセットを依頼した人が、お客様のメールを読める可能性があります。メールのパスワードを変更し、ゲストアクセスの管理者にお知らせください。",
            button: "リセットを止める", otherwise: "ご自身で依頼した場合は、このページを閉じてください。"),
        stopped: .init(
            title: "リセットを止めました", explanation: "2つ目の認証要素はそのままです。",
            nextStep: "すぐにメールのパスワードを変更し、ゲストアクセスの管理者にお知らせください。誰かがお客様としてサインインした可能性があります。"),
        nothingToStop: .init(
            title: "止めるものはもうありません", explanation: "リセットはすでに止められたか、完了しています。",
            nextStep: "お心当たりがないのに2つ目の認証要素が削除されている場合は、すぐにゲストアクセスの管理者にご連絡ください。"),
        question: .init(
            title: "ゲストの2つ目の認証要素をリセットしますか",
            explanation: "このゲストは2つ目の認証要素を紛失したと申し出ています。同意する前に、メール以外の方法でご確認ください。",
            consequence: "同意するとゲストにメールで通知され、ゲストはしばらくの間リセットを止められます。その後2つ目の認証要素が削除され、ゲストはサインイン後に新しいものを追加できます。",
            button: "リセットに同意", otherwise: "判断に迷う場合は、このページを閉じてください。何も変わりません。"),
        agreed: {
            .init(
                title: "同意しました", explanation: "\($0)にメールで通知し、待ち時間の後に2つ目の認証要素が削除されます。",
                nextStep: "ほかに必要な操作はありません。")
        })
}

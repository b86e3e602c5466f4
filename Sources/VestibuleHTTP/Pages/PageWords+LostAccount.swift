extension PageWords {
    /// Of a guest whose account is gone.
    struct LostAccount: Sendable {
        let title: String
        let lead: About
        let button: String
        let asked: Notice
        /// At a sign-in: the provider has no such account.
        let noAccount: Notice
        let question: Question
        /// To the sponsor, about the guest.
        let allowed: NoticeAbout
    }
}

extension PageWords.LostAccount {
    static let english = PageWords.LostAccount(
        title: "Is your account gone?",
        lead: {
            "If you can no longer sign in with your account, the person who answers for you at \($0) can let you in by code again."
        },
        button: "Ask for it",
        asked: .init(
            title: "We have passed on your request",
            explanation:
                "If a guest signs in with an account at this address, the person who answers for the guest has been asked and will decide.",
            nextStep: "If they agree, you will receive an email. You can close this page."),
        noAccount: .init(
            title: "No such account there",
            explanation: "The provider knows no account of yours that it would let in here.",
            nextStep: "Start again with the right account. If it is gone, ask to sign in by code again."),
        question: .init(
            title: "Let the guest sign in by code again?",
            explanation: "We were told that the guest’s account is gone. Anybody who knows the address could have said so.",
            consequence:
                "Ask the guest first, by telephone for instance. After this a code to the guest’s mailbox is enough, the account no longer gives access, and the guest is signed out everywhere.",
            button: "Allow codes again",
            otherwise: "If you are not sure, close this page. Nothing changes."),
        allowed: {
            .init(
                title: "Codes are allowed again",
                explanation: "\($0) can sign in by code and has been told by email.",
                nextStep: "You need to do nothing more.")
        })

    static let german = PageWords.LostAccount(
        title: "Gibt es Ihr Konto nicht mehr?",
        lead: {
            "Können Sie sich mit Ihrem Konto nicht mehr anmelden, kann die Person, die bei \($0) für Sie zuständig ist, Ihnen wieder die Anmeldung per Code erlauben."
        },
        button: "Darum bitten",
        asked: .init(
            title: "Wir haben Ihre Bitte weitergegeben",
            explanation:
                "Falls sich ein Gast mit einem Konto zu dieser Adresse anmeldet, wurde die zuständige Person gefragt und wird entscheiden.",
            nextStep: "Stimmt sie zu, erhalten Sie eine E‑Mail. Sie können diese Seite schließen."),
        noAccount: .init(
            title: "Dort gibt es kein solches Konto",
            explanation: "Der Anbieter kennt kein Konto von Ihnen, mit dem Sie sich hier anmelden können.",
            nextStep: "Beginnen Sie von vorn mit dem richtigen Konto. Gibt es das nicht mehr, bitten Sie um die Anmeldung per Code."
        ),
        question: .init(
            title: "Dem Gast wieder die Anmeldung per Code erlauben?",
            explanation: "Uns wurde gesagt, das Konto des Gastes gebe es nicht mehr. Das kann jeder sagen, der die Adresse kennt.",
            consequence:
                "Fragen Sie zuerst den Gast, etwa am Telefon. Danach genügt ein Code an das Postfach des Gastes, das Konto gibt keinen Zugang mehr, und der Gast ist überall abgemeldet.",
            button: "Codes wieder erlauben",
            otherwise: "Sind Sie nicht sicher, schließen Sie diese Seite. Es ändert sich nichts."),
        allowed: {
            .init(
                title: "Codes sind wieder erlaubt",
                explanation: "\($0) kann sich per Code anmelden und hat eine E‑Mail darüber erhalten.",
                nextStep: "Sie müssen nichts weiter tun.")
        })

    static let french = PageWords.LostAccount(
        title: "Votre compte n’existe plus\u{A0}?",
        lead: {
            "Si vous ne pouvez plus vous connecter avec votre compte, la personne responsable de vous chez \($0) peut vous autoriser de nouveau à vous connecter par code."
        },
        button: "Le demander",
        asked: .init(
            title: "Nous avons transmis votre demande",
            explanation:
                "Si un invité se connecte avec un compte à cette adresse, la personne responsable a été interrogée et décidera.",
            nextStep: "Si elle accepte, vous recevrez un e‑mail. Vous pouvez fermer cette page."),
        noAccount: .init(
            title: "Ce compte n’existe pas là-bas",
            explanation: "Le fournisseur ne trouve aucun compte à votre nom qui donne accès ici.",
            nextStep: "Recommencez avec le bon compte. S’il n’existe plus, demandez à vous connecter de nouveau par code."),
        question: .init(
            title: "Laisser de nouveau l’invité se connecter par code\u{A0}?",
            explanation:
                "On nous a dit que le compte de l’invité n’existe plus. Toute personne connaissant l’adresse a pu le dire.",
            consequence:
                "Interrogez d’abord l’invité, par téléphone par exemple. Ensuite, un code envoyé à sa boîte aux lettres suffira, le compte ne donnera plus accès, et l’invité sera déconnecté partout.",
            button: "Autoriser de nouveau les codes",
            otherwise: "En cas de doute, fermez cette page. Rien ne change."),
        allowed: {
            .init(
                title: "Les codes sont de nouveau autorisés",
                explanation: "\($0) peut se connecter par code et en a été informé par e‑mail.",
                nextStep: "Vous n’avez rien d’autre à faire.")
        })

    static let spanish = PageWords.LostAccount(
        title: "¿Ya no existe su cuenta?",
        lead: {
            "Si ya no puede iniciar sesión con su cuenta, la persona responsable de usted en \($0) puede volver a dejarle entrar con un código."
        },
        button: "Solicitarlo",
        asked: .init(
            title: "Hemos transmitido su solicitud",
            explanation:
                "Si un invitado inicia sesión con una cuenta de esta dirección, se ha preguntado a la persona responsable, que decidirá.",
            nextStep: "Si está de acuerdo, recibirá un correo. Puede cerrar esta página."),
        noAccount: .init(
            title: "Allí no existe esa cuenta",
            explanation: "El proveedor no conoce ninguna cuenta suya que dé acceso aquí.",
            nextStep: "Vuelva a empezar con la cuenta correcta. Si ya no existe, solicite entrar de nuevo con un código."),
        question: .init(
            title: "¿Permitir de nuevo que el invitado entre con un código?",
            explanation:
                "Nos han dicho que la cuenta del invitado ya no existe. Puede haberlo dicho cualquiera que conozca la dirección.",
            consequence:
                "Pregunte antes al invitado, por teléfono por ejemplo. Después bastará un código enviado a su buzón, la cuenta dejará de dar acceso y se cerrarán todas sus sesiones.",
            button: "Permitir códigos de nuevo",
            otherwise: "Si tiene dudas, cierre esta página. No cambia nada."),
        allowed: {
            .init(
                title: "Los códigos vuelven a estar permitidos",
                explanation: "\($0) puede entrar con un código y ha recibido un correo al respecto.",
                nextStep: "No tiene que hacer nada más.")
        })

    static let japanese = PageWords.LostAccount(
        title: "アカウントがなくなりましたか",
        lead: { "アカウントでサインインできなくなった場合は、\($0) の担当者の承認により、再びコードでサインインできます。" },
        button: "依頼する",
        asked: .init(
            title: "ご依頼をお伝えしました",
            explanation: "このアドレスのアカウントでサインインしているゲストがいる場合は、担当者に確認を依頼しました。担当者が判断します。",
            nextStep: "承認されると、メールが届きます。このページは閉じてかまいません。"),
        noAccount: .init(
            title: "アカウントが見つかりません",
            explanation: "プロバイダーに、こちらで使えるお客様のアカウントが見つかりません。",
            nextStep: "正しいアカウントで最初からやり直してください。アカウントがなくなった場合は、コードでのサインインをご依頼ください。"),
        question: .init(
            title: "ゲストのコードでのサインインを再び許可しますか",
            explanation: "ゲストのアカウントがなくなったとの連絡がありました。この連絡は、アドレスを知っている人なら誰でもできます。",
            consequence:
                "まず電話などでゲストご本人にご確認ください。許可すると、ゲストはメールボックスに届くコードだけでサインインできるようになり、アカウントではサインインできなくなります。すべてのセッションからもサインアウトされます。",
            button: "コードを再び許可する",
            otherwise: "判断に迷う場合は、このページを閉じてください。何も変わりません。"),
        allowed: {
            .init(
                title: "コードを再び許可しました",
                explanation: "\($0) さんはコードでサインインできます。ご本人にはメールでお知らせしました。",
                nextStep: "ほかに必要な操作はありません。")
        })
}

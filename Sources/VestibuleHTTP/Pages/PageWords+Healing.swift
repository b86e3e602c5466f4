extension PageWords {
    /// Of a guest who comes by code and could sign in at a provider.
    struct Healing: Sendable {
        let title: About
        let lead: About
        let consequence: String
        /// By the tenant who requires it.
        let demand: About
        let switchButton: String
        let laterButton: String
        let noAccount: Notice
        let unavailable: Notice
        let declined: Notice
        let anotherAccount: Notice
    }
}

extension PageWords.Healing {
    static let english = PageWords.Healing(
        title: { "Sign in with \($0) from now on?" },
        lead: { "There is now an account for your address: you can sign in with \($0) and need no more codes by email." },
        consequence: "Your access stays as it is.",
        demand: { "\($0) asks you to switch before you go on. If you cannot, please ask for help there." },
        switchButton: "Switch now",
        laterButton: "Not now",
        noAccount: .init(
            title: "No such account there",
            explanation: "The provider knows no account of yours. Nothing has changed: you are signed in by code.",
            nextStep: "Continue. We will not ask again for some days."),
        unavailable: .init(
            title: "The sign-in does not answer",
            explanation: "The provider cannot be reached just now. Nothing has changed: you are signed in by code.",
            nextStep: "Continue. You can switch another time."),
        declined: .init(
            title: "You did not sign in",
            explanation: "You came back without signing in. Nothing has changed.",
            nextStep: "Start again if you want to switch. If you cannot sign in there, please ask for help."),
        anotherAccount: .init(
            title: "That is another account",
            explanation: "The account you signed in with does not belong to your address here. Nothing has changed.",
            nextStep: "Start again with the account of your address."))

    static let german = PageWords.Healing(
        title: { "Ab jetzt mit \($0) anmelden?" },
        lead: {
            "Für Ihre Adresse gibt es inzwischen ein Konto: Sie können sich mit \($0) anmelden und brauchen keine Codes per E‑Mail mehr."
        },
        consequence: "Ihr Zugang bleibt, wie er ist.",
        demand: { "\($0) bittet Sie zu wechseln, bevor Sie fortfahren. Wenn Sie das nicht können, bitten Sie dort um Hilfe." },
        switchButton: "Jetzt wechseln",
        laterButton: "Nicht jetzt",
        noAccount: .init(
            title: "Dort gibt es kein solches Konto",
            explanation: "Der Anbieter kennt kein Konto von Ihnen. Es hat sich nichts geändert: Sie sind per Code angemeldet.",
            nextStep: "Fahren Sie fort. Wir fragen einige Tage lang nicht wieder."),
        unavailable: .init(
            title: "Die Anmeldung antwortet nicht",
            explanation: "Der Anbieter ist gerade nicht erreichbar. Es hat sich nichts geändert: Sie sind per Code angemeldet.",
            nextStep: "Fahren Sie fort. Sie können ein andermal wechseln."),
        declined: .init(
            title: "Sie haben sich nicht angemeldet",
            explanation: "Sie sind ohne Anmeldung zurückgekommen. Es hat sich nichts geändert.",
            nextStep:
                "Beginnen Sie von vorn, wenn Sie wechseln möchten. Können Sie sich dort nicht anmelden, bitten Sie um Hilfe."),
        anotherAccount: .init(
            title: "Das ist ein anderes Konto",
            explanation:
                "Das Konto, mit dem Sie sich angemeldet haben, gehört nicht zu Ihrer Adresse hier. Es hat sich nichts geändert.",
            nextStep: "Beginnen Sie von vorn mit dem Konto Ihrer Adresse."))

    static let french = PageWords.Healing(
        title: { "Vous connecter désormais avec \($0)\u{A0}?" },
        lead: {
            "Il existe maintenant un compte pour votre adresse\u{A0}: vous pouvez vous connecter avec \($0), sans code par e‑mail."
        },
        consequence: "Vos accès restent les mêmes.",
        demand: { "\($0) vous demande de changer avant de continuer. Si vous ne le pouvez pas, demandez-y de l’aide." },
        switchButton: "Changer maintenant",
        laterButton: "Pas maintenant",
        noAccount: .init(
            title: "Ce compte n’existe pas là-bas",
            explanation: "Le fournisseur ne trouve aucun compte à votre nom. Rien n’a changé\u{A0}: vous êtes connecté par code.",
            nextStep: "Continuez. Nous ne vous le redemanderons pas avant quelques jours."),
        unavailable: .init(
            title: "La connexion ne répond pas",
            explanation: "Le fournisseur est injoignable pour le moment. Rien n’a changé\u{A0}: vous êtes connecté par code.",
            nextStep: "Continuez. Vous pourrez changer une autre fois."),
        declined: .init(
            title: "Vous ne vous êtes pas connecté",
            explanation: "Vous êtes revenu sans vous connecter. Rien n’a changé.",
            nextStep: "Recommencez si vous voulez changer. Si vous ne pouvez pas vous y connecter, demandez de l’aide."),
        anotherAccount: .init(
            title: "C’est un autre compte",
            explanation: "Le compte avec lequel vous vous êtes connecté n’appartient pas à votre adresse ici. Rien n’a changé.",
            nextStep: "Recommencez avec le compte de votre adresse."))

    static let spanish = PageWords.Healing(
        title: { "¿Iniciar sesión con \($0) a partir de ahora?" },
        lead: {
            "Ahora existe una cuenta para su dirección: puede iniciar sesión con \($0) y ya no necesitará códigos por correo."
        },
        consequence: "Su acceso no cambia.",
        demand: { "\($0) le pide que cambie antes de continuar. Si no puede, pida ayuda allí." },
        switchButton: "Cambiar ahora",
        laterButton: "Ahora no",
        noAccount: .init(
            title: "Allí no existe esa cuenta",
            explanation: "El proveedor no conoce ninguna cuenta suya. No ha cambiado nada: ha iniciado sesión con un código.",
            nextStep: "Continúe. No se lo volveremos a preguntar en unos días."),
        unavailable: .init(
            title: "El inicio de sesión no responde",
            explanation: "No se puede contactar ahora con el proveedor. No ha cambiado nada: ha iniciado sesión con un código.",
            nextStep: "Continúe. Puede cambiar en otro momento."),
        declined: .init(
            title: "No ha iniciado sesión",
            explanation: "Ha vuelto sin iniciar sesión. No ha cambiado nada.",
            nextStep: "Vuelva a empezar si quiere cambiar. Si no puede iniciar sesión allí, pida ayuda."),
        anotherAccount: .init(
            title: "Es otra cuenta",
            explanation: "La cuenta con la que ha iniciado sesión no pertenece a su dirección aquí. No ha cambiado nada.",
            nextStep: "Vuelva a empezar con la cuenta de su dirección."))

    static let japanese = PageWords.Healing(
        title: { "今後は\($0)でサインインしますか" },
        lead: { "お客様のアドレスのアカウントが利用できるようになりました。\($0)でサインインでき、メールのコードは不要になります。" },
        consequence: "アクセス権はそのまま変わりません。",
        demand: { "\($0) では、先に進む前に切り替えをお願いしています。切り替えられない場合は、そちらにご相談ください。" },
        switchButton: "今すぐ切り替える",
        laterButton: "後で",
        noAccount: .init(
            title: "アカウントが見つかりません",
            explanation: "プロバイダーにお客様のアカウントが見つかりません。何も変わっておらず、コードでサインインしています。",
            nextStep: "先にお進みください。数日間は再度お尋ねしません。"),
        unavailable: .init(
            title: "サインイン先が応答しません",
            explanation: "プロバイダーに現在接続できません。何も変わっておらず、コードでサインインしています。",
            nextStep: "先にお進みください。切り替えは後日でもできます。"),
        declined: .init(
            title: "サインインされませんでした",
            explanation: "サインインせずに戻られました。何も変わっていません。",
            nextStep: "切り替える場合は、最初からやり直してください。サインインできない場合は、ご相談ください。"),
        anotherAccount: .init(
            title: "別のアカウントです",
            explanation: "サインインしたアカウントは、こちらに登録されたアドレスのものではありません。何も変わっていません。",
            nextStep: "ご自分のアドレスのアカウントで、最初からやり直してください。"))
}

extension PageWords {
    /// Of a guest who is signed in and whom an application sent.
    struct Account: Sendable {
        /// By the application.
        let title: About
        /// By the tenant.
        let signedIn: About
        /// By the application and the address that it expected.
        let expects: AboutTwo
        let goOnButton: String
        let otherButton: String
        let cancelButton: String
    }
}

extension PageWords.Account {
    static let english = PageWords.Account(
        title: { "Continue to \($0)?" },
        signedIn: { "You are signed in at \($0). The application will learn who you are:" },
        expects: { "\($0) expected somebody with the address \($1)." },
        goOnButton: "Continue", otherButton: "Use another account", cancelButton: "Cancel and go back")

    static let german = PageWords.Account(
        title: { "Weiter zu \($0)?" },
        signedIn: { "Sie sind bei \($0) angemeldet. Die Anwendung erfährt, wer Sie sind:" },
        expects: { "\($0) hat jemanden mit der Adresse \($1) erwartet." },
        goOnButton: "Weiter", otherButton: "Anderes Konto verwenden", cancelButton: "Abbrechen und zurück")

    static let french = PageWords.Account(
        title: { "Continuer vers \($0)\u{A0}?" },
        signedIn: { "Vous êtes connecté chez \($0). L’application saura qui vous êtes\u{A0}:" },
        expects: { "\($0) attendait une personne dont l’adresse est \($1)." },
        goOnButton: "Continuer", otherButton: "Utiliser un autre compte", cancelButton: "Annuler et revenir")

    static let spanish = PageWords.Account(
        title: { "¿Continuar a \($0)?" },
        signedIn: { "Ha iniciado sesión en \($0). La aplicación sabrá quién es usted:" },
        expects: { "\($0) esperaba a alguien con la dirección \($1)." },
        goOnButton: "Continuar", otherButton: "Usar otra cuenta", cancelButton: "Cancelar y volver")

    static let japanese = PageWords.Account(
        title: { "\($0) に進みますか" },
        signedIn: { "\($0) にサインインしています。アプリケーションには次の情報が伝わります。" },
        expects: { "\($0) は \($1) というアドレスの方を想定していました。" },
        goOnButton: "続行", otherButton: "別のアカウントを使う", cancelButton: "キャンセルして戻る")
}

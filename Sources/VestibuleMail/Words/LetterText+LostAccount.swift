/// Of a guest whose account is gone.
struct LostAccountWords: Sendable {
    /// To the sponsor, about the masked guest of a tenant.
    var wishSubject: @Sendable (_ guest: String, _ tenant: String) -> String
    var wishHeading: String
    var wish: @Sendable (_ guest: String, _ tenant: String) -> String
    var guest: String
    var requested: String
    var askGuest: String
    var allowButton: String
    var otherwise: String
    /// To the guest.
    var allowedSubject: @Sendable (_ tenant: String) -> String
    var allowedHeading: String
    var allowed: @Sendable (_ tenant: String) -> String
    var since: String
    var accountIsOff: String
    var signInButton: String
    var notExpected: @Sendable (_ tenant: String) -> String
}

extension LostAccountWords {
    static let english = LostAccountWords(
        wishSubject: { guest, tenant in "\(guest) asks to sign in to \(tenant) by code again" },
        wishHeading: "A guest’s account is said to be gone",
        wish: { guest, tenant in
            "Somebody asks that \(guest), a guest of \(tenant), may sign in with a code by email again, because the account that the "
                + "guest signs in with is gone."
        },
        guest: "Guest", requested: "Requested",
        askGuest: "Anybody who knows the address could have asked. Please ask the guest first, on a channel that you already use. "
            + "If everything is in order, allow it: the account then no longer gives access, and a code to the guest’s mailbox does.",
        allowButton: "Decide about it",
        otherwise: "If you do not want this, there is nothing to do: without your approval nothing changes.",
        allowedSubject: { "You can sign in to \($0) by code again" }, allowedHeading: "You can sign in by code again",
        allowed: { "Your contact at \($0) has allowed you to sign in with a code by email again." },
        since: "Since",
        accountIsOff: "The account that you signed in with before no longer gives access, and you are signed out everywhere.",
        signInButton: "Sign in",
        notExpected: { "You did not ask for this? Please tell your contact at \($0)." })

    static let german = LostAccountWords(
        wishSubject: { guest, tenant in "\(guest) möchte sich bei \(tenant) wieder per Code anmelden" },
        wishHeading: "Angeblich gibt es das Konto eines Gastes nicht mehr",
        wish: { guest, tenant in
            "Jemand bittet darum, dass \(guest), Gast von \(tenant), sich wieder mit einem Code per E‑Mail anmelden darf, weil es das "
                + "Konto nicht mehr gibt, mit dem sich der Gast anmeldet."
        },
        guest: "Gast", requested: "Angefragt",
        askGuest:
            "Das kann jeder anfragen, der die Adresse kennt. Bitte fragen Sie zuerst den Gast auf einem Weg, den Sie schon nutzen. "
            + "Ist alles in Ordnung, erlauben Sie es: Dann gibt nicht mehr das Konto Zugang, sondern ein Code an das Postfach des Gastes.",
        allowButton: "Darüber entscheiden",
        otherwise: "Möchten Sie das nicht, müssen Sie nichts tun: Ohne Ihre Zustimmung ändert sich nichts.",
        allowedSubject: { "Sie können sich bei \($0) wieder per Code anmelden" },
        allowedHeading: "Sie können sich wieder per Code anmelden",
        allowed: { "Ihre Ansprechperson bei \($0) hat erlaubt, dass Sie sich wieder mit einem Code per E‑Mail anmelden." },
        since: "Seit",
        accountIsOff:
            "Das Konto, mit dem Sie sich bisher angemeldet haben, gibt keinen Zugang mehr, und Sie sind überall abgemeldet.",
        signInButton: "Anmelden",
        notExpected: { "Sie haben nicht darum gebeten? Bitte sagen Sie es Ihrer Ansprechperson bei \($0)." })

    static let french = LostAccountWords(
        wishSubject: { guest, tenant in "\(guest) demande à se connecter de nouveau par code à \(tenant)" },
        wishHeading: "Le compte d’un invité n’existerait plus",
        wish: { guest, tenant in
            "On nous demande que \(guest), invité de \(tenant), puisse de nouveau se connecter avec un code reçu par e‑mail, car le "
                + "compte qu’il utilise n’existe plus."
        },
        guest: "Invité", requested: "Demandé le",
        askGuest:
            "Toute personne connaissant l’adresse a pu faire cette demande. Interrogez d’abord l’invité par un moyen que vous "
            + "utilisez déjà. Si tout est en ordre, autorisez-le\u{A0}: ce n’est plus le compte qui donnera accès, mais un code envoyé à sa boîte aux lettres.",
        allowButton: "Décider",
        otherwise: "Sinon, vous n’avez rien à faire\u{A0}: sans votre accord, rien ne change.",
        allowedSubject: { "Vous pouvez de nouveau vous connecter par code à \($0)" },
        allowedHeading: "Vous pouvez de nouveau vous connecter par code",
        allowed: { "Votre contact chez \($0) vous a autorisé à vous connecter de nouveau avec un code reçu par e‑mail." },
        since: "Depuis le",
        accountIsOff: "Le compte que vous utilisiez ne donne plus accès, et vous êtes déconnecté partout.",
        signInButton: "Se connecter",
        notExpected: { "Vous n’avez rien demandé\u{A0}? Veuillez le signaler à votre contact chez \($0)." })

    static let spanish = LostAccountWords(
        wishSubject: { guest, tenant in "\(guest) solicita volver a entrar en \(tenant) con un código" },
        wishHeading: "Al parecer, la cuenta de un invitado ya no existe",
        wish: { guest, tenant in
            "Alguien solicita que \(guest), invitado de \(tenant), pueda volver a iniciar sesión con un código por correo, porque ya no "
                + "existe la cuenta que utiliza."
        },
        guest: "Invitado", requested: "Solicitado",
        askGuest:
            "Puede haberlo solicitado cualquiera que conozca la dirección. Pregunte antes al invitado por un canal que ya utilice. "
            + "Si todo está en orden, permítalo: ya no dará acceso la cuenta, sino un código enviado al buzón del invitado.",
        allowButton: "Decidir",
        otherwise: "Si no lo desea, no tiene que hacer nada: sin su aprobación no cambia nada.",
        allowedSubject: { "Puede volver a entrar en \($0) con un código" },
        allowedHeading: "Puede volver a entrar con un código",
        allowed: { "Su persona de contacto en \($0) ha permitido que vuelva a iniciar sesión con un código por correo." },
        since: "Desde",
        accountIsOff: "La cuenta que utilizaba ya no da acceso, y se han cerrado todas sus sesiones.",
        signInButton: "Iniciar sesión",
        notExpected: { "¿No lo ha solicitado? Avise a su persona de contacto en \($0)." })

    static let japanese = LostAccountWords(
        wishSubject: { guest, tenant in "\(guest)様が\(tenant)へのコードでのサインインを希望しています" },
        wishHeading: "ゲストのアカウントがなくなったとの連絡",
        wish: { guest, tenant in
            "\(tenant)のゲストである\(guest)様のアカウントがなくなったため、メールのコードで再びサインインできるようにしてほしいとの依頼がありました。"
        },
        guest: "ゲスト", requested: "依頼日時",
        askGuest: "この依頼は、アドレスを知っている人なら誰でも行えます。まず普段お使いの連絡手段でゲストご本人にご確認ください。"
            + "問題がなければ承認してください。以後そのアカウントではサインインできなくなり、ゲストのメールボックスに届くコードでサインインできるようになります。",
        allowButton: "この依頼を確認する",
        otherwise: "承認されない場合、操作は不要です。承認がない限り、何も変わりません。",
        allowedSubject: { "\($0)にコードで再びサインインできます" },
        allowedHeading: "コードで再びサインインできます",
        allowed: { "\($0)の担当者が、メールのコードで再びサインインすることを承認しました。" },
        since: "承認日時",
        accountIsOff: "これまでお使いのアカウントではサインインできなくなり、すべてのセッションからサインアウトされました。",
        signInButton: "サインイン",
        notExpected: { "お心当たりがない場合は、\($0)の担当者にお知らせください。" })
}

/// Of somebody who is not invited and asks for it.
struct AccessRequestWords: Sendable {
    /// To the sponsor. Nothing that the asker wrote stands in the subject.
    var subject: @Sendable (_ application: String) -> String
    var heading: String
    var opening: @Sendable (_ tenant: String, _ application: String) -> String
    var address: String
    var name: String
    var application: String
    var requested: String
    var reasonCaption: String
    var decide: String
    var approveButton: String
    var refuseButton: String
    var otherwise: String
    /// To who is a guest already.
    var alreadySubject: @Sendable (_ tenant: String) -> String
    var alreadyHeading: String
    var already: @Sendable (_ tenant: String, _ application: String) -> String
    var startButton: @Sendable (_ application: String) -> String
    var notYou: String
}

extension AccessRequestWords {
    static let english = AccessRequestWords(
        subject: { "Somebody asks for access to \($0)" },
        heading: "A request for access",
        opening: { tenant, application in
            "Somebody who is not invited asks \(tenant) for access to \(application). The mailbox is confirmed: this person can read "
                + "it. Name and reason are the person’s own words."
        },
        address: "Address (confirmed)", name: "Name, as given", application: "Application", requested: "Requested",
        reasonCaption: "Reason, as given",
        decide: "Do you know this person, and do you expect the request? Then approve it, and an invitation goes to this address. "
            + "If not, refuse it.",
        approveButton: "Approve", refuseButton: "Refuse",
        otherwise:
            "If you do nothing, nobody is let in. A person who is refused gets no email. The request can be decided once, within 14 days.",
        alreadySubject: { "You are already a guest of \($0)" }, alreadyHeading: "You are already a guest",
        already: { tenant, application in
            "Your address was entered where people ask for access to \(application). You are a guest of \(tenant) already, so there is "
                + "nothing to ask for: just sign in."
        },
        startButton: { "Open \($0)" },
        notYou:
            "Was this not you? Then somebody else entered your address: tell the person who invited you. Nothing was asked for in your "
            + "name.")

    static let german = AccessRequestWords(
        subject: { "Jemand bittet um Zugang zu \($0)" },
        heading: "Eine Bitte um Zugang",
        opening: { tenant, application in
            "Eine Person, die nicht eingeladen ist, bittet \(tenant) um Zugang zu \(application). Das Postfach ist bestätigt: Sie kann es lesen. "
                + "Name und Grund sind ihre eigenen Worte."
        },
        address: "Adresse (bestätigt)", name: "Name, wie angegeben", application: "Anwendung", requested: "Angefragt",
        reasonCaption: "Grund, wie angegeben",
        decide: "Kennen Sie diese Person und erwarten Sie die Bitte? Dann stimmen Sie zu: An diese Adresse geht eine Einladung. "
            + "Wenn nicht, lehnen Sie ab.",
        approveButton: "Zustimmen", refuseButton: "Ablehnen",
        otherwise:
            "Tun Sie nichts, erhält niemand Zugang. Wer abgelehnt wird, erhält keine Nachricht. Entscheiden können Sie einmal, innerhalb von "
            + "14 Tagen.",
        alreadySubject: { "Sie sind schon Gast von \($0)" }, alreadyHeading: "Sie sind schon Gast",
        already: { tenant, application in
            "Ihre Adresse wurde dort eingegeben, wo man um Zugang zu \(application) bittet. Sie sind schon Gast von \(tenant) und müssen um "
                + "nichts bitten: Melden Sie sich einfach an."
        },
        startButton: { "\($0) öffnen" },
        notYou:
            "Das waren Sie nicht? Dann hat jemand anderes Ihre Adresse eingegeben: Sagen Sie es der Person, die Sie eingeladen hat. "
            + "In Ihrem Namen wurde um nichts gebeten.")

    static let french = AccessRequestWords(
        subject: { "Une personne demande l’accès à \($0)" },
        heading: "Une demande d’accès",
        opening: { tenant, application in
            "Une personne qui n’est pas invitée demande à \(tenant) l’accès à \(application). Sa boîte aux lettres est vérifiée\u{A0}: "
                + "cette personne peut la lire. Le nom et le motif sont ses propres mots."
        },
        address: "Adresse (vérifiée)", name: "Nom indiqué", application: "Application", requested: "Demandé le",
        reasonCaption: "Motif indiqué",
        decide:
            "Connaissez-vous cette personne et attendez-vous cette demande\u{A0}? Acceptez-la, et une invitation sera envoyée à cette "
            + "adresse. Sinon, refusez-la.",
        approveButton: "Accepter", refuseButton: "Refuser",
        otherwise:
            "Si vous ne faites rien, personne n’obtient d’accès. En cas de refus, aucun message n’est envoyé. La décision se prend une "
            + "seule fois, dans les 14 jours.",
        alreadySubject: { "Vous êtes déjà invité de \($0)" }, alreadyHeading: "Vous êtes déjà invité",
        already: { tenant, application in
            "Votre adresse a été saisie là où l’on demande l’accès à \(application). Vous êtes déjà invité de \(tenant) et n’avez rien à "
                + "demander\u{A0}: connectez-vous simplement."
        },
        startButton: { "Ouvrir \($0)" },
        notYou:
            "Ce n’était pas vous\u{A0}? Quelqu’un d’autre a saisi votre adresse\u{A0}: prévenez la personne qui vous a invité. Rien n’a été "
            + "demandé en votre nom.")

    static let spanish = AccessRequestWords(
        subject: { "Alguien solicita acceso a \($0)" },
        heading: "Una solicitud de acceso",
        opening: { tenant, application in
            "Alguien que no está invitado solicita a \(tenant) acceso a \(application). El buzón está verificado: esta persona puede "
                + "leerlo. El nombre y el motivo son sus propias palabras."
        },
        address: "Dirección (verificada)", name: "Nombre indicado", application: "Aplicación", requested: "Solicitado",
        reasonCaption: "Motivo indicado",
        decide:
            "¿Conoce a esta persona y espera la solicitud? Apruébela y se enviará una invitación a esta dirección. Si no, rechácela.",
        approveButton: "Aprobar", refuseButton: "Rechazar",
        otherwise:
            "Si no hace nada, nadie obtiene acceso. Una persona rechazada no recibe ningún correo. La solicitud se decide una sola vez, en un plazo "
            + "de 14 días.",
        alreadySubject: { "Ya es invitado de \($0)" }, alreadyHeading: "Ya es invitado",
        already: { tenant, application in
            "Se ha introducido su dirección donde se solicita acceso a \(application). Ya es invitado de \(tenant) y no tiene que solicitar "
                + "nada: basta con iniciar sesión."
        },
        startButton: { "Abrir \($0)" },
        notYou:
            "¿No ha sido usted? Otra persona ha introducido su dirección: avise a la persona que le invitó. No se ha solicitado nada en su "
            + "nombre.")

    static let japanese = AccessRequestWords(
        subject: { "「\($0)」へのアクセスが申請されました" },
        heading: "アクセスの申請",
        opening: { tenant, application in
            "招待されていない方が、\(tenant)の「\(application)」へのアクセスを申請しています。メールボックスは確認済みで、申請者はそのメールを読むことができます。"
                + "名前と理由は申請者ご本人の記載です。"
        },
        address: "アドレス（確認済み）", name: "名前（申請者の記載）", application: "アプリケーション", requested: "申請日時",
        reasonCaption: "理由（申請者の記載）",
        decide: "この方をご存じで、申請に心当たりがある場合は承認してください。このアドレスに招待が送られます。そうでない場合は却下してください。",
        approveButton: "承認する", refuseButton: "却下する",
        otherwise: "何もしなければ、誰もアクセスできません。却下しても申請者にメールは送られません。決定は14日以内に一度だけ行えます。",
        alreadySubject: { "すでに\($0)のゲストです" }, alreadyHeading: "すでにゲストです",
        already: { tenant, application in
            "「\(application)」へのアクセスを申請するページで、お客様のアドレスが入力されました。すでに\(tenant)のゲストですので、申請は不要です。"
                + "そのままサインインしてください。"
        },
        startButton: { "「\($0)」を開く" },
        notYou: "お心当たりがない場合は、ほかの方がお客様のアドレスを入力しています。招待した方にお知らせください。お客様の名前での申請は行われていません。")
}

/// Of a letter that did not arrive, to whoever answers for its recipient.
struct LetterBouncedWords: Sendable {
    var subject: @Sendable (_ address: String) -> String
    var heading: String
    var opening: @Sendable (_ address: String, _ tenant: String, _ isInvitation: Bool) -> String
    var address: String
    var written: String
    var said: String
    var next: String
    var until: String
}

extension LetterBouncedWords {
    static let english = LetterBouncedWords(
        subject: { "Email to \($0) does not arrive" }, heading: "Email to a guest does not arrive",
        opening: { address, tenant, isInvitation in
            isInvitation
                ? "The invitation from \(tenant) to \(address) could not be delivered."
                : "An email from \(tenant) to \(address) could not be delivered. You answer for this guest."
        },
        address: "Address", written: "Written", said: "The mail system said",
        next:
            "Please check the address. If it is wrong, have the guest invited again at the right one; if it is right, ask the guest, on a "
            + "channel that you already use, whether the mailbox is full or gone.",
        until: "Until then no invitation and no code reaches the guest. We tell you about this address at most once a day.")

    static let german = LetterBouncedWords(
        subject: { "E‑Mails an \($0) kommen nicht an" }, heading: "E‑Mails an einen Gast kommen nicht an",
        opening: { address, tenant, isInvitation in
            isInvitation
                ? "Die Einladung von \(tenant) an \(address) konnte nicht zugestellt werden."
                : "Eine E‑Mail von \(tenant) an \(address) konnte nicht zugestellt werden. Sie sind für diesen Gast zuständig."
        },
        address: "Adresse", written: "Geschrieben am", said: "Das Mailsystem meldet",
        next:
            "Bitte prüfen Sie die Adresse. Ist sie falsch, lassen Sie den Gast an der richtigen neu einladen; ist sie richtig, fragen Sie den "
            + "Gast auf einem Weg, den Sie schon nutzen, ob das Postfach voll ist oder nicht mehr besteht.",
        until:
            "Bis dahin erreicht den Gast weder eine Einladung noch ein Code. Wegen dieser Adresse schreiben wir Ihnen höchstens einmal am Tag."
    )

    static let french = LetterBouncedWords(
        subject: { "Les e‑mails à \($0) n’arrivent pas" }, heading: "Les e‑mails à un invité n’arrivent pas",
        opening: { address, tenant, isInvitation in
            isInvitation
                ? "L’invitation de \(tenant) à \(address) n’a pas pu être remise."
                : "Un e‑mail de \(tenant) à \(address) n’a pas pu être remis. Vous êtes responsable de cet invité."
        },
        address: "Adresse", written: "Écrit le", said: "Le système de messagerie indique",
        next:
            "Vérifiez l’adresse. Si elle est incorrecte, faites inviter de nouveau la personne à la bonne adresse\u{A0}; si elle est correcte, demandez "
            + "à l’invité, par un moyen que vous utilisez déjà, si sa boîte aux lettres est pleine ou n’existe plus.",
        until:
            "D’ici là, ni invitation ni code n’atteint l’invité. Nous vous écrivons au plus une fois par jour au sujet de cette adresse."
    )

    static let spanish = LetterBouncedWords(
        subject: { "Los correos a \($0) no llegan" }, heading: "Los correos a un invitado no llegan",
        opening: { address, tenant, isInvitation in
            isInvitation
                ? "No se pudo entregar la invitación de \(tenant) a \(address)."
                : "No se pudo entregar un correo de \(tenant) a \(address). Usted es responsable de este invitado."
        },
        address: "Dirección", written: "Escrito", said: "El sistema de correo indica",
        next:
            "Compruebe la dirección. Si es incorrecta, haga que se invite de nuevo a la persona en la correcta; si es correcta, pregunte al "
            + "invitado, por un canal que ya utilice, si su buzón está lleno o ya no existe.",
        until:
            "Hasta entonces, al invitado no le llegan ni invitaciones ni códigos. Le avisamos de esta dirección como mucho una vez al día."
    )

    static let japanese = LetterBouncedWords(
        subject: { "\($0)宛てのメールが届きません" }, heading: "ゲスト宛てのメールが届いていません",
        opening: { address, tenant, isInvitation in
            isInvitation
                ? "\(tenant)から\(address)への招待メールを配信できませんでした。"
                : "\(tenant)から\(address)へのメールを配信できませんでした。ご担当のゲストです。"
        },
        address: "アドレス", written: "作成日時", said: "メールシステムからの回答",
        next: "アドレスをご確認ください。誤っている場合は正しいアドレスで招待し直してください。正しい場合は、普段お使いの連絡手段で、"
            + "メールボックスがいっぱいでないか、なくなっていないかをゲストにお尋ねください。",
        until: "それまでは、招待もコードもゲストに届きません。このアドレスについてのお知らせは1日1回までです。")
}

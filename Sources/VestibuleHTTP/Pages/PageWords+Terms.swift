extension PageWords {
    /// Of terms of use that a guest is asked to accept.
    struct Terms: Sendable {
        /// By the tenant.
        let lead: About
        let read: String
        let unread: String
        let changed: String
        let acceptButton: String
        let declineButton: String
        let receipt: String
        let declined: NoticeAbout
    }
}

extension PageWords.Terms {
    static let english = PageWords.Terms(
        lead: { "\($0) asks you to accept these terms of use before you go on." },
        read: "I have read these terms.", unread: "Please read the terms, and tick the box to say so.",
        changed: "The terms have changed since you opened this page. Please read them again.",
        acceptButton: "Accept", declineButton: "Do not accept", receipt: "You get an email with the text that you accepted.",
        declined: {
            .init(
                title: "You did not accept the terms",
                explanation: "Without that, \($0) does not let you in.",
                nextStep: "You can come back and accept them later, or ask the person who invited you.")
        })

    static let german = PageWords.Terms(
        lead: { "\($0) bittet Sie, diesen Nutzungsbedingungen zuzustimmen, bevor es weitergeht." },
        read: "Ich habe diese Bedingungen gelesen.",
        unread: "Bitte lesen Sie die Bedingungen und kreuzen Sie an, dass Sie sie gelesen haben.",
        changed: "Die Bedingungen haben sich geändert, seit Sie diese Seite geöffnet haben. Bitte lesen Sie sie noch einmal.",
        acceptButton: "Zustimmen", declineButton: "Nicht zustimmen",
        receipt: "Sie erhalten eine E‑Mail mit dem Text, dem Sie zugestimmt haben.",
        declined: {
            .init(
                title: "Sie haben den Bedingungen nicht zugestimmt",
                explanation: "Ohne Ihre Zustimmung gibt \($0) Ihnen keinen Zugang.",
                nextStep: "Sie können später wiederkommen und zustimmen oder die Person fragen, die Sie eingeladen hat.")
        })

    static let french = PageWords.Terms(
        lead: { "\($0) vous demande d’accepter ces conditions d’utilisation avant de continuer." },
        read: "J’ai lu ces conditions.", unread: "Veuillez lire les conditions, puis cocher la case pour le confirmer.",
        changed: "Les conditions ont changé depuis que vous avez ouvert cette page. Veuillez les relire.",
        acceptButton: "Accepter", declineButton: "Ne pas accepter",
        receipt: "Vous recevrez par e‑mail le texte que vous avez accepté.",
        declined: {
            .init(
                title: "Vous n’avez pas accepté les conditions",
                explanation: "Sans votre accord, \($0) ne vous donne pas accès.",
                nextStep: "Vous pouvez revenir les accepter plus tard, ou vous adresser à la personne qui vous a invité.")
        })

    static let spanish = PageWords.Terms(
        lead: { "\($0) le pide que acepte estas condiciones de uso antes de continuar." },
        read: "He leído estas condiciones.", unread: "Lea las condiciones y marque la casilla para confirmarlo.",
        changed: "Las condiciones han cambiado desde que abrió esta página. Vuelva a leerlas.",
        acceptButton: "Aceptar", declineButton: "No aceptar", receipt: "Recibirá por correo el texto que ha aceptado.",
        declined: {
            .init(
                title: "No ha aceptado las condiciones",
                explanation: "Sin su aceptación, \($0) no le da acceso.",
                nextStep: "Puede volver y aceptarlas más tarde, o preguntar a la persona que le invitó.")
        })

    static let japanese = PageWords.Terms(
        lead: { "続けるには、\($0) の次の利用規約への同意が必要です。" },
        read: "この規約を読みました。", unread: "規約をお読みになり、チェックボックスをオンにしてください。",
        changed: "このページを開いた後に規約が変更されました。もう一度お読みください。",
        acceptButton: "同意する", declineButton: "同意しない", receipt: "同意された内容をメールでお送りします。",
        declined: {
            .init(
                title: "規約に同意されませんでした",
                explanation: "同意がない場合、\($0) にアクセスできません。",
                nextStep: "後で戻って同意することもできます。ご不明な点は、招待した方にお尋ねください。")
        })
}

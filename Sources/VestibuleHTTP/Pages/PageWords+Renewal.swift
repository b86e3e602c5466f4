extension PageWords {
    /// Of guests whose access ends.
    struct Renewal: Sendable {
        /// To the guest, who came too late: by the tenant, the moment.
        let ended: @Sendable (_ tenant: String, _ moment: String) -> Notice
        let askButton: String
        let asked: Notice
        /// To the sponsor.
        let title: String
        let lead: About
        let lastSignInLabel: String
        let never: String
        let endsLabel: String
        let endedLabel: String
        /// By the days.
        let renewButton: Count
        let letEndButton: String
        /// By the new end.
        let renewed: About
        let unlimited: String
        let declined: String
        let closed: String
        let otherwise: String
        let linkOver: Notice
    }
}

extension PageWords.Renewal {
    static let english = PageWords.Renewal(
        ended: { tenant, moment in
            .init(
                title: "Your access has ended",
                explanation: "You were a guest of \(tenant) until \(moment).",
                nextStep: "If you still need access, you can ask the person who answers for you there to renew it.")
        },
        askButton: "Ask to be let in again",
        asked: .init(
            title: "We have passed on your request",
            explanation: "The person who answers for you has been asked to renew your access.",
            nextStep: "Once they have, you can sign in again. You can close this page."),
        title: "Which guests stay?",
        lead: { "You answer for these guests of \($0). Decide for each." },
        lastSignInLabel: "Last sign-in", never: "never", endsLabel: "Access ends", endedLabel: "Access ended",
        renewButton: { $0 == 1 ? "Renew for 1 day" : "Renew for \($0) days" },
        letEndButton: "Let it end",
        renewed: { "Access lasts until \($0)." },
        unlimited: "Access has no end any more.",
        declined: "You have decided to let it end.",
        closed: "There is nothing to decide here any more.",
        otherwise: "If you do not decide about a guest, the access ends at its time. You can close this page.",
        linkOver: .init(
            title: "This link no longer works",
            explanation: "The time in which these guests could be renewed is over, or somebody else has decided.",
            nextStep: "If a guest still needs access, ask whoever looks after guest access."))

    static let german = PageWords.Renewal(
        ended: { tenant, moment in
            .init(
                title: "Ihr Zugang ist beendet",
                explanation: "Sie waren bis zum \(moment) Gast von \(tenant).",
                nextStep: "Brauchen Sie den Zugang noch, können Sie die dort zuständige Person um Verlängerung bitten.")
        },
        askButton: "Um Verlängerung bitten",
        asked: .init(
            title: "Wir haben Ihre Bitte weitergegeben",
            explanation: "Die für Sie zuständige Person wurde gebeten, Ihren Zugang zu verlängern.",
            nextStep: "Sobald das geschehen ist, können Sie sich wieder anmelden. Sie können diese Seite schließen."),
        title: "Welche Gäste bleiben?",
        lead: { "Sie sind für diese Gäste von \($0) zuständig. Entscheiden Sie über jeden." },
        lastSignInLabel: "Letzte Anmeldung", never: "nie", endsLabel: "Zugang endet", endedLabel: "Zugang endete",
        renewButton: { $0 == 1 ? "Um 1 Tag verlängern" : "Um \($0) Tage verlängern" },
        letEndButton: "Auslaufen lassen",
        renewed: { "Der Zugang gilt bis zum \($0)." },
        unlimited: "Der Zugang ist nicht mehr befristet.",
        declined: "Sie haben entschieden, den Zugang auslaufen zu lassen.",
        closed: "Hier gibt es nichts mehr zu entscheiden.",
        otherwise:
            "Wenn Sie über einen Gast nicht entscheiden, endet sein Zugang zur vorgesehenen Zeit. Sie können diese Seite schließen.",
        linkOver: .init(
            title: "Dieser Link gilt nicht mehr",
            explanation: "Die Zeit zum Verlängern ist vorbei, oder jemand anderes hat entschieden.",
            nextStep: "Braucht ein Gast den Zugang noch, wenden Sie sich an die Stelle, die Gastzugänge betreut."))

    static let french = PageWords.Renewal(
        ended: { tenant, moment in
            .init(
                title: "Votre accès a pris fin",
                explanation: "Vous étiez invité de \(tenant) jusqu’au \(moment).",
                nextStep: "Si vous en avez encore besoin, vous pouvez demander à la personne responsable de le prolonger.")
        },
        askButton: "Demander une prolongation",
        asked: .init(
            title: "Nous avons transmis votre demande",
            explanation: "Nous avons demandé à la personne responsable de prolonger votre accès.",
            nextStep: "Dès que ce sera fait, vous pourrez vous reconnecter. Vous pouvez fermer cette page."),
        title: "Quels invités restent\u{A0}?",
        lead: { "Vous êtes responsable de ces invités de \($0). Décidez pour chacun." },
        lastSignInLabel: "Dernière connexion", never: "jamais", endsLabel: "Fin de l’accès", endedLabel: "Accès terminé le",
        renewButton: { $0 == 1 ? "Prolonger de 1 jour" : "Prolonger de \($0) jours" },
        letEndButton: "Laisser prendre fin",
        renewed: { "L’accès est valable jusqu’au \($0)." },
        unlimited: "L’accès n’a plus de date de fin.",
        declined: "Vous avez décidé de laisser l’accès prendre fin.",
        closed: "Il n’y a plus rien à décider ici.",
        otherwise: "Sans décision de votre part, l’accès d’un invité prend fin à la date prévue. Vous pouvez fermer cette page.",
        linkOver: .init(
            title: "Ce lien n’est plus valable",
            explanation: "Le délai de prolongation est passé, ou quelqu’un d’autre a décidé.",
            nextStep: "Si un invité a encore besoin d’un accès, adressez-vous à la personne qui gère les accès des invités."))

    static let spanish = PageWords.Renewal(
        ended: { tenant, moment in
            .init(
                title: "Su acceso ha terminado",
                explanation: "Tuvo acceso como invitado de \(tenant) hasta el \(moment).",
                nextStep: "Si aún necesita el acceso, puede pedir a la persona responsable que lo prolongue.")
        },
        askButton: "Solicitar una prórroga",
        asked: .init(
            title: "Hemos transmitido su solicitud",
            explanation: "Se ha pedido a la persona responsable que prolongue su acceso.",
            nextStep: "Cuando lo haya hecho, podrá volver a iniciar sesión. Puede cerrar esta página."),
        title: "¿Qué invitados se quedan?",
        lead: { "Usted es responsable de estos invitados de \($0). Decida sobre cada uno." },
        lastSignInLabel: "Último inicio de sesión", never: "nunca", endsLabel: "El acceso termina",
        endedLabel: "El acceso terminó",
        renewButton: { $0 == 1 ? "Prolongar 1 día" : "Prolongar \($0) días" },
        letEndButton: "Dejar que termine",
        renewed: { "El acceso dura hasta el \($0)." },
        unlimited: "El acceso ya no tiene fecha de fin.",
        declined: "Ha decidido dejar que el acceso termine.",
        closed: "Aquí ya no hay nada que decidir.",
        otherwise: "Si no decide sobre un invitado, su acceso termina en la fecha prevista. Puede cerrar esta página.",
        linkOver: .init(
            title: "Este enlace ya no es válido",
            explanation: "El plazo para prolongar ha pasado, u otra persona ha decidido.",
            nextStep: "Si un invitado aún necesita acceso, diríjase a quien gestiona los accesos de invitados."))

    static let japanese = PageWords.Renewal(
        ended: { tenant, moment in
            .init(
                title: "アクセスは終了しました",
                explanation: "\(tenant)のゲストとしての期限は\(moment)まででした。",
                nextStep: "引き続きアクセスが必要な場合は、担当者に延長を依頼できます。")
        },
        askButton: "延長を依頼する",
        asked: .init(
            title: "ご依頼をお伝えしました",
            explanation: "担当者に、アクセスの延長をお願いしました。",
            nextStep: "延長されると、再びサインインできます。このページは閉じてかまいません。"),
        title: "継続するゲスト",
        lead: { "ご担当の\($0)のゲストです。それぞれについてお決めください。" },
        lastSignInLabel: "最終サインイン", never: "なし", endsLabel: "アクセス期限", endedLabel: "アクセス終了",
        renewButton: { "\($0)日間延長する" },
        letEndButton: "終了させる",
        renewed: { "アクセス期限は\($0)です。" },
        unlimited: "アクセス期限はなくなりました。",
        declined: "アクセスを終了させることに決めました。",
        closed: "ここで決めることはもうありません。",
        otherwise: "何も決めないゲストのアクセスは期限に終了します。このページは閉じてかまいません。",
        linkOver: .init(
            title: "このリンクは使えません",
            explanation: "延長できる期間が過ぎたか、ほかの方が決定しました。",
            nextStep: "引き続きアクセスが必要なゲストがいる場合は、ゲストアクセスの管理者にご連絡ください。"))
}

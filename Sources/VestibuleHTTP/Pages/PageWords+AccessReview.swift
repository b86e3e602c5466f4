extension PageWords {
    /// To a sponsor whom an access review asks.
    struct AccessReview: Sendable {
        /// By the tenant, the moment of its end.
        let lead: AboutTwo
        let reasonLabel: String
        let badReason: String
        let keepButton: String
        let removeButton: String
        let kept: String
        let removed: String
        let nobody: String
        let more: String
        let otherwise: String
        let linkOver: Notice
    }
}

extension PageWords.AccessReview {
    static let english = PageWords.AccessReview(
        lead: { "You answer for these guests of \($0). Please decide by \($1) who keeps access." },
        reasonLabel: "Reason", badReason: "Please give a reason for this decision, of at most 500 characters.",
        keepButton: "Keep access", removeButton: "Remove access",
        kept: "You have decided to keep the access.", removed: "You have decided to remove the access.",
        nobody: "There is nobody left to decide about.", more: "More guests",
        otherwise: "You can change a decision until the end. You can close this page.",
        linkOver: .init(
            title: "This link no longer works",
            explanation: "The review has ended.",
            nextStep: "If a guest still needs access, ask whoever looks after guest access."))

    static let german = PageWords.AccessReview(
        lead: { "Sie sind für diese Gäste von \($0) zuständig. Bitte entscheiden Sie bis zum \($1), wer den Zugang behält." },
        reasonLabel: "Begründung", badReason: "Bitte begründen Sie diese Entscheidung in höchstens 500 Zeichen.",
        keepButton: "Zugang belassen", removeButton: "Zugang entziehen",
        kept: "Sie haben entschieden, den Zugang zu belassen.", removed: "Sie haben entschieden, den Zugang zu entziehen.",
        nobody: "Es ist über niemanden mehr zu entscheiden.", more: "Weitere Gäste",
        otherwise: "Bis zum Ende können Sie jede Entscheidung ändern. Sie können diese Seite schließen.",
        linkOver: .init(
            title: "Dieser Link gilt nicht mehr",
            explanation: "Die Überprüfung ist beendet.",
            nextStep: "Braucht ein Gast den Zugang noch, wenden Sie sich an die Stelle, die Gastzugänge betreut."))

    static let french = PageWords.AccessReview(
        lead: { "Vous êtes responsable de ces invités de \($0). Veuillez décider d’ici au \($1) qui garde son accès." },
        reasonLabel: "Motif", badReason: "Veuillez indiquer un motif pour cette décision, en 500 caractères au plus.",
        keepButton: "Maintenir l’accès", removeButton: "Retirer l’accès",
        kept: "Vous avez décidé de maintenir l’accès.", removed: "Vous avez décidé de retirer l’accès.",
        nobody: "Il n’y a plus de décision à prendre.", more: "Autres invités",
        otherwise: "Vous pouvez changer vos décisions jusqu’à la fin. Vous pouvez fermer cette page.",
        linkOver: .init(
            title: "Ce lien n’est plus valable",
            explanation: "La vérification est terminée.",
            nextStep: "Si un invité a encore besoin d’un accès, adressez-vous à la personne qui gère les accès des invités."))

    static let spanish = PageWords.AccessReview(
        lead: { "Usted es responsable de estos invitados de \($0). Decida antes del \($1) quién conserva el acceso." },
        reasonLabel: "Motivo", badReason: "Indique un motivo para esta decisión, en un máximo de 500 caracteres.",
        keepButton: "Mantener el acceso", removeButton: "Retirar el acceso",
        kept: "Ha decidido mantener el acceso.", removed: "Ha decidido retirar el acceso.",
        nobody: "Ya no hay nadie sobre quien decidir.", more: "Más invitados",
        otherwise: "Puede cambiar sus decisiones hasta el final. Puede cerrar esta página.",
        linkOver: .init(
            title: "Este enlace ya no es válido",
            explanation: "La revisión ha terminado.",
            nextStep: "Si un invitado aún necesita acceso, diríjase a quien gestiona los accesos de invitados."))

    static let japanese = PageWords.AccessReview(
        lead: { "ご担当の\($0)のゲストです。\($1)までに、アクセスを継続するゲストをお決めください。" },
        reasonLabel: "理由", badReason: "この決定の理由を500文字以内でご記入ください。",
        keepButton: "アクセスを継続する", removeButton: "アクセスを取り消す",
        kept: "アクセスを継続することに決めました。", removed: "アクセスを取り消すことに決めました。",
        nobody: "判断が必要なゲストはもういません。", more: "ほかのゲスト",
        otherwise: "期限までは決定を変更できます。このページは閉じてかまいません。",
        linkOver: .init(
            title: "このリンクは使えません",
            explanation: "確認の期間が終了しました。",
            nextStep: "引き続きアクセスが必要なゲストがいる場合は、ゲストアクセスの管理者にご連絡ください。"))
}

/// To a sponsor: which guests stay, asked by an access review.
struct AccessReviewWords: Sendable {
    var subject: @Sendable (_ tenant: String) -> String
    var heading: String
    var opening: @Sendable (_ tenant: String) -> String
    var review: String
    var guests: String
    var ends: String
    var decide: String
    var button: String
    var otherwise: String
}

extension AccessReviewWords {
    static let english = AccessReviewWords(
        subject: { "Do your guests at \($0) still need access?" },
        heading: "Which guests stay?",
        opening: { "\($0) reviews who still needs access. A decision is needed about guests for whom you answer." },
        review: "Review", guests: "Guests to decide about", ends: "Open until",
        decide:
            "On the page behind this button you see each guest with the last sign-in, and decide who keeps access. Following the link changes nothing yet.",
        button: "See and decide",
        otherwise: "Whoever looks after guest access decides what happens to guests about whom you decide nothing.")

    static let german = AccessReviewWords(
        subject: { "Brauchen Ihre Gäste bei \($0) den Zugang noch?" },
        heading: "Welche Gäste bleiben?",
        opening: { "\($0) prüft, wer noch Zugang braucht. Über Gäste, für die Sie zuständig sind, ist zu entscheiden." },
        review: "Überprüfung", guests: "Gäste, über die zu entscheiden ist", ends: "Offen bis",
        decide:
            "Auf der Seite hinter dieser Schaltfläche sehen Sie jeden Gast mit der letzten Anmeldung und entscheiden, wer den Zugang behält. Der Link allein ändert noch nichts.",
        button: "Ansehen und entscheiden",
        otherwise: "Was mit Gästen geschieht, über die Sie nicht entscheiden, bestimmt die Stelle, die Gastzugänge betreut.")

    static let french = AccessReviewWords(
        subject: { "Vos invités chez \($0) ont-ils encore besoin d’un accès\u{A0}?" },
        heading: "Quels invités restent\u{A0}?",
        opening: {
            "\($0) vérifie qui a encore besoin d’un accès. Une décision est attendue au sujet d’invités dont vous êtes responsable."
        },
        review: "Vérification", guests: "Invités en attente de décision", ends: "Ouverte jusqu’au",
        decide:
            "La page qu’ouvre ce bouton montre chaque invité avec sa dernière connexion\u{A0}; vous y décidez qui garde son accès. Ouvrir le lien ne change encore rien.",
        button: "Voir et décider",
        otherwise: "Si vous ne décidez rien au sujet d’un invité, la personne qui gère les accès des invités décide de la suite.")

    static let spanish = AccessReviewWords(
        subject: { "¿Sus invitados en \($0) aún necesitan acceso?" },
        heading: "¿Qué invitados se quedan?",
        opening: { "\($0) revisa quién necesita todavía acceso. Hay que decidir sobre invitados de los que usted es responsable." },
        review: "Revisión", guests: "Invitados pendientes de decisión", ends: "Abierta hasta el",
        decide:
            "En la página que abre este botón verá a cada invitado con su último inicio de sesión, y podrá decidir quién conserva el acceso. Abrir el enlace todavía no cambia nada.",
        button: "Ver y decidir",
        otherwise: "Si no decide sobre un invitado, quien gestiona los accesos de invitados decidirá qué ocurre.")

    static let japanese = AccessReviewWords(
        subject: { "\($0)のゲストに、まだアクセスが必要かご確認ください" },
        heading: "継続するゲストをお選びください",
        opening: { "\($0)では、アクセスが引き続き必要かどうかを確認しています。ご担当のゲストについて、ご判断をお願いいたします。" },
        review: "確認の名称", guests: "判断が必要なゲストの数", ends: "期限",
        decide: "下のボタンから、各ゲストの最終サインインを確認し、アクセスを継続するかどうかを決められます。リンクを開くだけでは何も変わりません。",
        button: "確認して決める",
        otherwise: "何も決めなかったゲストの扱いは、ゲストアクセスの管理者が決めます。")
}

/// To a sponsor: guests whose access ends, or the one who asks for more time.
struct AccessEndingWords: Sendable {
    var subject: @Sendable (_ tenant: String) -> String
    var subjectAsked: @Sendable (_ tenant: String) -> String
    var heading: String
    var opening: @Sendable (_ tenant: String) -> String
    var openingAsked: @Sendable (_ guest: String, _ tenant: String) -> String
    var endsTitle: String
    var endedTitle: String
    var others: @Sendable (_ number: Int) -> String
    var decide: String
    var button: String
    var otherwise: String
    var otherwiseAsked: String
}

extension AccessEndingWords {
    static let english = AccessEndingWords(
        subject: { "Access of your guests at \($0) ends soon" },
        subjectAsked: { "A guest asks for more time at \($0)" },
        heading: "Who stays?",
        opening: { "You answer for guests of \($0) whose access ends soon." },
        openingAsked: { guest, tenant in
            "\(guest), for whom you answer at \(tenant), came back after the access had ended, and asks for more time."
        },
        endsTitle: "Access ends", endedTitle: "Access has ended",
        others: { $0 == 1 ? "and 1 more" : "and \($0) more" },
        decide:
            "On the page behind this button you see each guest with the last sign-in, and decide who stays. Following the link changes nothing yet.",
        button: "See and decide",
        otherwise:
            "If you do nothing, each guest’s access ends at its time. For 30 days after that you can still renew it on that page.",
        otherwiseAsked: "If you do nothing, the guest has no access.")

    static let german = AccessEndingWords(
        subject: { "Der Zugang Ihrer Gäste bei \($0) endet bald" },
        subjectAsked: { "Ein Gast von \($0) bittet um Verlängerung" },
        heading: "Welche Gäste bleiben?",
        opening: { "Sie sind für Gäste von \($0) zuständig, deren Zugang bald endet." },
        openingAsked: { guest, tenant in
            "Der Gast \(guest), für den Sie bei \(tenant) zuständig sind, kam nach dem Ende des Zugangs wieder und bittet um Verlängerung."
        },
        endsTitle: "Der Zugang endet", endedTitle: "Der Zugang ist beendet",
        others: { $0 == 1 ? "und 1 weiterer Gast" : "und \($0) weitere Gäste" },
        decide:
            "Auf der Seite hinter dieser Schaltfläche sehen Sie jeden Gast mit der letzten Anmeldung und entscheiden, wer bleibt. Der Link allein ändert noch nichts.",
        button: "Ansehen und entscheiden",
        otherwise:
            "Tun Sie nichts, endet jeder Zugang zur genannten Zeit. Noch 30 Tage danach können Sie ihn auf derselben Seite verlängern.",
        otherwiseAsked: "Tun Sie nichts, hat der Gast keinen Zugang.")

    static let french = AccessEndingWords(
        subject: { "L’accès de vos invités chez \($0) prend bientôt fin" },
        subjectAsked: { "Un invité de \($0) demande une prolongation" },
        heading: "Quels invités restent\u{A0}?",
        opening: { "Vous êtes responsable d’invités de \($0) dont l’accès prend bientôt fin." },
        openingAsked: { guest, tenant in
            "L’invité \(guest), dont vous êtes responsable chez \(tenant), est revenu après la fin de son accès et demande une prolongation."
        },
        endsTitle: "Fin de l’accès", endedTitle: "L’accès a pris fin",
        others: { $0 == 1 ? "et 1 autre" : "et \($0) autres" },
        decide:
            "La page qu’ouvre ce bouton montre chaque invité avec sa dernière connexion\u{A0}; vous y décidez qui reste. Ouvrir le lien ne change encore rien.",
        button: "Voir et décider",
        otherwise:
            "Si vous ne faites rien, chaque accès prend fin à la date indiquée. Pendant 30 jours encore, vous pourrez le prolonger sur la même page.",
        otherwiseAsked: "Si vous ne faites rien, l’invité n’a pas d’accès.")

    static let spanish = AccessEndingWords(
        subject: { "El acceso de sus invitados a \($0) termina pronto" },
        subjectAsked: { "Un invitado de \($0) solicita una prórroga" },
        heading: "¿Qué invitados se quedan?",
        opening: { "Usted es responsable de invitados de \($0) cuyo acceso termina pronto." },
        openingAsked: { guest, tenant in
            "El invitado \(guest), de quien usted es responsable en \(tenant), volvió cuando su acceso ya había terminado y solicita una prórroga."
        },
        endsTitle: "El acceso termina", endedTitle: "El acceso ha terminado",
        others: { $0 == 1 ? "y 1 más" : "y \($0) más" },
        decide:
            "En la página que abre este botón verá a cada invitado con su último inicio de sesión, y podrá decidir quién se queda. Abrir el enlace todavía no cambia nada.",
        button: "Ver y decidir",
        otherwise:
            "Si no hace nada, cada acceso termina en la fecha indicada. Durante 30 días más podrá prolongarlo en la misma página.",
        otherwiseAsked: "Si no hace nada, el invitado no tiene acceso.")

    static let japanese = AccessEndingWords(
        subject: { "\($0)のゲストのアクセス期限が近づいています" },
        subjectAsked: { "\($0)のゲストが期限の延長を希望しています" },
        heading: "継続するゲストをお選びください",
        opening: { "ご担当の\($0)のゲストのうち、アクセス期限が近づいている方がいます。" },
        openingAsked: { guest, tenant in "\(tenant)でご担当のゲスト（\(guest)）が、アクセス期限が過ぎた後に再び訪れ、延長を希望しています。" },
        endsTitle: "アクセス期限", endedTitle: "終了したアクセス",
        others: { "ほか\($0)名" },
        decide: "下のボタンから、各ゲストの最終サインインを確認し、継続するかどうかを決められます。リンクを開くだけでは何も変わりません。",
        button: "確認して決める",
        otherwise: "何もしなければ、各ゲストのアクセスは期限に終了します。終了後30日間は、同じページで延長できます。",
        otherwiseAsked: "何もしなければ、ゲストはアクセスできないままです。")
}

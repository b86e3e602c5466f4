/// Of a guest who hands over to a colleague.
struct HandOverWords: Sendable {
    /// To the sponsor. Nothing that somebody typed stands in the subject.
    var subject: @Sendable (_ tenant: String) -> String
    var heading: String
    var opening: @Sendable (_ guest: String, _ tenant: String) -> String
    var guest: String
    var colleague: String
    var askedBy: String
    var theGuest: String
    var until: String
    var decide: String
    var button: String
    var otherwise: String
    /// To the guest who goes.
    var goneSubject: @Sendable (_ tenant: String) -> String
    var goneHeading: String
    var goneOpening: @Sendable (_ tenant: String, _ colleague: String) -> String
    var when: String
    var ended: String
    var mistake: @Sendable (_ contact: String) -> String
}

extension HandOverWords {
    static let english = HandOverWords(
        subject: { "A guest of \($0) is to hand over to a colleague" },
        heading: "May a colleague take over?",
        opening: { guest, tenant in
            "\(guest), for whom you answer at \(tenant), is to hand over to a colleague. This needs your approval."
        },
        guest: "Guest", colleague: "Colleague", askedBy: "Asked by", theGuest: "the guest", until: "Decide by",
        decide:
            "On the page behind this button you see which roles are handed over, and approve or decline. Following the link changes nothing yet.",
        button: "See and decide",
        otherwise: "If you do nothing, the guest keeps the access, and the colleague gets none.",
        goneSubject: { "Your guest access to \($0) was handed over to a colleague" },
        goneHeading: "A colleague has taken over",
        goneOpening: { tenant, colleague in "Your guest access to \(tenant) was handed over to \(colleague)." },
        when: "Handed over",
        ended: "You are signed out everywhere there, and your links and codes no longer work.",
        mistake: { "If you did not want this, write to \($0) at once: for 30 days it can be undone." })

    static let german = HandOverWords(
        subject: { "Ein Gast von \($0) soll den Zugang übergeben" },
        heading: "Darf eine andere Person übernehmen?",
        opening: { guest, tenant in
            "Der Gast \(guest), für den Sie bei \(tenant) zuständig sind, soll den Zugang an eine andere Person derselben Firma übergeben. Dazu ist Ihre Zustimmung nötig."
        },
        guest: "Gast", colleague: "Nachfolge", askedBy: "Angefragt von", theGuest: "dem Gast", until: "Zu entscheiden bis",
        decide:
            "Auf der Seite hinter dieser Schaltfläche sehen Sie, welche Rollen übergeben werden, und stimmen zu oder lehnen ab. Der Link allein ändert noch nichts.",
        button: "Ansehen und entscheiden",
        otherwise: "Tun Sie nichts, behält der Gast den Zugang, und die andere Person erhält keinen.",
        goneSubject: { "Ihr Gastzugang zu \($0) wurde übergeben" },
        goneHeading: "Eine andere Person hat übernommen",
        goneOpening: { tenant, colleague in "Ihr Gastzugang zu \(tenant) wurde an \(colleague) übergeben." },
        when: "Übergeben am",
        ended: "Sie sind dort überall abgemeldet, und Ihre Links und Codes gelten nicht mehr.",
        mistake: { "Wollten Sie das nicht, schreiben Sie sofort an \($0): 30 Tage lang lässt es sich rückgängig machen." })

    static let french = HandOverWords(
        subject: { "Un accès d’invité à \($0) doit être transmis" },
        heading: "Un collègue peut-il prendre la suite\u{A0}?",
        opening: { guest, tenant in
            "L’invité \(guest), dont vous êtes responsable chez \(tenant), doit transmettre son accès à un collègue. Votre accord est nécessaire."
        },
        guest: "Invité", colleague: "Collègue", askedBy: "Demandé par", theGuest: "l’invité",
        until: "À décider avant le",
        decide:
            "La page qu’ouvre ce bouton montre quels rôles sont transmis\u{A0}; vous y acceptez ou refusez. Ouvrir le lien ne change encore rien.",
        button: "Voir et décider",
        otherwise: "Si vous ne faites rien, l’invité garde son accès, et son collègue n’en reçoit pas.",
        goneSubject: { "Votre accès d’invité à \($0) a été transmis" },
        goneHeading: "Un collègue a pris la suite",
        goneOpening: { tenant, colleague in "Votre accès d’invité à \(tenant) a été transmis à \(colleague)." },
        when: "Transmis le",
        ended: "Vous y êtes déconnecté partout, et vos liens et codes ne sont plus valables.",
        mistake: { "Si vous ne le vouliez pas, écrivez tout de suite à \($0)\u{A0}: on peut l’annuler pendant 30 jours." })

    static let spanish = HandOverWords(
        subject: { "Solicitud de traspaso del acceso de un invitado de \($0)" },
        heading: "¿Puede tomar el relevo un colega?",
        opening: { guest, tenant in
            "Se ha solicitado que el invitado \(guest), de quien usted es responsable en \(tenant), traspase su acceso a un colega de su misma empresa. Hace falta que usted lo apruebe."
        },
        guest: "Invitado", colleague: "Colega", askedBy: "Solicitado por", theGuest: "el invitado",
        until: "Decidir antes del",
        decide:
            "En la página que abre este botón verá qué roles se traspasan, y podrá aprobar o rechazar. Abrir el enlace todavía no cambia nada.",
        button: "Ver y decidir",
        otherwise: "Si no hace nada, el invitado conserva el acceso y su colega no recibe ninguno.",
        goneSubject: { "Su acceso de invitado a \($0) se ha traspasado" },
        goneHeading: "Un colega ha tomado el relevo",
        goneOpening: { tenant, colleague in "Su acceso de invitado a \(tenant) se ha traspasado a \(colleague)." },
        when: "Traspasado el",
        ended: "Se han cerrado allí todas sus sesiones, y sus enlaces y códigos ya no valen.",
        mistake: { "Si usted no lo quería, escriba enseguida a \($0): durante 30 días se puede deshacer." })

    static let japanese = HandOverWords(
        subject: { "\($0)のゲストのアクセスを引き継ぐ依頼があります" },
        heading: "引き継ぎを承認しますか",
        opening: { guest, tenant in "\(tenant)でご担当のゲスト（\(guest)）のアクセスを、同じ会社の別の方に引き継ぐ依頼があります。承認をお願いいたします。" },
        guest: "ゲスト", colleague: "後任", askedBy: "依頼者", theGuest: "ゲスト本人", until: "決定の期限",
        decide: "下のボタンから、引き継がれるロールを確認し、承認するか却下するかを決められます。リンクを開くだけでは何も変わりません。",
        button: "確認して決める",
        otherwise: "何もしなければ、ゲストのアクセスはそのままで、後任の方にはアクセスは与えられません。",
        goneSubject: { "\($0)のゲストアクセスが引き継がれました" },
        goneHeading: "アクセスが引き継がれました",
        goneOpening: { tenant, colleague in "お客様の\(tenant)のゲストアクセスは、\(colleague)に引き継がれました。" },
        when: "引き継ぎ日時",
        ended: "すべてのセッションからサインアウトされ、リンクとコードは無効になりました。",
        mistake: { "お心当たりがない場合は、すぐに\($0)へご連絡ください。30日間は元に戻せます。" })
}

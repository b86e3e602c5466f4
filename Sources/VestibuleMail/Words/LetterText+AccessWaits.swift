/// To a sponsor: how many people ask for access of whom no letter told.
struct AccessWaitsWords: Sendable {
    var subject: @Sendable (_ application: String) -> String
    var heading: String
    /// `waiting` is one or more.
    var opening: @Sendable (_ waiting: Int, _ tenant: String, _ application: String) -> String
    var waiting: String
    var oldest: String
    var list: String
    var decide: String
    var otherwise: String
}

extension AccessWaitsWords {
    static let english = AccessWaitsWords(
        subject: { "Requests for access to \($0) are waiting" },
        heading: "Requests are waiting",
        opening: { waiting, tenant, application in
            (waiting == 1 ? "1 person asks" : "\(waiting) people ask")
                + " \(tenant) for access to \(application), and you have had no email about it: more requests came than are reported one by one."
        },
        waiting: "Waiting", oldest: "Oldest", list: "List",
        decide:
            "An administrator of this service sees them in the list and decides each there, with an admin token. If that is not you, "
            + "forward this email.",
        otherwise:
            "If nobody does anything, nobody is let in. Such an email comes once a day at most, and only when there are new requests."
    )

    static let german = AccessWaitsWords(
        subject: { "Offene Bitten um Zugang zu \($0)" },
        heading: "Offene Bitten um Zugang",
        opening: { waiting, tenant, application in
            (waiting == 1 ? "1 Person bittet" : "\(waiting) Personen bitten")
                + " \(tenant) um Zugang zu \(application), ohne dass Sie davon einzeln erfahren haben: Es kamen mehr Bitten, als einzeln "
                + "gemeldet werden."
        },
        waiting: "Offen", oldest: "Älteste Bitte", list: "Liste",
        decide:
            "Eine Administratorin oder ein Administrator dieses Dienstes sieht sie in der Liste und entscheidet dort über jede, mit einem "
            + "Admin-Token. Sind Sie das nicht, leiten Sie diese Nachricht weiter.",
        otherwise:
            "Geschieht nichts, erhält niemand Zugang. Eine solche Nachricht kommt höchstens einmal am Tag und nur, wenn es neue "
            + "Bitten gibt.")

    static let french = AccessWaitsWords(
        subject: { "Des demandes d’accès à \($0) sont en attente" },
        heading: "Des demandes sont en attente",
        opening: { waiting, tenant, application in
            (waiting == 1 ? "1 personne demande" : "\(waiting) personnes demandent")
                + " à \(tenant) l’accès à \(application) sans que vous en ayez été averti\u{A0}: les demandes ont été trop "
                + "nombreuses pour vous être signalées une à une."
        },
        waiting: "En attente", oldest: "La plus ancienne", list: "Liste",
        decide:
            "L’administration de ce service les voit dans la liste et y décide de chacune, avec un jeton d’administration. Si ce n’est pas "
            + "vous, transférez ce message.",
        otherwise:
            "Si personne ne fait rien, personne n’obtient d’accès. Un tel message arrive au plus une fois par jour, et seulement s’il y a "
            + "de nouvelles demandes.")

    static let spanish = AccessWaitsWords(
        subject: { "Hay solicitudes de acceso a \($0) en espera" },
        heading: "Hay solicitudes en espera",
        opening: { waiting, tenant, application in
            (waiting == 1 ? "1 persona solicita" : "\(waiting) personas solicitan")
                + " a \(tenant) acceso a \(application) sin que se le haya avisado: han llegado más solicitudes de las que se notifican una a una."
        },
        waiting: "En espera", oldest: "La más antigua", list: "Lista",
        decide:
            "La administración de este servicio las ve en la lista y decide allí sobre cada una, con un token de administración. Si no es "
            + "usted, reenvíe este mensaje.",
        otherwise:
            "Si nadie hace nada, nadie obtiene acceso. Un mensaje así llega como máximo una vez al día, y solo si hay solicitudes nuevas."
    )

    static let japanese = AccessWaitsWords(
        subject: { "「\($0)」へのアクセス申請が待機中です" },
        heading: "待機中の申請があります",
        opening: { waiting, tenant, application in
            "\(waiting)名の方が、\(tenant)の「\(application)」へのアクセスを申請しています。個別にお知らせする件数を超えたため、これらの申請についてのメールは"
                + "お送りしていません。"
        },
        waiting: "待機中の件数", oldest: "最も古い申請", list: "一覧",
        decide: "このサービスの管理者は、管理トークンを使って一覧で申請を確認し、それぞれについて決定できます。管理者でない場合は、このメールを転送してください。",
        otherwise: "何もしなければ、誰もアクセスできません。このメールは、新しい申請がある場合に限り、1日に最大1回送られます。")
}

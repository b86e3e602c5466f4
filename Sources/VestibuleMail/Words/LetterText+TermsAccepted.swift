/// To the guest: what was accepted, and when.
struct TermsAcceptedWords: Sendable {
    /// By the tenant.
    let subject: @Sendable (String) -> String
    let heading: String
    let opening: @Sendable (String) -> String
    let terms: String
    let version: String
    let acceptedAt: String
    let textTitle: String
    let keep: String
}

extension TermsAcceptedWords {
    static let english = TermsAcceptedWords(
        subject: { "You accepted terms of use of \($0)" }, heading: "You accepted terms of use",
        opening: { "To be let in at \($0), you accepted these terms of use. This email is your receipt." },
        terms: "Terms", version: "Version", acceptedAt: "Accepted", textTitle: "The text, as it was shown to you",
        keep: "If it was not you, tell the person who invited you.")

    static let german = TermsAcceptedWords(
        subject: { "Sie haben Nutzungsbedingungen von \($0) zugestimmt" }, heading: "Sie haben Nutzungsbedingungen zugestimmt",
        opening: {
            "Um Zugang bei \($0) zu erhalten, haben Sie diesen Nutzungsbedingungen zugestimmt. Diese E‑Mail ist Ihr Beleg."
        },
        terms: "Bedingungen", version: "Fassung", acceptedAt: "Zugestimmt am", textTitle: "Der Text, wie er Ihnen gezeigt wurde",
        keep: "Waren Sie das nicht, sagen Sie es der Person, die Sie eingeladen hat.")

    static let french = TermsAcceptedWords(
        subject: { "Vous avez accepté des conditions d’utilisation de \($0)" },
        heading: "Vous avez accepté des conditions d’utilisation",
        opening: {
            "Pour obtenir l’accès à \($0), vous avez accepté ces conditions d’utilisation. Cet e‑mail est votre justificatif."
        },
        terms: "Conditions", version: "Version", acceptedAt: "Acceptées le", textTitle: "Le texte, tel qu’il vous a été présenté",
        keep: "Si ce n’était pas vous, prévenez la personne qui vous a invité.")

    static let spanish = TermsAcceptedWords(
        subject: { "Ha aceptado las condiciones de uso de \($0)" }, heading: "Ha aceptado las condiciones de uso",
        opening: { "Para acceder a \($0) ha aceptado estas condiciones de uso. Este correo es su justificante." },
        terms: "Condiciones", version: "Versión", acceptedAt: "Aceptadas el", textTitle: "El texto, tal como se le mostró",
        keep: "Si no fue usted, avise a la persona que le invitó.")

    static let japanese = TermsAcceptedWords(
        subject: { "\($0) の利用規約に同意されました" }, heading: "利用規約に同意されました",
        opening: { "\($0) をご利用いただくため、次の利用規約に同意されました。このメールはその控えです。" },
        terms: "規約", version: "バージョン", acceptedAt: "同意日時", textTitle: "表示された本文", keep: "お心当たりがない場合は、招待した方にお知らせください。")
}

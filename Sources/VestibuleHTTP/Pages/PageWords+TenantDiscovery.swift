extension PageWords {
    /// Of a guest who comes without a tenant's address.
    struct TenantDiscovery: Sendable {
        let title: String
        let lead: String
        let signedInHere: String
        let asked: Notice
        let listLead: String
        let none: Notice
        /// The link is over, or was opened in another browser.
        let over: Notice
        let again: String
    }
}

extension PageWords.TenantDiscovery {
    static let english = PageWords.TenantDiscovery(
        title: "Where do you want to sign in?",
        lead:
            "This page does not know which organisation you are a guest of. Tell us your address, and an email will lead you there.",
        signedInHere: "You are signed in here",
        asked: .init(
            title: "Read your email",
            explanation: "If this address is a guest’s, an email is on its way to it.",
            nextStep:
                "Open its link in this browser within an hour. We send one every few minutes at the most, so please wait before you ask again."
        ),
        listLead: "You are a guest of these organisations.",
        none: .init(
            title: "You are no longer a guest here",
            explanation: "When you asked, there was an organisation that let you in. Now there is none.",
            nextStep: "Ask your contact at the organisation, or try another address."),
        over: .init(
            title: "This link no longer works",
            explanation: "It works for an hour, and only in the browser in which you asked.",
            nextStep: "Ask once more, and open the email’s link in the same browser."),
        again: "Ask again")

    static let german = PageWords.TenantDiscovery(
        title: "Wo möchten Sie sich anmelden?",
        lead:
            "Diese Seite weiß nicht, bei welcher Organisation Sie Gast sind. Nennen Sie uns Ihre Adresse, dann führt eine E‑Mail Sie dorthin.",
        signedInHere: "Hier sind Sie angemeldet",
        asked: .init(
            title: "Sehen Sie in Ihr Postfach",
            explanation: "Gehört diese Adresse einem Gast, ist eine E‑Mail an sie unterwegs.",
            nextStep:
                "Öffnen Sie den Link darin innerhalb einer Stunde in diesem Browser. Wir senden höchstens alle paar Minuten eine; bitte warten Sie, bevor Sie erneut fragen."
        ),
        listLead: "Bei diesen Organisationen sind Sie Gast.",
        none: .init(
            title: "Sie sind hier nicht mehr Gast",
            explanation: "Als Sie gefragt haben, waren Sie noch Gast bei einer Organisation. Jetzt bei keiner mehr.",
            nextStep: "Fragen Sie Ihre Ansprechperson bei der Organisation, oder versuchen Sie eine andere Adresse."),
        over: .init(
            title: "Dieser Link gilt nicht mehr",
            explanation: "Er gilt eine Stunde, und nur in dem Browser, in dem Sie gefragt haben.",
            nextStep: "Fragen Sie noch einmal, und öffnen Sie den Link der E‑Mail im selben Browser."),
        again: "Noch einmal fragen")

    static let french = PageWords.TenantDiscovery(
        title: "Où souhaitez-vous vous connecter\u{A0}?",
        lead:
            "Cette page ne sait pas de quelle organisation vous êtes invité. Indiquez votre adresse, et un e‑mail vous y conduira.",
        signedInHere: "Vous êtes connecté ici",
        asked: .init(
            title: "Consultez vos e‑mails",
            explanation: "Si cette adresse est celle d’un invité, un e‑mail lui a été envoyé.",
            nextStep:
                "Ouvrez son lien dans ce navigateur dans l’heure. Nous en envoyons un toutes les quelques minutes au plus\u{A0}: veuillez patienter avant de refaire la demande."
        ),
        listLead: "Vous êtes invité de ces organisations.",
        none: .init(
            title: "Vous n’êtes plus invité ici",
            explanation: "Au moment de votre demande, vous étiez encore invité d’une organisation. Vous ne l’êtes plus.",
            nextStep: "Adressez-vous à votre contact dans l’organisation, ou essayez une autre adresse."),
        over: .init(
            title: "Ce lien n’est plus valable",
            explanation: "Il est valable une heure, et seulement dans le navigateur où vous avez fait la demande.",
            nextStep: "Refaites la demande, et ouvrez le lien de l’e‑mail dans le même navigateur."),
        again: "Refaire la demande")

    static let spanish = PageWords.TenantDiscovery(
        title: "¿Dónde desea iniciar sesión?",
        lead:
            "Esta página no sabe de qué organización es usted invitado. Díganos su dirección y un correo le llevará allí.",
        signedInHere: "Ha iniciado sesión aquí",
        asked: .init(
            title: "Consulte su correo",
            explanation: "Si esta dirección es la de un invitado, le hemos enviado un correo.",
            nextStep:
                "Abra su enlace en este navegador antes de una hora. Enviamos como mucho uno cada pocos minutos; espere antes de volver a solicitarlo."
        ),
        listLead: "Es invitado de estas organizaciones.",
        none: .init(
            title: "Ya no es invitado aquí",
            explanation: "Cuando lo solicitó, aún era invitado de una organización. Ahora no lo es de ninguna.",
            nextStep: "Pregunte a su persona de contacto en la organización o pruebe con otra dirección."),
        over: .init(
            title: "Este enlace ya no es válido",
            explanation: "Es válido durante una hora y solo en el navegador en el que lo solicitó.",
            nextStep: "Solicítelo otra vez y abra el enlace del correo en el mismo navegador."),
        again: "Solicitarlo otra vez")

    static let japanese = PageWords.TenantDiscovery(
        title: "どちらの組織にサインインしますか",
        lead: "このページからは、どの組織のゲストかがわかりません。アドレスを入力すると、メールでご案内します。",
        signedInHere: "サインイン中の組織",
        asked: .init(
            title: "メールをご確認ください",
            explanation: "このアドレスがゲストのものであれば、メールをお送りしています。",
            nextStep: "1時間以内に、このブラウザーでメールのリンクを開いてください。メールは数分に1通までですので、もう一度依頼する前にしばらくお待ちください。"),
        listLead: "次の組織のゲストです。",
        none: .init(
            title: "現在はゲストではありません",
            explanation: "ご依頼の時点では受け入れている組織がありましたが、現在はありません。",
            nextStep: "組織の担当者にお尋ねになるか、別のアドレスをお試しください。"),
        over: .init(
            title: "このリンクは使えません",
            explanation: "リンクは1時間、依頼したブラウザーでのみ有効です。",
            nextStep: "もう一度依頼し、メールのリンクを同じブラウザーで開いてください。"),
        again: "もう一度依頼する")
}

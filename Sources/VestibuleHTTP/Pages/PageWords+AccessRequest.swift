extension PageWords {
    /// Of somebody who is not invited and asks for it.
    struct AccessRequest: Sendable {
        let link: String
        /// By the application, the tenant.
        let title: About
        let lead: About
        let addressHint: String
        let nameLabel: String
        let reasonLabel: String
        let reasonHint: String
        let button: String
        let noName: String
        let badReason: String
        /// By the address that was typed.
        let sentIfPossible: About
        let asked: Notice
        /// *This was not me*, from the mailbox that was typed.
        let reportQuestion: Question
        let reported: Notice
        /// To the sponsor.
        let askerLabel: String
        let applicationLabel: String
        let givenReasonLabel: String
        let approveQuestion: Question
        let refuseQuestion: Question
        /// By the asker's address.
        let approved: NoticeAbout
        let refused: NoticeAbout
        let cannot: Notice
    }
}

extension PageWords.AccessRequest {
    static let english = PageWords.AccessRequest(
        link: "Not invited yet? Ask for access",
        title: { "Ask for access to \($0)" },
        lead: { "Whoever decides about it at \($0) gets your request once you have entered the code that we send you." },
        addressHint: "We send a code to it, and later the invitation.",
        nameLabel: "Your name",
        reasonLabel: "Reason (may stay empty)",
        reasonHint: "Why you need access, in up to 500 characters.",
        button: "Send me a code",
        noName: "Please enter your name, in up to 128 characters.",
        badReason: "Please give the reason in up to 500 characters, without special characters.",
        sentIfPossible: { "If \($0) may ask here, an email is on its way to it." },
        asked: .init(
            title: "We have your request",
            explanation: "Your mailbox is confirmed, and whoever decides about requests will see yours.",
            nextStep:
                "If they agree, you will receive an invitation by email. If not, you will hear nothing more. You can close this page."
        ),
        reportQuestion: .init(
            title: "Was this not you?",
            explanation: "If you did not ask for access, somebody else entered your address.",
            consequence:
                "If you report it, the code and the request stop working, and we send nothing more about it to this address today.",
            button: "Report: this was not me",
            otherwise: "If it was you after all, close this page. Nothing happens unless you report."),
        reported: .init(
            title: "Thank you, it is stopped",
            explanation: "The code no longer works, and nothing is asked for in your name.",
            nextStep: "You need to do nothing more. Never pass a code on, whoever asks you for it."),
        askerLabel: "Who asks",
        applicationLabel: "Asks for",
        givenReasonLabel: "Reason, as given",
        approveQuestion: .init(
            title: "Let this person in?",
            explanation: "The mailbox is confirmed. Name and reason are what this person wrote.",
            consequence: "If you approve, an invitation goes to this address.",
            button: "Approve and invite",
            otherwise: "If you are not sure, close this page. Nothing is sent."),
        refuseQuestion: .init(
            title: "Refuse this request?",
            explanation: "The mailbox is confirmed. Name and reason are what this person wrote.",
            consequence: "This person gets no email about it. For 30 days you get none about further requests from this address.",
            button: "Refuse",
            otherwise: "If you are not sure, close this page. The request stays open."),
        approved: {
            .init(
                title: "The invitation is on its way",
                explanation: "We are sending \($0) an invitation.",
                nextStep: "You need to do nothing more.")
        },
        refused: {
            .init(
                title: "The request is refused",
                explanation: "\($0) is not invited, and gets no email about it.",
                nextStep: "You need to do nothing more.")
        },
        cannot: .init(
            title: "This invitation cannot be made",
            explanation: "The organisation’s rules do not allow it at the moment. Nothing was sent, and the request stays open.",
            nextStep: "Ask whoever looks after guest access."))

    static let german = PageWords.AccessRequest(
        link: "Noch nicht eingeladen? Um Zugang bitten",
        title: { "Um Zugang zu \($0) bitten" },
        lead: {
            "Wer bei \($0) darüber entscheidet, erhält Ihre Bitte, sobald Sie den Code eingegeben haben, den wir Ihnen senden."
        },
        addressHint: "Dorthin senden wir einen Code und später die Einladung.",
        nameLabel: "Ihr Name",
        reasonLabel: "Grund (kann leer bleiben)",
        reasonHint: "Wozu Sie den Zugang brauchen, in höchstens 500 Zeichen.",
        button: "Code anfordern",
        noName: "Bitte geben Sie Ihren Namen ein, in höchstens 128 Zeichen.",
        badReason: "Bitte geben Sie den Grund in höchstens 500 Zeichen an, ohne Sonderzeichen.",
        sentIfPossible: { "Falls \($0) hier um Zugang bitten kann, ist eine E‑Mail dorthin unterwegs." },
        asked: .init(
            title: "Ihre Bitte ist angekommen",
            explanation: "Ihr Postfach ist bestätigt, und wer darüber entscheidet, sieht Ihre Bitte.",
            nextStep:
                "Bei Zustimmung erhalten Sie eine Einladung per E‑Mail, sonst hören Sie nichts mehr. Sie können diese Seite schließen."
        ),
        reportQuestion: .init(
            title: "Waren Sie das nicht?",
            explanation: "Haben Sie nicht um Zugang gebeten, hat jemand anderes Ihre Adresse eingegeben.",
            consequence:
                "Wenn Sie es melden, gelten Code und Bitte nicht mehr, und heute geht deswegen keine weitere Nachricht an diese Adresse.",
            button: "Melden: Das war ich nicht",
            otherwise: "Waren Sie es doch, schließen Sie diese Seite. Ohne Meldung geschieht nichts."),
        reported: .init(
            title: "Danke, es ist gestoppt",
            explanation: "Der Code gilt nicht mehr, und in Ihrem Namen wird um nichts gebeten.",
            nextStep: "Sie müssen nichts weiter tun. Geben Sie nie einen Code weiter, wer auch immer danach fragt."),
        askerLabel: "Wer bittet",
        applicationLabel: "Bittet um",
        givenReasonLabel: "Grund, wie angegeben",
        approveQuestion: .init(
            title: "Dieser Person Zugang geben?",
            explanation: "Das Postfach ist bestätigt. Name und Grund hat die Person selbst geschrieben.",
            consequence: "Wenn Sie zustimmen, geht eine Einladung an diese Adresse.",
            button: "Zustimmen und einladen",
            otherwise: "Sind Sie nicht sicher, schließen Sie diese Seite. Es wird nichts gesendet."),
        refuseQuestion: .init(
            title: "Diese Bitte ablehnen?",
            explanation: "Das Postfach ist bestätigt. Name und Grund hat die Person selbst geschrieben.",
            consequence:
                "Die Person erhält darüber keine Nachricht. Über weitere Bitten von dieser Adresse erhalten Sie 30 Tage lang keine.",
            button: "Ablehnen",
            otherwise: "Sind Sie nicht sicher, schließen Sie diese Seite. Die Bitte bleibt offen."),
        approved: {
            .init(
                title: "Die Einladung ist unterwegs",
                explanation: "Wir senden \($0) eine Einladung.",
                nextStep: "Sie müssen nichts weiter tun.")
        },
        refused: {
            .init(
                title: "Die Bitte ist abgelehnt",
                explanation: "\($0) wird nicht eingeladen und erhält darüber keine Nachricht.",
                nextStep: "Sie müssen nichts weiter tun.")
        },
        cannot: .init(
            title: "Diese Einladung ist nicht möglich",
            explanation:
                "Die Regeln der Organisation erlauben sie zurzeit nicht. Es wurde nichts gesendet, und die Bitte bleibt offen.",
            nextStep: "Wenden Sie sich an die Stelle, die Gastzugänge betreut."))

    static let french = PageWords.AccessRequest(
        link: "Pas encore invité\u{A0}? Demander l’accès",
        title: { "Demander l’accès à \($0)" },
        lead: {
            "La personne qui en décide chez \($0) reçoit votre demande dès que vous avez saisi le code que nous vous envoyons."
        },
        addressHint: "Nous y envoyons un code, puis l’invitation.",
        nameLabel: "Votre nom",
        reasonLabel: "Motif (facultatif)",
        reasonHint: "Pourquoi vous avez besoin de cet accès, en 500 caractères au plus.",
        button: "Envoyez-moi un code",
        noName: "Veuillez saisir votre nom, en 128 caractères au plus.",
        badReason: "Veuillez indiquer le motif en 500 caractères au plus, sans caractères spéciaux.",
        sentIfPossible: { "Si \($0) peut faire une demande ici, un e‑mail lui est envoyé." },
        asked: .init(
            title: "Nous avons votre demande",
            explanation: "Votre boîte aux lettres est vérifiée, et la personne qui décide verra votre demande.",
            nextStep:
                "Si elle accepte, vous recevrez une invitation par e‑mail. Sinon, vous ne recevrez plus rien. Vous pouvez fermer cette page."
        ),
        reportQuestion: .init(
            title: "Ce n’était pas vous\u{A0}?",
            explanation: "Si vous n’avez pas demandé d’accès, quelqu’un d’autre a saisi votre adresse.",
            consequence:
                "Si vous le signalez, le code et la demande sont annulés, et cette adresse ne recevra plus rien à ce sujet aujourd’hui.",
            button: "Signaler\u{A0}: ce n’était pas moi",
            otherwise: "Si c’était bien vous, fermez cette page. Rien ne se passe sans signalement."),
        reported: .init(
            title: "Merci, tout est bloqué",
            explanation: "Le code est annulé, et rien n’est demandé en votre nom.",
            nextStep: "Vous n’avez rien d’autre à faire. Ne communiquez jamais un code, à qui que ce soit."),
        askerLabel: "Qui demande",
        applicationLabel: "Demande l’accès à",
        givenReasonLabel: "Motif indiqué",
        approveQuestion: .init(
            title: "Laisser entrer cette personne\u{A0}?",
            explanation: "La boîte aux lettres est vérifiée. Le nom et le motif sont ceux que la personne a écrits.",
            consequence: "Si vous acceptez, une invitation est envoyée à cette adresse.",
            button: "Accepter et inviter",
            otherwise: "En cas de doute, fermez cette page. Rien n’est envoyé."),
        refuseQuestion: .init(
            title: "Refuser cette demande\u{A0}?",
            explanation: "La boîte aux lettres est vérifiée. Le nom et le motif sont ceux que la personne a écrits.",
            consequence:
                "La personne ne reçoit aucun message à ce sujet. Pendant 30 jours, vous ne recevrez rien sur d’autres demandes de cette adresse.",
            button: "Refuser",
            otherwise: "En cas de doute, fermez cette page. La demande reste ouverte."),
        approved: {
            .init(
                title: "L’invitation est en route",
                explanation: "Nous envoyons une invitation à \($0).",
                nextStep: "Vous n’avez rien d’autre à faire.")
        },
        refused: {
            .init(
                title: "La demande est refusée",
                explanation: "Aucune invitation n’est envoyée à \($0), ni aucun message à ce sujet.",
                nextStep: "Vous n’avez rien d’autre à faire.")
        },
        cannot: .init(
            title: "Cette invitation est impossible",
            explanation:
                "Les règles de l’organisation ne la permettent pas pour le moment. Rien n’a été envoyé, et la demande reste ouverte.",
            nextStep: "Adressez-vous à la personne qui gère les accès des invités."))

    static let spanish = PageWords.AccessRequest(
        link: "¿Aún sin invitación? Solicite acceso",
        title: { "Solicitar acceso a \($0)" },
        lead: { "La persona que decide en \($0) recibirá su solicitud cuando introduzca el código que le enviamos." },
        addressHint: "Enviaremos allí un código y después la invitación.",
        nameLabel: "Su nombre",
        reasonLabel: "Motivo (opcional)",
        reasonHint: "Para qué necesita el acceso, en un máximo de 500 caracteres.",
        button: "Enviarme un código",
        noName: "Introduzca su nombre, con un máximo de 128 caracteres.",
        badReason: "Indique el motivo en un máximo de 500 caracteres, sin caracteres especiales.",
        sentIfPossible: { "Si \($0) puede solicitar acceso aquí, se le está enviando un correo." },
        asked: .init(
            title: "Tenemos su solicitud",
            explanation: "Su buzón está verificado, y quien decide verá su solicitud.",
            nextStep: "Si la aprueba, recibirá una invitación por correo. Si no, no recibirá nada más. Puede cerrar esta página."),
        reportQuestion: .init(
            title: "¿No ha sido usted?",
            explanation: "Si no ha solicitado acceso, otra persona ha introducido su dirección.",
            consequence:
                "Si lo notifica, el código y la solicitud quedan anulados y hoy no enviaremos nada más sobre esto a esta dirección.",
            button: "Notificar: no he sido yo",
            otherwise: "Si fue usted, cierre esta página. No ocurre nada si no lo notifica."),
        reported: .init(
            title: "Gracias, está bloqueado",
            explanation: "El código está anulado y no se solicita nada en su nombre.",
            nextStep: "No tiene que hacer nada más. No facilite nunca un código, se lo pida quien se lo pida."),
        askerLabel: "Quién lo solicita",
        applicationLabel: "Solicita acceso a",
        givenReasonLabel: "Motivo indicado",
        approveQuestion: .init(
            title: "¿Dejar entrar a esta persona?",
            explanation: "El buzón está verificado. El nombre y el motivo son los que ha escrito quien lo solicita.",
            consequence: "Si lo aprueba, se enviará una invitación a esta dirección.",
            button: "Aprobar e invitar",
            otherwise: "Si tiene dudas, cierre esta página. No se envía nada."),
        refuseQuestion: .init(
            title: "¿Rechazar esta solicitud?",
            explanation: "El buzón está verificado. El nombre y el motivo son los que ha escrito quien lo solicita.",
            consequence:
                "La persona no recibe ningún correo al respecto. Durante 30 días usted no recibirá nada sobre otras solicitudes de esta dirección.",
            button: "Rechazar",
            otherwise: "Si tiene dudas, cierre esta página. La solicitud sigue abierta."),
        approved: {
            .init(
                title: "La invitación está en camino",
                explanation: "Estamos enviando una invitación a \($0).",
                nextStep: "No tiene que hacer nada más.")
        },
        refused: {
            .init(
                title: "Ha rechazado la solicitud",
                explanation: "No se invita a \($0) ni se le envía ningún correo al respecto.",
                nextStep: "No tiene que hacer nada más.")
        },
        cannot: .init(
            title: "Esta invitación no es posible",
            explanation:
                "Las reglas de la organización no la permiten en este momento. No se ha enviado nada y la solicitud sigue abierta.",
            nextStep: "Diríjase a quien gestiona los accesos de invitados."))

    static let japanese = PageWords.AccessRequest(
        link: "招待がまだの方はアクセスを申請",
        title: { "「\($0)」へのアクセスを申請" },
        lead: { "お送りするコードを入力すると、\($0) の担当者に申請が届きます。" },
        addressHint: "このアドレスにコードを、後ほど招待をお送りします。",
        nameLabel: "お名前",
        reasonLabel: "理由（任意）",
        reasonHint: "アクセスが必要な理由を500文字以内でご記入ください。",
        button: "コードを送信する",
        noName: "お名前を128文字以内で入力してください。",
        badReason: "理由は特殊文字を使わず、500文字以内で入力してください。",
        sentIfPossible: { "\($0) から申請できる場合は、そのアドレスにメールをお送りしています。" },
        asked: .init(
            title: "申請を受け付けました",
            explanation: "メールボックスの確認が済みました。担当者が申請を確認します。",
            nextStep: "承認されると、招待のメールが届きます。承認されない場合、ご連絡はいたしません。このページは閉じてかまいません。"),
        reportQuestion: .init(
            title: "お心当たりがありませんか",
            explanation: "アクセスを申請していない場合は、ほかの方がお客様のアドレスを入力しています。",
            consequence: "報告すると、コードと申請は無効になり、本日はこの件でこのアドレスにこれ以上メールをお送りしません。",
            button: "心当たりがないと報告する",
            otherwise: "ご本人の操作だった場合は、このページを閉じてください。報告しない限り、何も行われません。"),
        reported: .init(
            title: "ありがとうございます。停止しました",
            explanation: "コードは無効になり、お客様の名前での申請は行われません。",
            nextStep: "ほかに必要な操作はありません。誰に尋ねられても、コードを教えないでください。"),
        askerLabel: "申請者",
        applicationLabel: "申請先",
        givenReasonLabel: "理由（申請者の記載）",
        approveQuestion: .init(
            title: "この方を招待しますか",
            explanation: "メールボックスは確認済みです。名前と理由は申請者ご本人の記載です。",
            consequence: "承認すると、このアドレスに招待が送られます。",
            button: "承認して招待する",
            otherwise: "判断に迷う場合は、このページを閉じてください。何も送信されません。"),
        refuseQuestion: .init(
            title: "この申請を却下しますか",
            explanation: "メールボックスは確認済みです。名前と理由は申請者ご本人の記載です。",
            consequence: "申請者にメールは送られません。今後30日間、このアドレスからの申請についてお知らせしません。",
            button: "却下する",
            otherwise: "判断に迷う場合は、このページを閉じてください。申請はそのまま残ります。"),
        approved: {
            .init(
                title: "招待を送信しています",
                explanation: "\($0) に招待をお送りしています。",
                nextStep: "ほかに必要な操作はありません。")
        },
        refused: {
            .init(
                title: "申請を却下しました",
                explanation: "\($0) は招待されず、メールも送られません。",
                nextStep: "ほかに必要な操作はありません。")
        },
        cannot: .init(
            title: "この招待はできません",
            explanation: "現在、組織の規則により招待できません。何も送信されておらず、申請はそのまま残っています。",
            nextStep: "ゲストアクセスの管理者にご連絡ください。"))
}

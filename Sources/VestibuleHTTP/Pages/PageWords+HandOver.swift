extension PageWords {
    /// Of a guest who hands over to a colleague.
    struct HandOver: Sendable {
        /// To the guest.
        let link: String
        let formTitle: String
        let formLead: About
        let addressLabel: String
        /// By the domain.
        let addressHint: About
        let nameLabel: String
        let reasonHint: String
        let askButton: String
        /// By the domain.
        let notAColleague: About
        let noName: String
        let tooMany: String
        let cannotAsk: Notice
        let asked: Notice
        /// To the sponsor, by the tenant.
        let title: String
        let lead: About
        let fromLabel: String
        let toLabel: String
        let askedByLabel: String
        let theGuest: String
        let rolesTitle: String
        let defaultAccess: String
        let noRoles: String
        let consequence: String
        let approveButton: String
        let declineButton: String
        let otherwise: String
        /// By the colleague's address.
        let approved: NoticeAbout
        let declined: NoticeAbout
        let cannot: Notice
        let over: Notice
    }
}

extension PageWords.HandOver {
    static let english = PageWords.HandOver(
        link: "Hand over to a colleague",
        formTitle: "Hand over to a colleague",
        formLead: {
            "Whoever answers for you at \($0) decides. If they agree, your colleague gets your access, and you are signed out and lose it."
        },
        addressLabel: "Your colleague’s email address", addressHint: { "It ends with @\($0), like yours." },
        nameLabel: "Your colleague’s name", reasonHint: "Why you hand over, in up to 500 characters.", askButton: "Ask for it",
        notAColleague: { "Please enter another person’s address that ends with @\($0)." },
        noName: "Please enter your colleague’s name, in up to 128 characters.",
        tooMany: "You have asked three times today. Please try again tomorrow.",
        cannotAsk: .init(
            title: "You cannot hand over at the moment",
            explanation: "The organisation’s rules do not allow it, or nobody could be invited in your place. Nobody was asked.",
            nextStep: "Ask whoever looks after guest access."),
        asked: .init(
            title: "We have passed on your request",
            explanation: "The person who answers for you has been asked whether your colleague may take over.",
            nextStep: "Until they agree, nothing changes. If they do, you get an email. You can close this page."),
        title: "May a colleague take over?",
        lead: { "You answer for this guest of \($0)." },
        fromLabel: "Guest", toLabel: "Colleague", askedByLabel: "Asked by", theGuest: "the guest",
        rolesTitle: "What is handed over", defaultAccess: "access",
        noRoles: "The guest has no roles of its own. The colleague gets what every guest gets.",
        consequence:
            "If you approve, the colleague is invited with the same roles, sponsors and end of access, and the guest is signed out everywhere and deleted. For 30 days an administrator can undo it.",
        approveButton: "Approve", declineButton: "Decline",
        otherwise: "If you are not sure, close this page. Nothing changes.",
        approved: {
            .init(
                title: "The access is handed over", explanation: "We are inviting \($0). The earlier guest no longer has access.",
                nextStep: "You need to do nothing more.")
        },
        declined: {
            .init(
                title: "You have declined", explanation: "\($0) is not invited, and the guest keeps the access.",
                nextStep: "You need to do nothing more.")
        },
        cannot: .init(
            title: "This cannot be handed over",
            explanation:
                "The organisation’s rules do not allow it at the moment, or the colleague is a guest already. Nothing has changed.",
            nextStep: "Ask whoever looks after guest access."),
        over: .init(
            title: "There is nothing to decide here any more",
            explanation: "It was decided or withdrawn, its time is over, or the guest or the person who answers has changed.",
            nextStep: "If a colleague should still take over, have the request made again."))

    static let german = PageWords.HandOver(
        link: "Zugang an eine andere Person übergeben",
        formTitle: "Zugang übergeben",
        formLead: {
            "Wer bei \($0) für Sie zuständig ist, entscheidet. Bei Zustimmung erhält die andere Person Ihren Zugang; Sie werden abgemeldet und verlieren ihn."
        },
        addressLabel: "E‑Mail-Adresse der anderen Person", addressHint: { "Sie endet wie Ihre auf @\($0)." },
        nameLabel: "Name der anderen Person", reasonHint: "Warum Sie den Zugang übergeben, in höchstens 500 Zeichen.",
        askButton: "Darum bitten",
        notAColleague: { "Bitte geben Sie die Adresse einer anderen Person ein, die auf @\($0) endet." },
        noName: "Bitte geben Sie den Namen der anderen Person ein, in höchstens 128 Zeichen.",
        tooMany: "Sie haben heute schon dreimal darum gebeten. Bitte versuchen Sie es morgen wieder.",
        cannotAsk: .init(
            title: "Zurzeit können Sie den Zugang nicht übergeben",
            explanation:
                "Die Regeln der Organisation lassen es nicht zu, oder an Ihrer Stelle könnte niemand eingeladen werden. Niemand wurde gefragt.",
            nextStep: "Wenden Sie sich an die Stelle, die Gastzugänge betreut."),
        asked: .init(
            title: "Wir haben Ihre Bitte weitergegeben",
            explanation: "Die für Sie zuständige Person wurde gefragt, ob die andere Person übernehmen darf.",
            nextStep:
                "Bis zur Zustimmung ändert sich nichts. Stimmt sie zu, erhalten Sie eine E‑Mail. Sie können diese Seite schließen."),
        title: "Darf eine andere Person übernehmen?",
        lead: { "Sie sind für diesen Gast von \($0) zuständig." },
        fromLabel: "Gast", toLabel: "Nachfolge", askedByLabel: "Angefragt von", theGuest: "dem Gast",
        rolesTitle: "Was übergeben wird", defaultAccess: "Zugang",
        noRoles: "Der Gast hat keine eigenen Rollen. Die andere Person erhält, was jeder Gast erhält.",
        consequence:
            "Stimmen Sie zu, wird die andere Person mit denselben Rollen, Zuständigen und demselben Ende des Zugangs eingeladen; der Gast wird überall abgemeldet und gelöscht. 30 Tage lang kann die Administration es rückgängig machen.",
        approveButton: "Zustimmen", declineButton: "Ablehnen",
        otherwise: "Sind Sie nicht sicher, schließen Sie diese Seite. Es ändert sich nichts.",
        approved: {
            .init(
                title: "Der Zugang wird übergeben", explanation: "Wir laden \($0) ein. Der bisherige Gast hat keinen Zugang mehr.",
                nextStep: "Sie müssen nichts weiter tun.")
        },
        declined: {
            .init(
                title: "Sie haben abgelehnt", explanation: "\($0) wird nicht eingeladen, und der Gast behält den Zugang.",
                nextStep: "Sie müssen nichts weiter tun.")
        },
        cannot: .init(
            title: "Der Zugang lässt sich nicht übergeben",
            explanation:
                "Die Regeln der Organisation lassen es zurzeit nicht zu, oder die andere Person ist schon Gast. Es hat sich nichts geändert.",
            nextStep: "Wenden Sie sich an die Stelle, die Gastzugänge betreut."),
        over: .init(
            title: "Hier gibt es nichts mehr zu entscheiden",
            explanation:
                "Es wurde entschieden oder zurückgezogen, die Zeit ist vorbei, oder der Gast oder die Zuständigkeit hat sich geändert.",
            nextStep: "Soll noch jemand übernehmen, lassen Sie noch einmal darum bitten."))

    static let french = PageWords.HandOver(
        link: "Transmettre l’accès à un collègue",
        formTitle: "Transmettre l’accès à un collègue",
        formLead: {
            "La personne responsable de vous chez \($0) décide. Si elle accepte, votre collègue reçoit votre accès\u{A0}; vous êtes déconnecté et vous le perdez."
        },
        addressLabel: "Adresse e‑mail de votre collègue", addressHint: { "Elle se termine par @\($0), comme la vôtre." },
        nameLabel: "Nom de votre collègue", reasonHint: "Pourquoi vous transmettez votre accès, en 500 caractères au plus.",
        askButton: "Faire la demande",
        notAColleague: { "Veuillez saisir l’adresse d’une autre personne, qui se termine par @\($0)." },
        noName: "Veuillez saisir le nom de votre collègue, en 128 caractères au plus.",
        tooMany: "Vous avez déjà fait trois demandes aujourd’hui. Veuillez réessayer demain.",
        cannotAsk: .init(
            title: "Vous ne pouvez pas transmettre votre accès pour le moment",
            explanation:
                "Les règles de l’organisation ne le permettent pas, ou personne ne pourrait être invité à votre place. Personne n’a été sollicité.",
            nextStep: "Adressez-vous à la personne qui gère les accès des invités."),
        asked: .init(
            title: "Nous avons transmis votre demande",
            explanation: "Nous avons demandé à la personne responsable si votre collègue peut prendre la suite.",
            nextStep:
                "Tant qu’elle n’a pas accepté, rien ne change. Si elle accepte, vous recevrez un e‑mail. Vous pouvez fermer cette page."
        ),
        title: "Un collègue peut-il prendre la suite\u{A0}?",
        lead: { "Vous êtes responsable de cet invité de \($0)." },
        fromLabel: "Invité", toLabel: "Collègue", askedByLabel: "Demandé par", theGuest: "l’invité",
        rolesTitle: "Ce qui est transmis", defaultAccess: "accès",
        noRoles: "L’invité n’a pas de rôle propre. Son collègue reçoit ce que reçoit tout invité.",
        consequence:
            "Si vous acceptez, le collègue est invité avec les mêmes rôles, les mêmes responsables et la même fin d’accès\u{A0}; l’invité actuel est déconnecté partout et supprimé. Pendant 30 jours, l’administration peut l’annuler.",
        approveButton: "Accepter", declineButton: "Refuser",
        otherwise: "En cas de doute, fermez cette page. Rien ne change.",
        approved: {
            .init(
                title: "L’accès est transmis", explanation: "Nous invitons \($0). L’invité précédent n’a plus d’accès.",
                nextStep: "Vous n’avez rien d’autre à faire.")
        },
        declined: {
            .init(
                title: "Vous avez refusé", explanation: "Aucune invitation n’est envoyée à \($0), et l’invité garde son accès.",
                nextStep: "Vous n’avez rien d’autre à faire.")
        },
        cannot: .init(
            title: "L’accès ne peut pas être transmis",
            explanation:
                "Les règles de l’organisation ne le permettent pas pour le moment, ou le collègue est déjà invité. Rien n’a changé.",
            nextStep: "Adressez-vous à la personne qui gère les accès des invités."),
        over: .init(
            title: "Il n’y a plus rien à décider ici",
            explanation:
                "La demande a été tranchée ou retirée, son délai est passé, ou l’invité ou la personne responsable a changé.",
            nextStep: "Si un collègue doit toujours prendre la suite, faites refaire la demande."))

    static let spanish = PageWords.HandOver(
        link: "Traspasar el acceso a un colega",
        formTitle: "Traspasar el acceso a un colega",
        formLead: {
            "Decide la persona responsable de usted en \($0). Si está de acuerdo, su acceso pasa a su colega; se cierra su sesión y usted lo pierde."
        },
        addressLabel: "Correo electrónico de su colega", addressHint: { "Termina en @\($0), como el suyo." },
        nameLabel: "Nombre de su colega", reasonHint: "Por qué traspasa su acceso, en un máximo de 500 caracteres.",
        askButton: "Solicitarlo",
        notAColleague: { "Introduzca la dirección de otra persona que termine en @\($0)." },
        noName: "Introduzca el nombre de su colega, con un máximo de 128 caracteres.",
        tooMany: "Hoy ya lo ha solicitado tres veces. Inténtelo de nuevo mañana.",
        cannotAsk: .init(
            title: "Ahora no puede traspasar su acceso",
            explanation:
                "Las reglas de la organización no lo permiten, o no se podría invitar a nadie en su lugar. No se ha preguntado a nadie.",
            nextStep: "Diríjase a quien gestiona los accesos de invitados."),
        asked: .init(
            title: "Hemos transmitido su solicitud",
            explanation: "Se ha preguntado a la persona responsable de usted si su colega puede tomar el relevo.",
            nextStep: "Mientras no esté de acuerdo, no cambia nada. Si lo está, recibirá un correo. Puede cerrar esta página."),
        title: "¿Puede tomar el relevo un colega?",
        lead: { "Usted es responsable de este invitado de \($0)." },
        fromLabel: "Invitado", toLabel: "Colega", askedByLabel: "Solicitado por", theGuest: "el invitado",
        rolesTitle: "Lo que se traspasa", defaultAccess: "acceso",
        noRoles: "El invitado no tiene roles propios. Su colega recibe lo que recibe todo invitado.",
        consequence:
            "Si lo aprueba, se invita al colega con los mismos roles, los mismos responsables y el mismo fin de acceso; se cierran todas las sesiones del invitado actual y se le elimina. Durante 30 días, la administración puede deshacerlo.",
        approveButton: "Aprobar", declineButton: "Rechazar",
        otherwise: "Si tiene dudas, cierre esta página. No cambia nada.",
        approved: {
            .init(
                title: "El acceso se traspasa", explanation: "Estamos invitando a \($0). El invitado anterior ya no tiene acceso.",
                nextStep: "No tiene que hacer nada más.")
        },
        declined: {
            .init(
                title: "Ha rechazado el traspaso",
                explanation: "No se invita a \($0), y el invitado conserva el acceso.",
                nextStep: "No tiene que hacer nada más.")
        },
        cannot: .init(
            title: "El acceso no se puede traspasar",
            explanation:
                "Las reglas de la organización no lo permiten ahora, o el colega ya es invitado. No ha cambiado nada.",
            nextStep: "Diríjase a quien gestiona los accesos de invitados."),
        over: .init(
            title: "Aquí ya no hay nada que decidir",
            explanation:
                "Ya se ha decidido o retirado, el plazo ha pasado, o ha cambiado el invitado o la persona responsable.",
            nextStep: "Si un colega aún debe tomar el relevo, haga que se solicite de nuevo."))

    static let japanese = PageWords.HandOver(
        link: "アクセスを同僚に引き継ぐ",
        formTitle: "アクセスを同僚に引き継ぐ",
        formLead: { "\($0)の担当者が決定します。承認されると、お客様のアクセスは同僚の方に移り、お客様はサインアウトされてアクセスできなくなります。" },
        addressLabel: "同僚のメールアドレス", addressHint: { "お客様と同じく @\($0) で終わるアドレスです。" },
        nameLabel: "同僚のお名前", reasonHint: "引き継ぐ理由を500文字以内でご記入ください。", askButton: "依頼する",
        notAColleague: { "@\($0) で終わる、別の方のアドレスを入力してください。" },
        noName: "同僚のお名前を128文字以内で入力してください。",
        tooMany: "本日はすでに3回依頼されています。明日もう一度お試しください。",
        cannotAsk: .init(
            title: "現在は引き継げません",
            explanation: "組織の規則で許可されていないか、代わりの方を招待できません。依頼は送られていません。",
            nextStep: "ゲストアクセスの管理者にご連絡ください。"),
        asked: .init(
            title: "ご依頼をお伝えしました",
            explanation: "担当者に、同僚の方が引き継いでよいかを確認しています。",
            nextStep: "承認されるまで何も変わりません。承認されるとメールが届きます。このページは閉じてかまいません。"),
        title: "同僚の方への引き継ぎを承認しますか",
        lead: { "ご担当の\($0)のゲストです。" },
        fromLabel: "ゲスト", toLabel: "後任の方", askedByLabel: "依頼者", theGuest: "ゲスト本人",
        rolesTitle: "引き継がれるもの", defaultAccess: "アクセス",
        noRoles: "このゲストに個別のロールはありません。後任の方には、すべてのゲストと同じアクセスが与えられます。",
        consequence:
            "承認すると、後任の方が同じロール、担当者、アクセス期限で招待され、これまでのゲストはすべてのセッションからサインアウトされ、削除されます。30日間は管理者が元に戻せます。",
        approveButton: "承認する", declineButton: "却下する",
        otherwise: "判断に迷う場合は、このページを閉じてください。何も変わりません。",
        approved: {
            .init(
                title: "アクセスが引き継がれます", explanation: "\($0)に招待をお送りしています。これまでのゲストはアクセスできなくなりました。",
                nextStep: "ほかに必要な操作はありません。")
        },
        declined: {
            .init(
                title: "却下しました", explanation: "\($0)は招待されず、ゲストのアクセスはそのままです。",
                nextStep: "ほかに必要な操作はありません。")
        },
        cannot: .init(
            title: "引き継げません",
            explanation: "現在、組織の規則で許可されていないか、後任の方がすでにゲストです。何も変わっていません。",
            nextStep: "ゲストアクセスの管理者にご連絡ください。"),
        over: .init(
            title: "ここで決めることはもうありません",
            explanation: "すでに決定または取り下げられたか、期限が過ぎたか、ゲストまたは担当者が変わりました。",
            nextStep: "引き続き引き継ぎが必要な場合は、もう一度依頼してもらってください。"))
}

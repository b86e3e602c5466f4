extension PageWords {
    /// Of a guest who lets a device in.
    struct Device: Sendable {
        let title: String
        /// By the tenant.
        let lead: About
        let codeLabel: String
        let codeHint: String
        let notEightLetters: String
        let wrong: String
        let caution: String
        /// By the application.
        let question: About
        /// By the tenant.
        let warning: About
        let sameCode: String
        let receivesLabel: String
        let nameAndAddress: String
        let addressAlone: String
        let numberAlone: String
        let staysUntil: About
        let askedLabel: String
        /// By the network.
        let from: About
        let guestLabel: String
        let otherAccount: String
        let allowButton: String
        let refuseButton: String
        /// By the application.
        let allowed: NoticeAbout
        /// By the tenant.
        let refused: NoticeAbout
        /// By the tenant.
        let notAssigned: NoticeAbout
        let over: Notice
        /// By when codes are taken again.
        let locked: NoticeAbout
    }
}

extension PageWords.Device {
    static let english = PageWords.Device(
        title: "Connect a device",
        lead: { "Enter the code that your device shows, to sign in there to an application of \($0)." },
        codeLabel: "Code on your device",
        codeHint: "8 letters. Small letters, spaces and hyphens do not matter.",
        notEightLetters: "The code has 8 letters, such as WDJB-MJHT. Please look at your device again.",
        wrong: "This code is not right, or it is no longer valid. Look at your device again, or ask for a new code there.",
        caution: "Did somebody send you a code? Do not enter it: they would come in as you.",
        question: { "Let \($0) in on a device as you?" },
        warning: {
            "Allow this only if you started it yourself just now, on a device of your own. Nobody from support and nobody from \($0) will ever send you a code."
        },
        sameCode: "If your device shows another code, or you have none, refuse.",
        receivesLabel: "Receives",
        nameAndAddress: "Your name and your email address",
        addressAlone: "Your email address",
        numberAlone: "A number that stands for you",
        staysUntil: { "Stays signed in until \($0) at most" },
        askedLabel: "Asked",
        from: { "from the network \($0)" },
        guestLabel: "You are",
        otherAccount: "Not you? Sign in as somebody else",
        allowButton: "Allow",
        refuseButton: "Refuse",
        allowed: {
            .init(
                title: "The device is let in",
                explanation: "\($0) goes on by itself on your device in a few seconds.",
                nextStep: "You may close this page. If you sign out here, the device is signed out too.")
        },
        refused: {
            .init(
                title: "The device was not let in",
                explanation: "You refused. Nobody has come in as you.",
                nextStep: "You may close this page. If somebody sent you the code, please tell \($0).")
        },
        notAssigned: {
            .init(
                title: "This application is not open to you",
                explanation: "You are a guest here, but nobody has assigned you to the application on your device.",
                nextStep: "Ask \($0) for it, then ask for a new code on your device.")
        },
        over: .init(
            title: "This code no longer works",
            explanation: "It has expired, or was decided already. Nothing has changed now.",
            nextStep: "Ask for a new code on your device if you still want to sign in there."),
        locked: {
            .init(
                title: "Too many wrong codes",
                explanation: "To keep others from guessing, no codes are taken here until \($0).",
                nextStep: "After that, ask for a new code on your device.")
        })

    static let german = PageWords.Device(
        title: "Ein Gerät verbinden",
        lead: { "Geben Sie den Code ein, den Ihr Gerät zeigt, um sich dort bei einer Anwendung von \($0) anzumelden." },
        codeLabel: "Code auf Ihrem Gerät",
        codeHint: "8 Buchstaben. Kleinbuchstaben, Leerzeichen und Bindestriche spielen keine Rolle.",
        notEightLetters: "Der Code hat 8 Buchstaben, zum Beispiel WDJB-MJHT. Bitte sehen Sie noch einmal auf Ihrem Gerät nach.",
        wrong:
            "Dieser Code stimmt nicht oder gilt nicht mehr. Sehen Sie noch einmal auf Ihrem Gerät nach oder fordern Sie dort einen neuen an.",
        caution: "Hat Ihnen jemand einen Code geschickt? Geben Sie ihn nicht ein: Diese Person käme in Ihrem Namen herein.",
        question: { "\($0) auf einem Gerät in Ihrem Namen hereinlassen?" },
        warning: {
            "Erlauben Sie das nur, wenn Sie es gerade eben selbst auf Ihrem eigenen Gerät begonnen haben. Niemand vom Support und niemand von \($0) schickt Ihnen jemals einen Code."
        },
        sameCode: "Zeigt Ihr Gerät einen anderen Code oder haben Sie keinen, lehnen Sie ab.",
        receivesLabel: "Erhält",
        nameAndAddress: "Ihren Namen und Ihre E‑Mail-Adresse",
        addressAlone: "Ihre E‑Mail-Adresse",
        numberAlone: "Eine Nummer, die für Sie steht",
        staysUntil: { "Bleibt angemeldet, höchstens bis zum \($0)" },
        askedLabel: "Angefragt",
        from: { "aus dem Netz \($0)" },
        guestLabel: "Sie sind",
        otherAccount: "Nicht Sie? Mit einer anderen Adresse anmelden",
        allowButton: "Erlauben",
        refuseButton: "Ablehnen",
        allowed: {
            .init(
                title: "Das Gerät hat jetzt Zugang",
                explanation: "\($0) macht auf Ihrem Gerät in wenigen Sekunden von selbst weiter.",
                nextStep: "Sie können diese Seite schließen. Melden Sie sich hier ab, ist auch das Gerät abgemeldet.")
        },
        refused: {
            .init(
                title: "Das Gerät hat keinen Zugang",
                explanation: "Sie haben abgelehnt. Niemand ist in Ihrem Namen hereingekommen.",
                nextStep: "Sie können diese Seite schließen. Hat Ihnen jemand den Code geschickt, sagen Sie es bitte \($0).")
        },
        notAssigned: {
            .init(
                title: "Diese Anwendung steht Ihnen nicht offen",
                explanation: "Sie sind hier Gast, aber niemand hat Ihnen die Anwendung auf Ihrem Gerät zugewiesen.",
                nextStep: "Bitten Sie \($0) darum und fordern Sie danach auf Ihrem Gerät einen neuen Code an.")
        },
        over: .init(
            title: "Dieser Code gilt nicht mehr",
            explanation: "Er ist abgelaufen, oder es wurde schon entschieden. Es hat sich nichts geändert.",
            nextStep: "Fordern Sie auf Ihrem Gerät einen neuen Code an, wenn Sie sich dort noch anmelden möchten."),
        locked: {
            .init(
                title: "Zu viele falsche Codes",
                explanation: "Damit niemand Codes erraten kann, nehmen wir hier bis zum \($0) keine an.",
                nextStep: "Fordern Sie danach auf Ihrem Gerät einen neuen Code an.")
        })

    static let french = PageWords.Device(
        title: "Connecter un appareil",
        lead: { "Saisissez le code affiché par votre appareil pour vous y connecter à une application de \($0)." },
        codeLabel: "Code sur votre appareil",
        codeHint: "8 lettres. Les minuscules, les espaces et les tirets n’ont pas d’importance.",
        notEightLetters: "Le code comporte 8 lettres, par exemple WDJB-MJHT. Vérifiez-le sur votre appareil.",
        wrong: "Ce code n’est pas le bon ou n’est plus valable. Vérifiez-le sur votre appareil ou demandez-y un nouveau code.",
        caution: "Quelqu’un vous a envoyé un code\u{A0}? Ne le saisissez pas\u{A0}: cette personne entrerait à votre place.",
        question: { "Laisser \($0) entrer sur un appareil en votre nom\u{A0}?" },
        warning: {
            "N’autorisez que si vous venez de commencer vous-même, sur votre propre appareil. Personne du support ni de \($0) ne vous enverra jamais de code."
        },
        sameCode: "Si votre appareil affiche un autre code, ou si vous n’en avez pas, refusez.",
        receivesLabel: "Reçoit",
        nameAndAddress: "Votre nom et votre adresse e‑mail",
        addressAlone: "Votre adresse e‑mail",
        numberAlone: "Un numéro qui vous représente",
        staysUntil: { "Reste connectée jusqu’au \($0) au plus tard" },
        askedLabel: "Demandé",
        from: { "depuis le réseau \($0)" },
        guestLabel: "Vous êtes",
        otherAccount: "Ce n’est pas vous\u{A0}? Se connecter avec une autre adresse",
        allowButton: "Autoriser",
        refuseButton: "Refuser",
        allowed: {
            .init(
                title: "L’appareil est autorisé",
                explanation: "Dans quelques secondes, \($0) continuera automatiquement sur votre appareil.",
                nextStep: "Vous pouvez fermer cette page. Si vous vous déconnectez ici, l’appareil l’est aussi.")
        },
        refused: {
            .init(
                title: "L’appareil n’est pas autorisé",
                explanation: "Vous avez refusé. Personne n’est entré à votre place.",
                nextStep: "Vous pouvez fermer cette page. Si quelqu’un vous a envoyé le code, prévenez \($0).")
        },
        notAssigned: {
            .init(
                title: "Cette application ne vous est pas ouverte",
                explanation: "Vous êtes invité ici, mais personne ne vous a attribué l’application de votre appareil.",
                nextStep: "Demandez-le à \($0), puis demandez un nouveau code sur votre appareil.")
        },
        over: .init(
            title: "Ce code n’est plus valable",
            explanation: "Il a expiré, ou la décision a déjà été prise. Rien n’a changé.",
            nextStep: "Demandez un nouveau code sur votre appareil si vous voulez encore vous y connecter."),
        locked: {
            .init(
                title: "Trop de codes incorrects",
                explanation: "Pour que personne ne puisse deviner un code, nous n’en acceptons plus ici avant le \($0).",
                nextStep: "Ensuite, demandez un nouveau code sur votre appareil.")
        })

    static let spanish = PageWords.Device(
        title: "Conectar un dispositivo",
        lead: { "Introduzca el código que muestra su dispositivo para iniciar sesión allí en una aplicación de \($0)." },
        codeLabel: "Código en su dispositivo",
        codeHint: "8 letras. No importan las minúsculas, los espacios ni los guiones.",
        notEightLetters: "El código tiene 8 letras, por ejemplo WDJB-MJHT. Vuelva a mirar su dispositivo.",
        wrong: "Este código no es correcto o ya no es válido. Vuelva a mirar su dispositivo o pida allí un código nuevo.",
        caution: "¿Alguien le ha enviado un código? No lo introduzca: esa persona entraría en su lugar.",
        question: { "¿Dejar entrar a \($0) en un dispositivo en su nombre?" },
        warning: {
            "Permítalo solo si acaba de iniciarlo usted, en su propio dispositivo. Nadie de soporte ni de \($0) le enviará nunca un código."
        },
        sameCode: "Si su dispositivo muestra otro código, o no tiene ninguno, rechácelo.",
        receivesLabel: "Recibe",
        nameAndAddress: "Su nombre y su dirección de correo",
        addressAlone: "Su dirección de correo",
        numberAlone: "Un número que le representa",
        staysUntil: { "Mantiene la sesión hasta el \($0) como máximo" },
        askedLabel: "Solicitado",
        from: { "desde la red \($0)" },
        guestLabel: "Usted es",
        otherAccount: "¿No es usted? Inicie sesión con otra dirección",
        allowButton: "Permitir",
        refuseButton: "Rechazar",
        allowed: {
            .init(
                title: "El dispositivo tiene acceso",
                explanation: "En unos segundos, \($0) continuará automáticamente en su dispositivo.",
                nextStep: "Puede cerrar esta página. Si cierra la sesión aquí, también se cierra en el dispositivo.")
        },
        refused: {
            .init(
                title: "El dispositivo no tiene acceso",
                explanation: "Lo ha rechazado. Nadie ha entrado en su lugar.",
                nextStep: "Puede cerrar esta página. Si alguien le envió el código, avise a \($0).")
        },
        notAssigned: {
            .init(
                title: "No tiene acceso a esta aplicación",
                explanation: "Usted es invitado aquí, pero nadie le ha asignado la aplicación de su dispositivo.",
                nextStep: "Pídalo a \($0) y después pida un código nuevo en su dispositivo.")
        },
        over: .init(
            title: "Este código ya no es válido",
            explanation: "Ha caducado o ya se ha decidido. No ha cambiado nada.",
            nextStep: "Pida un código nuevo en su dispositivo si todavía quiere iniciar sesión allí."),
        locked: {
            .init(
                title: "Demasiados códigos incorrectos",
                explanation: "Para que nadie pueda adivinar un código, aquí no aceptamos ninguno hasta el \($0).",
                nextStep: "Después, pida un código nuevo en su dispositivo.")
        })

    static let japanese = PageWords.Device(
        title: "デバイスを接続する",
        lead: { "デバイスに表示されているコードを入力すると、そのデバイスで \($0) のアプリケーションにサインインできます。" },
        codeLabel: "デバイスのコード",
        codeHint: "英字8文字です。小文字でも、空白やハイフンが入っていてもかまいません。",
        notEightLetters: "コードは WDJB-MJHT のような英字8文字です。デバイスをもう一度ご確認ください。",
        wrong: "コードが正しくないか、有効ではなくなりました。デバイスをもう一度確認するか、デバイスで新しいコードを取得してください。",
        caution: "コードが誰かから送られてきた場合は、入力しないでください。その人がお客様としてサインインしてしまいます。",
        question: { "デバイスの \($0) をお客様としてサインインさせますか" },
        warning: {
            "たった今、ご自身のデバイスで、ご自身が始めた場合にだけ許可してください。サポート担当者や \($0) の関係者がコードを送ることは決してありません。"
        },
        sameCode: "デバイスのコードが異なる場合や、デバイスにコードがない場合は、拒否してください。",
        receivesLabel: "受け取る情報",
        nameAndAddress: "お名前とメールアドレス",
        addressAlone: "メールアドレス",
        numberAlone: "お客様を表す番号",
        staysUntil: { "最長で \($0) までサインインしたままになります" },
        askedLabel: "要求日時",
        from: { "ネットワーク \($0) から" },
        guestLabel: "お客様",
        otherAccount: "ご本人ではありませんか。別のアドレスでサインインする",
        allowButton: "許可する",
        refuseButton: "拒否する",
        allowed: {
            .init(
                title: "デバイスを許可しました",
                explanation: "数秒後に、デバイスで \($0) が自動的に続行します。",
                nextStep: "このページを閉じてかまいません。ここでサインアウトすると、デバイスもサインアウトします。")
        },
        refused: {
            .init(
                title: "デバイスを許可しませんでした",
                explanation: "拒否しました。お客様としてサインインした人はいません。",
                nextStep: "このページを閉じてかまいません。コードが送られてきた場合は、\($0) にお知らせください。")
        },
        notAssigned: {
            .init(
                title: "このアプリケーションは利用できません",
                explanation: "お客様はゲストですが、デバイスのアプリケーションに割り当てられていません。",
                nextStep: "\($0) に依頼してから、デバイスで新しいコードを取得してください。")
        },
        over: .init(
            title: "このコードは使えなくなりました",
            explanation: "有効期限が切れたか、すでに決定されています。変更は行われていません。",
            nextStep: "サインインを続ける場合は、デバイスで新しいコードを取得してください。"),
        locked: {
            .init(
                title: "誤ったコードが続きました",
                explanation: "推測を防ぐため、\($0) までここではコードを受け付けません。",
                nextStep: "その後、デバイスで新しいコードを取得してください。")
        })
}

internal import Vestibule

/// Of a guest's second factors.
struct SecondFactorWords: Sendable {
    /// Of each change another, or a mailbox shows nine letters as one conversation.
    var subject: @Sendable (_ letter: SecondFactorLetter, _ tenant: String) -> String
    var heading: String
    var addedApp: @Sendable (_ tenant: String) -> String
    var addedPasskey: @Sendable (_ tenant: String) -> String
    var removed: @Sendable (_ tenant: String) -> String
    var taken: @Sendable (_ tenant: String) -> String
    var codesRenewed: @Sendable (_ tenant: String) -> String
    var codeUsed: @Sendable (_ tenant: String) -> String
    var resetAsked: @Sendable (_ tenant: String) -> String
    var reset: @Sendable (_ tenant: String) -> String
    var when: String
    /// By whom to write to.
    var notYou: @Sendable (_ contact: String) -> String
    /// To the sponsor.
    var guestsSubject: @Sendable (_ tenant: String) -> String
    var guestsCodeUsed: @Sendable (_ guest: String, _ tenant: String) -> String
    var guestsAdvice: String
    var askSubject: @Sendable (_ tenant: String) -> String
    var askHeading: String
    var asks: @Sendable (_ guest: String, _ tenant: String) -> String
    var askAdvice: String
    var askDelay: @Sendable (_ hours: Int) -> String
    var askButton: String
    var askOtherwise: String
    /// To the guest.
    var dueSubject: @Sendable (_ tenant: String) -> String
    var dueHeading: String
    var due: @Sendable (_ tenant: String) -> String
    var dueLabel: String
    var stopText: String
    var stopButton: String
    var dueOtherwise: String
}

extension SecondFactorWords {
    static let english = SecondFactorWords(
        subject: { letter, tenant in
            switch letter.change {
            case .added:
                letter.method == .passkey ? "A passkey was added at \(tenant)" : "An authenticator app was added at \(tenant)"
            case .removed, .taken: "A second factor was removed at \(tenant)"
            case .codesRenewed: "New recovery codes at \(tenant)"
            case .recoveryCodeUsed: "A recovery code was used at \(tenant)"
            case .resetAsked: "Somebody asks for a reset of your second factor at \(tenant)"
            case .reset: "Your second factors at \(tenant) were reset"
            }
        },
        heading: "Your second factor",
        addedApp: { "An authenticator app was added to your guest access to \($0)." },
        addedPasskey: { "A passkey was added to your guest access to \($0)." },
        removed: { "A second factor was removed from your guest access to \($0)." },
        taken: { "An administrator removed a second factor from your guest access to \($0)." },
        codesRenewed: { "New recovery codes were made for your guest access to \($0). The earlier ones no longer work." },
        codeUsed: { "A recovery code was used to sign in as you at \($0)." },
        resetAsked: {
            "Somebody who signed in as you at \($0) says that your second factor is lost. The person who answers for you was asked."
        },
        reset: {
            "Your second factors at \($0) were reset, and you are signed out everywhere there. At the next sign-in you can add a new one."
        },
        when: "When",
        notYou: { "If this was not you, write to \($0) at once." },
        guestsSubject: { "A guest of \($0) used a recovery code" },
        guestsCodeUsed: { guest, tenant in
            "\(guest), for whom you answer at \(tenant), signed in with a recovery code in place of the second factor."
        },
        guestsAdvice:
            "If you know of it, you need to do nothing. If not, ask the guest by another way than email, such as by phone.",
        askSubject: { "A guest of \($0) asks for a reset of the second factor" },
        askHeading: "Reset a second factor?",
        asks: { guest, tenant in
            "\(guest), for whom you answer at \(tenant), says that the second factor is lost, and asks for a reset."
        },
        askAdvice:
            "Ask the guest by another way than email, such as by phone, before you agree: somebody who reads the guest’s email could have asked for this.",
        askDelay: {
            $0 == 0
                ? "Once you agree, the guest can sign in without it and add a new one."
                : "Once you agree, the guest is told by email and can stop it for \($0) hours. Then the guest can sign in without it and add a new one."
        },
        askButton: "See and agree",
        askOtherwise: "If you do nothing, nothing changes.",
        dueSubject: { "Your second factor at \($0) will be reset" },
        dueHeading: "Your second factor will be reset",
        due: { "The person who answers for you at \($0) has agreed to remove your second factors and recovery codes." },
        dueLabel: "To be removed on",
        stopText: "If you did not ask for this, stop it now: somebody can sign in as you.",
        stopButton: "Stop the reset",
        dueOtherwise: "If you asked for it, you need to do nothing. After that time sign in as always, and add a new second factor."
    )

    static let german = SecondFactorWords(
        subject: { letter, tenant in
            switch letter.change {
            case .added:
                letter.method == .passkey
                    ? "Ein Passkey wurde bei \(tenant) hinzugefügt" : "Eine Authenticator-App wurde bei \(tenant) hinzugefügt"
            case .removed, .taken: "Ein zweiter Faktor wurde bei \(tenant) entfernt"
            case .codesRenewed: "Neue Wiederherstellungscodes bei \(tenant)"
            case .recoveryCodeUsed: "Ein Wiederherstellungscode wurde bei \(tenant) verwendet"
            case .resetAsked: "Jemand bittet, Ihren zweiten Faktor bei \(tenant) zurückzusetzen"
            case .reset: "Ihre zweiten Faktoren bei \(tenant) wurden zurückgesetzt"
            }
        },
        heading: "Ihr zweiter Faktor",
        addedApp: { "Zu Ihrem Gastzugang zu \($0) wurde eine Authenticator-App hinzugefügt." },
        addedPasskey: { "Zu Ihrem Gastzugang zu \($0) wurde ein Passkey hinzugefügt." },
        removed: { "Von Ihrem Gastzugang zu \($0) wurde ein zweiter Faktor entfernt." },
        taken: { "Die Administration hat von Ihrem Gastzugang zu \($0) einen zweiten Faktor entfernt." },
        codesRenewed: {
            "Für Ihren Gastzugang zu \($0) wurden neue Wiederherstellungscodes erstellt. Die früheren gelten nicht mehr."
        },
        codeUsed: { "Für eine Anmeldung in Ihrem Namen bei \($0) wurde ein Wiederherstellungscode verwendet." },
        resetAsked: {
            "Jemand, der in Ihrem Namen bei \($0) angemeldet ist, gibt an, dass Ihr zweiter Faktor verloren ist. Die für Sie zuständige Person wurde gefragt."
        },
        reset: {
            "Ihre zweiten Faktoren bei \($0) wurden zurückgesetzt, und Sie sind dort überall abgemeldet. Bei der nächsten Anmeldung können Sie einen neuen hinzufügen."
        },
        when: "Zeitpunkt",
        notYou: { "Waren Sie das nicht, schreiben Sie sofort an \($0)." },
        guestsSubject: { "Ein Gast von \($0) hat einen Wiederherstellungscode verwendet" },
        guestsCodeUsed: { guest, tenant in
            "Der Gast \(guest), für den Sie bei \(tenant) zuständig sind, hat sich statt mit dem zweiten Faktor mit einem Wiederherstellungscode angemeldet."
        },
        guestsAdvice:
            "Wissen Sie davon, müssen Sie nichts tun. Wenn nicht, fragen Sie den Gast auf einem anderen Weg als per E‑Mail, etwa am Telefon.",
        askSubject: { "Ein Gast von \($0) bittet, den zweiten Faktor zurückzusetzen" },
        askHeading: "Zweiten Faktor zurücksetzen?",
        asks: { guest, tenant in
            "Der Gast \(guest), für den Sie bei \(tenant) zuständig sind, gibt an, den zweiten Faktor verloren zu haben, und bittet um Zurücksetzung."
        },
        askAdvice:
            "Fragen Sie den Gast auf einem anderen Weg als per E‑Mail, etwa am Telefon, bevor Sie zustimmen: Jemand, der die E‑Mails des Gastes liest, könnte darum gebeten haben.",
        askDelay: {
            $0 == 0
                ? "Nach Ihrer Zustimmung kann sich der Gast ohne ihn anmelden und einen neuen hinzufügen."
                : "Nach Ihrer Zustimmung wird der Gast per E‑Mail benachrichtigt und kann die Zurücksetzung \($0) Stunden lang stoppen. Danach kann sich der Gast ohne ihn anmelden und einen neuen hinzufügen."
        },
        askButton: "Ansehen und zustimmen",
        askOtherwise: "Tun Sie nichts, ändert sich nichts.",
        dueSubject: { "Ihr zweiter Faktor bei \($0) wird zurückgesetzt" },
        dueHeading: "Ihr zweiter Faktor wird zurückgesetzt",
        due: {
            "Die bei \($0) für Sie zuständige Person hat zugestimmt, dass Ihre zweiten Faktoren und Wiederherstellungscodes entfernt werden."
        },
        dueLabel: "Ab",
        stopText: "Haben Sie nicht darum gebeten, stoppen Sie die Zurücksetzung jetzt: Jemand kann sich in Ihrem Namen anmelden.",
        stopButton: "Zurücksetzung stoppen",
        dueOtherwise:
            "Haben Sie darum gebeten, müssen Sie nichts tun. Melden Sie sich nach dieser Zeit wie immer an und fügen Sie einen neuen zweiten Faktor hinzu."
    )

    static let french = SecondFactorWords(
        subject: { letter, tenant in
            switch letter.change {
            case .added:
                letter.method == .passkey
                    ? "Une clé d’accès a été ajoutée chez \(tenant)"
                    : "Une application d’authentification a été ajoutée chez \(tenant)"
            case .removed, .taken: "Un second facteur a été retiré chez \(tenant)"
            case .codesRenewed: "Nouveaux codes de secours chez \(tenant)"
            case .recoveryCodeUsed: "Un code de secours a été utilisé chez \(tenant)"
            case .resetAsked: "Quelqu’un demande la réinitialisation de votre second facteur chez \(tenant)"
            case .reset: "Vos seconds facteurs chez \(tenant) ont été réinitialisés"
            }
        },
        heading: "Votre second facteur",
        addedApp: { "Une application d’authentification a été ajoutée à votre accès d’invité à \($0)." },
        addedPasskey: { "Une clé d’accès a été ajoutée à votre accès d’invité à \($0)." },
        removed: { "Un second facteur a été retiré de votre accès d’invité à \($0)." },
        taken: { "L’administration a retiré un second facteur de votre accès d’invité à \($0)." },
        codesRenewed: {
            "De nouveaux codes de secours ont été créés pour votre accès d’invité à \($0). Les anciens ne sont plus valables."
        },
        codeUsed: { "Un code de secours a été utilisé pour se connecter en votre nom chez \($0)." },
        resetAsked: {
            "Une personne connectée en votre nom chez \($0) indique que votre second facteur est perdu. La personne responsable de vous a été interrogée."
        },
        reset: {
            "Vos seconds facteurs chez \($0) ont été réinitialisés, et vous y êtes déconnecté partout. À la prochaine connexion, vous pourrez en ajouter un nouveau."
        },
        when: "Quand",
        notYou: { "Si ce n’était pas vous, écrivez tout de suite à \($0)." },
        guestsSubject: { "Un invité de \($0) a utilisé un code de secours" },
        guestsCodeUsed: { guest, tenant in
            "L’invité \(guest), dont vous êtes responsable chez \(tenant), s’est connecté avec un code de secours à la place du second facteur."
        },
        guestsAdvice:
            "Si vous êtes au courant, vous n’avez rien à faire. Sinon, interrogez l’invité par un autre moyen que l’e‑mail, par exemple par téléphone.",
        askSubject: { "Un invité de \($0) demande la réinitialisation de son second facteur" },
        askHeading: "Réinitialiser un second facteur\u{A0}?",
        asks: { guest, tenant in
            "L’invité \(guest), dont vous êtes responsable chez \(tenant), indique avoir perdu son second facteur et demande sa réinitialisation."
        },
        askAdvice:
            "Interrogez l’invité par un autre moyen que l’e‑mail, par exemple par téléphone, avant d’accepter\u{A0}: quelqu’un qui lit ses e‑mails pourrait avoir fait cette demande.",
        askDelay: {
            $0 == 0
                ? "Après votre accord, l’invité peut se connecter sans second facteur et en ajouter un nouveau."
                : "Après votre accord, l’invité est prévenu par e‑mail et peut arrêter la réinitialisation pendant \($0) heures. Ensuite, il peut se connecter sans second facteur et en ajouter un nouveau."
        },
        askButton: "Voir et accepter",
        askOtherwise: "Si vous ne faites rien, rien ne change.",
        dueSubject: { "Votre second facteur chez \($0) va être réinitialisé" },
        dueHeading: "Votre second facteur va être réinitialisé",
        due: {
            "La personne responsable de vous chez \($0) a accepté que vos seconds facteurs et vos codes de secours soient retirés."
        },
        dueLabel: "À partir du",
        stopText:
            "Si vous n’avez pas demandé cette réinitialisation, arrêtez-la maintenant\u{A0}: quelqu’un peut se connecter en votre nom.",
        stopButton: "Arrêter la réinitialisation",
        dueOtherwise:
            "Si vous l’avez demandée, vous n’avez rien à faire. Après cette date, connectez-vous comme d’habitude et ajoutez un nouveau second facteur."
    )

    static let spanish = SecondFactorWords(
        subject: { letter, tenant in
            switch letter.change {
            case .added:
                letter.method == .passkey
                    ? "Se ha añadido una llave de acceso en \(tenant)"
                    : "Se ha añadido una aplicación de autenticación en \(tenant)"
            case .removed, .taken: "Se ha quitado un segundo factor en \(tenant)"
            case .codesRenewed: "Nuevos códigos de recuperación en \(tenant)"
            case .recoveryCodeUsed: "Se ha usado un código de recuperación en \(tenant)"
            case .resetAsked: "Alguien solicita restablecer su segundo factor en \(tenant)"
            case .reset: "Sus segundos factores en \(tenant) se han restablecido"
            }
        },
        heading: "Su segundo factor",
        addedApp: { "Se ha añadido una aplicación de autenticación a su acceso de invitado a \($0)." },
        addedPasskey: { "Se ha añadido una llave de acceso a su acceso de invitado a \($0)." },
        removed: { "Se ha quitado un segundo factor de su acceso de invitado a \($0)." },
        taken: { "La administración ha quitado un segundo factor de su acceso de invitado a \($0)." },
        codesRenewed: {
            "Se han creado nuevos códigos de recuperación para su acceso de invitado a \($0). Los anteriores ya no valen."
        },
        codeUsed: { "Se ha usado un código de recuperación para iniciar sesión en su nombre en \($0)." },
        resetAsked: {
            "Alguien que inició sesión en su nombre en \($0) dice que su segundo factor se ha perdido. Se ha preguntado a la persona responsable de usted."
        },
        reset: {
            "Sus segundos factores en \($0) se han restablecido, y se han cerrado allí todas sus sesiones. En el próximo inicio de sesión puede añadir uno nuevo."
        },
        when: "Cuándo",
        notYou: { "Si no fue usted, escriba enseguida a \($0)." },
        guestsSubject: { "Un invitado de \($0) ha usado un código de recuperación" },
        guestsCodeUsed: { guest, tenant in
            "El invitado \(guest), de quien usted es responsable en \(tenant), ha iniciado sesión con un código de recuperación en lugar del segundo factor."
        },
        guestsAdvice:
            "Si está al corriente, no tiene que hacer nada. Si no, pregunte al invitado por otro medio que no sea el correo, por ejemplo por teléfono.",
        askSubject: { "Un invitado de \($0) solicita restablecer su segundo factor" },
        askHeading: "¿Restablecer un segundo factor?",
        asks: { guest, tenant in
            "El invitado \(guest), de quien usted es responsable en \(tenant), dice que ha perdido su segundo factor y solicita que se restablezca."
        },
        askAdvice:
            "Pregunte al invitado por otro medio que no sea el correo, por ejemplo por teléfono, antes de aceptar: alguien que lee su correo podría haberlo solicitado.",
        askDelay: {
            $0 == 0
                ? "Cuando acepte, el invitado podrá iniciar sesión sin él y añadir uno nuevo."
                : "Cuando acepte, se avisará por correo al invitado, que podrá detenerlo durante \($0) horas. Después podrá iniciar sesión sin él y añadir uno nuevo."
        },
        askButton: "Ver y aceptar",
        askOtherwise: "Si no hace nada, no cambia nada.",
        dueSubject: { "Su segundo factor en \($0) se va a restablecer" },
        dueHeading: "Su segundo factor se va a restablecer",
        due: {
            "La persona responsable de usted en \($0) ha aceptado que se quiten sus segundos factores y códigos de recuperación."
        },
        dueLabel: "A partir del",
        stopText: "Si no ha solicitado este restablecimiento, deténgalo ahora: alguien puede iniciar sesión en su nombre.",
        stopButton: "Detener el restablecimiento",
        dueOtherwise:
            "Si lo ha solicitado, no tiene que hacer nada. Después de ese momento, inicie sesión como siempre y añada un nuevo segundo factor."
    )

    static let japanese = SecondFactorWords(
        subject: { letter, tenant in
            switch letter.change {
            case .added: letter.method == .passkey ? "\(tenant)にパスキーが追加されました" : "\(tenant)に認証アプリが追加されました"
            case .removed, .taken: "\(tenant)の2つ目の認証要素が削除されました"
            case .codesRenewed: "\(tenant)の新しい回復コード"
            case .recoveryCodeUsed: "\(tenant)で回復コードが使われました"
            case .resetAsked: "\(tenant)の2つ目の認証要素のリセットが依頼されました"
            case .reset: "\(tenant)の2つ目の認証要素がリセットされました"
            }
        },
        heading: "2つ目の認証要素",
        addedApp: { "\($0)のゲストアクセスに認証アプリが追加されました。" },
        addedPasskey: { "\($0)のゲストアクセスにパスキーが追加されました。" },
        removed: { "\($0)のゲストアクセスから2つ目の認証要素が削除されました。" },
        taken: { "管理者が\($0)のゲストアクセスから2つ目の認証要素を削除しました。" },
        codesRenewed: { "\($0)のゲストアクセスの回復コードが新しく作成されました。以前のコードは無効です。" },
        codeUsed: { "お客様としての\($0)へのサインインに、回復コードが使われました。" },
        resetAsked: { "お客様として\($0)にサインインした方が、2つ目の認証要素を紛失したと申し出ました。担当者に確認しています。" },
        reset: { "\($0)の2つ目の認証要素がリセットされ、すべてのセッションからサインアウトされました。次回のサインインで新しいものを追加できます。" },
        when: "日時",
        notYou: { "お心当たりがない場合は、すぐに\($0)へご連絡ください。" },
        guestsSubject: { "\($0)のゲストが回復コードを使いました" },
        guestsCodeUsed: { guest, tenant in "\(tenant)でご担当のゲスト（\(guest)）が、2つ目の認証要素の代わりに回復コードでサインインしました。" },
        guestsAdvice: "ご存じであれば操作は不要です。そうでなければ、電話などメール以外の方法でゲストにご確認ください。",
        askSubject: { "\($0)のゲストが2つ目の認証要素のリセットを依頼しています" },
        askHeading: "2つ目の認証要素をリセットしますか",
        asks: { guest, tenant in "\(tenant)でご担当のゲスト（\(guest)）が、2つ目の認証要素を紛失したとして、リセットを依頼しています。" },
        askAdvice: "同意する前に、電話などメール以外の方法でゲストにご確認ください。ゲストのメールを読める別の人が依頼した可能性があります。",
        askDelay: {
            $0 == 0
                ? "同意すると、ゲストは2つ目の認証要素なしでサインインし、新しいものを追加できます。"
                : "同意するとゲストにメールで通知され、ゲストは\($0)時間以内ならリセットを止められます。その後、ゲストは2つ目の認証要素なしでサインインし、新しいものを追加できます。"
        },
        askButton: "確認して同意する",
        askOtherwise: "何もしなければ、何も変わりません。",
        dueSubject: { "\($0)の2つ目の認証要素がリセットされます" },
        dueHeading: "2つ目の認証要素がリセットされます",
        due: { "\($0)の担当者が、2つ目の認証要素と回復コードの削除に同意しました。" },
        dueLabel: "リセットの日時",
        stopText: "お心当たりがない場合は、今すぐリセットを止めてください。誰かがお客様としてサインインできる状態です。",
        stopButton: "リセットを止める",
        dueOtherwise: "ご自身で依頼した場合、操作は不要です。この日時の後にいつも通りサインインし、新しい2つ目の認証要素を追加してください。")
}

/// Of a guest who asked where to sign in.
struct TenantDiscoveryWords: Sendable {
    var subject: String
    var opening: String
    var requested: String
    var until: String
    var button: String
    var sameBrowser: String
    var notYou: String
}

extension TenantDiscoveryWords {
    static let english = TenantDiscoveryWords(
        subject: "Where you can sign in as a guest",
        opening: "Your address was entered on a page that shows guests the organisations where they can sign in.",
        requested: "Requested", until: "Works until", button: "Show me where",
        sameBrowser: "Open the link in the browser in which you asked: it works in no other.",
        notYou: "Was this not you? Somebody entered your address. They have learnt nothing, not even whether you are a guest; "
            + "do not open or pass on the link if somebody asks you to.")

    static let german = TenantDiscoveryWords(
        subject: "Wo Sie sich als Gast anmelden können",
        opening:
            "Ihre Adresse wurde auf einer Seite eingegeben, die Gästen zeigt, bei welchen Organisationen sie sich anmelden können.",
        requested: "Angefragt", until: "Gilt bis", button: "Zeigen, wo",
        sameBrowser: "Öffnen Sie den Link in dem Browser, in dem Sie gefragt haben: In keinem anderen funktioniert er.",
        notYou:
            "Das waren Sie nicht? Jemand hat Ihre Adresse eingegeben. Diese Person hat nichts erfahren, auch nicht, ob Sie Gast sind. "
            + "Öffnen Sie den Link nicht und geben Sie ihn nicht weiter, wenn Sie jemand darum bittet.")

    static let french = TenantDiscoveryWords(
        subject: "Où vous connecter en tant qu’invité",
        opening: "Votre adresse a été saisie sur une page qui montre aux invités les organisations où ils peuvent se connecter.",
        requested: "Demandé le", until: "Valable jusqu’au", button: "Montrez-moi",
        sameBrowser: "Ouvrez le lien dans le navigateur où vous avez fait la demande\u{A0}: il ne fonctionne dans aucun autre.",
        notYou:
            "Ce n’était pas vous\u{A0}? Quelqu’un a saisi votre adresse. Cette personne n’a rien appris, pas même si vous êtes invité\u{A0}; "
            + "n’ouvrez pas le lien et ne le transmettez pas si quelqu’un vous le demande.")

    static let spanish = TenantDiscoveryWords(
        subject: "Dónde puede iniciar sesión como invitado",
        opening:
            "Se ha introducido su dirección en una página que muestra a los invitados las organizaciones donde pueden iniciar sesión.",
        requested: "Solicitado", until: "Válido hasta", button: "Mostrar dónde",
        sameBrowser: "Abra el enlace en el navegador en el que lo solicitó: en ningún otro funciona.",
        notYou:
            "¿No ha sido usted? Alguien ha introducido su dirección. Esa persona no ha averiguado nada, ni siquiera si usted es invitado; "
            + "no abra ni reenvíe el enlace si alguien se lo pide.")

    static let japanese = TenantDiscoveryWords(
        subject: "ゲストとしてサインインできる組織のご案内",
        opening: "ゲストがサインインできる組織を表示するページで、お客様のアドレスが入力されました。",
        requested: "依頼日時", until: "有効期限", button: "組織を表示する",
        sameBrowser: "依頼したブラウザーでリンクを開いてください。ほかのブラウザーでは使えません。",
        notYou: "お心当たりがない場合は、どなたかがお客様のアドレスを入力しました。入力した人には、ゲストかどうかを含め、何も知らされていません。"
            + "リンクを開くよう、または転送するよう求められても、応じないでください。")
}

extension PageWords {
    static let japanese = PageWords(
        common: .japanese, landing: .japanese, passcode: .japanese, consent: .japanese, endings: .japanese,
        refusals: .japanese, report: .japanese, sponsor: .japanese, signIn: .japanese, account: .japanese, me: .japanese,
        healing: .japanese,
        lostAccount: .japanese, tenantDiscovery: .japanese, device: .japanese, accessRequest: .japanese, renewal: .japanese,
        accessReview: .japanese,
        handOver: .japanese,
        terms: .japanese,
        secondFactor: .japanese,
        failures: .japanese)
}

extension PageWords.Common {
    static let japanese = PageWords.Common(
        guestAccess: "ゲストアクセス",
        workAccount: "Microsoft（職場または学校）",
        personalAccount: "Microsoft（個人）",
        questions: { "ご不明な点は \($0) までお問い合わせください。" },
        errorTitle: { "エラー：\($0)" },
        referenceLabel: "参照番号",
        months: ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"],
        moment: { "\($2)年\($1)\($0)日 \($3)" },
        time: { "\($0) UTC" },
        seconds: { "\($0)秒" },
        minutes: { "\($0)分" }
    )
}

extension PageWords.Landing {
    static let japanese = PageWords.Landing(
        invitesYou: { "\($0) から \($1) への招待" },
        inviterAsks: { "\($0) さんがお客様をゲストとして招待しています。" },
        tenantAsks: { "\($0) がお客様をゲストとして招待しています。" },
        messageFrom: { "\($0) からのメッセージ" },
        guestLabel: "招待された方",
        destinationLabel: "招待先",
        validUntilLabel: "有効期限",
        codeComesNext: { "続行すると、\($0) に1回限りのコードをお送りします。" },
        signInComesNext: { "続行すると、\($0) でのサインインに進みます。" },
        continueButton: "続行",
        passcodeButton: "代わりにコードを受け取る",
        leaving: { "\($0)のサインインへ進みます" },
        notExpected: "お心当たりのない場合は、このページを閉じてください。続行しない限り、何も行われません。"
    )
}

extension PageWords.Passcode {
    static let japanese = PageWords.Passcode(
        owed: .init(
            title: "あと一歩です：メールボックスの確認",
            explanation: "サインインしました。ただし、プロバイダーではメールボックスの所有を確認できません。",
            nextStep: "今回に限り、確認コードをお送りします。"),
        owedButton: "コードを送信",
        title: "コードを入力してください",
        askAgainTitle: "新しいコードをリクエストしてください",
        sentTo: { "\($0) にコードを記載したメールをお送りしました。" },
        sentIfKnown: { "\($0) が登録されている場合は、コードを記載したメールをお送りします。" },
        wordLabel: "確認用の単語",
        wordHint: { "メールにも「\($0)」と記載されています。記載がない場合は、そのコードを入力しないでください。" },
        letterWaiting: "メールはまもなく送信されます。",
        letterHandedOver: { "\($0) にお使いのメールシステムへ引き渡しました。" },
        letterRetrying: "メールをまだ配信できていません。引き続き送信を試みます。",
        letterRefused: "お使いのメールシステムがメールを拒否しました。招待した方にお知らせください。",
        refresh: "もう一度確認する",
        codeLabel: "メールに記載のコード",
        codeHint: "8桁の数字です。空白が入っていてもかまいません。",
        codeHintUntil: { "8桁の数字です（\($0) まで有効）。空白が入っていてもかまいません。" },
        checkButton: "コードを確認",
        resendTitle: "メールが届きませんか",
        resendHint: "届くまでに1、2分かかることがあります。迷惑メールフォルダーもご確認ください。",
        resendWait: { "新しいコードは、\($0)後にリクエストできます。" },
        resendButton: "新しいコードを送信",
        wrongCode: { "コードが正しくありません。あと\($0)回入力できます。" },
        expired: "このコードは期限が切れています。新しいコードをリクエストし、そちらを入力してください。",
        usedUp: "誤ったコードが何度も入力されたため、このコードは無効になりました。新しいコードをリクエストしてください。",
        askedTooEarly: { "先ほどメールをお送りしたばかりです。次のコードは、\($0)後にリクエストできます。" },
        notEightDigits: "コードは8桁の数字です。8桁すべてを入力し、ほかの文字は入れないでください。"
    )
}

extension PageWords.Consent {
    static let japanese = PageWords.Consent(
        title: { "\($0) のゲストになりますか" },
        receives: { "承諾すると、\($0) に次の情報が渡されます。" },
        nameLabel: "お名前",
        addressLabel: "メールアドレス",
        purposeLabel: "利用目的（利用先）",
        alsoSees: { "\($0) は、サインインの日時と方法も確認でき、いつでもアクセスを終了できます。" },
        privacyLink: { "\($0) のプライバシーに関する声明" },
        acceptButton: "承諾して続行",
        declineButton: "辞退する"
    )
}

extension PageWords.Endings {
    static let japanese = PageWords.Endings(
        alreadyIn: {
            .init(
                title: "すでにご利用いただけます",
                explanation: "この招待は承諾済みで、サインインしています。",
                nextStep: "いつでも \($0) へお進みいただけます。")
        },
        openButton: { "\($0) を開く" },
        declined: {
            .init(
                title: "招待を辞退しました",
                explanation: "\($0) のゲストにはなっておらず、アクセスもできません。",
                nextStep: "ほかに必要な操作はありません。お気持ちが変わった場合は、有効期限内に招待のリンクをもう一度開いてください。")
        },
        newLinkOnItsWay: {
            .init(
                title: "新しいメールをお送りしています",
                explanation: "\($0) に新しいリンクをお送りします。以前のリンクは使えなくなりました。",
                nextStep: "新しいメールのリンクを開いてください。届かない場合は、迷惑メールフォルダーをご確認ください。")
        },
        sponsorAsked: .init(
            title: "ご依頼をお伝えしました",
            explanation: "招待の担当者に、新しいリンクのご依頼をお伝えしました。担当者が判断します。",
            nextStep: "承認されると、メールが届きます。このページは閉じてかまいません。"),
        signedOut: .init(
            title: "サインアウトしました",
            explanation: "このブラウザーでのゲストとしてのセッションは終了しました。",
            nextStep: "共用の端末では、ブラウザーも閉じてください。アプリケーションのセッションが残ることがあります。"),
        signOutQuestion: { tenant in
            .init(
                title: "\(tenant)からサインアウトしますか",
                explanation: "アプリケーションからサインアウトのために移動しました。",
                consequence: "このブラウザーのゲストセッションは、\(tenant)のすべてのアプリケーションで終了します。",
                button: "サインアウト",
                otherwise: "続ける場合は、このページを閉じてください。")
        },
        signInButton: "サインイン",
        newLinkButton: "新しいリンクを受け取る",
        startAgainButton: "最初からやり直す"
    )
}

extension PageWords.Refusals {
    static let japanese = PageWords.Refusals(
        invitationExpired: .init(
            title: "この招待は期限が切れています",
            explanation: "招待には有効期限があり、この招待の期限は過ぎています。",
            nextStep: "新しいリンクをリクエストしてください。招待した方から送ってもらうこともできます。"),
        invitationRevoked: .init(
            title: "この招待は取り消されました",
            explanation: "招待した組織が、この招待を取り消しました。",
            nextStep: "誤りと思われる場合は、招待した方にご連絡ください。"),
        newerLetterSent: .init(
            title: "より新しいメールがあります",
            explanation: "その後、別の招待をお送りしました。最新のリンクだけが有効です。",
            nextStep: "新しいほうのメールのリンクを開いてください。見つからない場合は、新しいリンクをリクエストしてください。"),
        alreadyUsed: .init(
            title: "このリンクは使用済みです",
            explanation: "招待のリンクは1回だけ使えます。このリンクはすでに使われています。",
            nextStep: "ご本人が使った場合は、サインインしてください。そうでない場合は、招待した方にお知らせください。"),
        domainBlocked: {
            .init(
                title: "このアドレスはご利用いただけません",
                explanation: "\($0) は、お使いのメールドメインのゲストを受け入れていません。",
                nextStep: "別のアドレスで招待できるかどうか、招待した方にお尋ねください。")
        },
        organisationBlocked: {
            .init(
                title: "所属組織のアカウントはご利用いただけません",
                explanation: "\($0) は、サインインに使われた組織のアカウントを受け入れていません。",
                nextStep: "別の組織のアドレスで招待できるかどうか、招待した方にお尋ねください。")
        },
        tenantSuspended: {
            .init(
                title: "ゲストアクセスは停止中です",
                explanation: "\($0) は現在、ゲストを受け入れていません。お客様の招待が原因ではありません。",
                nextStep: "いつ再開されるか、招待した方にお尋ねください。")
        },
        accessDenied: {
            .init(
                title: "この方法ではアクセスできません",
                explanation:
                    "\($0) の規則により、この場所、端末、またはサインイン方法ではアクセスできません。",
                nextStep:
                    "別の場所または端末からお試しください。解決しない場合は、招待した方に時刻を伝えてお尋ねください。理由は組織の記録に残っています。"
            )
        },
        wrongBrowser: .init(
            title: "ここでもう一度リンクを開いてください",
            explanation: "このブラウザーでは招待を確認できません。別のブラウザーで開いた可能性があります。",
            nextStep: "メールのリンクをこのブラウザーでもう一度開き、最後まで同じブラウザーをお使いください。"),
        attemptExpired: .init(
            title: "時間切れになりました",
            explanation: "安全のため、手続きには時間の制限があります。招待は引き続き有効です。",
            nextStep: "メールのリンクをもう一度開いてください。"),
        tooManyTries: {
            .init(
                title: "誤ったコードが続きました",
                explanation: "推測による入力を防ぐため、\($0) まではコードを受け付けません。",
                nextStep: "その後、メールのリンクをもう一度開き、新しいコードをリクエストしてください。")
        },
        passcodesLocked: .init(
            title: "このアドレスではコードを使えません",
            explanation: "誤ったコードが何度も入力されたため、このアドレスへの送信を停止しました。",
            nextStep: "招待した方にお尋ねください。停止の解除を依頼してもらえます。"),
        frozen: .init(
            title: "この招待は保留中です",
            explanation: "心当たりのないコードが届いたと、このメールボックスから報告がありました。",
            nextStep: "失われたものはありません。担当者に連絡済みで、担当者が保留を解除できます。"),
        linkUnknown: .init(
            title: "このリンクは使えません",
            explanation: "リンクが途中で切れている可能性があります。メールソフトが長いリンクを分けることがあります。",
            nextStep: "リンク全体をアドレスバーに貼り付けるか、新しい招待をご依頼ください。"),
        formExpired: .init(
            title: "このページは古くなっています",
            explanation: "長時間開いたままか、2つのタブで開かれていました。変更は行われていません。",
            nextStep: "前のページに戻って読み込み直し、最後の操作をもう一度行ってください。"),
        cookiesOff: .init(
            title: "Cookie を許可してください",
            explanation: "お使いのブラウザーがこのページの Cookie を保存していないため、続けられません。",
            nextStep: "このサイトの Cookie を許可してから、メールのリンクをもう一度開いてください。"),
        tooManyLetters: {
            .init(
                title: "本日はこれ以上メールを送れません",
                explanation:
                    "本日このアドレスに多数のメールをお送りしたため、送信を停止しています。",
                nextStep: "迷惑メールフォルダーも含めて最新のメールを探すか、\($0) 以降にもう一度お試しください。")
        },
        askedTooOften: {
            .init(
                title: "しばらくお待ちください",
                explanation:
                    "請求が多すぎるため、メールボックスを守るために送信を一時停止しています。同じネットワークのほかの方の請求によることもあります。",
                nextStep: "迷惑メールフォルダーも含めて最新のメールを探すか、\($0) 以降にもう一度お試しください。")
        },
        anotherAccount: { invited in
            .init(
                title: "別のアカウントです",
                explanation: "サインインしたアカウントは、\(invited)のものではありません。",
                nextStep: "招待されたアドレスのアカウントでサインインしてください。招待は引き続き有効です。")
        },
        accountUnknown: { tenant in
            .init(
                title: "このアカウントはゲストではありません",
                explanation: "サインインしたアカウントを持つ\(tenant)のゲストはいません。",
                nextStep: "参加したときのアカウントでサインインしてください。初めての方は、招待メールのリンクを開いてください。")
        },
        signInDeclined: .init(
            title: "サインインされませんでした",
            explanation: "サインインせずに戻られました。変更は行われておらず、招待は引き続き有効です。",
            nextStep: "いつでも最初からやり直せます。"),
        noSuchAccount: .init(
            title: "アカウントが見つかりません",
            explanation: "プロバイダーにお客様のアカウントが見つかりません。招待は引き続き有効です。",
            nextStep: "続けると、別の方法を試します。"),
        providerUnavailable: .init(
            title: "サインイン先が応答しません",
            explanation: "サインイン先のプロバイダーに現在接続できません。招待は引き続き有効です。",
            nextStep: "数分後に最初からやり直してください。"),
        nothingFits: .init(
            title: "サインインの方法がありません",
            explanation: "招待した組織では、お客様のアドレスで使えるサインインの方法が許可されていません。",
            nextStep: "招待した方にお知らせください。方法を用意してもらえます。"),
        hookDenied: { tenant in
            .init(
                title: "続行できません",
                explanation: "\(tenant) がこの手続きを確認し、続行を許可しませんでした。",
                nextStep: "招待した方にお尋ねください。変更は行われていません。")
        },
        wordsOf: { "\($0) からのメッセージ：" }
    )
}

extension PageWords.Report {
    static let japanese = PageWords.Report(
        question: .init(
            title: "お心当たりがありませんか",
            explanation: "コードをリクエストしていない場合は、ほかの方がお客様のアドレスを入力しています。",
            consequence: "報告すると、コードと招待を停止し、招待の担当者に連絡します。",
            button: "心当たりがないと報告する",
            otherwise: "ご本人の操作だった場合は、このページを閉じてください。報告しない限り、何も行われません。"),
        done: .init(
            title: "ありがとうございます。停止しました",
            explanation: "コードは無効になり、招待は保留されました。招待の担当者にも連絡しました。",
            nextStep: "ほかに必要な操作はありません。誰に尋ねられても、コードを教えないでください。"),
        before: .init(
            title: "すでに報告されています",
            explanation: "コードは無効になっており、招待も保留されています。",
            nextStep: "ほかに必要な操作はありません。誰に尋ねられても、コードを教えないでください。")
    )
}

extension PageWords.Sponsor {
    static let japanese = PageWords.Sponsor(
        liftQuestion: .init(
            title: "保留を解除しますか",
            explanation: "心当たりのないコードが届いたと、ゲストのメールボックスから報告がありました。",
            consequence: "まず電話などでゲストご本人にご確認ください。解除すると、招待は再び有効になります。",
            button: "保留を解除する",
            otherwise: "判断に迷う場合は、このページを閉じてください。招待は保留のままです。"),
        approveQuestion: .init(
            title: "新しいリンクを送りますか",
            explanation: "ゲストのリンクの期限が切れ、新しいリンクの依頼がありました。",
            consequence: "新しいリンクは、登録済みのアドレスにのみ送られます。以前のリンクは使えなくなります。",
            button: "新しいリンクを送る",
            otherwise: "送らない場合は、このページを閉じてください。何も送信されません。"),
        guestLabel: "ゲスト",
        destinationLabel: "招待先",
        lifted: {
            .init(
                title: "保留を解除しました",
                explanation: "\($0) さんの招待は、再び有効になりました。",
                nextStep: "メールのリンクをもう一度開くよう、ゲストにお伝えください。")
        },
        approved: {
            .init(
                title: "新しいリンクをお送りしています",
                explanation: "\($0) さんに、新しいリンクを記載したメールをお送りします。",
                nextStep: "ほかに必要な操作はありません。")
        },
        used: .init(
            title: "すでに決定済みです",
            explanation: "メールのリンクは1回だけ使えます。この依頼にはすでに回答がありました。",
            nextStep: "変更する場合や、ご自身で決定していない場合は、ゲストアクセスの管理者にご連絡ください。"),
        expired: .init(
            title: "この依頼は期限が切れています",
            explanation: "メールのリンクには有効期限があります。変更は行われていません。",
            nextStep: "ゲストがもう一度依頼すると、新しいメールが届きます。")
    )
}

extension PageWords.SignIn {
    static let japanese = PageWords.SignIn(
        title: { "\($0) にサインイン" },
        lead: "招待を承諾したゲストの方のページです。",
        leadTo: { "ゲストとして \($0) に進みます。" },
        addressLabel: "メールアドレス",
        addressHint: "招待を受け取ったアドレスを入力してください。",
        notAnAddress: "メールアドレス全体を入力してください（例：name@example.com）。",
        continueButton: "続行",
        orWith: { "\($0)でサインイン" },
        firstTime: "初めての方は、招待メールのリンクを開いてください。"
    )
}

extension PageWords.Me {
    static let japanese = PageWords.Me(
        title: "サインインしています",
        guestLabel: "ゲスト",
        tenantLabel: "組織",
        sinceLabel: "開始",
        untilLabel: "終了予定",
        proofLabel: "サインイン方法",
        byPasscode: "メールのコード",
        byProvider: { "\($0) のアカウント" },
        switchTo: { "今後は\($0)でサインインする" },
        signOutButton: "サインアウト"
    )
}

extension PageWords.Failures {
    static let japanese = PageWords.Failures(
        notFound: .init(
            title: "ページが見つかりません",
            explanation: "アドレスが誤っているか、途中で切れている可能性があります。",
            nextStep: "メールのリンクをもう一度開くか、リンクを送った方にお尋ねください。"),
        unavailable: .init(
            title: "ただいまご利用いただけません",
            explanation: "サービスが現在応答できません。失われたものはありません。",
            nextStep: "数秒待ってから、ページを読み込み直してください。"),
        internalError: .init(
            title: "サービス側で問題が起きました",
            explanation: "エラーは記録されました。お客様の操作に誤りはありません。",
            nextStep: "しばらくしてからお試しください。繰り返す場合は、参照番号を添えてお問い合わせください。"),
        badRequest: .init(
            title: "内容を確認できませんでした",
            explanation: "このページでは使えない内容がブラウザーから送られました。変更は行われていません。",
            nextStep: "前のページに戻ってもう一度お試しいただくか、メールのリンクを開いてください。"),
        methodNotAllowed: .init(
            title: "このページは直接開けません",
            explanation: "手続きの途中のページが単独で開かれました。変更は行われていません。",
            nextStep: "メールのリンクをもう一度開いてください。"),
        applicationWrong: .init(
            title: "アプリケーションの要求を受け付けられません",
            explanation: "アプリケーションの要求が登録内容と一致しないため、何も返していません。",
            nextStep: "アプリケーションの運営者にお知らせください。")
    )
}

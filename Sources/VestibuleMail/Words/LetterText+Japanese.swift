internal import Vestibule

extension LetterText {
    static let japanese = LetterText(
        greeting: { $0.map { "\($0) 様" } ?? "いつもお世話になっております。" },
        colon: "：",
        moment: { moment in
            let days = ["日", "月", "火", "水", "木", "金", "土"]
            return "\(moment.year)年\(moment.month)月\(moment.day)日（\(days[moment.weekday])）\(moment.clock)（UTC）"
        },
        buttonFallback: "ボタンが機能しない場合は、次のアドレスをブラウザーに貼り付けてください。",
        footer: { "このメールは\($0)より自動送信されています。外部の画像は読み込まず、開封の追跡も行っておりません。" },
        invitation: InvitationWords(
            subject: { inviter, application in "\(inviter)より「\(application)」へのご招待" },
            heading: { "「\($0)」へのご招待" },
            openingByPerson: { inviter, tenant, application in
                "\(tenant)の\(inviter)より、ゲストとして「\(application)」をご利用いただくためのご招待が届いております。"
            },
            openingByTenant: { tenant, application in
                "\(tenant)より、ゲストとして「\(application)」をご利用いただくためのご招待が届いております。"
            },
            messageCaption: { "\($0)からのメッセージ" },
            application: "アプリケーション",
            destination: "リンク先",
            recipient: "招待先アドレス",
            validUntil: "リンクの有効期限",
            nextStep: "招待状を開き、承諾の確認をお願いいたします。その際、このメールアドレス宛てにお送りするコードの入力が必要です。",
            button: "招待状を開く",
            closing: { "\($0)にお心当たりがない場合は、リンクを開かないでください。承諾されない限り、何も行われません。" }),
        passcode: PasscodeWords(
            subject: { purpose, tenant in
                switch purpose {
                case .signIn: "\(tenant)へのサインイン用コード"
                case .redemption: "\(tenant)からのご招待の確認コード"
                case .accessRequest: "\(tenant)へのアクセス申請の確認コード"
                }
            },
            heading: "確認コード",
            opening: { purpose, tenant, application in
                let aim =
                    switch (purpose, application) {
                    case (.signIn, let application?): "\(tenant)の「\(application)」にサインインするには"
                    case (.signIn, nil): "\(tenant)にサインインするには"
                    case (.redemption, let application?): "\(tenant)からの「\(application)」へのご招待を承諾するには"
                    case (.redemption, nil): "\(tenant)からのご招待を承諾するには"
                    case (.accessRequest, let application?): "\(tenant)の「\(application)」へのアクセスを申請するには"
                    case (.accessRequest, nil): "\(tenant)へのアクセスを申請するには"
                    }
                return "\(aim)、コードの入力画面で次のコードを入力してください。"
            },
            validity: { minutes, until in "有効時間は\(minutes)分です（\(until)まで）。" },
            reference: ("ページにも同じ言葉が表示されています：", "。異なる言葉が表示されている場合は、コードを入力しないでください。"),
            organisation: "組織",
            application: "アプリケーション",
            requested: "コードのリクエスト日時",
            neverAsked: { "\($0)の関係者がこのコードをお尋ねすることは、電話でも文書でも決してありません。" },
            notMeTitle: "このコードに心当たりがない場合",
            notMe: "第三者がお客様のメールアドレスを使用しました。コードを誰にも伝えず、次のリンクからお知らせください。",
            notMeLink: "私ではありません",
            notMeThen: { purpose, tenant in
                switch purpose {
                case .redemption:
                    "お知らせいただくと、コードは直ちに無効になり、招待は保留され、\(tenant)の担当者に通知されます。"
                case .signIn: "お知らせいただくと、コードは直ちに無効になり、\(tenant)の担当者に通知されます。"
                case .accessRequest:
                    "お知らせいただくと、コードは直ちに無効になり、申請は行われません。本日はこの件でこのアドレスにこれ以上メールをお送りしません。"
                }
            }),
        reported: ReportedWords(
            subject: { "\($0)のゲストから「私ではありません」との報告がありました" },
            heading: "心当たりのないコードに関するゲストからの報告",
            opening: { guest, tenant in
                "\(guest)様に\(tenant)のコードが送信されましたが、ご本人から「私ではありません」との報告がありました。"
                    + "第三者がアドレスを使用した可能性があります。"
            },
            guest: "ゲスト",
            application: "アプリケーション",
            reported: "報告日時",
            doneTitle: "すでに行った対応",
            codeIsDead: "コードを無効にしました。",
            invitationIsPaused: "招待を保留しました。現在、この招待は誰も承諾できません。",
            nothingToPause: "保留の対象となる未承諾の招待はありませんでした。",
            nextTitle: "お願いしたいこと",
            askGuest: "普段お使いの連絡手段で、問題がないかどうかをゲストご本人にご確認ください。",
            ifInOrder: "問題がなければ、招待の保留を解除してください。判断に迷う場合は、そのままにしておいてください。",
            nothingElse: "ほかに必要な操作はありません。",
            button: "保留を解除する"),
        linkRequested: LinkRequestedWords(
            subject: { guest, application in "\(guest)様が「\(application)」への新しいリンクを希望しています" },
            heading: "新しいリンクの依頼",
            opening: { guest, application in
                "\(guest)様宛ての「\(application)」への招待は有効期限が切れています。"
                    + "ゲストは引き続き承諾を希望しており、新しいリンクを依頼しています。"
            },
            guest: "ゲスト",
            application: "アプリケーション",
            requested: "依頼日時",
            doneTitle: "現在の状況",
            oldLinkIsDead: "以前のリンクは無効のままです。",
            nothingSent: "新しいリンクはまだ送信されていません。",
            nextTitle: "お願いしたいこと",
            ifExpected: "引き続きこのゲストを招待される場合は、依頼を承認してください。招待先アドレスに新しいリンクをお送りします。",
            otherwise: "招待されない場合、操作は不要です。承認がない限り、リンクは送信されません。",
            button: "新しいリンクを送る"),
        lostAccount: .japanese, tenantDiscovery: .japanese, accessRequest: .japanese, accessWaits: .japanese,
        letterBounced: .japanese, accessEnding: .japanese, accessReview: .japanese, handOver: .japanese,
        termsAccepted: .japanese, secondFactor: .japanese)
}

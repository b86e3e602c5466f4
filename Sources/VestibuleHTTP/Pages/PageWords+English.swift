extension PageWords {
    static let english = PageWords(
        common: .english, landing: .english, passcode: .english, consent: .english, endings: .english,
        refusals: .english, report: .english, sponsor: .english, signIn: .english, account: .english, me: .english,
        healing: .english,
        lostAccount: .english, tenantDiscovery: .english, device: .english, accessRequest: .english, renewal: .english,
        accessReview: .english,
        handOver: .english,
        terms: .english,
        secondFactor: .english,
        failures: .english)
}

extension PageWords.Common {
    static let english = PageWords.Common(
        guestAccess: "Guest access",
        workAccount: "Microsoft (work or school)",
        personalAccount: "Microsoft (personal)",
        questions: { "Questions? Write to \($0)." },
        errorTitle: { "Error: \($0)" },
        referenceLabel: "Reference",
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        moment: { "\($0) \($1) \($2), \($3)" },
        time: { "\($0) UTC" },
        seconds: { $0 == 1 ? "1 second" : "\($0) seconds" },
        minutes: { $0 == 1 ? "1 minute" : "\($0) minutes" }
    )
}

extension PageWords.Landing {
    static let english = PageWords.Landing(
        invitesYou: { "\($0) invites you to \($1)" },
        inviterAsks: { "\($0) has asked you to join as a guest." },
        tenantAsks: { "\($0) has asked you to join as a guest." },
        messageFrom: { "Message from \($0)" },
        guestLabel: "Invited",
        destinationLabel: "Leads to",
        validUntilLabel: "Valid until",
        codeComesNext: { "When you continue, we send a one-time code to \($0)." },
        signInComesNext: { "When you continue, you sign in with \($0)." },
        continueButton: "Continue",
        passcodeButton: "Send me a code instead",
        leaving: { "On to the sign-in with \($0)" },
        notExpected: "Not expecting this? Close the page. Nothing happens unless you continue."
    )
}

extension PageWords.Passcode {
    static let english = PageWords.Passcode(
        owed: .init(
            title: "One more step: your mailbox",
            explanation: "You have signed in. Your provider cannot confirm that the mailbox is yours.",
            nextStep: "We send a one-time code to it, this once."),
        owedButton: "Send the code",
        title: "Enter your code",
        askAgainTitle: "Ask for a new code",
        sentTo: { "We sent an email with a code to \($0)." },
        sentIfKnown: { "If \($0) is known here, an email with a code is on its way to it." },
        wordLabel: "Reference word",
        wordHint: { "The email shows the word \($0) too. If it does not, do not enter its code." },
        letterWaiting: "The email is about to be sent.",
        letterHandedOver: { "Handed over to your mail system at \($0)." },
        letterRetrying: "The email could not be delivered yet. We keep trying.",
        letterRefused: "Your mail system refused the email. Please tell the person who invited you.",
        refresh: "Look again",
        codeLabel: "Code from the email",
        codeHint: "8 digits. Spaces do not matter.",
        codeHintUntil: { "8 digits, valid until \($0). Spaces do not matter." },
        checkButton: "Check code",
        resendTitle: "No email yet?",
        resendHint: "It can take a minute or two. Please look in your spam folder as well.",
        resendWait: { "You can ask for a new code in \($0)." },
        resendButton: "Send a new code",
        wrongCode: {
            $0 == 1
                ? "This code is not right. You have 1 try left."
                : "This code is not right. You have \($0) tries left."
        },
        expired: "This code has expired. Ask for a new one and enter that.",
        usedUp: "This code was entered wrongly too often and no longer works. Ask for a new one.",
        askedTooEarly: { "An email went out only just now. You can ask for the next one in \($0)." },
        notEightDigits: "The code has 8 digits. Please enter all of them, and nothing else."
    )
}

extension PageWords.Consent {
    static let english = PageWords.Consent(
        title: { "Join \($0) as a guest?" },
        receives: { "If you accept, \($0) receives:" },
        nameLabel: "Your name",
        addressLabel: "Your address",
        purposeLabel: "To let you into",
        alsoSees: { "\($0) can also see when and how you sign in, and can end your access at any time." },
        privacyLink: { "Privacy statement of \($0)" },
        acceptButton: "Accept and continue",
        declineButton: "Decline"
    )
}

extension PageWords.Endings {
    static let english = PageWords.Endings(
        alreadyIn: {
            .init(
                title: "You are already in",
                explanation: "You have accepted this invitation and are signed in.",
                nextStep: "Go on to \($0) whenever you like.")
        },
        openButton: { "Open \($0)" },
        declined: {
            .init(
                title: "Invitation declined",
                explanation: "You have not become a guest of \($0), and you have no access.",
                nextStep:
                    "There is nothing more to do. If you change your mind, open the link in the invitation again while it is valid."
            )
        },
        newLinkOnItsWay: {
            .init(
                title: "A new email is on its way",
                explanation: "We are sending a new link to \($0). Older links no longer work.",
                nextStep: "Open the link in the new email. If it does not arrive, look in your spam folder.")
        },
        sponsorAsked: .init(
            title: "We have passed on your request",
            explanation: "The person who answers for your invitation has been asked for a new link and will decide.",
            nextStep: "If they agree, you will receive an email. You can close this page."),
        signedOut: .init(
            title: "You are signed out",
            explanation: "Your guest session in this browser has ended.",
            nextStep: "On a shared computer, close the browser as well. Applications may have sessions of their own."),
        signOutQuestion: { tenant in
            .init(
                title: "Sign out of \(tenant)?",
                explanation: "An application sent you here to sign out.",
                consequence: "Your guest session in this browser ends, for all applications of \(tenant).",
                button: "Sign out",
                otherwise: "If you would rather stay, close this page.")
        },
        signInButton: "Sign in",
        newLinkButton: "Send me a new link",
        startAgainButton: "Start again"
    )
}

extension PageWords.Refusals {
    static let english = PageWords.Refusals(
        invitationExpired: .init(
            title: "This invitation has expired",
            explanation: "Invitations work for a limited time, and the time for this one is over.",
            nextStep: "Ask for a new link. The person who invited you can send you one too."),
        invitationRevoked: .init(
            title: "This invitation was withdrawn",
            explanation: "The organisation that invited you has withdrawn the invitation.",
            nextStep: "If you think this is a mistake, write to the person who invited you."),
        newerLetterSent: .init(
            title: "There is a newer email",
            explanation: "We have sent you another invitation since, and only the newest link works.",
            nextStep: "Look for the newer email and open its link. If you cannot find it, ask for a new one."),
        alreadyUsed: .init(
            title: "This link was already used",
            explanation: "An invitation link works once, and this one has been redeemed.",
            nextStep: "If it was you, sign in instead. If not, tell the person who invited you."),
        domainBlocked: {
            .init(
                title: "Your address cannot be used here",
                explanation: "\($0) does not accept guests with addresses from your mail domain.",
                nextStep: "Ask the person who invited you whether another address of yours can be invited.")
        },
        organisationBlocked: {
            .init(
                title: "Your organisation’s accounts cannot be used here",
                explanation: "\($0) does not accept accounts of the organisation that you signed in with.",
                nextStep: "Ask the person who invited you whether an address of yours elsewhere can be invited.")
        },
        tenantSuspended: {
            .init(
                title: "Guest access is paused",
                explanation: "\($0) does not let guests in at the moment. Your invitation is not the reason.",
                nextStep: "Ask the person who invited you when you can try again.")
        },
        accessDenied: {
            .init(
                title: "You cannot come in this way",
                explanation:
                    "The rules of \($0) do not let you in from this place or device, or with this way of signing in.",
                nextStep:
                    "Try again from another place or device. If that does not help, ask the person who invited you and tell them the time: the reason is in their organisation’s log."
            )
        },
        wrongBrowser: .init(
            title: "Please open the link here again",
            explanation: "This browser does not know about your invitation. It may have been opened in another one.",
            nextStep: "Open the link in your email again, in this browser, and stay in it to the end."),
        attemptExpired: .init(
            title: "That took too long",
            explanation: "For your safety, an attempt ends after a while. Your invitation still stands.",
            nextStep: "Open the link in your email again."),
        tooManyTries: {
            .init(
                title: "Too many wrong codes",
                explanation: "To keep others from guessing, no codes are accepted until \($0).",
                nextStep: "After that, open the link in your email again and ask for a new code.")
        },
        passcodesLocked: .init(
            title: "Codes are locked for this address",
            explanation: "There were so many wrong codes that we no longer send any to this address.",
            nextStep: "Ask the person who invited you. They can have the codes unlocked."),
        frozen: .init(
            title: "This invitation is on hold",
            explanation: "A code was reported from the mailbox that nobody there had asked for.",
            nextStep: "Nothing is lost. The person who answers for the invitation was told and can lift the hold."),
        linkUnknown: .init(
            title: "This link does not work",
            explanation: "It may be incomplete: mail programs sometimes break long links.",
            nextStep: "Copy the whole link from the email into the address bar, or ask for a new invitation."),
        formExpired: .init(
            title: "This page is too old",
            explanation: "It was open for too long, or in two tabs. Nothing was changed.",
            nextStep: "Go back, load the page again, and repeat your last step."),
        cookiesOff: .init(
            title: "Please allow cookies",
            explanation: "Your browser does not keep cookies for this page. Without them we cannot tell you apart.",
            nextStep: "Allow cookies for this site, then open the link in your email again."),
        tooManyLetters: {
            .init(
                title: "No more emails today",
                explanation:
                    "So many emails went to this address today that we are sending no more, to spare the mailbox.",
                nextStep: "Look for the newest email, in the spam folder too, or try again after \($0).")
        },
        askedTooOften: {
            .init(
                title: "Please wait a while",
                explanation:
                    "So much was asked for that we are sending nothing more for now, to spare people’s mailboxes. Others in your network may have asked too.",
                nextStep: "Look for the newest email, in the spam folder too, or try again after \($0).")
        },
        anotherAccount: { invited in
            .init(
                title: "That is another account",
                explanation: "The account you signed in with does not belong to \(invited).",
                nextStep: "Sign in with the account of the invited address. Your invitation still stands.")
        },
        accountUnknown: { tenant in
            .init(
                title: "This account is no guest here",
                explanation: "No guest of \(tenant) has the account you signed in with.",
                nextStep:
                    "Sign in with the account you joined with. Here for the first time? Open the link in your invitation email.")
        },
        signInDeclined: .init(
            title: "You did not sign in",
            explanation: "You came back without signing in. Nothing has happened, and your invitation still stands.",
            nextStep: "Start again whenever you like."),
        noSuchAccount: .init(
            title: "No such account there",
            explanation: "The provider knows no account of yours. Your invitation still stands.",
            nextStep: "Continue, and we will try another way."),
        providerUnavailable: .init(
            title: "The sign-in does not answer",
            explanation: "The provider where you sign in cannot be reached just now. Your invitation still stands.",
            nextStep: "Start again in a few minutes."),
        nothingFits: .init(
            title: "There is no way to sign in",
            explanation: "The organisation that invited you allows no way to sign in that fits your address.",
            nextStep: "Please tell the person who invited you. They can have one opened."),
        hookDenied: { tenant in
            .init(
                title: "You cannot go on",
                explanation: "\(tenant) checked this request and does not let it go on.",
                nextStep: "Ask the person who invited you. Nothing was changed.")
        },
        wordsOf: { "\($0) says:" }
    )
}

extension PageWords.Report {
    static let english = PageWords.Report(
        question: .init(
            title: "Was this not you?",
            explanation: "If you did not ask for the code, somebody else entered your address.",
            consequence: "If you report it, we stop the code and the invitation and tell the person who answers for it.",
            button: "Report: this was not me",
            otherwise: "If it was you after all, close this page. Nothing happens unless you report."),
        done: .init(
            title: "Thank you, it is stopped",
            explanation: "The code no longer works, the invitation is on hold, and the person who answers for it was told.",
            nextStep: "You need to do nothing more. Never pass a code on, whoever asks you for it."),
        before: .init(
            title: "This was reported before",
            explanation: "The code no longer works, and the invitation is on hold already.",
            nextStep: "You need to do nothing more. Never pass a code on, whoever asks you for it.")
    )
}

extension PageWords.Sponsor {
    static let english = PageWords.Sponsor(
        liftQuestion: .init(
            title: "Lift the hold?",
            explanation: "A code was reported from the guest’s mailbox that nobody there had asked for.",
            consequence: "Ask the guest first, by telephone for instance. After lifting, the invitation works again.",
            button: "Lift the hold",
            otherwise: "If you are not sure, close this page. The invitation stays on hold."),
        approveQuestion: .init(
            title: "Send a new link?",
            explanation: "The guest’s link has expired, and they ask for a new one.",
            consequence: "The new link goes to the guest’s stored address only. Older links stop working.",
            button: "Send a new link",
            otherwise: "If you do not want this, close this page. Nothing is sent."),
        guestLabel: "Guest",
        destinationLabel: "Invited to",
        lifted: {
            .init(
                title: "The hold is lifted",
                explanation: "The invitation of \($0) works again.",
                nextStep: "Tell the guest to open the link from their email once more.")
        },
        approved: {
            .init(
                title: "A new link is on its way",
                explanation: "We are sending \($0) an email with a new link.",
                nextStep: "You need to do nothing more.")
        },
        used: .init(
            title: "This was decided already",
            explanation: "The link in your email works once, and the request has been answered.",
            nextStep: "To change it, or if it was not you who decided, write to whoever looks after guest access."),
        expired: .init(
            title: "This request has expired",
            explanation: "The link in your email works for a limited time only. Nothing was changed.",
            nextStep: "The guest can ask again, and you will receive a new email.")
    )
}

extension PageWords.SignIn {
    static let english = PageWords.SignIn(
        title: { "Sign in to \($0)" },
        lead: "For guests who have accepted an invitation.",
        leadTo: { "As a guest, to go on to \($0)." },
        addressLabel: "Email address",
        addressHint: "The address you were invited with.",
        notAnAddress: "Please enter a complete email address, such as name@example.com.",
        continueButton: "Continue",
        orWith: { "Sign in with \($0)" },
        firstTime: "Here for the first time? Open the link in your invitation email instead."
    )
}

extension PageWords.Me {
    static let english = PageWords.Me(
        title: "You are signed in",
        guestLabel: "Guest",
        tenantLabel: "At",
        sinceLabel: "Since",
        untilLabel: "Until",
        proofLabel: "Signed in by",
        byPasscode: "Code by email",
        byProvider: { "Account with \($0)" },
        switchTo: { "Sign in with \($0) from now on" },
        signOutButton: "Sign out"
    )
}

extension PageWords.Failures {
    static let english = PageWords.Failures(
        notFound: .init(
            title: "There is no such page",
            explanation: "The address may be mistyped or incomplete.",
            nextStep: "Open the link in your email again, or ask the person who sent it to you."),
        unavailable: .init(
            title: "Not available at the moment",
            explanation: "The service cannot answer just now. Nothing was lost.",
            nextStep: "Wait a few seconds and load the page again."),
        internalError: .init(
            title: "Something went wrong on our side",
            explanation: "The error has been recorded. You did nothing wrong.",
            nextStep: "Try again in a while. If it goes wrong again, ask for help and quote the reference."),
        badRequest: .init(
            title: "We could not understand that",
            explanation: "Your browser sent something this page cannot use. Nothing was changed.",
            nextStep: "Go back and try again, or open the link in your email once more."),
        methodNotAllowed: .init(
            title: "This page cannot be opened that way",
            explanation: "It belongs in the middle of a step, and was opened by itself. Nothing was changed.",
            nextStep: "Open the link in your email again."),
        applicationWrong: .init(
            title: "The application asked for something it may not have",
            explanation: "The application that sent you here did not ask as it is registered, so nothing was sent back to it.",
            nextStep: "Please tell whoever runs the application.")
    )
}

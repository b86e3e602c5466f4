internal import Vestibule

extension LetterText {
    static let english = LetterText(
        greeting: { $0.map { "Hello \($0)," } ?? "Hello," },
        colon: ": ",
        moment: { moment in
            let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
            let months = [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ]
            return
                "\(days[moment.weekday]), \(moment.day) \(months[moment.month - 1]) \(moment.year), \(moment.clock) UTC"
        },
        buttonFallback: "If the button does not work, copy this address into your browser:",
        footer: {
            "\($0) sent you this email automatically. It loads nothing from the internet and does not track you."
        },
        invitation: InvitationWords(
            subject: { inviter, application in "\(inviter) invites you to \(application)" },
            heading: { "Your invitation to \($0)" },
            openingByPerson: { inviter, tenant, application in
                "\(inviter) from \(tenant) invites you to use \(application) as a guest."
            },
            openingByTenant: { tenant, application in "\(tenant) invites you to use \(application) as a guest." },
            messageCaption: { "A message from \($0)" },
            application: "Application",
            destination: "Leads to",
            recipient: "Invited address",
            validUntil: "Link works until",
            nextStep: "Open the invitation and confirm that you accept it. "
                + "You will be asked for a code that we send to this address.",
            button: "Open the invitation",
            closing: { "You do not know \($0)? Then leave the link alone: nothing happens unless you accept." }),
        passcode: PasscodeWords(
            subject: { purpose, tenant in
                switch purpose {
                case .signIn: "Your code to sign in to \(tenant)"
                case .redemption: "Your code for the invitation from \(tenant)"
                case .accessRequest: "Your code to ask \(tenant) for access"
                }
            },
            heading: "Your code",
            opening: { purpose, tenant, application in
                let aim =
                    switch (purpose, application) {
                    case (.signIn, let application?): "sign in to \(application) at \(tenant)"
                    case (.signIn, nil): "sign in to \(tenant)"
                    case (.redemption, let application?): "accept the invitation from \(tenant) to \(application)"
                    case (.redemption, nil): "accept the invitation from \(tenant)"
                    case (.accessRequest, let application?): "ask for access to \(application) at \(tenant)"
                    case (.accessRequest, nil): "ask \(tenant) for access"
                    }
                return "To \(aim), enter this code on the page that is waiting for it:"
            },
            validity: { minutes, until in
                "Valid for \(minutes) \(minutes == 1 ? "minute" : "minutes"), until \(until)."
            },
            reference: ("The page shows the same word: ", ". If it shows another, do not enter the code."),
            organisation: "Organisation",
            application: "Application",
            requested: "Code requested",
            neverAsked: { "Nobody at \($0) will ever ask you for this code, neither by phone nor in writing." },
            notMeTitle: "You did not request this code?",
            notMe: "Somebody used your address. Do not pass the code on. Tell us:",
            notMeLink: "This was not me",
            notMeThen: { purpose, tenant in
                switch purpose {
                case .redemption:
                    "The code then stops working at once, the invitation is put on hold, and your contact at \(tenant) is told."
                case .signIn: "The code then stops working at once, and your contact at \(tenant) is told."
                case .accessRequest:
                    "The code then stops working at once, nothing is asked for, and today we send nothing more about it to this address."
                }
            }),
        reported: ReportedWords(
            subject: { "A guest of \($0) says: this was not me" },
            heading: "A guest did not request a code",
            opening: { guest, tenant in
                "\(guest) was sent a code for \(tenant) and has told us: “This was not me.” "
                    + "Somebody else may have used the address."
            },
            guest: "Guest",
            application: "Application",
            reported: "Reported",
            doneTitle: "What we have done",
            codeIsDead: "The code no longer works.",
            invitationIsPaused: "The invitation is on hold: nobody can accept it for the time being.",
            nothingToPause: "There was no open invitation to put on hold.",
            nextTitle: "What you can do",
            askGuest: "Please ask the guest, on a channel that you already use, whether everything is in order.",
            ifInOrder: "If it is, lift the hold. If you have doubts, leave everything as it is.",
            nothingElse: "Nothing else is needed from you.",
            button: "Lift the hold"),
        linkRequested: LinkRequestedWords(
            subject: { guest, application in "\(guest) asks for a new link to \(application)" },
            heading: "A guest asks for a new link",
            opening: { guest, application in
                "The invitation to \(application) for \(guest) has expired. The guest would still like to accept it and "
                    + "asks for a new link."
            },
            guest: "Guest",
            application: "Application",
            requested: "Requested",
            doneTitle: "Where things stand",
            oldLinkIsDead: "The old link no longer works, and will not work again.",
            nothingSent: "No new link has been sent.",
            nextTitle: "What you can do",
            ifExpected: "If you still expect this guest, approve the request: "
                + "we then send a new link to the invited address.",
            otherwise: "If you do not, there is nothing to do: without your approval no link is sent.",
            button: "Send a new link"),
        lostAccount: .english, tenantDiscovery: .english, accessRequest: .english, accessWaits: .english,
        letterBounced: .english, accessEnding: .english, accessReview: .english, handOver: .english,
        termsAccepted: .english, secondFactor: .english)
}

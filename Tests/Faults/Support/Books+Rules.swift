/// What must hold of the database by itself, whatever was told to anybody: an effect is there as a whole, once, with its event.
extension Books {
    struct Rule: Sendable {
        let name: String
        /// A query of one column: what breaks the rule.
        let exceptions: String
    }

    static let rules: [Rule] = [
        events("invitationCreated", are: "select invitation_id from invitations"),
        events("invitationRedeemed", are: "select invitation_id from invitations where redeemed_at is not null"),
        events(
            "passcodeChecked", are: "select attempt_id from attempts where purpose = 'redemption' and proved_at is not null"),
        events("signedIn", are: "select attempt_id from attempts where purpose = 'signIn' and proved_at is not null"),
        Rule(
            name: "as many passcodeRefused as wrong guesses",
            exceptions: """
                select attempt_id from attempts where wrong_guesses <> (
                    select count(*) from audit_trail where activity = 'passcodeRefused' and target = attempt_id::text)
                """),
        Rule(
            name: "as many passcodeSent as letters with a code",
            exceptions: """
                select format('%s events, %s letters', events, letters) from
                    (select count(*) as events from audit_trail where activity = 'passcodeSent') as e,
                    (select count(*) as letters from letters where kind = 'passcode') as l
                 where events <> letters
                """),
        Rule(
            name: "an attempt's code has its letter",
            exceptions: """
                select attempt_id from attempts a where passcode_letter_id is not null and not exists (
                    select from letters l where l.letter_id = a.passcode_letter_id and l.kind = 'passcode')
                """),
        Rule(
            name: "an invitation has its guest and its letter",
            exceptions: """
                select invitation_id from invitations i
                 where not exists (select from guests g where g.guest_id = i.guest_id and g.mailbox = i.address)
                    or 1 <> (select count(*) from letters l where l.invitation_id = i.invitation_id)
                """),
        Rule(
            name: "a guest or a letter belongs to an invitation",
            exceptions: """
                select guest_id from guests g where not exists (select from invitations i where i.guest_id = g.guest_id)
                union all
                select letter_id from letters l where kind = 'invitation' and not exists (
                    select from invitations i where i.invitation_id = l.invitation_id)
                """),
        Rule(
            name: "a key stands for one invitation of its own",
            exceptions: """
                select idempotency_key from idempotency_keys k where not exists (
                    select from invitations i where i.invitation_id = k.invitation_id and i.address = k.idempotency_key)
                """),
        Rule(
            name: "a redeemed invitation began one session and let one guest in",
            exceptions: """
                select i.invitation_id from invitations i join guests g using (tenant_id, guest_id)
                 where (redeemed_at is not null) <> (g.state = 'Accepted')
                    or (case when redeemed_at is null then 0 else 1 end) <> (
                        select count(*) from sessions s join attempts a using (tenant_id, attempt_id)
                         where a.purpose = 'redemption' and s.guest_id = i.guest_id)
                """),
        Rule(
            name: "a code at sign-in began one session",
            exceptions: """
                select attempt_id from attempts a where purpose = 'signIn'
                   and (case when proved_at is null then 0 else 1 end) <> (
                        select count(*) from sessions s where s.attempt_id = a.attempt_id)
                """),
        Rule(
            name: "a session comes from an attempt",
            exceptions: """
                select session_id from sessions s where not exists (
                    select from attempts a where a.attempt_id = s.attempt_id and a.proved_at = s.proved_at)
                """),
    ]

    /// One event of this kind for each of `things`, and for nothing else.
    private static func events(_ activity: String, are things: String) -> Rule {
        Rule(
            name: "one \(activity) for each",
            exceptions: """
                (select id::text from (\(things)) as things (id)
                 except all select target from audit_trail where activity = '\(activity)')
                union all
                (select target from audit_trail where activity = '\(activity)'
                 except all select id::text from (\(things)) as things (id))
                """)
    }
}

import Foundation
import VestibuleSandbox

/// What the sandbox tells the person who started it: where everything is, and the line that invites the first guest.
struct SandboxStory: Sendable {
    let baseURL: String
    let mailboxURL: String
    let demoURL: String
    let caFile: String?

    func tell(_ home: SandboxHome) {
        guard let file = home.file else { return }
        let curl = caFile.map { "curl -sS --cacert \($0)" } ?? "curl -sS"
        print(
            """

            Vestibule is up.

              service            \(baseURL)
              mailbox            \(mailboxURL)   every letter it sends arrives here
              demo application   \(demoURL)
              everything else    \(home.path("sandbox.json"))

            Invite the first guest (paste this):

              \(curl) \(baseURL)/v1.0/invitations \\
                -H "Authorization: Bearer $(\(curl) \(baseURL)/\(file.tenant.domain)/oauth2/v2.0/token \\
                    -d grant_type=client_credentials -d client_id=\(file.application.clientId) \\
                    -d client_secret=\(file.application.clientSecret) | sed 's/.*"access_token":"\\([^"]*\\).*/\\1/')" \\
                -H "Content-Type: application/json" \\
                -d '{"invitedUserEmailAddress":"ana@fabrikam.example","inviteRedirectUrl":"\(demoURL)/welcome","sendInvitationMessage":true}'

            Then open the mailbox, follow the link in the letter, and type the code of the second letter.
            Once in: \(baseURL)/\(file.tenant.domain)/me

            Administer (this prints the help):

              \(curl) \(baseURL)/admin
              TOKEN=\(file.adminToken)

            Ctrl-C ends all of it. A second start keeps the data; --fresh drops it.

            """)
        fflush(nil)
    }
}

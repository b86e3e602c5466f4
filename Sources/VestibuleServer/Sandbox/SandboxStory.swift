import Foundation
import VestibuleSandbox

/// What the sandbox tells the person who started it: where everything is, and the line that invites the first guest.
struct SandboxStory: Sendable {
    let baseURL: String
    let mailboxURL: String
    let demoURL: String
    let providers: SandboxFile.Providers
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
              Azure AD           \(providers.azureAD)   stand-ins, each with
              Microsoft account  \(providers.microsoftAccount)   a page to pick
              Google             \(providers.google)   a persona
              everything else    \(home.path("sandbox.json"))

            Invite the first guest (paste this):

              \(curl) \(baseURL)/v1.0/invitations \\
                -H "Authorization: Bearer $(\(curl) \(baseURL)/\(file.tenant.domain)/oauth2/v2.0/token \\
                    -d grant_type=client_credentials -d client_id=\(file.application.clientId) \\
                    -d client_secret=\(file.application.clientSecret) | sed 's/.*"access_token":"\\([^"]*\\).*/\\1/')" \\
                -H "Content-Type: application/json" \\
                -d '{"invitedUserEmailAddress":"ana@fabrikam.example","inviteRedirectUrl":"\(demoURL)/welcome","sendInvitationMessage":true}'

            Then open the mailbox and follow the link in the letter. Each address goes to its own door:

              ana@fabrikam.example     Azure AD: the domain is a company's there
              otto@outlook.com         Microsoft account
              gina@gmail.com           Google
              eva@independent.example  a code in a second letter

            Once in: \(baseURL)/\(file.tenant.domain)/me, and the demo application, which signs you in:
              \(demoURL)/projects/7

            Administer (this prints the help):

              \(curl) \(baseURL)/admin
              TOKEN=\(file.adminToken)

            Ctrl-C ends all of it. A second start keeps the data; --fresh drops it.

            """)
        fflush(nil)
    }
}

import NIOCore
import Testing

@testable import Vestibule
@testable import VestibuleHTTP

@Suite("The body of a bulk request") struct BulkBodyTests {
    private static let url = "https://app.contoso.example/welcome"

    @Test("is one of Graph's invitations a line, each read or refused by itself")
    func ndjson() throws {
        let text = """
            {"invitedUserEmailAddress":"ana@fabrikam.example","inviteRedirectUrl":"\(Self.url)","sendInvitationMessage":true,"sponsor":"boss@contoso.example"}

            {"invitedUserEmailAddress":"bo@fabrikam.example"}
            {"invitedUserEmailAddress":"eva@fabrikam.example","inviteRedirectUrl":"\(Self.url)","age":3}
            {"invitedUserEmailAddress":"ana@fabrikam.example","inviteRedirectUrl":"\(Self.url)"}
            nonsense
            {"invitedUserEmailAddress":"kim@fabrikam.example","inviteRedirectUrl":"\(Self.url)","resetRedemption":true}
            """
        let lines = try BulkBody.lines(ByteBuffer(string: text), type: "application/x-ndjson; charset=utf-8")
        #expect(lines.map(\.number) == [1, 3, 4, 5, 6, 7])
        let wish = try lines[0].wish.get()
        #expect(wish.sponsor == "boss@contoso.example" && wish.request.sendsLetter)
        let said = lines.dropFirst().map { line in
            if case .failure(let fault) = line.wish { fault.sentence } else { "read" }
        }
        for (sentence, word) in zip(said, ["inviteRedirectUrl", "age", "line 1", "JSON", "resetRedemption"]) {
            #expect(sentence.contains(word))
        }
    }

    @Test("is of no other type")
    func types() {
        for type in [nil, "application/json", "text/plain", "multipart/form-data"] {
            #expect(throws: RequestRefusal.self) { try BulkBody.lines(ByteBuffer(string: "{}"), type: type) }
        }
    }

    @Test("gets an answer in which no cell is a formula")
    func formulas() {
        let result = BulkResult(
            line: 2, state: .refused, address: "=cmd|'x'!a@fabrikam.example", code: "Request_BadRequest", message: "a \"b\", c")
        let cells = BulkRow(result, link: nil).csv
        #expect(cells == #"2,refused,'=cmd|'x'!a@fabrikam.example,,,,,Request_BadRequest,"a ""b"", c","#)
    }
}

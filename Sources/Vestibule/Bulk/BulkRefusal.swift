/// Why a whole file, or something about a job, is refused.
package enum BulkRefusal: Refusal, Equatable {
    case heading(String)
    case version(String)
    case empty
    case tooManyLines, tooManyBytes
    case callerDisabled
    /// Too many jobs of the tenant are under way.
    case tooManyJobs
    case notFound
    /// The job is over.
    case ended(BulkJob.Status)

    package var sentence: String {
        switch self {
        case .heading(let what):
            "The first line must name the columns: \(Self.known). \(what)"
        case .version(let version): "The template's version is \(version), and version:v1.0 is known here."
        case .empty: "The file has no line to invite. Begin a CSV file with a line that names the columns: \(Self.known)."
        case .tooManyLines: "The file has more than \(BulkFile.mostLines) lines. Send it in parts of at most so many."
        case .tooManyBytes: "The file is larger than \(BulkFile.mostBytes >> 20) MiB. Send it in parts of at most so much."
        case .callerDisabled:
            "Who asked for it may not invite any more: the application is disabled, deleted or without the permission, or the admin token is revoked."
        case .tooManyJobs: "There are \(BulkJob.mostUnderWay) bulk jobs under way already. Wait until one has ended, or cancel one."
        case .notFound: "No such bulk job. They are kept for \(BulkJob.days) days."
        case .ended(let status): "The job is \(status.rawValue), so there is nothing to cancel."
        }
    }

    private static var known: String {
        BulkSheet.Column.allCases.map(\.rawValue).joined(separator: ", ")
            + "; or Entra's [inviteeEmail], [inviteRedirectURL], [sendEmail], [customizedMessageBody]"
    }
}

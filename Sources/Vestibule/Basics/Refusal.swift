/// An answer that is a no: expected, typed, with the facts its reader needs. Accidents are not refusals and travel untouched.
package protocol Refusal: Error, Sendable {
    /// What is wrong and what to do next, for the reader of an API answer.
    var sentence: String { get }
}

extension EmailAddressRefusal: Refusal {}
extension RedirectRefusal: Refusal {}

package enum TenantRefusal: Refusal, Equatable {
    case notFound
    case suspended
    /// The rule, origin or domain to be removed is not there.
    case nothingToRemove(String)
    /// The settings changed again and again while a decision was made on them.
    case settingsKeepChanging

    package var sentence: String {
        switch self {
        case .notFound: "No such tenant."
        case .suspended: "The tenant is suspended. An administrator can resume it."
        case .nothingToRemove(let what): "\(what) is not there, so nothing was removed."
        case .settingsKeepChanging: "The tenant's settings are being changed just now. Try again in a second."
        }
    }
}

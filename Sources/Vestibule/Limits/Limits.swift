/// The numbers that bound what anybody may cause (SECURITY 18): settings with these defaults.
package struct Limits: Sendable, Equatable {
    package var passcodes = PasscodeLimits()
    package var access = AccessLimits()
    /// Letters of invitation from one tenant to one mailbox in a day (UTC).
    package var invitationsPerMailboxDay = 5
    /// Letters that one mailbox gets in a day (UTC) over all tenants; the rest wait, and no tenant learns why.
    package var lettersPerMailboxDay = 60
    /// Requests that one application may make of the API in a minute.
    package var requestsPerApplicationMinute = 6000

    package init() {}
}

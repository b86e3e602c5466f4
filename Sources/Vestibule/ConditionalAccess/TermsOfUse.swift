/// Terms that a guest accepts before being let in.
package struct TermsOfUse: Sendable, Equatable {
    package typealias ID = Identifier<TermsOfUse>
}

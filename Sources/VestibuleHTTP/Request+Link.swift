import Hummingbird
import Vestibule

extension Request {
    /// What the link of a letter carries in its query.
    ///
    /// - Throws: ``RedemptionRefusal/linkUnknown`` where that is missing, came twice, or is no credential of this kind.
    func link(_ name: String, kind: Credential.Kind) throws(RedemptionRefusal) -> Credential {
        guard let link = query(name).flatMap({ Credential($0, kind: kind) }) else { throw .linkUnknown }
        return link
    }
}

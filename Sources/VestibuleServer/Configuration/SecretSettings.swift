import Foundation
import Vestibule

/// The master keys, outside the database: `VESTIBULE_MASTER_KEY`, or `VESTIBULE_MASTER_KEY_FILE` naming a file that holds them. Base64 of
/// 32 bytes each, the sealing one first, separated by commas or lines. There is no default.
enum SecretSettings {
    static func vault(_ reader: SettingsReader) throws -> Vault {
        let (file, given) = (reader.text("master.key.file"), try reader.secret("master.key"))
        let text: String
        if let given {
            text = given
        } else if let file {
            guard let read = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw SettingsError.wrong("VESTIBULE_MASTER_KEY_FILE", "a file that this process can read")
            }
            text = read
        } else {
            throw SettingsError.missing(
                "VESTIBULE_MASTER_KEY", hint: "or VESTIBULE_MASTER_KEY_FILE; make one with: openssl rand -base64 32")
        }
        let keys = text.split(whereSeparator: { $0 == "," || $0.isNewline }).map { $0.filter { !$0.isWhitespace } }
            .filter { !$0.isEmpty }.map { Data(base64Encoded: $0).map(Array.init) ?? [] }
        do { return try Vault(masterKeys: keys) } catch {
            throw SettingsError.wrong("VESTIBULE_MASTER_KEY", "base64 of 32 bytes each (make one with: openssl rand -base64 32)")
        }
    }
}

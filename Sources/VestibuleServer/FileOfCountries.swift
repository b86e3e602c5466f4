import MaxMind
import Vestibule

/// Countries from the operator's file.
struct FileOfCountries: CountryDirectory {
    private let file: CountryFile

    /// - Throws: ``SettingsError`` with the setting's name, for what is no such file.
    init(_ path: String) throws {
        do { file = try CountryFile(path: path) } catch {
            throw SettingsError.wrong(
                "VESTIBULE_COUNTRIES_FILE", "a file in MaxMind's format that this process can read; of \(path): \(error.reason)")
        }
    }

    let isThere = true

    func country(of address: NetworkAddress) -> SignInFact<String?> {
        switch file.country(of: address.bytes) {
        case .country(let code): .known(code)
        case .none: .known(nil)
        case .unreadable: .unknown
        }
    }
}

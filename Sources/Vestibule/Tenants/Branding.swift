/// How a tenant shows itself in letters and on pages.
package struct Branding: Codable, Sendable, Equatable {
    package var tenantName: String
    /// `#rrggbb`, lower case.
    package var colour: String
    package var logo: Logo?

    package struct Logo: Codable, Sendable, Equatable {
        /// `image/png` or `image/jpeg`.
        package var mediaType: String
        package var bytes: [UInt8]

        package init(mediaType: String, bytes: [UInt8]) {
            self.mediaType = mediaType
            self.bytes = bytes
        }

        /// A logo from its bytes, the type read from them; nil for anything but PNG or JPEG of at most 64 KiB.
        package init?(bytes: [UInt8]) {
            guard bytes.count <= 65_536 else { return nil }
            if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
                self.init(mediaType: "image/png", bytes: bytes)
            } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
                self.init(mediaType: "image/jpeg", bytes: bytes)
            } else {
                return nil
            }
        }
    }

    package init(tenantName: String, colour: String = Branding.defaultColour, logo: Logo? = nil) {
        self.tenantName = tenantName
        self.colour = colour
        self.logo = logo
    }

    package static let defaultColour = "#1f4b99"

    /// The colour in lower case, or nil when it is not `#` and six hexadecimal digits.
    package static func colour(_ text: String) -> String? {
        let lowered = text.lowercased()
        guard lowered.utf8.count == 7, lowered.first == "#",
            lowered.utf8.dropFirst().allSatisfy({ "0123456789abcdef".utf8.contains($0) })
        else { return nil }
        return lowered
    }
}

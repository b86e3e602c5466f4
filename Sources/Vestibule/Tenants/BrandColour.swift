import Foundation

/// A tenant's colour, and what can be read on it (WCAG 2.2, relative luminance and contrast ratio).
package struct BrandColour: Sendable {
    /// Used where a tenant's colour cannot be read: a calm blue.
    package static let fallback = BrandColour(red: 0x1F, green: 0x4B, blue: 0x7A)
    private static let white = BrandColour(red: 0xFF, green: 0xFF, blue: 0xFF)
    private static let black = BrandColour(red: 0, green: 0, blue: 0)

    let red: UInt8
    let green: UInt8
    let blue: UInt8

    package init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// From `#rrggbb`; nothing else ever reaches a style.
    package init?(_ text: String) {
        let digits = text.dropFirst().utf8
        guard text.first == "#", digits.count == 6, digits.allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit }),
            let number = UInt32(text.dropFirst(), radix: 16)
        else { return nil }
        self.init(
            red: UInt8(truncatingIfNeeded: number >> 16), green: UInt8(truncatingIfNeeded: number >> 8),
            blue: UInt8(truncatingIfNeeded: number))
    }

    package var text: String { "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

    /// White or black, whichever is read more easily on this colour. One of the two always reaches 4.5 : 1, which a
    /// softer black would not.
    package var readable: BrandColour {
        contrast(with: Self.white) >= contrast(with: Self.black) ? Self.white : Self.black
    }

    /// The edge of a button in this colour: itself, or a grey when it would drown in the white page.
    package var edge: BrandColour {
        contrast(with: Self.white) >= 3 ? self : BrandColour(red: 0x76, green: 0x76, blue: 0x76)
    }

    /// From 1 (the same) to 21 (black and white).
    package func contrast(with other: BrandColour) -> Double {
        let (dark, light) = (min(luminance, other.luminance), max(luminance, other.luminance))
        return (light + 0.05) / (dark + 0.05)
    }

    private var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    private static func linear(_ channel: UInt8) -> Double {
        let value = Double(channel) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}

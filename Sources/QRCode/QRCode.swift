import CLibQREncode

/// A text as a QR code (ISO/IEC 18004), drawn by libqrencode.
package struct QRCode: Sendable {
    /// Row by row from the top; true is dark. Without the quiet zone around.
    package let rows: [[Bool]]

    /// Error correction M: what is on a screen is seldom dirty, and the code stays small.
    ///
    /// - Returns: Nil for a text that does not fit: more than about 2,300 bytes.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        // The bytes are told apart by their count, so a zero among them ends nothing.
        guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        let cells = UnsafeBufferPointer(start: code.pointee.data, count: width * width)
        // The lowest bit is the colour; the others say what the module is for.
        rows = (0..<width).map { row in (0..<width).map { cells[row * width + $0] & 1 == 1 } }
    }
}

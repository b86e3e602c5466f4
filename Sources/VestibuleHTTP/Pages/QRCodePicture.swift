import FoundationEssentials

/// A QR code as an SVG in a `data:` URL: black on white whatever the page's colours, with the quiet zone that readers need (ISO/IEC 18004).
enum QRCodePicture {
    /// - Parameter rows: The dark modules of each row.
    static func url(of rows: [[Bool]]) -> String {
        let size = rows.count + 2 * quiet
        var path = ""
        for (y, row) in rows.enumerated() {
            var x = 0
            while x < row.count {
                guard row[x] else {
                    x += 1
                    continue
                }
                let start = x
                while x < row.count, row[x] { x += 1 }
                path += "M\(start + quiet) \(y + quiet)h\(x - start)v1H\(start + quiet)z"
            }
        }
        let svg =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size) \(size)\" shape-rendering=\"crispEdges\">"
            + "<path fill=\"#fff\" d=\"M0 0h\(size)v\(size)H0z\"/><path d=\"\(path)\"/></svg>"
        return "data:image/svg+xml;base64," + Data(svg.utf8).base64EncodedString()
    }

    private static let quiet = 4
}

import CLibCMark

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Markdown as CommonMark 0.30 has it, by its reference implementation.
package enum Markdown {
    /// HTML without anything that the text brought along as markup, and without links to `javascript:`, `vbscript:`, `file:` and `data:`
    /// (cmark's safe mode): what may stand in a page.
    package static func html(of text: String) -> String {
        var text = text
        let html = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_markdown_to_html($0.baseAddress, $0.count, Int32(CMARK_OPT_SAFE)) }
        }
        guard let html else { return "" }
        defer { free(html) }
        return String(cString: html)
    }
}

/// The HTML that every sandbox page stands in.
struct SandboxPage {
    var title: String
    /// HTML, already escaped.
    var main: String
    /// Loads itself again after so many seconds.
    var refreshSeconds: Int?

    var html: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        \(refreshSeconds.map { "<meta http-equiv=\"refresh\" content=\"\($0)\">" } ?? "")
        <title>\(escaped(title))</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/sandbox.css">
        </head>
        <body>
        <main>
        \(main)
        </main>
        <footer>Vestibule sandbox: for development only, reachable from this machine alone.</footer>
        </body>
        </html>
        """
    }
}

import Vestibule

/// In this module the word means the product's application, never the HTTP server's.
typealias Application = Vestibule.Application

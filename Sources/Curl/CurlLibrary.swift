internal import CLibCurl

/// libcurl's process-wide state.
enum CurlLibrary {
    /// True once libcurl has been initialised: exactly once in a process, however many loops are made
    /// (`static let` is evaluated once, under a lock, by the language).
    static let isReady = curl_global_init(vestibule_global_default()) == CURLE_OK
}

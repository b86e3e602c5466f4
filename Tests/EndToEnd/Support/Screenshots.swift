import Foundation
import TestSupport

/// Where screenshots go: into the folder that `VESTIBULE_SCREENSHOTS` names, to be looked at; nowhere without it.
enum Screenshots {
    static func keep(_ picture: Data, as name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["VESTIBULE_SCREENSHOTS"] else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try picture.write(to: URL(filePath: "\(folder)/\(name).png"))
    }
}

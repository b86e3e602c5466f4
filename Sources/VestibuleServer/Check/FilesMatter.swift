import Foundation

/// Whether anybody else on this machine may read what is secret, or change what the service believes.
enum FilesMatter {
    struct File: Equatable {
        var path: String
        /// The permission bits, 0o640; nil when it cannot be looked at.
        var mode: Int?
        var isSecret: Bool
    }

    static func findings(_ files: [File]) -> [Finding] {
        let faults = files.compactMap(fault)
        guard faults.isEmpty else { return faults }
        return files.isEmpty ? [] : [.ok("files", "\(files.count) looked at, nobody else can read a secret")]
    }

    private static func fault(_ file: File) -> Finding? {
        guard let mode = file.mode else {
            return .wrong("files", "\(file.path) cannot be looked at", mend: "ls -l \(file.path), as the service's user")
        }
        let shown = String(mode, radix: 8)
        if file.isSecret, mode & 0o004 != 0 {
            return .wrong("files", "everybody can read \(file.path) (mode \(shown))", mend: "chmod o-rwx \(file.path)")
        }
        if mode & 0o002 != 0 {
            return .wrong("files", "everybody can write \(file.path) (mode \(shown))", mend: "chmod o-w \(file.path)")
        }
        return nil
    }

    /// What the settings name on this machine's disk.
    static func named(by reader: SettingsReader, settingsFile: String?) -> [File] {
        var files: [File] = []
        if let settingsFile { files.append(look(settingsFile, isSecret: holdsSecret(settingsFile))) }
        for key in ["master.key.file", "tls.key.file"] {
            if let path = reader.text(key) { files.append(look(path, isSecret: true)) }
        }
        if let path = reader.text("tls.certificate.file") { files.append(look(path, isSecret: false)) }
        if let folder = reader.text("secrets.directory") {
            for key in SettingsReader.secretKeys {
                let path = SettingsReader.secretFile(key, in: folder)
                if FileManager.default.fileExists(atPath: path) { files.append(look(path, isSecret: true)) }
            }
        }
        return files
    }

    private static func look(_ path: String, isSecret: Bool) -> File {
        // What a link points to is what counts.
        let attributes = try? FileManager.default.attributesOfItem(atPath: URL(filePath: path).resolvingSymlinksInPath().path)
        return File(path: path, mode: attributes?[.posixPermissions] as? Int, isSecret: isSecret)
    }

    private static func holdsSecret(_ path: String) -> Bool {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return true }
        return text.split(whereSeparator: \.isNewline).contains { line in
            SettingsReader.secretKeys.contains { line.hasPrefix(SettingsReader.name($0) + "=") }
        }
    }
}

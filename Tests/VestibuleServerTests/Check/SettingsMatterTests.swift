import Testing

@testable import VestibuleServer

@Suite("Checking settings") struct SettingsMatterTests {
    private func check(_ values: [String: String]) -> [Finding] {
        SettingsMatter(SettingsReader(values: values), settingsFile: nil, environment: values).findings
    }

    @Test("names everything that is missing at once") func missing() {
        let says = check([:]).map(\.says).joined(separator: "\n")
        for name in ["BASE_URL", "DATABASE_URL", "DATABASE_WORKER_URL", "MASTER_KEY", "SMTP_URL", "MAIL_FROM"] {
            #expect(says.contains("The setting VESTIBULE_\(name) is missing"))
        }
        #expect(check([:]).allSatisfy { $0.verdict == .wrong && $0.mend != nil })
        #expect(check([:]).count == 6)
    }

    @Test("names everything that is wrong at once, beside what is missing") func wrong() {
        var values = SettingTests.examples
        values["VESTIBULE_LISTEN_PORT"] = "http"
        values["VESTIBULE_CONNECTIONS"] = "0"
        values["VESTIBULE_LOG_LEVEL"] = "loud"
        values["VESTIBULE_PASSCODE_PER_DAY"] = "-1"
        values["VESTIBULE_MAIL_DKIM_SELECTOR"] = "a b;c"
        values["VESTIBULE_DATABASE_OWNER_URL"] = "postgresql://host:port/x"
        values["VESTIBULE_TLS_KEY_FILE"] = nil
        values["VESTIBULE_MAIL_FROM"] = nil
        let names = SettingsMatter.problems(SettingsReader(values: values)).map(\.name)
        #expect(
            Set(names)
                == Set(
                    [
                        "LISTEN_PORT", "CONNECTIONS", "LOG_LEVEL", "PASSCODE_PER_DAY", "MAIL_DKIM_SELECTOR", "DATABASE_OWNER_URL",
                        "TLS_KEY_FILE", "MAIL_FROM",
                    ].map { "VESTIBULE_\($0)" }))
        #expect(names.count == 8)
    }

    @Test("names a key file that cannot be read, and asks for no key beside it") func keyFile() {
        var values = SettingTests.examples
        values["VESTIBULE_MASTER_KEY"] = nil
        values["VESTIBULE_MASTER_KEY_FILE"] = "/nowhere/master-key"
        #expect(SettingsMatter.problems(SettingsReader(values: values)).map(\.name) == ["VESTIBULE_MASTER_KEY_FILE"])
    }

    @Test("points at a name that nobody reads") func misspelt() {
        var values = SettingTests.examples
        values["VESTIBULE_SMTP_CAFILE"] = "/etc/ca.pem"
        let findings = check(values)
        #expect(findings.map(\.verdict) == [.warning])
        #expect(findings.first?.says.contains("VESTIBULE_SMTP_CAFILE") == true)
        #expect(findings.first?.mend == "perhaps VESTIBULE_SMTP_CA_FILE?")
        values["VESTIBULE_SMTP_CAFILE"] = nil
        values["VESTIBULE_DATABASE_OWNERS_URL"] = "x"
        values["VESTIBULE_SOMETHING"] = "x"
        #expect(check(values).map(\.mend) == ["perhaps VESTIBULE_DATABASE_URL?", "take it away"])
    }

    @Test("shows no secret, however wrong") func secrets() {
        var values = SettingTests.examples
        for name in ["DATABASE_URL", "DATABASE_WORKER_URL", "DATABASE_OWNER_URL", "SMTP_URL", "MASTER_KEY"] {
            values["VESTIBULE_\(name)"] = "::hunter2::"
        }
        let findings = check(values)
        #expect(findings.count { $0.verdict == .wrong } == 5)
        #expect(!CheckReport(findings: findings).text.contains("hunter2"))
    }
}

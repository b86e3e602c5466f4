import Curl
import Foundation
import Postgres
import Vestibule
import VestibuleHTTP
import VestibuleMail
import VestibuleStore

/// Everything `vestibule check` looks at, in the order it is told. What a wrong setting makes impossible is left out: the setting
/// itself is named.
struct Inspection {
    let reader: SettingsReader
    let settingsFile: String?
    let environment: [String: String]
    let isOffline: Bool
    let testLetterTo: EmailAddress?
    var names = TXTLookup()
    var surroundings = Surroundings.live

    func findings() async -> [Finding] {
        let settings = SettingsMatter(reader, settingsFile: settingsFile, environment: environment)
        var findings = settings.findings
        findings += FilesMatter.findings(FilesMatter.named(by: reader, settingsFile: settingsFile))
        if let tls = (try? ServerSettings(reader))?.tls { findings.append(TLSFilesMatter.finding(tls, now: surroundings.now())) }
        findings += await database()
        guard !isOffline else { return findings }
        if let loop = try? TransferLoop() {
            findings += await outside(loop)
            await loop.stop()
        }
        return findings
    }

    // MARK: The database

    private func database() async -> [Finding] {
        let settings = try? DatabaseSettings(reader)
        let owner = (try? reader.secret("database.owner.url")) == nil ? nil : try? DatabaseSettings.owner(reader)
        var findings: [Finding] = []
        var clockLead: TimeInterval?
        for (role, login) in [(LoginMatter.Role.app, settings?.app), (.worker, settings?.worker), (.owner, owner)] {
            guard let login else { continue }
            let matter = await LoginMatter(role, login)
            findings += matter.findings
            clockLead = clockLead ?? (try? matter.sight.get().clockLead)
        }
        guard let clockLead, let worker = settings?.worker else { return findings }
        findings.append(await schema(worker))
        findings.append(ClockMatter.finding(against: "the database", lead: clockLead, precision: 0.5))
        return findings + (await keys(worker))
    }

    private func schema(_ worker: PostgresConfiguration) async -> Finding {
        do {
            let migrations = try EmbeddedMigrations.all()
            let standing = try await Migrator(migrations, configuration: worker).standing()
            return SchemaMatter.finding(.success(standing), newest: migrations.count)
        } catch { return SchemaMatter.finding(.failure(error), newest: 0) }
    }

    private func keys(_ worker: PostgresConfiguration) async -> [Finding] {
        guard let vault = try? SecretSettings.vault(reader) else { return [] }
        var plain = worker
        plain.preparesStatements = false
        do {
            return KeysMatter.findings(try await withPool(plain) { try await SealedThings.read(by: $0) }, vault: vault)
        } catch let error as PostgresError where error.sqlState == .undefinedTable {
            // Without a schema there is nothing to be opened, and that was said.
            return []
        } catch {
            return [.warning("master key", "could not be tried: \(error)", mend: "mend the worker's login, then check again")]
        }
    }

    // MARK: Outside

    private func outside(_ loop: TransferLoop) async -> [Finding] {
        var findings: [Finding] = []
        if let mail = try? MailSettings(reader) {
            findings.append(await relay(mail, loop))
            if let testLetterTo, findings.last?.verdict != .wrong { findings.append(await send(to: testLetterTo, mail, loop)) }
            let sender = SenderMatter(
                domain: mail.sender.domain.text, selectors: (try? SenderMatter.selectors(reader)) ?? [],
                lookUp: { await names.texts(of: $0) })
            findings += await sender.findings()
        }
        if let site = try? ServerSettings(reader).site { findings += await publicURL(site, loop) }
        return findings
    }

    private func relay(_ mail: MailSettings, _ loop: TransferLoop) async -> Finding {
        let delivery = SMTPDelivery(loop: loop, heloName: mail.sender.domain.text)
        do throws(CurlError) {
            let glimpse = try await delivery.greet(mail.relay.asServer, within: .seconds(20))
            return RelayMatter.finding(glimpse, of: mail.relay, now: surroundings.now())
        } catch {
            return .wrong("relay", "\(error)", mend: "correct VESTIBULE_SMTP_URL")
        }
    }

    private func send(to recipient: EmailAddress, _ mail: MailSettings, _ loop: TransferLoop) async -> Finding {
        let id: StoredLetter.ID = surroundings.newID()
        let site = reader.text("base.url") ?? "this service"
        guard
            let message = try? TestLetter.message(
                from: mail.sender, to: recipient, at: surroundings.now(), id: id.description, site: site)
        else { return .wrong("test letter", "could not be written", mend: "correct VESTIBULE_MAIL_FROM") }
        let delivery = SMTPDelivery(loop: loop, heloName: mail.sender.domain.text)
        do throws(CurlError) {
            let reply = try await delivery.deliver(
                message, from: mail.sender.text, to: [recipient.text], through: mail.relay.asServer, within: .seconds(60))
            return RelayMatter.finding(testLetter: .success(reply), to: recipient.masked)
        } catch { return RelayMatter.finding(testLetter: .failure(error), to: recipient.masked) }
    }

    private func publicURL(_ site: Site, _ loop: TransferLoop) async -> [Finding] {
        do throws(CurlError) {
            let glimpse = try await PageFetch(loop: loop).get(site.base.origin + PublicURLMatter.path, within: .seconds(10))
            return PublicURLMatter.findings(glimpse, base: site.base.origin, now: surroundings.now())
        } catch { return [.warning("public URL", "\(error)", mend: "correct VESTIBULE_BASE_URL")] }
    }
}

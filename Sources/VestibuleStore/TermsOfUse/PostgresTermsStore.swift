import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresTermsStore: TermsStore {
    private let database: Database
    private let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func texts(of terms: TermsOfUse.ID, tenant: Tenant.ID) async throws -> [TermsText] {
        try await database.rows(
            of: tenant,
            """
            select x.language, x.file_name, x.is_default, x.markdown
              from terms_of_use t
              join terms_texts x on x.tenant_id = t.tenant_id and x.terms_id = t.terms_id and x.version = t.version
             where t.tenant_id = \(tenant) and t.terms_id = \(terms)
             order by x.is_default desc, x.language
            """
        ).map {
            TermsText(
                language: try $0.decode("language"), fileName: try $0.decode("file_name"), isDefault: try $0.decode("is_default"),
                markdown: try $0.decode("markdown"))
        }
    }

    /// The guest's row is locked first: two presses at one time come one after the other, and the second finds the first's acceptance.
    package func accept(
        _ terms: TermsOfUse.ID, version: Int, in language: String, by session: Session, network: String?, receipt: NewLetter
    ) async throws -> AcceptTermsOutcome {
        let tenant = session.tenant
        let event = Event(.termsAccepted, by: .guest(session.guest.id), in: surroundings)
        let row = try await database.unit(
            of: tenant,
            "select guest_id from guests where tenant_id = \(tenant) and guest_id = \(session.guest.id) for no key update",
            """
            with live as (
                select s.tenant_id, s.guest_id from sessions s
                 where s.tenant_id = \(tenant) and s.session_id = \(session.id) and s.ended_at is null and s.expires_at > now()
            ), wanted as (
                select t.tenant_id, t.terms_id, t.version, t.reaccept_days, live.guest_id
                  from terms_of_use t join live using (tenant_id)
                 where t.tenant_id = \(tenant) and t.terms_id = \(terms)
            ), known as (
                select from wanted w join terms_acceptances a
                    on a.tenant_id = w.tenant_id and a.guest_id = w.guest_id and a.terms_id = w.terms_id and a.version = w.version
                 where a.tenant_id = \(tenant)
                   and (w.reaccept_days is null or a.accepted_at > now() - make_interval(days => w.reaccept_days))
            ), accepted as (
                insert into terms_acceptances (tenant_id, acceptance_id, terms_id, version, guest_id, language, network)
                select tenant_id, \(surroundings.newID(of: TermsAcceptance.self)), terms_id, version, guest_id, \(language), \(network)
                  from wanted where version = \(Int32(clamping: version)) and not exists (select from known)
                returning tenant_id, guest_id
            ), event as (
                \(event.beside(
                    "accepted", target: terms.description, guest: "guest_id",
                    details: "jsonb_build_object('version', \(Int32(clamping: version))::int, 'language', \(language)::text)"))
            ), receipt as (
                \(LetterRows.insertion(of: receipt, from: "accepted"))
            )
            select exists (select from wanted) as is_there,
                   exists (select from wanted where version = \(Int32(clamping: version))) as is_current
            """
        )[1].onlyRow
        guard try row.decode("is_there", as: Bool.self) else { return .over }
        return try row.decode("is_current", as: Bool.self) ? .accepted : .changed
    }

    package func decline(_ terms: TermsOfUse.ID, by session: Session) async throws {
        let event = Event(.termsDeclined, by: .guest(session.guest.id), in: surroundings)
        _ = try await database.rows(
            of: session.tenant,
            """
            with terms as (
                select tenant_id from terms_of_use where tenant_id = \(session.tenant) and terms_id = \(terms)
            )
            \(event.beside("terms", target: terms.description, guest: "\(session.guest.id)"))
            """)
    }

    package func acceptances(
        of terms: TermsOfUse.ID, tenant: Tenant.ID, after cursor: TermsAcceptance.ID?, limit: Int
    ) async throws -> [TermsAcceptance] {
        try await database.rows(
            of: tenant,
            """
            select a.acceptance_id, a.version, a.guest_id, a.language, a.accepted_at, g.address, g.display_name
              from terms_acceptances a
              join guests g on g.tenant_id = a.tenant_id and g.guest_id = a.guest_id
             where a.tenant_id = \(tenant) and a.terms_id = \(terms)
               and a.acceptance_id > coalesce(\(cursor)::uuid, '00000000-0000-0000-0000-000000000000')
             order by a.acceptance_id limit \(limit)
            """
        ).map {
            TermsAcceptance(
                id: try $0.decode("acceptance_id"), terms: terms, version: Int(try $0.decode("version", as: Int32.self)),
                guest: try $0.decode("guest_id"), address: try $0.decode("address"), displayName: try $0.decode("display_name"),
                language: try $0.decode("language"), acceptedAt: try $0.decode("accepted_at"))
        }
    }
}

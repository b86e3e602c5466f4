import Postgres

/// The files of `migrations/`, built into the binary. A test holds this list against the folder.
enum EmbeddedMigrations {
    static func all() throws -> [Migration] {
        try files.map { try Migration(fileName: $0.name, sql: String(decoding: $0.bytes, as: UTF8.self)) }
    }

    /// The generated names have `_` in place of a leading digit.
    static let files: [(name: String, bytes: [UInt8])] = [
        ("0001_roles.sql", PackageResources._001_roles_sql),
        ("0002_tenants.sql", PackageResources._002_tenants_sql),
        ("0003_applications.sql", PackageResources._003_applications_sql),
        ("0004_invitations.sql", PackageResources._004_invitations_sql),
        ("0005_letters.sql", PackageResources._005_letters_sql),
        ("0006_redemption.sql", PackageResources._006_redemption_sql),
        ("0007_audit.sql", PackageResources._007_audit_sql),
        ("0008_letters_by_tenant.sql", PackageResources._008_letters_by_tenant_sql),
        ("0009_guests_by_prefix.sql", PackageResources._009_guests_by_prefix_sql),
        ("0010_waits_within_statements.sql", PackageResources._010_waits_within_statements_sql),
        ("0011_guests_by_state.sql", PackageResources._011_guests_by_state_sql),
        ("0012_identities.sql", PackageResources._012_identities_sql),
        ("0013_one_guest_an_account.sql", PackageResources._013_one_guest_an_account_sql),
        ("0014_tenant_routes.sql", PackageResources._014_tenant_routes_sql),
        ("0015_identity_providers.sql", PackageResources._015_identity_providers_sql),
        ("0016_openid_provider.sql", PackageResources._016_openid_provider_sql),
        ("0017_traces_and_healing.sql", PackageResources._017_traces_and_healing_sql),
        ("0018_one_wish_for_a_passcode.sql", PackageResources._018_one_wish_for_a_passcode_sql),
        ("0019_client_keys.sql", PackageResources._019_client_keys_sql),
        ("0020_what_applications_ask.sql", PackageResources._020_what_applications_ask_sql),
        ("0021_backchannel_logout.sql", PackageResources._021_backchannel_logout_sql),
        ("0022_app_roles.sql", PackageResources._022_app_roles_sql),
        ("0023_device_requests.sql", PackageResources._023_device_requests_sql),
        ("0024_access_requests.sql", PackageResources._024_access_requests_sql),
        ("0025_tenant_discoveries.sql", PackageResources._025_tenant_discoveries_sql),
        ("0026_reinvitations.sql", PackageResources._026_reinvitations_sql),
        ("0027_access_request_digest.sql", PackageResources._027_access_request_digest_sql),
        ("0028_guest_life.sql", PackageResources._028_guest_life_sql),
        ("0029_deleted_guests.sql", PackageResources._029_deleted_guests_sql),
        ("0030_guests_to_purge.sql", PackageResources._030_guests_to_purge_sql),
        ("0031_guests_by_company.sql", PackageResources._031_guests_by_company_sql),
        ("0032_blocked_guests.sql", PackageResources._032_blocked_guests_sql),
        ("0033_kept_answers.sql", PackageResources._033_kept_answers_sql),
        ("0034_audit_log.sql", PackageResources._034_audit_log_sql),
        ("0035_bounces.sql", PackageResources._035_bounces_sql),
        ("0036_letters_bounced.sql", PackageResources._036_letters_bounced_sql),
        ("0037_bulk_invitations.sql", PackageResources._037_bulk_invitations_sql),
        ("0038_guest_origins.sql", PackageResources._038_guest_origins_sql),
        ("0039_policies.sql", PackageResources._039_policies_sql),
        ("0040_domains_of_guests.sql", PackageResources._040_domains_of_guests_sql),
        ("0041_guests_by_domain.sql", PackageResources._041_guests_by_domain_sql),
        ("0042_letters_about_bounces.sql", PackageResources._042_letters_about_bounces_sql),
        ("0043_invitations_of_guests.sql", PackageResources._043_invitations_of_guests_sql),
        ("0044_access_ends.sql", PackageResources._044_access_ends_sql),
        ("0045_guests_by_end.sql", PackageResources._045_guests_by_end_sql),
        ("0046_last_sign_ins_by_time.sql", PackageResources._046_last_sign_ins_by_time_sql),
        ("0047_guest_names_folded.sql", PackageResources._047_guest_names_folded_sql),
        ("0048_guests_by_name.sql", PackageResources._048_guests_by_name_sql),
        ("0049_guests_by_creation.sql", PackageResources._049_guests_by_creation_sql),
        ("0050_hand_overs.sql", PackageResources._050_hand_overs_sql),
        ("0051_access_reviews.sql", PackageResources._051_access_reviews_sql),
        ("0052_access_review_letters.sql", PackageResources._052_access_review_letters_sql),
    ]
}

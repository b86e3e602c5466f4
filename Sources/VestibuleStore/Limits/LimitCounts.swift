import Postgres
import Vestibule

/// What is counted of a tenant or of one subject, as one relation: `kind, subject, is_mailbox, guest_id, browsers, used, most, until`. What is
/// over by its time is left out.
struct LimitCounts {
    let tenant: Tenant
    let subject: LimitSubject?
    let limits: Limits

    var query: Query {
        switch subject {
        case nil:
            "\(ofMailboxes("true")) union all \(ofInvitations("true")) union all \(ofFactors("true")) union all \(ofDevices("true")) union all \(ofNetworks("true")) union all \(ofGuestsWhoInvite("true")) union all \(ofAccessRequests("true")) union all \(ofAllAccessRequests) union all \(ofLetters) union all \(ofRequests("true"))"
        case .mailbox(let address, let guest):
            "\(ofMailboxes("c.mailbox = \(address.mailbox)")) union all \(ofInvitations("i.mailbox = \(address.mailbox)")) union all \(ofFactors("y.guest_id = \(guest)")) union all \(ofDevices("d.guesser = \(guest.map { DeviceRequest.guesser($0) })")) union all \(ofGuestsWhoInvite("i.inviter_guest = \(guest)"))"
        case .network(let address):
            "\(ofNetworks("n.network = \(address.network)")) union all \(ofDevices("d.guesser = \(DeviceRequest.guesser(address.network))")) union all \(ofAccessRequests("q.network = \(address.network)"))"
        case .application(let id): ofRequests("r.application_id = \(id)")
        case .strangers: ofNetworks("n.network = \(NetworkAllowance.everybody)")
        }
    }

    private static let midnight: Query = "date_trunc('day', now() at time zone 'utc') at time zone 'utc' + interval '1 day'"

    private func row(
        _ kind: LimitCount.Kind, of subject: Query, isMailbox: Bool = false, guest: Query = "null::uuid",
        browsers: Query = "null::text",
        used: Query, most: Int, until: Query
    ) -> Query {
        """
        select \(kind.rawValue)::text as kind, \(subject) as subject, \(isMailbox) as is_mailbox, \(guest) as guest_id, \(browsers) as browsers,
               (\(used))::bigint as used, \(Int64(most)) as most, (\(until))::timestamptz as until
        """
    }

    private func ofMailboxes(_ which: Query) -> Query {
        func codes(_ kind: LimitCount.Kind, _ used: Query, _ most: Int, until: Query, where stands: Query) -> Query {
            """
            \(row(kind, of: "c.mailbox", isMailbox: true, browsers: "case c.bucket when '' then 'unknown' when 'access' then 'accessRequest' else 'known' end", used: used, most: most, until: until))
              from passcode_counts c
             where c.tenant_id = \(tenant.id) and \(which) and c.bucket not in ('access note', 'no access note') and \(stands)
            """
        }
        return """
            \(codes(.passcodesPerHour, "c.sent_in_hour", limits.passcodes.sendsPerHour, until: "c.hour_began_at + interval '1 hour'",
                where: "c.sent_in_hour > 0 and c.hour_began_at > now() - interval '1 hour'"))
            union all
            \(codes(.passcodesPerDay, "c.sent_in_day", limits.passcodes.sendsPerDay, until: "c.day_began_at + interval '1 day'",
                where: "c.sent_in_day > 0 and c.day_began_at > now() - interval '1 day'"))
            union all
            \(codes(.wrongPasscodesPerHour, "c.wrong_in_hour", PasscodeLimits.guessesPerHour, until: "c.guess_hour_began_at + interval '1 hour'",
                where: "c.wrong_in_hour > 0 and c.guess_hour_began_at > now() - interval '1 hour'"))
            union all
            \(codes(.wrongPasscodesInARow, "case when c.locked_until > now() then greatest(c.wrong_in_a_row, \(Int32(PasscodeLimits.guessesInARow))) else c.wrong_in_a_row end",
                PasscodeLimits.guessesInARow, until: "c.locked_until", where: "(c.wrong_in_a_row > 0 or c.locked_until > now())"))
            """
    }

    private func ofInvitations(_ which: Query) -> Query {
        """
        \(row(.invitationLettersPerDay, of: "i.mailbox", isMailbox: true, used: "i.letters", most: limits.invitationsPerMailboxDay, until: Self.midnight))
          from invitation_counts i
         where i.tenant_id = \(tenant.id) and \(which) and i.letters > 0 and i.day = (now() at time zone 'utc')::date
        """
    }

    private func ofFactors(_ which: Query) -> Query {
        """
        \(row(.wrongSecondFactorsPerHour, of: "y.guest_id::text", guest: "y.guest_id", used: "y.wrong_in_hour", most: SecondFactorLimits.wrongPerHour, until: "y.guess_hour_began_at + interval '1 hour'"))
          from guest_security y
         where y.tenant_id = \(tenant.id) and \(which) and y.wrong_in_hour > 0 and y.guess_hour_began_at > now() - interval '1 hour'
        union all
        \(row(.wrongSecondFactorsInARow, of: "y.guest_id::text", guest: "y.guest_id", used: "y.wrong_in_a_row", most: SecondFactorLimits.wrongInARow, until: "null"))
          from guest_security y
         where y.tenant_id = \(tenant.id) and \(which) and y.wrong_in_a_row > 0
        """
    }

    private func ofDevices(_ which: Query) -> Query {
        let (guest, network) = (DeviceRequest.guesserOfGuest, DeviceRequest.guesserOfNetwork)
        func guesses(_ kind: LimitCount.Kind, by prefix: String, guest: Query, most: Int) -> Query {
            """
            \(row(kind, of: "substr(d.guesser, \(Int32(prefix.count + 1)))", guest: guest, used: "d.wrong", most: most, until: "d.hour_began_at + interval '1 hour'"))
              from device_guesses d
             where d.tenant_id = \(tenant.id) and \(which) and starts_with(d.guesser, \(prefix)) and d.wrong > 0
               and d.hour_began_at > now() - interval '1 hour'
            """
        }
        return """
            \(guesses(.wrongDeviceCodesPerHour, by: guest, guest: "substr(d.guesser, \(Int32(guest.count + 1)))::uuid", most: DeviceRequest.wrongCodesOfGuest))
            union all
            \(guesses(.wrongDeviceCodesPerNetworkHour, by: network, guest: "null::uuid", most: DeviceRequest.wrongCodesOfNetwork))
            """
    }

    private func ofNetworks(_ which: Query) -> Query {
        func sends(_ kind: LimitCount.Kind, of subject: Query, most: Int, where isIt: Query) -> Query {
            """
            \(row(kind, of: subject, used: "sum(n.sends)", most: most, until: "min(n.hour_began_at) + interval '1 hour'"))
              from network_counts n
             where n.tenant_id = \(tenant.id) and \(which) and \(isIt) and n.sends > 0 and n.hour_began_at > now() - interval '1 hour'
             group by n.network
            """
        }
        return """
            \(sends(.passcodesPerNetworkHour, of: "n.network", most: limits.passcodes.sendsPerNetworkHour, where: "n.network <> \(NetworkAllowance.everybody)"))
            union all
            \(sends(.lettersToStrangersPerHour, of: "null::text", most: limits.access.lettersToStrangersPerHour, where: "n.network = \(NetworkAllowance.everybody)"))
            """
    }

    private func ofGuestsWhoInvite(_ which: Query) -> Query {
        """
        \(row(.invitationsByGuestPerDay, of: "i.inviter_guest::text", guest: "i.inviter_guest", used: "count(*)", most: InviteGuest.mostOfAGuest, until: "min(i.created_at) + interval '1 day'"))
          from invitations i
         where i.tenant_id = \(tenant.id) and i.inviter_guest is not null and \(which) and i.created_at > now() - interval '1 day'
         group by i.inviter_guest
        """
    }

    private func ofAccessRequests(_ which: Query) -> Query {
        """
        \(row(.accessRequestsPerNetworkDay, of: "q.network", used: "count(*)", most: limits.access.perNetworkDay, until: "min(q.asked_at) + interval '1 day'"))
          from access_requests q
         where q.tenant_id = \(tenant.id) and \(which) and q.asked_at > now() - interval '1 day'
         group by q.network
        """
    }

    private var ofAllAccessRequests: Query {
        """
        \(row(.accessRequestsPerDay, of: "null::text", used: "count(*)", most: limits.access.perTenantDay, until: "min(q.asked_at) + interval '1 day'"))
          from access_requests q
         where q.tenant_id = \(tenant.id) and q.asked_at > now() - interval '1 day'
        having count(*) > 0
        """
    }

    private var ofLetters: Query {
        """
        \(row(.lettersPerDay, of: "null::text", used: "t.letters", most: tenant.dailyLetters, until: Self.midnight))
          from tenant_days t
         where t.tenant_id = \(tenant.id) and t.day = (now() at time zone 'utc')::date
        """
    }

    private func ofRequests(_ which: Query) -> Query {
        """
        \(row(.requestsPerMinute, of: "r.application_id::text", used: "r.requests", most: limits.requestsPerApplicationMinute, until: "r.minute + interval '1 minute'"))
          from request_counts r
         where r.tenant_id = \(tenant.id) and \(which) and r.minute > now() - interval '1 minute'
        """
    }
}

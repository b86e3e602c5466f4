-- The route of an address, kept: what was foretold when it was invited, and what was decided when somebody came.
alter table invitations
    add column route_forecast jsonb,
    add column route_taken jsonb;
alter table attempts add column route jsonb;
alter table guests
    add column route_taken jsonb,
    -- When the guest put off a better door, and when the provider there had no such account: neither is asked again for a while.
    add column healing_declined_at timestamptz,
    add column healing_failed_at timestamptz;

-- Whether a guest who comes by passcode is led to a better door.
alter table tenants
    add column self_healing text not null default 'offer'
        constraint tenants_self_healing_known check (self_healing in ('off', 'offer', 'require'));

-- Begun by a passcode where the tenant requires a better door: it lets nobody in before the guest has been there.
alter table sessions add column is_held boolean not null default false;

alter table provider_visits
    -- Whose guest moves to another door.
    add column session_id uuid,
    drop constraint provider_visits_purpose_known,
    add constraint provider_visits_purpose_known check (purpose in ('redemption', 'signIn', 'healing')) not valid;

alter table sponsor_actions
    drop constraint sponsor_actions_kind_known,
    add constraint sponsor_actions_kind_known check (kind in ('liftFreeze', 'approveLink', 'allowPasscode')) not valid;

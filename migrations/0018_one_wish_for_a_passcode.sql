-- without a transaction
-- At most one open wish of a guest whose account is gone: who presses again does not fill the sponsor's mailbox.
create unique index concurrently if not exists sponsor_actions_open_way_back on sponsor_actions (tenant_id, invitation_id)
    where kind = 'allowPasscode' and used_at is null;

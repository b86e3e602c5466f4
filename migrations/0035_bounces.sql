-- A letter that was sent and came back. Its state stays what it was, so that older programs read it as they do; null for one that did not.
alter table letters add column bounced_at timestamptz;
-- When a letter to the guest last came back, or was refused for good; null for most.
alter table guests add column mail_bounced_at timestamptz;

-- A display name as lists order and filters compare it: its ASCII letters small, by code points. A column, because behind row-level
-- security a page of an ordered list begins by an index only where a column is compared. Adding it rewrites the table, and until that is
-- done nobody reads or writes guests.
alter table guests
    add column name_folded text collate "C" generated always as (lower(display_name collate "C")) stored;

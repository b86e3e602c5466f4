-- An application that knows guests by names of its own (OpenID Connect Core 1.0 §8.1) names the sector that these are for.
alter table applications
    add column pairwise_sector text constraint applications_pairwise_sector_length check (length(pairwise_sector) between 1 and 253);

-- What such names are made with. It opens nothing: it keeps two applications from finding out alone that they know the same guest.
alter table tenants add column subject_salt bytea not null
    default decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');

-- Claims that were asked for one by one (§5.5): `id_token:email`, `userinfo:name`.
alter table grants add column claims text[] not null default '{}';

-- So that `vestibule check` can say under which master keys second factors are kept.
grant select on second_factors, recovery_codes to vestibule_worker;

-- Whether the session had proved a second factor when an application was let in; null of those begun before this was kept.
alter table grants add column has_second_factor boolean;

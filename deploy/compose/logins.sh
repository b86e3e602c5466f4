#!/usr/bin/env bash
# Makes the roles and logins of the service in the compose file's database. May run as often as you like.
set -euo pipefail

# psql's :'name' quotes; the passwords go in by standard input, so that no process list shows them.
{
    printf '\\set web %s\n\\set mailer %s\n' "$(</run/secrets/web-password)" "$(</run/secrets/mailer-password)"
    cat <<'SQL'
select format('create role %I %s', name, kind)
  from (values ('vestibule_app', 'nologin'), ('vestibule_worker', 'nologin'),
               ('vestibule_web', 'login in role vestibule_app'), ('vestibule_mailer', 'login in role vestibule_worker'))
       as wanted (name, kind)
 where not exists (select from pg_roles where rolname = name)
\gexec
alter role vestibule_web password :'web';
alter role vestibule_mailer password :'mailer';
SQL
} | psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 "$(</run/secrets/database-owner-url)"

-- What a tenant says about the doors its guests come through: the order they are tried in, what is left when none fits, and which are closed.
alter table tenants
    add column redemption_order text[] not null default '{azureActiveDirectory,externalFederation,socialIdentityProviders}',
    add column fallback_provider text not null default 'defaultConfiguredIdp'
        constraint tenants_fallback_provider_known
        check (fallback_provider in ('defaultConfiguredIdp', 'emailOneTimePasscode', 'microsoftAccount')),
    add column doors_off text[] not null default '{}',
    add column guest_may_choose_passcode boolean not null default false;

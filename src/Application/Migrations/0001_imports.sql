-- Imports in progress and done: how far, what was refused. No row of a file is kept here.
create table events.imports (
    tenant_id varchar not null references events.tenants (tenant_id),
    id uuid not null,
    system varchar not null,
    contract_id uuid null,
    client_by varchar null,
    user_name varchar not null,
    status varchar not null check (status in ('running', 'completed', 'failed', 'cancelled')),
    rows_read bigint not null default 0,
    streams bigint not null default 0,
    events_written bigint not null default 0,
    adjusted bigint not null default 0,
    refused jsonb not null default '[]',
    refused_count bigint not null default 0,
    error varchar null,
    started_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id)
);

select events.protect('events.imports');
grant select, insert, update on events.imports to msp_api;

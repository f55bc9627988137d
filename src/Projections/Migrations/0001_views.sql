-- Rows of projections. Two versions of each table, alike: one serves a tenant while the other can be filled beside it.
-- Rows are a pure function of the log: nothing here needs a backup.
create schema views;
grant usage on schema views to msp_api, msp_projector, msp_analyst;

alter table events.projection_progress
    -- The event a stopped projection could not fold.
    add column event_id uuid null,
    -- The last key done of a wide consequence at the next position.
    add column spread_to uuid null,
    -- Filled only to be compared; never serves.
    add column shadow boolean not null default false,
    add column started_at timestamptz not null default clock_timestamp();

create table views.views_clients_v1 (
    tenant_id varchar not null,
    id uuid not null,
    version bigint not null,
    name text not null,
    status text not null,
    time_zone text not null,
    industry text null,
    internal boolean not null,
    pain_points integer not null,
    onboarded_at timestamptz not null,
    offboarded_at timestamptz null,
    last_position bigint not null,
    primary key (tenant_id, id)
);
create index on views.views_clients_v1 (tenant_id, onboarded_at, id);

create table views.views_client_words_v1 (
    tenant_id varchar not null,
    word text collate "C" not null,
    client_id uuid not null,
    primary key (tenant_id, word, client_id)
);
create index on views.views_client_words_v1 (tenant_id, client_id);

create table views.views_contracts_v1 (
    tenant_id varchar not null,
    id uuid not null,
    version bigint not null,
    client_id uuid not null,
    name text not null,
    signed_on date not null,
    effective_from date not null,
    -- The last day of the term, after renewals; terminated_on is the first day on which nothing is owed any more.
    ends_on date null,
    terminated_on date null,
    currency text not null,
    monthly_fee bigint not null,
    time_zone text not null,
    signed_at timestamptz not null,
    last_position bigint not null,
    primary key (tenant_id, id)
);
create index on views.views_contracts_v1 (tenant_id, client_id, id);
create index on views.views_contracts_v1 (tenant_id, signed_at, id);

create table views.views_contract_words_v1 (
    tenant_id varchar not null,
    word text collate "C" not null,
    contract_id uuid not null,
    primary key (tenant_id, word, contract_id)
);
create index on views.views_contract_words_v1 (tenant_id, contract_id);

create table views.views_tickets_v1 (
    tenant_id varchar not null,
    id uuid not null,
    version bigint not null,
    contract_id uuid not null,
    client_id uuid not null,
    title text not null,
    description text null,
    status text not null,
    type text not null,
    category text null,
    priority integer not null,
    priority_from text not null,
    impact integer null,
    urgency integer null,
    requester_name text not null,
    requester_email text null,
    assignee text null,
    assignee_group text null,
    channel text not null,
    service_area text null,
    story_id uuid null,
    external_system text null,
    external_id text null,
    external_url text null,
    paused_for text[] not null,
    escalation_level integer not null,
    reopen_count integer not null,
    opened_at timestamptz not null,
    first_responded_at timestamptz null,
    resolved_at timestamptz null,
    closed_at timestamptz null,
    work_minutes bigint not null,
    last_position bigint not null,
    primary key (tenant_id, id)
);
create index on views.views_tickets_v1 (tenant_id, opened_at, id);
create index on views.views_tickets_v1 (tenant_id, contract_id, opened_at, id);
create index on views.views_tickets_v1 (tenant_id, client_id, opened_at, id);
create index on views.views_tickets_v1 (tenant_id, external_id, external_system) where external_id is not null;

create table views.views_ticket_words_v1 (
    tenant_id varchar not null,
    word text collate "C" not null,
    ticket_id uuid not null,
    primary key (tenant_id, word, ticket_id)
);
create index on views.views_ticket_words_v1 (tenant_id, ticket_id);

-- Which streams belong to a contract or client: how a replay finds what it folds.
create table views.views_stream_index_v1 (
    tenant_id varchar not null,
    stream_id uuid not null,
    kind text not null,
    client_id uuid not null,
    contract_id uuid null,
    first_position bigint not null,
    last_position bigint not null,
    primary key (tenant_id, stream_id)
);
create index on views.views_stream_index_v1 (tenant_id, contract_id, kind, first_position);
create index on views.views_stream_index_v1 (tenant_id, client_id, kind, first_position);

do $$
declare
    v1 text;
    v2 text;
begin
    foreach v1 in array array[
        'views_clients_v1', 'views_client_words_v1', 'views_contracts_v1', 'views_contract_words_v1',
        'views_tickets_v1', 'views_ticket_words_v1', 'views_stream_index_v1']
    loop
        v2 := replace(v1, '_v1', '_v2');
        execute format('create table views.%I (like views.%I including all)', v2, v1);
    end loop;
    for v1 in select tablename from pg_tables where schemaname = 'views' loop
        perform events.protect(format('views.%I', v1)::regclass), events.let_analysts_read(format('views.%I', v1)::regclass);
        execute format('grant select on views.%I to msp_api', v1);
        execute format('grant select, insert, update, delete on views.%I to msp_projector', v1);
    end loop;
end
$$;

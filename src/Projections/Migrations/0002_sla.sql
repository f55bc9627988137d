-- One row a ticket, those without clocks too: what an amendment has to reach.
create table views.views_sla_tickets_v1 (
    tenant_id varchar not null,
    ticket_id uuid not null,
    contract_id uuid not null,
    opened_at timestamptz not null,
    -- Closed or cancelled: what takes effect later does not concern it.
    finished_at timestamptz null,
    primary key (tenant_id, ticket_id)
);
create index on views.views_sla_tickets_v1 (tenant_id, contract_id, ticket_id);

-- One row a clock and era: all that is needed to judge it at any instant without its ticket.
create table views.views_sla_clocks_v1 (
    tenant_id varchar not null,
    ticket_id uuid not null,
    metric text not null,
    cycle integer not null,
    -- An era begins where an amendment agreed before takes effect: the row counts for judgedAt in [valid_from, valid_until).
    era integer not null,
    valid_from timestamptz null,
    valid_until timestamptz null,
    contract_id uuid not null,
    client_id uuid not null,
    ticket_type text not null,
    external_system text null,
    external_id text null,
    priority integer not null,
    calendar_name text not null,
    -- Names the calendar among those of views_sla_calendars; null for 24x7.
    calendar_hash text null,
    started_at timestamptz not null,
    due_at timestamptz null,
    stopped_at timestamptz null,
    cancelled_at timestamptz null,
    target_seconds bigint not null,
    anchor_at timestamptz not null,
    elapsed_micros bigint not null,
    paused_micros bigint not null,
    is_paused boolean not null,
    paused_until timestamptz null,
    -- The due time from paused_until on, for a clock paused before due whose pause has an end.
    due_once_resumed timestamptz null,
    next_threshold integer null,
    next_threshold_at timestamptz null,
    -- The earlier of stop and due time, and its month in the contract's zone: where the clock counts once it is stopped or due.
    counts_at timestamptz null,
    counts_in date null,
    -- Whether the client agreed to leave it out of the figures.
    excluded boolean not null,
    primary key (tenant_id, ticket_id, metric, cycle, era)
);
create index on views.views_sla_clocks_v1 (tenant_id, contract_id, counts_in);
create index on views.views_sla_clocks_v1 (tenant_id, due_at, ticket_id) where stopped_at is null and cancelled_at is null;
create index on views.views_sla_clocks_v1 (tenant_id, started_at, ticket_id, metric, cycle);

-- Every calendar a contract ever agreed, by the hash that clocks name it by.
create table views.views_sla_calendars_v1 (
    tenant_id varchar not null,
    contract_id uuid not null,
    hash text not null,
    calendar jsonb not null,
    primary key (tenant_id, contract_id, hash)
);

-- The figures of a month as the rows had them when its report was delivered or restated.
create table views.views_sla_reports_v1 (
    tenant_id varchar not null,
    contract_id uuid not null,
    position bigint not null,
    period date not null,
    at timestamptz not null,
    recorded_at timestamptz not null,
    by text null,
    -- Of a restatement; null for the report.
    reason text null,
    figures jsonb not null,
    primary key (tenant_id, contract_id, position)
);

do $$
declare
    v1 text;
    v2 text;
begin
    foreach v1 in array array['views_sla_tickets_v1', 'views_sla_clocks_v1', 'views_sla_calendars_v1', 'views_sla_reports_v1'] loop
        v2 := replace(v1, '_v1', '_v2');
        execute format('create table views.%I (like views.%I including all)', v2, v1);
        foreach v2 in array array[v1, v2] loop
            perform events.protect(format('views.%I', v2)::regclass), events.let_analysts_read(format('views.%I', v2)::regclass);
            execute format('grant select on views.%I to msp_api', v2);
            execute format('grant select, insert, update, delete on views.%I to msp_projector', v2);
        end loop;
    end loop;
end
$$;

-- What the timer waits for. One version only: an effect has no rebuild.
create table views.views_sla_timer_tickets_v1 (
    tenant_id varchar not null,
    ticket_id uuid not null,
    contract_id uuid not null,
    finished_at timestamptz null,
    primary key (tenant_id, ticket_id)
);
create index on views.views_sla_timer_tickets_v1 (tenant_id, contract_id, ticket_id);

create table views.views_sla_timers_v1 (
    tenant_id varchar not null,
    ticket_id uuid not null,
    -- metric/cycle/percent/target seconds, or resume/reason: with tenant and ticket the name of the event that will be recorded.
    occasion text not null,
    due_at timestamptz not null,
    -- The ticket's version it was worked out from: what a newer fold put here is not the timer's to drop.
    ticket_version bigint not null,
    primary key (tenant_id, ticket_id, occasion)
);
create index on views.views_sla_timers_v1 (due_at);

select events.protect(t), events.let_analysts_read(t)
from unnest(array['views.views_sla_timer_tickets_v1', 'views.views_sla_timers_v1']::regclass[]) t;
select events.allow_timer_search('views.views_sla_timers_v1');
grant select on views.views_sla_timer_tickets_v1, views.views_sla_timers_v1 to msp_api;
grant select, insert, update, delete on views.views_sla_timer_tickets_v1, views.views_sla_timers_v1 to msp_projector;

create table views.views_change_requests_v1 (
    tenant_id varchar not null,
    id uuid not null,
    version bigint not null,
    contract_id uuid not null,
    client_id uuid not null,
    title text not null,
    kind text not null,
    priority text null,
    status text not null,
    requested_by_name text not null,
    requested_by_role text not null,
    requested_by_organisation text not null,
    story_id uuid null,
    ticket_id uuid null,
    -- Of the last assessment; minor units of the contract's currency.
    effort_minutes integer null,
    cost bigint null,
    schedule_days integer null,
    risk text null,
    affects text[] not null,
    -- To whom it was last submitted.
    decider text null,
    decide_by timestamptz null,
    raised_at timestamptz not null,
    -- The first submission.
    submitted_at timestamptz null,
    -- While it is deferred.
    deferred_until timestamptz null,
    decided_at timestamptz null,
    approved_by_name text null,
    approved_by_organisation text null,
    effective_from date null,
    actual_effort_minutes integer null,
    actual_cost bigint null,
    implemented_at timestamptz null,
    last_position bigint not null,
    primary key (tenant_id, id)
);
create index on views.views_change_requests_v1 (tenant_id, raised_at, id);
create index on views.views_change_requests_v1 (tenant_id, contract_id, raised_at, id);
create index on views.views_change_requests_v1 (tenant_id, client_id, raised_at, id);
create index on views.views_change_requests_v1 (tenant_id, decide_by) where decided_at is null and decide_by is not null;

create table views.views_change_request_words_v1 (
    tenant_id varchar not null,
    word text collate "C" not null,
    change_request_id uuid not null,
    primary key (tenant_id, word, change_request_id)
);
create index on views.views_change_request_words_v1 (tenant_id, change_request_id);

do $$
declare
    v1 text;
    v2 text;
begin
    foreach v1 in array array['views_change_requests_v1', 'views_change_request_words_v1'] loop
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

create view analytics.change_requests with (security_invoker = true) as
select r.* from views.views_change_requests_v1 r join events.active_versions a
  on a.tenant_id = r.tenant_id and a.projection = 'change_requests' and a.version = 1
union all
select r.* from views.views_change_requests_v2 r join events.active_versions a
  on a.tenant_id = r.tenant_id and a.projection = 'change_requests' and a.version = 2;
grant select on analytics.change_requests to msp_api, msp_analyst;

create table views.views_use_cases_v1 (
    tenant_id varchar not null,
    id uuid not null,
    version bigint not null,
    client_id uuid not null,
    title text not null,
    goal text not null,
    status text not null,
    -- Of the priority in force.
    score numeric null,
    value integer null,
    urgency integer null,
    feasibility numeric null,
    scenarios integer not null,
    -- The highest likelihood x impact of its scenarios.
    highest_risk integer null,
    next_review_on date null,
    -- The end of that day in the client's zone, while the use case is pursued.
    review_overdue_from timestamptz null,
    defined_at timestamptz not null,
    retired_at timestamptz null,
    last_position bigint not null,
    primary key (tenant_id, id)
);
create index on views.views_use_cases_v1 (tenant_id, defined_at, id);
create index on views.views_use_cases_v1 (tenant_id, client_id, defined_at, id);
create index on views.views_use_cases_v1 (tenant_id, review_overdue_from) where review_overdue_from is not null;

create table views.views_use_case_words_v1 (
    tenant_id varchar not null,
    word text collate "C" not null,
    use_case_id uuid not null,
    primary key (tenant_id, word, use_case_id)
);
create index on views.views_use_case_words_v1 (tenant_id, use_case_id);

do $$
declare
    v1 text;
    v2 text;
begin
    foreach v1 in array array['views_use_cases_v1', 'views_use_case_words_v1'] loop
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

create view analytics.use_cases with (security_invoker = true) as
select r.* from views.views_use_cases_v1 r join events.active_versions a
  on a.tenant_id = r.tenant_id and a.projection = 'use_cases' and a.version = 1
union all
select r.* from views.views_use_cases_v2 r join events.active_versions a
  on a.tenant_id = r.tenant_id and a.projection = 'use_cases' and a.version = 2;
grant select on analytics.use_cases to msp_api, msp_analyst;

-- One row a piece of work that stands, with what allowed it.
create table views.views_scope_work_v1 (
    tenant_id varchar not null,
    -- The ticket, story or initiative that holds it.
    stream_id uuid not null,
    work_id uuid not null,
    holder text not null,
    contract_id uuid not null,
    client_id uuid not null,
    coverage text not null,
    started_at timestamptz not null,
    -- The first day of its month in the contract's zone.
    month date not null,
    who text not null,
    role text null,
    minutes integer not null,
    -- Minor units of the contract's currency, an hour and in all.
    rate bigint not null,
    cost bigint not null,
    unrated boolean not null,
    billable boolean not null,
    scope_item text null,
    change_request_id uuid null,
    primary key (tenant_id, stream_id, work_id)
);
create index on views.views_scope_work_v1 (tenant_id, contract_id, started_at, stream_id, work_id);
create index on views.views_scope_work_v1 (tenant_id, contract_id, coverage, started_at);
create index on views.views_scope_work_v1 (tenant_id, contract_id, scope_item, started_at) where scope_item is not null;
create index on views.views_scope_work_v1 (tenant_id, change_request_id, stream_id) where change_request_id is not null;

-- One row a fact about work: what the running timeline is told from, and how a replay finds the streams that hold a contract's work.
create table views.views_scope_work_steps_v1 (
    tenant_id varchar not null,
    stream_id uuid not null,
    position bigint not null,
    contract_id uuid not null,
    occurred_at timestamptz not null,
    what text not null,
    holder text not null,
    work_id uuid not null,
    -- The work by this fact; all null where it was taken back.
    started_at timestamptz null,
    minutes integer null,
    cost bigint null,
    unrated boolean null,
    billable boolean null,
    scope_item text null,
    change_request_id uuid null,
    primary key (tenant_id, stream_id, position)
);
create index on views.views_scope_work_steps_v1 (tenant_id, contract_id, position);

-- One row a fact that moves the requirements of a contract.
create table views.views_scope_story_steps_v1 (
    tenant_id varchar not null,
    story_id uuid not null,
    position bigint not null,
    contract_id uuid not null,
    occurred_at timestamptz not null,
    move text not null,
    primary key (tenant_id, story_id, position)
);
create index on views.views_scope_story_steps_v1 (tenant_id, contract_id, position);

-- One row a change request: where it stands and what it was last assessed to take.
create table views.views_scope_changes_v1 (
    tenant_id varchar not null,
    change_request_id uuid not null,
    contract_id uuid not null,
    client_id uuid not null,
    first_position bigint not null,
    status text not null,
    effort_minutes integer null,
    cost bigint null,
    raised_at timestamptz not null,
    -- The first submission.
    submitted_at timestamptz null,
    -- Approval or rejection.
    decided_at timestamptz null,
    primary key (tenant_id, change_request_id)
);
create index on views.views_scope_changes_v1 (tenant_id, contract_id, first_position);

-- One row a version of a contract's baseline, in the order they take effect; those still to come are among them.
create table views.views_scope_baselines_v1 (
    tenant_id varchar not null,
    contract_id uuid not null,
    sequence integer not null,
    client_id uuid not null,
    -- 0 as signed, then in the order they were agreed.
    version integer not null,
    effective_at timestamptz not null,
    month date not null,
    change_request_id uuid null,
    effort_minutes bigint not null,
    cost bigint not null,
    effort_growth bigint not null,
    cost_growth bigint not null,
    effort_descoped bigint not null,
    cost_descoped bigint not null,
    primary key (tenant_id, contract_id, sequence)
);

do $$
declare
    v1 text;
    v2 text;
begin
    foreach v1 in array array[
        'views_scope_work_v1', 'views_scope_work_steps_v1', 'views_scope_story_steps_v1', 'views_scope_changes_v1', 'views_scope_baselines_v1'] loop
        v2 := replace(v1, '_v1', '_v2');
        execute format('create table views.%I (like views.%I including all)', v2, v1);
        foreach v2 in array array[v1, v2] loop
            perform events.protect(format('views.%I', v2)::regclass), events.let_analysts_read(format('views.%I', v2)::regclass);
            execute format('grant select on views.%I to msp_api', v2);
            execute format('grant select, insert, update, delete on views.%I to msp_projector', v2);
        end loop;
    end loop;
    foreach v1 in array array['scope_work', 'scope_changes', 'scope_baselines'] loop
        execute format(
            'create view analytics.%1$I with (security_invoker = true) as
             select r.* from views.views_%1$s_v1 r join events.active_versions a
               on a.tenant_id = r.tenant_id and a.projection = ''scope'' and a.version = 1
             union all
             select r.* from views.views_%1$s_v2 r join events.active_versions a
               on a.tenant_id = r.tenant_id and a.projection = ''scope'' and a.version = 2',
            v1);
        execute format('grant select on analytics.%I to msp_api, msp_analyst', v1);
    end loop;
end
$$;

-- What each month added to a contract's scope, and what it comes to by its end; effort in minutes, cost in minor units. Months in which nothing moved are left out.
create view analytics.scope_months with (security_invoker = true) as
with moves as (
    select tenant_id, contract_id, client_id, month, effort_growth, cost_growth, effort_descoped, cost_descoped,
           0 as minutes, 0::bigint as cost, null::text as coverage, false as unrated
    from analytics.scope_baselines
    where sequence > 0 and effective_at <= now()
    union all
    select tenant_id, contract_id, client_id, month, 0, 0, 0, 0, minutes, cost, coverage, unrated
    from analytics.scope_work),
months as (
    select tenant_id, contract_id, client_id, month,
           sum(effort_growth)::bigint as effort_growth, sum(effort_descoped)::bigint as effort_descoped,
           sum(cost_growth)::bigint as cost_growth, sum(cost_descoped)::bigint as cost_descoped,
           coalesce(sum(minutes) filter (where coverage = 'inScope'), 0)::bigint as effort_in_scope,
           coalesce(sum(minutes) filter (where coverage = 'approved'), 0)::bigint as effort_approved,
           coalesce(sum(minutes) filter (where coverage = 'ratified'), 0)::bigint as effort_ratified,
           coalesce(sum(minutes) filter (where coverage = 'unapproved'), 0)::bigint as effort_unapproved,
           coalesce(sum(cost) filter (where coverage = 'inScope'), 0)::bigint as cost_in_scope,
           coalesce(sum(cost) filter (where coverage = 'approved'), 0)::bigint as cost_approved,
           coalesce(sum(cost) filter (where coverage = 'ratified'), 0)::bigint as cost_ratified,
           coalesce(sum(cost) filter (where coverage = 'unapproved'), 0)::bigint as cost_unapproved,
           coalesce(sum(minutes) filter (where unrated), 0)::bigint as unrated_minutes
    from moves
    group by tenant_id, contract_id, client_id, month)
select m.*, v0.effort_minutes as effort_baseline_v0, v0.cost as cost_baseline_v0,
       round(100.0 * sum(m.effort_unapproved) over upto / nullif(v0.effort_minutes, 0), 4) as effort_uncontrolled_creep_percent,
       round(100.0 * sum(m.cost_unapproved) over upto / nullif(v0.cost, 0), 4) as cost_uncontrolled_creep_percent,
       round(100.0 * sum(m.effort_growth + m.effort_unapproved) over upto / nullif(v0.effort_minutes, 0), 4) as effort_gross_creep_percent,
       round(100.0 * sum(m.cost_growth + m.cost_unapproved) over upto / nullif(v0.cost, 0), 4) as cost_gross_creep_percent,
       round(100.0 * sum(m.effort_growth + m.effort_unapproved - m.effort_descoped) over upto / nullif(v0.effort_minutes, 0), 4) as effort_net_creep_percent,
       round(100.0 * sum(m.cost_growth + m.cost_unapproved - m.cost_descoped) over upto / nullif(v0.cost, 0), 4) as cost_net_creep_percent
from months m
join analytics.scope_baselines v0 on v0.tenant_id = m.tenant_id and v0.contract_id = m.contract_id and v0.sequence = 0
window upto as (partition by m.tenant_id, m.contract_id order by m.month);
grant select on analytics.scope_months to msp_api, msp_analyst;

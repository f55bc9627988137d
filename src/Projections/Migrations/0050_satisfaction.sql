-- What a client's satisfaction follows from, as its streams say it: instants, since the client's days are numbered where they are used.
create table views.views_satisfaction_clients_v1 (
    tenant_id varchar not null,
    client_id uuid not null,
    time_zone text not null,
    onboarded_at timestamptz not null,
    primary key (tenant_id, client_id)
);

create table views.views_satisfaction_contracts_v1 (
    tenant_id varchar not null,
    contract_id uuid not null,
    client_id uuid not null,
    signed_on date not null,
    primary key (tenant_id, contract_id)
);
create index on views.views_satisfaction_contracts_v1 (tenant_id, client_id, signed_on);

-- Answers that count: from the client, with a score, not retracted.
create table views.views_satisfaction_answers_v1 (
    tenant_id varchar not null,
    feedback_id uuid not null,
    client_id uuid not null,
    at timestamptz not null,
    kind text not null,
    score numeric not null,
    normalised double precision not null,
    primary key (tenant_id, feedback_id)
);
create index on views.views_satisfaction_answers_v1 (tenant_id, client_id, at);

create table views.views_satisfaction_initiatives_v1 (
    tenant_id varchar not null,
    initiative_id uuid not null,
    client_id uuid not null,
    kind text not null,
    started_at timestamptz not null,
    closed_at timestamptz null,
    primary key (tenant_id, initiative_id)
);
create index on views.views_satisfaction_initiatives_v1 (tenant_id, client_id);

create table views.views_satisfaction_contacts_v1 (
    tenant_id varchar not null,
    stream_id uuid not null,
    kind text not null,
    at timestamptz not null,
    client_id uuid not null,
    primary key (tenant_id, stream_id, kind, at)
);
create index on views.views_satisfaction_contacts_v1 (tenant_id, client_id, kind, at);

-- A row a day from day 0 to the last day that anything is known of. Each has all that the next day follows from.
create table views.views_satisfaction_days_v1 (
    tenant_id varchar not null,
    client_id uuid not null,
    day integer not null,
    date date not null,
    -- The index is weighted / weight; n_eff is the weight.
    weighted double precision not null,
    weight double precision not null,
    index_value double precision null,
    n_eff double precision not null,
    slope double precision null,
    direction text not null,
    flat_days integer not null,
    active_kinds text[] not null,
    rule text not null,
    -- What was accepted by this day; what is dated back over it later is not in it.
    stage text null,
    cycle integer null,
    stage_since integer null,
    stage_accepted_on integer null,
    -- The unbroken run that may be accepted next.
    candidate text null,
    candidate_since integer not null,
    days_since_contact integer not null,
    days_since_review integer not null,
    warning_score integer not null,
    warning_level text not null,
    primary key (tenant_id, client_id, day)
);
create index on views.views_satisfaction_days_v1 (tenant_id, client_id, stage_accepted_on, day);

-- What asks for attention from due_at on, or from the end of due_on in the client's zone, until something is done. A warning's row counts for an instant in
-- [valid_from, valid_until), open where null: what it will be if nothing happens.
create table views.views_attention_v1 (
    tenant_id varchar not null,
    stream_id uuid not null,
    kind text not null,
    -- Which of its stream; empty where a stream has one only.
    key text not null,
    stream_kind text not null,
    client_id uuid not null,
    contract_id uuid null,
    since timestamptz not null,
    due_at timestamptz null,
    due_on date null,
    valid_from timestamptz null,
    valid_until timestamptz null,
    what text null,
    owner text null,
    warning_score integer null,
    warning_level text null,
    primary key (tenant_id, stream_id, kind, key)
);
create index on views.views_attention_v1 (tenant_id, due_at);
create index on views.views_attention_v1 (tenant_id, due_on) where due_on is not null;

do $$
declare
    v1 text;
    v2 text;
begin
    foreach v1 in array array[
        'views_satisfaction_clients_v1', 'views_satisfaction_contracts_v1', 'views_satisfaction_answers_v1', 'views_satisfaction_initiatives_v1',
        'views_satisfaction_contacts_v1', 'views_satisfaction_days_v1', 'views_attention_v1']
    loop
        v2 := replace(v1, '_v1', '_v2');
        execute format('create table views.%I (like views.%I including all)', v2, v1);
        foreach v2 in array array[v1, v2] loop
            perform events.protect(format('views.%I', v2)::regclass), events.let_analysts_read(format('views.%I', v2)::regclass);
            execute format('grant select on views.%I to msp_api', v2);
            execute format('grant select, insert, update, delete on views.%I to msp_projector', v2);
        end loop;
    end loop;

    for v1, v2 in select * from (values
        ('satisfaction_days', 'views_satisfaction_days'),
        ('satisfaction_answers', 'views_satisfaction_answers'),
        ('attention', 'views_attention')) as v (name, source)
    loop
        execute format(
            'create view analytics.%1$I with (security_invoker = true) as
             select r.* from views.%2$I r join events.active_versions a
               on a.tenant_id = r.tenant_id and a.projection = ''satisfaction'' and a.version = 1
             union all
             select r.* from views.%3$I r join events.active_versions a
               on a.tenant_id = r.tenant_id and a.projection = ''satisfaction'' and a.version = 2',
            v1, v2 || '_v1', v2 || '_v2');
        execute format('grant select on analytics.%I to msp_api, msp_analyst', v1);
    end loop;
end
$$;

-- The stages, dated back: a day belongs to the last one whose since is not after it.
create view analytics.satisfaction_stages with (security_invoker = true) as
select tenant_id, client_id, stage, cycle, since, accepted_on, lead(since) over (partition by tenant_id, client_id order by since) as until
from (
    select tenant_id, client_id, stage, cycle, min(date) - (min(day) - stage_since) as since, min(date) as accepted_on
    from analytics.satisfaction_days
    where stage is not null
    group by tenant_id, client_id, stage, cycle, stage_since) accepted;
grant select on analytics.satisfaction_stages to msp_api, msp_analyst;

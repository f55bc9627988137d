-- How far each policy has followed a tenant's log: its effects up to here are in the log, once.
create table events.policy_progress (
    tenant_id varchar not null references events.tenants (tenant_id),
    policy varchar not null,
    position bigint not null,
    status varchar not null check (status in ('running', 'stopped')),
    -- Of a policy that stopped: why, and at which event.
    error varchar null,
    event_id uuid null,
    updated_at timestamptz not null,
    primary key (tenant_id, policy)
);

-- What followed from a fact and was refused by a rule: asked for once, and left for people to settle.
create table events.policy_refusals (
    tenant_id varchar not null references events.tenants (tenant_id),
    -- Follows from the policy, the fact and the stream: the same refusal is recorded once.
    id uuid not null,
    policy varchar not null,
    -- The fact it followed from, and its place in the log.
    cause_id uuid not null,
    cause_type varchar not null,
    position bigint not null,
    -- The stream that refused.
    stream_id uuid not null,
    code varchar not null,
    detail varchar not null,
    refused_at timestamptz not null,
    primary key (tenant_id, id)
);
create index on events.policy_refusals (tenant_id, position);

select events.protect(t) from unnest(array['events.policy_progress', 'events.policy_refusals']::regclass[]) t;
select events.allow_work_search('events.policy_progress');
select events.let_analysts_read('events.policy_refusals');
grant select, insert, update on events.policy_progress to msp_projector;
grant select, insert on events.policy_refusals to msp_projector;

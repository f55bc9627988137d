-- The contracts an initiative has work under.
alter table views.views_initiatives_v1 add column contract_ids uuid[] not null default '{}';
alter table views.views_initiatives_v2 add column contract_ids uuid[] not null default '{}';

-- The streams that hold facts under a contract that is not the one they began with.
create table views.views_stream_contracts_v1 (
    tenant_id varchar not null,
    stream_id uuid not null,
    contract_id uuid not null,
    first_position bigint not null,
    last_position bigint not null,
    primary key (tenant_id, stream_id, contract_id)
);
create index on views.views_stream_contracts_v1 (tenant_id, contract_id, first_position);
create table views.views_stream_contracts_v2 (like views.views_stream_contracts_v1 including all);

select events.protect(t), events.let_analysts_read(t)
from unnest(array['views.views_stream_contracts_v1', 'views.views_stream_contracts_v2']::regclass[]) t;
grant select on views.views_stream_contracts_v1, views.views_stream_contracts_v2 to msp_api;
grant select, insert, update, delete on views.views_stream_contracts_v1, views.views_stream_contracts_v2 to msp_projector;

-- Rows that stand know nothing of these: both projections begin anew. The owner steps past the policy for this statement, since it concerns every tenant.
truncate views.views_stream_index_v1, views.views_stream_index_v2,
    views.views_initiatives_v1, views.views_initiatives_v2, views.views_initiative_words_v1, views.views_initiative_words_v2;
alter table events.projection_progress no force row level security;
update events.projection_progress set position = 0, spread_to = null where projection in ('stream_index', 'initiatives');
alter table events.projection_progress force row level security;

create or replace view analytics.initiatives with (security_invoker = true) as
select r.* from views.views_initiatives_v1 r
join events.active_versions a on a.tenant_id = r.tenant_id and a.projection = 'initiatives' and a.version = 1
union all
select r.* from views.views_initiatives_v2 r
join events.active_versions a on a.tenant_id = r.tenant_id and a.projection = 'initiatives' and a.version = 2;

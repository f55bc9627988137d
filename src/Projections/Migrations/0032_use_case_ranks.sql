do $$
declare
    v integer;
begin
    for v in 1..2 loop
        execute format(
            'alter table views.views_use_cases_v%s
                 add column value_weight numeric null, add column urgency_weight numeric null, add column feasibility_weight numeric null', v);
    end loop;
end
$$;

-- Places among the rated use cases that a client pursues, with how far they move when a weight is a fifth higher or lower.
create table views.views_use_case_ranks_v1 (
    tenant_id varchar not null,
    client_id uuid not null,
    use_case_id uuid not null,
    rank integer not null,
    best_rank integer not null,
    worst_rank integer not null,
    primary key (tenant_id, client_id, use_case_id)
);
create table views.views_use_case_ranks_v2 (like views.views_use_case_ranks_v1 including all);

select events.protect(t), events.let_analysts_read(t)
from unnest(array['views.views_use_case_ranks_v1', 'views.views_use_case_ranks_v2']::regclass[]) t;
grant select on views.views_use_case_ranks_v1, views.views_use_case_ranks_v2 to msp_api;
grant select, insert, update, delete on views.views_use_case_ranks_v1, views.views_use_case_ranks_v2 to msp_projector;

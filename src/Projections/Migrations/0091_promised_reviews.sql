-- How often a contract promises reviews, and which are planned or were held under it: from both follows which one is missing.
create table views.views_review_promises_v1 (
    tenant_id varchar not null,
    contract_id uuid not null,
    client_id uuid not null,
    frequency text not null,
    time_zone text not null,
    promised_from date not null,
    -- When the contract ends; null while that is open.
    promised_until timestamptz null,
    primary key (tenant_id, contract_id)
);

create table views.views_planned_reviews_v1 (
    tenant_id varchar not null,
    review_id uuid not null,
    contract_id uuid not null,
    kind text not null,
    at timestamptz not null,
    held boolean not null,
    primary key (tenant_id, review_id)
);
create index on views.views_planned_reviews_v1 (tenant_id, contract_id);

do $$
declare
    v1 text;
    v2 text;
begin
    foreach v1 in array array['views_review_promises_v1', 'views_planned_reviews_v1'] loop
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

-- Rows that stand know nothing of them: the projection begins anew. The owner steps past the policy for this statement, since it concerns every tenant.
truncate views.views_satisfaction_clients_v1, views.views_satisfaction_clients_v2, views.views_satisfaction_contracts_v1, views.views_satisfaction_contracts_v2,
    views.views_satisfaction_answers_v1, views.views_satisfaction_answers_v2, views.views_satisfaction_initiatives_v1, views.views_satisfaction_initiatives_v2,
    views.views_satisfaction_contacts_v1, views.views_satisfaction_contacts_v2, views.views_satisfaction_days_v1, views.views_satisfaction_days_v2,
    views.views_attention_v1, views.views_attention_v2;
alter table events.projection_progress no force row level security;
update events.projection_progress set position = 0, spread_to = null where projection = 'satisfaction';
alter table events.projection_progress force row level security;

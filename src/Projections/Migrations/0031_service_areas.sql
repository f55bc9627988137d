create table views.views_service_areas_v1 (
    tenant_id varchar not null,
    id uuid not null,
    version bigint not null,
    client_id uuid not null,
    name text not null,
    moscow text null,
    phase text not null,
    phase_since timestamptz not null,
    round integer not null,
    -- What the phase cannot be left without: keiMeasurement:ease.
    missing_outputs text[] not null,
    -- Indicators in force, and the earliest day one of them is to be reviewed.
    keis integer not null,
    kei_review_due_on date null,
    -- The end of that day in the client's zone.
    kei_review_overdue_from timestamptz null,
    targeted_at timestamptz not null,
    last_position bigint not null,
    primary key (tenant_id, id)
);
create index on views.views_service_areas_v1 (tenant_id, targeted_at, id);
create index on views.views_service_areas_v1 (tenant_id, client_id, targeted_at, id);

create table views.views_keis_v1 (
    tenant_id varchar not null,
    service_area_id uuid not null,
    key text not null,
    client_id uuid not null,
    name text not null,
    version integer not null,
    scale_min numeric not null,
    scale_max numeric not null,
    better text not null,
    target numeric not null,
    -- The value of the latest month.
    value numeric null,
    on_target boolean null,
    retired boolean not null,
    review_due_on date null,
    -- The end of that day in the client's zone.
    review_overdue_from timestamptz null,
    primary key (tenant_id, service_area_id, key)
);
create index on views.views_keis_v1 (tenant_id, review_overdue_from) where review_overdue_from is not null;

create table views.views_service_area_words_v1 (
    tenant_id varchar not null,
    word text collate "C" not null,
    service_area_id uuid not null,
    primary key (tenant_id, word, service_area_id)
);
create index on views.views_service_area_words_v1 (tenant_id, service_area_id);

do $$
declare
    v1 text;
    v2 text;
begin
    foreach v1 in array array['views_service_areas_v1', 'views_keis_v1', 'views_service_area_words_v1'] loop
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

create view analytics.service_areas with (security_invoker = true) as
select r.* from views.views_service_areas_v1 r join events.active_versions a
  on a.tenant_id = r.tenant_id and a.projection = 'service_areas' and a.version = 1
union all
select r.* from views.views_service_areas_v2 r join events.active_versions a
  on a.tenant_id = r.tenant_id and a.projection = 'service_areas' and a.version = 2;
grant select on analytics.service_areas to msp_api, msp_analyst;

create view analytics.keis with (security_invoker = true) as
select r.* from views.views_keis_v1 r join events.active_versions a
  on a.tenant_id = r.tenant_id and a.projection = 'service_areas' and a.version = 1
union all
select r.* from views.views_keis_v2 r join events.active_versions a
  on a.tenant_id = r.tenant_id and a.projection = 'service_areas' and a.version = 2;
grant select on analytics.keis to msp_api, msp_analyst;

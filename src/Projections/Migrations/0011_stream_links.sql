-- What names a stream: the reverse of what the naming streams say, at every position and as of every instant.
create table views.views_stream_links_v1 (
    tenant_id varchar not null,
    -- The stream whose fact it is; the source is that stream, or one that it connects.
    owner_id uuid not null,
    source_id uuid not null,
    source_kind text not null,
    -- What in the owner names the target; one name at a time.
    slot text not null,
    target_id uuid not null,
    relation text not null,
    from_position bigint not null,
    from_at timestamptz not null,
    -- Where another was named instead, or the name was taken back.
    until_position bigint null,
    until_at timestamptz null,
    primary key (tenant_id, owner_id, slot, from_position)
);
create index on views.views_stream_links_v1 (tenant_id, target_id, source_kind, source_id);

create table views.views_stream_links_v2 (like views.views_stream_links_v1 including all);

select events.protect(t), events.let_analysts_read(t)
from unnest(array['views.views_stream_links_v1', 'views.views_stream_links_v2']::regclass[]) t;
grant select on views.views_stream_links_v1, views.views_stream_links_v2 to msp_api;
grant select, insert, update, delete on views.views_stream_links_v1, views.views_stream_links_v2 to msp_projector;

create view analytics.stream_links with (security_invoker = true) as
select r.* from views.views_stream_links_v1 r join events.active_versions a
    on a.tenant_id = r.tenant_id and a.projection = 'stream_links' and a.version = 1
union all
select r.* from views.views_stream_links_v2 r join events.active_versions a
    on a.tenant_id = r.tenant_id and a.projection = 'stream_links' and a.version = 2;
grant select on analytics.stream_links to msp_api, msp_analyst;

-- What names a change request or an initiative: the reverse of what the naming streams say, at every position and as of every instant.
create table views.views_stream_links_v1 (
    tenant_id varchar not null,
    source_id uuid not null,
    source_kind text not null,
    -- What in the source names the target; one name at a time.
    slot text not null,
    target_id uuid not null,
    relation text not null,
    from_position bigint not null,
    from_at timestamptz not null,
    -- Where another was named instead, or the name was taken back.
    until_position bigint null,
    until_at timestamptz null,
    primary key (tenant_id, source_id, slot, from_position)
);
create index on views.views_stream_links_v1 (tenant_id, target_id, source_kind, source_id);

create table views.views_stream_links_v2 (like views.views_stream_links_v1 including all);

select events.protect(t), events.let_analysts_read(t)
from unnest(array['views.views_stream_links_v1', 'views.views_stream_links_v2']::regclass[]) t;
grant select on views.views_stream_links_v1, views.views_stream_links_v2 to msp_api;
grant select, insert, update, delete on views.views_stream_links_v1, views.views_stream_links_v2 to msp_projector;

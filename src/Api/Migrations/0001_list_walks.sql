-- The orders of walks over moving sort keys, kept from the first page: the next page may be asked of another node. In pieces, so that a page reads
-- no more than it shows; not compressed, since they are written once and read once.
create table events.list_walks (
    tenant_id  varchar     not null,
    id         uuid        not null,
    piece      integer     not null,
    keys       text[]      not null,
    total      integer     not null,
    complete   boolean     not null,
    expires_at timestamptz not null,
    primary key (tenant_id, id, piece)
);
alter table events.list_walks alter column keys set storage external;
create index list_walks_age on events.list_walks (tenant_id, expires_at);
select events.protect('events.list_walks');
grant select, insert, delete on events.list_walks to msp_api;

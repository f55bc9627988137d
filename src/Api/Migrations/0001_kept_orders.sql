-- The orders of walks over moving sort keys, kept from the first page: the next page may be asked of another node.
create table events.kept_orders (
    tenant_id  varchar     not null,
    id         uuid        not null,
    keys       text[]      not null,
    complete   boolean     not null,
    expires_at timestamptz not null,
    primary key (tenant_id, id)
);
create index kept_orders_age on events.kept_orders (tenant_id, expires_at);
select events.protect('events.kept_orders');
grant select, insert, delete on events.kept_orders to msp_api;

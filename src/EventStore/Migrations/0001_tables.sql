-- The tables, columns and keys of Marten 9 (conjoined tenancy, UUID streams), so that Marten can read them; nothing of our own is on them.
create table events.mt_streams (
    tenant_id   varchar     not null,
    id          uuid        not null,
    type        varchar,
    version     bigint      not null,
    timestamp   timestamptz not null default now(),
    created     timestamptz not null default now(),
    is_archived boolean     not null default false,
    constraint pkey_mt_streams_tenant_id_id primary key (tenant_id, id)
);

create table events.mt_events (
    seq_id         bigint       not null,
    id             uuid         not null,
    stream_id      uuid         not null,
    version        bigint       not null,
    data           jsonb        not null,
    bdata          bytea,
    type           varchar(500) not null,
    timestamp      timestamptz  not null default now(),
    tenant_id      varchar      not null,
    mt_dotnet_type varchar,
    correlation_id varchar,
    causation_id   varchar,
    headers        jsonb,
    user_name      varchar,
    is_archived    boolean      not null default false,
    constraint pkey_mt_events_tenant_id_seq_id primary key (tenant_id, seq_id)
);
create unique index pk_mt_events_stream_and_version on events.mt_events (tenant_id, stream_id, version);
create unique index idx_mt_events_event_id on events.mt_events (tenant_id, id);

-- Marten's own daemon would use it; ours does not.
create table events.mt_event_progression (
    name         varchar not null,
    last_seq_id  bigint,
    last_updated timestamptz default transaction_timestamp(),
    constraint pk_mt_event_progression primary key (name)
);

create table events.tenants (
    tenant_id  varchar     not null check (tenant_id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    secret     bytea       not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id)
);

-- One hot row per tenant: room on its page keeps every update there.
create table events.tenant_positions (
    tenant_id        varchar     not null,
    last_seq_id      bigint      not null default 0,
    last_recorded_at timestamptz not null default '-infinity',
    primary key (tenant_id),
    foreign key (tenant_id) references events.tenants (tenant_id)
) with (fillfactor = 10);

create table events.projection_progress (
    tenant_id  varchar     not null,
    projection varchar     not null,
    version    integer     not null,
    position   bigint      not null default 0,
    status     varchar     not null default 'running',
    error      text,
    updated_at timestamptz not null default now(),
    primary key (tenant_id, projection, version)
) with (fillfactor = 50);

create table events.active_versions (
    tenant_id  varchar not null,
    projection varchar not null,
    version    integer not null,
    primary key (tenant_id, projection)
);

create table events.idempotency (
    tenant_id    varchar     not null,
    credential   varchar     not null,
    key          varchar     not null,
    request_hash bytea       not null,
    status       integer     not null,
    stream_id    uuid,
    version      bigint,
    position     bigint,
    body         bytea,
    created_at   timestamptz not null default now(),
    primary key (tenant_id, credential, key)
);
create index idempotency_age on events.idempotency (tenant_id, created_at);

create table events.credentials (
    tenant_id    varchar     not null,
    key_id       varchar     not null,
    name         varchar     not null,
    secret_hash  bytea       not null,
    scopes       text[]      not null,
    created_at   timestamptz not null default now(),
    last_used_at timestamptz,
    revoked_at   timestamptz,
    primary key (tenant_id, key_id),
    foreign key (tenant_id) references events.tenants (tenant_id)
);
create index credentials_key_id on events.credentials (key_id);

-- What is destroyed to erase a person: without the key the events' ciphertext says nothing.
create table events.subject_keys (
    tenant_id varchar not null,
    subject   varchar not null,
    key       bytea   not null,
    primary key (tenant_id, subject)
);

-- Which tenants a person who logs in to the database may read; one login per person.
create table events.analysts (
    tenant_id varchar not null,
    login     name    not null,
    primary key (tenant_id, login)
);
create index analysts_login on events.analysts (login);

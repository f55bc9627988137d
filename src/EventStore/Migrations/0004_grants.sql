grant usage on schema events to msp_api, msp_projector, msp_analyst;

grant select, insert on events.mt_events to msp_api;
grant select, insert, update (version, timestamp) on events.mt_streams to msp_api;
grant select, insert, update (last_seq_id, last_recorded_at) on events.tenant_positions to msp_api;
grant select, insert on events.tenants, events.idempotency, events.subject_keys to msp_api;
grant select, insert, update (last_used_at, revoked_at) on events.credentials to msp_api;
grant select on events.projection_progress, events.active_versions, events.schema_migrations to msp_api;

grant select on events.mt_events, events.mt_streams, events.tenant_positions, events.subject_keys, events.schema_migrations to msp_projector;
grant select (tenant_id, created_at) on events.tenants to msp_projector;
grant select, delete on events.idempotency to msp_projector;
grant select, insert, update, delete on events.projection_progress, events.active_versions to msp_projector;

grant select on events.analysts to msp_analyst;

-- A tenant that came after the last ANALYZE is not among the column's known values, and the planner takes it for empty: then any index that
-- begins with the tenant looks as good as the one that fits, and a look-up of one event or stream reads the tenant's whole log. Without
-- statistics of its own every tenant counts as one of many, and the index that names the row wins.
alter table events.mt_events alter column tenant_id set statistics 0;
alter table events.mt_streams alter column tenant_id set statistics 0;
alter table events.idempotency alter column tenant_id set statistics 0;
alter table events.subject_keys alter column tenant_id set statistics 0;

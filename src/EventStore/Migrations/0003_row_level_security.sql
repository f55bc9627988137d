-- Every table with a tenant goes through these functions, those of other migrations too, so that there is one policy to know.

-- Confines a table to the tenant of the transaction, for its owner as well.
create function events.protect(target regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format(
        'create policy tenant on %s to msp_owner, msp_api, msp_projector'
        ' using (tenant_id = nullif(current_setting(''msp.tenant'', true), ''''))'
        ' with check (tenant_id = nullif(current_setting(''msp.tenant'', true), ''''))', target);
end
$$;

-- Lets analysts read a protected table: by who logged in, not by a setting they could change.
create function events.let_analysts_read(target regclass) returns void language plpgsql as $$
begin
    execute format(
        'create policy analyst on %s for select to msp_analyst'
        ' using (tenant_id = any (array(select a.tenant_id from events.analysts a where a.login = session_user)))', target);
    execute format('grant select on %s to msp_analyst', target);
end
$$;

-- Lets the projector search a protected table over all tenants for those that have work.
create function events.allow_work_search(target regclass) returns void language plpgsql as $$
begin
    execute format(
        'create policy work_search on %s for select to msp_projector using (current_setting(''msp.search'', true) = ''work'')', target);
end
$$;

-- Lets the projector search a protected table over all tenants for timers that are due.
create function events.allow_timer_search(target regclass) returns void language plpgsql as $$
begin
    execute format(
        'create policy timer_search on %s for select to msp_projector using (current_setting(''msp.search'', true) = ''timers'')', target);
end
$$;

revoke execute on function events.protect, events.let_analysts_read, events.allow_work_search, events.allow_timer_search from public;

select events.protect(t) from unnest(array[
    'events.mt_streams', 'events.mt_events', 'events.tenants', 'events.tenant_positions', 'events.projection_progress', 'events.active_versions',
    'events.idempotency', 'events.credentials', 'events.subject_keys', 'events.analysts']::regclass[]) t;
select events.let_analysts_read('events.active_versions');
select events.allow_work_search(t) from unnest(array['events.tenant_positions', 'events.projection_progress']::regclass[]) t;

-- A key names its tenant: the only row to be seen before the tenant is known.
create policy credential_search on events.credentials for select to msp_api
    using (key_id = nullif(current_setting('msp.key_id', true), ''));

-- An analyst sees who he is himself, no more.
create policy analyst on events.analysts for select to msp_analyst using (login = session_user);

-- Grants keep the API from changing events; this keeps everyone from it, replication roles included. Citus refuses triggers: there the grants stand alone.
create function events.refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if to_jsonb(new) - 'is_archived' = to_jsonb(old) - 'is_archived' then
            return new;
        end if;
    end if;
    raise exception 'events are append-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;

do $$
begin
    if exists (select from pg_extension where extname = 'citus') then
        return;
    end if;
    create trigger append_only before update or delete on events.mt_events
        for each row execute function events.refuse_change();
    create trigger append_only_truncate before truncate on events.mt_events
        for each statement execute function events.refuse_change();
    alter table events.mt_events enable always trigger append_only;
    alter table events.mt_events enable always trigger append_only_truncate;
end
$$;

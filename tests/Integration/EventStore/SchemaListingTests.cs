namespace MspEvents.Tests.Integration.EventStore;

/// <summary>What guards tenants and what Marten relies on, listed whole: a change of either is seen in review.</summary>
public sealed class SchemaListingTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    [Fact]
    public async Task Every_policy_is_approved() =>
        (await notes.RowsAsync(
            """
            select concat_ws(' | ', policyname, permissive, cmd, array_to_string(roles, ','), regexp_replace(qual, '\s+', ' ', 'g'),
                             'check ' || regexp_replace(with_check, '\s+', ' ', 'g'))
                   || string_agg(format(E'\n    %s.%s', schemaname, tablename), '' order by schemaname collate "C", tablename collate "C")
              from pg_policies
             group by policyname, permissive, cmd, roles, qual, with_check
             order by policyname collate "C", min(format('%s.%s', schemaname, tablename) collate "C")
            """)).SelectMany(policy => policy.Split('\n')).ShouldBeApproved("policies.txt");

    [Fact]
    public async Task Every_table_with_a_tenant_forces_row_level_security_on_everyone() =>
        (await notes.RowsAsync(
            """
            select c.oid::regclass::text
              from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and n.nspname not like 'pg\_%' and not (c.relrowsecurity and c.relforcerowsecurity)
            """)).ShouldBeEmpty();

    [Fact]
    public async Task Every_view_respects_the_policies_of_who_asks() =>
        (await notes.RowsAsync(
            """
            select c.oid::regclass::text
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
               and (c.relkind = 'm' or c.relkind = 'v' and not coalesce(c.reloptions @> array['security_invoker=true'], false))
            """)).ShouldBeEmpty();

    [Fact]
    public async Task No_function_acts_with_rights_other_than_the_callers() =>
        (await notes.RowsAsync(
            """
            select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
             where n.nspname not like 'pg\_%' and n.nspname <> 'information_schema' and p.prosecdef
            """)).ShouldBeEmpty();

    [Fact]
    public async Task Every_key_and_unique_index_leads_with_the_tenant() =>
        (await notes.RowsAsync(
            """
            select i.indexrelid::regclass::text
              from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
             where n.nspname not like 'pg\_%' and c.relkind in ('r', 'p') and i.indisunique and i.indkey[0] <> a.attnum
            """)).ShouldBeEmpty();

    [Fact]
    public async Task The_grants_on_the_stores_tables_are_approved() =>
        (await notes.RowsAsync(
            """
            select t.grantee collate "C", t.table_name collate "C", t.privilege_type, '' from information_schema.table_privileges t
             where t.table_schema = 'events' and t.grantee like 'msp\_%' and t.grantee <> 'msp_owner'
            union all
            select c.grantee collate "C", c.table_name collate "C", c.privilege_type, string_agg(c.column_name, ',' order by c.column_name) from information_schema.column_privileges c
             where c.table_schema = 'events' and c.grantee like 'msp\_%' and c.grantee <> 'msp_owner'
               and not exists (select from information_schema.table_privileges t
                                where (t.grantee, t.table_schema, t.table_name, t.privilege_type) = (c.grantee, c.table_schema, c.table_name, c.privilege_type))
             group by 1, 2, 3
             order by 1, 2, 3
            """)).ShouldBeApproved("grants.txt");

    [Fact]
    public async Task Martens_tables_are_as_Marten_9_makes_them() =>
        (await notes.RowsAsync(
            """
            select format('%s.%s', a.attrelid::regclass, a.attname), format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'not null' else '' end
              from pg_attribute a
             where a.attrelid in ('events.mt_streams'::regclass, 'events.mt_events'::regclass, 'events.mt_event_progression'::regclass)
               and a.attnum > 0 and not a.attisdropped
             order by a.attrelid::regclass::text collate "C", a.attnum
            """))
        .Concat(await notes.RowsAsync(
            """
            select pg_get_indexdef(i.indexrelid) from pg_index i
             where i.indrelid in ('events.mt_streams'::regclass, 'events.mt_events'::regclass, 'events.mt_event_progression'::regclass)
             order by i.indexrelid::regclass::text collate "C"
            """))
        .ShouldBeApproved("marten-tables.txt");

    [Fact]
    public async Task The_position_row_has_room_for_its_updates() =>
        (await notes.RowsAsync("select reloptions::text from pg_class where oid = 'events.tenant_positions'::regclass")).ShouldBe(["{fillfactor=10}"]);
}

namespace MspEvents.EventStore;

/// <summary>What the append statement says of each append; the numbers are its own.</summary>
enum AppendVerdict
{
    Accepted = 0,
    AlreadyAppended = 1,
    Replayed = 2,
    KeyReused = 3,
    VersionConflict = 4,
    IdsReused = 5,
    Overtaken = 6,
}

/// <summary>
/// The SQL of one transaction's appends, which judges each by itself under the lock of the tenant's position row.
/// The lock is a statement of its own: a statement that waits inside itself would work on a snapshot from before the wait.
/// </summary>
static class AppendStatement
{
    public const string Enter = "select set_config('msp.tenant', $1, true)";

    public const string Lock = "select last_seq_id from events.tenant_positions where tenant_id = $1 for update";

    // By what at least one append of the batch asks for: the others pay for nothing.
    static readonly string Plain = Text(withClaims: false, withSeen: false);
    static readonly string Claiming = Text(withClaims: true, withSeen: false);
    static readonly string Looking = Text(withClaims: false, withSeen: true);
    static readonly string ClaimingAndLooking = Text(withClaims: true, withSeen: true);

    /// <summary>The statement for batches with or without idempotency keys, with or without streams that must not have moved on.</summary>
    public static string For(bool withClaims, bool withSeen) =>
        withSeen ? withClaims ? ClaimingAndLooking : Looking : withClaims ? Claiming : Plain;

    // The statement is planned once and the tables grow by orders of magnitude, so nothing is left for the planner to get wrong: look-ups are
    // lateral with a limit, streams are advanced through their key by ON CONFLICT, and events find their append by array subscript.
    static string Text(bool withClaims, bool withSeen) =>
        $"""
        with {If(withSeen, $"""
        overtaken as materialized (
            select distinct seen.append
              from unnest({(withClaims ? "$21::int[], $22::uuid[], $23::bigint[]" : "$17::int[], $18::uuid[], $19::bigint[]")}) as seen (append, stream, version)
              left join lateral (select version from events.mt_streams where tenant_id = $1 and id = seen.stream limit 1) s on true
             where coalesce(s.version, 0) <> seen.version
        ),
        """)}
        asked as materialized (
            select a.ord, a.stream, a.kind, a.expected, a.events, s.version as actual, f.version as first_version, f.seq_id as first_position,
                   {If(withClaims, "a.credential, a.key, a.hash, a.status, i.status as i_status, i.stream_id as i_stream, i.version as i_version, i.position as i_position, i.body as i_body,")}
                   case
                       when f.seq_id is not null then
                           case when f.stream_id = a.stream and f.seq_id + a.events - 1
                                     = (select l.seq_id from events.mt_events l where l.tenant_id = $1 and l.id = a.last_id)
                                then {(int)AppendVerdict.AlreadyAppended} else {(int)AppendVerdict.IdsReused} end
                       {If(withClaims, $"when i.key is not null then case when i.request_hash = a.hash then {(int)AppendVerdict.Replayed} else {(int)AppendVerdict.KeyReused} end")}
                       when coalesce(s.version, 0) <> a.expected then {(int)AppendVerdict.VersionConflict}
                       {If(withSeen, $"when a.ord in (select append from overtaken) then {(int)AppendVerdict.Overtaken}")}
                       else {(int)AppendVerdict.Accepted}
                   end as verdict
              from unnest($2::uuid[], $3::text[], $4::bigint[], $5::int[], $6::uuid[], $7::uuid[]{If(withClaims, ", $17::text[], $18::text[], $19::bytea[], $20::int[]")})
                   with ordinality as a (stream, kind, expected, events, first_id, last_id{If(withClaims, ", credential, key, hash, status")}, ord)
              left join lateral (select version from events.mt_streams where tenant_id = $1 and id = a.stream limit 1) s on true
              left join lateral (select seq_id, stream_id, version from events.mt_events where tenant_id = $1 and id = a.first_id limit 1) f on true
              {If(withClaims, "left join lateral (select * from events.idempotency where tenant_id = $1 and credential = a.credential and key = a.key limit 1) i on true")}
        ),
        placed as materialized (
            select *, sum(case when verdict = 0 then events else 0 end) over (order by ord rows unbounded preceding) as upto from asked
        ),
        counter as (
            update events.tenant_positions p
               set last_seq_id = p.last_seq_id + t.total, last_recorded_at = greatest(clock_timestamp(), p.last_recorded_at)
              from (select max(upto) as total, array_agg(case when verdict = 0 then upto - events else -1 end order by ord) as offsets from placed) t
             where p.tenant_id = $1 and t.total > 0
            returning p.last_seq_id - t.total as base, p.last_recorded_at as at, t.offsets
        ),
        advanced as (
            insert into events.mt_streams as s (tenant_id, id, type, version, timestamp, created)
            select $1, p.stream, p.kind, p.expected + p.events, c.at, c.at from placed p cross join counter c where p.verdict = 0
                on conflict (tenant_id, id) do update set version = excluded.version, timestamp = excluded.timestamp
        ),
        {If(withClaims, """
        claimed as (
            insert into events.idempotency (tenant_id, credential, key, request_hash, status, stream_id, version, position, created_at)
            select $1, p.credential, p.key, p.hash, p.status, p.stream, p.expected + p.events, c.base + p.upto, c.at
              from placed p cross join counter c where p.verdict = 0 and p.key is not null
        ),
        """)}
        recorded as (
            insert into events.mt_events
                   (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, user_name)
            select c.base + c.offsets[e.append] + e.nth, e.id, ($2::uuid[])[e.append], ($4::bigint[])[e.append] + e.nth,
                   e.data, e.type, c.at, $1, e.dotnet_type, e.correlation_id, e.causation_id, e.user_name
              from unnest($8::int[], $9::int[], $10::uuid[], $11::jsonb[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[])
                   as e (append, nth, id, data, type, dotnet_type, correlation_id, causation_id, user_name)
             cross join counter c
             where c.offsets[e.append] >= 0
        )
        select p.verdict, coalesce(p.first_version, p.actual, 0), coalesce(p.first_position, c.base + p.upto)
               {If(withClaims, ", p.i_status, p.i_stream, p.i_version, p.i_position, p.i_body")}
          from placed p left join counter c on true
         order by p.ord
        """;

    static string If(bool condition, string text) => condition ? text : "";
}

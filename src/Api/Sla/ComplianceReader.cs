using System.Globalization;
using MspEvents.Api.Lists;
using MspEvents.Api.Queries;
using MspEvents.Domain;
using MspEvents.EventStore;
using MspEvents.Projections;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace MspEvents.Api.Sla;

/// <summary>Counts clocks over all contracts by the rules of a contract's own months.</summary>
sealed class ComplianceReader(StoreDataSources sources, ProjectionFreshness freshness)
{
    public async Task<ComplianceTable> ReadAsync(string tenant, ComplianceQuery query, Instant judgedAt, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginQueryAsync(tenant, cancellationToken);
        var state = await freshness.ReadAsync(session, SlaClockRows.Projection, cancellationToken);
        var contracts = await freshness.ReadAsync(session, Contracts.ContractList.Definition.Projection, cancellationToken);
        await using var command = new NpgsqlCommand(Sql(query, new SlaClockRows(state.Version).Table, contracts.Version), session.Connection, session.Transaction);
        AddParameters(command.Parameters, tenant, query, judgedAt);
        var rows = new List<ComplianceRow>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                rows.Add(Row(query, reader));
        }

        return new(rows, Math.Min(state.Position, contracts.Position), judgedAt, Math.Max(state.AgeSeconds(), contracts.AgeSeconds()));
    }

    /// <summary>
    /// A clock counts in the month it stopped or fell due in, if that was by then, and runs in every month at whose end, or now, it had done neither: the SQL of
    /// <see cref="ClockSpan.CountIn"/>. Without months the whole span from the first to the last is one.
    /// </summary>
    static string Sql(ComplianceQuery query, string clocks, int contractsVersion)
    {
        var groups = string.Join(", ", query.GroupBy.Select(group => group.Column));
        var byMonth = query.GroupBy.Any(group => group.Name == "month");
        return string.Create(CultureInfo.InvariantCulture, $"""
            with k as not materialized (
                select r.client_id, r.contract_id, r.priority, r.metric, r.excluded, r.started_at, r.stopped_at, r.cancelled_at, r.counts_at, r.counts_in,
                       coalesce(r.due_at, r.due_once_resumed) as due, coalesce(c.time_zone, 'UTC') as zone
                from {clocks} r
                left join views.views_contracts_v{contractsVersion} c on c.tenant_id = r.tenant_id and c.id = r.contract_id
                where r.tenant_id = @tenant and {SlaClockRows.CountsFor("r", "@judgedAt")} and r.started_at <= @judgedAt
                  and (@clients is null or r.client_id = any (@clients)) and (@contracts is null or r.contract_id = any (@contracts))
                  and (@priorities is null or r.priority = any (@priorities)) and (@metrics is null or r.metric = any (@metrics))),
            bounds as materialized (
                select zone, m.month::date as month, m.month at time zone zone as begins,
                       least(@judgedAt, (m.month + interval '1 month') at time zone zone) as judged
                from (select 'UTC' as zone union select time_zone from views.views_contracts_v{contractsVersion} where tenant_id = @tenant) z
                cross join generate_series(
                    date_trunc('month', (select min(started_at) from {clocks} where tenant_id = @tenant) - interval '1 day')::timestamp,
                    date_trunc('month', @judgedAt + interval '1 day')::timestamp,
                    interval '1 month') as m (month)),
            counted as (
                select k.*, b.month, b.judged, k.stopped_at is not null and not coalesce(k.due < k.stopped_at, false) as is_met
                from k join bounds b on b.zone = k.zone and b.month = k.counts_in
                where k.counts_at is not null and (@from is null or k.counts_in >= @from) and (@to is null or k.counts_in <= @to)),
            running as (
                select k.*, j.month
                from {(byMonth ? RunningByMonth : RunningAtTheEnd)}
                where k.started_at < j.judged and (k.stopped_at is null or k.stopped_at > j.judged) and (k.cancelled_at is null or k.cancelled_at > j.judged)
                  and (k.due is null or k.due >= j.judged)),
            lines as (
                select client_id, contract_id, priority, metric, month, excluded,
                       case when is_met then 1 else 0 end as met, case when is_met then 0 else 1 end as missed,
                       case when is_met or coalesce(stopped_at <= judged, false) or coalesce(cancelled_at <= judged, false) then 0 else 1 end as overdue,
                       0 as running
                from counted where case when is_met then counts_at <= @judgedAt else counts_at < @judgedAt end
                union all
                select client_id, contract_id, priority, metric, month, excluded, 0, 0, 0, 1 from running)
            select {(groups.Length == 0 ? "" : groups + ",")}
                   coalesce(sum(met) filter (where not excluded), 0), coalesce(sum(missed) filter (where not excluded), 0),
                   coalesce(sum(overdue) filter (where not excluded), 0), coalesce(sum(running) filter (where not excluded), 0),
                   count(*) filter (where excluded)
            from lines
            {(groups.Length == 0 ? "" : $"group by {groups} order by {groups}")}
            """);
    }

    // First the months from the one it started in to the one it ended in, which are few; then their ends, of which the log may have many.
    const string RunningByMonth = """
        (select k.*, m.month::date as passed
         from k cross join lateral generate_series(
             date_trunc('month', k.started_at at time zone k.zone),
             date_trunc('month', least(k.stopped_at, k.cancelled_at, k.due, @judgedAt) at time zone k.zone),
             interval '1 month') as m (month)
         offset 0) k
        join bounds j on j.zone = k.zone and j.month = k.passed and j.begins <= @judgedAt
                     and (@from is null or j.month >= @from) and (@to is null or j.month <= @to)
        """;

    // All months are one that ends with the last of them, or now.
    const string RunningAtTheEnd = """
        k
        left join bounds b on b.zone = k.zone and b.month = @to
        cross join lateral (select @to::date as month, coalesce(b.judged, @judgedAt) as judged) j
        """;

    static void AddParameters(NpgsqlParameterCollection parameters, string tenant, ComplianceQuery query, Instant judgedAt)
    {
        parameters.AddWithValue("tenant", tenant);
        parameters.AddWithValue("judgedAt", judgedAt.ToDateTimeUtc());
        parameters.Add(Month("from", query.From));
        parameters.Add(Month("to", query.To));
        parameters.Add(Any("clients", FieldType.Uuid, query.Clients));
        parameters.Add(Any("contracts", FieldType.Uuid, query.Contracts));
        parameters.Add(Any("priorities", FieldType.Integer, query.Priorities));
        parameters.Add(Any("metrics", FieldType.Text, query.Metrics));
    }

    static NpgsqlParameter Month(string name, YearMonth? month) =>
        new(name, NpgsqlDbType.Date) { Value = (object?)month?.OnDayOfMonth(1).ToDateOnly() ?? DBNull.Value };

    static NpgsqlParameter Any(string name, FieldType type, IReadOnlyList<object> values) =>
        new(name, NpgsqlDbType.Array | ParameterValue.DbType(type)) { Value = values.Count == 0 ? DBNull.Value : ParameterValue.ArrayOf(type, values) };

    static ComplianceRow Row(ComplianceQuery query, NpgsqlDataReader reader)
    {
        var groups = query.GroupBy.Select((group, index) => (group.Name, Value: reader.GetValue(index))).ToDictionary(pair => pair.Name, pair => pair.Value);
        var first = query.GroupBy.Count;
        var (met, missed) = (reader.GetInt64(first), reader.GetInt64(first + 1));
        return new(
            groups.GetValueOrDefault("client") as Guid?,
            groups.GetValueOrDefault("contract") as Guid?,
            groups.GetValueOrDefault("priority") as int?,
            groups.GetValueOrDefault("metric") is string metric ? Enum.Parse<ServiceMetric>(metric, ignoreCase: true) : null,
            groups.GetValueOrDefault("month") is DateOnly month ? new YearMonth(month.Year, month.Month) : null,
            met,
            missed,
            reader.GetInt64(first + 2),
            reader.GetInt64(first + 3),
            reader.GetInt64(first + 4),
            Share.Of(met, met + missed)?.Percent());
    }
}

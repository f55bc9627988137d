using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace MspEvents.Projections;

/// <summary>Reads what the rows hold of one client's satisfaction, in the caller's transaction.</summary>
/// <param name="session">The transaction.</param>
/// <param name="version">The version of the tables.</param>
/// <param name="clientId">The client.</param>
/// <param name="settings">The thresholds the rows were made by.</param>
public sealed class SatisfactionRows(TenantSession session, int version, Guid clientId, SatisfactionSettings settings)
{
    /// <summary>The projection whose position and freshness they have.</summary>
    public const string Projection = "satisfaction";

    /// <summary>SQL that joins a row <c>r</c> of these tables to its client <c>c</c>, for its <c>time_zone</c>.</summary>
    public static string JoinClients(int version) =>
        $"left join {SatisfactionTables.Clients.In(version)} c on c.tenant_id = r.tenant_id and c.client_id = r.client_id";

    /// <summary>The client's days; null where it was not onboarded.</summary>
    public async Task<RelationshipCalendar?> CalendarAsync(CancellationToken cancellationToken)
    {
        await using var command = Command(
            $"""
             select c.time_zone, c.onboarded_at,
                    (select min(s.signed_on) from {SatisfactionTables.Contracts.In(version)} s where s.tenant_id = $1 and s.client_id = $2)
             from {SatisfactionTables.Clients.In(version)} c where c.tenant_id = $1 and c.client_id = $2
             """);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
            return null;
        LocalDate? signedOn = row.IsDBNull(2) ? null : LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(2));
        return RelationshipCalendar.Of(row.GetString(0), At(row, 1)!.Value, signedOn);
    }

    /// <summary>The client's contracts, by id.</summary>
    public async Task<IReadOnlyList<Guid>> ContractsAsync(CancellationToken cancellationToken)
    {
        await using var command = Command(
            $"select contract_id from {SatisfactionTables.Contracts.In(version)} where tenant_id = $1 and client_id = $2 order by contract_id");
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var contracts = new List<Guid>();
        while (await row.ReadAsync(cancellationToken))
            contracts.Add(row.GetGuid(0));
        return contracts;
    }

    /// <summary>The last instant that anything is known of; null where nothing is.</summary>
    public async Task<Instant?> LastKnownAsync(CancellationToken cancellationToken)
    {
        await using var command = Command(
            $"""
             select greatest(
                 (select max(at) from {SatisfactionTables.Answers.In(version)} where tenant_id = $1 and client_id = $2),
                 (select max(greatest(started_at, closed_at)) from {SatisfactionTables.Initiatives.In(version)} where tenant_id = $1 and client_id = $2),
                 (select max(at) from {SatisfactionTables.Contacts.In(version)} where tenant_id = $1 and client_id = $2))
             """);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return At(row, 0);
    }

    /// <summary>What the days from an instant on follow from beside the days before: answers since, and of contacts the last ones before as well.</summary>
    public async Task<SatisfactionEvidence> EvidenceAsync(Instant? since, CancellationToken cancellationToken) => new(
        await AnswersAsync(since, null, cancellationToken), await InitiativesAsync(cancellationToken), await ContactsAsync(since, cancellationToken));

    /// <summary>The answers given in [<paramref name="since"/>, <paramref name="before"/>), open where null.</summary>
    public async Task<IReadOnlyList<DatedAnswer>> AnswersAsync(Instant? since, Instant? before, CancellationToken cancellationToken)
    {
        await using var command = Command(
            $"""
             select at, kind, score, normalised from {SatisfactionTables.Answers.In(version)}
             where tenant_id = $1 and client_id = $2 and at >= $3 and at < $4
             """);
        command.Parameters.Add(Timestamp(since, DateTime.MinValue));
        command.Parameters.Add(Timestamp(before, DateTime.MaxValue));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var answers = new List<DatedAnswer>();
        while (await row.ReadAsync(cancellationToken))
            answers.Add(new(At(row, 0)!.Value, Named<FeedbackKind>(row.GetString(1)), row.GetDecimal(2), row.GetDouble(3)));
        return answers;
    }

    /// <summary>The days from one to another, in order, as they are stored.</summary>
    public async Task<IReadOnlyList<SatisfactionDay>> DaysAsync(int from, int to, CancellationToken cancellationToken)
    {
        await using var command = Command(
            $"""
             select day, weighted, weight, slope, direction, flat_days, active_kinds, rule, stage, cycle, stage_since, stage_accepted_on, candidate,
                    candidate_since, days_since_contact, days_since_review
             from {SatisfactionTables.Days.In(version)}
             where tenant_id = $1 and client_id = $2 and day between $3 and $4
             order by day
             """);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = from });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = to });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var days = new List<SatisfactionDay>();
        while (await row.ReadAsync(cancellationToken))
            days.Add(Day(row));
        return days;
    }

    /// <summary>The stages accepted by a day, in order.</summary>
    public async Task<IReadOnlyList<AcceptedStage>> StagesAsync(int byDay, CancellationToken cancellationToken)
    {
        await using var command = Command(
            $"""
             select stage, cycle, stage_since, stage_accepted_on from {SatisfactionTables.Days.In(version)}
             where tenant_id = $1 and client_id = $2 and day = stage_accepted_on and stage_accepted_on <= $3
             order by stage_since
             """);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = byDay });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var stages = new List<AcceptedStage>();
        while (await row.ReadAsync(cancellationToken))
            stages.Add(Accepted(row, 0)!);
        return stages;
    }

    /// <summary>The last stored day; null where there is none.</summary>
    public async Task<int?> LastDayAsync(CancellationToken cancellationToken) =>
        await ScalarAsync($"select max(day) from {SatisfactionTables.Days.In(version)} where tenant_id = $1 and client_id = $2", cancellationToken);

    /// <summary>The last stored day with less than a warning of a level; null where every day has one.</summary>
    internal async Task<int?> LastCalmDayAsync(WarningLevel level, CancellationToken cancellationToken) =>
        await ScalarAsync(
            $"select max(day) from {SatisfactionTables.Days.In(version)} where tenant_id = $1 and client_id = $2 and warning_level = any ($3)",
            cancellationToken,
            new NpgsqlParameter<string[]> { TypedValue = [.. Enum.GetValues<WarningLevel>().Where(lower => lower < level).Select(SlaTables.NameOf)] });

    async Task<IReadOnlyList<DatedInitiative>> InitiativesAsync(CancellationToken cancellationToken)
    {
        await using var command = Command(
            $"select kind, started_at, closed_at from {SatisfactionTables.Initiatives.In(version)} where tenant_id = $1 and client_id = $2");
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var initiatives = new List<DatedInitiative>();
        while (await row.ReadAsync(cancellationToken))
            initiatives.Add(new(Named<InitiativeKind>(row.GetString(0)), At(row, 1)!.Value, At(row, 2)));
        return initiatives;
    }

    async Task<IReadOnlyList<DatedContact>> ContactsAsync(Instant? since, CancellationToken cancellationToken)
    {
        var contacts = SatisfactionTables.Contacts.In(version);
        await using var command = Command(
            $"""
             select kind, at from {contacts} where tenant_id = $1 and client_id = $2 and at >= $3
             union all
             select kind, max(at) from {contacts} where tenant_id = $1 and client_id = $2 and at < $3 group by kind
             """);
        command.Parameters.Add(Timestamp(since, DateTime.MinValue));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<DatedContact>();
        while (await row.ReadAsync(cancellationToken))
            found.Add(new(At(row, 1)!.Value, Named<ContactKind>(row.GetString(0))));
        return found;
    }

    SatisfactionDay Day(NpgsqlDataReader row)
    {
        var sums = new SatisfactionIndex(row.GetDouble(1), row.GetDouble(2));
        double? slope = row.IsDBNull(3) ? null : row.GetDouble(3);
        IReadOnlyList<InitiativeKind> active = [.. row.GetFieldValue<string[]>(6).Select(Named<InitiativeKind>)];
        var (sinceContact, sinceReview) = (row.GetInt32(14), row.GetInt32(15));
        var index = sums.Value is { } value ? SatisfactionIndex.Rounded(value) : (double?)null;
        return new()
        {
            Day = row.GetInt32(0),
            Sums = sums,
            Slope = slope,
            Direction = Named<SatisfactionDirection>(row.GetString(4)),
            FlatDays = row.GetInt32(5),
            ActiveKinds = active,
            Rule = Named<HypeCycleRule>(row.GetString(7)),
            Acceptance = new(Accepted(row, 8), row.IsDBNull(12) ? null : Named<HypeCycleStage>(row.GetString(12)), row.GetInt32(13)),
            DaysSinceContact = sinceContact,
            DaysSinceReview = sinceReview,
            Warning = TroughWarning.Of(new(index, slope, active, sinceContact, sinceReview), settings),
        };
    }

    static AcceptedStage? Accepted(NpgsqlDataReader row, int column) => row.IsDBNull(column)
        ? null
        : new(Named<HypeCycleStage>(row.GetString(column)), row.GetInt32(column + 1), row.GetInt32(column + 2), row.GetInt32(column + 3));

    async Task<int?> ScalarAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] more)
    {
        await using var command = Command(sql);
        command.Parameters.AddRange(more);
        return await command.ExecuteScalarAsync(cancellationToken) as int?;
    }

    NpgsqlCommand Command(string sql) => new(sql, session.Connection, session.Transaction)
    {
        Parameters = { new NpgsqlParameter<string> { TypedValue = session.Tenant }, new NpgsqlParameter<Guid> { TypedValue = clientId } },
    };

    // The ends of time are the database's infinities.
    static NpgsqlParameter Timestamp(Instant? instant, DateTime open) =>
        new() { Value = instant?.ToDateTimeUtc() ?? DateTime.SpecifyKind(open, DateTimeKind.Utc), NpgsqlDbType = NpgsqlDbType.TimestampTz };

    static TEnum Named<TEnum>(string name)
        where TEnum : struct, Enum => Enum.Parse<TEnum>(name, ignoreCase: true);

    static Instant? At(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : Instant.FromDateTimeUtc(row.GetDateTime(column));
}

using System.IO.Compression;
using MspEvents.Application.Imports;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Integration.Imports;

public sealed class ServiceNowImportTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static string Log => new StreamReader(
        typeof(ServiceNowImportTests).Assembly.GetManifestResourceStream("MspEvents.Tests.Integration.Imports.incident-log.csv")!).ReadToEnd();

    [Fact]
    public async Task Rows_become_the_events_of_their_tickets()
    {
        await using var imports = await ImportDatabase.CreateAsync(database, Cancellation);
        var contractId = await imports.SignAsync(Cancellation);

        var (done, refused) = await imports.ImportAsync(Log, contractId, Cancellation);

        refused.ShouldBeEmpty();
        done.ShouldBe(new ImportProgress(13, 3, 17, 2));
        var tickets = await TicketsAsync(imports, contractId);
        tickets["INC0000101"].Select(fact => fact.Event.GetType().Name).ShouldBe(
        [
            nameof(TicketOpened), nameof(TicketAssigned), nameof(TicketPaused), nameof(TicketResumed), nameof(TicketPaused), nameof(TicketReprioritised),
            nameof(TicketResumed), nameof(TicketResolved), nameof(TicketReopened), nameof(TicketResolved), nameof(TicketClosed),
        ]);
        var reopened = TicketDetails.Of(tickets["INC0000101"])!;
        (reopened.ReopenCount, reopened.Priority, reopened.PriorityFrom).ShouldBe((1, 2, PriorityOrigin.Matrix));
        reopened.OpenedAt.ShouldBe(Instant.FromUtc(2016, 3, 1, 8, 0));
        reopened.Requester.Name.ShouldBe("Caller Amber");
    }

    [Fact]
    public async Task A_row_of_a_year_that_stands_for_no_time_is_refused()
    {
        await using var imports = await ImportDatabase.CreateAsync(database, Cancellation);
        var contractId = await imports.SignAsync(Cancellation);
        var lines = Log.Split('\n');
        lines[4] = lines[4].Replace("1/3/2016 10:00", "1/1/0001 10:00", StringComparison.Ordinal);

        var (_, refused) = await imports.ImportAsync(string.Join('\n', lines), contractId, Cancellation);

        refused.ShouldBe([new(5, "sys_updated_at is not d/m/yyyy HH:MM")]);
    }

    [Fact]
    public async Task A_fact_before_the_opening_is_moved_to_it_and_an_unknown_state_changes_nothing()
    {
        await using var imports = await ImportDatabase.CreateAsync(database, Cancellation);
        var contractId = await imports.SignAsync(Cancellation);

        await imports.ImportAsync(Log, contractId, Cancellation);

        var early = (await TicketsAsync(imports, contractId))["INC0000102"];
        early.ShouldAllBe(fact => fact.Event.OccurredAt >= Instant.FromUtc(2016, 3, 2, 12, 0));
        TicketDetails.Of(early)!.ResolvedAt.ShouldBe(Instant.FromUtc(2016, 3, 2, 12, 0));
        TicketDetails.Of(early)!.ClosedAt.ShouldBe(Instant.FromUtc(2016, 3, 7, 12, 0));
        TicketDetails.Of(early)!.PriorityFrom.ShouldBe(PriorityOrigin.Matrix);
    }

    [Fact]
    public async Task The_same_file_twice_writes_nothing_the_second_time()
    {
        await using var imports = await ImportDatabase.CreateAsync(database, Cancellation);
        var contractId = await imports.SignAsync(Cancellation);
        await imports.ImportAsync(Log, contractId, Cancellation);

        var (again, _) = await imports.ImportAsync(Log, contractId, Cancellation);

        again.EventsWritten.ShouldBe(0);
        again.Streams.ShouldBe(3);
    }

    [Fact]
    public async Task A_file_cut_short_is_finished_by_importing_it_whole()
    {
        await using var imports = await ImportDatabase.CreateAsync(database, Cancellation);
        var (whole, parts) = (await imports.SignAsync(Cancellation), await imports.SignAsync(Cancellation));
        await imports.ImportAsync(Log, whole, Cancellation);
        var lines = Log.Split('\n');

        for (var count = 2; count <= lines.Length; count++)
            await imports.ImportAsync(string.Join('\n', lines[..count]), parts, Cancellation);

        var expected = await TicketsAsync(imports, whole);
        foreach (var (number, facts) in await TicketsAsync(imports, parts))
            facts.Select(fact => fact.Event with { ContractId = null, ClientId = default })
                .ShouldBe(expected[number].Select(fact => fact.Event with { ContractId = null, ClientId = default }), Same);
    }

    [Fact]
    public async Task Broken_rows_are_listed_by_line_and_the_rest_goes_on()
    {
        await using var imports = await ImportDatabase.CreateAsync(database, Cancellation);
        var contractId = await imports.SignAsync(Cancellation);
        var lines = Log.Split('\n');
        lines[2] = lines[2].Replace(",Active,", ",Frozen,", StringComparison.Ordinal);
        lines[4] = lines[4].Replace("1/3/2016 10:00", "13/13/2016 10:00", StringComparison.Ordinal);
        lines[5] = "INC0000101,Active";
        lines[10] = lines[10].Replace("Desk 2", "De\"sk 2", StringComparison.Ordinal);

        var (done, refused) = await imports.ImportAsync(string.Join('\n', lines), contractId, Cancellation);

        refused.OrderBy(row => row.Line).ShouldBe(
        [
            new(3, "incident_state is not a known state"),
            new(5, "sys_updated_at is not d/m/yyyy HH:MM"),
            new(6, "has another number of fields than the header"),
            new(11, "has a stray quote"),
        ]);
        done.RowsRead.ShouldBe(13);
        (await TicketsAsync(imports, contractId)).Keys.ShouldBe(["INC0000101", "INC0000102", "INC0000103"], ignoreOrder: true);

        await imports.ImportAsync(Log, contractId, Cancellation);
        TicketDetails.Of((await TicketsAsync(imports, contractId))["INC0000101"])!.Priority.ShouldBe(2, "a mended row is taken");
    }

    [Fact]
    public async Task A_file_that_is_no_such_log_is_refused_whole()
    {
        await using var imports = await ImportDatabase.CreateAsync(database, Cancellation);
        var contractId = await imports.SignAsync(Cancellation);

        (await Should.ThrowAsync<UnreadableImport>(() => imports.ImportAsync("name,age\nA,3", contractId, Cancellation))).Message.ShouldContain("'number'");
        await Should.ThrowAsync<UnreadableImport>(() => imports.ImportAsync("", contractId, Cancellation));
    }

    [Fact]
    public async Task A_column_may_name_the_client_who_then_gets_a_contract()
    {
        await using var imports = await ImportDatabase.CreateAsync(database, Cancellation);

        await imports.ImportAsync(Log, null, Cancellation, "location");
        var (again, _) = await imports.ImportAsync(Log, null, Cancellation, "location");

        again.EventsWritten.ShouldBe(0);
        var streams = await imports.StreamsAsync(Cancellation);
        var clients = streams.Values.Where(facts => facts[0].Event is ClientOnboarded { Name: "Leeds" or "York" }).Select(facts => facts[0].Event.ClientId).ToList();
        clients.Count.ShouldBe(2);
        streams.Values.Count(facts => facts[0].Event is TicketOpened && clients.Contains(facts[0].Event.ClientId)).ShouldBe(3);
    }

    [Fact]
    public async Task Gzip_is_told_from_plain_text_by_its_first_bytes()
    {
        await using var imports = await ImportDatabase.CreateAsync(database, Cancellation);
        var contractId = await imports.SignAsync(Cancellation);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Log), Cancellation);
        packed.Position = 0;

        (await imports.ImportAsync(packed, contractId, Cancellation)).Done.RowsRead.ShouldBe(13);
    }

    static readonly IEqualityComparer<DomainEvent> Same = EqualityComparer<DomainEvent>.Create(
        (left, right) => Domain.Json.DomainJson.Same(left!, right!), @event => @event.GetType().GetHashCode());

    static async Task<Dictionary<string, IReadOnlyList<Fact>>> TicketsAsync(ImportDatabase imports, Guid contractId) =>
        (await imports.StreamsAsync(Cancellation)).Values
            .Where(facts => facts[0].Event is TicketOpened && facts[0].Event.ContractId == contractId)
            .ToDictionary(facts => ((TicketOpened)facts[0].Event).External!.Id);
}

using Microsoft.Extensions.DependencyInjection;
using MspEvents.Api.Cli;

namespace MspEvents.Tests.Integration.Projections;

public sealed class ProjectionsCommandTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operator_sees_rebuilds_and_compares_a_tenants_projections()
    {
        await using var world = await ProjectionWorld.CreateAsync(database);
        await world.AppendAsync(GeneratedHistory.Of(31, 80));
        await world.CatchUpAsync();
        await using var services = new ServiceCollection().AddLogging()
            .AddSingleton(world.Projections).AddSingleton(world.Operations).AddSingleton(world.Engine).BuildServiceProvider();

        (await RunAsync("status", world.Tenant)).ShouldSatisfyAllConditions(
            told => told.Code.ShouldBe(ExitCode.Done),
            told => told.Output.ShouldContain("tickets v1 (serves): 80 of 80"));
        (await RunAsync("compare", world.Tenant, "tickets")).ShouldSatisfyAllConditions(
            told => told.Code.ShouldBe(ExitCode.Done),
            told => told.Output.ShouldContain("tickets at position 80: equal"));
        await world.QueryAsync<long>("with lost as (delete from views.views_tickets_v1 where tenant_id = $1 returning 1) select count(*) from lost");
        (await RunAsync("rebuild", world.Tenant, "tickets")).Output.ShouldContain("tickets serves from version 2.");
        (await RunAsync("retry", world.Tenant, "tickets")).Code.ShouldBe(ExitCode.Refused);
        (await RunAsync("rebuild", world.Tenant, "sla_timer")).Code.ShouldBe(ExitCode.Usage);
        (await RunAsync("rebuild", world.Tenant, "nothing")).Code.ShouldBe(ExitCode.Usage);

        async Task<(int Code, string Output)> RunAsync(params string[] words)
        {
            await using var output = new StringWriter();
            return (await ProjectionsCommand.RunAsync(words, services, output, TextWriter.Null, Cancellation), output.ToString());
        }
    }

    [Fact]
    public async Task A_comparison_finds_a_row_that_was_tampered_with()
    {
        await using var world = await ProjectionWorld.CreateAsync(database);
        await world.AppendAsync(GeneratedHistory.Of(32, 60));
        await world.CatchUpAsync();
        await database.Database.ExecuteAsync($"update views.views_tickets_v1 set reopen_count = 99 where tenant_id = '{world.Tenant}'", Cancellation);
        var comparison = await world.Operations.CompareAsync(world.Tenant, "tickets", Cancellation);
        comparison.Equal.ShouldBeFalse();
        comparison.Tables.Single(table => table.Table == "views_tickets").Equal.ShouldBeFalse();
        comparison.Tables.Single(table => table.Table == "views_ticket_words").Equal.ShouldBeTrue();
        (await world.QueryAsync<long>("select count(*) from views.views_tickets_v2 where tenant_id = $1")).ShouldBe([0]);
    }
}

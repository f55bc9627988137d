using System.Collections.Concurrent;
using MspEvents.Application;
using MspEvents.Application.Policies;
using MspEvents.Domain;
using MspEvents.EventStore;

namespace MspEvents.Tests.Integration.Policies;

public sealed class PolicyTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    static readonly Policy Scope = ScopeFollowsApproval.Policy;

    [Fact]
    public async Task An_approved_change_amends_the_scope_once_and_says_what_caused_it()
    {
        await using var world = await PolicyWorld.CreateAsync(database);
        var change = await world.ApproveAsync("wifi");

        await world.FollowAsync(Scope);
        await world.FollowAsync(Scope);

        var stored = (await world.AmendmentsAsync()).ShouldHaveSingleItem();
        var approval = (await world.ReadAsync(change))[^1];
        var amended = stored.Event.ShouldBeOfType<ScopeAmended>();
        (amended.ChangeRequestId, amended.EffectiveFrom, amended.Reason).ShouldBe((change, new(2026, 2, 1), "More of it"));
        amended.Add.ShouldHaveSingleItem().Key.ShouldBe("wifi");
        (amended.OccurredAt, amended.By).ShouldBe((((DomainEvent)approval.Event).OccurredAt, "Ines Okafor"));
        (stored.CausationId, stored.UserName).ShouldBe((approval.Id.ToString(), "policy:scope_follows_approval"));
    }

    [Fact]
    public async Task A_node_that_dies_after_the_consequence_and_before_the_cursor_repeats_nothing()
    {
        await using var world = await PolicyWorld.CreateAsync(database);
        await world.ApproveAsync("wifi");
        var dies = Scope with
        {
            ReactAsync = async (cause, cancellation) =>
            {
                await Scope.ReactAsync(cause, cancellation);
                throw new StoreUnavailableException("The node is gone.", outcomeUnknown: false);
            },
        };

        await Should.ThrowAsync<StoreUnavailableException>(() => world.FollowAsync(dies));
        (await world.AmendmentsAsync()).Count.ShouldBe(1);
        await world.FollowAsync(Scope, world.NewRunner());

        (await world.AmendmentsAsync()).Count.ShouldBe(1);
        var progress = await world.ProgressAsync(Scope);
        progress.Position.ShouldBe(progress.Head);
        (await world.RefusalsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_brought_about_has_the_same_event_ids_whoever_repeats_it()
    {
        await using var world = await PolicyWorld.CreateAsync(database);
        await world.ApproveAsync("wifi");
        await world.FollowAsync(Scope);
        var approval = (await world.ReadAsync((Guid)((ScopeAmended)(await world.AmendmentsAsync())[0].Event).ChangeRequestId!))[^1];

        // Another node that read the contract before the first one's amendment was in it.
        var again = await world.Handler.AskAsync(
            Contract.Decider,
            new() { Tenant = world.Tenant, StreamId = world.Contract, EventsNamed = $"{Scope.Name}/{approval.Id}" },
            (_, _) => Task.FromResult<ContractCommand>(new AmendScope(new(2026, 3, 1), [new("other", "Other", ScopeCoverage.Included, 1, 1)], [], [], null, "r")),
            TestContext.Current.CancellationToken);

        again.ShouldBeOfType<CommandOutcome.Accepted>();
        (await world.AmendmentsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Many_nodes_bring_about_each_consequence_once_and_in_order()
    {
        await using var world = await PolicyWorld.CreateAsync(database);
        var changes = new List<Guid>();
        for (var i = 0; i < 20; i++)
            changes.Add(await world.ApproveAsync($"item-{i}"));
        var reactions = new ConcurrentQueue<Guid>();
        var counted = Scope with
        {
            ReactAsync = (cause, cancellation) =>
            {
                reactions.Enqueue(cause.Stored.StreamId);
                return Scope.ReactAsync(cause, cancellation);
            },
        };

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.FollowAsync(counted, world.NewRunner()))));
        await world.FollowAsync(counted);

        reactions.ShouldBe(changes);
        (await world.AmendmentsAsync()).Select(stored => ((ScopeAmended)stored.Event).ChangeRequestId!.Value).ShouldBe(changes);
    }

    [Fact]
    public async Task Running_engines_of_two_nodes_follow_the_log_by_themselves()
    {
        await using var world = await PolicyWorld.CreateAsync(database);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var one = world.NewEngine(Scope);
        using var other = world.NewEngine(Scope);
        var running = Task.WhenAll(one.RunAsync(stop.Token), other.RunAsync(stop.Token));

        for (var i = 0; i < 5; i++)
            await world.ApproveAsync($"item-{i}");
        while ((await world.AmendmentsAsync()).Count < 5)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await running;

        (await world.AmendmentsAsync()).Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_refused_consequence_is_seen_by_people_and_asked_for_once()
    {
        await using var world = await PolicyWorld.CreateAsync(database);
        await world.ApproveAsync("wifi");
        var second = await world.ApproveAsync("wifi");
        var third = await world.ApproveAsync("cabling");

        await world.FollowAsync(Scope);
        await world.FollowAsync(Scope);

        (await world.AmendmentsAsync()).Select(stored => ((ScopeAmended)stored.Event).Add[0].Key).ShouldBe(["wifi", "cabling"]);
        var refusal = (await world.RefusalsAsync()).ShouldHaveSingleItem();
        (refusal.Policy, refusal.Code, refusal.StreamId, refusal.CauseType).ShouldBe((Scope.Name, "scope_item_exists", world.Contract, "change_approved"));
        refusal.CauseId.ShouldBe((await world.ReadAsync(second))[^1].Id);
        ((ScopeAmended)(await world.AmendmentsAsync())[^1].Event).ChangeRequestId.ShouldBe(third);
    }

    [Fact]
    public async Task A_contract_that_is_not_there_is_a_refusal_too_and_refusals_are_paged()
    {
        await using var world = await PolicyWorld.CreateAsync(database);
        await world.ApproveAsync("wifi");
        await world.ApproveAsync("cabling");
        var elsewhere = Scope with
        {
            ReactAsync = (cause, cancellation) => cause.AskAsync(
                Contract.Decider, Guid.CreateVersion7(), null, (_, _) => Task.FromResult<ContractCommand>(new RestateSla(new(2026, 3), "r")), cancellation),
        };

        await world.FollowAsync(elsewhere);

        var refusals = await world.RefusalsAsync();
        refusals.Select(refusal => refusal.Code).ShouldBe(["contract_not_found", "contract_not_found"]);
        (await world.RefusalsAsync(limit: 1)).ShouldBe([refusals[0]]);
        (await world.RefusalsAsync(refusals[0].Position)).ShouldBe([refusals[1]]);
    }

    [Fact]
    public async Task A_fault_stops_the_policy_visibly_until_an_operator_retries()
    {
        await using var world = await PolicyWorld.CreateAsync(database);
        var change = await world.ApproveAsync("wifi");
        var faulty = Scope with { ReactAsync = (_, _) => throw new InvalidOperationException("A slip in the code.") };

        await world.FollowAsync(faulty);
        await world.FollowAsync(Scope);

        var stopped = await world.ProgressAsync(Scope);
        (stopped.Stopped, stopped.EventId).ShouldBe((true, (await world.ReadAsync(change))[^1].Id));
        stopped.Error.ShouldNotBeNull().ShouldContain("A slip in the code.");
        (await world.AmendmentsAsync()).ShouldBeEmpty();

        (await world.RetryAsync(Scope)).ShouldBeTrue();
        await world.FollowAsync(Scope);
        (await world.AmendmentsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_within_the_scope_leaves_the_baseline_alone()
    {
        await using var world = await PolicyWorld.CreateAsync(database);
        var change = Guid.CreateVersion7();
        await world.AppendAsync(
            change,
            "change_request",
            new ChangeApproved(new("Ines Okafor", Organisation.Client), new([], [], []), new(2026, 2, 1), null)
            {
                OccurredAt = NodaTime.Instant.FromUtc(2026, 1, 9, 9, 0),
                ClientId = world.Client,
                ContractId = world.Contract,
            });

        await world.FollowAsync(Scope);

        (await world.AmendmentsAsync()).ShouldBeEmpty();
        (await world.RefusalsAsync()).ShouldBeEmpty();
    }
}

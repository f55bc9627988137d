using MspEvents.Projections;

namespace MspEvents.Tests.Unit.Projections;

public sealed class ReplayGateTests
{
    readonly ReplayGate gate = new(TimeProvider.System);

    [Fact]
    public async Task A_question_is_worked_out_once()
    {
        var worked = 0;
        for (var i = 0; i < 2; i++)
        {
            var answer = await gate.AnswerAsync(
                "ada", ("sla", 7L), _ => Task.FromResult(new[] { (byte)++worked }), TestContext.Current.CancellationToken);
            answer.ShouldBe([1]);
        }
    }

    [Fact]
    public async Task A_third_replay_of_a_credential_is_refused_while_two_are_under_way()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var finish = new TaskCompletionSource<byte[]>();
        var first = gate.AnswerAsync("ada", 1, _ => finish.Task, cancellation);
        var second = gate.AnswerAsync("ada", 2, _ => finish.Task, cancellation);
        await Should.ThrowAsync<TooManyReplays>(() => gate.AnswerAsync("ada", 3, _ => finish.Task, cancellation));
        var other = gate.AnswerAsync("bob", 4, _ => finish.Task, cancellation);
        finish.SetResult([1]);
        await Task.WhenAll(first, second, other);
        (await gate.AnswerAsync("ada", 3, _ => finish.Task, cancellation)).ShouldBe([1]);
    }

    [Fact]
    public async Task A_failed_replay_makes_room_again_and_is_not_kept()
    {
        var cancellation = TestContext.Current.CancellationToken;
        for (var i = 0; i < 5; i++)
            await Should.ThrowAsync<ReplayNotReady>(() => gate.AnswerAsync("ada", 1, _ => throw new ReplayNotReady(1), cancellation));
        (await gate.AnswerAsync("ada", 1, _ => Task.FromResult<byte[]>([2]), cancellation)).ShouldBe([2]);
    }
}

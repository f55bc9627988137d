using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Application.Demo;

/// <summary>A client with its contract, and the calendar its story is told by: days are counted from the signing, in its own zone.</summary>
sealed record ServedClient(DemoClient Client, Guid ClientId, Guid ContractId, DateTimeZone Zone, ContractSigned Terms)
{
    public WorkTerms WorkTerms { get; } = new(Terms.Rates, Terms.Scope.Items.Select(item => item.Key).ToHashSet());

    /// <summary>The terms as signed, over time.</summary>
    public ContractTerms Agreed { get; } = ContractTerms.Of(
        [new Fact(Terms with { OccurredAt = Terms.SignedOn.AtStartOfDayInZone(Zone).ToInstant() }, 1, 1, default)]);

    /// <summary>The stream or thing of a name.</summary>
    public Guid IdOf(string name) => Client.IdOf(name);

    /// <summary>A date of the story.</summary>
    public LocalDate On(int day) => Terms.SignedOn.PlusDays(day);

    /// <summary>The first day of a month of the term, from 0.</summary>
    public LocalDate Month(int month) => Terms.EffectiveFrom.PlusMonths(month);

    /// <summary>An instant of the story.</summary>
    public Instant At(int day, int hour = 10, int minute = 0) => On(day).At(new LocalTime(hour, minute)).InZoneLeniently(Zone).ToInstant();

    /// <summary>A command to the stream of a name, at an instant of the story.</summary>
    public DemoStep Step(string stream, Instant at, DomainCommand command, string? by = null) => new(IdOf(stream), command with { OccurredAt = at, By = by });

    /// <summary>A command to the contract.</summary>
    public DemoStep OnContract(Instant at, ContractCommand command, string? by = null) => new(ContractId, command with { OccurredAt = at, By = by });
}

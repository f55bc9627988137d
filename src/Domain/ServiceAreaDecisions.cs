using MspEvents.Domain.Json;
using NodaTime;

namespace MspEvents.Domain;

/// <content>
/// Decided on the area as it was at the command's time. Refusals: <c>id_taken</c>, <c>client_offboarded</c>, <c>not_allowed</c>, <c>target_off_scale</c>,
/// <c>unknown_kei</c>, <c>kei_retired</c>, <c>value_off_scale</c>, <c>period_not_begun</c>, <c>not_delivered_yet</c>, <c>phase_out_of_order</c>,
/// <c>phase_output_missing</c>, <c>out_of_order</c>, and those of <see cref="Domain.Resources"/>.
/// </content>
public sealed partial record ServiceArea
{
    static IReadOnlyList<IServiceAreaEvent> Decide(ServiceArea then, ServiceArea now, ServiceAreaCommand command)
    {
        var decided = then.Decide(now, command);
        return !command.Imported && decided.Any(@event => @event is PhaseAdvanced) && now.Advances.Exists(later => later.OccurredAt > command.OccurredAt)
            ? throw new BrokenRule("out_of_order", $"The area went on to another phase at {now.PhaseSince}, after this.")
            : decided;
    }

    IReadOnlyList<IServiceAreaEvent> Decide(ServiceArea now, ServiceAreaCommand command) => command switch
    {
        TargetServiceArea c => Target(c),
        _ when Targeted is null => throw BrokenRule.NotAllowed(command, "the area is not targeted"),

        HearCustomerVoice c => now.Voices.Exists(known => this.IsOfRound(known) && known.Artefact == c.Artefact && known.Findings.SequenceEqual(c.Findings))
            ? []
            : [new CustomerVoiceHeard(c.Artefact, c.Findings)],
        DefineKei c => Define(now, c),
        MeasureKei c => Measure(now, c),
        ReviewKei c => Review(c),
        DeliverAwareness c when c.On > DateOf(c.OccurredAt) => throw new BrokenRule("not_delivered_yet", $"{c.On:uuuu-MM-dd} is yet to come."),
        DeliverAwareness c => now.Awareness.Exists(known => this.IsOfRound(known) && (known.Material, known.Audience, known.On) == (c.Material, c.Audience, c.On))
            ? []
            : [new AwarenessDelivered(c.Material, c.Audience, c.On)],
        AdvancePhase c => Advance(c),
        AllocateToServiceArea c => Resources.ToAllocate(c.Allocation) is { } allocated ? [allocated] : [],
        _ => throw BrokenRule.NotAllowed(command, Phase),
    };

    IReadOnlyList<IServiceAreaEvent> Target(TargetServiceArea c)
    {
        var targeted = new ServiceAreaTargeted(c.Name, c.Moscow, c.TimeZone) { ClientId = c.ClientId };
        if (Targeted is { } known)
            // The zone was looked up then; what was asked is compared without it.
            return DomainJson.Same(targeted with { TimeZone = known.TimeZone }, known with { OccurredAt = default, By = null })
                ? []
                : throw new BrokenRule("id_taken", "Another service area has this id.");
        return c.ClientOffboarded && !c.Imported ? throw new BrokenRule("client_offboarded", "The client is served no longer.") : [targeted];
    }

    IReadOnlyList<IServiceAreaEvent> Define(ServiceArea now, DefineKei c)
    {
        if (!c.Scale.Contains(c.Target))
            throw new BrokenRule("target_off_scale", "The target lies on the scale.");
        if (KeiInForce(c.Key)?.Definition is { } known && (known.Name, known.Definition, known.Scale, known.Target) == (c.Name, c.Definition, c.Scale, c.Target))
            return [];
        // Told late, it is still a version of its own.
        var version = (now.Keis.GetValueOrDefault(c.Key)?.Definition?.Version ?? 0) + 1;
        return [new KeiDefined(c.Key, c.Name, c.Definition, c.Scale, c.Target, version, NextReview(c.OccurredAt))];
    }

    IReadOnlyList<IServiceAreaEvent> Measure(ServiceArea now, MeasureKei c)
    {
        var definition = Standing(c.Key);
        var asked = new KeiMeasured(c.Key, definition.Version, c.Value, c.N, c.Period);
        if (!definition.Scale.Contains(c.Value))
            throw new BrokenRule("value_off_scale", $"'{c.Key}' is measured from {definition.Scale.Min} to {definition.Scale.Max}.");
        if (c.Period.OnDayOfMonth(1) > DateOf(c.OccurredAt))
            throw new BrokenRule("period_not_begun", $"{c.Period:uuuu-MM} has not begun; nothing was measured in it.");
        return now.Keis[c.Key].Measurements.FindLast(known => this.IsOfRound(known) && known.Period == c.Period) is { } last
            && (last.Version, last.Value, last.N) == (asked.Version, asked.Value, asked.N) ? [] : [asked];
    }

    IReadOnlyList<IServiceAreaEvent> Review(ReviewKei c)
    {
        if (c.Decision == KeiDecision.Retire && Keis.GetValueOrDefault(c.Key) is { Definition: not null, Retired: true })
            return [];
        Standing(c.Key);
        if (Keis[c.Key].Reviews is [.., var last] && (last.Decision, last.Note, DateOf(last.OccurredAt)) == (c.Decision, c.Note, DateOf(c.OccurredAt)))
            return [];
        return [new KeiReviewed(c.Key, c.Decision, c.Note, c.Decision == KeiDecision.Retire ? null : NextReview(c.OccurredAt))];
    }

    IReadOnlyList<IServiceAreaEvent> Advance(AdvancePhase c)
    {
        if (c.To == Phase)
            return [];
        if (c.To != Phase.Next())
            throw new BrokenRule("phase_out_of_order", $"{NameOf(Phase)} leads to {NameOf(Phase.Next())} and nowhere else.");
        return !c.Imported && this.MissingOutputs() is { Count: > 0 } missing
            ? throw new BrokenRule("phase_output_missing", $"{NameOf(Phase)} is not left without {string.Join(", ", missing)}.")
            : [new PhaseAdvanced(Phase, c.To, c.Note)];
    }

    KeiDefined Standing(string key) => Keis.GetValueOrDefault(key) switch
    {
        { Definition: { } definition, Retired: false } => definition,
        { Definition: not null } => throw new BrokenRule("kei_retired", $"'{key}' is measured no longer."),
        _ => throw new BrokenRule("unknown_kei", $"No indicator '{key}' was defined by then."),
    };

    LocalDate NextReview(Instant from) => DateOf(from).PlusMonths(Kei.MonthsBetweenReviews);

    static string NameOf(ServicePhase phase) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(phase.ToString());
}

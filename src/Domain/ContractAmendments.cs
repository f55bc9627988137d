using NodaTime;

namespace MspEvents.Domain;

/// <content>
/// Signing, amending, renewing, terminating: what may be agreed. Refusals: <c>ends_before_effective</c>, <c>unknown_time_zone</c>, <c>reserved_calendar</c>,
/// <c>duplicate_scope_item</c>, <c>invalid_scope_item</c>, <c>scope_item_exists</c>, <c>unknown_scope_item</c>, <c>change_request_applied</c>,
/// <c>change_request_of_other_contract</c>, <c>change_request_not_approved</c>, <c>effective_before_signing</c>, <c>month_closed</c>, <c>renewal_ends_earlier</c>, and the codes of <see cref="ServiceLevelErrors"/>,
/// <see cref="CalendarErrors"/> and <see cref="IncentiveErrors"/>.
/// </content>
public sealed partial record Contract
{
    static IReadOnlyList<ContractEvent> Sign(SignContract c)
    {
        var terms = c.Terms;
        if (c.ClientOffboarded && !c.Imported)
            throw new BrokenRule("client_offboarded", "The client is served no longer.");
        if (!CalendarErrors.IsTimeZone(terms.TimeZone))
            throw new BrokenRule("unknown_time_zone", $"'{terms.TimeZone}' is not a zone of the IANA time zone database.");
        if (terms.EndsOn < terms.EffectiveFrom)
            throw EndsBeforeEffective();
        foreach (var (name, calendar) in terms.Calendars)
            Require(name, calendar);
        Require(terms.ServiceLevels, terms.Calendars.Keys);
        if (terms.Incentives is { } incentives)
            Require(incentives);
        ScopeItems.RequireDistinct(terms.Scope.Items.Select(item => item.Key));
        ScopeItems.Require(terms.Scope.Items);
        return [terms];
    }

    static IReadOnlyList<ContractEvent> AlreadySigned(SignContract c, ContractSigned signed) =>
        SaysTheSame(signed, c.Terms) && signed.ClientId == c.Terms.ClientId ? [] : throw new BrokenRule("id_taken", "Another contract has this id.");

    IReadOnlyList<ContractEvent> Amend(AmendServiceLevels c)
    {
        var amended = new ServiceLevelsAmended(c.EffectiveFrom, c.ServiceLevels, c.Mode, c.Reason, c.Restate);
        if (IsLastOfItsDay(amended))
            return [];
        RequireAmendable(c, c.EffectiveFrom, c.Restate);
        Require(c.ServiceLevels, Terms.AgreedAt(Terms.StartOf(c.EffectiveFrom))!.Calendars.Keys);
        return [amended];
    }

    IReadOnlyList<ContractEvent> Amend(AmendCalendar c)
    {
        var amended = new CalendarAmended(c.EffectiveFrom, c.Name, c.Calendar, c.Mode, c.Reason, c.Restate);
        if (IsLastOfItsDay(amended))
            return [];
        RequireAmendable(c, c.EffectiveFrom, c.Restate);
        Require(c.Name, c.Calendar);
        return [amended];
    }

    IReadOnlyList<ContractEvent> Amend(AmendIncentives c)
    {
        var amended = new IncentivesAmended(c.EffectiveFrom, c.Incentives, c.Reason, c.Restate);
        if (IsLastOfItsDay(amended))
            return [];
        RequireAmendable(c, c.EffectiveFrom, c.Restate);
        Require(c.Incentives);
        return [amended];
    }

    IReadOnlyList<ContractEvent> Amend(AmendScope c)
    {
        var amended = new ScopeAmended(c.EffectiveFrom, c.Add, c.Remove, c.Change, c.ChangeRequestId, c.Reason);
        if (IsLastOfItsDay(amended))
            return [];
        if (c.ChangeRequestId is { } change && Amendments.OfType<ScopeAmended>().FirstOrDefault(applied => applied.ChangeRequestId == change) is { } applied)
            // Under whatever reason: what the change did is done.
            return SaysTheSame(applied with { Reason = amended.Reason }, amended) ? [] : throw new BrokenRule("change_request_applied", "The change changed the scope already.");
        RequireApproved(c);
        // Scope moves no reported figure: a closed month does not refuse it.
        RequireAmendable(c, c.EffectiveFrom, restate: true);
        new ScopeChange(c.Add, c.Remove, c.Change).Require(Terms, c.EffectiveFrom);
        return [amended];
    }

    IReadOnlyList<ContractEvent> Renew(RenewContract c)
    {
        var renewed = new ContractRenewed(c.EffectiveFrom, c.EndsOn, c.MonthlyFee);
        if (IsLastOfItsDay(renewed))
            return [];
        // A longer term moves no reported figure, another fee does.
        RequireAmendable(c, c.EffectiveFrom, c.Restate || c.MonthlyFee is null);
        if (c.EndsOn < c.EffectiveFrom)
            throw EndsBeforeEffective();
        return Terms.InForceUntil is { } until && Terms.StartOf(c.EndsOn) < until
            ? throw new BrokenRule("renewal_ends_earlier", "A renewal prolongs the term; ending it early is a termination.")
            : [renewed];
    }

    IReadOnlyList<ContractEvent> Terminate(TerminateContract c)
    {
        if (Terminated is not null)
            return Terminated.EffectiveOn == c.EffectiveOn ? [] : throw new BrokenRule("contract_terminated", $"It is terminated from {Terminated.EffectiveOn} on.");
        RequireAfterSigning(c.EffectiveOn);
        return [new ContractTerminated(c.EffectiveOn, c.Reason)];
    }

    void RequireAmendable(ContractCommand command, LocalDate effectiveFrom, bool restate)
    {
        RequireAfterSigning(effectiveFrom);
        if (command.Imported)
            return;
        if (Terms.TerminatedAt <= Terms.StartOf(effectiveFrom))
            throw AfterTermination();
        // What takes effect before a closed month's end changes that month's figures, whether it begins in the month or earlier.
        if (!restate && Reports.Select(report => report.Period).Where(closed => effectiveFrom < closed.PlusMonths(1).OnDayOfMonth(1)).Order().ToList() is [var month, ..])
            throw new BrokenRule("month_closed", $"The report for {month} was delivered; say restate: true to change its terms all the same.");
    }

    void RequireApproved(AmendScope c)
    {
        if (c.ChangeRequestId is null)
            return;
        if (c.Approval?.ContractId != ContractId)
            throw new BrokenRule("change_request_of_other_contract", "The change request concerns another contract.");
        if (c.Approval?.Decision is not ChangeApproved)
            throw new BrokenRule("change_request_not_approved", "Only an approved change amends the scope.");
    }

    void RequireAfterSigning(LocalDate date)
    {
        if (date < Terms.Signed!.SignedOn)
            throw new BrokenRule("effective_before_signing", $"Nothing was agreed before the signing on {Terms.Signed.SignedOn}.");
    }

    bool IsLastOfItsDay(ContractEvent amendment) =>
        Amendments.FindLast(known => Concerns(known) == Concerns(amendment)) is { } last && SaysTheSame(last, amendment);

    static (Type Kind, LocalDate? EffectiveFrom, string? Name) Concerns(ContractEvent amendment) => amendment switch
    {
        ServiceLevelsAmended e => (typeof(ServiceLevelsAmended), e.EffectiveFrom, null),
        CalendarAmended e => (typeof(CalendarAmended), e.EffectiveFrom, e.Name),
        IncentivesAmended e => (typeof(IncentivesAmended), e.EffectiveFrom, null),
        ScopeAmended e => (typeof(ScopeAmended), e.EffectiveFrom, null),
        ContractRenewed e => (typeof(ContractRenewed), e.EffectiveFrom, null),
        _ => (amendment.GetType(), null, null),
    };

    static void Require(string name, ServiceCalendar calendar)
    {
        if (name == ServiceCalendar.AlwaysOpenName)
            throw new BrokenRule("reserved_calendar", $"'{name}' means every hour of every day and cannot be redefined.");
        if (CalendarErrors.Of(calendar) is [var error, ..])
            throw new BrokenRule(error.Code, $"Calendar '{name}', {error.Path}: {error.Detail}");
    }

    static void Require(ServiceLevels levels, IEnumerable<string> calendars)
    {
        if (ServiceLevelErrors.Of(levels, calendars) is [var error, ..])
            throw new BrokenRule(error.Code, $"Service levels, {error.Path}: {error.Detail}");
    }

    static void Require(Incentives incentives)
    {
        if (IncentiveErrors.Of(incentives) is [var error, ..])
            throw new BrokenRule(error.Code, $"Incentives, {error.Path}: {error.Detail}");
    }

    static BrokenRule EndsBeforeEffective() => new("ends_before_effective", "A term ends on or after the day it takes effect.");
}

using System.Text.Json;
using MspEvents.Api.Attention;
using MspEvents.Api.ChangeRequests;
using MspEvents.Api.Clients;
using MspEvents.Api.Contracts;
using MspEvents.Api.Feedbacks;
using MspEvents.Api.Initiatives;
using MspEvents.Api.Interactions;
using MspEvents.Api.Lists;
using MspEvents.Api.Reviews;
using MspEvents.Api.ServiceAreas;
using MspEvents.Api.Sla;
using MspEvents.Api.Tickets;
using MspEvents.Api.UseCases;

namespace MspEvents.Tests.Unit;

public sealed class ListDefinitionTests
{
    public static TheoryData<string, Type> Lists => new()
    {
        { "clients", typeof(ClientItem) },
        { "contracts", typeof(ContractItem) },
        { "tickets", typeof(TicketItem) },
        { "change-requests", typeof(ChangeRequestItem) },
        { "feedback", typeof(FeedbackItem) },
        { "improvements", typeof(ImprovementItem) },
        { "initiatives", typeof(InitiativeItem) },
        { "reviews", typeof(ReviewItem) },
        { "interactions by clientId, channel, month", typeof(InteractionItem) },
        { "use-cases", typeof(UseCaseItem) },
        { "service-areas", typeof(ServiceAreaItem) },
        { "sla/clocks", typeof(ClockItem) },
        { "attention", typeof(AttentionListItem) },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void The_items_described_are_the_items_shown(string list, Type item) =>
        Find(list).Fields.Select(field => field.Member).Distinct()
            .ShouldBe(item.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)));

    [Theory]
    [MemberData(nameof(Lists))]
    public void What_names_a_row_never_moves(string list, Type item)
    {
        var definition = Find(list);

        item.ShouldNotBeNull();
        definition.Identity.ShouldAllBe(name => definition.Fields.Single(field => field.Name == name).Sort == SortKey.Fixed);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void Fields_and_filters_are_named_once(string list, Type item)
    {
        item.ShouldNotBeNull();
        Find(list).Fields.Select(field => field.Name).ShouldBeUnique();
        Find(list).Filters.Select(filter => filter.Name).ShouldBeUnique();
    }

    static ListDefinition Find(string list) =>
        new[]
        {
            ClientList.Definition, ContractList.Definition, TicketList.Definition, ChangeRequestList.Definition, FeedbackList.Definition,
            ImprovementList.Definition, InitiativeList.Definition, ReviewList.Definition, UseCaseList.Definition, ServiceAreaList.Definition, InteractionList.Whole,
            ClockList.Definition(new ClockItems(new BreachHistories())),
            AttentionList.Definition,
        }.Single(definition => definition.Name == list);
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using MspEvents.Api.Conventions;
using MspEvents.Api.Lists;
using MspEvents.Api.Tickets;

namespace MspEvents.Tests.Unit;

public sealed class ListRequestTests
{
    [Fact]
    public void Nothing_asked_is_every_field_in_the_lists_own_order()
    {
        var request = Parsed("");

        request.Order.ToString().ShouldBe("-openedAt,id");
        request.Order.IsFixed.ShouldBeTrue();
        request.Fields.ShouldBe(TicketList.Definition.Fields);
        request.Limit.ShouldBeNull();
    }

    [Fact]
    public void The_id_breaks_ties_even_if_it_is_not_asked_for() => Parsed("?sort=priority,-openedAt").Order.ToString().ShouldBe("priority,-openedAt,id");

    [Fact]
    public void Keys_after_the_id_say_nothing() => Parsed("?sort=-id,openedAt").Order.ToString().ShouldBe("-id");

    [Fact]
    public void A_sort_key_that_moves_makes_the_order_one_to_keep() => Parsed("?sort=status").Order.IsFixed.ShouldBeFalse();

    [Fact]
    public void Fields_name_members_and_may_name_a_nested_one() =>
        Parsed("?fields=title,external,requester.email").Fields.Select(field => field.Name)
            .ShouldBe(["title", "requester.email", "external.system", "external.id", "external.url"]);

    [Fact]
    public void A_filter_takes_several_values()
    {
        var applied = Parsed("?status=open,paused&priority=1,2").Filters;

        applied.Single(filter => filter.Filter.Name == "status").Values.ShouldBe(["open", "paused"]);
        applied.Single(filter => filter.Filter.Name == "priority").Values.ShouldBe([1L, 2L]);
    }

    [Fact]
    public void A_filter_on_another_tools_id_takes_commas_as_they_are() =>
        Parsed("?externalId=A,1").Filters.Single().Values.ShouldBe(["A,1"]);

    [Fact]
    public void The_binding_does_not_mind_in_what_order_the_filters_come() =>
        Parsed("?status=open,paused&priority=1&fields=id&limit=7").Binding.ShouldBe(Parsed("?priority=1&status=paused,open").Binding);

    [Theory]
    [InlineData("?status=open")]
    [InlineData("?priority=1")]
    [InlineData("?sort=openedAt")]
    public void The_binding_is_another_for_another_filter_or_order(string query) => Parsed(query).Binding.ShouldNotBe(Parsed("").Binding);

    [Theory]
    [InlineData("?colour=red", "?colour", "unknown_filter")]
    [InlineData("?fields=title,colour", "?fields", "unknown_field")]
    [InlineData("?sort=colour", "?sort", "unknown_sort")]
    [InlineData("?sort=description", "?sort", "unknown_sort")]
    [InlineData("?sort=--openedAt", "?sort", "invalid_sort")]
    [InlineData("?sort=priority,-priority", "?sort", "invalid_sort")]
    [InlineData("?status=lost", "?status", "unknown_value")]
    [InlineData("?priority=high", "?priority", "invalid_value")]
    [InlineData("?priority=9", "?priority", "unknown_value")]
    [InlineData("?clientId=42", "?clientId", "invalid_value")]
    [InlineData("?openedFrom=yesterday", "?openedFrom", "invalid_value")]
    [InlineData("?openedFrom=2026-03-01T10:00:00", "?openedFrom", "invalid_value")]
    [InlineData("?limit=0", "?limit", "invalid_value")]
    [InlineData("?limit=1001", "?limit", "invalid_value")]
    [InlineData("?status=open&status=paused", "?status", "duplicate_parameter")]
    [InlineData("?asOf=2026-03-01T00:00:00Z", "?asOf", "not_replayable")]
    [InlineData("?knownAt=position:4", "?knownAt", "not_replayable")]
    public void What_does_not_exist_or_cannot_be_read_is_a_fault(string query, string pointer, string code)
    {
        var faults = new List<FieldError>();
        ListRequest.Parse(TicketList.Definition, Query(query), faults);

        faults.Select(fault => (fault.Pointer, fault.Code)).ShouldContain((pointer, code));
    }

    static ListRequest Parsed(string query)
    {
        var faults = new List<FieldError>();
        var request = ListRequest.Parse(TicketList.Definition, Query(query), faults);
        faults.ShouldBeEmpty();
        return request;
    }

    static QueryCollection Query(string query) => new(QueryHelpers.ParseQuery(query));
}

using Microsoft.OpenApi;
using MspEvents.Api.Queries;
using NodaTime;

namespace MspEvents.Api.Lists;

/// <summary>A page of a list, as it is described; the fields of <typeparamref name="TItem"/> that are null are left out.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">The cursor of the next page; absent at the end.</param>
/// <param name="Position">The last position of the log that the rows hold.</param>
/// <param name="JudgedAt">The instant that what depends on now is judged by.</param>
/// <param name="DataAgeSeconds">0 where nothing is unprojected, else the age of the oldest event that the rows do not hold.</param>
sealed record ListAnswer<TItem>(IReadOnlyList<TItem> Items, string? Next, long Position, Instant JudgedAt, decimal DataAgeSeconds);

/// <summary>Describes list routes from their definitions.</summary>
static class ListDescription
{
    public static RouteHandlerBuilder DescribeList<TItem>(this RouteHandlerBuilder route, ListDefinition list, string operationId, string summary)
    {
        route.WithName(operationId).WithSummary(summary).WithDescription(
            $"As a page of JSON, or all of it as {ListFormats.Csv} or {ListFormats.Lines}. Over {string.Join(", ", SortedBy(list, SortKey.Fixed))} "
            + "a walk sees each row that matches throughout exactly once; over other keys it keeps the order of its first page for 15 minutes and 100,000 rows, "
            + "then 410 cursor_expired.");
        if (list.GroupBy is not null)
            route.WithDescription("As a page of JSON, or all of it as CSV or lines.");
        foreach (var filter in list.Filters)
            route.Takes(filter.Name, Meaning(filter), TypeOf(filter), filter.Values);
        return route
            .Takes("sort", $"Keys, descending with a minus: {string.Join(", ", Sorted(list))}. Default {list.DefaultSort}.")
            .Takes("limit", $"1 to {ListRequest.LargestPage}, 100 unless said otherwise; CSV and lines are whole without it.", JsonSchemaType.Integer)
            .Takes("cursor", "The next of the page before; filters and sort must be the same.")
            .Takes("fields", "The members shown, separated by commas.")
            .WaitsFor(list.Projection)
            .Produces<ListAnswer<TItem>>(StatusCodes.Status200OK, ListFormats.Json, ListFormats.Csv, ListFormats.Lines)
            .RefusesAsQuery(406, 410);
    }

    static IEnumerable<string> Sorted(ListDefinition list) => SortedBy(list, SortKey.Fixed).Concat(SortedBy(list, SortKey.Moving));

    static IEnumerable<string> SortedBy(ListDefinition list, SortKey sort) => list.Fields.Where(field => field.Sort == sort).Select(field => field.Name);

    static string Meaning(ListFilter filter) => filter.Match switch
    {
        FilterMatch.From => $"At or after this {ParameterValue.Named(filter.Type)}.",
        FilterMatch.To => $"Before this {ParameterValue.Named(filter.Type)}.",
        FilterMatch.UpTo => $"At or before this {ParameterValue.Named(filter.Type)}.",
        FilterMatch.Words => "Each word is, or begins, a word of the row.",
        FilterMatch.Exactly => "Equal.",
        FilterMatch.Holds => "Among them.",
        FilterMatch.HoldsAnyOf => "One of several, separated by commas, is among them.",
        _ => filter.Values is null ? "Equal to one of several, separated by commas." : "",
    };

    // A list of values is written as text, whatever the values are.
    static JsonSchemaType TypeOf(ListFilter filter) => filter switch
    {
        { Type: FieldType.Boolean } => JsonSchemaType.Boolean,
        { Match: FilterMatch.From or FilterMatch.To, Type: FieldType.Integer } => JsonSchemaType.Integer,
        _ => JsonSchemaType.String,
    };
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Extensions;
using MspEvents.Api.Conventions;
using MspEvents.Projections;

namespace MspEvents.Api.Lists;

/// <summary>A filter with the values asked for.</summary>
sealed record AppliedFilter(ListFilter Filter, IReadOnlyList<object> Values);

/// <summary>What is asked of a list.</summary>
sealed record ListRequest
{
    /// <summary>The largest page.</summary>
    public const int LargestPage = 1000;

    static readonly HashSet<string> Replays = ["asOf", "knownAt", "judgedAt", "version"];
    static readonly HashSet<string> Conventions = ["sort", "limit", "cursor", "fields", "minPosition"];

    /// <summary>The list.</summary>
    public required ListDefinition List { get; init; }

    /// <summary>The filters, all of which must hold.</summary>
    public required IReadOnlyList<AppliedFilter> Filters { get; init; }

    /// <summary>The order.</summary>
    public required ListOrder Order { get; init; }

    /// <summary>The fields shown, in the list's order.</summary>
    public required IReadOnlyList<ListField> Fields { get; init; }

    /// <summary>The page's length; null where the caller named none.</summary>
    public int? Limit { get; init; }

    /// <summary>The sealed cursor, not yet opened.</summary>
    public string? Cursor { get; init; }

    /// <summary>What a cursor is bound to: list, filters and order, whatever the order they were given in.</summary>
    public string Binding
    {
        get
        {
            var filters = Filters
                .Select(applied => $"{applied.Filter.Name}={string.Join('\u001f', applied.Values.Select(ParameterValue.Format).Order(StringComparer.Ordinal))}")
                .Order(StringComparer.Ordinal);
            var text = string.Join('\u001e', [List.Name, Order.ToString(), .. filters]);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
        }
    }

    /// <summary>Parses a query string; what does not exist or cannot be read is a fault.</summary>
    public static ListRequest Parse(ListDefinition list, IQueryCollection query, ICollection<FieldError> faults)
    {
        var filters = new List<AppliedFilter>();
        foreach (var (name, given) in query)
        {
            if (given.Count > 1)
                faults.Add(new($"?{name}", "duplicate_parameter", "Give it once; values are separated by commas."));
            else if (Replays.Contains(name))
                faults.Add(new($"?{name}", "not_replayable", $"{list.Name} is answered as of now only; ask one item, or a replayable report."));
            else if (list.Filters.FirstOrDefault(candidate => candidate.Name == name) is { } filter)
                AddFilter(filter, given.ToString());
            else if (!Conventions.Contains(name) && !list.Choices.Contains(name))
                faults.Add(new($"?{name}", "unknown_filter", $"{list.Name} has no filter '{name}'; there are {Names(list.Filters.Select(known => known.Name))}."));
        }

        return new()
        {
            List = list,
            Filters = filters,
            Order = ListOrder.Parse(list, query["sort"].ToString() is { Length: > 0 } sort ? sort : list.DefaultSort, faults),
            Fields = FieldsOf(list, query["fields"].ToString(), faults),
            Limit = LimitOf(query["limit"].ToString(), faults),
            Cursor = query["cursor"].ToString() is { Length: > 0 } cursor ? cursor : null,
        };

        void AddFilter(ListFilter filter, string text)
        {
            var values = new List<object>();
            foreach (var part in Parts(filter, text))
            {
                if (!ParameterValue.TryParse(filter.Type, part, out var value))
                    faults.Add(new($"?{filter.Name}", "invalid_value", $"'{part}' is no {ParameterValue.Named(filter.Type)}."));
                else if (filter.Values is { } known && !known.Contains(part))
                    faults.Add(new($"?{filter.Name}", "unknown_value", $"'{part}' is none of {Names(known)}."));
                else
                    values.Add(value);
            }

            if (values.Count > 0)
                filters.Add(new(filter, values));
            else if (filter.Match == FilterMatch.Words)
                faults.Add(new($"?{filter.Name}", "invalid_value", "There is no word in it."));
        }
    }

    /// <summary>The same query with another cursor, for <c>Link</c>.</summary>
    public static string WithCursor(HttpRequest request, string cursor)
    {
        var builder = new QueryBuilder(request.Query
            .Where(pair => pair.Key != "cursor" && pair.Key != "minPosition")
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        builder.Add("cursor", cursor);
        return $"{request.PathBase}{request.Path}{builder.ToQueryString()}";
    }

    static string Names(IEnumerable<string> names) => string.Join(", ", names);

    static string[] Parts(ListFilter filter, string text) => filter.Match switch
    {
        FilterMatch.AnyOf or FilterMatch.HoldsAnyOf => text.Split(',', StringSplitOptions.TrimEntries),
        FilterMatch.Words => [.. Words.Of(text)],
        _ => [text],
    };

    static IReadOnlyList<ListField> FieldsOf(ListDefinition list, string text, ICollection<FieldError> faults)
    {
        if (text.Length == 0)
            return list.Fields;
        var wanted = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        foreach (var name in wanted.Where(name => !list.Fields.Any(field => field.Name == name || field.Member == name)))
            faults.Add(new("?fields", "unknown_field", $"{list.Name} has no field '{name}'."));
        return [.. list.Fields.Where(field => wanted.Contains(field.Name) || wanted.Contains(field.Member))];
    }

    static int? LimitOf(string text, ICollection<FieldError> faults)
    {
        if (text.Length == 0)
            return null;
        if (QueryInstant.TryParseWhole(text, out var limit) && limit is >= 1 and <= LargestPage)
            return (int)limit;
        faults.Add(new("?limit", "invalid_value", $"A page holds 1 to {LargestPage} items."));
        return null;
    }
}

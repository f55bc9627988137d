using MspEvents.Api.Conventions;

namespace MspEvents.Api.Lists;

/// <summary>One key of an order.</summary>
sealed record OrderKey(ListField Field, bool Descending)
{
    /// <inheritdoc/>
    public override string ToString() => Descending ? $"-{Field.Name}" : Field.Name;
}

/// <summary>A total order over a list's rows: their identity breaks ties.</summary>
sealed record ListOrder(IReadOnlyList<OrderKey> Keys)
{
    /// <summary>True where every key is fixed, so that a walk can go on from the last row's keys.</summary>
    public bool IsFixed => Keys.All(key => key.Field.Sort == SortKey.Fixed);

    /// <inheritdoc/>
    public override string ToString() => string.Join(',', Keys);

    /// <summary>Parses <c>-openedAt,id</c>.</summary>
    public static ListOrder Parse(ListDefinition list, string text, ICollection<FieldError> faults)
    {
        var keys = new List<OrderKey>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.TrimStart('-');
            var field = list.Fields.FirstOrDefault(candidate => candidate.Name == name && candidate.Sort != SortKey.None);
            if (field is null)
                faults.Add(new("?sort", "unknown_sort", $"'{name}' is no sort key of {list.Name}; there are {SortKeysOf(list)}."));
            else if (part.Length - name.Length > 1 || keys.Any(key => key.Field == field))
                faults.Add(new("?sort", "invalid_sort", $"'{part}' is given twice or has more than one sign."));
            else
                keys.Add(new(field, part.StartsWith('-')));
        }

        var identity = list.Identity.Select(name => list.Fields.First(field => field.Name == name)).ToList();
        return new([.. UpToIdentity(keys, identity), .. identity.Except(keys.Select(key => key.Field)).Select(field => new OrderKey(field, false))]);
    }

    // What follows once a row is named decides nothing.
    static List<OrderKey> UpToIdentity(List<OrderKey> keys, List<ListField> identity)
    {
        var count = 0;
        while (count < keys.Count && identity.Exists(field => !keys.Take(count).Any(key => key.Field == field)))
            count++;
        return keys[..count];
    }

    static string SortKeysOf(ListDefinition list) =>
        string.Join(", ", list.Fields.Where(field => field.Sort != SortKey.None).Select(field => field.Name));
}

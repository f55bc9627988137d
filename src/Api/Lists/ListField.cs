namespace MspEvents.Api.Lists;

/// <summary>How a column is read, written and compared.</summary>
enum FieldType
{
    Uuid,
    Text,
    Integer,
    Decimal,
    Boolean,
    Instant,
    Date,
    Month,
    TextList,
}

/// <summary>Whether a row keeps its place under a sort key for as long as it exists.</summary>
enum SortKey
{
    /// <summary>Not sortable.</summary>
    None,

    /// <summary>Never null and never changed once the row exists: walked by keyset.</summary>
    Fixed,

    /// <summary>May change while a reader walks: walked by an order kept from the first page.</summary>
    Moving,
}

/// <summary>One field of a list's items; a dotted name (<c>external.system</c>) is a member of a nested object.</summary>
/// <param name="Name">As in the JSON item and the CSV header.</param>
/// <param name="Column">SQL over the row <c>r</c> and the parameter <c>@judgedAt</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Sort">Whether it may be sorted by.</param>
sealed record ListField(string Name, string Column, FieldType Type, SortKey Sort = SortKey.None)
{
    /// <summary>The member of the item that holds it: what <c>fields=</c> selects by.</summary>
    public string Member => Name.Split('.')[0];
}

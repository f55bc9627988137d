namespace MspEvents.Api.Lists;

/// <summary>What a list is made of: the one place that names its fields, filters and order.</summary>
sealed class ListDefinition
{
    /// <summary>The route's last segment, which also binds cursors to the list.</summary>
    public required string Name { get; init; }

    /// <summary>The projection whose rows it shows and whose position it answers.</summary>
    public required string Projection { get; init; }

    /// <summary>The table of the projection's rows, without its version.</summary>
    public required string Table { get; init; }

    /// <summary>The table of the rows' words, without its version, where <c>q</c> is a filter.</summary>
    public string? WordTable { get; init; }

    /// <summary>The column of <see cref="WordTable"/> that names the row.</summary>
    public string? WordKey { get; init; }

    /// <summary>The fields in the order they are written in.</summary>
    public required IReadOnlyList<ListField> Fields { get; init; }

    /// <summary>The parameters that narrow the list.</summary>
    public required IReadOnlyList<ListFilter> Filters { get; init; }

    /// <summary>The order where none is asked for.</summary>
    public required string DefaultSort { get; init; }

    /// <summary>The fields that together name a row and break ties; each is fixed.</summary>
    public IReadOnlyList<string> Identity { get; init; } = ["id"];

    /// <summary>SQL of a text that names the row.</summary>
    public string Key { get; init; } = "r.id::text";

    /// <summary>The columns of the row <c>r</c> that <see cref="Key"/> is made of, each beside SQL that takes it out of the text <c>key</c> again.</summary>
    public IReadOnlyList<KeyPart> KeyParts { get; init; } = [new("r.id", "key::uuid")];

    /// <summary>SQL that a row must meet to be shown at all.</summary>
    public string? Where { get; init; }

    /// <summary>SQL that is joined to the row <c>r</c>, by the version of the projection's tables.</summary>
    public Func<int, string>? Joins { get; init; }

    /// <summary>SQL of the columns that rows are counted by, where an item stands for many; the other fields are then aggregates. Null where an item is a row.</summary>
    public IReadOnlyList<string>? GroupBy { get; init; }

    /// <summary>Parameters that say which list of several is asked for; they narrow nothing.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>SQL of columns read for <see cref="CompleteAsync"/> alone.</summary>
    public IReadOnlyList<string> Working { get; init; } = [];

    /// <summary>Fills in the fields that follow from others and from the instant the list is judged at.</summary>
    public Func<ListRows, CancellationToken, Task>? CompleteAsync { get; init; }
}

/// <summary>A column of a row's key.</summary>
/// <param name="Column">SQL of the column.</param>
/// <param name="OfKey">SQL of its value in the text <c>key</c>.</param>
sealed record KeyPart(string Column, string OfKey);

using System.Globalization;
using MspEvents.Api.Lists;
using static MspEvents.Api.Lists.FieldType;
using static MspEvents.Api.Lists.FilterMatch;
using static MspEvents.Api.Lists.SortKey;

namespace MspEvents.Api.Templates;

/// <summary>A solution template in a list; <c>uses</c> counts the use cases that adopted it.</summary>
sealed record TemplateItem(
    Guid Id, long Version, string Title, string Problem, IReadOnlyList<string> Steps, IReadOnlyList<string> AppliesTo, string Status, int Uses,
    NodaTime.Instant CreatedAt, NodaTime.Instant? RevisedAt, NodaTime.Instant? RetiredAt);

/// <summary>What <c>GET /templates</c> shows, and what it may be narrowed and sorted by.</summary>
static class TemplateList
{
    const string Status = "(case when r.retired_at is null then 'offered' else 'retired' end)";

    public static readonly ListDefinition Definition = new()
    {
        Name = "templates",
        Projection = "templates",
        Table = "views_templates",
        WordTable = "views_template_words",
        WordKey = "template_id",
        Joins = version => string.Create(
            CultureInfo.InvariantCulture,
            $"""
             cross join lateral (
                 select count(*) as uses from views.views_template_uses_v{version} w where w.tenant_id = r.tenant_id and w.template_id = r.id) u
             """),
        DefaultSort = "createdAt,id",
        Fields =
        [
            new("id", "r.id", Uuid, Fixed),
            new("version", "r.version", Integer, Moving),
            new("title", "r.title", Text, Moving),
            new("problem", "r.problem", Text),
            new("steps", "r.steps", TextList),
            new("appliesTo", "r.applies_to", TextList),
            new("status", Status, Text, Moving),
            new("uses", "u.uses", Integer, Moving),
            new("createdAt", "r.created_at", FieldType.Instant, Fixed),
            new("revisedAt", "r.revised_at", FieldType.Instant, Moving),
            new("retiredAt", "r.retired_at", FieldType.Instant, Moving),
        ],
        Filters =
        [
            new("status", Status, Text, AnyOf, ["offered", "retired"]),
            new("appliesTo", "r.applies_to", Text, Holds),
            new("createdFrom", "r.created_at", FieldType.Instant, From),
            new("createdTo", "r.created_at", FieldType.Instant, To),
            new("q", "", Text, FilterMatch.Words),
        ],
    };
}

using MspEvents.Domain;

namespace MspEvents.Projections;

/// <summary>The list of solution templates, the words they are found by, and the use cases that adopted them.</summary>
public sealed class TemplatesProjection() : Projection("templates", 1, 2)
{
    static readonly ViewTable<Row> Templates = new("views_templates", "id", ["id"],
    [
        Column<Row>.Uuid("id", row => row.Id),
        Column<Row>.BigInt("version", row => row.Template.Version),
        Column<Row>.Text("title", row => row.Template.Title),
        Column<Row>.Text("problem", row => row.Template.Problem),
        Column<Row>.TextList("steps", row => row.Template.Steps),
        Column<Row>.TextList("applies_to", row => row.Template.AppliesTo),
        Column<Row>.Timestamp("created_at", row => row.Template.CreatedAt),
        Column<Row>.Timestamp("revised_at", row => row.Template.RevisedAt),
        Column<Row>.Timestamp("retired_at", row => row.Template.RetiredAt),
        Column<Row>.BigInt("last_position", row => row.LastPosition),
    ]);

    static readonly ViewTable<WordRow> TemplateWords = WordRow.Table("views_template_words", "template_id");

    static readonly ViewTable<UseRow> Uses = new("views_template_uses", "use_case_id", ["use_case_id", "template_id"],
    [
        Column<UseRow>.Uuid("use_case_id", row => row.UseCaseId),
        Column<UseRow>.Uuid("template_id", row => row.TemplateId),
        Column<UseRow>.Uuid("client_id", row => row.First.Event.ClientId),
        Column<UseRow>.BigInt("first_position", row => row.First.Position),
        Column<UseRow>.Timestamp("first_at", row => row.First.Event.OccurredAt),
    ]);

    /// <inheritdoc/>
    public override Following Follows { get; } = new Following()
        .Stream<TemplateEvent>()
        .On<TemplateCreated>().On<TemplateRevised>().On<TemplateRetired>()
        // Of a use case only what it adopted matters, whatever else it learns to say.
        .Stream<IUseCaseEvent>()
        .On<TemplateAdopted>().Ignore<IUseCaseEvent>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } = [Templates, TemplateWords, Uses];

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        var facts = scope.Of(key);
        foreach (var first in facts.Where(fact => fact.Event is TemplateAdopted).DistinctBy(fact => ((TemplateAdopted)fact.Event).TemplateId))
            rows.Add(Uses, new(key, ((TemplateAdopted)first.Event).TemplateId, first));
        if (facts is not [{ Event: TemplateEvent }, ..] || SolutionTemplateDetails.Of(facts) is not { } template)
            return;
        rows.Add(Templates, new(key, template, facts[^1].Position));
        foreach (var word in Words.Of([template.Title, template.Problem, .. template.Steps, .. template.AppliesTo]))
            rows.Add(TemplateWords, new(word, key));
    }

    sealed record Row(Guid Id, SolutionTemplateDetails Template, long LastPosition);

    sealed record UseRow(Guid UseCaseId, Guid TemplateId, Fact First);
}

using MspEvents.Api.Lists;
using MspEvents.Domain;
using MspEvents.Projections;
using NodaTime;
using static MspEvents.Api.Lists.FieldType;
using static MspEvents.Api.Lists.FilterMatch;
using static MspEvents.Api.Lists.SortKey;

namespace MspEvents.Api.Scope;

/// <summary>A piece of work in a list, with what allowed it.</summary>
/// <param name="StreamId">The ticket, story or initiative that holds it.</param>
/// <param name="WorkId">Unique within that stream.</param>
/// <param name="Holder">The kind of that stream.</param>
/// <param name="Coverage">Decided at the time the work began.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Who">Who worked.</param>
/// <param name="Role">The role the contract prices.</param>
/// <param name="Minutes">Above 0.</param>
/// <param name="Rate">Minor units per hour.</param>
/// <param name="Cost">Minor units.</param>
/// <param name="Unrated">True where no rate was known.</param>
/// <param name="Billable">Whether it may use block hours.</param>
/// <param name="ScopeItem">The scope item it names.</param>
/// <param name="ChangeRequestId">The change request it names.</param>
sealed record WorkItem(
    Guid StreamId,
    Guid WorkId,
    WorkHolder Holder,
    WorkCoverage Coverage,
    Instant StartedAt,
    string Who,
    string? Role,
    int Minutes,
    long Rate,
    long Cost,
    bool Unrated,
    bool Billable,
    string? ScopeItem,
    Guid? ChangeRequestId);

/// <summary>What <c>GET /contracts/{id}/work</c> shows: one item a piece of work that stands.</summary>
static class WorkList
{
    /// <summary>The list as it is described, of no contract.</summary>
    public static ListDefinition Described { get; } = Of(Guid.Empty);

    /// <summary>The work of one contract.</summary>
    public static ListDefinition Of(Guid contractId) => new()
    {
        Name = contractId == Guid.Empty ? "contracts/{id}/work" : $"contracts/{contractId}/work",
        Projection = ScopeProjection.ProjectionName,
        Table = "views_scope_work",
        DefaultSort = "-startedAt",
        Identity = ["streamId", "workId"],
        Key = "r.stream_id || '/' || r.work_id",
        KeyParts = [new("r.stream_id", "split_part(key, '/', 1)::uuid"), new("r.work_id", "split_part(key, '/', 2)::uuid")],
        // A UUID's own digits: nothing a caller wrote.
        Where = $"r.contract_id = '{contractId}'::uuid",
        Fields =
        [
            new("streamId", "r.stream_id", Uuid, Fixed),
            new("workId", "r.work_id", Uuid, Fixed),
            new("holder", "r.holder", Text),
            new("coverage", "r.coverage", Text, Moving),
            new("startedAt", "r.started_at", FieldType.Instant, Moving),
            new("who", "r.who", Text, Moving),
            new("role", "r.role", Text, Moving),
            new("minutes", "r.minutes", Integer, Moving),
            new("rate", "r.rate", Integer),
            new("cost", "r.cost", Integer, Moving),
            new("unrated", "r.unrated", FieldType.Boolean),
            new("billable", "r.billable", FieldType.Boolean),
            new("scopeItem", "r.scope_item", Text, Moving),
            new("changeRequestId", "r.change_request_id", Uuid, Moving),
        ],
        Filters =
        [
            new("coverage", "r.coverage", Text, AnyOf, ["inScope", "approved", "ratified", "unapproved"]),
            new("holder", "r.holder", Text, AnyOf, ["ticket", "story", "initiative"]),
            new("streamId", "r.stream_id", Uuid, AnyOf),
            new("scopeItem", "r.scope_item", Text, Exactly),
            new("changeRequestId", "r.change_request_id", Uuid, AnyOf),
            new("who", "r.who", Text, Exactly),
            new("role", "r.role", Text, Exactly),
            new("billable", "r.billable", FieldType.Boolean, AnyOf),
            new("unrated", "r.unrated", FieldType.Boolean, AnyOf),
            new("startedFrom", "r.started_at", FieldType.Instant, From),
            new("startedTo", "r.started_at", FieldType.Instant, To),
        ],
    };
}

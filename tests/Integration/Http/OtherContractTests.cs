using System.Net;

namespace MspEvents.Tests.Integration.Http;

public sealed class OtherContractTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    [Fact]
    public async Task Nothing_names_a_ticket_or_change_request_of_another_contract()
    {
        var client = await caller.OnboardAsync();
        var (own, other) = (await caller.SignAsync(client), await caller.SignAsync(client));
        var (ticket, foreign) = (await caller.OpenAsync(own), await caller.OpenAsync(other));
        var change = (await caller.AcceptedAsync("/v1/change-requests", new
        {
            contractId = other,
            title = "Wi-Fi in the yard",
            reason = "Deliveries are scanned there now.",
            requestedBy = new { name = "Tomas Reil", role = "engineer", organisation = "provider" },
            kind = "addition",
        })).Id;
        var work = Guid.NewGuid();
        await caller.AcceptedAsync($"/v1/tickets/{ticket}/log-work", Work(work, null, null));

        await RefusedAsync($"contracts/{own}/exclude-from-sla", new { ticketId = foreign, reason = "r", agreedBy = "Petra Quill" }, "ticket_of_other_contract");
        await RefusedAsync(
            $"contracts/{own}/record-outage", new { service = "mail", from = "2026-01-10T08:00:00Z", ticketId = foreign }, "ticket_of_other_contract");
        await RefusedAsync(
            $"contracts/{own}/amend-scope",
            new { effectiveFrom = "2026-01-01", remove = new[] { "desk" }, changeRequestId = change, reason = "r" },
            "change_request_of_other_contract");
        await RefusedAsync($"tickets/{ticket}/log-work", Work(Guid.NewGuid(), null, change), "change_request_of_other_contract");
        await RefusedAsync($"tickets/{ticket}/correct-work", new { workId = work, changeRequestId = change, reason = "r" }, "change_request_of_other_contract");
        await RefusedAsync($"tickets/{ticket}/log-work", Work(Guid.NewGuid(), "gardening", null), "unknown_scope_item");

        static object Work(Guid workId, string? scopeItem, Guid? changeRequestId) =>
            new { workId, minutes = 5, who = "Tomas Reil", startedAt = "2026-03-04T12:00:00Z", scopeItem, changeRequestId };
    }

    [Fact]
    public async Task A_ticket_is_neither_linked_to_itself_nor_its_own_duplicate()
    {
        var ticket = await caller.OpenTicketAsync();

        await RefusedAsync($"tickets/{ticket}/link", new { kind = "ticket", target = ticket, relation = "follows" }, "link_to_itself");
        await RefusedAsync($"tickets/{ticket}/cancel", new { reason = "twice", duplicateOf = ticket }, "duplicate_of_itself");
    }

    async Task RefusedAsync(string path, object body, string code)
    {
        var answer = await caller.PostAsync($"/v1/{path}", body);
        answer.Status.ShouldBe(HttpStatusCode.Conflict, path);
        answer.Code.ShouldBe(code);
    }
}

using System.Text.Json.Nodes;

namespace MspEvents.Tests.Integration.Http;

/// <summary>Bodies as callers write them.</summary>
static class Bodies
{
    public static JsonObject Client() => new() { ["name"] = "Linden Court Surgery", ["timeZone"] = "Europe/London", ["industry"] = "healthcare" };

    public static JsonObject Contract(Guid clientId) => new()
    {
        ["clientId"] = clientId,
        ["name"] = "Workplace",
        ["signedOn"] = "2025-01-10",
        ["effectiveFrom"] = "2025-02-01",
        ["currency"] = "GBP",
        ["monthlyFee"] = 480_000,
        ["timeZone"] = "Europe/London",
        ["calendars"] = new JsonObject { ["office"] = Calendar() },
        ["serviceLevels"] = new JsonObject
        {
            ["targets"] = new JsonArray(
                new JsonObject { ["metric"] = "firstResponse", ["priority"] = 3, ["minutes"] = 60, ["calendar"] = "office" },
                new JsonObject { ["metric"] = "resolution", ["priority"] = 3, ["minutes"] = 480, ["calendar"] = "24x7", ["type"] = "incident" }),
        },
        ["scope"] = new JsonObject
        {
            ["items"] = new JsonArray(
                new JsonObject { ["key"] = "desk", ["name"] = "Desk", ["coverage"] = "included", ["effortMinutes"] = 600, ["cost"] = 50_000 }),
        },
        ["rates"] = new JsonObject { ["engineer"] = 6_500 },
    };

    public static JsonObject Calendar() => new()
    {
        ["timeZone"] = "Europe/London",
        ["weekly"] = new JsonObject { ["mon"] = Windows(("09:00", "17:00")), ["fri"] = Windows(("22:00", "02:00")) },
        ["holidays"] = new JsonArray("2026-12-25"),
        ["overrides"] = new JsonObject { ["2026-12-24"] = Windows(("09:00", "12:00")) },
    };

    public static JsonArray Windows(params (string Open, string Close)[] windows) =>
        [.. windows.Select(window => new JsonArray(window.Open, window.Close))];

    public static JsonObject Ticket(Guid contractId) => new()
    {
        ["contractId"] = contractId,
        ["title"] = "The label printer is offline",
        ["impact"] = 2,
        ["urgency"] = 2,
        ["requester"] = new JsonObject { ["name"] = "Petra Quill", ["email"] = "petra@lindencourt.example" },
        ["channel"] = "phone",
    };
}

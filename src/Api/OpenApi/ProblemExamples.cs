using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace MspEvents.Api.OpenApi;

/// <summary>A problem document for each status the API answers.</summary>
static class ProblemExamples
{
    public static JsonObject Of(string status)
    {
        var (code, detail) = status switch
        {
            "400" => ("invalid_request", "1 to 3."),
            "401" => ("unauthenticated", "Send a valid key as a bearer token."),
            "403" => ("forbidden", "The credential lacks the scope this route needs."),
            "404" => ("ticket_not_found", "There is no ticket 0198a1c0-9f02-7a10-8b3c-112233445566."),
            "405" => ("method_not_allowed", "The route takes another method; see Allow."),
            "409" => ("reopen_window_passed", "Open a new ticket linked to it."),
            "410" => ("cursor_expired", "Start again from the first page."),
            "412" => ("version_mismatch", "The stream is at version 8."),
            "413" => ("body_too_large", "A body holds at most 256 KiB."),
            "415" => ("unsupported_media_type", "Send application/json."),
            "422" => ("idempotency_key_reused", "The key came with another request before."),
            "429" => ("rate_limited", "At most 300000 requests in 60 s."),
            "503" => ("store_unavailable", "The database cannot take this now."),
            _ => ("refused", "The request was refused."),
        };
        var number = int.Parse(status, CultureInfo.InvariantCulture);
        var problem = new JsonObject
        {
            ["type"] = $"urn:msp-events:problem:{code}",
            ["title"] = ReasonPhrases.GetReasonPhrase(number),
            ["status"] = number,
            ["detail"] = detail,
            ["instance"] = "/v1/tickets/0198a1c0-9f02-7a10-8b3c-112233445566",
            ["code"] = code,
            ["traceId"] = "4bf92f3577b34da6a3ce929d0e0e4736",
        };
        if (number == StatusCodes.Status400BadRequest)
            problem["errors"] = new JsonArray(new JsonObject { ["pointer"] = "#/impact", ["code"] = "out_of_range", ["detail"] = detail });
        return problem;
    }
}

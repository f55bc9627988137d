using Microsoft.Net.Http.Headers;
using MspEvents.Api.Conventions;

namespace MspEvents.Api.Lists;

/// <summary>The forms a list is answered in.</summary>
enum ListFormat
{
    Json,
    Csv,
    Lines,
}

/// <summary>Chooses a list's form.</summary>
static class ListFormats
{
    public const string Json = "application/json";
    public const string Csv = "text/csv";
    public const string Lines = "application/x-ndjson";

    /// <summary>The form the caller likes best; JSON where it is all one.</summary>
    /// <exception cref="Refusal">406: none of the forms is acceptable.</exception>
    public static ListFormat Negotiate(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0)
            return ListFormat.Json;
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
            throw Refusal.Invalid("Accept", "invalid_value", "The header names no media types.");
        foreach (var wanted in accepted.Where(type => type.Quality is not 0).OrderByDescending(type => type.Quality ?? 1))
        {
            if (wanted.MatchesMediaType(Json))
                return ListFormat.Json;
            if (wanted.MatchesMediaType(Csv))
                return ListFormat.Csv;
            if (wanted.MatchesMediaType(Lines))
                return ListFormat.Lines;
        }

        throw new Refusal(StatusCodes.Status406NotAcceptable, "not_acceptable", $"A list is answered as {Json}, {Csv} or {Lines}.");
    }
}

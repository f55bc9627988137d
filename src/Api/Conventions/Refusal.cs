namespace MspEvents.Api.Conventions;

/// <summary>A no that becomes a problem document; the code is the contract with clients, the text is not.</summary>
sealed class Refusal(int status, string code, string detail) : Exception(detail)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>The stream's version, answered as <c>ETag</c> beside a 412.</summary>
    public long? Version { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>400 with every fault found.</summary>
    public static Refusal Invalid(IReadOnlyList<FieldError> errors) =>
        new(StatusCodes.Status400BadRequest, "invalid_request", errors.Count == 1 ? errors[0].Detail : $"{errors.Count} fields are not valid.") { Errors = errors };

    /// <summary>400 for one fault.</summary>
    public static Refusal Invalid(string pointer, string code, string detail) => Invalid([new(pointer, code, detail)]);

    /// <summary>404 <c>kind_not_found</c>; with a pointer where the id came in a body.</summary>
    public static Refusal NotFound(string kind, Guid id, string? pointer = null) =>
        new(StatusCodes.Status404NotFound, $"{kind}_not_found", $"There is no {kind.Replace('_', ' ')} {id}.")
        {
            Errors = pointer is null ? [] : [new(pointer, $"{kind}_not_found", "The id names nothing.")],
        };
}

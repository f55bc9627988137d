namespace MspEvents.Api.Conventions;

/// <summary>One thing wrong with a request.</summary>
/// <param name="Pointer">Where: <c>#/impact</c> in the body, <c>?limit</c> in the query, the header's name else.</param>
/// <param name="Code">snake_case and permanent.</param>
/// <param name="Detail">For a person to read.</param>
sealed record FieldError(string Pointer, string Code, string Detail);

using FluentValidation;

namespace MspEvents.Api.Conventions;

/// <summary>Faults that a rule of several fields finds.</summary>
static class ValidationFaults
{
    /// <summary>Adds a fault at a property's path or a pointer.</summary>
    public static void Refuse<T>(this ValidationContext<T> context, string property, string code, string detail) =>
        context.AddFailure(new FluentValidation.Results.ValidationFailure(property, detail) { ErrorCode = code });
}

using FluentValidation;
using MspEvents.Domain;

namespace MspEvents.Api.Conventions;

/// <summary>The rules of an identity in another tool.</summary>
sealed class ExternalReferenceValidator : AbstractValidator<ExternalReference>
{
    public ExternalReferenceValidator()
    {
        RuleFor(reference => reference.System).Text(TextLimits.Key);
        RuleFor(reference => reference.Id).Text(TextLimits.Name);
        RuleFor(reference => reference.Url).WebAddress();
    }
}

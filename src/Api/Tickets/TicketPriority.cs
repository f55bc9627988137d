using FluentValidation;
using MspEvents.Api.Conventions;
using MspEvents.Domain;

namespace MspEvents.Api.Tickets;

/// <summary>A body that says how urgent a ticket is: by impact and urgency, or by a stated priority.</summary>
interface IPrioritised
{
    int? Impact { get; }

    int? Urgency { get; }

    int? Priority { get; }
}

/// <summary>Either both of impact and urgency, or a priority, and not both ways.</summary>
sealed class PriorityValidator : AbstractValidator<IPrioritised>
{
    public PriorityValidator()
    {
        RuleFor(body => body.Impact).InclusiveBetween(1, 3).WithMessage("1 to 3.");
        RuleFor(body => body.Urgency).InclusiveBetween(1, 3).WithMessage("1 to 3.");
        RuleFor(body => body.Priority).InclusiveBetween(1, 5).WithMessage("1 to 5.");
        RuleFor(body => body.Priority).Null().WithErrorCode("not_allowed_here").WithMessage("State a priority, or impact and urgency, not both.")
            .When(body => body.Impact is not null || body.Urgency is not null);
        RuleFor(body => body.Impact).NotNull().WithMessage("Impact and urgency are needed, or a priority.").When(body => body.Priority is null);
        RuleFor(body => body.Urgency).NotNull().WithMessage("Impact and urgency are needed, or a priority.").When(body => body.Priority is null);
    }
}

/// <summary>A person by name, and by e-mail if it is known.</summary>
sealed class PersonValidator : AbstractValidator<Person>
{
    public PersonValidator()
    {
        RuleFor(person => person.Name).Text(TextLimits.Name);
        RuleFor(person => person.Email).EmailAddress().WithErrorCode("wrong_format").WithMessage("An e-mail address is needed, or none at all.")
            .MaximumLength(320).WithMessage("At most 320 characters.");
    }
}

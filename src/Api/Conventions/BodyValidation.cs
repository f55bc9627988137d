using System.Reflection;
using FluentValidation;
using FluentValidation.Results;

namespace MspEvents.Api.Conventions;

/// <summary>Runs the <c>Validator</c> nested in a body's type before its endpoint.</summary>
static class BodyValidation
{
    /// <summary>An endpoint filter factory: routes whose handlers take no such body are left as they are.</summary>
    public static EndpointFilterDelegate Filter(EndpointFilterFactoryContext context, EndpointFilterDelegate next)
    {
        var parameters = context.MethodInfo.GetParameters();
        var index = Array.FindIndex(parameters, parameter => ValidatorOf(parameter.ParameterType) is not null);
        if (index < 0)
            return next;

        var type = parameters[index].ParameterType;
        var validator = (IValidator)Activator.CreateInstance(ValidatorOf(type)!)!;
        var shape = context.ApplicationServices.GetRequiredService<JsonShape>();
        return invocation =>
        {
            if (invocation.HttpContext.Features.Get<RequestBody>() is { } body)
                shape.RefuseNullItems(body.Bytes, type);
            var result = validator.Validate(new ValidationContext<object?>(invocation.Arguments[index]));
            return result.IsValid ? next(invocation) : throw Refusal.Invalid([.. result.Errors.Select(ErrorOf)]);
        };
    }

    public static FieldError ErrorOf(ValidationFailure failure) =>
        new(JsonPointer.OfProperty(failure.PropertyName), CodeOf(failure.ErrorCode), failure.ErrorMessage);

    static Type? ValidatorOf(Type type) =>
        type.GetNestedType("Validator", BindingFlags.Public | BindingFlags.NonPublic) is { } nested && nested.IsAssignableTo(typeof(IValidator)) ? nested : null;

    static string CodeOf(string code) => code switch
    {
        "NotEmptyValidator" or "NotNullValidator" => "required",
        "MaximumLengthValidator" or "LengthValidator" or "ExactLengthValidator" => "wrong_length",
        "InclusiveBetweenValidator" or "ExclusiveBetweenValidator" or "GreaterThanValidator" or "GreaterThanOrEqualValidator"
            or "LessThanValidator" or "LessThanOrEqualValidator" => "out_of_range",
        "EnumValidator" => "unknown_value",
        "NullValidator" or "EmptyValidator" => "not_allowed_here",
        "RegularExpressionValidator" => "wrong_format",
        _ => code,
    };
}

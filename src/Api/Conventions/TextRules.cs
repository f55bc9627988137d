using FluentValidation;

namespace MspEvents.Api.Conventions;

/// <summary>How long texts may be.</summary>
static class TextLimits
{
    public const int Key = 100;
    public const int Name = 200;
    public const int Title = 500;
    public const int Reason = 2_000;
    public const int Text = 20_000;
}

/// <summary>Rules for texts.</summary>
static class TextRules
{
    /// <summary>At least one character that is not white space, and no more than a number of characters.</summary>
    public static IRuleBuilderOptions<T, string> Text<T>(this IRuleBuilder<T, string> rule, int longest) =>
        rule.NotEmpty().WithMessage("A text is needed.").MaximumLength(longest).WithMessage($"At most {longest} characters.");

    /// <summary>The same where a text is given at all.</summary>
    public static IRuleBuilderOptions<T, string?> OptionalText<T>(this IRuleBuilder<T, string?> rule, int longest) =>
        rule.Must(text => text is null || !string.IsNullOrWhiteSpace(text)).WithErrorCode("required").WithMessage("A text is needed, or none at all.")
            .MaximumLength(longest).WithMessage($"At most {longest} characters.");

    /// <summary>An absolute http or https address, where one is given at all.</summary>
    public static IRuleBuilderOptions<T, string?> WebAddress<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || IsWebAddress(text))
            .WithErrorCode("wrong_format").WithMessage("An absolute http or https address is needed, or none at all.")
            .MaximumLength(TextLimits.Reason).WithMessage($"At most {TextLimits.Reason} characters.");

    static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}

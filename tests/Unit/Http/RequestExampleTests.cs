using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;

namespace MspEvents.Tests.Unit.Http;

public sealed class RequestExampleTests
{
    public static IEnumerable<TheoryDataRow<string>> Bodies => typeof(CommandBody).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.GetNestedType("Validator", BindingFlags.Public | BindingFlags.NonPublic) is not null)
        .Select(type => new TheoryDataRow<string>(type.FullName!));

    [Fact]
    public void Every_command_has_a_body() => Bodies.Count().ShouldBeGreaterThanOrEqualTo(38);

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_body_shows_an_example_that_is_read_back_and_valid(string name)
    {
        var type = typeof(CommandBody).Assembly.GetType(name)!;
        var example = type.GetProperty("Example", BindingFlags.Public | BindingFlags.Static).ShouldNotBeNull().GetValue(null);
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        StrictJson.Configure(options);

        var bytes = JsonSerializer.SerializeToUtf8Bytes(example, type, options);
        var read = JsonSerializer.Deserialize(bytes, type, options);
        var validator = (IValidator)Activator.CreateInstance(type.GetNestedType("Validator", BindingFlags.Public | BindingFlags.NonPublic)!)!;

        new JsonShape(options).Explain(bytes, type).ShouldBeEmpty();
        validator.Validate(new ValidationContext<object?>(read)).Errors.ShouldBeEmpty();
    }
}

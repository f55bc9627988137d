using Microsoft.AspNetCore.Http;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;

namespace MspEvents.Tests.Unit.Http;

public sealed class IfMatchTests
{
    [Theory]
    [InlineData("\"7\"", 7, 7, true)]
    [InlineData("\"7\"", 6, 8, true)]
    [InlineData("\"7\"", 8, 8, false)]
    [InlineData("\"9\"", 8, 8, false)]
    [InlineData("W/\"7\"", 7, 7, false)]
    [InlineData("\"3\", \"7\"", 7, 7, true)]
    [InlineData("*", 7, 7, true)]
    [InlineData("*", 0, 0, false)]
    [InlineData("\"0\"", 0, 0, false)]
    [InlineData("\"99999999999999999999\"", 7, 7, false)]
    public void A_stream_is_asked_at_the_versions_named(string header, long loud, long current, bool accepted) =>
        Condition(header)!.Accepts(loud, current).ShouldBe(accepted);

    [Fact]
    public void No_header_is_no_condition() => Condition(null).ShouldBeNull();

    [Theory]
    [InlineData("7")]
    [InlineData("")]
    [InlineData("\"7")]
    public void A_header_that_holds_no_tags_is_refused(string header) =>
        Should.Throw<Refusal>(() => Condition(header)).Errors.ShouldHaveSingleItem().Code.ShouldBe("invalid_if_match");

    static Application.VersionCondition? Condition(string? header)
    {
        var request = new DefaultHttpContext().Request;
        if (header is not null)
            request.Headers.IfMatch = header;
        return IfMatch.Of(request);
    }
}

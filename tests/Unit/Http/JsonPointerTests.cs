using MspEvents.Api.Conventions;

namespace MspEvents.Tests.Unit.Http;

public sealed class JsonPointerTests
{
    [Theory]
    [InlineData("Name", "#/name")]
    [InlineData("ServiceLevels.Targets[12].Metric", "#/serviceLevels/targets/12/metric")]
    [InlineData("Matrix[0].[2]", "#/matrix/0/2")]
    [InlineData("", "#")]
    [InlineData("#/calendars/my.office/weekly/mon/0", "#/calendars/my.office/weekly/mon/0")]
    public void A_property_becomes_a_pointer(string property, string pointer) => JsonPointer.OfProperty(property).ShouldBe(pointer);

    [Fact]
    public void Members_are_escaped() => JsonPointer.Append("#", "a/b~c").ShouldBe("#/a~1b~0c");
}

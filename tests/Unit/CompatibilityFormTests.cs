using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

public sealed class CompatibilityFormTests
{
    // Written by code point: what looks alike must not be lost in an editor.
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\uFB01le", "file")]
    [InlineData("\uFF21\uFF22", "AB")]
    [InlineData("\u2460\u00BD", "11\u20442")]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("\u1E9B\u0323", "\u1E69")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("\uFF76\uFF9E", "\u30AC")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C")]
    [InlineData("\uD55C\uAE00", "\uD55C\uAE00")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("\U0001D400", "A")]
    [InlineData("a\u0334\u0301", "\u00E1\u0334")]
    public void Texts_that_read_alike_become_alike(string text, string normal)
    {
        CompatibilityForm.Of(text).ShouldBe(normal);
        CompatibilityForm.Of(normal).ShouldBe(normal);
    }
}

using MspEvents.Projections;

namespace MspEvents.Tests.Unit.Projections;

public sealed class WordsTests
{
    [Fact]
    public void Words_are_letters_and_digits_in_lower_case() =>
        Words.Of("VPN-Gateway #42 is DOWN!", null, "Straße").ShouldBe(["vpn", "gateway", "42", "is", "down", "straße"], ignoreOrder: true);

    [Fact]
    public void An_address_is_found_by_its_parts() => Words.Of("ada@example.org").ShouldBe(["ada", "example", "org"], ignoreOrder: true);

    [Fact]
    public void A_letter_keeps_its_marks() => Words.Of("cafe\u0301 noir").ShouldBe(["cafe\u0301", "noir"], ignoreOrder: true);

    [Fact]
    public void A_word_too_long_for_an_index_is_cut_between_characters()
    {
        var word = Words.Of(new string('a', 63) + "\U0001D49C" + "bc").ShouldHaveSingleItem();
        word.ShouldBe(new string('a', 63));
    }
}

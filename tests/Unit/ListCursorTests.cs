using MspEvents.Api.Lists;

namespace MspEvents.Tests.Unit;

public sealed class ListCursorTests
{
    static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];
    static readonly byte[] OtherKey = [.. Enumerable.Range(2, 32).Select(number => (byte)number)];

    [Fact]
    public void A_cursor_survives_the_round_trip()
    {
        var cursor = new ListCursor("ab12", ["2026-03-01T09:30:00.000001Z", "7f0c1f9e-0000-7000-8000-000000000001"]);

        new CursorSeal(Key).TryOpen(new CursorSeal(Key).Seal(cursor), out var opened).ShouldBeTrue();

        opened!.Binding.ShouldBe(cursor.Binding);
        opened.After.ShouldBe(cursor.After);
        opened.Walk.ShouldBeNull();
    }

    [Fact]
    public void A_cursor_of_a_kept_order_keeps_its_walk_and_place()
    {
        var cursor = new ListCursor("ab12", [], Guid.CreateVersion7(), 200);

        new CursorSeal(Key).TryOpen(new CursorSeal(Key).Seal(cursor), out var opened).ShouldBeTrue();

        (opened!.Walk, opened.Offset).ShouldBe((cursor.Walk, 200));
    }

    [Fact]
    public void Another_tenants_cursor_does_not_open() =>
        new CursorSeal(OtherKey).TryOpen(new CursorSeal(Key).Seal(new("ab12", ["x"])), out _).ShouldBeFalse();

    [Fact]
    public void No_changed_character_of_a_cursor_opens_it()
    {
        var seal = new CursorSeal(Key);
        var text = seal.Seal(new("ab12", ["x", "y"]));
        for (var index = 0; index < text.Length - 1; index++)
        {
            var forged = text[..index] + (text[index] == 'A' ? 'B' : 'A') + text[(index + 1)..];
            seal.TryOpen(forged, out _).ShouldBeFalse($"at {index}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_was_never_a_cursor_does_not_open(string text) => new CursorSeal(Key).TryOpen(text, out _).ShouldBeFalse();
}

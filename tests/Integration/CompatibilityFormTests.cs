using System.Text;
using MspEvents.Domain;
using Npgsql;

namespace MspEvents.Tests.Integration;

/// <summary>Our normal form KC beside that of PostgreSQL, which was written by others from the same Unicode.</summary>
public sealed class CompatibilityFormTests(EmptyDatabase empty) : IClassFixture<EmptyDatabase>
{
    [Fact]
    public async Task Every_character_has_the_form_that_the_database_gives_it()
    {
        string[] characters = [.. Enumerable.Range(1, 0x10FFFF).Where(Rune.IsValid).Select(point => new Rune(point).ToString())];

        await AgreeAsync(characters);
    }

    [Fact]
    public async Task Characters_beside_each_other_have_the_form_that_the_database_gives_them()
    {
        var random = new Random(3);
        (int From, int To)[] lively = [(0x41, 0x7A), (0xC0, 0x24F), (0x300, 0x36F), (0x370, 0x3FF), (0x5B0, 0x5C7), (0x64B, 0x65F), (0x900, 0x97F), (0x1100, 0x11FF), (0x1DC0, 0x1DFF), (0x1E00, 0x1FFF), (0x3040, 0x30FF), (0xAC00, 0xACFF), (0xFB00, 0xFB4F), (0xFF00, 0xFFEF), (0x1D160, 0x1D1C0)];
        string[] texts = [.. Enumerable.Range(0, 20_000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 9)).Select(_ => Some()).Where(Rune.IsValid).Select(point => new Rune(point).ToString())))];

        await AgreeAsync(texts);

        int Some()
        {
            var (from, to) = lively[random.Next(lively.Length)];
            return random.Next(from, to + 1);
        }
    }

    async Task AgreeAsync(string[] texts)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var connection = new NpgsqlConnection(empty.Database.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("select normalize(t, nfkc) from unnest($1) with ordinality as u (t, place) order by place", connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = texts });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        // A later server knows characters that our version of Unicode had not assigned; what both know must agree.
        var later = connection.PostgreSqlVersion.Major > 15;
        var different = new List<string>();
        for (var index = 0; await reader.ReadAsync(cancellation); index++)
        {
            var ours = CompatibilityForm.Of(texts[index]);
            if (ours != reader.GetString(0) && !(later && ours == texts[index]))
                different.Add(string.Join(' ', texts[index].EnumerateRunes().Select(rune => rune.Value.ToString("X4", null))));
        }

        different.ShouldBeEmpty();
    }
}

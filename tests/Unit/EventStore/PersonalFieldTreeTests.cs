using System.Text;
using MspEvents.EventStore;

namespace MspEvents.Tests.Unit.EventStore;

public sealed class PersonalFieldTreeTests
{
    static readonly PersonalFieldTree Tree = new(
    [
        new(["by"], PersonalKind.Name),
        new(["letter", "text"], PersonalKind.Text),
        new(["people", "*"], PersonalKind.Person),
        new(["lists", "*", "*", "note"], PersonalKind.Text),
    ]);

    [Fact]
    public void Every_marked_text_is_found_with_its_place()
    {
        const string Json = """
            {"by":"A","other":"x","letter":{"text":"B","subject":"y"},"people":[{"email":"c@d","name":"C"},{"name":"E"}],"lists":{"one":[{"note":"F"},{"note":null}]}}
            """;

        var found = Tree.Find(Encoding.UTF8.GetBytes(Json));

        found.Select(value => (value.Path, value.Text)).ShouldBe(
            [("/by", "A"), ("/letter/text", "B"), ("/people/0/email", "c@d"), ("/people/0/name", "C"), ("/people/1/name", "E"), ("/lists/one/0/note", "F")]);
        found[3].ShouldSatisfyAllConditions(value => value.PersonName.ShouldBe("C"), value => value.PersonEmail.ShouldBe("c@d"));
        found.ShouldAllBe(value => Json.Substring(value.Start, value.End - value.Start) == $"\"{value.Text}\"");
    }

    [Fact]
    public void Unmarked_text_that_has_a_marked_name_elsewhere_is_left_alone() =>
        Tree.Find("""{"text":"a","note":"b","letter":["by"],"x":{"by":"c"}}"""u8).ShouldBeEmpty();

    [Fact]
    public void What_cannot_be_encrypted_does_not_pass_in_the_clear() =>
        Should.Throw<InvalidOperationException>(() => Tree.Find("""{"by":42}"""u8));
}

using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MspEvents.EventStore;

namespace MspEvents.Tests.Unit.EventStore;

public sealed class EventCatalogueTests
{
    static EventShape Shape(int number) => new("leaf_fallen", number, typeof(LeafFallen), LeavesJson.Default.LeafFallen, []);

    static EventUpcast Upcast(string alias, string name = "leaf_fallen") => new(alias, name, [], Same);

    static JsonObject Same(JsonObject stored) => stored;

    [Fact]
    public void A_first_shape_is_stored_under_the_events_name_alone()
    {
        var catalogue = new EventCatalogue([Shape(1)], []);

        catalogue.AliasesOf("leaf_fallen").ShouldBe(["leaf_fallen"]);
        catalogue.Current(typeof(LeafFallen)).Alias.ShouldBe("leaf_fallen");
        catalogue.Current(typeof(LeafFallen)).DotNetType.ShouldBe("MspEvents.Tests.Unit.EventStore.LeafFallen, MspEvents.Tests.Unit");
        catalogue.AliasesOf("unknown").ShouldBeEmpty();
    }

    [Fact]
    public void A_later_shape_has_its_number_and_every_earlier_one_is_known()
    {
        var catalogue = new EventCatalogue([Shape(3)], [Upcast("leaf_fallen_v2"), Upcast("leaf_fallen")]);

        catalogue.AliasesOf("leaf_fallen").ShouldBe(["leaf_fallen", "leaf_fallen_v2", "leaf_fallen_v3"]);
        catalogue.Current(typeof(LeafFallen)).Alias.ShouldBe("leaf_fallen_v3");
    }

    [Fact]
    public void Shapes_that_do_not_fit_together_stop_the_start()
    {
        Should.Throw<ArgumentException>(() => new EventCatalogue([Shape(1), Shape(1)], []));
        Should.Throw<ArgumentException>(() => new EventCatalogue([Shape(3)], [Upcast("leaf_fallen")]));
        Should.Throw<ArgumentException>(() => new EventCatalogue([Shape(1)], [Upcast("leaf_fallen")]));
        Should.Throw<ArgumentException>(() => new EventCatalogue([Shape(2)], [Upcast("leaf_fallen"), Upcast("leaf_fallen_v7")]));
        Should.Throw<ArgumentException>(() => new EventCatalogue([Shape(1)], [Upcast("twig_snapped", "twig_snapped")]));
    }

    [Fact]
    public void What_the_catalogue_does_not_know_is_neither_written_nor_read()
    {
        var catalogue = new EventCatalogue([Shape(1)], []);

        Should.Throw<ArgumentException>(() => catalogue.ShapeOf(typeof(string)));
        Should.Throw<InvalidOperationException>(() => catalogue.Stored("twig_snapped"));
    }
}

public sealed record LeafFallen(string Tree);

[JsonSerializable(typeof(LeafFallen))]
sealed partial class LeavesJson : JsonSerializerContext;

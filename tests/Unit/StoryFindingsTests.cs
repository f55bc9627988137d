using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

public sealed class StoryFindingsTests
{
    const string Good = "As a dispatcher, I want to see every open visit, so that no customer waits in vain";

    [Theory]
    [InlineData(Good)]
    [InlineData("As an engineer, I am able to read a meter, so that nobody drives out.")]
    [InlineData("As a nurse, I need to print a label, so that the sample is known")]
    [InlineData("As a clerk, I can search the archive, so that I can answer a call")]
    [InlineData("In order to bill on time, as a clerk, I want to close the month")]
    [InlineData("As a visitor, I want to see the name and address of the shop, so that I find it")]
    [InlineData("As a tenant, I would like to report a leak, in order to avoid damage")]
    [InlineData("As a manager, I want a list of late invoices, so that cash comes in")]
    [InlineData("As a user, I want a read-only copy, so that nothing is lost")]
    [InlineData("As an editor, I am able to view content that needs to be checked, so that nothing wrong is shown")]
    public void A_good_story_has_no_finding(string story) => StoryFindings.Of(story).ShouldBeEmpty();

    [Theory]
    [InlineData("I want to see every open visit, so that no customer waits", "no_role", "")]
    [InlineData("The dispatcher should be able to see every open visit, so that no customer waits", "no_role", "")]
    [InlineData("The dispatcher wants to see every open visit, so that no customer waits", "no_role", "")]
    [InlineData("As a dispatcher, every open visit on a map, so that no customer waits", "no_means", "every open visit on a map,")]
    [InlineData("As a dispatcher, I want to see every open visit", "no_ends", "")]
    [InlineData("As a dispatcher I want to see every visit, so that no customer waits", "no_comma", "")]
    [InlineData("As a dispatcher, I want to see every visit so that no customer waits", "ends_one_comma", "")]
    [InlineData("As a dispatcher I want to see every visit so that no customer waits", "no_comma", "")]
    public void A_story_says_for_whom_what_and_what_for(string story, string subkind, string within)
    {
        var finding = StoryFindings.Of(story).ShouldHaveSingleItem();
        (finding.Kind, finding.Subkind).ShouldBe(("well_formed", subkind));
        story.Substring(finding.Span.Start, finding.Span.Length).ShouldBe(within);
    }

    [Theory]
    [InlineData("As a dispatcher, I want to open a visit and assign an engineer, so that it is done", "and")]
    [InlineData("As a dispatcher, I want to search and filter, so that I find a visit", "and")]
    [InlineData("As a dispatcher, I want to create, edit or delete visits, so that the plan is right", "or")]
    [InlineData("As a dispatcher, I want to create/delete visits, so that the plan is right", "/")]
    [InlineData("As a dispatcher, I want to import visits and export reports, so that the plan is right", "and")]
    [InlineData("As a dispatcher, I want to plan visits as well as assign engineers, so that the plan is right", "as well as")]
    [InlineData("As a dispatcher, I want to plan a visit, so that I serve the customer and send an invoice", "and")]
    [InlineData("As a dispatcher and engineer, I want to plan a visit, so that the plan is right", "and")]
    [InlineData("As a dispatcher, I want to plan a visit and thereby perform a check, so that the plan is right", "and")]
    [InlineData("As a dispatcher, I want to plan a visit & notify the customer, so that the plan is right", "&")]
    public void A_story_wants_one_thing(string story, string conjunction)
    {
        var finding = StoryFindings.Of(story).ShouldHaveSingleItem();
        (finding.Kind, finding.Subkind, finding.Severity).ShouldBe(("atomic", "conjunctions", FindingSeverity.High));
        story.Substring(finding.Span.Start, finding.Span.Length).ShouldBe(conjunction);
    }

    [Theory]
    [InlineData(Good + ". The map is in the portal", "punctuation", ". The map is in the portal")]
    [InlineData(Good + " - see the mockup", "punctuation", "- see the mockup")]
    [InlineData(Good + "; ask Greta", "punctuation", "; ask Greta")]
    [InlineData(Good + ". Then add a map and colour the roads", "punctuation", ". Then add a map and colour the roads")]
    [InlineData(Good + " (see the mockup)", "brackets", "(see the mockup)")]
    [InlineData("As a dispatcher, I want to see every [open] visit, so that nobody waits", "brackets", "[open]")]
    [InlineData("As a dispatcher, I want to see every visit, I want to see it at night, so that nobody waits", "indicator_repetition", "I want to")]
    [InlineData("As a dispatcher, I want to see every visit, so that nobody waits so that nobody calls", "indicator_repetition", "so that")]
    public void A_story_says_nothing_else(string story, string subkind, string within)
    {
        var finding = StoryFindings.Of(story).ShouldHaveSingleItem();
        (finding.Kind, finding.Subkind).ShouldBe(("minimal", subkind));
        story.Substring(finding.Span.Start, finding.Span.Length).ShouldBe(within);
    }

    [Fact]
    public void A_plural_in_brackets_is_no_remark() =>
        StoryFindings.Of("As a dispatcher, I want to see the visit(s) of a day, so that nobody waits").ShouldBeEmpty();

    [Theory]
    [InlineData("As a dispatcher, I want to see a visit quickly, so that nobody waits", "quickly")]
    [InlineData("As a dispatcher, I want a user-friendly map, so that nobody waits", "user-friendly")]
    [InlineData("As a dispatcher, I want to see a visit as soon as possible, so that nobody waits", "as soon as possible")]
    public void A_story_says_what_can_be_tested(string story, string vague)
    {
        var finding = StoryFindings.Of(story).ShouldHaveSingleItem();
        (finding.Kind, finding.Subkind, finding.Severity).ShouldBe(("unambiguous", "vague_terms", FindingSeverity.Low));
        story.Substring(finding.Span.Start, finding.Span.Length).ShouldBe(vague);
    }

    [Fact]
    public void A_story_of_another_form_than_most_stands_out()
    {
        string[] stories = [Good, Good.Replace("visit", "route", StringComparison.Ordinal), "As a dispatcher, I am able to see a day, so that I can plan"];
        var findings = StorySetFindings.Of(stories)[2].ShouldHaveSingleItem();
        (findings.Kind, stories[2].Substring(findings.Span.Start, findings.Span.Length)).ShouldBe(("uniform", "I am able to"));
        findings.Advice.ShouldBe("Most stories here read: as a ..., i want to ..., so that ....");
    }

    [Fact]
    public void An_article_makes_no_other_form() =>
        StorySetFindings.Of([Good, "As an engineer, I want to see a day, so that I can plan"])[1].ShouldBeEmpty();

    [Fact]
    public void The_same_story_twice_is_found_on_both()
    {
        var findings = StorySetFindings.Of([Good, "AS A DISPATCHER, I want to see every open visit - so that no customer waits in vain", "As a clerk, I want to go home, so that I rest"]);
        findings[0].ShouldHaveSingleItem().Subkind.ShouldBe("identical");
        findings[1].ShouldContain(finding => finding.Kind == "unique" && finding.Subkind == "identical");
        findings[2].ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_said_is_everything_missing() =>
        StoryFindings.Of("").Select(finding => finding.Subkind).ShouldBe(["no_role", "no_means", "no_ends"]);

    [Theory]
    [InlineData("As a dispatcher, I want to see visits, so that nobody waits", "dispatcher", "see visits", "nobody waits")]
    [InlineData("as dispatcher I can see visits because nobody should wait", "dispatcher", "see visits", "nobody should wait")]
    [InlineData("In order to plan, as a dispatcher, I want to see visits.", "dispatcher", "see visits", "plan")]
    [InlineData("As a dispatcher, I plan, so that I can rest", "dispatcher, I plan", null, "I can rest")]
    public void A_story_is_cut_into_its_parts(string story, string? role, string? means, string? ends)
    {
        var parts = StoryParts.Of(story);
        (parts.Role?.Content, parts.Means?.Content, parts.Ends?.Content).ShouldBe((role, means, ends));
    }
}

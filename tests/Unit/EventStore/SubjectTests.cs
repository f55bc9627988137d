using System.Security.Cryptography;
using MspEvents.EventStore;

namespace MspEvents.Tests.Unit.EventStore;

public sealed class SubjectTests
{
    [Fact]
    public void An_address_identifies_before_a_name_and_case_and_spaces_do_not_count()
    {
        Subject.Of("Ida Reed", "Ida@Reed.example").ShouldBe(Subject.Of("I. Reed", " ida@reed.EXAMPLE "));
        Subject.Of("Ida  REED", null).ShouldBe(Subject.Of(" ida reed", "  "));
        Subject.Of("ida@reed.example", null).ShouldBe(Subject.Of(null, "ida@reed.example"));
        Subject.Of("Ida Reed", null).ShouldNotBe(Subject.Of("Ida Reed", "ida@reed.example"));
        Subject.Of(null, " ").ShouldBe(Subject.Tenant);
    }

    [Fact]
    public void A_name_cannot_pose_as_another_kind_of_subject()
    {
        Subject.Of("tenant", null).ShouldNotBe(Subject.Tenant);
        Subject.Of("email:ida", null).ShouldNotBe(Subject.Of(null, "ida"));
    }

    [Fact]
    public void A_pseudonym_depends_on_the_secret()
    {
        var subject = Subject.Of("Ida Reed", null);

        subject.Pseudonym([1]).ShouldBe(subject.Pseudonym([1]));
        subject.Pseudonym([1]).ShouldNotBe(subject.Pseudonym([2]));
        subject.Pseudonym([1]).ShouldNotContain('.');
        subject.Pseudonym([1]).ShouldNotContain(':');
    }

    [Fact]
    public void Text_opens_only_with_its_key_in_its_place()
    {
        var key = new SubjectKey("subject", RandomNumberGenerator.GetBytes(SubjectKey.Length));
        var stored = key.Encrypt("as it was: ✓", "place");

        SubjectKey.SubjectOf(SubjectKey.IdOf(stored)!).ShouldBe("subject");
        key.Decrypt(stored, "place").ShouldBe("as it was: ✓");
        Should.Throw<CryptographicException>(() => key.Decrypt(stored, "elsewhere"));
        Should.Throw<CryptographicException>(() => new SubjectKey("subject", RandomNumberGenerator.GetBytes(SubjectKey.Length)).Decrypt(stored, "place"));
        SubjectKey.IdOf("plain").ShouldBeNull();
    }

    [Fact]
    public void Another_key_of_the_same_subject_has_another_id() =>
        new SubjectKey("subject", new byte[SubjectKey.Length]).Id.ShouldNotBe(new SubjectKey("subject", RandomNumberGenerator.GetBytes(SubjectKey.Length)).Id);
}

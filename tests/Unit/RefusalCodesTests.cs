using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;
using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

public sealed partial class RefusalCodesTests
{
    // Names that streams are stored under are written as codes are.
    static readonly IReadOnlySet<string> StreamTypes = new HashSet<string>
    {
        ChangeRequest.Decider.StreamType, ServiceArea.Decider.StreamType, UseCase.Decider.StreamType,
    };

    [Fact]
    public void Every_code_the_domain_can_refuse_with_is_named_by_a_test()
    {
        var codes = TextsOf(typeof(BrokenRule).Assembly).Where(text => Code().IsMatch(text)).Except(StreamTypes).ToList();
        var named = TextsOf(typeof(RefusalCodesTests).Assembly).SelectMany(text => Words().Matches(text)).Select(word => word.Value).ToHashSet();

        codes.Count.ShouldBeGreaterThan(80);
        codes.Where(code => !named.Contains(code)).ShouldBeEmpty();
    }

    /// <summary>The texts an assembly was compiled with, and what its attributes say.</summary>
    static HashSet<string> TextsOf(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        for (var text = metadata.GetNextHandle(MetadataTokens.UserStringHandle(0)); !text.IsNil; text = metadata.GetNextHandle(text))
            texts.Add(metadata.GetUserString(text));
        foreach (var attribute in metadata.CustomAttributes)
            texts.Add(Encoding.UTF8.GetString(metadata.GetBlobBytes(metadata.GetCustomAttribute(attribute).Value)));
        return texts;
    }

    [GeneratedRegex("^[a-z]+(_[a-z]+)+$")]
    private static partial Regex Code();

    [GeneratedRegex("[a-z]+(_[a-z]+)+")]
    private static partial Regex Words();
}

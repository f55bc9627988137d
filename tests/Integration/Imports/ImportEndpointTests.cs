using System.Net;
using System.Text;
using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Imports;

public sealed class ImportEndpointTests(ImportEndpointTests.ApiWithFolder api) : IClassFixture<ImportEndpointTests.ApiWithFolder>
{
    static byte[] Log
    {
        get
        {
            using var stream = typeof(ImportEndpointTests).Assembly.GetManifestResourceStream("MspEvents.Tests.Integration.Imports.incident-log.csv")!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
    }

    [Fact]
    public async Task An_upload_is_accepted_imported_and_there_to_be_asked_for()
    {
        var contract = await ContractAsync();

        var import = await UploadedFile.ImportAsync(api, $"?contractId={contract}", Log);

        import.GetProperty("status").GetString().ShouldBe("completed");
        (import.GetProperty("rowsRead").GetInt64(), import.GetProperty("streams").GetInt64(), import.GetProperty("eventsWritten").GetInt64()).ShouldBe((13, 3, 17));
        import.GetProperty("refused").GetArrayLength().ShouldBe(0);
        var position = (await api.Caller().GetAsync("/v1/contracts")).Json.GetProperty("position").GetInt64();
        var tickets = (await api.Caller().GetAsync($"/v1/tickets?contractId={contract}&minPosition={position}")).Json.GetProperty("items");
        tickets.EnumerateArray().Select(ticket => ticket.GetProperty("external").GetProperty("id").GetString())
            .ShouldBe(["INC0000101", "INC0000102", "INC0000103"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_same_upload_twice_writes_nothing_the_second_time()
    {
        var contract = await ContractAsync();
        await UploadedFile.ImportAsync(api, $"?contractId={contract}", Log);

        (await UploadedFile.ImportAsync(api, $"?contractId={contract}", Log)).GetProperty("eventsWritten").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task A_broken_row_is_listed_with_its_line_and_reason()
    {
        var contract = await ContractAsync();
        var broken = Encoding.UTF8.GetString(Log).Replace(",-100,", ",Melted,", StringComparison.Ordinal);

        var import = await UploadedFile.ImportAsync(api, $"?contractId={contract}", Encoding.UTF8.GetBytes(broken));

        var refused = import.GetProperty("refused")[0];
        (refused.GetProperty("line").GetInt64(), refused.GetProperty("reason").GetString()).ShouldBe((12, "incident_state is not a known state"));
        import.GetProperty("refusedCount").GetInt64().ShouldBe(1);
        import.GetProperty("status").GetString().ShouldBe("completed");
    }

    [Fact]
    public async Task A_file_of_another_kind_fails_and_says_why()
    {
        var import = await UploadedFile.ImportAsync(api, $"?contractId={await ContractAsync()}", "name,age\nA,3"u8.ToArray());

        import.GetProperty("status").GetString().ShouldBe("failed");
        import.GetProperty("error").GetString()!.ShouldContain("'number'");
    }

    [Theory]
    [InlineData("", "contradiction")]
    [InlineData("?contractId=x", "wrong_type")]
    [InlineData("?contractId=01a2004f-4a67-7ea8-8a83-5a6f8e8fea83&clientBy=location", "contradiction")]
    [InlineData("?client=location", "unknown_parameter")]
    public async Task Where_it_goes_must_be_said_once_and_well(string query, string code)
    {
        var (status, problem) = await UploadedFile.SendAsync(api, query, Log);

        status.ShouldBe(400);
        problem.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task A_contract_or_an_import_that_is_not_there_is_not_found()
    {
        var (status, problem) = await UploadedFile.SendAsync(api, $"?contractId={Guid.CreateVersion7()}", Log);

        (status, problem.GetProperty("code").GetString()).ShouldBe((404, "contract_not_found"));
        (await api.Caller().GetAsync($"/v1/imports/{Guid.CreateVersion7()}")).Code.ShouldBe("import_not_found");
        (await api.Caller().PostAsync($"/v1/imports/{Guid.CreateVersion7()}/cancel")).Code.ShouldBe("import_not_found");
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        var (status, problem) = await UploadedFile.SendAsync(api, $"?contractId={await ContractAsync()}", []);

        (status, problem.GetProperty("errors")[0].GetProperty("code").GetString()).ShouldBe((400, "empty_body"));
    }

    [Fact]
    public async Task What_is_done_cannot_be_cancelled_any_more()
    {
        var import = await UploadedFile.ImportAsync(api, $"?contractId={await ContractAsync()}", Log);

        var answer = await api.Caller().PostAsync($"/v1/imports/{import.GetProperty("id").GetGuid()}/cancel");

        (answer.Status, answer.Json.GetProperty("status").GetString()).ShouldBe((HttpStatusCode.OK, "completed"));
    }

    async Task<Guid> ContractAsync() => await api.Caller().SignAsync(await api.Caller().OnboardAsync());

    /// <summary>Class fixture: the service with a folder of its own for uploads.</summary>
    public sealed class ApiWithFolder(PostgresFixture postgres) : RunningApi(postgres)
    {
        readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mspevents-uploads-");

        protected override IEnumerable<string> Settings => [$"--Msp:DataDirectory={folder.FullName}"];

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }
}

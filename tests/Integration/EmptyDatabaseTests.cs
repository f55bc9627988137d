using Npgsql;

namespace MspEvents.Tests.Integration;

public sealed class EmptyDatabaseTests(EmptyDatabase empty) : IClassFixture<EmptyDatabase>
{
    [Fact]
    public async Task A_test_class_has_a_database_of_its_own_on_a_supported_server()
    {
        await using var connection = new NpgsqlConnection(empty.Database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);

        connection.PostgreSqlVersion.Major.ShouldBeGreaterThanOrEqualTo(15);
        connection.Database.ShouldStartWith("msp_test_");
    }
}

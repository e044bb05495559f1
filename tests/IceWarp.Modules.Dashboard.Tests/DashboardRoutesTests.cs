using System.Text.Json.Nodes;

namespace IceWarp.Modules.Dashboard.Tests;

public sealed class DashboardRoutesTests(DashboardHost fixture) : IClassFixture<DashboardHost>
{
    [Fact]
    public async Task Every_address_is_described_with_a_name_a_summary_and_an_answer_of_its_own()
    {
        var description = JsonNode.Parse(await fixture.Host.Client.GetStringAsync("/openapi/v1.json"));
        var operations = (description?["paths"]?.AsObject() ?? [])
            .Where(path => path.Key.StartsWith("/api/dashboard/", StringComparison.Ordinal))
            .SelectMany(path => path.Value?.AsObject() ?? [])
            .Select(operation => operation.Value ?? throw new InvalidOperationException("An operation is null."))
            .ToList();
        operations.Should().HaveCount(27);
        operations.Select(operation => (string?)operation["operationId"]).Should().OnlyHaveUniqueItems().And.NotContainNulls();
        operations.Should().OnlyContain(operation => operation["summary"] != null && operation["responses"]!["401"] != null);
        description?["components"]?["schemas"]?.AsObject().Select(schema => schema.Key).Should()
            .Contain(["GetMailResponse", "GetAgendaResponse", "GetTasksEntry", "GetNotesResponse", "AddNoteBody", "GetLayoutResponse"]);
    }
}

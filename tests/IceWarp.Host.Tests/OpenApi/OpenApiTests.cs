using System.Net;
using System.Text.Json.Nodes;
using IceWarp.Testing;

namespace IceWarp.Host.Tests.OpenApi;

public sealed class OpenApiTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Layout = "/api/dashboard/layout";

    private HttpClient Client => fixture.Host.Client;

    [Fact]
    public async Task Every_operation_is_named_explained_and_lists_its_problems()
    {
        var operations = DescribedOperation.All(await ReadAsync());
        operations.Select(operation => operation.Path).Should()
            .Contain(["/api/session", "/api/session/handover", "/api/apps", "/api/apps/events", "/api/events", "/api/frame", "/health/live"]);
        operations.SelectMany(operation => operation.Gaps()).Should().BeEmpty();
        operations.Select(operation => (string?)operation.Node["operationId"]).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("operationId", "PUT /api/dashboard/layout has no operationId")]
    [InlineData("summary", "PUT /api/dashboard/layout has no summary")]
    [InlineData("tags", "PUT /api/dashboard/layout has no tag")]
    [InlineData("responses/400", "PUT /api/dashboard/layout does not name 400")]
    [InlineData("responses/403", "PUT /api/dashboard/layout does not name 403")]
    [InlineData("responses/429", "PUT /api/dashboard/layout does not name 429")]
    [InlineData("responses/500", "PUT /api/dashboard/layout does not name 500")]
    [InlineData("responses/412/content", "PUT /api/dashboard/layout gives 412 as no problem")]
    [InlineData("parameters/0/description", "PUT /api/dashboard/layout does not explain If-Match")]
    public async Task An_operation_with_a_gap_is_seen(string removed, string gap)
    {
        var document = await ReadAsync();
        Remove(document["paths"]![Layout]!["put"]!, removed.Split('/'));
        DescribedOperation.All(document).Single(operation => operation is { Path: Layout } && operation.Method == HttpMethod.Put).Gaps().Should().Equal(gap);
    }

    [Fact]
    public async Task What_is_refused_without_a_sign_in_or_from_another_site_is_described_so()
    {
        foreach (var operation in DescribedOperation.All(await ReadAsync()))
        {
            using var nobody = await SendAsync(operation, "same-origin");
            (nobody.StatusCode == HttpStatusCode.Unauthorized).Should().Be(NeedsSignIn(operation), $"{operation} answered {nobody.StatusCode}");
            using var elsewhere = await SendAsync(operation, "cross-site");
            (elsewhere.StatusCode == HttpStatusCode.Forbidden).Should().Be(operation.Responses.ContainsKey("403") && operation.IsUnsafe, $"{operation}");
        }
    }

    [Fact]
    public async Task A_problem_is_described_as_it_is_written()
    {
        var schema = (await ReadAsync())["components"]!["schemas"]!["ProblemDetails"]!;
        using var answer = await Client.GetAsync("/api/session");
        var members = (await ProblemAnswer.ReadAsync(answer)).Body.AsObject().Select(member => member.Key).ToList();
        schema["required"]!.AsArray().Select(name => (string?)name).Should().BeEquivalentTo(members);
        schema["properties"]!.AsObject().Select(property => property.Key).Should().Contain(members);
    }

    // Whoever lists 401 with our own sentence asks for a sign-in; a sign-in itself lists 401 for a wrong password.
    private static bool NeedsSignIn(DescribedOperation operation) =>
        ((string?)operation.Responses["401"]?["description"])?.StartsWith("session.required", StringComparison.Ordinal) == true;

    private async Task<HttpResponseMessage> SendAsync(DescribedOperation operation, string site)
    {
        var path = operation.Path.Replace("{width}", "640", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(operation.Method, path);
        request.Headers.Add("Sec-Fetch-Site", site);
        return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private async Task<JsonNode> ReadAsync() =>
        JsonNode.Parse(await Client.GetStringAsync("/openapi/v1.json")) ?? throw new InvalidOperationException("The description is empty.");

    private static void Remove(JsonNode operation, string[] path)
    {
        var parent = path[..^1].Aggregate(operation, (node, name) => node is JsonArray list ? list[int.Parse(name, null)]! : node[name]!);
        parent.AsObject().Remove(path[^1]).Should().BeTrue();
    }
}

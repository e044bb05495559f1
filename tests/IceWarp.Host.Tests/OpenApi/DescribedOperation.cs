using System.Text.Json.Nodes;

namespace IceWarp.Host.Tests.OpenApi;

/// <summary>One operation of the description, with what it leaves unsaid.</summary>
/// <param name="Method">HTTP method in capitals.</param>
/// <param name="Path">Path with its parameters in braces.</param>
/// <param name="Node">The operation.</param>
internal sealed record DescribedOperation(HttpMethod Method, string Path, JsonNode Node)
{
    // Its 503 is the answer itself.
    private const string Readiness = "/health/ready";

    public bool IsUnsafe => Method != HttpMethod.Get && Method != HttpMethod.Head && Method != HttpMethod.Options;

    public JsonObject Responses => Node["responses"]?.AsObject() ?? [];

    public override string ToString() => $"{Method} {Path}";

    public static IReadOnlyList<DescribedOperation> All(JsonNode document) =>
        [.. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation =>
            new DescribedOperation(new HttpMethod(operation.Key.ToUpperInvariant()), path.Key, operation.Value!)))];

    /// <summary>What is missing, one sentence each.</summary>
    public IEnumerable<string> Gaps() =>
        new[] { "operationId", "summary" }.Where(name => Text(Node[name]) is null).Select(name => $"{this} has no {name}")
            .Concat(Node["tags"] is JsonArray { Count: > 0 } ? [] : [$"{this} has no tag"])
            .Concat(Parameters().Where(parameter => Text(parameter["description"]) is null).Select(parameter => $"{this} does not explain {parameter["name"]}"))
            .Concat(CommonProblems().Where(status => !Responses.ContainsKey(status)).Select(status => $"{this} does not name {status}"))
            .Concat(Responses.Where(response => IsProblem(response.Key) && !NamesProblem(response.Value)).Select(response => $"{this} gives {response.Key} as no problem"));

    private IEnumerable<string> CommonProblems()
    {
        yield return "500";
        if (IsUnsafe)
        {
            yield return "403";
        }

        if (Path.StartsWith("/api/", StringComparison.Ordinal))
        {
            yield return "429";
        }

        if (Node["requestBody"] is not null || Parameters().Any())
        {
            yield return "400";
        }
    }

    private bool IsProblem(string status) => status[0] is '4' or '5' && (Path, status) != (Readiness, "503");

    private IEnumerable<JsonNode> Parameters() => Node["parameters"]?.AsArray().Select(parameter => parameter!) ?? [];

    private static bool NamesProblem(JsonNode? response) =>
        Text(response?["description"]) is not null
        && Text(response?["content"]?["application/problem+json"]?["schema"]?["$ref"])?.EndsWith("ProblemDetails", StringComparison.Ordinal) == true;

    private static string? Text(JsonNode? node) => node?.GetValue<string>() is { Length: > 0 } text ? text : null;
}

using System.Net;
using System.Text.Json.Nodes;

namespace IceWarp.Testing;

/// <summary>A problem details answer as a client sees it.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Body">The whole body.</param>
public sealed record ProblemAnswer(HttpStatusCode Status, string? Code, JsonNode Body)
{
    /// <summary>Reads an answer; throws when it is no <c>application/problem+json</c>.</summary>
    public static async Task<ProblemAnswer> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json" || JsonNode.Parse(text) is not { } body)
        {
            throw new InvalidOperationException($"{(int)answer.StatusCode} is no problem: {text}");
        }

        return new ProblemAnswer(answer.StatusCode, (string?)body["code"], body);
    }
}

using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace IceWarp.Host.OpenApi;

/// <summary>
/// Explains the parameters that mean the same at every address, unless an endpoint explains its own (<c>[Description]</c>), and names the
/// headers of conditional requests (RFC 9110, 13.1).
/// </summary>
internal sealed class CommonParameters : IOpenApiOperationTransformer
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["id"] = "Opaque id, from a list or from the answer that made it.",
        ["attachmentId"] = "Opaque id of an attachment of the item.",
        ["limit"] = "How many entries at most.",
        ["cursor"] = "Where the page begins: next of the page before; left out for the first page.",
        ["from"] = "First day, 2026-03-29; today when left out.",
        ["days"] = "How many days.",
        ["timeZone"] = "IANA time zone, Europe/Warsaw; that of the person's settings when left out.",
        ["kinds"] = "Kinds of widgets, separated by commas: mail,agenda.",
        ["width"] = "Width in pixels of the place that the picture is for.",
        ["q"] = "Words to search for.",
    };

    /// <inheritdoc />
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in operation.Parameters ?? [])
        {
            if (string.IsNullOrEmpty(parameter.Description) && parameter.Name is { } name && Texts.TryGetValue(name, out var text))
            {
                parameter.Description = text;
            }
        }

        if (operation.Responses?.ContainsKey("412") == true)
        {
            AddHeader(operation, "If-Match", "ETag of the version that was changed.", operation.Responses.ContainsKey("428"));
        }

        if (operation.Responses?.ContainsKey("304") == true)
        {
            AddHeader(operation, "If-None-Match", "ETag of the version that is known: answered 304 while it holds.", required: false);
        }

        return Task.CompletedTask;
    }

    private static void AddHeader(OpenApiOperation operation, string name, string description, bool required) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
}

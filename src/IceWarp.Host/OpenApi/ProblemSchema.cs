using IceWarp.Kernel.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace IceWarp.Host.OpenApi;

/// <summary>Describes a problem as <see cref="ProblemResponse"/> writes it: RFC 9457 with our <c>code</c> and <c>traceId</c>.</summary>
internal sealed class ProblemSchema : IOpenApiSchemaTransformer
{
    /// <inheritdoc />
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (!context.JsonTypeInfo.Type.IsAssignableTo(typeof(ProblemDetails)) || context.JsonPropertyInfo is not null)
        {
            return Task.CompletedTask;
        }

        schema.Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Text("Always about:blank: the code says which problem it is."),
            ["title"] = Text("The reason phrase of the status."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "The HTTP status." },
            ["code"] = Text("Stable name of the problem, such as server.unreachable. Branch on it."),
            ["detail"] = Text("English: what happened and what to do."),
            ["traceId"] = Text("Finds the request in the log."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "With the code validation: sentences by field of the request.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
            [ProblemResponse.RetryAfter] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int32",
                Description = "Seconds to wait, as in the header Retry-After.",
            },
        };
        schema.Required = new HashSet<string>(["type", "title", "status", "code", "detail", "traceId"], StringComparer.Ordinal);
        return Task.CompletedTask;
    }

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}

using System.Globalization;
using System.Net.Mime;
using IceWarp.Adapter;
using IceWarp.Host.Errors;
using IceWarp.Host.Security;
using IceWarp.Kernel.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace IceWarp.Host.OpenApi;

/// <summary>
/// Adds the problems that come from the host's own rules to every operation that they apply to: an unreadable request, a missing sign-in, a page
/// of another site, too many requests, a server that is away, a fault of ours. Endpoints name the problems of their own.
/// </summary>
internal sealed class CommonProblems : IOpenApiOperationTransformer
{
    private const string Schema = nameof(ProblemDetails);

    /// <inheritdoc />
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var document = context.Document ?? throw new InvalidOperationException("An operation is described outside a document.");
        document.AddComponent(Schema, await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), cancellationToken: cancellationToken));
        operation.Responses ??= [];
        foreach (var problem in Of(operation, context.Description))
        {
            var status = problem.Status.ToString(CultureInfo.InvariantCulture);
            if (!operation.Responses.ContainsKey(status))
            {
                operation.Responses[status] = new OpenApiResponse
                {
                    Description = $"{problem.Code}: {problem.Sentence}",
                    Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                    {
                        [MediaTypeNames.Application.ProblemJson] = new() { Schema = new OpenApiSchemaReference(Schema, document) },
                    },
                };
            }
        }

        Sort(operation.Responses);
    }

    private static IEnumerable<Problem> Of(OpenApiOperation operation, ApiDescription description)
    {
        if (operation.RequestBody is not null || operation.Parameters is { Count: > 0 })
        {
            yield return RequestProblems.Unreadable;
        }

        if (!SameOriginOnly.IsSafe(description.HttpMethod ?? HttpMethods.Get))
        {
            yield return SessionErrors.CrossSite;
        }

        if (description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true)
        {
            yield return SessionErrors.TooManyRequests;
        }

        if (!description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
        {
            yield return SessionErrors.Required;
            yield return ServerErrors.For(ServerFailure.Garbled);
            yield return ServerErrors.For(ServerFailure.Unreachable);
            yield return ServerErrors.For(ServerFailure.TimedOut);
        }

        yield return RequestProblems.Internal;
    }

    private static void Sort(OpenApiResponses responses)
    {
        var sorted = responses.OrderBy(response => response.Key, StringComparer.Ordinal).ToList();
        responses.Clear();
        foreach (var (status, response) in sorted)
        {
            responses.Add(status, response);
        }
    }
}

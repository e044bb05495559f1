using Microsoft.AspNetCore.OpenApi;

namespace IceWarp.Host.OpenApi;

/// <summary>The API's description, <c>/openapi/v1.json</c>. Endpoints say what is their own; what holds for all is added here.</summary>
internal static class OpenApiRegistration
{
    /// <summary>Registers the document.</summary>
    public static IServiceCollection AddApiDescription(this IServiceCollection services) =>
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true
                || description.RelativePath?.StartsWith("health/", StringComparison.Ordinal) == true;

            // Slices call their nested types alike: Response of GetMail is GetMailResponse.
            options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } id
                ? type.Type is { IsNested: true, DeclaringType: { } slice } ? slice.Name + id : id
                : null;
            options.AddSchemaTransformer<ProblemSchema>();
            options.AddOperationTransformer<CommonParameters>();
            options.AddOperationTransformer<CommonProblems>();
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = "IceWarp Microservices";
                document.Servers?.Clear();
                return Task.CompletedTask;
            });
        });
}

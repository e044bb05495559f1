using Carter;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>
/// The bytes of a file as they come from the server; nothing is kept or buffered here. The widget's limit holds for the server's first
/// answer, not for the whole transfer.
/// </summary>
internal static class OpenFile
{
    private const string UnknownType = "application/octet-stream";

    /// <param name="FileId">The file.</param>
    internal sealed record Query(string FileId) : IRequest<Download>;

    internal sealed class Handler(IFileStore files, WidgetLimit limit) : IRequestHandler<Query, Download>
    {
        public Task<Download> Handle(Query request, CancellationToken cancellationToken) =>
            limit.RunAsync("files", token => files.OpenAsync(request.FileId, token), cancellationToken);
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapGet("/files/{id}/content", async (string id, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
            {
                var download = await mediator.Send(new Query(id), cancellationToken);
                context.Response.ContentLength = download.Length;
                context.Response.Headers.CacheControl = "private, no-store";
                context.Response.Headers.XContentTypeOptions = "nosniff";
                return TypedResults.Stream(download.Stream, TypeOf(download), download.Name);
            })
            .WithName("OpenDashboardFile")
            .WithSummary("The bytes of a file, as an attachment.")
            .Produces(StatusCodes.Status200OK, contentType: UnknownType)
            .ProducesProblem(StatusCodes.Status404NotFound);

        private static string TypeOf(Download download) =>
            MediaTypeHeaderValue.TryParse(download.MediaType, out var type) ? type.ToString() : UnknownType;
    }
}

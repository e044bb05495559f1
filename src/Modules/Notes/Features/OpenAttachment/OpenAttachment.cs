using System.Collections.Frozen;
using System.ComponentModel;
using Carter;
using IceWarp.Adapter;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace IceWarp.Modules.Notes.Features;

/// <summary>
/// The bytes of an attachment as they come from the server; nothing is kept or buffered here. To be saved, but for pictures that no browser
/// takes for anything else.
/// </summary>
internal static class OpenAttachment
{
    private const string UnknownType = "application/octet-stream";
    private const string NothingRuns = "default-src 'none'; frame-ancestors 'none'; sandbox";

    // SVG runs scripts, so it is not here.
    private static readonly FrozenSet<string> Pictures =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "image/png", "image/jpeg", "image/gif", "image/webp");

    /// <param name="NoteId">The note.</param>
    /// <param name="AttachmentId">The attachment.</param>
    internal sealed record Query(string NoteId, string AttachmentId) : IRequest<Download>;

    internal sealed class Handler(INoteStore notes) : IRequestHandler<Query, Download>
    {
        public Task<Download> Handle(Query request, CancellationToken cancellationToken) =>
            notes.OpenAttachmentAsync(request.NoteId, request.AttachmentId, cancellationToken);
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapGet("/{id}/attachments/{attachmentId}", async (
                string id,
                string attachmentId,
                [Description("True to show it in place, where it is a PNG, JPEG, GIF or WebP picture.")] bool? inline,
                HttpContext context,
                IMediator mediator,
                CancellationToken cancellationToken) =>
            {
                var download = await mediator.Send(new Query(id, attachmentId), cancellationToken);
                var type = TypeOf(download);
                var headers = context.Response.Headers;
                context.Response.ContentLength = download.Length;
                headers.CacheControl = "private, no-store";
                headers.XContentTypeOptions = "nosniff";
                headers.ContentSecurityPolicy = NothingRuns;
                headers.ContentDisposition = Disposition(download.Name, inline == true && Pictures.Contains(type));
                return TypedResults.Stream(download.Stream, type);
            })
            .WithName("OpenNoteAttachment")
            .WithSummary("The bytes of an attachment of a note.")
            .Produces(StatusCodes.Status200OK, contentType: UnknownType)
            .ProducesRefusals();

        private static string Disposition(string name, bool inPlace)
        {
            var disposition = new ContentDispositionHeaderValue(inPlace ? "inline" : "attachment");
            disposition.SetHttpFileName(name.Length > 0 ? name : "attachment");
            return disposition.ToString();
        }

        private static string TypeOf(Download download) =>
            MediaTypeHeaderValue.TryParse(download.MediaType, out var type) ? type.MediaType.ToString() : UnknownType;
    }
}

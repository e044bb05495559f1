using System.ComponentModel;
using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Kernel.Problems;
using IceWarp.Modules.Notes.Storing;
using IceWarp.Modules.Notes.Views;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace IceWarp.Modules.Notes.Features;

/// <summary>Adds a file to a note. The body is the file itself; it goes through to the server piece by piece.</summary>
internal static class AddAttachment
{
    private const int LongestName = 255;

    /// <param name="NoteId">The note.</param>
    /// <param name="Name">File name.</param>
    /// <param name="Content">The file.</param>
    /// <param name="Length">Bytes, or null when the client does not say.</param>
    internal sealed record Command(string NoteId, string? Name, Stream Content, long? Length) : IRequest<NoteAttachment>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Name)
            .Must(name => name?.Trim() is { Length: > 0 and <= LongestName } given && given is not ("." or "..") && !given.Any(c => char.IsControl(c) || c is '/' or '\\'))
            .WithMessage($"A file name has 1 to {LongestName} characters, none of them / or \\.");
    }

    internal sealed class Handler(INoteStore notes, IFileStore files, NoteFolders folders, IOptions<NotesOptions> options)
        : IRequestHandler<Command, NoteAttachment>
    {
        public async Task<NoteAttachment> Handle(Command request, CancellationToken cancellationToken)
        {
            var most = options.Value.AttachmentBytes;
            if (request.Length > most)
            {
                throw new ProblemException(NotesErrors.AttachmentTooLarge);
            }

            await DemandChangeAsync(request.NoteId, cancellationToken);
            var file = await SendOnAsync(request, most, cancellationToken);
            return NoteAttachment.Of(await notes.AddAttachmentAsync(request.NoteId, file, cancellationToken));
        }

        private async Task<UploadedFile> SendOnAsync(Command request, long most, CancellationToken cancellationToken)
        {
            await using var body = new LimitedBody(request.Content, most);
            try
            {
                var file = await files.UploadAsync((request.Name ?? "").Trim(), body, cancellationToken);
                return body.IsOver ? throw new ProblemException(NotesErrors.AttachmentTooLarge) : file;
            }
            catch (ServerException fault) when (body.ClientFault is { } ours)
            {
                throw new BadHttpRequestException(ours.Message, ours.StatusCode, fault);
            }
        }

        // Known before many bytes are on their way; the server decides again when they are there.
        private async Task DemandChangeAsync(string noteId, CancellationToken cancellationToken)
        {
            var note = await notes.GetAsync(noteId, cancellationToken);
            var folder = await folders.GetAsync(note.Summary.FolderId, cancellationToken);
            if (!folder.Rights.HasFlag(FolderRights.Modify))
            {
                throw new ProblemException(NotesErrors.NotAllowed);
            }
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapPost("/{id}/attachments", ReceiveAsync)
            .WithName("AddNoteAttachment")
            .WithSummary("Adds a file to a note; the body is the file, at most 50 MB.")

            // Routing would refuse some types before we can, with a code that is not ours.
            .Accepts<Stream>(isOptional: true, "*/*")
            .Produces<NoteAttachment>(StatusCodes.Status201Created)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status408RequestTimeout)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesRefusals();

        private static async Task<Created<NoteAttachment>> ReceiveAsync(
            string id,
            [Description("File name.")] string? name,
            HttpContext context,
            IMediator mediator,
            CancellationToken cancellationToken)
        {
            // Our own limit has a sentence; Kestrel's cuts the connection.
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = null;
            }

            return TypedResults.Created(
                (string?)null, await mediator.Send(new Command(id, name, context.Request.Body, context.Request.ContentLength), cancellationToken));
        }
    }
}

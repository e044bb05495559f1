using System.Text.Json.Serialization;
using Carter;
using IceWarp.Adapter;
using IceWarp.Kernel.Problems;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>Notes in the server's trash, last deleted first.</summary>
internal static class ListTrash
{
    internal sealed record Query : IRequest<Response>;

    /// <param name="Notes">The deleted notes.</param>
    internal sealed record Response(IReadOnlyList<Deleted> Notes);

    /// <param name="Id">Opaque id, for the trash only.</param>
    /// <param name="Title">Title, may be empty.</param>
    /// <param name="DeletedAt">When, UTC; left out when the server does not say.</param>
    /// <param name="Folder">Path of the folder it was in; left out when the server does not say.</param>
    internal sealed record Deleted(
        string Id,
        string Title,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTime? DeletedAt,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Folder);

    internal sealed class Handler(INoteTrash trash) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query request, CancellationToken cancellationToken)
        {
            var notes = await trash.ListAsync(cancellationToken) ?? throw new ProblemException(NotesErrors.NoTrash);
            return new Response([.. notes.Select(note => new Deleted(
                note.Id, note.Title, note.Deleted?.UtcDateTime, note.FolderPath.Length > 0 ? note.FolderPath : null))]);
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapGet("/trash", async (IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Ok(await mediator.Send(new Query(), cancellationToken)))
            .WithName("ListDeletedNotes")
            .WithSummary("Notes in the server's trash, last deleted first.")
            .Produces<Response>()
            .ProducesRefusals();
    }
}

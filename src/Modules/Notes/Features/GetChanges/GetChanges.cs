using System.ComponentModel;
using Carter;
using IceWarp.Adapter;
using IceWarp.Kernel.Problems;
using IceWarp.Modules.Notes.Storing;
using IceWarp.Modules.Notes.Views;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>
/// What changed since a state, over all folders. Deleted notes and notes moved away are not named: a client whose number of notes differs from
/// the total asks for the ids.
/// </summary>
internal static class GetChanges
{
    private const int MostChanges = 2000;
    private const int FirstWindow = 20;

    /// <param name="State">The state of the last answer.</param>
    /// <param name="WithIds">True to get the ids of all notes too.</param>
    internal sealed record Query(string? State, bool WithIds) : IRequest<Response>;

    /// <param name="Changed">Last changed first.</param>
    /// <param name="Total">How many notes there are.</param>
    /// <param name="State">The state now.</param>
    /// <param name="Ids">Ids of all notes, when asked for.</param>
    internal sealed record Response(IReadOnlyList<NoteEntry> Changed, int Total, string State, IReadOnlyList<string>? Ids);

    internal sealed class Handler(INoteStore notes, PinnedNotes pins) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query request, CancellationToken cancellationToken)
        {
            var since = ChangeState.Read(request.State) ?? throw new ProblemException(NotesErrors.StateGone);
            var pinned = pins.GetAsync(cancellationToken);
            var (changed, total, state) = await ReadAsync(since, cancellationToken);
            var ids = request.WithIds ? await notes.ListIdsAsync(folderId: null, cancellationToken) : null;
            var known = await pinned;
            return new Response([.. changed.Select(note => NoteEntry.Of(note, known))], total, state, ids);
        }

        private async Task<(IReadOnlyList<Note> Changed, int Total, string State)> ReadAsync(ChangeState since, CancellationToken cancellationToken)
        {
            // Few change between two questions: a small window first.
            var window = Window.First(FirstWindow);
            var changed = new List<Note>();
            string? state = null;
            while (true)
            {
                var slice = await notes.ListAsync(new NoteQuery(FolderId: null, window), cancellationToken);
                state ??= ChangeState.Of(slice.Items);
                changed.AddRange(slice.Items.Where(since.IsNew));
                if (changed.Count > MostChanges)
                {
                    throw new ProblemException(NotesErrors.StateGone);
                }

                if (slice.Items.Count < window.Limit || slice.Items.Any(since.IsOlder))
                {
                    return ([.. changed.DistinctBy(note => note.Id)], slice.Total, state);
                }

                window = new Window(window.Offset + window.Limit, NotePaging.MostAtOnce);
            }
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapGet("/changes", async (
                [Description("The state of the last answer.")] string? state,
                [Description("True to get the ids of all notes too.")] bool? ids,
                IMediator mediator,
                CancellationToken cancellationToken) => TypedResults.Ok(await mediator.Send(new Query(state, ids == true), cancellationToken)))
            .WithName("GetNoteChanges")
            .WithSummary("Notes changed since a state.")
            .Produces<Response>()
            .ProducesProblem(StatusCodes.Status410Gone);
    }
}

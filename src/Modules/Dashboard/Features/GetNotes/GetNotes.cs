using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>The notes changed last, over all folders of notes.</summary>
internal static class GetNotes
{
    internal const int DefaultLimit = 8;
    private const int MostNotes = 50;

    /// <param name="Limit">How many notes at most, 1..50.</param>
    internal sealed record Query(int Limit) : IRequest<Response>;

    /// <param name="Total">How many notes there are.</param>
    /// <param name="Notes">Last changed first.</param>
    internal sealed record Response(int Total, IReadOnlyList<Entry> Notes);

    /// <summary>One note; lists of the server carry no body.</summary>
    internal sealed record Entry(string Id, string Title, IReadOnlyList<string> Tags, DateTime Modified);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Limit).InclusiveBetween(1, MostNotes)
            .WithMessage($"limit is 1 to {MostNotes}.").OverridePropertyName("limit");
    }

    internal sealed class Handler(INoteStore notes, WidgetLimit limit) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query request, CancellationToken cancellationToken)
        {
            var query = new NoteQuery(FolderId: null, Window.First(request.Limit));
            var list = await limit.RunAsync("notes", token => notes.ListAsync(query, token), cancellationToken);
            return new Response(list.Total, [.. list.Items.Select(note => new Entry(note.Id, note.Title, note.Tags, note.Modified.UtcDateTime))]);
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapGet("/notes", async (int? limit, IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Ok(await mediator.Send(new Query(limit ?? DefaultLimit), cancellationToken)))
            .WithName("GetDashboardNotes")
            .WithSummary("The notes changed last.")
            .Produces<Response>()
            .ProducesValidationProblem();
    }
}

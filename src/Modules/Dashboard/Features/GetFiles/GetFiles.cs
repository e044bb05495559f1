using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>The files changed last, over all folders of files.</summary>
internal static class GetFiles
{
    private const int DefaultLimit = 6;
    private const int MostFiles = 50;

    /// <param name="Limit">How many files at most, 1..50.</param>
    internal sealed record Query(int Limit) : IRequest<Response>;

    /// <param name="Total">How many files there are.</param>
    /// <param name="Files">Last changed first.</param>
    internal sealed record Response(int Total, IReadOnlyList<Entry> Files);

    /// <param name="Id">The file.</param>
    /// <param name="Name">File name.</param>
    /// <param name="Folder">Path of its folder.</param>
    /// <param name="Size">Bytes.</param>
    /// <param name="Modified">Last change.</param>
    /// <param name="LockedBy">Address of who holds the lock, or null.</param>
    internal sealed record Entry(string Id, string Name, string Folder, long Size, DateTime Modified, string? LockedBy);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Limit).InclusiveBetween(1, MostFiles)
            .WithMessage($"limit is 1 to {MostFiles}.").OverridePropertyName("limit");
    }

    internal sealed class Handler(IFileStore files, WidgetLimit limit) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query request, CancellationToken cancellationToken)
        {
            var window = Window.First(request.Limit);
            var list = await limit.RunAsync("files", token => files.ListAsync(folderId: null, window, search: null, token), cancellationToken);
            return new Response(list.Total, [.. list.Items.Select(file =>
                new Entry(file.Id, file.Name, file.FolderPath, file.Size, file.Modified.UtcDateTime, file.LockedBy))]);
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapGet("/files", async (int? limit, IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Ok(await mediator.Send(new Query(limit ?? DefaultLimit), cancellationToken)))
            .WithName("GetDashboardFiles")
            .WithSummary("The files changed last.")
            .Produces<Response>()
            .ProducesValidationProblem()
            .ProducesServerProblems();
    }
}

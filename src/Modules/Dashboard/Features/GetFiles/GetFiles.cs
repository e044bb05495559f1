using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Files;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>The files changed last, over all folders of files, and which of them are pinned.</summary>
internal static class GetFiles
{
    internal const int DefaultLimit = 10;
    private const int MostFiles = 50;

    /// <param name="Limit">How many files at most, 1..50.</param>
    internal sealed record Query(int Limit) : IRequest<Response>;

    /// <param name="Total">How many files there are.</param>
    /// <param name="Files">Last changed first.</param>
    internal sealed record Response(int Total, IReadOnlyList<Entry> Files);

    /// <param name="Id">The file.</param>
    /// <param name="Name">File name.</param>
    /// <param name="Place">Where it is.</param>
    /// <param name="Size">Bytes.</param>
    /// <param name="Modified">Last change.</param>
    /// <param name="LockedBy">Address of who holds the lock, or null.</param>
    /// <param name="Pinned">Whether the person pinned it.</param>
    internal sealed record Entry(string Id, string Name, FilePlace Place, long Size, DateTime Modified, string? LockedBy, bool Pinned)
    {
        public static Entry Of(FileEntry file, IReadOnlyDictionary<string, FilePlace> places, bool pinned) => new(
            file.Id, file.Name, places.GetValueOrDefault(file.FolderId) ?? new FilePlace(null, []), file.Size, file.Modified.UtcDateTime, file.LockedBy,
            pinned);
    }

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Limit).InclusiveBetween(1, MostFiles)
            .WithMessage($"limit is 1 to {MostFiles}.").OverridePropertyName("limit");
    }

    internal sealed class Handler(IFileStore files, ISettingsStore settings, FilePlaces places, WidgetLimit limit) : IRequestHandler<Query, Response>
    {
        public Task<Response> Handle(Query request, CancellationToken cancellationToken) =>
            limit.RunAsync("files", token => ReadAsync(request, token), cancellationToken);

        private async Task<Response> ReadAsync(Query request, CancellationToken cancellationToken)
        {
            var listing = files.ListAsync(folderId: null, Window.First(request.Limit), search: null, cancellationToken);
            var reading = settings.GetAsync(PinnedFiles.SettingName, cancellationToken);
            await Task.WhenAll(listing, reading);
            var list = await listing;
            var pins = PinnedFiles.Read(await reading);
            var known = await places.FindAsync(list.Items, cancellationToken);
            return new Response(list.Total, [.. list.Items.Select(file => Entry.Of(file, known, pins.Has(file.Id)))]);
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
            .ProducesValidationProblem();
    }
}

using System.Globalization;
using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Kernel.Concurrency;
using IceWarp.Modules.Notes.Storing;
using IceWarp.Modules.Notes.Views;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>Replaces the list of people that a folder of notes is shared with; whoever is not in it has no right any more.</summary>
internal static class SetShares
{
    private const int Most = 100;

    /// <param name="FolderId">The folder.</param>
    /// <param name="Shares">The whole list.</param>
    internal sealed record Command(string FolderId, IReadOnlyList<Share?>? Shares) : IRequest<SharesView>;

    /// <param name="Email">Address.</param>
    /// <param name="Rights"><c>read</c>, <c>write</c> or <c>full</c>.</param>
    internal sealed record Share(string? Email, string? Rights);

    internal sealed record Body(IReadOnlyList<Share?>? Shares);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command).Custom((command, context) =>
        {
            foreach (var (field, sentence) in Broken(command.Shares))
            {
                context.AddFailure(field, sentence);
            }
        });

        private static IEnumerable<(string Field, string Sentence)> Broken(IReadOnlyList<Share?>? shares)
        {
            if (shares is null or { Count: > Most })
            {
                yield return ("shares", $"Name everybody who is to have a right, at most {Most} people.");
                yield break;
            }

            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            for (var index = 0; index < shares.Count; index++)
            {
                var at = string.Create(CultureInfo.InvariantCulture, $"shares[{index}]");
                if (!Addresses.IsPrincipal(shares[index]?.Email))
                {
                    yield return (at + ".email", "This is no address.");
                }
                else if (!seen.Add(shares[index]?.Email ?? ""))
                {
                    yield return (at + ".email", "This address is in the list twice.");
                }

                if (!SharedRights.IsWord(shares[index]?.Rights))
                {
                    yield return (at + ".rights", "Rights are read, write or full.");
                }
            }
        }
    }

    internal sealed class Handler(IFolderStore folders, FolderSharing sharing, ShareViews views, KeyedGate gate) : IRequestHandler<Command, SharesView>
    {
        public async Task<SharesView> Handle(Command request, CancellationToken cancellationToken)
        {
            var folder = await sharing.FolderAsync(request.FolderId, cancellationToken);
            using var turn = await gate.EnterAsync(folder.Id, cancellationToken);
            var present = (await sharing.GetAsync(folder, cancellationToken)).ToLookup(share => share.Email, StringComparer.OrdinalIgnoreCase);
            var shares = (request.Shares ?? []).Select(share => (Email: share?.Email ?? "", Word: share?.Rights ?? ""))
                .Select(share => new FolderShare(share.Email, SharedRights.Of(share.Word, present[share.Email].FirstOrDefault()?.Rights))).ToList();
            await folders.SetSharesAsync(folder.Id, shares, cancellationToken);
            return await views.OfAsync(await sharing.GetAsync(folder, cancellationToken), cancellationToken);
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapPut("/folders/{id}/shares", async (string id, Body? body, IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Ok(await mediator.Send(new Command(id, body?.Shares), cancellationToken)))
            .WithName("SetNoteFolderShares")
            .WithSummary("Replaces the list of people that a folder of notes is shared with.")
            .Produces<SharesView>()
            .ProducesValidationProblem()
            .ProducesRefusals();
    }
}

using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>The newest messages of the inbox, with how many there are and how many are unread.</summary>
internal static class GetMail
{
    internal const int DefaultLimit = 15;
    private const int MostMessages = 50;

    /// <param name="Limit">How many messages at most, 1..50.</param>
    internal sealed record Query(int Limit) : IRequest<Response>;

    /// <param name="Unread">Unread messages of the inbox.</param>
    /// <param name="Total">All messages of the inbox.</param>
    /// <param name="CanArchive">Whether the server names a folder for messages that are done with.</param>
    /// <param name="Messages">The newest ones, newest first.</param>
    internal sealed record Response(int Unread, int Total, bool CanArchive, IReadOnlyList<Entry> Messages);

    /// <summary>One message; the fields are those of <see cref="Message"/>, and where the server's own web client shows it.</summary>
    internal sealed record Entry(
        string Id, Mailbox From, string Subject, string Preview, DateTime Date, bool Seen, bool Flagged, bool Answered, bool HasAttachment, Uri Address)
    {
        public static Entry Of(Message message, WebClientAddresses addresses) => new(
            message.Id, message.From, message.Subject, message.Preview, message.Date.UtcDateTime, message.IsSeen, message.IsFlagged,
            message.IsAnswered, message.HasAttachment, addresses.OfMessage(message.Id));
    }

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Limit).InclusiveBetween(1, MostMessages)
            .WithMessage($"limit is 1 to {MostMessages}.").OverridePropertyName("limit");
    }

    internal sealed class Handler(IMailStore mail, IFolderStore folders, WebClientAddresses addresses, WidgetLimit limit)
        : IRequestHandler<Query, Response>
    {
        public Task<Response> Handle(Query request, CancellationToken cancellationToken) =>
            limit.RunAsync("mail", token => ReadAsync(request, token), cancellationToken);

        private async Task<Response> ReadAsync(Query request, CancellationToken cancellationToken)
        {
            var known = folders.ListAsync(cancellationToken);
            var messages = mail.ListAsync(new MessageQuery(null, Window.First(request.Limit), WithPreview: true), cancellationToken);
            await Task.WhenAll(known, messages);
            var all = await known;
            var inbox = all.FirstOrDefault(folder => folder is { Kind: FolderKind.Mail, IsDefault: true, Owner: null });
            var list = await messages;
            return new Response(
                inbox?.Unread ?? 0, list.Total, all.Any(folder => folder.IsArchive), [.. list.Items.Select(message => Entry.Of(message, addresses))]);
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapGet("/mail", async (int? limit, IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Ok(await mediator.Send(new Query(limit ?? DefaultLimit), cancellationToken)))
            .WithName("GetDashboardMail")
            .WithSummary("The newest messages of the inbox.")
            .Produces<Response>()
            .ProducesValidationProblem();
    }
}

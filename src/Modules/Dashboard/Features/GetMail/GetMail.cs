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
    /// <param name="Messages">The newest ones, newest first.</param>
    internal sealed record Response(int Unread, int Total, IReadOnlyList<Entry> Messages);

    /// <summary>One message; the fields are those of <see cref="Message"/>.</summary>
    internal sealed record Entry(
        string Id, Mailbox From, string Subject, string Preview, DateTime Date, bool Seen, bool Flagged, bool Answered, bool HasAttachment)
    {
        public static Entry Of(Message message) => new(
            message.Id, message.From, message.Subject, message.Preview, message.Date.UtcDateTime, message.IsSeen, message.IsFlagged,
            message.IsAnswered, message.HasAttachment);
    }

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Limit).InclusiveBetween(1, MostMessages)
            .WithMessage($"limit is 1 to {MostMessages}.").OverridePropertyName("limit");
    }

    internal sealed class Handler(IMailStore mail, IFolderStore folders, WidgetLimit limit) : IRequestHandler<Query, Response>
    {
        public Task<Response> Handle(Query request, CancellationToken cancellationToken) =>
            limit.RunAsync("mail", token => ReadAsync(request, token), cancellationToken);

        private async Task<Response> ReadAsync(Query request, CancellationToken cancellationToken)
        {
            var inbox = InboxAsync(cancellationToken);
            var messages = mail.ListAsync(new MessageQuery(null, Window.First(request.Limit), WithPreview: true), cancellationToken);
            await Task.WhenAll(inbox, messages);
            var list = await messages;
            return new Response((await inbox)?.Unread ?? 0, list.Total, [.. list.Items.Select(Entry.Of)]);
        }

        private async Task<Folder?> InboxAsync(CancellationToken cancellationToken) =>
            (await folders.ListAsync(cancellationToken)).FirstOrDefault(folder => folder is { Kind: FolderKind.Mail, IsDefault: true, Owner: null });
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapGet("/mail", async (int? limit, IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Ok(await mediator.Send(new Query(limit ?? DefaultLimit), cancellationToken)))
            .WithName("GetDashboardMail")
            .WithSummary("The newest messages of the inbox.")
            .Produces<Response>()
            .ProducesValidationProblem()
            .ProducesServerProblems();
    }
}

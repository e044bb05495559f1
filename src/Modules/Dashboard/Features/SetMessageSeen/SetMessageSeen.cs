using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>Marks a message read or unread on the server. Idempotent.</summary>
internal static class SetMessageSeen
{
    /// <param name="MessageId">The message.</param>
    /// <param name="Seen">What is to hold; null when the client did not say.</param>
    internal sealed record Command(string MessageId, bool? Seen) : IRequest;

    internal sealed record Body(bool? Seen);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Seen).NotNull()
            .WithMessage("Say true or false.").OverridePropertyName("seen");
    }

    internal sealed class Handler(IMailStore mail, WidgetLimit limit) : AsyncRequestHandler<Command>
    {
        protected override Task Handle(Command request, CancellationToken cancellationToken) => limit.RunAsync(
            "mail",
            async token =>
            {
                await mail.SetSeenAsync(request.MessageId, request.Seen is true, token);
                return Unit.Value;
            },
            cancellationToken);
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapPut("/mail/{id}/seen", async (string id, Body? body, IMediator mediator, CancellationToken cancellationToken) =>
            {
                await mediator.Send(new Command(id, body?.Seen), cancellationToken);
                return TypedResults.NoContent();
            })
            .WithName("SetMessageSeen")
            .WithSummary("Marks a message read or unread on the server.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}

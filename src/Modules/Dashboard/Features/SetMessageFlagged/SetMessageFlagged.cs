using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>Flags a message on the server or takes the flag off. Idempotent.</summary>
internal static class SetMessageFlagged
{
    /// <param name="MessageId">The message.</param>
    /// <param name="Flagged">What is to hold; null when the client did not say.</param>
    internal sealed record Command(string MessageId, bool? Flagged) : IRequest;

    internal sealed record Body(bool? Flagged);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Flagged).NotNull()
            .WithMessage("Say true or false.").OverridePropertyName("flagged");
    }

    internal sealed class Handler(IMailStore mail, WidgetLimit limit) : AsyncRequestHandler<Command>
    {
        protected override Task Handle(Command request, CancellationToken cancellationToken) => limit.RunAsync(
            "mail",
            async token =>
            {
                await mail.SetFlaggedAsync(request.MessageId, request.Flagged is true, token);
                return Unit.Value;
            },
            cancellationToken);
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapPut("/mail/{id}/flagged", async (string id, Body? body, IMediator mediator, CancellationToken cancellationToken) =>
            {
                await mediator.Send(new Command(id, body?.Flagged), cancellationToken);
                return TypedResults.NoContent();
            })
            .WithName("SetMessageFlagged")
            .WithSummary("Flags a message on the server or takes the flag off.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}

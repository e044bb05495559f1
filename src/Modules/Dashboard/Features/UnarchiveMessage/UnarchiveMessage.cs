using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>Takes an archived message back to the folder it was in.</summary>
internal static class UnarchiveMessage
{
    /// <param name="Archived">What <see cref="ArchiveMessage"/> gave; null when the client did not say.</param>
    internal sealed record Command(string? Archived) : IRequest;

    internal sealed record Body(string? Archived);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Archived).NotEmpty()
            .WithMessage("Say what archiving the message answered.").OverridePropertyName("archived");
    }

    internal sealed class Handler(IMailArchive archive, WidgetLimit limit) : AsyncRequestHandler<Command>
    {
        protected override Task Handle(Command request, CancellationToken cancellationToken) => limit.RunOnceAsync(
            "mail",
            async token =>
            {
                await archive.UnarchiveAsync(request.Archived ?? "", token);
                return Unit.Value;
            },
            cancellationToken);
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapPost("/mail/unarchive", async (Body? body, IMediator mediator, CancellationToken cancellationToken) =>
            {
                await mediator.Send(new Command(body?.Archived), cancellationToken);
                return TypedResults.NoContent();
            })
            .WithName("UnarchiveMessage")
            .WithSummary("Takes an archived message back to the folder it was in.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}

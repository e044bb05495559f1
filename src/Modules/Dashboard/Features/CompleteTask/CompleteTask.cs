using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>Ticks a task on the server or takes the tick off. Idempotent.</summary>
internal static class CompleteTask
{
    /// <param name="TaskId">The task.</param>
    /// <param name="Completed">What is to hold; null when the client did not say.</param>
    /// <param name="TimeZone">IANA zone that says what is late; null for the person's own.</param>
    internal sealed record Command(string TaskId, bool? Completed, string? TimeZone) : IRequest<GetTasks.Entry>;

    internal sealed record Body(bool? Completed);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Completed).NotNull().WithMessage("Say true or false.").OverridePropertyName("completed");
            RuleFor(command => command.TimeZone).MustBeTimeZone();
        }
    }

    internal sealed class Handler(ITaskStore tasks, PersonZone zones, TimeProvider time, WidgetLimit limit)
        : IRequestHandler<Command, GetTasks.Entry>
    {
        public Task<GetTasks.Entry> Handle(Command request, CancellationToken cancellationToken) => limit.RunAsync(
            "tasks",
            async token =>
            {
                var zone = await zones.FindAsync(request.TimeZone, token);
                var task = await tasks.SetCompletedAsync(request.TaskId, request.Completed is true, token);
                return GetTasks.Entry.Of(task, zone.DayOf(time.GetUtcNow()));
            },
            cancellationToken);
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapPut("/tasks/{id}/completed", async (string id, Body? body, string? timeZone, IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Ok(await mediator.Send(new Command(id, body?.Completed, timeZone), cancellationToken)))
            .WithName("CompleteTask")
            .WithSummary("Ticks a task or takes the tick off.")
            .Produces<GetTasks.Entry>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}

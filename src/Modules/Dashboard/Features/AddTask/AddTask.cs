using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>Stores a new task in the person's default list on the server.</summary>
internal static class AddTask
{
    private const int LongestTitle = 255;
    private static readonly DateOnly Earliest = new(1970, 1, 1);
    private static readonly DateOnly Latest = new(2999, 12, 31);

    /// <param name="Title">What is to be done, 1..255 characters.</param>
    /// <param name="Due">Day it is due, or null.</param>
    /// <param name="TimeZone">IANA zone that says what is late; null for the person's own.</param>
    internal sealed record Command(string? Title, DateOnly? Due, string? TimeZone) : IRequest<GetTasks.Entry>;

    internal sealed record Body(string? Title, DateOnly? Due);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Title).NotEmpty().WithMessage("Say what is to be done.").OverridePropertyName("title");
            RuleFor(command => command.Title).MaximumLength(LongestTitle)
                .WithMessage($"A title has at most {LongestTitle} characters.").OverridePropertyName("title");
            RuleFor(command => command.Title).Must(title => title is null || !title.Any(char.IsControl))
                .WithMessage("A title is one line.").OverridePropertyName("title");
            RuleFor(command => command.Due).InclusiveBetween(Earliest, Latest)
                .WithMessage("due is a day between 1970-01-01 and 2999-12-31.").OverridePropertyName("due");
            RuleFor(command => command.TimeZone).MustBeTimeZone();
        }
    }

    internal sealed class Handler(ITaskStore tasks, PersonZone zones, TimeProvider time, WidgetLimit limit)
        : IRequestHandler<Command, GetTasks.Entry>
    {
        public Task<GetTasks.Entry> Handle(Command request, CancellationToken cancellationToken) => limit.RunOnceAsync(
            "tasks",
            async token =>
            {
                var zone = await zones.FindAsync(request.TimeZone, token);
                var draft = new TaskDraft(
                    (request.Title ?? "").Trim(), RichText.Empty, TaskState.NotStarted, Start: null, request.Due, PercentComplete: 0, Priority: 0, Tags: []);
                var task = await tasks.CreateAsync(folderId: null, draft, token);
                return GetTasks.Entry.Of(task, zone.DayOf(time.GetUtcNow()));
            },
            cancellationToken);
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapPost("/tasks", async (Body? body, string? timeZone, IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Created((string?)null, await mediator.Send(new Command(body?.Title, body?.Due, timeZone), cancellationToken)))
            .WithName("AddTask")
            .WithSummary("Stores a new task in the person's default list.")
            .Produces<GetTasks.Entry>(StatusCodes.Status201Created)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden);
    }
}

using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>Open tasks by due day, then those completed today. "Today" and "late" go by the zone of <see cref="PersonZone"/>.</summary>
internal static class GetTasks
{
    internal const int DefaultLimit = 20;
    private const int MostTasks = 100;
    private const int PageSize = 500;
    private const int MostPages = 10;

    /// <param name="Limit">How many open tasks at most, and how many completed ones at most, 1..100.</param>
    /// <param name="TimeZone">IANA zone; null for the person's own.</param>
    internal sealed record Query(int Limit, string? TimeZone) : IRequest<Response>;

    /// <param name="Open">How many are not completed.</param>
    /// <param name="Late">How many of those were due before today.</param>
    /// <param name="Tasks">Open ones, then those completed today, last completed first.</param>
    internal sealed record Response(int Open, int Late, IReadOnlyList<Entry> Tasks);

    /// <param name="Id">The task.</param>
    /// <param name="Title">What is to be done.</param>
    /// <param name="Due">Day it is due, or null.</param>
    /// <param name="Late">Not completed and due before today.</param>
    /// <param name="Completed">Done.</param>
    /// <param name="CompletedAt">When it was completed, or null.</param>
    /// <param name="Priority">1 high, 5 normal, 9 low, 0 unset.</param>
    /// <param name="Version">Changes with every change of the task.</param>
    internal sealed record Entry(
        string Id, string Title, DateOnly? Due, bool Late, bool Completed, DateTime? CompletedAt, int Priority, string Version)
    {
        public static Entry Of(TaskItem task, DateOnly today) => new(
            task.Id, task.Title, task.Due, IsLate(task, today), task.State == TaskState.Completed, task.CompletedAt?.UtcDateTime, task.Priority,
            task.Version);
    }

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.Limit).InclusiveBetween(1, MostTasks).WithMessage($"limit is 1 to {MostTasks}.").OverridePropertyName("limit");
            RuleFor(query => query.TimeZone).MustBeTimeZone();
        }
    }

    internal sealed class Handler(ITaskStore tasks, PersonZone zones, TimeProvider time, WidgetLimit limit) : IRequestHandler<Query, Response>
    {
        public Task<Response> Handle(Query request, CancellationToken cancellationToken) => limit.RunAsync(
            "tasks",
            async token =>
            {
                var zone = await zones.FindAsync(request.TimeZone, token);
                return Arrange(await AllAsync(token), zone, time.GetUtcNow(), request.Limit);
            },
            cancellationToken);

        // The server sorts by due day, so that those completed today may be on any page: all are read, up to 5,000.
        private async Task<IReadOnlyList<TaskItem>> AllAsync(CancellationToken cancellationToken)
        {
            var all = new List<TaskItem>();
            for (var page = 0; page < MostPages; page++)
            {
                var slice = await tasks.ListAsync(includeCompleted: true, new Window(page * PageSize, PageSize), cancellationToken);
                all.AddRange(slice.Items);
                if (slice.Items.Count == 0 || all.Count >= slice.Total)
                {
                    break;
                }
            }

            return all;
        }
    }

    /// <summary>What the widget shows of all tasks. Pure.</summary>
    internal static Response Arrange(IReadOnlyList<TaskItem> all, TimeZoneInfo zone, DateTimeOffset now, int limit)
    {
        var today = zone.DayOf(now);
        var open = all.Where(task => task.State != TaskState.Completed).ToList();
        var shown = open
            .OrderBy(task => task.Due ?? DateOnly.MaxValue)
            .ThenBy(task => task.Priority == 0 ? 5 : task.Priority)
            .ThenBy(task => task.Title, StringComparer.Ordinal)
            .ThenBy(task => task.Id, StringComparer.Ordinal)
            .Take(limit);
        var done = all
            .Where(task => task is { State: TaskState.Completed, CompletedAt: { } at } && zone.DayOf(at) == today)
            .OrderByDescending(task => task.CompletedAt)
            .Take(limit);
        return new Response(open.Count, open.Count(task => IsLate(task, today)), [.. shown.Concat(done).Select(task => Entry.Of(task, today))]);
    }

    private static bool IsLate(TaskItem task, DateOnly today) => task.State != TaskState.Completed && task.Due < today;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapGet("/tasks", async (int? limit, string? timeZone, IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Ok(await mediator.Send(new Query(limit ?? DefaultLimit, timeZone), cancellationToken)))
            .WithName("GetDashboardTasks")
            .WithSummary("Open tasks by due day, then those completed today.")
            .Produces<Response>()
            .ProducesValidationProblem();
    }
}

using System.Collections.Frozen;
using Carter;
using FluentValidation;
using IceWarp.Kernel.Http;
using IceWarp.Modules.Dashboard.Layouts;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>
/// Several widgets in one request, so that a cold page needs no request for each: every widget is asked of its own slice, all at once, each with
/// its own time and its own failure, and written as a line when it is there (see <see cref="JsonLines"/>). Without kinds it is those that a
/// first screen of the person's layout may show, so that a page can ask before it knows the layout; what lies lower is asked for once it is seen.
/// </summary>
internal static class GetWidgets
{
    /// <summary>Rows of the grid that a first screen may show; the page counts the same.</summary>
    private const int FirstRows = 10;

    private static readonly FrozenDictionary<string, Func<Query, IMediator, CancellationToken, Task<object>>> Slices =
        new Dictionary<string, Func<Query, IMediator, CancellationToken, Task<object>>>(StringComparer.Ordinal)
        {
            [WidgetKind.Mail] = async (_, mediator, token) => await mediator.Send(new GetMail.Query(GetMail.DefaultLimit), token),
            [WidgetKind.Agenda] = async (query, mediator, token) =>
                await mediator.Send(new GetAgenda.Query(From: null, query.Days ?? GetAgenda.DefaultDays, query.TimeZone), token),
            [WidgetKind.Tasks] = async (query, mediator, token) => await mediator.Send(new GetTasks.Query(GetTasks.DefaultLimit, query.TimeZone), token),
            [WidgetKind.Notes] = async (_, mediator, token) => await mediator.Send(new GetNotes.Query(GetNotes.DefaultLimit), token),
            [WidgetKind.Files] = async (_, mediator, token) => await mediator.Send(new GetFiles.Query(GetFiles.DefaultLimit), token),
            [WidgetKind.Pins] = async (_, mediator, token) => await mediator.Send(new GetPins.Query(), token),
            [WidgetKind.Conference] = async (query, mediator, token) => await mediator.Send(new GetConferences.Query(query.TimeZone), token),
            [WidgetKind.Birthdays] = async (query, mediator, token) =>
                await mediator.Send(new GetBirthdays.Query(GetBirthdays.DefaultDays, query.TimeZone), token),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="Kinds">Which widgets, once each; null for those that a first screen of the person's layout may show.</param>
    /// <param name="TimeZone">IANA zone; null for the person's own.</param>
    /// <param name="Days">Days of the agenda; null for its usual number.</param>
    internal sealed record Query(IReadOnlyList<string>? Kinds, string? TimeZone, int? Days)
        : IRequest<IReadOnlyDictionary<string, Func<CancellationToken, Task<object>>>>;

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.Kinds).Must(kinds => kinds is null || (kinds.Count > 0 && kinds.All(Slices.ContainsKey) && kinds.Distinct(StringComparer.Ordinal).Count() == kinds.Count))
                .WithMessage($"kinds are some of these, with commas between, once each: {string.Join(", ", Slices.Keys.Order(StringComparer.Ordinal))}.")
                .OverridePropertyName("kinds");
            RuleFor(query => query.TimeZone).MustBeTimeZone();
        }
    }

    internal sealed class Handler(IMediator mediator) : IRequestHandler<Query, IReadOnlyDictionary<string, Func<CancellationToken, Task<object>>>>
    {
        public async Task<IReadOnlyDictionary<string, Func<CancellationToken, Task<object>>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var kinds = request.Kinds ?? Shown((await mediator.Send(new GetLayout.Query(), cancellationToken)).Layout);
            return kinds.ToDictionary(
                kind => kind,
                kind => new Func<CancellationToken, Task<object>>(token => Slices[kind](request, mediator, token)),
                StringComparer.Ordinal);
        }

        private static IReadOnlyList<string> Shown(DashboardLayout layout) =>
            [.. layout.Widgets.Where(widget => !widget.Hidden && widget.Y < FirstRows).Select(widget => widget.Kind).Where(Slices.ContainsKey).Distinct(StringComparer.Ordinal)];
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapGet("/widgets", async (string? kinds, string? timeZone, int? days, HttpContext context, JsonLines lines, IMediator mediator, CancellationToken cancellationToken) =>
            {
                var parts = await mediator.Send(new Query(kinds?.Split(',', StringSplitOptions.RemoveEmptyEntries), timeZone, days), cancellationToken);
                await lines.WriteAsync(context, parts);
            })
            .WithName("GetDashboardWidgets")
            .WithSummary("Several widgets, or those of the person's layout: a line of JSON each as soon as it is there, part and data, or part and problem.")
            .Produces(StatusCodes.Status200OK, contentType: JsonLines.ContentType)
            .ProducesValidationProblem();
    }
}

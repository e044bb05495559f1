using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Files;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>The coming days over all calendars, recurrences expanded, in one zone (see <see cref="PersonZone"/>).</summary>
internal static class GetAgenda
{
    internal const int DefaultDays = 7;
    private const int MostDays = 31;
    private static readonly DateOnly Earliest = new(1970, 1, 1);
    private static readonly DateOnly Latest = new(2999, 12, 31);

    /// <param name="From">First day; null for today in the zone.</param>
    /// <param name="Days">How many days, 1..31.</param>
    /// <param name="TimeZone">IANA zone; null for the person's own.</param>
    internal sealed record Query(DateOnly? From, int Days, string? TimeZone) : IRequest<Response>;

    /// <param name="Days">Only the days with events.</param>
    /// <param name="Calendars">All calendars that were looked into.</param>
    internal sealed record Response(IReadOnlyList<Day> Days, IReadOnlyList<AgendaCalendar> Calendars);

    internal sealed record Day(DateOnly Date, IReadOnlyList<Entry> Events);

    /// <param name="Id">The stored event; occurrences of a series share it.</param>
    /// <param name="Title">Title.</param>
    /// <param name="Location">Place, may be empty.</param>
    /// <param name="Start">Start. For an all-day event midnight UTC of the first day: use <paramref name="FirstDay"/> there.</param>
    /// <param name="End">End, exclusive. For an all-day event midnight UTC after the last day.</param>
    /// <param name="AllDay">True for whole days.</param>
    /// <param name="FirstDay">First day in the zone asked for.</param>
    /// <param name="LastDay">Last day, inclusive.</param>
    /// <param name="Tentative">Not certain.</param>
    /// <param name="Busy">False when the time counts as free.</param>
    /// <param name="Private">Others see only that it is there.</param>
    /// <param name="Tags">Tags.</param>
    /// <param name="Calendar">Name of its calendar; empty when that is not in the person's list of folders.</param>
    /// <param name="CalendarId">Its calendar.</param>
    /// <param name="CalendarColour">The colour of its calendar, 0..7.</param>
    /// <param name="IsSeries">One occurrence of a series.</param>
    /// <param name="Invitation">True when somebody else invited the person.</param>
    /// <param name="MeetingId">Conference id, or null.</param>
    internal sealed record Entry(
        string Id, string Title, string Location, DateTime Start, DateTime End, bool AllDay, DateOnly FirstDay, DateOnly LastDay, bool Tentative,
        bool Busy, bool Private, IReadOnlyList<string> Tags, string Calendar, string CalendarId, int CalendarColour, bool IsSeries, bool Invitation,
        string? MeetingId);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.From).InclusiveBetween(Earliest, Latest)
                .WithMessage("from is a day between 1970-01-01 and 2999-12-31.").OverridePropertyName("from");
            RuleFor(query => query.Days).InclusiveBetween(1, MostDays).WithMessage($"days is 1 to {MostDays}.").OverridePropertyName("days");
            RuleFor(query => query.TimeZone).MustBeTimeZone();
        }
    }

    internal sealed class Handler(
        ICalendarStore store, IFolderStore folders, PeopleNames names, PersonZone zones, TimeProvider time, WidgetLimit limit)
        : IRequestHandler<Query, Response>
    {
        public Task<Response> Handle(Query request, CancellationToken cancellationToken) =>
            limit.RunAsync("agenda", token => ReadAsync(request, token), cancellationToken);

        private async Task<Response> ReadAsync(Query request, CancellationToken cancellationToken)
        {
            var zone = await zones.FindAsync(request.TimeZone, cancellationToken);
            var first = request.From ?? zone.DayOf(time.GetUtcNow());
            var listing = EventsAsync(first, request.Days, zone, cancellationToken);
            var reading = AgendaCalendars.ReadAsync(folders, names, cancellationToken);
            await Task.WhenAll(listing, reading);
            var calendars = await reading;
            var own = AgendaDays.WithoutCopies(await listing, calendars.OrderOf);
            return new Response(
                [.. AgendaDays.Group(own, first, request.Days, zone).Select(day =>
                    new Day(day.Day, [.. day.Events.Select(item => Shape(item, zone, calendars.Find(item.FolderId)))]))],
                calendars.All);
        }

        private Task<IReadOnlyList<CalendarEvent>> EventsAsync(DateOnly first, int days, TimeZoneInfo zone, CancellationToken cancellationToken) =>
            store.ListAsync(zone.StartOf(first), zone.StartOf(first.AddDays(days)), zone.Id, folderId: null, cancellationToken);

        private static Entry Shape(CalendarEvent item, TimeZoneInfo zone, AgendaCalendar? calendar)
        {
            var (firstDay, lastDay) = AgendaDays.DaysOf(item.Time, zone);
            return new Entry(
                item.Id, item.Title, item.Location, item.Time.Start.UtcDateTime, item.Time.End.UtcDateTime, item.Time.IsAllDay, firstDay, lastDay,
                item.IsTentative, item.IsBusy, item.IsPrivate, item.Tags, calendar?.Name ?? "", item.FolderId, calendar?.Colour ?? 0,
                item.Occurrence is not null, item.IsInvitation && calendar is { Owner: null }, item.MeetingId);
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapGet("/agenda", async (DateOnly? from, int? days, string? timeZone, IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Ok(await mediator.Send(new Query(from, days ?? DefaultDays, timeZone), cancellationToken)))
            .WithName("GetDashboardAgenda")
            .WithSummary("Events of the coming days over all calendars, in each day that they touch.")
            .Produces<Response>()
            .ProducesValidationProblem();
    }
}

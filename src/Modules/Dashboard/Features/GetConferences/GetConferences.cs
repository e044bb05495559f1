using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>The conference that is next in the person's calendars, running ones included, and the one after it.</summary>
internal static class GetConferences
{
    private const int Days = 14;
    private const int Most = 2;

    /// <param name="TimeZone">IANA zone; null for the person's own.</param>
    internal sealed record Query(string? TimeZone) : IRequest<Response>;

    /// <param name="Conferences">At most two, by start.</param>
    internal sealed record Response(IReadOnlyList<Entry> Conferences);

    /// <param name="Id">The calendar event.</param>
    /// <param name="Title">Title.</param>
    /// <param name="Location">Place, may be empty.</param>
    /// <param name="Start">Start.</param>
    /// <param name="End">End, exclusive.</param>
    /// <param name="Attendees">Who is invited, the organiser first.</param>
    /// <param name="HasPassword">Whether the room asks a password.</param>
    /// <param name="Url">Where the room is; null when the server does not know the room any more.</param>
    internal sealed record Entry(
        string Id, string Title, string Location, DateTime Start, DateTime End, IReadOnlyList<Guest> Attendees, bool HasPassword, Uri? Url);

    /// <param name="Name">Name; empty when there is none.</param>
    /// <param name="Address">Address.</param>
    internal sealed record Guest(string Name, string Address);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.TimeZone).MustBeTimeZone();
    }

    internal sealed class Handler(ICalendarStore calendars, IMeetingStore meetings, PersonZone zones, TimeProvider time, WidgetLimit limit)
        : IRequestHandler<Query, Response>
    {
        public Task<Response> Handle(Query request, CancellationToken cancellationToken) =>
            limit.RunAsync("conference", token => ReadAsync(request, token), cancellationToken);

        private async Task<Response> ReadAsync(Query request, CancellationToken cancellationToken)
        {
            var zone = await zones.FindAsync(request.TimeZone, cancellationToken);
            var now = time.GetUtcNow();
            var events = await calendars.ListAsync(now, now.AddDays(Days), zone.Id, folderId: null, cancellationToken);
            var coming = events
                .Where(item => item is { MeetingId: not null, Time.IsAllDay: false } && item.Time.End > now)
                .DistinctBy(item => (item.MeetingId, item.Time.Start))
                .Take(Most);
            return new Response(await Task.WhenAll(coming.Select(item => DescribeAsync(item, cancellationToken))));
        }

        private async Task<Entry> DescribeAsync(CalendarEvent item, CancellationToken cancellationToken)
        {
            var detail = calendars.GetAsync(item.Id, cancellationToken);
            var room = RoomAsync(item.MeetingId ?? "", cancellationToken);
            await Task.WhenAll(detail, room);
            var meeting = await room;
            return new Entry(
                item.Id, item.Title, item.Location, item.Time.Start.UtcDateTime, item.Time.End.UtcDateTime, Guests(await detail),
                meeting?.HasPassword ?? false, meeting?.Url is { Scheme: "https" or "http" } url ? url : null);
        }

        private async Task<Meeting?> RoomAsync(string meetingId, CancellationToken cancellationToken)
        {
            try
            {
                return await meetings.GetAsync(meetingId, cancellationToken);
            }
            catch (ServerException gone) when (gone.Failure == ServerFailure.NotFound)
            {
                return null;
            }
        }

        private static Guest[] Guests(CalendarEventDetail detail) =>
        [
            .. detail.Attendees.OrderByDescending(attendee => attendee.IsOrganizer)
                .Select(attendee => new Guest(attendee.Mailbox.Name, attendee.Mailbox.Address)),
        ];
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapGet("/conferences", async (string? timeZone, IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Ok(await mediator.Send(new Query(timeZone), cancellationToken)))
            .WithName("GetDashboardConferences")
            .WithSummary("The next conference in the person's calendars, and the one after it.")
            .Produces<Response>()
            .ProducesValidationProblem();
    }
}

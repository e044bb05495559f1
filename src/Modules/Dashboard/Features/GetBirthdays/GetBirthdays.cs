using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Widgets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>Whose birthday comes in the next days, over all address books. "Today" goes by the zone of <see cref="PersonZone"/>.</summary>
internal static class GetBirthdays
{
    internal const int DefaultDays = 30;
    private const int MostDays = 366;
    private const int PageSize = 500;
    private const int MostPages = 10;

    /// <param name="Days">How many days from today on, 1..366.</param>
    /// <param name="TimeZone">IANA zone; null for the person's own.</param>
    internal sealed record Query(int Days, string? TimeZone) : IRequest<Response>;

    /// <param name="People">By day, then by name.</param>
    internal sealed record Response(IReadOnlyList<Birthdays.Coming> People);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.Days).InclusiveBetween(1, MostDays).WithMessage($"days is 1 to {MostDays}.").OverridePropertyName("days");
            RuleFor(query => query.TimeZone).MustBeTimeZone();
        }
    }

    internal sealed class Handler(IContactStore contacts, PersonZone zones, TimeProvider time, WidgetLimit limit) : IRequestHandler<Query, Response>
    {
        public Task<Response> Handle(Query request, CancellationToken cancellationToken) => limit.RunAsync(
            "birthdays",
            async token =>
            {
                var zone = await zones.FindAsync(request.TimeZone, token);
                return new Response(Birthdays.Find(await AllAsync(token), zone.DayOf(time.GetUtcNow()), request.Days));
            },
            cancellationToken);

        // The server sorts by name and knows no search by day: all are read, up to 5,000.
        private async Task<IReadOnlyList<Contact>> AllAsync(CancellationToken cancellationToken)
        {
            var all = new List<Contact>();
            for (var page = 0; page < MostPages; page++)
            {
                var slice = await contacts.ListAsync(search: null, new Window(page * PageSize, PageSize), cancellationToken);
                all.AddRange(slice.Items);
                if (slice.Items.Count == 0 || all.Count >= slice.Total)
                {
                    break;
                }
            }

            return all;
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapGet("/birthdays", async (int? days, string? timeZone, IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Ok(await mediator.Send(new Query(days ?? DefaultDays, timeZone), cancellationToken)))
            .WithName("GetDashboardBirthdays")
            .WithSummary("Whose birthday comes in the next days.")
            .Produces<Response>()
            .ProducesValidationProblem();
    }
}

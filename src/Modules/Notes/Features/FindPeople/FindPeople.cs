using System.ComponentModel;
using Carter;
using FluentValidation;
using IceWarp.Adapter;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes.Features;

/// <summary>
/// People of the server's directory whose name or address contains some letters, for sharing and sending; where the server shows its directory to
/// administrators only, people of the person's own address books.
/// </summary>
internal static class FindPeople
{
    private const int Most = 20;
    private const int LongestSearch = 200;

    /// <param name="Search">Letters of a name or an address; empty for the first ones.</param>
    internal sealed record Query(string? Search) : IRequest<Response>;

    /// <param name="People">At most 20.</param>
    internal sealed record Response(IReadOnlyList<Person> People);

    /// <param name="Email">Address.</param>
    /// <param name="Name">Name, or the address.</param>
    internal sealed record Person(string Email, string Name);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Search).MaximumLength(LongestSearch)
            .WithMessage($"A search has at most {LongestSearch} characters.").OverridePropertyName("q");
    }

    internal sealed class Handler(IDirectory directory, IContactStore contacts) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query request, CancellationToken cancellationToken)
        {
            try
            {
                var found = await directory.ListAsync(request.Search, Window.First(Most), cancellationToken);
                return new Response([.. found.Items.Select(entry => new Person(entry.Email, entry.Name))]);
            }
            catch (ServerException closed) when (closed.Failure is ServerFailure.NoRight or ServerFailure.Refused)
            {
                var known = await contacts.ListAsync(request.Search, Window.First(Most), cancellationToken);
                return new Response([.. known.Items.SelectMany(Addresses).Take(Most)]);
            }
        }

        private static IEnumerable<Person> Addresses(Contact contact) =>
            contact.Emails.Where(email => email.Length > 0).Select(email => new Person(email, contact.Name.Length > 0 ? contact.Name : email));
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapNotes()
            .MapGet("/people", async (
                [Description("Letters of a name or an address.")] string? q, IMediator mediator, CancellationToken cancellationToken) =>
                TypedResults.Ok(await mediator.Send(new Query(q), cancellationToken)))
            .WithName("FindPeopleForNotes")
            .WithSummary("People of the directory, for sharing and sending.")
            .Produces<Response>()
            .ProducesValidationProblem()
            .ProducesRefusals();
    }
}

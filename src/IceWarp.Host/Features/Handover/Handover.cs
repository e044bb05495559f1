using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Host.Security;
using IceWarp.Host.Sessions;
using MediatR;

namespace IceWarp.Host.Features.Handover;

/// <summary>
/// <c>POST /api/session/handover</c>: takes a session that WebClient hands over, in the body and never in an address. It is proved against
/// the configured server only; nothing in the request names a server.
/// </summary>
internal static class Handover
{
    /// <summary>The body.</summary>
    /// <param name="Sid">WebClient's session.</param>
    public sealed record Body(string? Sid);

    /// <summary>The message.</summary>
    /// <param name="Sid">WebClient's session.</param>
    public sealed record Command(string Sid) : IRequest<Response>
    {
        /// <summary>A session must not get into a log by way of a record's text.</summary>
        public override string ToString() => nameof(Handover);
    }

    /// <summary>The session and the marker for the cookie, and the person for the body.</summary>
    public sealed record Response(ServerSession Session, string Marker, PersonResponse Person);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() =>
            RuleFor(command => command.Sid).NotEmpty().MaximumLength(512)
                .Must(sid => sid.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.'))
                .WithMessage("A session consists of letters, digits, '-', '_' and '.'.");
    }

    internal sealed class Handler(IIdentity identity, IServerContext server, SignOutBook signOuts) : IRequestHandler<Command, Response>
    {
        public async Task<Response> Handle(Command request, CancellationToken cancellationToken)
        {
            var session = await identity.TakeOverAsync(request.Sid, cancellationToken);
            server.Use(session);
            var marker = await signOuts.MarkerAsync(session, cancellationToken);
            return new Response(session, marker, PersonResponse.From(await identity.WhoAmIAsync(cancellationToken)));
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.MapPost("/api/session/handover", HandleAsync)
                .AllowAnonymous()
                .RequireRateLimiting(RequestLimits.Handover)
                .WithName("Handover")
                .WithTags("Session")
                .WithSummary("Takes over a session of WebClient and sets the session cookie.")
                .Produces<PersonResponse>()
                .ProducesProblem(StatusCodes.Status401Unauthorized)
                .ProducesProblem(StatusCodes.Status502BadGateway)
                .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
                .ProducesProblem(StatusCodes.Status504GatewayTimeout);

        private static async Task<IResult> HandleAsync(
            Body body, HttpContext context, IMediator mediator, SessionCookie cookie, CancellationToken cancellationToken)
        {
            var response = await mediator.Send(new Command(body.Sid ?? ""), cancellationToken);
            cookie.Write(context, cookie.Begin(response.Session, response.Marker));
            return Results.Ok(response.Person);
        }
    }
}

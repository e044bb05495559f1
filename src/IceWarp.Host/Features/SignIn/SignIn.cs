using System.Net;
using Carter;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Host.Errors;
using IceWarp.Host.Security;
using IceWarp.Host.Sessions;
using IceWarp.Kernel.Problems;
using MediatR;

namespace IceWarp.Host.Features.SignIn;

/// <summary><c>POST /api/session</c>: signs in with the server's own account. A wrong password and an unknown address are told alike.</summary>
internal static class SignIn
{
    /// <summary>The body.</summary>
    /// <param name="Email">Address of the account.</param>
    /// <param name="Password">Its password.</param>
    public sealed record Body(string? Email, string? Password);

    /// <summary>The message.</summary>
    /// <param name="Email">Address of the account.</param>
    /// <param name="Password">Its password.</param>
    /// <param name="Address">Where the try comes from.</param>
    public sealed record Command(string Email, string Password, IPAddress Address) : IRequest<Response>
    {
        /// <summary>A password must not get into a log by way of a record's text.</summary>
        public override string ToString() => nameof(SignIn);
    }

    /// <summary>The session and the marker for the cookie, and the person for the body.</summary>
    public sealed record Response(ServerSession Session, string Marker, PersonResponse Person);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Email).NotEmpty().MaximumLength(320);
            RuleFor(command => command.Password).NotEmpty().MaximumLength(1024);
        }
    }

    internal sealed class Handler(IIdentity identity, IServerContext server, SignInAttempts attempts, SignOutBook signOuts)
        : IRequestHandler<Command, Response>
    {
        public async Task<Response> Handle(Command request, CancellationToken cancellationToken)
        {
            var attempt = attempts.Begin(request.Address, request.Email);
            var decided = false;
            try
            {
                var session = await identity.SignInAsync(request.Email.Trim(), request.Password, cancellationToken);
                decided = true;
                attempt.Succeeded();
                server.Use(session);
                var marker = await signOuts.MarkerAsync(session, cancellationToken);
                return new Response(session, marker, PersonResponse.From(await identity.WhoAmIAsync(cancellationToken)));
            }
            catch (ServerException failure) when (failure.Failure == ServerFailure.WrongCredentials)
            {
                decided = true;
                throw new ProblemException(SessionErrors.WrongCredentials);
            }
            finally
            {
                if (!decided)
                {
                    attempt.Undecided();
                }
            }
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.MapPost("/api/session", HandleAsync)
                .AllowAnonymous()
                .WithName("SignIn")
                .WithTags("Session")
                .WithSummary("Signs in with the server's own account and sets the session cookie.")
                .Produces<PersonResponse>()
                .ProducesProblem(StatusCodes.Status401Unauthorized)
                .ProducesProblem(StatusCodes.Status502BadGateway)
                .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
                .ProducesProblem(StatusCodes.Status504GatewayTimeout);

        private static async Task<IResult> HandleAsync(
            Body body, HttpContext context, IMediator mediator, SessionCookie cookie, CancellationToken cancellationToken)
        {
            var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
            var response = await mediator.Send(new Command(body.Email ?? "", body.Password ?? "", address), cancellationToken);
            cookie.Write(context, cookie.Begin(response.Session, response.Marker));
            return Results.Ok(response.Person);
        }
    }
}

using Carter;
using IceWarp.Adapter;
using IceWarp.Host.Sessions;
using MediatR;

namespace IceWarp.Host.Features.SignOut;

/// <summary>
/// <c>DELETE /api/session</c>: ends this sign-in, so that a copy of its cookie is worth nothing, ends the session on the server and takes the cookie away.
/// Without a session it does nothing.
/// </summary>
internal static partial class SignOut
{
    /// <summary>The message.</summary>
    /// <param name="Session">The sign-in to end; null when nobody is signed in.</param>
    public sealed record Command(SealedSession? Session) : IRequest<Unit>;

    internal sealed partial class Handler(IIdentity identity, SignOutBook signOuts, ILogger<Handler> logger) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            if (request.Session is not { } session)
            {
                return Unit.Value;
            }

            try
            {
                await signOuts.EndAsync(session, cancellationToken);
                await identity.SignOutAsync(cancellationToken);
            }
            catch (ServerException failure)
            {
                // The person leaves all the same: the cookie goes, this process refuses copies of it, the server ends the idle session by itself.
                Log.NotEnded(logger, failure.Failure);
            }

            return Unit.Value;
        }

        private static partial class Log
        {
            [LoggerMessage(210, LogLevel.Information, "Session not ended on the server: {Failure}")]
            public static partial void NotEnded(ILogger logger, ServerFailure failure);
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.MapDelete("/api/session", HandleAsync)
                .AllowAnonymous()
                .WithName("SignOut")
                .WithTags("Session")
                .WithSummary("Ends the session, also on the server, and takes the cookie away.")
                .Produces(StatusCodes.Status204NoContent);

        private static async Task<IResult> HandleAsync(HttpContext context, IMediator mediator, SessionCookie cookie, CancellationToken cancellationToken)
        {
            cookie.Delete(context);
            await mediator.Send(new Command(context.Features.Get<SealedSession>()), cancellationToken);
            return Results.NoContent();
        }
    }
}

using Carter;
using IceWarp.Adapter;
using IceWarp.Host.Sessions;
using MediatR;

namespace IceWarp.Host.Features.SignOut;

/// <summary><c>DELETE /api/session</c>: ends the session on the server and takes the cookie away. Without a session it does nothing.</summary>
internal static partial class SignOut
{
    /// <summary>The message.</summary>
    public sealed record Command : IRequest<Unit>;

    internal sealed partial class Handler(IIdentity identity, IServerContext server, ILogger<Handler> logger) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            if (server.SessionOrNull is null)
            {
                return Unit.Value;
            }

            try
            {
                await identity.SignOutAsync(cancellationToken);
            }
            catch (ServerException failure)
            {
                // The person leaves all the same: the cookie goes, the server ends the idle session by itself.
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
            await mediator.Send(new Command(), cancellationToken);
            return Results.NoContent();
        }
    }
}

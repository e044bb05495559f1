using Carter;
using IceWarp.Adapter;
using IceWarp.Host.Sessions;
using MediatR;
using Microsoft.AspNetCore.Http.Features;

namespace IceWarp.Host.Features.SignOutEverywhere;

/// <summary>
/// <c>DELETE /api/sessions</c>: ends every sign-in of the person, in every browser and on every host of the same server. Others are refused within a minute.
/// What the server knows of other programs, WebClient among them, stays signed in.
/// </summary>
internal static partial class SignOutEverywhere
{
    /// <summary>The message.</summary>
    /// <param name="Session">The sign-in that asks; it ends too.</param>
    public sealed record Command(SealedSession Session) : IRequest<Unit>;

    internal sealed partial class Handler(IIdentity identity, SignOutBook signOuts, ILogger<Handler> logger) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            await signOuts.EndAllAsync(request.Session, cancellationToken);
            try
            {
                await identity.SignOutAsync(cancellationToken);
            }
            catch (ServerException failure)
            {
                // What was asked for is done; the server ends the idle session by itself.
                Log.NotEnded(logger, failure.Failure);
            }

            return Unit.Value;
        }

        private static partial class Log
        {
            [LoggerMessage(212, LogLevel.Information, "Session not ended on the server: {Failure}")]
            public static partial void NotEnded(ILogger logger, ServerFailure failure);
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.MapDelete("/api/sessions", HandleAsync)
                .WithName("SignOutEverywhere")
                .WithTags("Session")
                .WithSummary("Ends every sign-in of the person, in every browser, and takes the cookie away.")
                .Produces(StatusCodes.Status204NoContent);

        private static async Task<IResult> HandleAsync(HttpContext context, IMediator mediator, SessionCookie cookie, CancellationToken cancellationToken)
        {
            await mediator.Send(new Command(context.Features.GetRequiredFeature<SealedSession>()), cancellationToken);
            cookie.Delete(context);
            return Results.NoContent();
        }
    }
}

using IceWarp.Adapter;
using IceWarp.Kernel.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Modules.Notes;

/// <summary>What every address of the notes has in common.</summary>
internal static class NotesRoutes
{
    /// <summary>The group <c>/api/notes</c>: for signed-in people. What is gone or not allowed gets the notes' own sentences.</summary>
    public static RouteGroupBuilder MapNotes(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/notes").WithTags("Notes");
        group.AddEndpointFilter(SayWhatIsGoneAsync);
        return group;
    }

    /// <summary>Describes what a note or folder that is gone, or not for this person, is answered with.</summary>
    public static RouteHandlerBuilder ProducesRefusals(this RouteHandlerBuilder route) => route
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async ValueTask<object?> SayWhatIsGoneAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ServerException refusal) when (refusal.Failure == ServerFailure.NotFound)
        {
            throw new ProblemException(NotesErrors.NotFound, innerException: refusal);
        }
        catch (ServerException refusal) when (refusal.Failure == ServerFailure.NoRight)
        {
            throw new ProblemException(NotesErrors.NotAllowed, innerException: refusal);
        }
    }
}

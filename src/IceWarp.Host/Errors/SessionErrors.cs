using IceWarp.Kernel.Problems;

namespace IceWarp.Host.Errors;

/// <summary>Every failure that sign-in and the host's own rules can report.</summary>
internal static class SessionErrors
{
    /// <summary>Wrong password or unknown address: the same answer, so that nobody learns who has an account.</summary>
    public static readonly Problem WrongCredentials =
        new("session.wrong_credentials", StatusCodes.Status401Unauthorized, "This address and password do not belong together.");

    /// <summary>No cookie, or one that is not valid any more.</summary>
    public static readonly Problem Required = new("session.required", StatusCodes.Status401Unauthorized, "Sign in first.");

    /// <summary>The sign-in was ended by its person, in this browser or from another one.</summary>
    public static readonly Problem SignedOut =
        new("session.signed_out", StatusCodes.Status401Unauthorized, "You have signed out, here or elsewhere. Sign in again.");

    /// <summary>The server did not keep that all sign-ins have ended.</summary>
    public static readonly Problem NotEndedEverywhere =
        new("session.not_ended_everywhere", StatusCodes.Status502BadGateway, "The server did not keep the sign-out: other browsers are still signed in.");

    /// <summary>A page of another origin sent an unsafe request.</summary>
    public static readonly Problem CrossSite =
        new("session.cross_site", StatusCodes.Status403Forbidden, "This request came from a page of another site and was not carried out.");

    /// <summary>The session of the server does not fit into a cookie.</summary>
    public static readonly Problem TooLarge =
        new("session.too_large", StatusCodes.Status502BadGateway, "The server's session is too large to be kept in a cookie.");

    /// <summary>A limit was reached; the extension retryAfter says how many seconds to wait.</summary>
    public static readonly Problem TooManyRequests =
        new("limits.too_many_requests", StatusCodes.Status429TooManyRequests, "Too many requests. Wait a little, then try again.");
}

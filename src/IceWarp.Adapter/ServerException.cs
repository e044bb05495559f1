namespace IceWarp.Adapter;

/// <summary>Everything that can go wrong on the way to the server, from the caller's point of view.</summary>
public enum ServerFailure
{
    /// <summary>No connection: refused, no route, name unknown, TLS failed, or the circuit is open.</summary>
    Unreachable,

    /// <summary>No answer within the limit of the operation.</summary>
    TimedOut,

    /// <summary>An answer that is not what the protocol says: garbage, half an answer, too big, hostile XML.</summary>
    Garbled,

    /// <summary>The server is there and says that it cannot now (5xx, 429).</summary>
    Busy,

    /// <summary>Address and password do not belong together (the same for an unknown address).</summary>
    WrongCredentials,

    /// <summary>The session ended and could not be renewed: sign in again.</summary>
    SessionEnded,

    /// <summary>The object is not there, or not for this person.</summary>
    NotFound,

    /// <summary>The person lacks the right.</summary>
    NoRight,

    /// <summary>The name is taken.</summary>
    AlreadyExists,

    /// <summary>Somebody changed the object meanwhile.</summary>
    ChangedMeanwhile,

    /// <summary>Somebody else holds the lock.</summary>
    Locked,

    /// <summary>Larger than the server takes.</summary>
    TooLarge,

    /// <summary>The quota of the account is used up.</summary>
    QuotaReached,

    /// <summary>The server refused the content (virus, filter, invalid value).</summary>
    Refused,
}

/// <summary>A failed operation on the server.</summary>
public sealed class ServerException : Exception
{
    /// <param name="failure">What happened.</param>
    /// <param name="detail">The server's own code (<c>folder_does_not_exist</c>): for logs, never for people.</param>
    /// <param name="retryIsSafe">True when the operation cannot have taken effect, or is idempotent.</param>
    /// <param name="innerException">The cause.</param>
    public ServerException(ServerFailure failure, string? detail = null, bool retryIsSafe = false, Exception? innerException = null)
        : base(detail is null ? failure.ToString() : $"{failure}: {detail}", innerException)
    {
        Failure = failure;
        Detail = detail;
        RetryIsSafe = retryIsSafe;
    }

    /// <summary>What happened.</summary>
    public ServerFailure Failure { get; }

    /// <summary>The server's own code, if it gave one.</summary>
    public string? Detail { get; }

    /// <summary>True when the operation cannot have taken effect, or is idempotent.</summary>
    public bool RetryIsSafe { get; }

    /// <summary>How long the server asks to be left alone (Retry-After), or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True when the way to the server still works, so that the next operation may be tried at once.</summary>
    public bool ConnectionSurvives => Failure is not (ServerFailure.Unreachable or ServerFailure.TimedOut or ServerFailure.Garbled or ServerFailure.Busy);
}

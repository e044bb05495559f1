namespace IceWarp.Adapter;

/// <summary>
/// Whose session the stores of this scope act with. Scoped: the host fills it from the cookie, background work fills it in its own scope.
/// </summary>
public interface IServerContext
{
    /// <summary>The session. Throws <see cref="ServerException"/> with <see cref="ServerFailure.SessionEnded"/> when nobody is signed in.</summary>
    ServerSession Session { get; }

    /// <summary>The session, or null when nobody is signed in.</summary>
    ServerSession? SessionOrNull { get; }

    /// <summary>True when the session was renewed in this scope, so that the cookie must be written again.</summary>
    bool Renewed { get; }

    /// <summary>Sets the session at the start of the scope.</summary>
    void Use(ServerSession session);

    /// <summary>Replaces an ended session by its renewal.</summary>
    void Renew(ServerSession session);
}

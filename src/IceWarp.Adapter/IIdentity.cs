namespace IceWarp.Adapter;

/// <summary>Sign-in with the server's own accounts.</summary>
public interface IIdentity
{
    /// <summary>Signs in. <see cref="ServerFailure.WrongCredentials"/> for a wrong password and for an unknown address alike.</summary>
    Task<ServerSession> SignInAsync(string email, string password, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a session of our own from a session that WebClient handed over; checked against the configured server only.
    /// <see cref="ServerFailure.SessionEnded"/> when the server does not know it.
    /// </summary>
    Task<ServerSession> TakeOverAsync(string handedToken, CancellationToken cancellationToken);

    /// <summary>Who the current session belongs to.</summary>
    Task<Person> WhoAmIAsync(CancellationToken cancellationToken);

    /// <summary>Ends the current session on the server. A session already ended is no error.</summary>
    Task SignOutAsync(CancellationToken cancellationToken);
}

/// <summary>The signed-in person.</summary>
/// <param name="Email">Full address.</param>
/// <param name="Name">Full name; the address when the server has none.</param>
/// <param name="TimeZone">IANA zone of the person's calendar settings, or null.</param>
/// <param name="Language">Two-letter language of the person's settings, or null.</param>
/// <param name="QuotaUsed">Bytes used, or null.</param>
/// <param name="QuotaLimit">Bytes allowed; null when unlimited or unknown.</param>
public sealed record Person(string Email, string Name, string? TimeZone, string? Language, long? QuotaUsed, long? QuotaLimit);

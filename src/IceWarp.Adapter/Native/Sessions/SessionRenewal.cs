using Microsoft.Extensions.Options;

namespace IceWarp.Adapter.Native.Sessions;

/// <summary>
/// Signs in again for a session that the server forgot. All operations that hold the same old token share one sign-in, and the result is
/// remembered for some minutes for requests that still carry the old cookie. A refused password is remembered too, so that it is not
/// tried over and over.
/// </summary>
internal sealed class SessionRenewal(PasswordSignIn signIn, IOptions<ServerOptions> options, TimeProvider time)
{
    private const int Capacity = 10_000;
    private static readonly TimeSpan Remember = TimeSpan.FromMinutes(5);

    private readonly SingleFlight<ServerSession> _flights = new(Remember, options.Value.Limits.Write, Capacity, time)
    {
        RemembersFailure = static fault => fault.Failure == ServerFailure.WrongCredentials,
    };

    /// <summary>The session after <paramref name="ended"/>. <see cref="ServerFailure.SessionEnded"/> when there is no way to renew it.</summary>
    public async Task<ServerSession> RenewAsync(ServerSession ended, ServerException cause, CancellationToken cancellationToken)
    {
        if (ended.Secret is not { } secret)
        {
            throw cause;
        }

        try
        {
            return await _flights.GetAsync(ended.Token, token => signIn.SignInAsync(ended.Email, secret, token), cancellationToken);
        }
        catch (ServerException fault) when (fault.Failure == ServerFailure.WrongCredentials)
        {
            throw new ServerException(ServerFailure.SessionEnded, "password_changed", innerException: fault);
        }
    }
}

namespace IceWarp.Adapter.Native.Sessions;

/// <inheritdoc />
internal sealed class ServerContext : IServerContext
{
    private volatile ServerSession? _session;
    private volatile bool _renewed;

    public ServerSession Session => _session ?? throw new ServerException(ServerFailure.SessionEnded, "nobody_signed_in", retryIsSafe: true);

    public ServerSession? SessionOrNull => _session;

    public bool Renewed => _renewed;

    public void Use(ServerSession session) => _session = session;

    public void Renew(ServerSession session)
    {
        _session = session;
        _renewed = true;
    }
}

using IceWarp.Adapter;

namespace IceWarp.Host.Sessions;

/// <summary>One person's <see cref="SignOuts"/> on the server, reached in a scope of its own: a request may not have been let in yet.</summary>
internal sealed class SignOutSetting : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;
    private readonly IServerContext _context;

    public SignOutSetting(IServiceScopeFactory scopes, ServerSession server)
    {
        _scope = scopes.CreateAsyncScope();
        _context = _scope.ServiceProvider.GetRequiredService<IServerContext>();
        _context.Use(server);
    }

    /// <summary>The session, renewed when the server had forgotten it.</summary>
    public ServerSession Server => _context.Session;

    private ISettingsStore Settings => _scope.ServiceProvider.GetRequiredService<ISettingsStore>();

    /// <summary>What the server keeps.</summary>
    public async Task<SignOuts> ReadAsync(CancellationToken cancellationToken) =>
        SignOuts.Read(await Settings.GetAsync(SignOuts.SettingName, cancellationToken));

    /// <summary>Replaces it.</summary>
    public Task WriteAsync(SignOuts signOuts, CancellationToken cancellationToken) =>
        Settings.SetAsync(SignOuts.SettingName, signOuts.Write(), cancellationToken);

    /// <summary>Ends the session on the server.</summary>
    public Task EndSessionAsync(CancellationToken cancellationToken) =>
        _scope.ServiceProvider.GetRequiredService<IIdentity>().SignOutAsync(cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _scope.DisposeAsync();
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.Adapter.Tests;

/// <summary>The adapter as a host registers it, for a server of the test, with one person's scope.</summary>
internal sealed class AdapterInTest : IAsyncDisposable
{
    /// <summary>Account of the recorded conversations.</summary>
    public const string Email = "ann@demo.test";

    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;

    private AdapterInTest(Uri server, ServerSession? session, TimeProvider? time, string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))
                .Concat([new("Server:Kind", "icewarp"), new("Server:Url", server.AbsoluteUri)])).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        if (time is not null)
        {
            services.AddSingleton(time);
        }

        _services = services.AddAdapter(configuration).BuildServiceProvider(validateScopes: true);
        _scope = _services.CreateAsyncScope();
        if (session is not null)
        {
            Get<IServerContext>().Use(session);
        }
    }

    /// <summary>A session as the cookie brings it: with the secret that renews it.</summary>
    public static ServerSession Session { get; } = new(Email, "wm-1", "secret");

    /// <summary>Where the adapter's services are.</summary>
    public IServiceProvider Services => _scope.ServiceProvider;

    /// <summary>For a running server; <paramref name="settings"/> as <c>Server:Limits:Read=00:00:01</c>.</summary>
    public static AdapterInTest For(Uri server, params string[] settings) => new(server, Session, time: null, settings);

    /// <summary>For a running server, with another session, or nobody signed in, and another clock.</summary>
    public static AdapterInTest For(Uri server, ServerSession? session, TimeProvider? time = null, params string[] settings) =>
        new(server, session, time, settings);

    /// <summary>A service of the person's scope.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Another scope: another request of the same person.</summary>
    public AsyncServiceScope NewScope(ServerSession session)
    {
        var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IServerContext>().Use(session);
        return scope;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
    }
}

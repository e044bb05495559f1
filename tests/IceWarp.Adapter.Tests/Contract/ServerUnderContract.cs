using IceWarp.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.Adapter.Tests.Contract;

/// <summary>
/// A server that has to keep the adapter's contract: where it is and who has an account. Another kind of server is one more subclass, and
/// runs through the same tests.
/// </summary>
public abstract class ServerUnderContract : IAsyncLifetime
{
    private AdapterInTest? _adapter;

    /// <summary>An account with mail folders, calendar, tasks, notes, contacts and files.</summary>
    public abstract string Email { get; }

    /// <summary>Its password.</summary>
    public abstract string Password { get; }

    /// <summary>Another account of the same domain.</summary>
    public abstract string OtherEmail { get; }

    /// <summary>Its password.</summary>
    public abstract string OtherPassword { get; }

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        Address = await StartAsync();
        _adapter = AdapterInTest.For(Address, session: null);
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (_adapter is not null)
        {
            await _adapter.DisposeAsync();
        }

        await StopAsync();
    }

    /// <summary>Where it is, once started.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Services of a scope for nobody.</summary>
    internal AdapterInTest Adapter => _adapter ?? throw new InvalidOperationException("The server is not started.");

    /// <summary>Signs the first person in: a scope of theirs.</summary>
    internal Task<PersonScope> SignInAsync() => SignInAsync(Email, Password);

    /// <summary>Signs the other person in: a scope of theirs.</summary>
    internal Task<PersonScope> SignInOtherAsync() => SignInAsync(OtherEmail, OtherPassword);

    /// <summary>Starts, or finds, the server; returns its root.</summary>
    protected abstract Task<Uri> StartAsync();

    /// <summary>Ends what was started.</summary>
    protected abstract Task StopAsync();

    private async Task<PersonScope> SignInAsync(string email, string password) =>
        new(Adapter.NewScope(await Adapter.Get<IIdentity>().SignInAsync(email, password, CancellationToken.None)));
}

/// <summary>One person's scope.</summary>
internal sealed class PersonScope(AsyncServiceScope scope) : IAsyncDisposable
{
    /// <summary>A service of the scope.</summary>
    public T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => scope.DisposeAsync();
}

/// <summary>The embedded server over HTTP.</summary>
public sealed class EmbeddedServer : ServerUnderContract
{
    private RunningHost? _host;

    /// <inheritdoc />
    public override string Email => Demo.Alice;

    /// <inheritdoc />
    public override string Password => Demo.PasswordOf(Demo.Alice);

    /// <inheritdoc />
    public override string OtherEmail => Demo.Bob;

    /// <inheritdoc />
    public override string OtherPassword => Demo.PasswordOf(Demo.Bob);

    /// <inheritdoc />
    protected override async Task<Uri> StartAsync()
    {
        _host = await RunningHost.StartAsync();
        return _host.Address;
    }

    /// <inheritdoc />
    protected override async Task StopAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }
}

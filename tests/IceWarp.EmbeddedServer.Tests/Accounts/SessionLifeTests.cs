using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Store;
using IceWarp.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace IceWarp.EmbeddedServer.Tests.Accounts;

/// <summary>Ends of sessions, and guessing, under a clock of the test's own.</summary>
public sealed class SessionLifeTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private RunningHost? _host;

    private RunningHost Host => _host ?? throw new InvalidOperationException("Not started.");

    private WireClient Wire => new(Host.Client);

    public async Task InitializeAsync() =>
        _host = await RunningHost.StartAsync(services => services.AddSingleton<TimeProvider>(_clock), "Embedded:DemoContent=false");

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task A_session_that_is_used_stays_and_an_unused_one_ends()
    {
        var sid = await Wire.SignInAsync("alice");
        for (var hour = 0; hour < 3; hour++)
        {
            _clock.Advance(TimeSpan.FromHours(1.5));
            (await RefreshAsync(sid)).Should().Contain("INBOX");
        }

        _clock.Advance(Sessions.Idle);
        (await RefreshAsync(sid)).Should().Contain("session_expired");
    }

    [Fact]
    public async Task Only_the_hash_of_a_sid_is_stored()
    {
        var sid = await Wire.SignInAsync("alice");
        await using var connection = await Host.Services.GetRequiredService<EmbeddedStore>().OpenAsync(CancellationToken.None);

        var hashes = (await connection.QueryAsync<byte[]>("SELECT token_hash FROM session")).ToList();

        hashes.Should().ContainSingle().Which.Should().Equal(Convert.FromHexString(Sessions.Fingerprint(sid)));
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_the_pair_of_name_and_address_for_five_minutes()
    {
        for (var attempt = 0; attempt < LoginLimiter.Failures; attempt++)
        {
            (await PlainAsync("bob@demo.test", "guess")).Should().Contain("imap_authenticate");
        }

        (await PlainAsync("bob@demo.test", "bob-demo")).Should().Contain("""<error uid="auth_too_many_attempts">Too many failed sign-ins.""");
        (await PlainAsync("BOB@demo.test", "bob-demo")).Should().Contain("auth_too_many_attempts");
        (await Wire.CommandAsync(null, "authenticate", "<email>bob@demo.test</email><password>bob-demo</password>")).Should().Contain("auth_too_many_attempts");
        (await PlainAsync("carol@demo.test", "carol-demo")).Should().Contain("type=\"result\"");

        _clock.Advance(LoginLimiter.Window);
        (await PlainAsync("bob@demo.test", "bob-demo")).Should().Contain("type=\"result\"");
    }

    [Fact]
    public async Task An_unknown_name_is_locked_just_the_same()
    {
        for (var attempt = 0; attempt < LoginLimiter.Failures; attempt++)
        {
            await PlainAsync("nobody@demo.test", "guess");
        }

        (await PlainAsync("nobody@demo.test", "guess")).Should().Contain("auth_too_many_attempts");
    }

    private Task<string> RefreshAsync(string sid) => Wire.QueryAsync(sid, "set", "accounts", "<account action=\"refresh\" uid=\"alice@demo.test\"/>");

    private Task<string> PlainAsync(string name, string password) =>
        Wire.QueryAsync(null, "set", "auth", $"<username>{name}</username><method>plain</method><digest>{password}</digest>");
}

using System.Net;
using IceWarp.Host.Security;
using IceWarp.Host.Settings;
using IceWarp.Kernel.Problems;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace IceWarp.Host.Tests.Security;

public sealed class SignInAttemptsTests
{
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.1");
    private readonly FakeTimeProvider _time = new();
    private readonly SignInAttempts _attempts;

    public SignInAttemptsTests() => _attempts = new SignInAttempts(Options.Create(new LimitsOptions { SignInFailuresOfAddress = 12 }), _time);

    [Fact]
    public void The_sixth_try_waits_forty_seconds_and_no_longer()
    {
        Fail("ann@demo.test", 5);
        Refused("ANN@demo.test", Here).Should().Be(40);
        _time.Advance(TimeSpan.FromSeconds(39));
        Refused("ann@demo.test", Here).Should().Be(1);
        _time.Advance(TimeSpan.FromSeconds(1));
        Refused("ann@demo.test", Here).Should().BeNull();
    }

    [Fact]
    public void Other_people_and_other_addresses_do_not_wait()
    {
        Fail("ann@demo.test", 5);
        Refused("bob@demo.test", Here).Should().BeNull();
        Refused("ann@demo.test", IPAddress.Parse("192.0.2.2")).Should().BeNull();
    }

    [Fact]
    public void One_address_may_not_try_every_account()
    {
        foreach (var account in Enumerable.Range(0, 12))
        {
            Fail($"person{account}@demo.test", 1);
        }

        Refused("another@demo.test", Here).Should().Be(40);
    }

    [Fact]
    public void A_right_password_forgets_the_wrong_ones()
    {
        Fail("ann@demo.test", 4);
        _attempts.Begin(Here, "ann@demo.test").Succeeded();
        Fail("ann@demo.test", 4);
        Refused("ann@demo.test", Here).Should().BeNull();
    }

    [Fact]
    public void A_server_that_could_not_say_costs_no_try()
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            _attempts.Begin(Here, "ann@demo.test").Undecided();
        }

        _attempts.Count.Should().Be(0);
    }

    [Fact]
    public void Memory_is_bounded()
    {
        for (var number = 0; number < SignInAttempts.Capacity + 500; number++)
        {
            _attempts.Begin(new IPAddress([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]), "ann@demo.test");
        }

        _attempts.Count.Should().BeLessThanOrEqualTo(SignInAttempts.Capacity);
    }

    private void Fail(string account, int times)
    {
        for (var attempt = 0; attempt < times; attempt++)
        {
            _attempts.Begin(Here, account);
        }
    }

    private int? Refused(string account, IPAddress address)
    {
        try
        {
            _attempts.Begin(address, account);
            return null;
        }
        catch (ProblemException refusal)
        {
            return (int?)refusal.Extensions[ProblemResponse.RetryAfter];
        }
    }
}

using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Widgets;
using NSubstitute;

namespace IceWarp.Modules.Dashboard.Tests.Widgets;

public sealed class PersonZoneTests : IDisposable
{
    private readonly TaskCompletionSource<Person> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IIdentity _identity = Substitute.For<IIdentity>();
    private readonly PersonZone _zones;

    public PersonZoneTests()
    {
        _identity.WhoAmIAsync(Arg.Any<CancellationToken>()).Returns(_answer.Task);
        _zones = new PersonZone(_identity);
    }

    public void Dispose() => _zones.Dispose();

    [Fact]
    public async Task The_zone_that_the_page_says_needs_no_request()
    {
        (await _zones.FindAsync("Europe/Warsaw", CancellationToken.None)).Id.Should().Be("Europe/Warsaw");
        await _identity.DidNotReceiveWithAnyArgs().WhoAmIAsync(CancellationToken.None);
    }

    [Theory]
    [InlineData("America/Halifax", "America/Halifax")]
    [InlineData("Nowhere/X", "UTC")]
    [InlineData(null, "UTC")]
    public async Task The_persons_own_is_asked_for_once_by_all_widgets_of_a_request(string? own, string expected)
    {
        var all = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _zones.FindAsync(asked: null, CancellationToken.None)));
        _answer.SetResult(new Person(Email: "alice@demo.test", Name: "Alice", TimeZone: own, Language: null, QuotaUsed: null, QuotaLimit: null));

        (await all).Should().OnlyContain(zone => zone.Id == expected);
        await _identity.ReceivedWithAnyArgs(1).WhoAmIAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_widget_whose_time_is_up_leaves_the_others_their_answer()
    {
        using var limit = new CancellationTokenSource();
        var first = _zones.FindAsync(asked: null, limit.Token);
        var second = _zones.FindAsync(asked: null, CancellationToken.None);
        await limit.CancelAsync();
        await first.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();

        _answer.SetResult(new Person(Email: "alice@demo.test", Name: "Alice", TimeZone: "Europe/Warsaw", Language: null, QuotaUsed: null, QuotaLimit: null));

        (await second).Id.Should().Be("Europe/Warsaw");
    }
}

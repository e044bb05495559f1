using IceWarp.Adapter.Native.Watch;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NSubstitute;

namespace IceWarp.Adapter.Tests.Recorded;

/// <summary>What is asked in a rhythm: changes and health.</summary>
internal static class WatchRecordings
{
    public static IReadOnlyList<Recording> All { get; } =
    [
        new("ChangeFeed/Watch", async play =>
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await using var feed = play.Get<IChangeFeed>().WatchAsync(limit.Token).GetAsyncEnumerator(limit.Token);
            var next = feed.MoveNextAsync();
            await play.WaitForRequestsAsync(2);
            play.Time.Advance(TimeSpan.FromSeconds(4));

            (await next).Should().BeTrue();
            feed.Current.Should().BeEquivalentTo([ChangeKind.Mail, ChangeKind.Notes]);
        }),
        new("ServerHealth/Watch", async play =>
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            var lifetime = Substitute.For<IHostApplicationLifetime>();
            lifetime.ApplicationStarted.Returns(new CancellationToken(canceled: true));
            using var probe = ActivatorUtilities.CreateInstance<HealthProbe>(play.Adapter.Services, lifetime);
            await using var states = play.Get<IServerHealth>().WatchAsync(limit.Token).GetAsyncEnumerator(limit.Token);

            await probe.StartAsync(limit.Token);
            await play.WaitForRequestsAsync(2);
            do
            {
                (await states.MoveNextAsync()).Should().BeTrue();
            }
            while (states.Current.Values.All(state => state.Reachable));

            states.Current[ServerPart.Groupware].Reachable.Should().BeTrue();
            states.Current[ServerPart.Api].Failure.Should().Be(ServerFailure.Busy);
            await probe.StopAsync(limit.Token);
        })
        {
            Session = null,
        },
    ];
}

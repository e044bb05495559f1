using System.Diagnostics.Metrics;
using IceWarp.Kernel.Problems;
using IceWarp.Modules.Dashboard.Backgrounds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace IceWarp.Modules.Dashboard.Tests.Backgrounds;

public sealed class PictureQueueTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly PictureQueue _queue;

    public PictureQueueTests()
    {
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        var options = Options.Create(new DashboardOptions { PicturesAtOnce = 1, UploadsAtOnce = 2 });
        _queue = new PictureQueue(options, _time, new DashboardMeters(meters), NullLogger<PictureQueue>.Instance);
    }

    [Fact]
    public async Task A_decode_over_its_limit_is_answered_at_the_limit_and_keeps_its_place_until_it_ends()
    {
        using var end = new ManualResetEventSlim();
        var started = new TaskCompletionSource();
        var slow = _queue.DecodeAsync(_ => { started.SetResult(); end.Wait(TimeSpan.FromSeconds(30)); return 1; }, CancellationToken.None);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(20));
        (await slow.Invoking(task => task).Should().ThrowAsync<ProblemException>()).Which.Problem.Code.Should().Be("dashboard.background_unreadable");

        var waiting = _queue.DecodeAsync(_ => 2, CancellationToken.None);
        waiting.IsCompleted.Should().BeFalse();
        _time.Advance(TimeSpan.FromSeconds(20));
        (await waiting.Invoking(task => task).Should().ThrowAsync<ProblemException>()).Which.Problem.Code.Should().Be("dashboard.background_busy");

        end.Set();
        (await _queue.DecodeAsync(_ => 3, CancellationToken.None)).Should().Be(3);
    }

    [Fact]
    public async Task A_decode_that_fails_gives_its_place_back()
    {
        await _queue.Awaiting(queue => queue.DecodeAsync<int>(_ => throw new InvalidOperationException(), CancellationToken.None))
            .Should().ThrowAsync<InvalidOperationException>();
        (await _queue.DecodeAsync(_ => 1, CancellationToken.None)).Should().Be(1);
    }

    [Fact]
    public void More_uploads_than_places_are_refused_until_one_ends()
    {
        var first = _queue.EnterUpload();
        using var second = _queue.EnterUpload();
        _queue.Invoking(queue => queue.EnterUpload()).Should().Throw<ProblemException>().Which.Problem.Code.Should().Be("dashboard.background_busy");
        first.Dispose();
        using var third = _queue.EnterUpload();
    }

    public void Dispose() => _queue.Dispose();
}

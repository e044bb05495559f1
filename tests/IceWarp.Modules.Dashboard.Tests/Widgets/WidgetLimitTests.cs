using System.Diagnostics.Metrics;
using IceWarp.Adapter;
using IceWarp.Modules.Dashboard.Widgets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace IceWarp.Modules.Dashboard.Tests.Widgets;

public sealed class WidgetLimitTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly WidgetLimit _limit;

    public WidgetLimitTests()
    {
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        _limit = new WidgetLimit(Options.Create(new DashboardOptions()), _time, new DashboardMeters(meters), NullLogger<WidgetLimit>.Instance);
    }

    [Fact]
    public async Task A_read_that_waits_five_seconds_is_timed_out_and_may_be_repeated()
    {
        var read = _limit.RunAsync("mail", Forever, CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(4.9));
        read.IsCompleted.Should().BeFalse();
        _time.Advance(TimeSpan.FromSeconds(0.1));
        var failure = (await read.Invoking(task => task).Should().ThrowAsync<ServerException>()).Which;
        (failure.Failure, failure.RetryIsSafe).Should().Be((ServerFailure.TimedOut, true));
    }

    [Fact]
    public async Task A_write_that_waits_too_long_must_not_be_repeated_blindly()
    {
        var write = _limit.RunOnceAsync("notes", Forever, CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(5));
        (await write.Invoking(task => task).Should().ThrowAsync<ServerException>()).Which.RetryIsSafe.Should().BeFalse();
    }

    [Fact]
    public async Task A_caller_who_leaves_is_not_a_time_out()
    {
        using var gone = new CancellationTokenSource();
        var read = _limit.RunAsync("mail", Forever, gone.Token);
        await gone.CancelAsync();
        await read.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task An_answer_in_time_passes_through() =>
        (await _limit.RunAsync("mail", _ => Task.FromResult(7), CancellationToken.None)).Should().Be(7);

    private static async Task<int> Forever(CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource<int>();
        await using var registration = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        return await never.Task;
    }
}

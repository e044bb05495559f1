using IceWarp.Kernel.Concurrency;

namespace IceWarp.Kernel.Tests.Concurrency;

public sealed class KeyedGateTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task One_holder_at_a_time_for_a_person_however_the_address_is_written()
    {
        using var gate = new KeyedGate();
        var first = await gate.EnterAsync("ann@demo.test", CancellationToken.None);
        var second = gate.EnterAsync("ANN@demo.test", CancellationToken.None);
        second.IsCompleted.Should().BeFalse();
        first.Dispose();
        (await second.WaitAsync(Limit)).Dispose();
        (await gate.EnterAsync("ann@demo.test", CancellationToken.None).WaitAsync(Limit)).Dispose();
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_no_turn()
    {
        using var gate = new KeyedGate();
        using var patience = new CancellationTokenSource();
        var first = await gate.EnterAsync("ann@demo.test", CancellationToken.None);
        var second = gate.EnterAsync("ann@demo.test", patience.Token);
        await patience.CancelAsync();
        await FluentActions.Awaiting(() => second).Should().ThrowAsync<OperationCanceledException>();
        first.Dispose();
        (await gate.EnterAsync("ann@demo.test", CancellationToken.None).WaitAsync(Limit)).Dispose();
    }
}

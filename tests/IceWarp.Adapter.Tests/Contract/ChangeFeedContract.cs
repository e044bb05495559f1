using IceWarp.Testing;

namespace IceWarp.Adapter.Tests.Contract;

/// <summary>What the change feed has to do on any server.</summary>
public abstract class ChangeFeedContract(ServerUnderContract server)
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("Notes", "<evntitle>raw</evntitle>", ChangeKind.Notes)]
    [InlineData("Tasks", "<evntitle>raw</evntitle><evnstatus>B</evnstatus>", ChangeKind.Tasks)]
    [InlineData("Contacts", "<itmclass>C</itmclass><itmclassifyas>raw</itmclassifyas>", ChangeKind.Contacts)]
    [InlineData("Calendar", "<evntitle>raw</evntitle><evnstartdate>2461042</evnstartdate><evnstarttime>600</evnstarttime><evnenddate>2461042</evnenddate><evnendtime>660</evnendtime>", ChangeKind.Events)]
    public async Task A_change_by_another_client_is_told_within_five_seconds(string folder, string values, ChangeKind kind)
    {
        await using var person = await server.SignInAsync();
        using var raw = await RawServer.SignInAsync(server.Address, server.Email, server.Password);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var feed = person.Get<IChangeFeed>().WatchAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        var next = feed.MoveNextAsync().AsTask();

        // What the first look of the feed already saw is no change: so a second one may be needed, never a third.
        await AddAsync();
        if (await Task.WhenAny(next, Task.Delay(Promise, limit.Token)) != next)
        {
            await AddAsync();
        }

        (await next.WaitAsync(Promise, limit.Token)).Should().BeTrue();
        feed.Current.Should().Contain(kind);

        Task AddAsync() => raw.SendAsync(
            "set",
            $"""<query xmlns="webmail:iq:items"><account uid="{server.Email}"><folder uid="{folder}"><item action="add"><values>{values}</values></item></folder></account></query>""");
    }
}

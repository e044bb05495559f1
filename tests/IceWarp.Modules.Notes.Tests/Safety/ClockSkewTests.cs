using System.Net;
using IceWarp.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.Modules.Notes.Tests.Safety;

/// <summary>A server whose clock is another one than ours: times are told by the server's clock and compared with nothing else.</summary>
public sealed class ClockSkewTests
{
    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    public async Task Lists_changes_saves_and_the_trash_work_as_ever(int hours)
    {
        await using var server = await RunningHost.StartAsync(services => services.AddSingleton<TimeProvider>(new ShiftedClock(TimeSpan.FromHours(hours))));
        await using var host = await RunningHost.StartAgainstAsync(server);
        using var client = await host.SignInAsync();
        var first = await client.CreateAsync("First");
        var state = (await client.ReadAsync("/")).Text("state");

        var second = await client.CreateAsync("Second");
        using (var saved = await client.SaveAsync(first.Text("id"), first.Text("version"), "First again", "<p>More</p>"))
        {
            var modified = DateTimeOffset.Parse((await saved.JsonAsync()).Text("modified"), System.Globalization.CultureInfo.InvariantCulture);
            (modified - TimeProvider.System.GetUtcNow()).Should().BeCloseTo(TimeSpan.FromHours(hours), TimeSpan.FromMinutes(5));
        }

        var changes = await client.ReadAsync("/changes?ids=true&state=" + state);
        changes.Titles("changed").Should().BeEquivalentTo("First again", "Second");
        (await client.ReadAsync("/changes?state=" + changes.Text("state"))).Titles("changed").Should().BeEmpty();

        using (var stale = await client.SaveAsync(first.Text("id"), first.Text("version"), "First", "<p>Stale</p>"))
        {
            await stale.ShouldBeRefusedAsync(HttpStatusCode.PreconditionFailed, "notes.changed_meanwhile");
        }

        using (var deleted = await client.DeleteAsync("/api/notes/" + second.Text("id")))
        {
            deleted.StatusCode.Should().Be(HttpStatusCode.NoContent);
        }

        var trashed = (await client.ReadAsync("/trash"))["notes"]!.AsArray().Single();
        using var restored = await client.PostAsync($"/api/notes/trash/{trashed.Text("id")}/restore", null);
        (await restored.JsonAsync()).Text("title").Should().Be("Second");
    }

    private sealed class ShiftedClock(TimeSpan shift) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
    }
}

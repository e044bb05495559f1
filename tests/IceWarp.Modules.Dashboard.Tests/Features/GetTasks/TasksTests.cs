using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace IceWarp.Modules.Dashboard.Tests.Features.GetTasks;

/// <summary>Reading, adding and ticking: GetTasks, AddTask, CompleteTask.</summary>
public sealed class TasksTests(DashboardHost fixture) : IClassFixture<DashboardHost>
{
    // Julian day of 1970-01-01.
    private const int Epoch = 2_440_588;

    [Fact]
    public async Task A_task_added_and_ticked_here_is_so_on_the_server()
    {
        var client = fixture.Alice;
        var raw = fixture.Raw;
        using var created = await client.PostAsJsonAsync("/api/dashboard/tasks", new { title = "  Grease the crane ", due = "2026-12-31" });
        var task = await created.JsonAsync(HttpStatusCode.Created);
        ((string?)task["title"], (string?)task["due"], (bool?)task["completed"]).Should().Be(("Grease the crane", "2026-12-31", false));

        var stored = await raw.FindAsync("Tasks", "evntitle", "Grease the crane", "evnstatus", "evnenddate");
        stored.Should().NotBeNull();
        var due = int.Parse(stored?["evnenddate"] ?? "0", CultureInfo.InvariantCulture) - Epoch;
        new DateOnly(1970, 1, 1).AddDays(due).Should().Be(new DateOnly(2026, 12, 31));

        foreach (var done in (bool[])[true, false, true])
        {
            using var ticked = await client.PutJsonAsync($"/tasks/{task["id"]}/completed", new { completed = done });
            var answer = await ticked.JsonAsync();
            ((bool?)answer["completed"], answer["completedAt"] is not null).Should().Be((done, done));
            var status = (await raw.FindAsync("Tasks", "evntitle", "Grease the crane", "evnstatus"))?["evnstatus"];
            (status == "M").Should().Be(done);
        }

        (await ListAsync(client)).Last(entry => (string?)entry?["title"] == "Grease the crane")?["completed"]?.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task A_task_added_on_the_server_is_seen_here()
    {
        var client = fixture.Alice;
        var raw = fixture.Raw;
        var open = (int?)(await client.ReadAsync("/tasks"))["open"];
        await raw.SetAsync("Tasks", "<item action=\"add\"><values><evntitle>From outside</evntitle><evnclass>T</evnclass></values></item>");
        ((int?)(await client.ReadAsync("/tasks?limit=100"))["open"]).Should().Be(open + 1);
        (await ListAsync(client)).Select(entry => (string?)entry?["title"]).Should().Contain("From outside");
    }

    [Fact]
    public async Task Open_tasks_come_by_due_day_and_late_ones_are_counted()
    {
        var client = fixture.Alice;
        var tasks = await client.ReadAsync("/tasks?limit=100&timeZone=Europe/Warsaw");
        var open = tasks["tasks"]?.AsArray().Where(entry => entry?["completed"]?.GetValue<bool>() == false).ToList() ?? [];
        open.Should().HaveCount((int?)tasks["open"] ?? -1);
        open.Count(entry => entry?["late"]?.GetValue<bool>() == true).Should().Be((int?)tasks["late"]).And.BePositive();
        open.Select(entry => (string?)entry?["due"] ?? "9999").Should().BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("", null, "title")]
    [InlineData("   ", null, "title")]
    [InlineData("two\nlines", null, "title")]
    [InlineData("too early", "1969-12-31", "due")]
    public async Task A_task_that_cannot_be_is_refused(string title, string? due, string field)
    {
        var client = fixture.Alice;
        using var answer = await client.PostAsJsonAsync("/api/dashboard/tasks", new { title, due });
        (await answer.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation"))["errors"]?.AsObject().Select(error => error.Key).Should().Equal(field);
    }

    [Fact]
    public async Task An_unknown_task_and_a_tick_without_a_value_are_refused()
    {
        var client = fixture.Alice;
        using var unknown = await client.PutJsonAsync("/tasks/bm9wZQ/completed", new { completed = true });
        await unknown.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "server.not_found");
        using var empty = await client.PutJsonAsync("/tasks/bm9wZQ/completed", new { });
        await empty.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation");
        using var zone = await client.GetAsync("/api/dashboard/tasks?timeZone=Nowhere/X");
        await zone.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "validation");
    }

    private static async Task<JsonArray> ListAsync(HttpClient client) =>
        (await client.ReadAsync("/tasks?limit=100"))["tasks"]?.AsArray() ?? [];
}

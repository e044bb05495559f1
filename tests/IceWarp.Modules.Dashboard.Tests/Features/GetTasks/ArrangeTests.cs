using IceWarp.Adapter;

namespace IceWarp.Modules.Dashboard.Tests.Features.GetTasks;

public sealed class ArrangeTests
{
    private static readonly TimeZoneInfo Auckland = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland");

    // In Auckland it is already 25 November, 09:00.
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Open_tasks_come_by_due_day_undated_last_then_those_completed_today()
    {
        var shown = Arrange(
            [Task("undated", due: null), Task("done", 24, Now.AddHours(-1)), Task("later", 30), Task("soon", 25), Task("old", 20)], 20);
        shown.Tasks.Select(task => task.Title).Should().Equal("old", "soon", "later", "undated", "done");
    }

    [Fact]
    public void Late_goes_by_the_day_in_the_zone_asked_for()
    {
        TaskItem[] tasks = [Task("yesterday there", 24), Task("today there", 25)];
        Arrange(tasks, 20).Late.Should().Be(1);
        Modules.Dashboard.Features.GetTasks.Arrange(tasks, TimeZoneInfo.Utc, Now, 20).Late.Should().Be(0);
    }

    [Fact]
    public void A_task_completed_yesterday_is_gone_and_a_completed_one_is_never_late()
    {
        var shown = Arrange([Task("yesterday", 1, Now.AddHours(-10)), Task("today", 1, Now.AddHours(-8))], 20);
        shown.Tasks.Select(task => (task.Title, task.Late)).Should().Equal(("today", false));
        shown.Late.Should().Be(0);
    }

    [Fact]
    public void The_counts_are_of_all_tasks_and_the_limit_of_each_group()
    {
        var shown = Arrange([.. Enumerable.Range(1, 10).Select(day => Task($"t{day:00}", day)), Task("done", 1, Now)], 3);
        (shown.Open, shown.Late).Should().Be((10, 10));
        shown.Tasks.Select(task => task.Title).Should().Equal("t01", "t02", "t03", "done");
    }

    [Fact]
    public void Of_two_due_the_same_day_the_more_urgent_is_first() =>
        Arrange([Task("unset", 25), Task("high", 25) with { Priority = 1 }, Task("low", 25) with { Priority = 9 }], 20)
            .Tasks.Select(task => task.Title).Should().Equal("high", "unset", "low");

    private static Modules.Dashboard.Features.GetTasks.Response Arrange(IReadOnlyList<TaskItem> tasks, int limit) =>
        Modules.Dashboard.Features.GetTasks.Arrange(tasks, Auckland, Now, limit);

    private static TaskItem Task(string title, int? due, DateTimeOffset? completed = null) => new(
        title, "Tasks", title, completed is null ? TaskState.InProgress : TaskState.Completed, Start: null,
        due is { } day ? new DateOnly(2026, 11, day) : null, 0, completed, 0, [], "1");
}

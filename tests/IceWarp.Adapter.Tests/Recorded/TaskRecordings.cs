using static IceWarp.Adapter.Tests.Recorded.Recording;

namespace IceWarp.Adapter.Tests.Recorded;

/// <summary>Tasks (notes, 4.4).</summary>
internal static class TaskRecordings
{
    private static readonly TaskDraft Draft = new(
        "Milk", new RichText("two", IsHtml: false), TaskState.InProgress, new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 4), 40, 1, ["home"]);

    private static string TaskId => Id("Tasks", "2");

    public static IReadOnlyList<Recording> All { get; } =
    [
        new("TaskStore/List", async play =>
        {
            var listed = await Tasks(play).ListAsync(includeCompleted: false, Window.First(10), default);

            listed.Total.Should().Be(3);
            listed.Items.Select(task => (task.Title, task.State, task.Due)).Should().Equal(
                ("waiting", TaskState.Waiting, new DateOnly(2026, 1, 2)),
                ("Milk", TaskState.InProgress, new DateOnly(2026, 1, 4)),
                ("undated", TaskState.NotStarted, null));
        }),
        new("TaskStore/Get", async play => (await Tasks(play).GetAsync(TaskId, default)).Should().BeEquivalentTo(new
        {
            Id = TaskId,
            FolderId = Id("Tasks"),
            Title = "Milk",
            State = TaskState.Completed,
            Start = (DateOnly?)new DateOnly(2026, 1, 1),
            Due = (DateOnly?)new DateOnly(2026, 1, 4),
            PercentComplete = 100,
            CompletedAt = (DateTimeOffset?)At(1, 1),
            Priority = 1,
            Tags = new[] { "home" },
        })),
        new("TaskStore/Create", async play => (await Tasks(play).CreateAsync(null, Draft, default)).Should().BeEquivalentTo(
            new { Id = TaskId, State = TaskState.InProgress, PercentComplete = 40, CompletedAt = (DateTimeOffset?)null })),
        new("TaskStore/Update", async play =>
            (await Tasks(play).UpdateAsync(TaskId, Draft with { State = TaskState.Deferred, Due = null }, null, default)).State.Should().Be(TaskState.Deferred)),
        new("TaskStore/SetCompleted", async play => (await Tasks(play).SetCompletedAsync(TaskId, completed: true, default)).Should().BeEquivalentTo(
            new { State = TaskState.Completed, CompletedAt = (DateTimeOffset?)At(1, 1, 10) })),
        new("TaskStore/Delete", play => Tasks(play).DeleteAsync(TaskId, default)),
    ];

    private static ITaskStore Tasks(Playback play) => play.Get<ITaskStore>();
}

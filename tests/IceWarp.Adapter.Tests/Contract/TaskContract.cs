namespace IceWarp.Adapter.Tests.Contract;

/// <summary>What tasks have to do on any server.</summary>
public abstract class TaskContract(ServerUnderContract server)
{
    private static readonly DateOnly Due = new(2028, 2, 29);

    [Theory]
    [InlineData(TaskState.NotStarted, 0)]
    [InlineData(TaskState.InProgress, 40)]
    [InlineData(TaskState.Deferred, 10)]
    [InlineData(TaskState.Waiting, 60)]
    public async Task A_task_comes_back_as_it_was_written(TaskState state, int percent)
    {
        await using var person = await server.SignInAsync();
        var draft = Draft("Zaplatit & <podepsat>") with { State = state, PercentComplete = percent, Start = Due.AddDays(-1), Priority = 1, Tags = ["home"] };

        var created = await person.Get<ITaskStore>().CreateAsync(null, draft, CancellationToken.None);
        var read = await person.Get<ITaskStore>().GetAsync(created.Id, CancellationToken.None);

        read.Should().BeEquivalentTo(created);
        read.Should().BeEquivalentTo(new { draft.Title, State = state, draft.Start, draft.Due, PercentComplete = percent, Priority = 1, CompletedAt = (DateTimeOffset?)null });
        read.Tags.Should().Equal("home");
    }

    [Fact]
    public async Task A_tick_completes_a_task_twice_is_once_and_the_tick_comes_off()
    {
        await using var person = await server.SignInAsync();
        var tasks = person.Get<ITaskStore>();
        var task = await tasks.CreateAsync(null, Draft("tick"), CancellationToken.None);

        await tasks.SetCompletedAsync(task.Id, completed: true, CancellationToken.None);
        var done = await tasks.SetCompletedAsync(task.Id, completed: true, CancellationToken.None);
        var listedDone = await tasks.ListAsync(includeCompleted: false, Window.First(500), CancellationToken.None);
        var open = await tasks.SetCompletedAsync(task.Id, completed: false, CancellationToken.None);

        done.State.Should().Be(TaskState.Completed);
        done.PercentComplete.Should().Be(100);
        done.CompletedAt.Should().NotBeNull();
        listedDone.Items.Should().NotContain(listed => listed.Id == task.Id);
        open.State.Should().Be(TaskState.NotStarted);
        open.CompletedAt.Should().BeNull();
    }

    [Fact]
    public async Task Tasks_are_listed_by_due_day_with_undated_ones_last()
    {
        await using var person = await server.SignInAsync();
        var tasks = person.Get<ITaskStore>();
        var folder = await person.NewFolderAsync(FolderKind.Tasks);
        foreach (var due in new DateOnly?[] { null, Due.AddDays(2), Due })
        {
            await tasks.CreateAsync(folder.Id, Draft("order") with { Due = due }, CancellationToken.None);
        }

        var all = (await tasks.ListAsync(includeCompleted: true, Window.First(500), CancellationToken.None)).Items;

        all.Where(task => task.FolderId == folder.Id).Select(task => task.Due).Should().Equal(Due, Due.AddDays(2), null);
    }

    [Fact]
    public async Task An_outdated_version_changes_nothing_and_the_current_one_does()
    {
        await using var person = await server.SignInAsync();
        var tasks = person.Get<ITaskStore>();
        var first = await tasks.CreateAsync(null, Draft("first"), CancellationToken.None);

        await tasks.UpdateAsync(first.Id, Draft("second") with { Due = null }, first.Version, CancellationToken.None);
        Func<Task> outdated = () => tasks.UpdateAsync(first.Id, Draft("third"), first.Version, CancellationToken.None);

        await outdated.ShouldFailWithAsync(ServerFailure.ChangedMeanwhile);
        var read = await tasks.GetAsync(first.Id, CancellationToken.None);
        read.Title.Should().Be("second");
        read.Due.Should().BeNull();
    }

    [Fact]
    public async Task A_deleted_task_is_not_found()
    {
        await using var person = await server.SignInAsync();
        var tasks = person.Get<ITaskStore>();
        var task = await tasks.CreateAsync(null, Draft("gone"), CancellationToken.None);

        await tasks.DeleteAsync(task.Id, CancellationToken.None);

        Func<Task> get = () => tasks.GetAsync(task.Id, CancellationToken.None);
        Func<Task> tick = () => tasks.SetCompletedAsync(task.Id, completed: true, CancellationToken.None);
        await get.ShouldFailWithAsync(ServerFailure.NotFound);
        await tick.ShouldFailWithAsync(ServerFailure.NotFound);
    }

    private static TaskDraft Draft(string title) => new(title, RichText.Empty, TaskState.NotStarted, null, Due, 0, 5, []);
}

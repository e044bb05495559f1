namespace IceWarp.Adapter;

/// <summary>State of a task.</summary>
public enum TaskState
{
    /// <summary>Not started.</summary>
    NotStarted,

    /// <summary>In progress.</summary>
    InProgress,

    /// <summary>Done.</summary>
    Completed,

    /// <summary>Put off.</summary>
    Deferred,

    /// <summary>Waiting for somebody.</summary>
    Waiting,
}

/// <summary>A task.</summary>
/// <param name="Id">Opaque, URL-safe id.</param>
/// <param name="FolderId">Its list.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="State">How far it is.</param>
/// <param name="Start">First day, or null.</param>
/// <param name="Due">Day it is due, or null.</param>
/// <param name="PercentComplete">0..100.</param>
/// <param name="CompletedAt">When it was completed, or null.</param>
/// <param name="Priority">1 high, 5 normal, 9 low; 0 unset (RFC 5545, 3.8.1.9).</param>
/// <param name="Tags">Tags.</param>
/// <param name="Version">Changes with every change.</param>
public sealed record TaskItem(
    string Id, string FolderId, string Title, TaskState State, DateOnly? Start, DateOnly? Due, int PercentComplete,
    DateTimeOffset? CompletedAt, int Priority, IReadOnlyList<string> Tags, string Version);

/// <summary>What a task is to be.</summary>
public sealed record TaskDraft(
    string Title, RichText Description, TaskState State, DateOnly? Start, DateOnly? Due, int PercentComplete, int Priority,
    IReadOnlyList<string> Tags);

/// <summary>Tasks of the current person.</summary>
public interface ITaskStore
{
    /// <summary>Tasks over all lists, by due day, undated last. Completed ones only when asked.</summary>
    Task<Slice<TaskItem>> ListAsync(bool includeCompleted, Window window, CancellationToken cancellationToken);

    /// <summary>One task.</summary>
    Task<TaskItem> GetAsync(string taskId, CancellationToken cancellationToken);

    /// <summary>Stores a new task in a list (null: the default one).</summary>
    Task<TaskItem> CreateAsync(string? folderId, TaskDraft draft, CancellationToken cancellationToken);

    /// <summary>Replaces a task; <see cref="ServerFailure.ChangedMeanwhile"/> when <paramref name="version"/> is not the current one.</summary>
    Task<TaskItem> UpdateAsync(string taskId, TaskDraft draft, string? version, CancellationToken cancellationToken);

    /// <summary>Ticks a task or takes the tick off. Idempotent.</summary>
    Task<TaskItem> SetCompletedAsync(string taskId, bool completed, CancellationToken cancellationToken);

    /// <summary>Deletes a task.</summary>
    Task DeleteAsync(string taskId, CancellationToken cancellationToken);
}

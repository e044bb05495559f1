using System.Globalization;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Items;
using IceWarp.Adapter.Native.Values;

namespace IceWarp.Adapter.Native.Stores;

/// <summary>Tasks (notes, 4.4). The server cannot filter by state, so that is done here.</summary>
internal sealed class NativeTasks(ItemsClient items, FolderList folders, TimeProvider time) : ITaskStore
{
    private const int Done = 100;

    private static readonly string[] Fields =
    [
        "evntitle", "evnstatus", "evnstartdate", "evnenddate", "evncomplete", "evncompleted", "evnpriority", "evntype", "evn_modified",
    ];

    public async Task<Slice<TaskItem>> ListAsync(bool includeCompleted, Window window, CancellationToken cancellationToken)
    {
        var paths = await folders.PathsAsync(folderId: null, FolderKind.Tasks, cancellationToken);
        var filter = ListFilter.Of(Window.First(ListFilter.Everything), "evnenddate", descending: false, search: null);
        var lists = await items.ListAsync([.. paths.Select(path => new ListRequest(path, ListFilter.Fields(Fields), filter))], cancellationToken);
        var tasks = lists.SelectMany(list => list.Items).Select(Read)
            .Where(task => includeCompleted || task.State != TaskState.Completed)
            .OrderBy(task => task.Due ?? DateOnly.MaxValue).ThenBy(task => task.Title, StringComparer.OrdinalIgnoreCase)
            .ToList();
        return new Slice<TaskItem>([.. tasks.Skip(window.Offset).Take(window.Limit)], tasks.Count);
    }

    public async Task<TaskItem> GetAsync(string taskId, CancellationToken cancellationToken) =>
        Read(await FindAsync(ItemRef.Of(taskId), cancellationToken));

    public async Task<TaskItem> CreateAsync(string? folderId, TaskDraft draft, CancellationToken cancellationToken)
    {
        var folder = await folders.TargetAsync(folderId, FolderKind.Tasks, cancellationToken);
        var result = await items.SetAsync(folder, ItemsClient.Action("add", uid: null, Values(draft, completedAt: null)), cancellationToken);
        return Read(await FindAsync(ItemsClient.Added(folder, result), cancellationToken));
    }

    public async Task<TaskItem> UpdateAsync(string taskId, TaskDraft draft, string? version, CancellationToken cancellationToken)
    {
        var task = ItemRef.Of(taskId);
        var stored = Read(await FindAsync(task, cancellationToken));
        ItemVersion.Demand(version, stored.Version);
        await items.SetAsync(task.Folder, ItemsClient.Action("edit", task.Item, Values(draft, stored.CompletedAt)), cancellationToken);
        return Read(await FindAsync(task, cancellationToken));
    }

    public async Task<TaskItem> SetCompletedAsync(string taskId, bool completed, CancellationToken cancellationToken)
    {
        var task = ItemRef.Of(taskId);
        var values = new IqElement(
            "values",
            new IqElement("evnstatus", State(completed ? TaskState.Completed : TaskState.NotStarted)),
            new IqElement("evncomplete", Number(completed ? Done : 0)),
            new IqElement("evncompleted", Number(completed ? time.GetUtcNow().ToUnixTimeSeconds() : 0)));
        await items.SetAsync(task.Folder, ItemsClient.Action("edit", task.Item, values), cancellationToken);
        return Read(await FindAsync(task, cancellationToken));
    }

    public async Task DeleteAsync(string taskId, CancellationToken cancellationToken)
    {
        var task = ItemRef.Of(taskId);
        await items.SetAsync(task.Folder, ItemsClient.Action("delete", task.Item), cancellationToken);
    }

    private static TaskItem Read(ItemAnswer item) => new(
        item.Ref.Id,
        item.Ref.FolderId,
        item["evntitle"],
        State(item["evnstatus"]),
        JulianDay.Read(item["evnstartdate"]),
        JulianDay.Read(item["evnenddate"]),
        Math.Clamp(Number(item["evncomplete"]), 0, Done),
        State(item["evnstatus"]) == TaskState.Completed ? JulianDay.ReadUnix(item["evncompleted"]) : null,
        Math.Clamp(Number(item["evnpriority"]), 0, 9),
        Tags.Read(item["evntype"]),
        ItemVersion.Of([item.Ref.Item, .. Fields.Select(field => item[field])]));

    private static TaskState State(string letter) => letter switch
    {
        "I" => TaskState.InProgress,
        "M" => TaskState.Completed,
        "Q" => TaskState.Deferred,
        "N" => TaskState.Waiting,
        _ => TaskState.NotStarted,
    };

    private static string State(TaskState state) => state switch
    {
        TaskState.InProgress => "I",
        TaskState.Completed => "M",
        TaskState.Deferred => "Q",
        TaskState.Waiting => "N",
        _ => "B",
    };

    private static int Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly? day) => day is { } value ? JulianDay.Write(value) : "0";

    private IqElement Values(TaskDraft draft, DateTimeOffset? completedAt) => new(
        "values",
        new IqElement("evntitle", draft.Title),
        new IqElement("evnnote", draft.Description.Content),
        new IqElement("evndescformat", Texts.Format(draft.Description)),
        new IqElement("evnstatus", State(draft.State)),
        new IqElement("evnstartdate", Day(draft.Start)),
        new IqElement("evnstarttime", "-1"),
        new IqElement("evnenddate", Day(draft.Due)),
        new IqElement("evnendtime", "-1"),
        new IqElement("evncomplete", Number(draft.State == TaskState.Completed ? Done : draft.PercentComplete)),
        new IqElement("evncompleted", Number(draft.State == TaskState.Completed ? (completedAt ?? time.GetUtcNow()).ToUnixTimeSeconds() : 0)),
        new IqElement("evnpriority", Number(draft.Priority)),
        new IqElement("evntype", Tags.Write(draft.Tags)));

    private Task<ItemAnswer> FindAsync(ItemRef task, CancellationToken cancellationToken) =>
        items.GetAsync(task, ListFilter.Fields(Fields), [], cancellationToken);
}

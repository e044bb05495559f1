namespace IceWarp.Adapter.Tests.Contract;

/// <summary>Steps that many contracts begin with.</summary>
internal static class PersonSteps
{
    /// <summary>A new folder of the person with a name of its own.</summary>
    public static Task<Folder> NewFolderAsync(this PersonScope person, FolderKind kind) =>
        person.Get<IFolderStore>().CreateAsync($"Contract {Guid.NewGuid():N}", kind, CancellationToken.None);
}

namespace IceWarp.Kernel.Apps;

/// <summary>An app that a module brings: what the launcher and WebClient show an icon for.</summary>
/// <param name="Id">Stable id: <c>dashboard</c>, <c>notes</c>, <c>documents</c>, <c>conferences</c>.</param>
/// <param name="Url">Path on this host: <c>/dashboard/</c>.</param>
/// <param name="OpensIn">Where WebClient opens it.</param>
/// <param name="Needs">The parts of the server without which the app is away; names as in the adapter's <c>ServerPart</c>.</param>
public sealed record AppDescriptor(string Id, string Url, AppPlace OpensIn, IReadOnlyList<string> Needs)
{
    /// <summary>The English name: the id with a capital letter. Interfaces translate by id.</summary>
    public string Name => char.ToUpperInvariant(Id[0]) + Id[1..];
}

/// <summary>Where WebClient opens an app.</summary>
public enum AppPlace
{
    /// <summary>In a frame inside WebClient.</summary>
    Frame,

    /// <summary>In a window of its own.</summary>
    Window,
}

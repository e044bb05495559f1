using IceWarp.Adapter;
using IceWarp.Host.Errors;
using IceWarp.Kernel.Apps;

namespace IceWarp.Host.Features;

/// <summary>The server and the apps at one moment: body of <c>GET /api/apps</c>, data of the event <c>apps</c>.</summary>
/// <param name="Server">The server.</param>
/// <param name="Apps">Every app of this host, in the order of their modules.</param>
internal sealed record AppsSnapshot(AppsSnapshot.ServerState Server, IReadOnlyList<AppsSnapshot.AppState> Apps)
{
    /// <summary>State of the server.</summary>
    /// <param name="Reachable">True when any part of it answers.</param>
    /// <param name="Since">Since when.</param>
    /// <param name="Reason"><c>unreachable</c>, <c>timed_out</c>, <c>garbled</c>, <c>busy</c>; null when it is reachable.</param>
    internal sealed record ServerState(bool Reachable, DateTimeOffset Since, string? Reason);

    /// <summary>State of an app.</summary>
    /// <param name="Id">Stable id; interfaces translate the name by it.</param>
    /// <param name="Name">English name.</param>
    /// <param name="Url">Path on this host.</param>
    /// <param name="OpensIn"><c>frame</c> or <c>window</c>.</param>
    /// <param name="Available">True when every part of the server that it needs answers: show its icon.</param>
    /// <param name="Reason">As the server's, of the first missing part; null when available.</param>
    /// <param name="Since">Since when it is in this state.</param>
    internal sealed record AppState(string Id, string Name, string Url, string OpensIn, bool Available, string? Reason, DateTimeOffset Since);

    /// <summary>Puts what is known about the parts together.</summary>
    public static AppsSnapshot Of(IReadOnlyDictionary<string, PartState> parts, IEnumerable<AppDescriptor> apps)
    {
        var answering = parts.Values.Where(part => part.Reachable).ToList();
        var server = answering.Count > 0
            ? new ServerState(true, answering.Min(part => part.Since), null)
            : Away(parts);
        return new AppsSnapshot(server, [.. apps.Select(app => State(app, parts))]);
    }

    private static ServerState Away(IReadOnlyDictionary<string, PartState> parts)
    {
        var part = parts[ServerPart.Groupware];
        return new ServerState(false, parts.Values.Max(state => state.Since), part.Failure is { } failure ? ServerErrors.Reason(failure) : null);
    }

    private static AppState State(AppDescriptor app, IReadOnlyDictionary<string, PartState> parts)
    {
        var needed = app.Needs.Select(name => parts[name]).ToList();
        var missing = needed.Find(part => !part.Reachable);
        var opensIn = app.OpensIn == AppPlace.Frame ? "frame" : "window";
        return missing?.Failure is { } failure
            ? new AppState(app.Id, app.Name, app.Url, opensIn, false, ServerErrors.Reason(failure), missing.Since)
            : new AppState(app.Id, app.Name, app.Url, opensIn, true, null, needed.Max(part => part.Since));
    }
}

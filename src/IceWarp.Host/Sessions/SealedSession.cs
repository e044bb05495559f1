using IceWarp.Adapter;

namespace IceWarp.Host.Sessions;

/// <summary>What the cookie holds.</summary>
/// <param name="Id">Random id of this sign-in: the key of its limits, and the only thing of it that may be logged.</param>
/// <param name="SignedInAt">When it began; its lifetime counts from here, also over renewals.</param>
/// <param name="Server">The session on the server, with what renews it.</param>
/// <param name="Marker">The person's <see cref="SignOuts.Marker"/> when it began: another one by now has ended it.</param>
internal sealed record SealedSession(string Id, DateTimeOffset SignedInAt, ServerSession Server, string Marker = "");

using IceWarp.Adapter.Native.Iq;

namespace IceWarp.Adapter.Native.Sessions;

/// <summary>Writes commands of icewarpapi (notes, 1.6).</summary>
internal static class ApiCommand
{
    /// <summary>An <c>iq</c> with one command.</summary>
    public static IqElement Write(string uid, string? sid, string name, params IEnumerable<IqElement> parameters) =>
        new IqElement(
            "iq",
            new IqElement("query", new IqElement("commandname", name), new IqElement("commandparams", parameters)).With("xmlns", "admin:iq:rpc"))
            .With("sid", sid).With("uid", uid).With("format", "text/xml");
}

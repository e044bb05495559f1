using System.Text;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Sessions;

namespace IceWarp.Adapter.Native.Stores;

/// <summary>
/// Small state of our apps as private resources under a name of our own, its text in one item (notes, 3.6). Whether a server keeps
/// unknown resources is its own affair: this class is the only place that relies on it.
/// </summary>
internal sealed class NativeSettings(WebmailSession session) : ISettingsStore
{
    private const string Prefix = "microservices_";
    private const string Field = "json";
    private const int LongestName = 64;
    private const int MaxBytes = 64 * 1024;

    public async Task<string?> GetAsync(string name, CancellationToken cancellationToken) =>
        (await FindAsync(Resource(name), cancellationToken))?.Value(Field);

    public async Task SetAsync(string name, string value, CancellationToken cancellationToken)
    {
        var resource = Resource(name);
        if (Encoding.UTF8.GetByteCount(value) > MaxBytes)
        {
            throw new ServerException(ServerFailure.TooLarge, "setting", retryIsSafe: true);
        }

        // Without a uid the server adds an item; with one it changes it.
        var stored = await FindAsync(resource, cancellationToken);
        var uid = stored?.Attribute("uid") is { Length: > 0 } known ? known : null;
        var item = new IqElement("item", new IqElement(Field, value)).With("uid", uid);
        await session.SetAsync("private", [IqQuery.Of("private", new IqElement("resources", new IqElement(resource, item)))], cancellationToken);
    }

    private static string Resource(string name) =>
        name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
            ? Prefix + name
            : throw new ArgumentException("A name has lower case letters, digits and _ only.", nameof(name));

    private async Task<IqElement?> FindAsync(string resource, CancellationToken cancellationToken)
    {
        // Without a session a server shows what is for everybody, no error; the account it shows to its owner only.
        var answer = await session.GetAsync(
            "private",
            [IqQuery.Of("accounts"), IqQuery.Of("private", new IqElement("resources", new IqElement(resource)))],
            cancellationToken);
        return IqQuery.Answers(answer, "private").FirstOrDefault()?.Find("resources", resource)?.All("item").LastOrDefault(item => item.Child(Field) is not null);
    }
}

using System.Globalization;
using IceWarp.Adapter.Native.Http;
using IceWarp.Adapter.Native.Iq;
using IceWarp.Adapter.Native.Sessions;

namespace IceWarp.Adapter.Native.Stores;

/// <summary>People of the domain and their pictures by icewarpapi (notes, 5).</summary>
internal sealed class NativeDirectory(ApiSession api, IServerContext context) : IDirectory
{
    public async Task<Slice<DirectoryEntry>> ListAsync(string? search, Window window, CancellationToken cancellationToken)
    {
        var email = context.Session.Email;
        var result = await api.RunAsync(
            "getaccountsinfolist",
            Access.Read,
            [
                new("domainstr", email[(email.IndexOf('@', StringComparison.Ordinal) + 1)..]),
                new("filter", new IqElement("namemask", Mask(search))),
                new("offset", Number(window.Offset)),
                new("count", Number(window.Limit)),
            ],
            cancellationToken);
        var entries = result.All("item").Select(Read).Where(entry => entry.Email.Length > 0).ToList();
        return new Slice<DirectoryEntry>(
            entries,
            int.TryParse(result.Value("overallcount"), NumberStyles.None, CultureInfo.InvariantCulture, out var total)
                ? total
                : window.Offset + entries.Count);
    }

    public async Task<Download?> OpenAvatarAsync(string email, CancellationToken cancellationToken)
    {
        IqElement result;
        try
        {
            result = await api.RunAsync("getavatar", Access.Read, [new("email", email)], cancellationToken);
        }
        catch (ServerException fault) when (fault.Failure is ServerFailure.NotFound or ServerFailure.Refused)
        {
            return null;
        }

        try
        {
            var bytes = Convert.FromBase64String(result.Value("base64data").Trim());
            var type = result.Value("contenttype").Trim();
            return bytes.Length == 0 || !type.StartsWith("image/", StringComparison.Ordinal)
                ? null
                : new Download(new MemoryStream(bytes, writable: false), "avatar", type, bytes.Length);
        }
        catch (FormatException fault)
        {
            throw new ServerException(ServerFailure.Garbled, "getavatar", innerException: fault);
        }
    }

    private static string Mask(string? search)
    {
        var plain = (search ?? "").Replace("*", "", StringComparison.Ordinal).Trim();
        return plain.Length == 0 ? "*" : $"*{plain}*";
    }

    private static DirectoryEntry Read(IqElement item)
    {
        var email = (item.Value("displayemail") is { Length: > 0 } shown ? shown : item.Value("email")).Trim();
        return new DirectoryEntry(email, item.Value("name").Trim() is { Length: > 0 } name ? name : email);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

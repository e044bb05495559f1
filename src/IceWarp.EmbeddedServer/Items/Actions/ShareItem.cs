using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.Items.Actions;

/// <summary>
/// Share links of files (notes, 3.4 and 4.6): <c>document_invite</c> (expire, password, editable) and <c>document_link</c> make one,
/// <c>document_uninvite</c> ends it, <c>collaboration_reset</c> gives it a new code. Right <c>w</c>.
/// </summary>
internal sealed class ShareItem(ItemStore store) : IItemAction
{
    public IReadOnlyList<string> Names { get; } = ["document_invite", "document_uninvite", "document_link", "collaboration_reset"];

    public async Task<IqNode> ActAsync(ItemSet set, CancellationToken cancellationToken)
    {
        set.Folder.Demand('w');
        var (id, code) = await store.WriteAsync(
            async items =>
            {
                var item = await set.FindAsync(items);
                if (item.Class != "F")
                {
                    throw new IqException("item_edit", EngineError.Parameters);
                }

                set.DemandChangeable(item, "item_edit");
                items.Changed(item.Id);
                return (item.Id, Code: await ChangeAsync(items, set, item.Id));
            },
            cancellationToken);
        return new IqNode("result").Add("id", id.ToString(CultureInfo.InvariantCulture)).Add("inviteticket", code);
    }

    /// <summary>A new code: 160 random bits, hex.</summary>
    public static string NewCode() => RandomNumberGenerator.GetHexString(40, lowercase: true);

    private static async Task<string?> ChangeAsync(ItemTransaction items, ItemSet set, long itemId)
    {
        const string OfItem = "item_id = @itemId AND attachment_id IS NULL";
        var code = NewCode();
        switch (set.Action)
        {
            case "document_uninvite":
                await items.Connection.ExecuteAsync($"DELETE FROM ticket WHERE {OfItem}", new { itemId }, items.Transaction);
                return null;
            case "collaboration_reset":
                var renewed = await items.Connection.ExecuteAsync($"UPDATE ticket SET code = @code WHERE {OfItem}", new { itemId, code }, items.Transaction);
                return renewed > 0 ? code : throw new IqException("item_edit", EngineError.Parameters);
            default:
                await items.Connection.ExecuteAsync(
                    $"""
                    DELETE FROM ticket WHERE {OfItem};
                    INSERT INTO ticket (code, item_id, rights, password_hash, expires) VALUES (@code, @itemId, @rights, @password, @expires)
                    """,
                    new { itemId, code, rights = Value(set, "EDITABLE") is "1" or "true" ? "rlw" : "rl", password = Password(set), expires = Expires(set, items.Now) },
                    items.Transaction);
                return code;
        }
    }

    private static string? Password(ItemSet set) => Value(set, "PASSWORD") is { Length: > 0 } password ? PasswordHash.Create(password) : null;

    // Unix seconds, or a Julian day (its end).
    private static long? Expires(ItemSet set, long now)
    {
        if (Value(set, "EXPIRE") is not { Length: > 0 } text || text == "0")
        {
            return null;
        }

        var number = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : throw new IqException("item_edit", EngineError.Parameters);
        var expires = JulianDay.IsDay(number) ? (number - JulianDay.UnixEpoch + 1) * 86400 : number;
        return expires > now ? expires : throw new IqException("item_edit", EngineError.Parameters);
    }

    // The notes show these as children of the item; as values they are taken too.
    private static string? Value(ItemSet set, string name) => set.Element.Text(name) ?? set.Input.Controls.GetValueOrDefault(name);
}

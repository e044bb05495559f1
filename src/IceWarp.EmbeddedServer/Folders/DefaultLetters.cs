using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Store;

namespace IceWarp.EmbeddedServer.Folders;

/// <summary>Which folder of an account is the usual one of its kind (notes, 3.2, "Default letters"). One folder a letter.</summary>
internal static class DefaultLetters
{
    /// <summary>Letters that name mail folders of a purpose; every other letter is the type letter itself.</summary>
    private const string MailLetters = "DHSP";

    /// <summary>Makes the folder the default of a letter; another folder that was gives it up. Only the owner may.</summary>
    public static async Task SetAsync(EmbeddedStore store, Account caller, OpenFolder folder, string letter, CancellationToken cancellationToken)
    {
        letter = letter.ToUpperInvariant();
        if (folder.OwnerId != caller.Id || FolderPath.IsFixed(folder.Path))
        {
            throw new IqException("folder_insufficient_rights", folder.Path);
        }

        var fits = letter.Length == 1
            && (MailLetters.Contains(letter, StringComparison.Ordinal) ? folder.Type == "M" : letter == folder.Type && letter != "M");
        if (!fits)
        {
            throw new IqException("folder_default_type", letter);
        }

        await using var connection = await store.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            UPDATE folder SET default_letter = CASE id WHEN @id THEN @letter END
            WHERE account_id = @owner AND (id = @id OR default_letter = @letter)
            """,
            new { id = folder.Id, owner = folder.OwnerId, letter });
    }
}

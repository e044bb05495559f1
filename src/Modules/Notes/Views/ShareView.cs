using IceWarp.Adapter;
using IceWarp.Modules.Notes.Storing;

namespace IceWarp.Modules.Notes.Views;

/// <summary>Who a folder is shared with.</summary>
/// <param name="Shares">One entry a person.</param>
internal sealed record SharesView(IReadOnlyList<SharesView.Entry> Shares)
{
    /// <summary>One person.</summary>
    /// <param name="Email">Address.</param>
    /// <param name="Name">Name in the directory, or the address.</param>
    /// <param name="Rights"><c>read</c>, <c>write</c> or <c>full</c>.</param>
    internal sealed record Entry(string Email, string Name, string Rights);
}

/// <summary>Finds the names of people that a folder is shared with.</summary>
internal sealed class ShareViews(IDirectory directory)
{
    private const int MostNames = 50;

    /// <summary>The view of shares.</summary>
    public async Task<SharesView> OfAsync(IReadOnlyList<FolderShare> shares, CancellationToken cancellationToken)
    {
        var names = await Task.WhenAll(shares.Take(MostNames).Select(share => NameAsync(share.Email, cancellationToken)));
        return new SharesView([.. shares.Select((share, index) => new SharesView.Entry(
            share.Email, index < names.Length ? names[index] : share.Email, SharedRights.WordOf(share.Rights)))]);
    }

    private async Task<string> NameAsync(string email, CancellationToken cancellationToken)
    {
        try
        {
            var found = await directory.ListAsync(email, Window.First(10), cancellationToken);
            return found.Items.FirstOrDefault(entry => string.Equals(entry.Email, email, StringComparison.OrdinalIgnoreCase))?.Name ?? email;
        }
        catch (ServerException refusal) when (refusal.Failure is ServerFailure.NoRight or ServerFailure.Refused or ServerFailure.NotFound)
        {
            // A server that does not show its directory still shows who the folder is shared with.
            return email;
        }
    }
}
